//! What is known about cadence: what a runner's own is, when a higher one is suggested, how it is tried.

use super::super::Evidence;

/// The rules about cadence. All cadences are steps of both feet in a minute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CadenceRules {
    /// The bands of speed that cadences are compared in.
    pub bands: BandRule,
    /// What the runner's own cadence is.
    pub preferred: PreferredRule,
    /// The cadence that the guide names.
    pub orientation: OrientationRule,
    /// How much higher a target is.
    pub raise: RaiseRule,
    /// Which pain speaks for a higher cadence.
    pub pain: CadencePainRule,
    /// How a target is tried.
    pub experiment: ExperimentRule,
    /// When to stop trying.
    pub stop: CadenceStopRule,
}

/// The bands of speed that cadences are compared in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandRule {
    /// The width of a band, in millimetres per second.
    pub width_mm_s: u32,
    /// Seconds that a band needs; with fewer nothing is said of it.
    pub least_s: u32,
    /// Days that are looked back on.
    pub days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What the runner's own cadence is: the median of the last easy runs at about one speed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreferredRule {
    /// Runs that it needs.
    pub least_runs: usize,
    /// How far the speed of a run may lie from the usual one, in millimetres per second.
    pub within_mm_s: u32,
    /// Minutes that a run needs.
    pub least_minutes: u16,
    /// The most effort of an easy run, 0 to 10; a run whose effort was not told may be one.
    pub most_effort: u8,
    /// Days that are looked back on.
    pub days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// The cadence that the guide names: an orientation, and no target for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrientationRule {
    /// Steps per minute.
    pub spm: u32,
    /// The id of the correction that says what evidence says of it.
    pub correction: String,
    /// Facts of the guide that it carries.
    pub guide: Vec<String>,
    /// Where the number comes from.
    pub evidence: Evidence,
}

/// How much higher than the runner's own a target is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RaiseRule {
    /// Per cent above the runner's own.
    pub percent: u8,
    /// The most per cent above the runner's own, whoever asks for it.
    pub most_percent: u8,
    /// Where the numbers come from.
    pub evidence: Evidence,
}

/// Which pain speaks for a higher cadence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CadencePainRule {
    /// Places.
    pub sites: Vec<String>,
    /// Days that are looked back on.
    pub days: u16,
    /// Pain from which it counts, 1 to 10.
    pub least_pain: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How a target is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExperimentRule {
    /// Days after which the first comparison means something.
    pub least_days: u16,
    /// Days after which it is over.
    pub most_days: u16,
    /// Days before it that it is compared with.
    pub before_days: u16,
    /// Minutes of a block with the beep, and of the break after it: the fewest.
    pub block_minutes_from: u8,
    /// Minutes of a block with the beep, and of the break after it: the most.
    pub block_minutes_to: u8,
    /// Blocks of a run.
    pub blocks: u8,
    /// Runs a week with blocks.
    pub runs_per_week: u8,
    /// Run days with a pain that was logged, before and after; with fewer nothing is said of pain.
    pub least_pain_days: usize,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// When to stop trying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CadenceStopRule {
    /// Places.
    pub sites: Vec<String>,
    /// Pain from which to stop, 1 to 10.
    pub pain: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}
