//! May I run now? Asked before every session; the answer never holds a date.

use super::state::{Progress, Standing};
use super::{Because, Hold, Moment, Pain, Plan, Profile, Reason, State};
use crate::knowledge::{LevelIndex, ReturnToRun};

/// The answer of the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate<'k> {
    /// This session, and nothing beyond it.
    Go {
        /// The level of the session.
        level: LevelIndex,
        /// A limit on the distance in normal running.
        limit: Option<Hold>,
        /// Why: nothing speaks against it, or a break has lowered the level.
        because: Because<'k>,
        /// Why not further than this level.
        not_yet: Vec<NotYet<'k>>,
    },
    /// Not today: rest.
    Rest(Because<'k>),
    /// Not with this pain: log it and try tomorrow.
    Skip(Because<'k>),
    /// Not until something else has happened.
    Refuse(Because<'k>),
}

impl<'k> Gate<'k> {
    /// Whether the session may begin.
    pub const fn is_go(&self) -> bool {
        match self {
            Self::Go { .. } => true,
            Self::Rest(_) | Self::Skip(_) | Self::Refuse(_) => false,
        }
    }

    /// Why.
    pub const fn because(&self) -> Because<'k> {
        match self {
            Self::Go { because, .. }
            | Self::Rest(because)
            | Self::Skip(because)
            | Self::Refuse(because) => *because,
        }
    }
}

/// Something that keeps a runner on a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotYet<'k> {
    /// What it is.
    pub because: Because<'k>,
    /// Green sessions that are missing; 0 for anything else.
    pub missing: u8,
}

/// Something that has to come before the next level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed<'k> {
    /// What it is.
    pub because: Because<'k>,
    /// Green sessions that are missing; 0 for anything else.
    pub sessions: u8,
    /// Days in this phase that are missing; 0 for anything else.
    pub days: u16,
}

/// Whether a session may begin; the first thing that speaks against it decides.
///
/// # Missing data
///
/// Without the pain before the session the gate refuses. While the last session waits for its next morning the gate
/// asks for that morning first.
///
/// # Units
///
/// Rests are in the runner's calendar days, see [`Moment::is_past`].
///
/// # Example
///
/// ```
/// use jiff::{civil::date, tz::TimeZone};
/// use restride_core::return_to_run::{Gate, Moment, Pain, Plan, Profile, Reason, gate};
///
/// let knowledge = restride_testkit::knowledge();
/// let now = Moment::of(&date(2026, 12, 1).at(9, 0, 0, 0).to_zoned(TimeZone::UTC)?);
/// let plan = Plan::start(Profile::Bone, now);
/// let answer = gate(&knowledge.return_to_run, &plan, Some(Pain::NONE), now);
/// assert_eq!(answer.because().reason, Reason::Locked);
/// assert!(!answer.is_go());
/// # Ok::<(), jiff::Error>(())
/// ```
///
/// # Sources
///
/// Each answer names its own.
pub fn gate<'k>(
    rules: &'k ReturnToRun,
    plan: &Plan,
    before: Option<Pain>,
    now: Moment,
) -> Gate<'k> {
    let plan = plan.settled(rules, now);
    let because = |reason| Because::new(rules, reason);
    let progress = match &plan.state {
        State::Locked { .. } => return Gate::Refuse(because(Reason::Locked)),
        State::Refer { .. } => return Gate::Refuse(because(Reason::Referred)),
        State::Offload { .. } => return Gate::Refuse(because(Reason::WalkingHurts)),
        State::Ready { .. } if plan.history.screen_due.is_some() => {
            return Gate::Refuse(because(Reason::BoneScreenDue));
        }
        State::Ready { .. } => return Gate::Refuse(because(Reason::ReadinessDue)),
        State::Level(progress)
        | State::Done {
            running: progress, ..
        } => progress,
    };
    if plan.history.screen_due.is_some() {
        return Gate::Refuse(because(Reason::BoneScreenDue));
    }
    let (level, reason) = match progress.standing(rules, now) {
        Standing::On { level, reason } => (level, reason),
        Standing::BeforeLadder => return Gate::Refuse(because(Reason::ReadinessDue)),
    };
    if let Some(reason) = plan.must_rest(rules, progress, level, now) {
        return Gate::Rest(because(reason));
    }
    let Some(before) = before else {
        return Gate::Refuse(because(Reason::BeforeMissing));
    };
    if before.points() > most_before(rules, plan.profile, level) {
        return Gate::Skip(because(Reason::BeforeOverCeiling));
    }
    Gate::Go {
        level,
        limit: plan.limit(rules, progress, reason, now),
        because: because(reason.unwrap_or(Reason::Allowed)),
        not_yet: plan
            .not_yet(rules, progress, level, now)
            .into_iter()
            .map(|(reason, missing)| NotYet {
                because: because(reason),
                missing,
            })
            .collect(),
    }
}

/// Most pain before a session with which it may begin.
fn most_before(rules: &ReturnToRun, profile: Profile, level: LevelIndex) -> u8 {
    let most = rules.phase(level).before;
    match profile {
        Profile::Soft => most,
        Profile::Bone => most.min(rules.bone.before),
    }
}

impl Plan {
    /// What keeps a runner from the next level now, the last session's breaks included; empty off the ladder.
    ///
    /// # Units
    ///
    /// [`Needed::days`] in the runner's calendar days from now.
    pub fn needed<'k>(&self, rules: &'k ReturnToRun, now: Moment) -> Vec<Needed<'k>> {
        let plan = self.settled(rules, now);
        let (State::Level(progress)
        | State::Done {
            running: progress, ..
        }) = &plan.state
        else {
            return Vec::new();
        };
        let Standing::On { level, .. } = progress.standing(rules, now) else {
            return Vec::new();
        };
        let is_the_same = rules.phase_of(level) == rules.phase_of(progress.level);
        let dwell = rules.phase(level).dwell_days;
        let dwelt = if is_the_same {
            now.days_since(progress.phase_since.day())
        } else {
            0
        };
        let reasons = plan.not_yet(rules, progress, level, now).into_iter();
        reasons
            .map(|(reason, sessions)| Needed {
                because: Because::new(rules, reason),
                sessions,
                days: if reason == Reason::DwellMissing {
                    dwell.saturating_sub(dwelt).max(1)
                } else {
                    0
                },
            })
            .collect()
    }

    /// Whether the gate would let a session begin at this time, the pain before it aside.
    pub(super) fn is_rested(
        &self,
        rules: &ReturnToRun,
        progress: &Progress,
        level: LevelIndex,
        now: Moment,
    ) -> bool {
        self.history.screen_due.is_none() && self.must_rest(rules, progress, level, now).is_none()
    }

    /// Why a session has to wait; `None` when it need not.
    fn must_rest(
        &self,
        rules: &ReturnToRun,
        progress: &Progress,
        level: LevelIndex,
        now: Moment,
    ) -> Option<Reason> {
        if let Some(rest) = self.history.rest {
            if !rest.from.is_past(now, rules.rest.red_days) {
                return Some(Reason::RestAfterRed);
            }
            if rest.settled < rules.rest.red_mornings {
                return Some(Reason::MorningsNotSettled);
            }
        }
        if progress.pending.is_some() {
            return Some(Reason::MorningAwaited);
        }
        let between = rules.phase(level).days_between;
        let too_soon = self
            .history
            .last_session
            .is_some_and(|last| !last.is_past(now, between));
        too_soon.then_some(Reason::RestDay)
    }

    /// The limit on normal running at this time, the smaller share when there are two.
    fn limit(
        &self,
        rules: &ReturnToRun,
        progress: &Progress,
        missed: Option<Reason>,
        now: Moment,
    ) -> Option<Hold> {
        let held = self
            .history
            .hold
            .filter(|hold| hold.from.is_within(now, rules.relapse.hold_days));
        let reduced = (missed == Some(Reason::MissedReduced)).then_some(Hold {
            from: progress.last_completed,
            percent: rules.long_break.reduced_percent,
            reason: Reason::MissedReduced,
        });
        held.into_iter()
            .chain(reduced)
            .min_by_key(|hold| hold.percent)
    }

    /// What keeps a runner on a level at a time, with the number of green sessions that are missing.
    pub(super) fn not_yet(
        &self,
        rules: &ReturnToRun,
        progress: &Progress,
        level: LevelIndex,
        now: Moment,
    ) -> Vec<(Reason, u8)> {
        if rules.is_last(level) {
            return vec![(Reason::AtTheTop, 0)];
        }
        let mut reasons = Vec::new();
        let needed = rules
            .levels
            .get(level)
            .map_or(u8::MAX, |level| level.greens);
        let greens = if level == progress.level {
            progress.greens
        } else {
            0
        };
        if greens < needed {
            reasons.push((Reason::GreensMissing, needed - greens));
        }
        let leaves_phase = rules.phase_of(level + 1) != rules.phase_of(level);
        let entered = if rules.phase_of(level) == rules.phase_of(progress.level) {
            progress.phase_since
        } else {
            now
        };
        if leaves_phase && !entered.is_past(now, rules.phase(level).dwell_days) {
            reasons.push((Reason::DwellMissing, 0));
        }
        let climbing = &rules.climbing;
        if self.history.promotions_within(climbing.in_days, now)
            >= usize::from(climbing.most_promotions)
        {
            reasons.push((Reason::ClimbedEnough, 0));
        }
        reasons
    }
}
