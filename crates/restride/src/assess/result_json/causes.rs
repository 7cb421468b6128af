//! Likely causes with their reasons, and what has to be ruled out.

use crate::assess::answers_json;
use crate::words::Words;
use restride_core::assessment::{Answers, Assessment, Cause, Engine, Weights};
use restride_core::knowledge::Knowledge;
use restride_core::urgency::Urgency;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// Most reasons given for one cause.
const MOST_REASONS: usize = 6;

/// The weight word that is not worth telling.
const LITTLE: &str = "little";

/// A likely cause. It fits the answers; it is not a diagnosis. Close relatives share one place in the list, so that the
/// causes shown are different problems.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct CauseJson {
    /// The stable condition key: the most likely of its relatives.
    pub(crate) condition: String,
    /// Everyday name.
    pub(crate) name: String,
    /// What clinicians call it; null when there is no other name.
    pub(crate) also: Option<String>,
    /// Close relatives that fit nearly as well, most likely first.
    pub(crate) relatives: Vec<RelativeJson>,
    /// How well it fits (relatives included), as a word: `strong`, `fair`, `possible` or `weak` in the built-in pack.
    pub(crate) strength: String,
    /// Lower end of the range of its share (relatives included), 0 to 1. The range is wide because most numbers are our own estimates: show
    /// both ends, or the word.
    pub(crate) low: f64,
    /// Upper end of the range.
    pub(crate) high: f64,
    /// What it is, in one sentence.
    pub(crate) what: String,
    /// How it typically feels, and who gets it.
    pub(crate) typical: String,
    /// When to be seen if it is this; null when the urgency of the result asks for more than that.
    pub(crate) see: Option<String>,
    /// What helps now, if it is this: for the first cause only, on the two calmer urgencies, and only while no warning
    /// question is open and no sign speaks for a bone stress injury; empty otherwise. What the urgency asks for comes first.
    pub(crate) now: Vec<String>,
    /// What speaks for and against it, heaviest first; at most 6.
    pub(crate) because: Vec<ReasonJson>,
}

/// A close relative of a likely cause.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RelativeJson {
    /// The stable condition key.
    pub(crate) condition: String,
    /// Everyday name.
    pub(crate) name: String,
}

/// What one answer says about one cause.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ReasonJson {
    /// The answer id.
    pub(crate) answer: String,
    /// The answer given, as in the answers file.
    pub(crate) value: Value,
    /// How much it says, as a word: `much_for`, `for`, `against` or `much_against` in the built-in pack.
    pub(crate) weight: String,
    /// The same as a number: natural logarithm of the ratio, above 0 for the cause.
    pub(crate) log_ratio: f64,
}

/// How well "none of these" fits.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct NoneOfTheseJson {
    /// How well it fits, as a word.
    pub(crate) strength: String,
    /// Lower end of the range of its share, 0 to 1.
    pub(crate) low: f64,
    /// Upper end of the range.
    pub(crate) high: f64,
}

/// A condition that has to be ruled out.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ConditionJson {
    /// The stable condition key.
    pub(crate) condition: String,
    /// Everyday name.
    pub(crate) name: String,
    /// What it is, in one sentence.
    pub(crate) why: String,
}

pub(super) fn of(
    engine: &Engine<'_>,
    answers: &Answers,
    assessment: &Assessment,
    words: Words<'_>,
) -> Vec<CauseJson> {
    let knowledge = engine.knowledge();
    assessment
        .causes
        .iter()
        .enumerate()
        .map(|(position, cause)| {
            let with_now = position == 0 && may_say_now(knowledge, assessment, cause);
            let urgency = assessment.triage.urgency;
            cause_json(knowledge, answers, urgency, cause, with_now, words)
        })
        .collect()
}

/// Whether advice for one cause may stand beside what the urgency asks for.
fn may_say_now(knowledge: &Knowledge, assessment: &Assessment, cause: &Cause) -> bool {
    let triage = &assessment.triage;
    triage.urgency <= Urgency::SeeWithinTwoWeeks
        && knowledge.conditions[cause.condition].urgency <= Urgency::SeeWithinTwoWeeks
        && !triage.gate.test_safety
        && triage.open_alarms.is_empty()
}

fn cause_json(
    knowledge: &Knowledge,
    answers: &Answers,
    urgency: Urgency,
    cause: &Cause,
    with_now: bool,
    words: Words<'_>,
) -> CauseJson {
    let condition = &knowledge.conditions[cause.condition];
    let key = |part: &str| format!("conditions.{}.{part}", condition.key);
    CauseJson {
        condition: condition.key.clone(),
        name: words.line(&key("name")),
        also: words.get(&key("also")),
        relatives: cause
            .relatives
            .iter()
            .map(|&relative| &knowledge.conditions[relative].key)
            .map(|key| RelativeJson {
                condition: key.clone(),
                name: words.line(&format!("conditions.{key}.name")),
            })
            .collect(),
        strength: cause.strength.clone(),
        low: rounded(cause.low),
        high: rounded(cause.high),
        what: words.line(&key("short")),
        typical: words.line(&key("typical")),
        see: (condition.urgency >= urgency).then(|| words.line(&key("see"))),
        now: if with_now {
            words.lines(&key("now"))
        } else {
            Vec::new()
        },
        because: reasons(knowledge, answers, cause),
    }
}

fn reasons(knowledge: &Knowledge, answers: &Answers, cause: &Cause) -> Vec<ReasonJson> {
    cause
        .because
        .iter()
        .filter_map(|reason| {
            let weight = weight(knowledge, reason.weight)?;
            let question = &knowledge.questions[reason.question];
            Some(ReasonJson {
                answer: question.id.clone(),
                value: answers_json::value_of(question, answers.get(reason.question))?,
                weight,
                log_ratio: rounded(reason.weight),
            })
        })
        .take(MOST_REASONS)
        .collect()
}

/// The word for a weight; `None` when it is not worth telling.
fn weight(knowledge: &Knowledge, log_ratio: f64) -> Option<String> {
    let bands = &knowledge.weighing.weights;
    let band = bands
        .iter()
        .find(|band| log_ratio >= band.at_least)
        .or(bands.last())?;
    (band.id != LITTLE).then(|| band.id.clone())
}

pub(super) fn none_of_these(
    engine: &Engine<'_>,
    answers: &Answers,
    assessment: &Assessment,
) -> Option<NoneOfTheseJson> {
    let probability = assessment.none_of_these?;
    let knowledge = engine.knowledge();
    let rest = knowledge
        .conditions
        .iter()
        .position(|condition| condition.is_rest)?;
    let (low, high) = engine.range(&engine.posterior(answers, Weights::Damped), &[rest]);
    let bands = &knowledge.weighing.strengths;
    let band = bands
        .iter()
        .find(|band| probability >= band.at_least)
        .or(bands.last())?;
    Some(NoneOfTheseJson {
        strength: band.id.clone(),
        low: rounded(low),
        high: rounded(high),
    })
}

pub(super) fn no_ranking_reason(
    engine: &Engine<'_>,
    answers: &Answers,
    words: Words<'_>,
) -> Option<String> {
    if engine.may_rank(answers) {
        return None;
    }
    let reasons = engine
        .knowledge()
        .populations
        .iter()
        .filter(|population| !population.differential && population.when.holds(answers))
        .map(|population| {
            let key = |part: &str| format!("populations.{}.{part}", population.id);
            format!("{}: {}", words.line(&key("name")), words.line(&key("why")))
        });
    let all: Vec<String> = [words.line("ui.result.no_ranking")]
        .into_iter()
        .chain(reasons)
        .collect();
    Some(all.join(" "))
}

pub(super) fn rule_out(
    knowledge: &Knowledge,
    assessment: &Assessment,
    words: Words<'_>,
) -> Vec<ConditionJson> {
    assessment
        .rule_out
        .iter()
        .map(|&condition| &knowledge.conditions[condition].key)
        .map(|key| ConditionJson {
            condition: key.clone(),
            name: words.line(&format!("conditions.{key}.name")),
            why: words.line(&format!("conditions.{key}.short")),
        })
        .collect()
}

/// Three decimals: more would promise what the numbers cannot hold.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
