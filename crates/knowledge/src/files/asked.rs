//! `findings/` and `self_tests/`: what can be asked, and how a test is done.

use super::rules::ExpressionFile;
use schemars::JsonSchema;
use serde::Deserialize;

/// `findings/<id>.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindingFile {
    pub(crate) id: String,
    pub(crate) kind: KindFile,
    pub(crate) group: String,
    #[serde(default)]
    pub(crate) values: Vec<String>,
    pub(crate) range: Option<RangeFile>,
    pub(crate) order: u32,
    pub(crate) burden: f64,
    pub(crate) screen: Option<String>,
    #[serde(default)]
    pub(crate) mandatory: bool,
    #[serde(default)]
    pub(crate) sensitive: bool,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    pub(crate) sources: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KindFile {
    YesNo,
    Choice,
    Number,
    Many,
    Test,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RangeFile {
    pub(crate) min: f64,
    pub(crate) max: f64,
    pub(crate) unit: String,
}

/// `self_tests/<id>.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SelfTestFile {
    pub(crate) id: String,
    pub(crate) kind: KindFile,
    pub(crate) values: Vec<String>,
    pub(crate) order: u32,
    pub(crate) burden: f64,
    pub(crate) helper: bool,
    pub(crate) stress: Vec<String>,
    /// Whether it may still be offered when the bone-stress gate asks for test safety.
    pub(crate) level_s_ok: bool,
    pub(crate) not_when: Option<ExpressionFile>,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    pub(crate) cap: CapFile,
    #[serde(default)]
    pub(crate) accuracy: Vec<AccuracyFile>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CapFile {
    pub(crate) up: f64,
    pub(crate) down: f64,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccuracyFile {
    pub(crate) for_condition: Option<String>,
    pub(crate) sensitivity: Option<f64>,
    pub(crate) specificity: Option<f64>,
    pub(crate) lr_plus: Option<f64>,
    pub(crate) lr_minus: Option<f64>,
    pub(crate) n: Option<u32>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
    pub(crate) note: Option<String>,
}
