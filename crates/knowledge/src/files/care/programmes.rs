//! `programmes/<id>.toml`: rehab programmes.

use schemars::JsonSchema;
use serde::Deserialize;

/// `programmes/<id>.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProgrammeFile {
    pub(crate) id: String,
    /// Keys of the conditions it serves.
    pub(crate) conditions: Vec<String>,
    /// Whether it may begin only after a clinician's clearance.
    #[serde(default)]
    pub(crate) needs_clearance: bool,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    #[serde(default)]
    pub(crate) avoid: Vec<WordsFile>,
    pub(crate) stages: Vec<StageFile>,
    #[serde(default)]
    pub(crate) facts: Vec<WordsFile>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// Words with a source: under `programme_avoid.<id>` or `programme_facts.<id>`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordsFile {
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StageFile {
    pub(crate) id: String,
    pub(crate) least_days: u16,
    /// What has to be shown before the next stage; empty in the last one.
    #[serde(default)]
    pub(crate) exit: Vec<ExitFile>,
    pub(crate) items: Vec<ItemFile>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExitFile {
    /// `exit_criteria.<key>` in the words, and the name of the test that a runner logs.
    pub(crate) criterion: String,
    /// 0 to 10.
    pub(crate) most_pain: u8,
}

/// An exercise; every field of its dose that stands here replaces the exercise's own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ItemFile {
    pub(crate) exercise: String,
    /// Stays when the programme is shortened.
    #[serde(default)]
    pub(crate) starred: bool,
    pub(crate) sets: Option<u8>,
    pub(crate) repetitions: Option<u8>,
    pub(crate) hold_s: Option<u16>,
    pub(crate) minutes: Option<u16>,
    pub(crate) distance_m: Option<u16>,
    /// Seconds up, held, down.
    pub(crate) tempo_s: Option<[u8; 3]>,
    pub(crate) rest_s: Option<u16>,
    pub(crate) times_per_day: Option<u8>,
    pub(crate) days_per_week: Option<u8>,
    pub(crate) most_pain: Option<u8>,
    /// Needed when a field of the dose stands here; without it they are those of the exercise.
    pub(crate) source: Option<String>,
    pub(crate) mark: Option<String>,
    pub(crate) place: Option<String>,
}
