//! `sources/`, `corrections/` and `questions/`: what is read rather than computed.

use schemars::JsonSchema;
use serde::Deserialize;

/// `sources/<id>.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceFile {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) year: Option<i32>,
    pub(crate) kind: String,
    pub(crate) read: String,
    pub(crate) locator: Option<String>,
    pub(crate) note: Option<String>,
}

/// `corrections/<id>.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectionFile {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    #[serde(default)]
    pub(crate) conditions: Vec<String>,
    #[serde(default)]
    pub(crate) findings: Vec<String>,
    /// Urgencies on whose page it may stand; never the emergency.
    pub(crate) urgencies: Vec<String>,
    #[serde(default)]
    pub(crate) number: Vec<NumberFile>,
}

/// A figure used in words, with its provenance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NumberFile {
    pub(crate) value: String,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// `questions/<id>.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RunnerQuestionFile {
    pub(crate) id: String,
    pub(crate) guide: Vec<String>,
    #[serde(default)]
    pub(crate) conditions: Vec<String>,
    #[serde(default)]
    pub(crate) corrections: Vec<String>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
