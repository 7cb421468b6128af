//! What a journal holds and a plan does not follow, with the reason.

use crate::journal::EntryId;
use crate::return_to_run::{ClearanceError, InvalidTransition, Moment};

/// An entry that a plan did not follow. It stays in the journal, and nothing came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ignored {
    /// The entry.
    pub entry: EntryId,
    /// When.
    pub at: Moment,
    /// Why.
    pub why: Why,
}

/// Why a plan did not follow an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It cannot have happened to the plan as it was.
    Impossible(InvalidTransition),
    /// It is no clearance.
    NoClearance(ClearanceError),
    /// A clearance by somebody who may not, or on something that does not, clear a bone.
    NotForABone,
    /// A clearance that was withdrawn once, or whose id stands for something else as well: a new one is needed.
    InDoubt,
    /// Its time has not come.
    NotYet,
    /// The pack has no such test.
    NoSuchTest,
}

impl Why {
    /// Every key; the words stand under `return_to_run.ignored.<key>`.
    pub const KEYS: [&'static str; 16] = [
        "out_of_order",
        "morning_in_the_future",
        "not_ready",
        "nothing_to_clear",
        "clearance_too_old",
        "no_normal_running",
        "week_not_over",
        "not_a_clinician",
        "no_name",
        "no_basis",
        "date_in_the_future",
        "not_confirmed",
        "not_for_a_bone",
        "in_doubt",
        "not_yet",
        "no_such_test",
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Impossible(why) => match why {
                InvalidTransition::OutOfOrder => "out_of_order",
                InvalidTransition::MorningInTheFuture => "morning_in_the_future",
                InvalidTransition::NotReady => "not_ready",
                InvalidTransition::NothingToClear => "nothing_to_clear",
                InvalidTransition::ClearanceTooOld => "clearance_too_old",
                InvalidTransition::NoNormalRunning => "no_normal_running",
                InvalidTransition::WeekNotOver => "week_not_over",
            },
            Self::NoClearance(why) => match why {
                ClearanceError::NotAClinician => "not_a_clinician",
                ClearanceError::NoName => "no_name",
                ClearanceError::NoBasis => "no_basis",
                ClearanceError::InTheFuture => "date_in_the_future",
                ClearanceError::NotConfirmed => "not_confirmed",
            },
            Self::NotForABone => "not_for_a_bone",
            Self::InDoubt => "in_doubt",
            Self::NotYet => "not_yet",
            Self::NoSuchTest => "no_such_test",
        }
    }
}

impl From<InvalidTransition> for Why {
    fn from(why: InvalidTransition) -> Self {
        Self::Impossible(why)
    }
}

impl From<ClearanceError> for Why {
    fn from(why: ClearanceError) -> Self {
        Self::NoClearance(why)
    }
}
