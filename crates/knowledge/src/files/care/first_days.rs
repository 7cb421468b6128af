//! `first_days.toml`: the first 72 hours.

use schemars::JsonSchema;
use serde::Deserialize;

/// `first_days.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FirstDaysFile {
    /// How a runner's places and answers become signs.
    pub(crate) signs: Vec<SignFile>,
    /// By first hour.
    pub(crate) steps: Vec<StepFile>,
    /// The first that fits is taken.
    pub(crate) decisions: Vec<DecisionFile>,
}

/// When a sign is there. At least one of the three.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignFile {
    /// `deep_groin`, `lateral`, `sit_bone`, `acute_strain`, `bruise`, `any_limp`. That a bone may be hurt follows from
    /// the plan.
    pub(crate) sign: String,
    /// Values of `sites`.
    #[serde(default)]
    pub(crate) sites: Vec<String>,
    /// Ids of yes/no questions: one that was asked and not clearly denied counts.
    #[serde(default)]
    pub(crate) answers: Vec<String>,
    /// A beginning from one moment to the next counts.
    #[serde(default)]
    pub(crate) sudden: bool,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepFile {
    pub(crate) id: String,
    /// `stop`, `screen`, `log`, `protect`, `cold`, `warmth`, `compression`, `medicine`, `position`, `advice`, `walk`,
    /// `exercise`, `ride`, `stretch`, `test`. The last five load the hip: not for runners whose bone may be hurt.
    pub(crate) kind: String,
    pub(crate) from_hour: u16,
    pub(crate) to_hour: u16,
    pub(crate) every_h: Option<u8>,
    pub(crate) minutes: Option<u16>,
    /// Times a day.
    pub(crate) times: Option<u8>,
    /// 0 to 10.
    pub(crate) most_pain: Option<u8>,
    /// Ids of exercises.
    #[serde(default)]
    pub(crate) exercises: Vec<String>,
    /// `bone_suspected`, `deep_groin`, `lateral`, `sit_bone`, `acute_strain`, `bruise`, `any_limp`; for everybody when
    /// empty.
    #[serde(default)]
    pub(crate) only_for: Vec<String>,
    #[serde(default)]
    pub(crate) not_for: Vec<String>,
    #[serde(default)]
    pub(crate) guide: Vec<String>,
    /// Evidence differs from the guide: both are said.
    #[serde(default)]
    pub(crate) differs: bool,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecisionFile {
    pub(crate) id: String,
    /// Any of `bone_flags`, `limp`, `walking_hurts`, `no_half_drop`, `passes_gate`; empty in the last one only.
    #[serde(default)]
    pub(crate) when: Vec<String>,
    /// Pain from which `walking_hurts` holds, 0 to 10.
    pub(crate) walking_pain_at_least: Option<u8>,
    /// Minutes of a walk without pain, from which `passes_gate` holds.
    pub(crate) walk_minutes: Option<u16>,
    /// `ready`, `offload` or `assess`.
    pub(crate) leads_to: String,
    /// Days within which somebody looks, or after which the decision is taken again.
    pub(crate) days: Option<u16>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
