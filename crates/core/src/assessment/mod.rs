//! From answers to urgency, causes with reasons, and the next question.
//!
//! Read in this order: [`Answers`], the urgency (`urgency.rs`: the highest of independent floors), `expression.rs`
//! (how rules read answers), `posterior.rs` (probabilities of causes), `mass.rs` (probabilities that raise the urgency),
//! `self_tests.rs` (which tests are safe now), `next.rs` (what to ask), `result.rs` (all of it together), `score.rs` (published cases), `simulate.rs`
//! (runners drawn from the pack).

mod answers;
mod explain;
mod expression;
mod logged;
mod mass;
mod next;
mod posterior;
mod result;
pub mod score;
mod self_tests;
pub mod simulate;
mod urgency;

pub use answers::{Answer, AnswerError, Answers};
pub use explain::{Lowering, Reason};
pub use next::{AskReason, DoneReason, NextStep, ValueOfAsking};
pub use posterior::{Posterior, Weights};
pub use result::{Assessment, Cause};
pub use self_tests::TestBar;
pub use urgency::{Floor, FloorKind, GateCount, Triage};

use crate::knowledge::{
    ConditionIndex, GateWeight, Group, Knowledge, Population, QuestionIndex, RedFlag,
};

/// A pack made ready for many assessments: logarithms taken, references looked up once.
///
/// # Example
///
/// ```
/// let knowledge = restride_testkit::knowledge();
/// let engine = restride_core::assessment::Engine::new(&knowledge);
/// assert_eq!(engine.knowledge().hash, knowledge.hash);
/// ```
#[derive(Debug)]
pub struct Engine<'k> {
    knowledge: &'k Knowledge,
    factors: Vec<posterior::Compiled>,
    /// Questions that need a clear "no" before self-care, in the pack's order.
    mandatory: Vec<QuestionIndex>,
    /// Questions that the gate's major signs read as a plain "yes".
    gate_majors: Vec<QuestionIndex>,
    /// Questions that are signs of bone stress.
    bone_signs: Vec<QuestionIndex>,
    /// Questions whose "yes" makes a cause more or less common.
    yes_modifiers: Vec<QuestionIndex>,
    /// Whether a question, by index, is an alarm.
    is_alarm: Vec<bool>,
    /// The fixed part of the interview, in order.
    fixed: Vec<(QuestionIndex, AskReason)>,
    /// Questions in each damping block, by position of the block.
    blocks: Vec<usize>,
    sites: Option<QuestionIndex>,
    side: Option<QuestionIndex>,
    age: Option<QuestionIndex>,
    sex: Option<QuestionIndex>,
    female: Option<usize>,
    male: Option<usize>,
    rest: Option<ConditionIndex>,
}

impl<'k> Engine<'k> {
    /// Makes a pack ready.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        let sex = knowledge.question("sex");
        let sites = knowledge.question("sites");
        let age = knowledge.question("age");
        Self {
            blocks: posterior::block_sizes(knowledge),
            factors: posterior::compile(knowledge),
            mandatory: indices(knowledge, |index| knowledge.questions[index].mandatory),
            gate_majors: gate_majors(knowledge),
            bone_signs: knowledge
                .likelihoods
                .iter()
                .filter(|likelihood| likelihood.bone_sign)
                .map(|likelihood| likelihood.question)
                .collect(),
            yes_modifiers: knowledge
                .conditions
                .iter()
                .flat_map(|condition| &condition.modifiers.yes)
                .map(|modifier| modifier.question)
                .collect(),
            is_alarm: knowledge
                .questions
                .iter()
                .map(|question| question.group == Group::Alarm)
                .collect(),
            fixed: fixed_part(knowledge, [age, sex], sites),
            female: sex.and_then(|question| knowledge.questions[question].kind.value("female")),
            male: sex.and_then(|question| knowledge.questions[question].kind.value("male")),
            rest: knowledge
                .conditions
                .iter()
                .position(|condition| condition.is_rest),
            sites,
            side: knowledge.question("side"),
            age,
            sex,
            knowledge,
        }
    }

    /// The pack behind this engine.
    pub fn knowledge(&self) -> &'k Knowledge {
        self.knowledge
    }

    /// Questions that need a clear "no" before self-care can be advised.
    pub fn mandatory(&self) -> &[QuestionIndex] {
        &self.mandatory
    }

    /// Questions that are signs of bone stress: a "yes" can only raise the bone-stress probability.
    pub fn bone_signs(&self) -> &[QuestionIndex] {
        &self.bone_signs
    }
}

fn indices(knowledge: &Knowledge, keep: impl Fn(QuestionIndex) -> bool) -> Vec<QuestionIndex> {
    (0..knowledge.questions.len())
        .filter(|&index| keep(index))
        .collect()
}

/// The yes/no questions that a major gate sign reads: all must be denied before a provocative test.
fn gate_majors(knowledge: &Knowledge) -> Vec<QuestionIndex> {
    let mut questions: Vec<QuestionIndex> = knowledge
        .gate
        .signs
        .iter()
        .filter(|sign| sign.weight == GateWeight::Major)
        .flat_map(|sign| sign.when.reads())
        .filter(|&question| knowledge.questions[question].mandatory)
        .collect();
    questions.sort_unstable();
    questions.dedup();
    questions
}

/// Alarms, then age and sex, then the place, then everything that the gate, the populations and the rules read (self-tests,
/// and questions for which a rule needs more than yes or no, are left to the free part).
fn fixed_part(
    knowledge: &Knowledge,
    about_you: [Option<QuestionIndex>; 2],
    sites: Option<QuestionIndex>,
) -> Vec<(QuestionIndex, AskReason)> {
    let mut fixed: Vec<(QuestionIndex, AskReason)> = Vec::new();
    let mut add = |question: QuestionIndex, reason: AskReason| {
        let asked = &knowledge.questions[question];
        if asked.self_test.is_none() && !fixed.iter().any(|(known, _)| *known == question) {
            fixed.push((question, reason));
        }
    };
    for question in indices(knowledge, |index| {
        knowledge.questions[index].group == Group::Alarm
    }) {
        add(question, AskReason::Alarm);
    }
    for question in about_you.into_iter().flatten() {
        add(question, AskReason::AboutYou);
    }
    if let Some(question) = sites {
        add(question, AskReason::Site);
    }
    let gate = knowledge
        .gate
        .signs
        .iter()
        .flat_map(|sign| sign.when.reads());
    let mandatory = indices(knowledge, |index| knowledge.questions[index].mandatory);
    for question in gate.chain(mandatory) {
        // Height and weight are asked only when they tell something: a low weight is also asked in words.
        if knowledge.questions[question].group != Group::AboutYou {
            add(question, AskReason::Gate);
        }
    }
    let populations = knowledge
        .populations
        .iter()
        .map(|population: &Population| &population.when);
    let flags = knowledge
        .red_flags
        .iter()
        .filter_map(|rule: &RedFlag| rule.when.as_ref());
    // What alone can raise the urgency is asked of everyone; what stands on a screen comes with its screen.
    for when in populations.chain(flags) {
        let alone = when.reads().len() == 1;
        for question in when.reads() {
            if alone || knowledge.questions[question].screen.is_some() {
                add(question, AskReason::AboutYou);
            }
        }
    }
    fixed
}
