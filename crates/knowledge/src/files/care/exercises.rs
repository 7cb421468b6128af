//! `exercises/<id>.toml`: the exercise library.

use schemars::JsonSchema;
use serde::Deserialize;

/// `exercises/<id>.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExerciseFile {
    pub(crate) id: String,
    /// What it is for: `exercise_targets.<key>` in the words.
    pub(crate) target: String,
    #[serde(default)]
    pub(crate) per_side: bool,
    /// `impact`, `resisted`, `end_range`, `compression`, `stretch`.
    #[serde(default)]
    pub(crate) stresses: Vec<String>,
    #[serde(default)]
    pub(crate) weight_bearing: bool,
    /// `equipment.<key>` in the words.
    #[serde(default)]
    pub(crate) equipment: Vec<String>,
    /// `stop_if.<key>` in the words.
    #[serde(default)]
    pub(crate) stop_if: Vec<String>,
    /// Keys of conditions for which it is never given.
    #[serde(default)]
    pub(crate) avoid: Vec<String>,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    pub(crate) dose: DoseFile,
}

/// How much of it. At least one of `repetitions`, `hold_s`, `minutes` and `distance_m`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DoseFile {
    pub(crate) sets: u8,
    pub(crate) repetitions: Option<u8>,
    /// Seconds of each hold.
    pub(crate) hold_s: Option<u16>,
    /// Minutes of a set.
    pub(crate) minutes: Option<u16>,
    /// Metres of a set.
    pub(crate) distance_m: Option<u16>,
    /// Seconds up, held, down.
    pub(crate) tempo_s: Option<[u8; 3]>,
    /// Seconds between sets.
    pub(crate) rest_s: Option<u16>,
    #[serde(default = "once")]
    pub(crate) times_per_day: u8,
    /// 1 to 7.
    pub(crate) days_per_week: u8,
    /// 0 to 10.
    pub(crate) most_pain: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

const fn once() -> u8 {
    1
}
