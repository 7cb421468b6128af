//! Coming back after a break, and pain that comes back.

use super::super::Evidence;
use super::LevelIndex;

/// Coming back to the ladder after a break. All in days since the last completed session, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissedTime {
    /// Up to here the level stays.
    pub same_days: u16,
    /// Up to here it falls by one level.
    pub level_days: u16,
    /// Up to here it falls to the first level of the phase before; after that the ladder begins anew.
    pub phase_days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Coming back to normal running after a break. All in days since the last completed session, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongBreak {
    /// Up to here, after [`MissedTime::same_days`], the runner starts again with less.
    pub reduced_days: u16,
    /// Percent of the last weekly distance to start again with.
    pub reduced_percent: u8,
    /// Up to here the runner goes back to [`LongBreak::back_to`]; after that the ladder begins anew.
    pub back_days: u16,
    /// The level that a long break from normal running leads to.
    pub back_to: LevelIndex,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Pain that comes back in normal running.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relapse {
    /// Pain in the morning from which it counts.
    pub morning_pain: u8,
    /// Such mornings, one day after the other, that lead to [`Relapse::back_to`].
    pub mornings: u8,
    /// The level that a relapse leads to.
    pub back_to: LevelIndex,
    /// Days over which the distance is held or cut.
    pub hold_days: u16,
    /// Percent of the last weekly distance after an amber session, at most.
    pub amber_percent: u8,
    /// Percent of the last weekly distance after a red session, at most.
    pub red_percent: u8,
    /// Days after the end of the return in which the same pain is a recurrence.
    pub recurrence_days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}
