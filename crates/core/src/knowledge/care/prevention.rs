//! What keeps a hip well.

use super::super::Evidence;
use super::ExerciseIndex;

/// One part of the maintenance programme. Its words stand under `prevention.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreventionItem {
    /// The stable public id.
    pub id: String,
    /// What it is about.
    pub kind: PreventionKind,
    /// Exercises that belong to it, with their usual dose.
    pub exercises: Vec<ExerciseIndex>,
    /// Minutes of each time; `None` when not said.
    pub minutes: Option<u16>,
    /// Days of a week; `None` when it goes with every run or with none.
    pub days_per_week: Option<u8>,
    /// Ids of the guide's facts that it carries.
    pub guide: Vec<String>,
    /// Whether evidence differs from the guide; both are then said.
    pub differs: bool,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What a part of the maintenance programme is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PreventionKind {
    /// Before a run.
    WarmUp,
    /// Strength.
    Strength,
    /// Shoes.
    Shoes,
    /// Steps a minute.
    Cadence,
    /// How much is run.
    Load,
}

impl PreventionKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::WarmUp,
        Self::Strength,
        Self::Shoes,
        Self::Cadence,
        Self::Load,
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::WarmUp => "warm_up",
            Self::Strength => "strength",
            Self::Shoes => "shoes",
            Self::Cadence => "cadence",
            Self::Load => "load",
        }
    }
}
