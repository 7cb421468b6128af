//! `rehab.toml`: how every programme is led.

use schemars::JsonSchema;
use serde::Deserialize;

/// `rehab.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RehabFile {
    pub(crate) progress: ProgressFile,
    pub(crate) adherence: AdherenceFile,
    pub(crate) retest: RetestFile,
    pub(crate) no_programme: NoProgrammeFile,
    /// Reasons to stop an exercise that are warning signs.
    #[serde(default)]
    pub(crate) warning_sign: Vec<WarningSignFile>,
}

/// A reason to stop an exercise that is a warning sign.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WarningSignFile {
    /// The reason to stop: `stop_if.<key>` in the words.
    pub(crate) stop_if: String,
    /// The answer id of a warning question to which it means yes.
    pub(crate) red_flag: String,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProgressFile {
    /// Complete sessions in a row, each with a quiet next morning.
    pub(crate) sessions_in_a_row: u8,
    pub(crate) more_sets: u8,
    /// Percent, low and high end.
    pub(crate) load_percent: [u8; 2],
    /// Days of half the sets after a red session.
    pub(crate) red_halves_days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdherenceFile {
    pub(crate) least_percent: u8,
    pub(crate) weeks: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RetestFile {
    pub(crate) days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// Conditions that have no programme on purpose.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoProgrammeFile {
    pub(crate) conditions: Vec<String>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
