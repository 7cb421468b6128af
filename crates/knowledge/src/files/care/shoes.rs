//! `shoes.toml`: when a pair is worn, how many are worn in turn, what counts as new.

use schemars::JsonSchema;
use serde::Deserialize;

/// `shoes.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShoesFile {
    pub(crate) wear: WearFile,
    pub(crate) rotation: RotationFile,
    pub(crate) pairs: PairsFile,
    pub(crate) new_pair: NewPairFile,
    pub(crate) pain: ShoePainFile,
}

/// The distance over which a pair is said to wear out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WearFile {
    /// Kilometres from which a word is said.
    pub(crate) from_km: u16,
    /// Kilometres from which a stronger word is said.
    pub(crate) to_km: u16,
    /// Id of the correction that says what evidence says of it.
    pub(crate) correction: String,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// How far back the pairs worn in turn are looked at.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RotationFile {
    pub(crate) days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// How many pairs are said to be worn in turn.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PairsFile {
    pub(crate) from: u8,
    pub(crate) to: u8,
    /// Id of the item of `prevention.toml` that says what evidence says of it.
    pub(crate) prevention: String,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// How long a pair is new.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPairFile {
    /// Runs during which it counts as a change.
    pub(crate) runs: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

/// How many days a comparison of pain needs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShoePainFile {
    /// Days with the pair, and days without it; with fewer nothing is said.
    pub(crate) least_days: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
