//! How the ladder is climbed: up, down, standing still, and the end.

use super::super::Evidence;

/// How fast the ladder may be climbed; never by more than one level for a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Climbing {
    /// Promotions within [`Climbing::in_days`], at most.
    pub most_promotions: u8,
    /// Days over which promotions are counted.
    pub in_days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What leads down, and to a clinician.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Falling {
    /// Amber sessions in a row that lead one level down.
    pub ambers_down: u8,
    /// Skipped sessions in a row that count as one amber session.
    pub skips_as_amber: u8,
    /// Days within which a second red session leads to the phase before.
    pub second_red_days: u16,
    /// Days over which red sessions are counted.
    pub refer_days: u16,
    /// Red sessions within [`Falling::refer_days`] that pause the plan.
    pub refer_reds: u8,
    /// Red sessions in a row that lock the plan when a bone may be hurt.
    pub bone_reds_to_lock: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Standing still for too long. All in days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plateau {
    /// Days without a promotion after which help is suggested.
    pub suggest_days: u16,
    /// Days without a promotion after which the plan is paused.
    pub refer_days: u16,
    /// Days on the ladder without reaching normal running after which the plan is paused.
    pub ladder_days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// When the return is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discharge {
    /// Weeks of normal running, one after the other, all quiet.
    pub weeks: u8,
    /// Percent of the usual weekly distance from before the injury.
    pub least_percent: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}
