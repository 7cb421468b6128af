//! `diary.toml`: the numbers of the diary.

use schemars::JsonSchema;
use serde::Deserialize;

/// `diary.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiaryFile {
    pub(crate) trend: TrendFile,
    pub(crate) slope: SlopeFile,
    pub(crate) plateau: DiaryPlateauFile,
    pub(crate) night: NightFile,
    pub(crate) triggers: TriggersFile,
    pub(crate) burden: BurdenFile,
    /// The four questions of a week, in the order of asking.
    pub(crate) weekly: Vec<WeeklyFile>,
    #[serde(default)]
    pub(crate) raises: Vec<RaiseFile>,
    pub(crate) resting: RestingFile,
    pub(crate) carried: CarriedFile,
    pub(crate) unassessed: UnassessedFile,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrendFile {
    pub(crate) window_days: u16,
    /// Days with an entry that a window needs.
    pub(crate) least_days: u8,
    pub(crate) better_by: u8,
    pub(crate) clearly_better_by: u8,
    pub(crate) clearly_better_percent: u8,
    pub(crate) worse_by: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SlopeFile {
    pub(crate) days: u16,
    pub(crate) least_days: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiaryPlateauFile {
    pub(crate) windows: u16,
    /// Points; the medians differ by less.
    pub(crate) within: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NightFile {
    pub(crate) window_days: u16,
    /// Pain from which a night counts.
    pub(crate) pain: u8,
    /// Nights that count, from which the warning questions are asked again.
    pub(crate) count: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TriggersFile {
    pub(crate) least_days: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BurdenFile {
    /// Points of the four answers: not at all, a little, clearly, not possible.
    pub(crate) scores: [u8; 4],
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WeeklyFile {
    /// `participation`, `training`, `performance` or `symptoms`.
    pub(crate) id: String,
}

/// A sign that makes an answer worse.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RaiseFile {
    /// `night_pain_often`, `new_night_pain`, `rest_pain_rising`, `limp` or `despite_rest`.
    pub(crate) sign: String,
    /// An answer id.
    pub(crate) answer: String,
    /// `yes`, or a value of the question.
    pub(crate) value: String,
    /// Days that the sign has to last.
    pub(crate) days: Option<u16>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RestingFile {
    pub(crate) days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CarriedFile {
    /// Days during which a less urgent assessment of the same episode is held up to the last one.
    pub(crate) days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnassessedFile {
    /// Days during which a pain that belongs to no episode asks for the warning questions first.
    pub(crate) days: u16,
    /// Pain from which it does.
    pub(crate) least_pain: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
