//! `prevention.toml`: what keeps a hip well.

use schemars::JsonSchema;
use serde::Deserialize;

/// `prevention.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PreventionFile {
    pub(crate) items: Vec<PreventionItemFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PreventionItemFile {
    pub(crate) id: String,
    /// `warm_up`, `strength`, `shoes`, `cadence`, `load`.
    pub(crate) kind: String,
    /// Ids of exercises.
    #[serde(default)]
    pub(crate) exercises: Vec<String>,
    /// Minutes of each time.
    pub(crate) minutes: Option<u16>,
    pub(crate) days_per_week: Option<u8>,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    /// Evidence differs from the guide: both are said.
    #[serde(default)]
    pub(crate) differs: bool,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
