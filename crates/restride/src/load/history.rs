//! The runs of a journal and what is needed to judge them, gathered once for a command.

use crate::failure::Failure;
use crate::log::value;
use jiff::civil::Date;
use restride_core::journal::Folded;
use restride_core::knowledge::{Care, Knowledge};
use restride_core::load::{Complete, Span, walk_jog_spans};
use restride_core::return_to_run::Plans;
use restride_core::runs::{Activity, Outing, Runs};
use restride_core::shoes::Wardrobe;
use restride_core::why::{Before, Look, Why};

/// The runs of a journal and what is needed to judge them.
pub(crate) struct History<'j> {
    pub(crate) runs: Runs<'j>,
    pub(crate) outings: Vec<Outing>,
    pub(crate) complete: Complete,
    pub(crate) walk_jog: Vec<Span>,
    wardrobe: Wardrobe<'j>,
}

impl<'j> History<'j> {
    /// Gathers it; `since` is a day from which the runner says that nothing is missing.
    pub(crate) fn of(
        folded: &Folded<'j>,
        knowledge: &Knowledge,
        care: &Care,
        plans: &Plans<'j, '_>,
        since: Option<Date>,
        today: Date,
    ) -> Self {
        let runs = Runs::of(folded, care.load.recordings);
        Self {
            outings: runs.outings(),
            complete: Complete::of(folded, &runs, since, today),
            walk_jog: walk_jog_spans(plans, &knowledge.return_to_run, today),
            wardrobe: Wardrobe::of(folded),
            runs,
        }
    }

    /// What `look` makes of it.
    pub(crate) fn with<'k, T>(
        &self,
        folded: &Folded<'j>,
        care: &'k Care,
        look: impl FnOnce(Look<'_, 'j, 'k>) -> T,
    ) -> T {
        let worn = |run: &Activity<'j>| {
            let worn = self.wardrobe.worn(&run.content, run.day);
            worn.map(|worn| worn.pair)
        };
        look(Look {
            folded,
            runs: &self.runs,
            complete: &self.complete,
            walk_jog: &self.walk_jog,
            worn: &worn,
            rules: &care.load,
        })
    }

    /// What changed before a pain.
    pub(crate) fn why<'k>(&self, folded: &Folded<'j>, care: &'k Care, before: Before) -> Why<'k> {
        self.with(folded, care, |look| Why::of(look, before))
    }
}

/// The day from which nothing is missing, when the runner named one.
pub(crate) fn complete_since(text: Option<&str>, today: Date) -> Result<Option<Date>, Failure> {
    let since = text.map(|text| value::day("--complete-since", text));
    let since = since.transpose()?;
    if let Some(since) = since.filter(|since| *since > today) {
        return Err(Failure::new(format!(
            "--complete-since: {since} has not come yet"
        )));
    }
    Ok(since)
}
