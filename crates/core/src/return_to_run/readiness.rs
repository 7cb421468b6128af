//! What a runner shows before the ladder begins.

use super::{Moment, Pain, Profile, Reason};
use crate::knowledge::{LevelIndex, ReadinessTestIndex, ReturnToRun};
use std::collections::{BTreeMap, BTreeSet};

/// How a test went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tried {
    /// Most pain.
    pub pain: Pain,
    /// Whether it was done as its words ask: time, count, both sides, no limp, controlled.
    pub as_asked: bool,
}

/// A brisk walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Walk {
    /// When.
    pub at: Moment,
    /// How long, in minutes.
    pub minutes: u16,
    /// Most pain, up to the next morning.
    pub pain: Pain,
}

/// What a runner shows before the ladder begins. A test that is not in it was not done, and not passed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Readiness {
    /// Tests done, by position.
    pub tests: BTreeMap<ReadinessTestIndex, Tried>,
    /// Brisk walks that were logged.
    pub walks: Vec<Walk>,
}

impl Readiness {
    /// Every test of the pack without pain, as asked, and no walks logged.
    pub fn all_passed(rules: &ReturnToRun) -> Self {
        let passed = Tried {
            pain: Pain::NONE,
            as_asked: true,
        };
        Self {
            tests: (0..rules.readiness.tests.len())
                .map(|test| (test, passed))
                .collect(),
            walks: Vec::new(),
        }
    }

    fn has_passed(&self, rules: &ReturnToRun, profile: Profile, index: ReadinessTestIndex) -> bool {
        let Some(test) = rules.readiness.tests.get(index) else {
            return false;
        };
        let most = match profile {
            Profile::Soft => test.most_pain,
            Profile::Bone => test.most_pain_bone,
        };
        match self.tests.get(&index) {
            Some(tried) => tried.as_asked && tried.pain.points() <= most,
            // Optional: not doing it is no failure, doing it with pain is.
            None => test.optional,
        }
    }

    /// The tests that may be done now: those that stay on the ground first; those where the foot leaves it only when
    /// all others were passed.
    pub(super) fn may_do(&self, rules: &ReturnToRun, profile: Profile) -> Vec<ReadinessTestIndex> {
        let tests = &rules.readiness.tests;
        let grounded = (0..tests.len()).filter(|&index| !tests[index].impact);
        let ready_for_impact = grounded
            .clone()
            .all(|index| self.has_passed(rules, profile, index));
        if ready_for_impact {
            (0..tests.len()).collect()
        } else {
            grounded.collect()
        }
    }

    /// The level that the ladder begins at, and why; `Err` with the reason when it does not begin.
    pub(super) fn start(
        &self,
        rules: &ReturnToRun,
        profile: Profile,
        now: Moment,
    ) -> Result<(LevelIndex, Reason), Reason> {
        let passed =
            (0..rules.readiness.tests.len()).all(|index| self.has_passed(rules, profile, index));
        if !passed {
            return Err(Reason::ReadinessNotShown);
        }
        let credit = &rules.readiness.credit;
        let days: BTreeSet<_> = self
            .walks
            .iter()
            .filter(|walk| {
                walk.at <= now
                    && walk.at.gap_to(now) < credit.in_days
                    && walk.minutes >= credit.minutes
                    && walk.pain.points() <= credit.most_pain
            })
            .map(|walk| walk.at.day())
            .collect();
        if days.len() >= usize::from(credit.walks) {
            Ok((credit.start, Reason::WalksCredited))
        } else {
            Ok((0, Reason::ReadinessShown))
        }
    }
}
