//! `conditions/` and `likelihoods/`: how common each cause is, and how answers separate them.

use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `conditions/<key>.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConditionFile {
    pub(crate) id: String,
    pub(crate) family: Option<String>,
    pub(crate) urgency: String,
    pub(crate) cost_of_missing: f64,
    /// Whether this is the "none of these" class.
    #[serde(default)]
    pub(crate) rest: bool,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    pub(crate) prior: PriorFile,
    #[serde(default)]
    pub(crate) modifier: Vec<ModifierFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PriorFile {
    pub(crate) percent: f64,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// A factor on the prior: exactly one of `female`, `male`, an age range, `yes`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModifierFile {
    #[serde(default)]
    pub(crate) female: bool,
    #[serde(default)]
    pub(crate) male: bool,
    pub(crate) age_from: Option<f64>,
    pub(crate) age_below: Option<f64>,
    pub(crate) yes: Option<String>,
    pub(crate) factor: f64,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// `likelihoods/<id>.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LikelihoodFile {
    pub(crate) id: String,
    /// Block of correlated answers, for every factor that names none of its own.
    pub(crate) block: Option<String>,
    #[serde(default)]
    pub(crate) bone_sign: bool,
    pub(crate) factor: Vec<FactorFile>,
}

/// One independent thing that the answer tells. `percent` for two outcomes (the chance of a yes), `percents` for more.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactorFile {
    pub(crate) when: WhenFile,
    /// Block of this factor; `"alone"` for none.
    pub(crate) block: Option<String>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
    pub(crate) percent: Option<BTreeMap<String, f64>>,
    pub(crate) percents: Option<BTreeMap<String, Vec<f64>>>,
    #[serde(default)]
    pub(crate) exception: Vec<ExceptionFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum WhenFile {
    /// `"yes"`
    Yes(YesWord),
    /// `{ places = […], against = […] }`
    Places(PlacesFile),
    /// `{ is = […] }`: yes when the choice is one of these
    Is(IsFile),
    /// `{ values = […] }`: one outcome per value named
    Values(ValuesFile),
    /// `{ below = […] }`: one outcome per band of a number
    Below(BelowFile),
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum YesWord {
    Yes,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlacesFile {
    pub(crate) places: Vec<String>,
    #[serde(default)]
    pub(crate) against: Vec<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IsFile {
    pub(crate) is: Vec<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ValuesFile {
    pub(crate) values: Vec<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BelowFile {
    pub(crate) below: Vec<f64>,
}

/// A cell whose provenance differs from its table's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExceptionFile {
    pub(crate) condition: String,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
