//! How long it took others.

use super::super::Evidence;

/// How long it took others: spreads, never a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// From studies.
    pub bands: Vec<RecoveryBand>,
    /// From the guide.
    pub guide_bands: Vec<GuideBand>,
    /// For whom it often takes longer.
    pub widening: Widening,
}

/// How long it took the people of a study. Its words stand under `recovery.<id>.what`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryBand {
    /// The stable public id.
    pub id: String,
    /// Keys of the conditions it speaks of; empty for any running injury.
    pub conditions: Vec<String>,
    /// What was published.
    pub spread: Spread,
    /// People; `None` when not known.
    pub n: Option<u32>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What was published about a time, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// Half of the people took less than the median, and half of them lie between the quartiles.
    MedianQuartiles {
        /// The median.
        median_days: u16,
        /// The first quartile.
        q1_days: u16,
        /// The third quartile.
        q3_days: u16,
    },
    /// The same, with only the distance between the quartiles published.
    MedianWidth {
        /// The median.
        median_days: u16,
        /// From the first quartile to the third.
        iqr_days: u16,
    },
    /// From the shortest to the longest, or the length of a programme.
    Range {
        /// The low end.
        low_days: u16,
        /// The high end.
        high_days: u16,
    },
    /// A mean and how well it is known: no range of a person.
    MeanInterval {
        /// The mean.
        mean_days: u16,
        /// Low end of the 95 % interval of the mean.
        ci_low_days: u16,
        /// High end of the 95 % interval of the mean.
        ci_high_days: u16,
    },
    /// A mean and a standard deviation.
    MeanDeviation {
        /// The mean.
        mean_days: u16,
        /// The standard deviation.
        sd_days: u16,
    },
    /// A median alone.
    Median {
        /// The median.
        median_days: u16,
    },
}

/// What the guide says about a time. Its words stand under `recovery.<id>.what`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideBand {
    /// The stable public id.
    pub id: String,
    /// Days at least.
    pub low_days: u16,
    /// Days at most; `None` when the guide sets no end.
    pub high_days: Option<u16>,
    /// Ids of the guide's facts that it carries.
    pub guide: Vec<String>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// For whom it often takes longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Widening {
    /// Percent by which the upper half of a band is stretched: 130 is three tenths more.
    pub percent: u16,
    /// Weeks of pain: for longer, the band is wider.
    pub long_symptom_weeks: u16,
    /// Age in years: above it, the band is wider.
    pub age_over: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}
