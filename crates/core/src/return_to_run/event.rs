//! What can happen to a plan, and what comes of it.

use super::{Because, Clearance, Graded, Pain, Plan, Readiness, Session};
use crate::urgency::Urgency;
use jiff::civil::Date;
use std::error::Error;
use std::fmt;

/// Something that happened. Imported runs, cadence, shoes and loads are no events: they cannot move a plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// Whether walking in daily life is free of pain.
    Walking {
        /// Free of pain.
        is_free: bool,
    },
    /// The tests before the ladder.
    Tests(Readiness),
    /// A session that ended now.
    Ran(Session),
    /// The pain of a morning, told now.
    Morning {
        /// The day of the morning.
        of: Date,
        /// Pain in the first half hour after waking.
        pain: Pain,
    },
    /// A session that did not begin because of pain.
    Skipped,
    /// A week of normal running is over.
    Week {
        /// Distance of the week.
        distance: Metres,
        /// Mean weekly distance of the four weeks before the injury; `None` when unknown.
        usual: Option<Metres>,
    },
    /// Something urgent was found, anywhere in the body.
    Alarm(Alarm),
    /// The bone questions were answered again.
    BoneScreen {
        /// Whether a bone may be hurt.
        suspected: bool,
    },
    /// The same pain came back.
    PainReturned,
    /// A clinician cleared the runner.
    Cleared(Clearance),
    /// Nothing but time.
    TimePassed,
}

/// Something urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alarm {
    /// An assessment with this urgency.
    Assessed(Urgency),
    /// A bone may be hurt.
    BoneSuspected,
    /// A warning sign was told, outside of a session or in any version of one.
    WarningSign,
    /// The plan was locked before something that was known then was changed.
    WasLocked,
    /// The plan was paused for red sessions before something that was known then was changed.
    WasPaused,
}

/// A distance in whole metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Metres(pub u32);

/// A plan after an event, and why it is as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'k> {
    /// The plan.
    pub plan: Plan,
    /// The grade that was given, to the session of the event or to one that had waited; `None` when none was.
    pub graded: Option<Graded>,
    /// Why.
    pub because: Because<'k>,
}

/// Why an event cannot have happened to a plan, which is as it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidTransition {
    /// The event lies before the last one: a history is folded in the order of its times.
    OutOfOrder,
    /// The morning has not come yet.
    MorningInTheFuture,
    /// The tests belong to a plan that is ready.
    NotReady,
    /// The plan is neither locked nor paused.
    NothingToClear,
    /// The clinician's word is from before the plan was locked or paused.
    ClearanceTooOld,
    /// There is no week of normal running.
    NoNormalRunning,
    /// The week of normal running is not over.
    WeekNotOver,
}

impl fmt::Display for InvalidTransition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::OutOfOrder => "the event lies before the last one",
            Self::MorningInTheFuture => "the morning has not come yet",
            Self::NotReady => "the plan is not ready for the tests before the ladder",
            Self::NothingToClear => "the plan is neither locked nor paused",
            Self::ClearanceTooOld => "the clearance is from before the plan was locked or paused",
            Self::NoNormalRunning => "the plan is not at normal running",
            Self::WeekNotOver => "the week of normal running is not over",
        })
    }
}

impl Error for InvalidTransition {}
