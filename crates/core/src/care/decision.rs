//! The decision at the end of the first 72 hours.

use super::{EarlySigns, of_episode};
use crate::journal::{Body, Folded, Walk};
use crate::knowledge::care::{FirstDays, FirstDecision, WalkingSign};
use crate::return_to_run::{Moment, PlanOfEpisode};

/// The decision at the end of the first days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecisionNow<'k> {
    /// What they lead to.
    Taken(&'k FirstDecision),
    /// It cannot be taken: something has to be told first. Nothing is concluded from silence.
    Open(Missing),
}

/// What has to be told before the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// The warning questions.
    WarningQuestions,
    /// A walk: its pain, and whether the runner limped.
    Walk,
    /// A walk that is long enough, in minutes.
    LongWalk {
        /// Minutes at least.
        minutes: u16,
    },
}

impl Missing {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::WarningQuestions => "warning_questions",
            Self::Walk => "walk",
            Self::LongWalk { .. } => "long_walk",
        }
    }
}

/// The first decision that fits. One that cannot be passed over for lack of knowledge leaves the whole open.
pub(super) fn decide<'k>(
    folded: &Folded<'_>,
    first_days: &'k FirstDays,
    plan: &PlanOfEpisode<'_, '_>,
    signs: &EarlySigns,
    from: Moment,
    now: Moment,
) -> Option<DecisionNow<'k>> {
    let seen = Seen::of(folded, plan, signs, from, now);
    for decision in &first_days.decisions {
        let mut missing = None;
        let mut fits = decision.when.is_empty();
        for sign in &decision.when {
            match seen.holds(*sign, decision) {
                Ok(holds) => fits |= holds,
                Err(unknown) => missing = missing.or(Some(unknown)),
            }
        }
        if fits {
            return Some(DecisionNow::Taken(decision));
        }
        if let Some(missing) = missing {
            return Some(DecisionNow::Open(missing));
        }
    }
    None
}

/// What was seen of the runner's walking.
struct Seen<'a> {
    signs: &'a EarlySigns,
    last: Option<&'a Walk>,
    /// The first pain that was told: of a walk, or of anything else.
    first_pain: Option<u8>,
    /// The longest of the last walks without pain and without a limp, in minutes.
    longest_free: u32,
}

impl<'a> Seen<'a> {
    fn of(
        folded: &Folded<'a>,
        plan: &PlanOfEpisode<'_, '_>,
        signs: &'a EarlySigns,
        from: Moment,
        now: Moment,
    ) -> Self {
        let mut seen = Self {
            signs,
            last: None,
            first_pain: None,
            longest_free: 0,
        };
        for version in of_episode(folded, plan.episode.id) {
            let at = Moment::written(version.entry.happened());
            if at < from || at > now {
                continue;
            }
            if let Body::Walk(walk) = version.entry.body() {
                seen.first_pain = seen.first_pain.or(Some(walk.pain.get()));
                let is_free = walk.pain.get() == 0 && walk.limp == Some(false);
                seen.longest_free = if is_free {
                    seen.longest_free.max(walk.minutes)
                } else {
                    0
                };
                seen.last = Some(walk);
            } else if let Body::Pain(pain) = version.entry.body() {
                seen.first_pain = seen.first_pain.or(Some(pain.score.get()));
            }
        }
        seen
    }

    fn holds(&self, sign: WalkingSign, decision: &FirstDecision) -> Result<bool, Missing> {
        let walk = self.last.ok_or(Missing::Walk);
        Ok(match sign {
            WalkingSign::BoneFlags if !self.signs.is_screened => {
                return Err(Missing::WarningQuestions);
            }
            WalkingSign::BoneFlags => self.signs.is_bone_suspected(),
            WalkingSign::Limp => walk?.limp.ok_or(Missing::Walk)?,
            WalkingSign::WalkingHurts => {
                let pain = walk?.pain.get();
                decision
                    .walking_pain_at_least
                    .is_none_or(|least| pain >= least)
            }
            WalkingSign::NoHalfDrop => {
                let pain = walk?.pain.get();
                let first = self.first_pain.unwrap_or(pain);
                pain > 0 && u16::from(pain) * 2 > u16::from(first)
            }
            WalkingSign::PassesGate => {
                let minutes = decision.walk_minutes.unwrap_or(u16::MAX);
                if walk?.pain.get() == 0 && self.longest_free < u32::from(minutes) {
                    return Err(Missing::LongWalk { minutes });
                }
                self.longest_free >= u32::from(minutes)
            }
        })
    }
}
