//! Which answers speak for and against a cause, weighed as the engine weighs them.

use super::rule_words;
use crate::words::Words;
use restride_core::assessment::{Answer, Answers, Engine};
use restride_core::knowledge::{
    Column, Evidence, Factor, Kind, Knowledge, Likelihood, Outcome, Question,
};

/// One possible answer and what it says about one cause.
#[derive(Debug)]
pub(super) struct Speaking<'k> {
    pub(super) question: &'k Question,
    /// The answer in words.
    pub(super) answer: String,
    /// Logarithm of the ratio by which the engine moves the cause.
    pub(super) weight: f64,
    /// Share of people with this cause who would answer so.
    pub(super) share: f64,
    /// Share of people with any cause who would.
    pub(super) average: f64,
    pub(super) evidence: &'k Evidence,
}

/// An answer that can be given, in words.
struct Possible {
    answer: Answer,
    words: String,
}

/// Every possible answer to every question that moves causes, most in favour of the cause first.
pub(super) fn all<'k>(
    engine: &Engine<'k>,
    words: Words<'_>,
    condition: usize,
) -> Vec<Speaking<'k>> {
    let knowledge = engine.knowledge();
    let mut all = Vec::new();
    for likelihood in &knowledge.likelihoods {
        let question = &knowledge.questions[likelihood.question];
        for possible in possible(words, question, likelihood) {
            let mut answers = Answers::new(knowledge);
            let known = answers.set(knowledge, likelihood.question, possible.answer);
            let reasons = engine.reasons(&answers, condition);
            let told = told(likelihood, possible.answer);
            let evidence = told
                .first()
                .and_then(|outcome| evidence(outcome, condition));
            if let (Ok(()), Some(reason), Some(evidence)) = (known, reasons.first(), evidence) {
                all.push(Speaking {
                    question,
                    answer: possible.words,
                    weight: reason.weight,
                    share: share(&told, condition),
                    average: average(knowledge, &told),
                    evidence,
                });
            }
        }
    }
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    all
}

/// The answers that tell something, in words.
fn possible(words: Words<'_>, question: &Question, likelihood: &Likelihood) -> Vec<Possible> {
    let values = question.kind.values().iter().enumerate();
    let places = |answer: fn(u64) -> Answer| {
        values
            .clone()
            .filter(|(position, _)| !told(likelihood, answer(1 << position)).is_empty())
            .map(|(position, value)| Possible {
                answer: answer(1 << position),
                words: words.value(question, value),
            })
            .collect::<Vec<_>>()
    };
    match &question.kind {
        Kind::YesNo => [(Answer::Yes, "yes"), (Answer::No, "no")]
            .into_iter()
            .map(|(answer, word)| Possible {
                answer,
                words: words.line(&format!("ui.interview.{word}")),
            })
            .collect(),
        Kind::Choice { .. } => values
            .map(|(position, value)| Possible {
                answer: Answer::Choice(position),
                words: words.value(question, value),
            })
            .collect(),
        Kind::Number(range) => {
            let edges = likelihood
                .factors
                .iter()
                .find_map(|factor| match &factor.column {
                    Column::Bands(edges) => Some(edges.as_slice()),
                    Column::YesNo | Column::Choice(_) | Column::Places { .. } => None,
                });
            let edges = edges.unwrap_or_default();
            (0..=edges.len())
                .map(|band| {
                    let from = band
                        .checked_sub(1)
                        .and_then(|before| edges.get(before))
                        .copied();
                    Possible {
                        answer: Answer::Number(from.unwrap_or(range.min)),
                        words: rule_words::range(words, question, from, edges.get(band).copied()),
                    }
                })
                .collect()
        }
        Kind::Many { .. } => places(Answer::Many),
        Kind::Test { .. } => {
            let mut all = places(Answer::Tested);
            all.push(Possible {
                answer: Answer::Tested(0),
                words: words.line("self_tests.places.no_pain"),
            });
            all
        }
    }
}

/// The outcomes that an answer picks. For places only those that are marked; for no pain all.
fn told(likelihood: &Likelihood, answer: Answer) -> Vec<&Outcome> {
    let picked = |factor: &Factor| match (&factor.column, answer) {
        (Column::YesNo, Answer::Yes) => Some(1),
        (Column::YesNo, Answer::No) | (Column::Places { .. }, Answer::Tested(0)) => Some(0),
        (Column::Choice(outcomes), Answer::Choice(value)) => outcomes.get(value).copied().flatten(),
        (Column::Bands(edges), Answer::Number(value)) => {
            Some(edges.iter().filter(|edge| value >= **edge).count())
        }
        (Column::Places { yes, .. }, Answer::Many(bits) | Answer::Tested(bits)) => {
            (yes & bits != 0).then_some(1)
        }
        _ => None,
    };
    likelihood
        .factors
        .iter()
        .filter_map(|factor| factor.outcomes.get(picked(factor)?))
        .collect()
}

/// The share of people with a cause in whom all outcomes happen.
fn share(told: &[&Outcome], condition: usize) -> f64 {
    told.iter()
        .map(|outcome| outcome.probabilities[condition])
        .product()
}

/// The share of people with any cause in whom all outcomes happen.
fn average(knowledge: &Knowledge, told: &[&Outcome]) -> f64 {
    let causes = knowledge.conditions.iter().enumerate();
    causes
        .map(|(index, condition)| condition.prior * share(told, index))
        .sum()
}

/// Where the number of one cause comes from.
pub(super) fn evidence(outcome: &Outcome, condition: usize) -> Option<&Evidence> {
    let position = outcome.evidence_of.get(condition)?;
    outcome.evidence.get(usize::from(*position))
}
