//! What comes before the ladder: tests, walks that stand for the first phase, and who opens a locked plan.

use super::super::Evidence;
use super::LevelIndex;
use crate::journal::Basis;

/// What has to be shown before the ladder begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadinessRules {
    /// The tests; their words are under `return_to_run.ready.<id>`.
    pub tests: Vec<ReadinessTest>,
    /// When the first phase may be left out.
    pub credit: WalkCredit,
    /// Days for which a passed test counts.
    pub within_days: u16,
    /// Where the gate as a whole comes from.
    pub evidence: Evidence,
}

/// A test before the ladder begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadinessTest {
    /// The test's id.
    pub id: String,
    /// Most pain.
    pub most_pain: u8,
    /// Most pain when a bone may be hurt.
    pub most_pain_bone: u8,
    /// Whether the foot leaves the ground: offered last, and only when everything else was passed.
    pub impact: bool,
    /// Whether the ladder begins without it.
    pub optional: bool,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Walks that stand for the first phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WalkCredit {
    /// Walks, on as many days.
    pub walks: u8,
    /// Minutes of each, at least.
    pub minutes: u16,
    /// Most pain in each.
    pub most_pain: u8,
    /// Days within which they lie.
    pub in_days: u16,
    /// The level that the ladder then begins at.
    pub start: LevelIndex,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Who may open a locked plan. The roles are a promise of the program and not data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClearanceRules {
    /// What a word about a bone has to rest on: one of these at least.
    pub bone_basis: Vec<Basis>,
    /// Where it comes from.
    pub evidence: Evidence,
}
