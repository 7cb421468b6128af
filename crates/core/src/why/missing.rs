//! What could not be looked at.

/// Something that the runs do not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// There is no run in these days.
    NoRuns,
    /// Of some runs, the history before them is too short.
    ShortHistory,
    /// Of some runs, too few runs in the weeks before them are known.
    FewRuns,
    /// Some runs have no distance.
    Distances,
    /// Of some days it is not known whether something was run.
    UnknownDays,
    /// The weeks cannot be compared.
    Weeks,
    /// Too few runs tell how far they climbed.
    Climbs,
    /// Too few runs tell their speeds.
    Speeds,
    /// Too few runs tell their shoes.
    Shoes,
    /// Too few runs tell their ground.
    Surfaces,
    /// Too few runs tell their cadence.
    Cadences,
}

impl Missing {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::NoRuns,
        Self::ShortHistory,
        Self::FewRuns,
        Self::Distances,
        Self::UnknownDays,
        Self::Weeks,
        Self::Climbs,
        Self::Speeds,
        Self::Shoes,
        Self::Surfaces,
        Self::Cadences,
    ];

    /// The stable public key; the words stand under `why.missing.<key>`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoRuns => "no_runs",
            Self::ShortHistory => "short_history",
            Self::FewRuns => "few_runs",
            Self::Distances => "distances",
            Self::UnknownDays => "unknown_days",
            Self::Weeks => "weeks",
            Self::Climbs => "climbs",
            Self::Speeds => "speeds",
            Self::Shoes => "shoes",
            Self::Surfaces => "surfaces",
            Self::Cadences => "cadences",
        }
    }
}
