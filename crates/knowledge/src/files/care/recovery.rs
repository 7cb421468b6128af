//! `recovery.toml`: how long it took others.

use schemars::JsonSchema;
use serde::Deserialize;

/// `recovery.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecoveryFile {
    pub(crate) bands: Vec<BandFile>,
    pub(crate) guide_bands: Vec<GuideBandFile>,
    pub(crate) widening: WideningFile,
}

/// What a study published. Which fields of days there are depends on the kind.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BandFile {
    pub(crate) id: String,
    /// Keys of conditions; empty for any running injury.
    #[serde(default)]
    pub(crate) conditions: Vec<String>,
    /// `median_iqr` (median, and both quartiles or the distance between them), `median`, `range`, `mean_ci`, `mean_sd`.
    pub(crate) kind: String,
    pub(crate) median_days: Option<u16>,
    pub(crate) q1_days: Option<u16>,
    pub(crate) q3_days: Option<u16>,
    pub(crate) iqr_days: Option<u16>,
    pub(crate) low_days: Option<u16>,
    pub(crate) high_days: Option<u16>,
    pub(crate) mean_days: Option<u16>,
    pub(crate) ci_low_days: Option<u16>,
    pub(crate) ci_high_days: Option<u16>,
    pub(crate) sd_days: Option<u16>,
    /// People.
    pub(crate) n: Option<u32>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// What the guide says.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GuideBandFile {
    pub(crate) id: String,
    pub(crate) low_days: u16,
    pub(crate) high_days: Option<u16>,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// For whom a band is wider.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WideningFile {
    /// 130 is three tenths more.
    pub(crate) percent: u16,
    pub(crate) long_symptom_weeks: u16,
    pub(crate) age_over: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
