//! How far the next run may go, and why; in the walk-jog phases the session of the ladder instead.
//!
//! Whether a run may begin is [`crate::today`]'s answer and no other. While it is not "yes", nothing here names a distance,
//! a time or a level: [`NextRun::Refused`] has no place for one.

mod completion;
mod limit;

pub use completion::{Completion, completions};
pub use limit::{Limit, WeekLimit};

use crate::journal::EntryId;
use crate::knowledge::{Level, LevelIndex, ReturnToRun};
use crate::load::NoBaseline;
use crate::today::{Refusal, Running, Today};
use crate::why::Look;
use jiff::civil::Weekday;

/// The next run.
#[derive(Debug, Clone, PartialEq)]
pub enum NextRun<'k> {
    /// No run now.
    Refused(Refused<'k>),
    /// The session of the ladder, and nothing beyond it.
    Session {
        /// The episode that decides.
        episode: EntryId,
        /// The level.
        level: LevelIndex,
        /// Minutes of it, walking and jogging.
        minutes: u16,
        /// Minutes of jogging in it.
        jog_minutes: u16,
    },
    /// There is nothing to go by, so no distance is named.
    NoBaseline(NoBaseline),
    /// At most this far.
    UpTo(Limit),
}

/// Why no run is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused<'k> {
    /// A plan or an alarm forbids it.
    Not(Vec<Refusal<'k>>),
    /// These entries tell of a pain that nobody asked the warning questions about.
    Unassessed(Vec<EntryId>),
}

impl<'k> NextRun<'k> {
    /// The next run by the gate of today.
    ///
    /// # Units
    ///
    /// Whole metres; `start` is the day on which a week begins.
    ///
    /// # Missing data
    ///
    /// Runs from before the last injury count for nothing. Without two runs in the window of the pack, and its days of
    /// history, there is no number.
    ///
    /// # Sources
    ///
    /// [`crate::knowledge::care::NextRunRules::evidence`].
    pub fn of(
        today: &Today<'_, 'k>,
        rules: &ReturnToRun,
        look: Look<'_, '_, '_>,
        start: Weekday,
    ) -> Self {
        let (episode, hold) = match &today.running {
            Running::Not(refusals) => return Self::Refused(Refused::Not(refusals.clone())),
            Running::Unassessed(entries) => {
                return Self::Refused(Refused::Unassessed(entries.clone()));
            }
            Running::NoPlan => (None, None),
            Running::Allowed(allowed) => {
                if !rules.is_last(allowed.level) {
                    let level = rules.levels.get(allowed.level);
                    return Self::Session {
                        episode: allowed.episode,
                        level: allowed.level,
                        minutes: level.map_or(0, Level::minutes),
                        jog_minutes: level.map_or(0, Level::jog_minutes),
                    };
                }
                (Some(allowed.episode), allowed.limit)
            }
        };
        match limit::limit(today, look, start, episode, hold) {
            Ok(limit) => Self::UpTo(limit),
            Err(missing) => Self::NoBaseline(missing),
        }
    }

    /// Every key; the words stand under `next_run.<key>`.
    pub const KEYS: [&'static str; 5] =
        ["refused", "unassessed", "session", "no_baseline", "up_to"];

    /// The stable public key.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Refused(Refused::Not(_)) => "refused",
            Self::Refused(Refused::Unassessed(_)) => "unassessed",
            Self::Session { .. } => "session",
            Self::NoBaseline(_) => "no_baseline",
            Self::UpTo(_) => "up_to",
        }
    }
}
