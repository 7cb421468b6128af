//! `red_flags/`, `gate.toml`, `populations.toml` and the rule language.

use schemars::JsonSchema;
use serde::Deserialize;

/// A rule's `when`: exactly one of its forms. There is no "not".
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpressionFile {
    pub(crate) yes: Option<String>,
    pub(crate) not_no: Option<String>,
    pub(crate) nothing_marked: Option<String>,
    pub(crate) is: Option<String>,
    pub(crate) marked: Option<String>,
    pub(crate) hurts: Option<String>,
    pub(crate) could_not: Option<String>,
    pub(crate) number: Option<String>,
    pub(crate) any_of: Option<Vec<String>>,
    pub(crate) at_least: Option<f64>,
    pub(crate) below: Option<f64>,
    pub(crate) if_unknown: Option<bool>,
    pub(crate) all: Option<Vec<Self>>,
    pub(crate) any: Option<Vec<Self>>,
    pub(crate) at_least_n: Option<usize>,
    pub(crate) of: Option<Vec<Self>>,
}

/// `red_flags/<nn>_<name>.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RedFlagFile {
    pub(crate) id: String,
    /// Number in the evidence tables; several files may share one.
    pub(crate) number: u32,
    pub(crate) urgency: String,
    pub(crate) within: String,
    /// Whether its advice is said although something more urgent was found, because it is about something else.
    #[serde(default)]
    pub(crate) always_say: bool,
    pub(crate) when: Option<ExpressionFile>,
    /// Whether the flag is shown as text only.
    #[serde(default)]
    pub(crate) advice_only: bool,
    #[serde(default)]
    pub(crate) suspects: Vec<String>,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// `gate.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GateFile {
    pub(crate) suspects: Vec<String>,
    pub(crate) points: PointsFile,
    pub(crate) sign: Vec<SignFile>,
    pub(crate) level: Vec<LevelFile>,
    pub(crate) test_safety: TestSafetyFile,
    pub(crate) displacement: DisplacementFile,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PointsFile {
    pub(crate) major: u32,
    pub(crate) minor: u32,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignFile {
    pub(crate) id: String,
    pub(crate) weight: SignWeightFile,
    pub(crate) when: ExpressionFile,
    pub(crate) sources: Vec<String>,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SignWeightFile {
    Major,
    Minor,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LevelFile {
    pub(crate) id: String,
    pub(crate) score_at_least: u32,
    pub(crate) urgency: String,
    /// How soon.
    pub(crate) within: String,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
    /// Sources behind the words shown with the level.
    #[serde(default)]
    pub(crate) sources: Vec<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TestSafetyFile {
    pub(crate) majors_at_least: usize,
    pub(crate) minors_at_least: usize,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DisplacementFile {
    pub(crate) urgency: String,
    /// How soon.
    pub(crate) within: String,
    pub(crate) when: ExpressionFile,
    pub(crate) sources: Vec<String>,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// `populations.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PopulationsFile {
    pub(crate) population: Vec<PopulationFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PopulationFile {
    pub(crate) id: String,
    pub(crate) when: ExpressionFile,
    pub(crate) floor: String,
    /// Whether causes may be ranked.
    pub(crate) differential: bool,
    /// Whether self-tests may be offered.
    pub(crate) self_tests: bool,
    pub(crate) sources: Vec<String>,
    pub(crate) mark: String,
    pub(crate) place: String,
}
