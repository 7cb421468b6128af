//! All plans of a journal, and the gate of each.

use super::alarms::{EveryAlarm, OpenAlarm};
use super::events::Choices;
use super::ignored::Ignored;
use super::kept::{kept_locks, lasting};
use super::looked::Looked;
use super::walk_through::Moved;
use crate::diary::Episode;
use crate::journal::{EntryId, Folded};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::{
    Because, Gate, Moment, Pain, Pending, Plan, Profile, Readiness, Reason, State,
};
use jiff::Zoned;

/// The plan of one episode at a time, and how it came to be.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanOfEpisode<'j, 'k> {
    /// The episode.
    pub episode: Episode<'j>,
    /// When it was opened.
    pub opened: Moment,
    /// The plan. That of a closed episode stands still since then.
    pub plan: Plan,
    /// What moved it, in order.
    pub moves: Vec<Moved<'k>>,
    /// What it did not follow, in order.
    pub ignored: Vec<Ignored>,
    /// The answer of the gate for now.
    pub gate: Gate<'k>,
    /// The pain before a run that was told today, after the last session; `None` when none was.
    pub before: Option<Pain>,
    /// What the runner chose.
    pub choices: Choices<'j>,
    /// Alarms of this episode that no clearance covers.
    pub alarms: Vec<OpenAlarm>,
    /// Tests before the ladder that were passed or failed and still count.
    pub shown: Readiness,
    /// Since when the plan is locked or paused; `None` while it is neither.
    pub held_since: Option<Moment>,
}

impl PlanOfEpisode<'_, '_> {
    /// Whether the episode is open.
    pub const fn is_open(&self) -> bool {
        self.episode.closed.is_none()
    }

    /// Whether the plan is locked.
    pub const fn is_locked(&self) -> bool {
        matches!(self.plan.state(), State::Locked { .. })
    }

    /// Whether a closed episode still forbids running: locked, or paused for red sessions. Closing lifts neither.
    pub const fn holds_after_closing(&self) -> bool {
        lasting(self.plan.state()).is_some()
    }

    /// The session that waits for its next morning; `None` when none does.
    pub const fn pending(&self) -> Option<&Pending> {
        match self.plan.state() {
            State::Level(progress)
            | State::Done {
                running: progress, ..
            } => progress.pending.as_ref(),
            State::Locked { .. }
            | State::Refer { .. }
            | State::Offload { .. }
            | State::Ready { .. } => None,
        }
    }
}

/// The plans of every episode at a time.
///
/// # Example
///
/// ```
/// use restride_core::journal::Journal;
/// use restride_core::return_to_run::Plans;
/// use restride_testkit::journal::Pen;
///
/// let knowledge = restride_testkit::knowledge();
/// let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
/// let opened = pen.entry("episode_opened", &serde_json::json!({"sites": ["lateral"]}));
/// let urgent = pen.assessment("stop_and_see_within_days");
/// let journal = Journal::from_entries([opened, urgent]);
/// let now = jiff::civil::date(2026, 6, 2).at(9, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC)?;
/// let plans = Plans::of(&journal.fold(), &knowledge.return_to_run, &now);
/// assert_eq!(plans.episodes[0].plan.state().key(), "locked");
/// assert!(!plans.may_run());
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Plans<'j, 'k> {
    /// One per episode, in the order in which they were opened.
    pub episodes: Vec<PlanOfEpisode<'j, 'k>>,
    /// Every alarm that no clearance covers, whatever episode it names.
    pub alarms: Vec<OpenAlarm>,
    /// Entries of a newer program that may hold an alarm that this one cannot read.
    pub not_readable: Vec<EntryId>,
    pub(super) rules: &'k ReturnToRun,
}

impl<'j, 'k> Plans<'j, 'k> {
    /// The plans of a journal at a time.
    ///
    /// # Missing data
    ///
    /// What was not told stays untold: such a session is amber at best, and without the pain before it the gate refuses.
    ///
    /// # Units
    ///
    /// `now` in the runner's own zone: its date is today.
    pub fn of(folded: &Folded<'j>, rules: &'k ReturnToRun, now: &Zoned) -> Self {
        let alarms = EveryAlarm::of(folded, rules);
        let kept = kept_locks(folded, rules, &alarms);
        let now = Moment::of(now);
        Looked {
            folded,
            rules,
            alarms: &alarms,
            now,
            kept: &kept,
        }
        .plans()
    }

    /// Whether a run may begin now: every open episode says so, and nothing that is closed forbids it. Without an open
    /// episode there is no plan that could allow one, and no alarm may stand.
    pub fn may_run(&self) -> bool {
        self.why_not().is_empty()
    }

    /// What forbids a run now, by episode; an alarm that belongs to none has no episode.
    pub fn why_not(&self) -> Vec<(Option<EntryId>, Because<'k>)> {
        let mut reasons = Vec::new();
        for plan in &self.episodes {
            let forbids = if plan.is_open() {
                !plan.gate.is_go()
            } else {
                plan.holds_after_closing()
            };
            if forbids {
                reasons.push((Some(plan.episode.id), plan.gate.because()));
            }
        }
        // Alarms without any episode, and what cannot be read, have no plan that could be locked.
        if reasons.is_empty() && !self.alarms.is_empty() {
            reasons.push((None, Because::new(self.rules, Reason::Locked)));
        }
        if reasons.is_empty() && !self.not_readable.is_empty() {
            reasons.push((None, Because::new(self.rules, Reason::NotReadable)));
        }
        reasons
    }
}

/// What holds for all plans together.
impl Plans<'_, '_> {
    /// Whether anything is locked or paused, or an alarm stands that belongs to no episode: then no page names a level,
    /// a limit or a time.
    pub fn is_any_held(&self) -> bool {
        let is_held = |plan: &PlanOfEpisode<'_, '_>| {
            plan.is_open() && plan.plan.state().is_held() || plan.holds_after_closing()
        };
        !self.alarms.is_empty() || self.episodes.iter().any(is_held)
    }

    /// Whether a bone may be hurt in any open or locked episode.
    pub fn protects_bone(&self) -> bool {
        self.episodes.iter().any(|plan| {
            plan.plan.profile() == Profile::Bone && (plan.is_open() || plan.is_locked())
        })
    }
}
