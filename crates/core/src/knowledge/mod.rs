//! What a knowledge pack holds, as validated, indexed types.
//!
//! The types here cannot be wrong: every reference between entries is an index that was checked when the pack was
//! built, every probability lies strictly between 0 and 1, every number names its source and mark. Text becomes these
//! types in the `restride-knowledge` crate, which is where faults get a file, a line and a hint.

pub mod care;
mod condition;
mod evidence;
mod likelihood;
mod question;
mod reading;
mod return_to_run;
mod rule;
mod text;
mod weighing;

pub use care::Care;
pub use condition::{AgeBand, Condition, Family, Modifiers, YesModifier};
pub use evidence::{Evidence, Mark, Source};
pub use likelihood::{Column, Factor, Likelihood, Outcome};
pub use question::{Accuracy, Cap, Group, Kind, NumberRange, Question, SelfTest, Stress};
pub use reading::{Correction, RunnerQuestion};
pub use return_to_run::{
    BoneRules, Bout, ClearanceRules, Climbing, Discharge, Falling, Grading, Level, LevelIndex,
    LongBreak, MissedTime, Phase, PhaseIndex, Plateau, ReadinessRules, ReadinessTest,
    ReadinessTestIndex, Relapse, RestRules, ReturnToRun, StopRules, StopSignIndex, WalkCredit,
    WalkingRules,
};
pub use rule::{
    Expression, Gate, GateLevel, GateSign, GateWeight, Population, RedFlag, TestSafety, WITHIN,
};
pub use text::Texts;
pub use weighing::{MassThreshold, Review, StrengthBand, Weighing, WeightBand};

use std::collections::BTreeMap;

/// Position of a question (an answer id) in [`Knowledge::questions`].
pub type QuestionIndex = usize;
/// Position of a condition in [`Knowledge::conditions`].
pub type ConditionIndex = usize;

/// A whole, checked knowledge pack.
///
/// Built by the `restride-knowledge` crate; every index inside refers to an entry that exists.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// The pack's own version, for people.
    pub version: String,
    /// Hash of the content of every file, for machines; every result carries it.
    pub hash: String,
    /// Who reviewed the pack, and until when it may be relied on.
    pub review: Review,
    /// How answers are weighed: damping, caps, thresholds, words.
    pub weighing: Weighing,
    /// Everything that can be asked, self-tests included, in asking order.
    pub questions: Vec<Question>,
    /// Every cause the pack knows, the "none of these" class included.
    pub conditions: Vec<Condition>,
    /// P(answer given condition).
    pub likelihoods: Vec<Likelihood>,
    /// The hard rules.
    pub red_flags: Vec<RedFlag>,
    /// The bone-stress gate.
    pub gate: Gate,
    /// Groups of people with a floor under their urgency.
    pub populations: Vec<Population>,
    /// Advice that evidence corrects.
    pub corrections: Vec<Correction>,
    /// Questions that runners ask.
    pub runner_questions: Vec<RunnerQuestion>,
    /// The rules of returning to running.
    pub return_to_run: ReturnToRun,
    /// Where the numbers come from.
    pub sources: BTreeMap<String, Source>,
    /// Every sentence, by locale and key.
    pub texts: Texts,
}

impl Knowledge {
    /// The question with this answer id; `None` when the pack has no such id.
    pub fn question(&self, id: &str) -> Option<QuestionIndex> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// The condition with this key; `None` when the pack has no such key.
    pub fn condition(&self, key: &str) -> Option<ConditionIndex> {
        self.conditions
            .iter()
            .position(|condition| condition.key == key)
    }
}
