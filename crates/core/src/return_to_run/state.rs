//! Where a runner stands.

use super::history::History;
use super::readiness::Readiness;
use super::{Because, Moment, Profile, Reason, Session};
use crate::knowledge::{LevelIndex, ReadinessTestIndex, ReturnToRun};
use jiff::civil::Date;

/// Where a runner stands; every variant holds its own evidence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// No running, no test with impact, no date, until a clinician clears the runner.
    Locked {
        /// Since when; a clearance from before does not count.
        since: Date,
        /// Why.
        reason: Reason,
    },
    /// Paused until a clinician has looked.
    Refer {
        /// Since when; a clearance from before does not count.
        since: Date,
        /// Why.
        reason: Reason,
    },
    /// Walking hurts: rest from it.
    Offload {
        /// Since when.
        since: Date,
        /// Why.
        reason: Reason,
    },
    /// Walking is free of pain: the tests before the ladder.
    Ready {
        /// Since when.
        since: Date,
        /// Why.
        reason: Reason,
    },
    /// On the ladder.
    Level(Progress),
    /// The return is over: normal running, watched for relapse.
    Done {
        /// Since when.
        since: Moment,
        /// Normal running.
        running: Progress,
    },
}

impl State {
    /// Every key of a state; the words stand under `return_to_run.state.<key>`.
    pub const KEYS: [&'static str; 6] = ["locked", "refer", "offload", "ready", "level", "done"];

    /// The stable public key.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Locked { .. } => "locked",
            Self::Refer { .. } => "refer",
            Self::Offload { .. } => "offload",
            Self::Ready { .. } => "ready",
            Self::Level(_) => "level",
            Self::Done { .. } => "done",
        }
    }

    /// Whether it is locked or paused: somebody has to look before anything goes on.
    pub const fn is_held(&self) -> bool {
        match self {
            Self::Locked { .. } | Self::Refer { .. } => true,
            Self::Offload { .. } | Self::Ready { .. } | Self::Level(_) | Self::Done { .. } => false,
        }
    }

    /// The level a runner is on; `None` off the ladder.
    pub const fn level(&self) -> Option<LevelIndex> {
        match self {
            Self::Level(progress)
            | Self::Done {
                running: progress, ..
            } => Some(progress.level),
            Self::Locked { .. }
            | Self::Refer { .. }
            | Self::Offload { .. }
            | Self::Ready { .. } => None,
        }
    }
}

/// Counters of a runner on the ladder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Progress {
    /// The level held at the last session; a break since then may have lowered it, see [`Plan::standing`].
    pub level: LevelIndex,
    /// When its phase was entered.
    pub phase_since: Moment,
    /// Green sessions in a row at this level.
    pub greens: u8,
    /// Amber sessions in a row.
    pub ambers: u8,
    /// Sessions in a row that did not begin.
    pub skips: u8,
    /// The last time a session did not begin.
    pub last_skip: Option<Moment>,
    /// The last completed session; the start of the ladder before the first one.
    pub last_completed: Moment,
    /// A session that waits for its next morning.
    pub pending: Option<Pending>,
    /// A session that waited in vain and was graded without its next morning.
    pub expired: Option<Pending>,
    /// When the current week of normal running began; not used below.
    pub week_since: Moment,
    /// Sessions in the current week, and whether all were green.
    pub week_sessions: u8,
    /// Whether every session of the current week was green.
    pub week_quiet: bool,
    /// Weeks in a row that count.
    pub quiet_weeks: u8,
}

impl Progress {
    pub(super) const fn new(level: LevelIndex, now: Moment) -> Self {
        Self {
            level,
            phase_since: now,
            greens: 0,
            ambers: 0,
            skips: 0,
            last_skip: None,
            last_completed: now,
            pending: None,
            expired: None,
            week_since: now,
            week_sessions: 0,
            week_quiet: true,
            quiet_weeks: 0,
        }
    }

    /// Moves to a level; a new phase is entered now.
    pub(super) fn go_to(&mut self, rules: &ReturnToRun, level: LevelIndex, now: Moment) {
        if rules.phase_of(level) != rules.phase_of(self.level) {
            self.phase_since = now;
        }
        self.level = level;
        self.greens = 0;
        self.week_since = now;
        self.week_sessions = 0;
        self.week_quiet = true;
        self.quiet_weeks = 0;
    }
}

/// A session whose next morning has not been told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pending {
    /// What was told.
    pub session: Session,
    /// When it ended.
    pub ended: Moment,
    /// Whether the gate had allowed it.
    pub allowed: bool,
}

/// Where a break since the last completed session has put a runner on the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// On this level, and why it is not the one held before.
    On {
        level: LevelIndex,
        reason: Option<Reason>,
    },
    /// Before the ladder.
    BeforeLadder,
}

/// A runner's return to running: profile, state and what is remembered. It changes only through [`Plan::after`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Plan {
    pub(super) profile: Profile,
    pub(super) state: State,
    pub(super) history: History,
    /// The time of the last event.
    pub(super) seen: Moment,
}

impl Plan {
    /// A plan before the first event: resting, or locked when a bone may be hurt.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::{civil::date, tz::TimeZone};
    /// use restride_core::return_to_run::{Moment, Plan, Profile};
    ///
    /// let now = Moment::of(&date(2026, 12, 1).at(9, 0, 0, 0).to_zoned(TimeZone::UTC)?);
    /// assert_eq!(Plan::start(Profile::Soft, now).state().key(), "offload");
    /// assert_eq!(Plan::start(Profile::Bone, now).state().key(), "locked");
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn start(profile: Profile, now: Moment) -> Self {
        let state = match profile {
            Profile::Soft => State::Offload {
                since: now.day(),
                reason: Reason::WalkingHurts,
            },
            Profile::Bone => State::Locked {
                since: now.day(),
                reason: Reason::BoneSuspected,
            },
        };
        Self {
            profile,
            state,
            history: History::default(),
            seen: now,
        }
    }

    /// Which tissue the rules protect.
    pub const fn profile(&self) -> Profile {
        self.profile
    }

    /// Where the runner stood after the last event; time since then is not in it, see [`Plan::settled`].
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// What is remembered.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// The time of the last event.
    pub const fn seen(&self) -> Moment {
        self.seen
    }

    /// The level that a runner stands on at a time, a break since the last session included; `None` off the ladder.
    ///
    /// # Range
    ///
    /// A longer break never gives a higher level.
    pub fn standing(&self, rules: &ReturnToRun, now: Moment) -> Option<LevelIndex> {
        match &self.state {
            State::Level(progress)
            | State::Done {
                running: progress, ..
            } => match progress.standing(rules, now) {
                Standing::On { level, .. } => Some(level),
                Standing::BeforeLadder => None,
            },
            State::Locked { .. }
            | State::Refer { .. }
            | State::Offload { .. }
            | State::Ready { .. } => None,
        }
    }

    /// The tests before the ladder that may be done now: none unless the plan is ready, and those where the foot leaves
    /// the ground only when all others were passed.
    pub fn tests_offered(
        &self,
        rules: &ReturnToRun,
        readiness: &Readiness,
    ) -> Vec<ReadinessTestIndex> {
        let uncleared = self.profile == Profile::Bone && self.history.clearance.is_none();
        match &self.state {
            State::Ready { .. } if self.history.screen_due.is_none() && !uncleared => {
                readiness.may_do(rules, self.profile)
            }
            State::Ready { .. }
            | State::Locked { .. }
            | State::Refer { .. }
            | State::Offload { .. }
            | State::Level(_)
            | State::Done { .. } => Vec::new(),
        }
    }

    /// Whether nothing moved up for so long that help is suggested; `None` while it is not, and off the ladder.
    ///
    /// # Units
    ///
    /// Days since the last promotion, or since the ladder began; the pack's `suggest_days`.
    pub fn suggests_help<'k>(&self, rules: &'k ReturnToRun, now: Moment) -> Option<Because<'k>> {
        let State::Level(progress) = &self.state else {
            return None;
        };
        let stands_still = !rules.is_last(progress.level)
            && self
                .history
                .last_up
                .is_some_and(|up| up.gap_to(now) >= rules.plateau.suggest_days);
        stands_still.then(|| Because::new(rules, Reason::PlateauSuggest))
    }
}

impl Progress {
    /// What a break since the last completed session means.
    pub(super) fn standing(&self, rules: &ReturnToRun, now: Moment) -> Standing {
        let missed = &rules.missed;
        let gap = self.last_completed.gap_to(now);
        let on = |level: LevelIndex, reason| Standing::On { level, reason };
        if gap <= missed.same_days {
            return on(self.level, None);
        }
        if rules.is_last(self.level) {
            let long = &rules.long_break;
            return if gap <= long.reduced_days {
                on(self.level, Some(Reason::MissedReduced))
            } else if gap <= long.back_days {
                on(long.back_to, Some(Reason::MissedPhase))
            } else {
                Standing::BeforeLadder
            };
        }
        if gap <= missed.level_days {
            on(self.level.saturating_sub(1), Some(Reason::MissedLevel))
        } else if gap <= missed.phase_days {
            on(rules.phase_before(self.level), Some(Reason::MissedPhase))
        } else {
            Standing::BeforeLadder
        }
    }
}
