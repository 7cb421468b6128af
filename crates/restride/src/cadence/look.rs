//! What a journal tells of a cadence, and what may be tried.

use crate::failure::Failure;
use crate::journal::Work;
use crate::log::value;
use crate::runs;
use crate::runs::measure::whole;
use restride_core::cadence::{Advice, CadenceView, target};
use restride_core::knowledge::care::CadenceRules;
use restride_core::today::Today;

/// The cadences that a person can run or a metronome beats at, in steps per minute.
const POSSIBLE: (u32, u32) = (100, 300);

/// The cadence of the journal.
pub(super) fn cadence(work: &mut Work<'_>, overstrides: bool) -> Result<CadenceView, Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let care = work.care();
    let all = runs::all(&folded, care);
    let today = Today::of(&folded, work.engine(), care, work.now());
    let overstrides = overstrides.then_some(true);
    Ok(CadenceView::of(
        &folded,
        &all,
        &today,
        &care.cadence,
        overstrides,
    ))
}

/// Refuses where nothing is to be suggested about running in another way.
pub(super) fn must_be_open(view: &CadenceView) -> Result<(), Failure> {
    match view.advice {
        Advice::Held => Err(Failure::new(
            "nothing is tried while a plan is locked, paused or not yet at running, or a pain was not asked about",
        )
        .hint("restride today says what may be done")),
        Advice::Bone => Err(Failure::new(
            "nothing is tried after a suspected bone stress injury",
        )
        .hint("ask the clinician who looks after you")),
        Advice::Stop => Err(Failure::new(
            "stop trying: the lower leg was too sore since the experiment began",
        )
        .hint("restride cadence says more; restride cadence experiment stop ends it")),
        Advice::Unknown | Advice::HighEnough | Advice::NoReason | Advice::Raise { .. } => Ok(()),
    }
}

/// Steps per minute that a runner asks for.
pub(super) fn asked(
    field: &str,
    text: &str,
    view: &CadenceView,
    rules: &CadenceRules,
) -> Result<u32, Failure> {
    let (from, to) = POSSIBLE;
    let spm = value::whole(field, text, "steps per minute (of both feet)", from, to)?;
    limited(field, spm, view, rules)
}

/// The same number, unless it is above the limit over the runner's own, where that is known.
pub(super) fn limited(
    field: &str,
    spm: u32,
    view: &CadenceView,
    rules: &CadenceRules,
) -> Result<u32, Failure> {
    let Some(own) = view.own.spm_hundredths() else {
        return Ok(spm);
    };
    let most = target(own, &rules.raise).most_spm;
    if spm > most {
        return Err(Failure::new(format!(
            "{field}: expected at most {most} steps per minute, {} % above your own {}, found {spm}",
            rules.raise.most_percent,
            whole(own)
        )));
    }
    Ok(spm)
}

/// The target that is on, or that is suggested; `None` when there is neither.
pub(super) fn suggested(view: &CadenceView) -> Option<u32> {
    let on = view.experiment.filter(|it| it.ended.is_none());
    let advised = match view.advice {
        Advice::Raise { target, .. } => Some(target.spm),
        _ => None,
    };
    on.map(|it| it.target_spm).or(advised)
}
