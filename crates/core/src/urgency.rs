//! How soon a runner has to be seen: the four levels, ordered.

use std::fmt;

/// How soon somebody has to look at this hip, from least to most urgent.
///
/// The order is the safety property: a result is the *maximum* over independent floors, so `Ord` compares urgency.
///
/// # Example
///
/// ```
/// use restride_core::urgency::Urgency;
///
/// assert!(Urgency::Emergency > Urgency::SelfManage);
/// assert_eq!(Urgency::from_key("see_within_2_weeks"), Some(Urgency::SeeWithinTwoWeeks));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// T3: manage it with load changes, with a safety net and a review date.
    SelfManage,
    /// T2: a clinician within two weeks; no running that raises the pain.
    SeeWithinTwoWeeks,
    /// T1: stop running now, a clinician within days.
    StopAndSeeWithinDays,
    /// T0: help now.
    Emergency,
}

impl Urgency {
    /// All levels, most urgent first.
    pub const ALL: [Self; 4] = [
        Self::Emergency,
        Self::StopAndSeeWithinDays,
        Self::SeeWithinTwoWeeks,
        Self::SelfManage,
    ];

    /// The stable public key of this level.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::StopAndSeeWithinDays => "stop_and_see_within_days",
            Self::SeeWithinTwoWeeks => "see_within_2_weeks",
            Self::SelfManage => "self_manage",
        }
    }

    /// The level with this public key; `None` for any other text.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.key() == key)
    }

    /// Levels between two urgencies: positive when `self` is more urgent than `other`.
    pub const fn levels_above(self, other: Self) -> i8 {
        self.rank() - other.rank()
    }

    const fn rank(self) -> i8 {
        match self {
            Self::SelfManage => 0,
            Self::SeeWithinTwoWeeks => 1,
            Self::StopAndSeeWithinDays => 2,
            Self::Emergency => 3,
        }
    }
}

impl fmt::Display for Urgency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.key())
    }
}
