//! `cadence.toml`: what a runner's own cadence is, when a higher one is suggested, how it is tried.

use schemars::JsonSchema;
use serde::Deserialize;

/// `cadence.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CadenceFile {
    pub(crate) bands: BandsFile,
    pub(crate) preferred: PreferredFile,
    pub(crate) orientation: OrientationFile,
    pub(crate) raise: RaiseCadenceFile,
    pub(crate) pain: CadencePainFile,
    pub(crate) experiment: ExperimentFile,
    pub(crate) stop: CadenceStopFile,
}

/// The bands of speed that cadences are compared in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BandsFile {
    /// Millimetres per second.
    pub(crate) width_mm_s: u16,
    /// Seconds that a band needs.
    pub(crate) least_s: u16,
    /// Days that are looked back on.
    pub(crate) days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// What the runner's own cadence is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PreferredFile {
    pub(crate) least_runs: u8,
    /// Millimetres per second that the speed of a run may lie from the usual one.
    pub(crate) within_mm_s: u16,
    pub(crate) least_minutes: u16,
    /// The most effort of an easy run.
    pub(crate) most_effort: u8,
    /// Days that are looked back on.
    pub(crate) days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// The cadence that the guide names.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrientationFile {
    /// Steps of both feet in a minute.
    pub(crate) spm: u16,
    /// Id of the correction that says what evidence says of it.
    pub(crate) correction: String,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// How much higher than the runner's own a target is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RaiseCadenceFile {
    pub(crate) percent: u8,
    /// Never more than this.
    pub(crate) most_percent: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// Which pain speaks for a higher cadence.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CadencePainFile {
    /// Values of the question `sites`.
    pub(crate) sites: Vec<String>,
    /// Days that are looked back on.
    pub(crate) days: u16,
    pub(crate) least_pain: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// How a target is tried.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExperimentFile {
    /// Days after which the first comparison means something.
    pub(crate) least_days: u16,
    /// Days after which it is over.
    pub(crate) most_days: u16,
    /// Days before it that it is compared with.
    pub(crate) before_days: u16,
    pub(crate) block_minutes_from: u8,
    pub(crate) block_minutes_to: u8,
    pub(crate) blocks: u8,
    pub(crate) runs_per_week: u8,
    /// Run days with a pain that was logged, before and after.
    pub(crate) least_pain_days: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// When to stop trying.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CadenceStopFile {
    /// Values of the question `sites`.
    pub(crate) sites: Vec<String>,
    /// Pain from which to stop.
    pub(crate) pain: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
