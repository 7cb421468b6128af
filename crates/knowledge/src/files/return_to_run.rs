//! `return_to_run.toml`: the ladder, the grades and every limit of returning to running.

use schemars::JsonSchema;
use serde::Deserialize;

/// `return_to_run.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReturnToRunFile {
    /// In order; the last one is normal running.
    pub(crate) phase: Vec<PhaseFile>,
    /// In order, all of one phase together.
    pub(crate) level: Vec<LevelFile>,
    pub(crate) stop: StopFile,
    pub(crate) grading: GradingFile,
    pub(crate) bone: BoneFile,
    pub(crate) rest: RestFile,
    pub(crate) climbing: ClimbingFile,
    pub(crate) falling: FallingFile,
    pub(crate) plateau: PlateauFile,
    pub(crate) missed: MissedFile,
    pub(crate) long_break: LongBreakFile,
    pub(crate) relapse: RelapseFile,
    pub(crate) discharge: DischargeFile,
    pub(crate) clearance: ClearanceFile,
    pub(crate) ready: ReadyFile,
    pub(crate) walking: WalkingFile,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WalkingFile {
    /// Most pain, 0 to 10.
    pub(crate) free_up_to: u8,
    /// Pain, 1 to 10.
    pub(crate) hurts_from: u8,
    /// Pain, 1 to 10.
    pub(crate) hurts_from_bone: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PhaseFile {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    /// Most pain, 0 to 10.
    pub(crate) before: u8,
    /// Most pain, 0 to 10.
    pub(crate) during: u8,
    /// Most pain, 0 to 10.
    pub(crate) at_end: u8,
    /// Most pain, 0 to 10; without it only a rise counts.
    pub(crate) next_morning: Option<u8>,
    /// Calendar days from one session to the next.
    pub(crate) days_between: u16,
    pub(crate) dwell_days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LevelFile {
    pub(crate) id: String,
    pub(crate) phase: String,
    #[serde(default)]
    pub(crate) content: Vec<BoutFile>,
    #[serde(default = "once")]
    pub(crate) repeats: u8,
    /// Quiet sessions in a row before the next level.
    pub(crate) greens: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

const fn once() -> u8 {
    1
}

/// Minutes of one kind.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoutFile {
    pub(crate) walk: Option<u8>,
    pub(crate) jog: Option<u8>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StopFile {
    pub(crate) signs: Vec<String>,
    /// Warning signs after which a bone may be hurt.
    pub(crate) bone: Vec<String>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GradingFile {
    pub(crate) red_during: u8,
    pub(crate) red_hour_after: u8,
    pub(crate) red_morning_rise: u8,
    pub(crate) amber_morning_rise: u8,
    pub(crate) hour_after: u8,
    /// Percent.
    pub(crate) least_completed: u8,
    pub(crate) painkiller_hours: u8,
    pub(crate) usual_mornings: u8,
    pub(crate) pending_hours: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoneFile {
    pub(crate) red_from: u8,
    pub(crate) before: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RestFile {
    pub(crate) red_days: u16,
    pub(crate) red_mornings: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClimbingFile {
    pub(crate) most_promotions: u8,
    pub(crate) in_days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FallingFile {
    pub(crate) ambers_down: u8,
    pub(crate) skips_as_amber: u8,
    pub(crate) second_red_days: u16,
    pub(crate) refer_days: u16,
    pub(crate) refer_reds: u8,
    pub(crate) bone_reds_to_lock: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlateauFile {
    pub(crate) suggest_days: u16,
    pub(crate) refer_days: u16,
    pub(crate) ladder_days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MissedFile {
    pub(crate) same_days: u16,
    pub(crate) level_days: u16,
    pub(crate) phase_days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LongBreakFile {
    pub(crate) reduced_days: u16,
    /// Percent.
    pub(crate) reduced_percent: u8,
    pub(crate) back_days: u16,
    /// Id of a level.
    pub(crate) back_to: String,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RelapseFile {
    pub(crate) morning_pain: u8,
    pub(crate) mornings: u8,
    /// Id of a level.
    pub(crate) back_to: String,
    pub(crate) hold_days: u16,
    /// Percent.
    pub(crate) amber_percent: u8,
    /// Percent.
    pub(crate) red_percent: u8,
    pub(crate) recurrence_days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DischargeFile {
    pub(crate) weeks: u8,
    /// Percent.
    pub(crate) least_percent: u8,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClearanceFile {
    /// What a word about a bone has to rest on: one of these at least.
    pub(crate) bone_basis: Vec<String>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadyFile {
    pub(crate) test: Vec<ReadyTestFile>,
    pub(crate) credit: CreditFile,
    /// Days for which a passed test counts.
    pub(crate) within_days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadyTestFile {
    pub(crate) id: String,
    pub(crate) most_pain: u8,
    pub(crate) most_pain_bone: u8,
    /// Whether the foot leaves the ground.
    #[serde(default)]
    pub(crate) impact: bool,
    #[serde(default)]
    pub(crate) optional: bool,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreditFile {
    pub(crate) walks: u8,
    pub(crate) minutes: u16,
    pub(crate) most_pain: u8,
    pub(crate) in_days: u16,
    /// Id of a level.
    pub(crate) start: String,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
