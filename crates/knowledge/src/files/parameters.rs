//! `pack.toml`: version, review state and how answers are weighed.

use super::asked::CapFile;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `pack.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParametersFile {
    pub(crate) version: String,
    pub(crate) fallback_locale: String,
    pub(crate) review: ReviewFile,
    pub(crate) damping: DampingFile,
    pub(crate) history_cap: CapFile,
    pub(crate) uncertainty: UncertaintyFile,
    pub(crate) mass: Vec<MassFile>,
    pub(crate) shown: ShownFile,
    pub(crate) strength: Vec<BandFile>,
    pub(crate) weight: Vec<BandFile>,
    pub(crate) asking: AskingFile,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewFile {
    /// The clinician who signed the pack off.
    pub(crate) clinician: Option<String>,
    pub(crate) made_on: String,
    pub(crate) review_by: String,
    pub(crate) grace_days: i32,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DampingFile {
    pub(crate) alone: f64,
    pub(crate) unmarked: f64,
    pub(crate) place_in_mass: f64,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
    pub(crate) blocks: BTreeMap<String, f64>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UncertaintyFile {
    pub(crate) prior_cases: f64,
    pub(crate) elicited_cases: f64,
    pub(crate) from_memory_cases: f64,
    pub(crate) derived_cases: f64,
    pub(crate) sourced_cases: f64,
    pub(crate) range_quantile: f64,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MassFile {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) bone_stress: bool,
    pub(crate) members: Vec<String>,
    pub(crate) at_least: f64,
    pub(crate) urgency: String,
    /// How soon.
    pub(crate) within: String,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShownFile {
    pub(crate) causes: usize,
    pub(crate) rule_out: usize,
    pub(crate) rule_out_cost: f64,
    pub(crate) largest: f64,
    pub(crate) second_cause: f64,
    pub(crate) relative_share: f64,
    pub(crate) changes: usize,
    pub(crate) self_tests: usize,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BandFile {
    pub(crate) id: String,
    pub(crate) at_least: f64,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskingFile {
    pub(crate) least_information: f64,
    pub(crate) settled: f64,
    pub(crate) most_further_questions: usize,
    pub(crate) least_test_information: f64,
    pub(crate) most_self_tests: usize,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
