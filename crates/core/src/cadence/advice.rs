//! Whether a higher cadence is worth a try.

use super::Own;
use crate::knowledge::care::{CadenceRules, RaiseRule};

/// Why a higher cadence is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// The runner oversteps: the foot lands far in front of the body.
    Overstride,
    /// A hip or a knee hurts.
    Pain,
}

impl Because {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overstride => "overstride",
            Self::Pain => "pain",
        }
    }
}

/// What is said about a runner's cadence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Nothing: a plan is locked, paused or not yet at running, or the warning questions were not answered.
    Held,
    /// Nothing: a bone may have been hurt.
    Bone,
    /// Stop trying: the lower leg is sore.
    Stop,
    /// Nothing: the runner's own cadence is not known.
    Unknown,
    /// No change: it is at the orientation or above.
    HighEnough,
    /// No change: nothing speaks for one.
    NoReason,
    /// A try.
    Raise {
        /// What is tried.
        target: Target,
        /// Why.
        because: Because,
    },
}

impl Advice {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Bone => "bone",
            Self::Stop => "stop",
            Self::Unknown => "unknown",
            Self::HighEnough => "high_enough",
            Self::NoReason => "no_reason",
            Self::Raise { .. } => "raise",
        }
    }

    /// By the runner's own cadence and what speaks for a change, where nothing forbids a word.
    ///
    /// # Missing data
    ///
    /// `None` for overstriding means that nobody looked, and speaks for nothing.
    pub fn of(own: Own, overstrides: Option<bool>, hurts: bool, rules: &CadenceRules) -> Self {
        let Some(spm_hundredths) = own.spm_hundredths() else {
            return Self::Unknown;
        };
        let is_low = spm_hundredths < rules.orientation.spm * 100;
        let because = if overstrides == Some(true) {
            Because::Overstride
        } else if hurts && is_low {
            Because::Pain
        } else if is_low {
            return Self::NoReason;
        } else {
            return Self::HighEnough;
        };
        let target = target(spm_hundredths, &rules.raise);
        Self::Raise { target, because }
    }
}

/// A cadence to try, in steps per minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// What is tried first.
    pub spm: u32,
    /// Never more than this.
    pub most_spm: u32,
}

/// The target of a runner's own cadence: some per cent more, to the nearest whole step; the limit is never rounded up.
///
/// # Example
///
/// ```
/// use restride_core::cadence::target;
///
/// let rules = restride_testkit::care().cadence;
/// let target = target(16_200, &rules.raise);
/// assert_eq!((target.spm, target.most_spm), (170, 178));
/// ```
pub fn target(own_spm_hundredths: u32, rule: &RaiseRule) -> Target {
    let raised = |percent: u8| u64::from(own_spm_hundredths) * (100 + u64::from(percent));
    let whole = |spm: u64| u32::try_from(spm).unwrap_or(u32::MAX);
    let most_spm = whole(raised(rule.most_percent) / 10_000);
    let spm = whole((raised(rule.percent) + 5000) / 10_000).min(most_spm);
    Target { spm, most_spm }
}
