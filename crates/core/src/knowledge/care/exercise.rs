//! The exercise library.

use super::super::Evidence;

/// One exercise. Its words stand under `exercises.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// The stable public id.
    pub id: String,
    /// What it is for; the words stand under `exercise_targets.<key>`.
    pub target: String,
    /// Whether it is done on each side.
    pub per_side: bool,
    /// What it asks of the hip; empty when little.
    pub stresses: Vec<ExerciseStress>,
    /// Whether the sore leg carries weight.
    pub weight_bearing: bool,
    /// What is needed; the words stand under `equipment.<key>`.
    pub equipment: Vec<String>,
    /// When to stop at once; the words stand under `stop_if.<key>`.
    pub stop_if: Vec<String>,
    /// Keys of the conditions for which it is never given.
    pub avoid: Vec<String>,
    /// Ids of the guide's facts that this exercise carries.
    pub guide: Vec<String>,
    /// How much of it, where a programme does not say otherwise.
    pub dose: Dose,
}

impl Exercise {
    /// Whether the foot lands on the ground.
    pub fn has_impact(&self) -> bool {
        self.stresses.contains(&ExerciseStress::Impact)
    }

    /// Whether it must not be given for this condition.
    pub fn is_avoided_for(&self, condition: &str) -> bool {
        self.avoid.iter().any(|key| key == condition)
    }
}

/// What an exercise asks of the hip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExerciseStress {
    /// Hopping, landing, running.
    Impact,
    /// Pushing or lifting against a resistance.
    Resisted,
    /// Moving to the end of the range.
    EndRange,
    /// Pressing a tendon against the bone.
    Compression,
    /// Stretching.
    Stretch,
}

impl ExerciseStress {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Impact,
        Self::Resisted,
        Self::EndRange,
        Self::Compression,
        Self::Stretch,
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Impact => "impact",
            Self::Resisted => "resisted",
            Self::EndRange => "end_range",
            Self::Compression => "compression",
            Self::Stretch => "stretch",
        }
    }
}

/// How much of an exercise. At least one of repetitions, hold, minutes and distance is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dose {
    /// Sets, at least 1.
    pub sets: u8,
    /// Repetitions of a set; `None` when they are not counted.
    pub repetitions: Option<u8>,
    /// Seconds of each hold; `None` when nothing is held.
    pub hold_s: Option<u16>,
    /// Minutes of a set; `None` when it is not done by the clock.
    pub minutes: Option<u16>,
    /// Metres of a set; `None` when it is not done over a distance.
    pub distance_m: Option<u16>,
    /// How slowly; `None` when it does not matter.
    pub tempo_s: Option<Tempo>,
    /// Seconds of rest between sets; `None` when not said.
    pub rest_s: Option<u16>,
    /// Times on a day on which it is done, at least 1.
    pub times_per_day: u8,
    /// Days of a week, 1 to 7.
    pub days_per_week: u8,
    /// Most pain while doing it, 0 to 10.
    pub most_pain: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Seconds of the parts of one repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tempo {
    /// Seconds up.
    pub up_s: u8,
    /// Seconds at the top.
    pub hold_s: u8,
    /// Seconds down.
    pub down_s: u8,
}
