//! What a runner needs to know today, as data: alarms first, then whether a run is allowed and why, then what to do, what
//! to log and what comes next. A function of the journal, the pack and now; it holds no sentence.
//!
//! While a plan is locked or paused there is nothing here that names a level, a distance, a limit or a time for running:
//! [`Stage::Held`] has no place for one.

mod logging;
mod next;
mod running;
mod stage;
mod unassessed;

pub use logging::ToLog;
pub use next::Next;
pub use running::{Allowed, Refusal, Running};
pub use stage::{EpisodeToday, Held, HeldBy, Moving, Stage};

use crate::assessment::{Answers, Engine};
use crate::care::Maintenance;
use crate::journal::{self, Body, Folded, Sort};
use crate::knowledge::{Care, Knowledge};
use crate::return_to_run::{Moment, OpenAlarm, PlanOfEpisode, Plans};
use jiff::Zoned;
use jiff::civil::Date;

/// Today.
///
/// # Example
///
/// ```
/// use restride_core::assessment::Engine;
/// use restride_core::journal::Journal;
/// use restride_core::today::{Running, Today};
///
/// let knowledge = restride_testkit::knowledge();
/// let (engine, care) = (Engine::new(&knowledge), restride_testkit::care());
/// let now = jiff::civil::date(2026, 6, 2).at(9, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC)?;
/// let journal = Journal::default();
/// let today = Today::of(&journal.fold(), &engine, &care, &now);
/// assert!(matches!(today.running, Running::NoPlan));
/// assert!(today.maintenance, "prevention is for runners without pain");
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Today<'j, 'k> {
    /// The runner's own day.
    pub day: Date,
    /// Alarms that no clearance covers, the earliest first. They come before everything else.
    pub alarms: Vec<OpenAlarm>,
    /// Whether a run is allowed now, and why or why not.
    pub running: Running<'k>,
    /// Every episode that is open or still forbids running, in the order in which they were opened.
    pub episodes: Vec<EpisodeToday<'j, 'k>>,
    /// What is missing in the journal today.
    pub to_log: Vec<ToLog>,
    /// Whether the maintenance programme is offered: nothing is open and nobody told of a pain lately, or everything that is
    /// open is over the return.
    pub maintenance: bool,
    /// The maintenance programme, when it is offered and the pack has one.
    pub keep_well: Option<Maintenance<'k>>,
    /// The plans behind it.
    pub plans: Plans<'j, 'k>,
}

impl<'j, 'k> Today<'j, 'k> {
    /// Today, from everything that was logged.
    ///
    /// # Units
    ///
    /// `now` in the runner's own zone: its date is today.
    ///
    /// # Missing data
    ///
    /// See [`Plans::of`]. Without an assessment an episode has no cause, and so no programme and no band of recovery.
    pub fn of(folded: &Folded<'j>, engine: &Engine<'k>, care: &'k Care, now: &Zoned) -> Self {
        let rules = &engine.knowledge().return_to_run;
        Self::with(Plans::of(folded, rules, now), folded, engine, care, now)
    }

    /// The same when the plans are known already: those of this journal at this time.
    pub fn with(
        plans: Plans<'j, 'k>,
        folded: &Folded<'j>,
        engine: &Engine<'k>,
        care: &'k Care,
        now: &Zoned,
    ) -> Self {
        let moment = Moment::of(now);
        let look = Look {
            folded,
            engine,
            care,
            now: moment,
        };
        let shown = plans.episodes.iter();
        let episodes: Vec<EpisodeToday<'j, 'k>> = shown
            .filter(|plan| plan.is_open() || plan.holds_after_closing())
            .map(|plan| look.episode(&plans, plan))
            .collect();
        let mut open = plans.episodes.iter().filter(|plan| plan.is_open());
        let running = Running::of(&plans, look.unassessed());
        let maintenance = plans.why_not().is_empty()
            && !matches!(running, Running::Unassessed(_))
            && open.all(|plan| plan.plan.state().key() == "done");
        let causes: Vec<&str> = episodes.iter().flat_map(|it| it.causes.clone()).collect();
        let keep_well = maintenance
            .then(|| crate::care::maintenance(folded, care, &plans, &causes, moment))
            .flatten();
        Self {
            keep_well,
            day: moment.day(),
            alarms: plans.alarms.clone(),
            running,
            to_log: look.to_log(&plans),
            episodes,
            maintenance,
            plans,
        }
    }
}

/// What everything here looks at.
pub(in crate::today) struct Look<'a, 'j, 'k> {
    pub(in crate::today) folded: &'a Folded<'j>,
    pub(in crate::today) engine: &'a Engine<'k>,
    pub(in crate::today) care: &'k Care,
    pub(in crate::today) now: Moment,
}

impl<'j, 'k> Look<'_, 'j, 'k> {
    fn knowledge(&self) -> &'k Knowledge {
        self.engine.knowledge()
    }

    /// The last assessment that names the episode, or, where it is the only one, the last that names none.
    fn last_assessment(&self, plan: &PlanOfEpisode<'j, 'k>) -> Option<&'j journal::Assessment> {
        let versions = self.folded.of_sort(Sort::Assessment).rev();
        let mut told = versions.filter_map(|version| {
            let Body::Assessment(told) = version.entry.body() else {
                return None;
            };
            Some((version.entry, told))
        });
        let id = plan.episode.id;
        let its = told.find(|(entry, _)| self.folded.episode_of(entry) == Some(id));
        its.map(|(_, told)| told)
    }

    /// Keys of the likely causes by the last assessment, the most likely first; empty when there is none, or when causes
    /// must not be ranked.
    fn causes(&self, plan: &PlanOfEpisode<'j, 'k>) -> Vec<&'k str> {
        let Some(last) = self.last_assessment(plan) else {
            return Vec::new();
        };
        let knowledge = self.knowledge();
        let answers = Answers::logged(knowledge, &last.answers);
        let result = self
            .engine
            .assess(&answers, self.now.day(), Some(last.urgency));
        let causes = result.causes.iter();
        causes
            .map(|cause| knowledge.conditions[cause.condition].key.as_str())
            .collect()
    }
}
