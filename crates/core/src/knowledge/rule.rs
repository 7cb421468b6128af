//! Hard rules: the expression language, red flags, the bone-stress gate, populations.

use super::{ConditionIndex, Evidence, QuestionIndex};
use crate::urgency::Urgency;

/// A condition on the answers. There is no "not": one more alarm can never make an expression false.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// Answered yes.
    Yes(QuestionIndex),
    /// Anything but a clear no: yes, unsure, unanswered.
    NotNo(QuestionIndex),
    /// No place is marked at all: unanswered, unsure or empty.
    NothingMarked(QuestionIndex),
    /// The choice is one of these values (bits by position).
    Is(QuestionIndex, u64),
    /// At least one of these places is marked (bits by position).
    Marked(QuestionIndex, u64),
    /// The number lies in the range: `at_least` included, `below` not.
    Number {
        /// The question.
        question: QuestionIndex,
        /// Smallest value that counts.
        at_least: Option<f64>,
        /// First value that no longer counts.
        below: Option<f64>,
        /// What a missing number counts as.
        if_unknown: bool,
    },
    /// The familiar pain came at one of these places (bits by position).
    Hurts(QuestionIndex, u64),
    /// The self-test was too painful, or the leg too weak.
    CouldNot(QuestionIndex),
    /// All of these.
    All(Vec<Self>),
    /// Any of these.
    Any(Vec<Self>),
    /// At least this many of these.
    AtLeast(usize, Vec<Self>),
}

/// How soon a rule may want somebody to look, soonest first: the keys of every `within`.
pub const WITHIN: [&str; 6] = ["now", "today", "72_hours", "days", "2_weeks", "3_weeks"];

/// A hard rule: when it fires, the urgency is at least its own, whatever else was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct RedFlag {
    /// The rule's id.
    pub id: String,
    /// The least urgency it leaves.
    pub urgency: Urgency,
    /// How soon: one of [`WITHIN`].
    pub within: String,
    /// Whether its advice is said although something more urgent was found, because it is about something else.
    pub always_say: bool,
    /// When it fires; `None` for advice that no question covers.
    pub when: Option<Expression>,
    /// What has to be ruled out then, most important first.
    pub suspects: Vec<ConditionIndex>,
    /// Ids of the guide's facts that this rule carries.
    pub guide: Vec<String>,
    /// Further sources.
    pub sources: Vec<String>,
    /// Where the rule comes from.
    pub evidence: Evidence,
}

/// The bone-stress gate: a score over signs, never a probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// Points of a major sign.
    pub major_points: u32,
    /// Points of a minor sign.
    pub minor_points: u32,
    /// The signs.
    pub signs: Vec<GateSign>,
    /// What a score asks for, most urgent first.
    pub levels: Vec<GateLevel>,
    /// When provocative self-tests are off.
    pub test_safety: TestSafety,
    /// Signs that the bone may have moved.
    pub displacement: Expression,
    /// The least urgency of a displacement.
    pub displacement_urgency: Urgency,
    /// How soon then: one of [`WITHIN`].
    pub displacement_within: String,
    /// Where the rule about displacement comes from.
    pub displacement_evidence: Evidence,
    /// Its sources.
    pub displacement_sources: Vec<String>,
    /// What has to be ruled out when the gate fires.
    pub suspects: Vec<ConditionIndex>,
    /// Where the gate comes from.
    pub evidence: Evidence,
}

/// One sign of the gate.
#[derive(Debug, Clone, PartialEq)]
pub struct GateSign {
    /// The sign's id.
    pub id: String,
    /// Major or minor.
    pub weight: GateWeight,
    /// When it is present.
    pub when: Expression,
    /// Where it comes from: the first of its sources.
    pub evidence: Evidence,
    /// Its sources.
    pub sources: Vec<String>,
}

/// The weight of a gate sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateWeight {
    /// Counts [`Gate::major_points`].
    Major,
    /// Counts [`Gate::minor_points`].
    Minor,
}

/// What a gate score asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct GateLevel {
    /// The level's id.
    pub id: String,
    /// Smallest score of the level.
    pub score_at_least: u32,
    /// The least urgency it leaves.
    pub urgency: Urgency,
    /// How soon: one of [`WITHIN`].
    pub within: String,
    /// Where the threshold comes from.
    pub evidence: Evidence,
    /// Sources behind its words.
    pub sources: Vec<String>,
}

/// When the gate switches provocative self-tests off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TestSafety {
    /// Number of major signs that is enough.
    pub majors_at_least: usize,
    /// Number of minor signs that is enough.
    pub minors_at_least: usize,
}

/// A group of people for whom the urgency has a floor, or no causes are ranked.
#[derive(Debug, Clone, PartialEq)]
pub struct Population {
    /// The group's id.
    pub id: String,
    /// Who belongs to it.
    pub when: Expression,
    /// The least urgency.
    pub floor: Urgency,
    /// Whether causes may be ranked.
    pub differential: bool,
    /// Whether provocative self-tests may be offered.
    pub self_tests: bool,
    /// Where the rule comes from.
    pub evidence: Evidence,
}
