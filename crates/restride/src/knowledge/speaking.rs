//! Which answers speak for and against a cause, weighed as the engine weighs them.

use super::rule_words;
use crate::assess::answer_words;
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
        for (answer, said) in possible(words, question, likelihood) {
            let mut answers = Answers::new(knowledge);
            let known = answers.set(knowledge, likelihood.question, answer);
            let reasons = engine.reasons(&answers, condition);
            let told = told(likelihood, answer);
            let evidence = told
                .first()
                .and_then(|outcome| evidence(outcome, condition));
            if let (Ok(()), Some(reason), Some(evidence)) = (known, reasons.first(), evidence) {
                all.push(Speaking {
                    question,
                    answer: said,
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
fn possible(
    words: Words<'_>,
    question: &Question,
    likelihood: &Likelihood,
) -> Vec<(Answer, String)> {
    let positions = 0..question.kind.values().len();
    let answers: Vec<Answer> = match &question.kind {
        Kind::YesNo => vec![Answer::Yes, Answer::No],
        Kind::Choice { .. } => positions.map(Answer::Choice).collect(),
        Kind::Many { .. } => positions.map(|place| Answer::Many(1 << place)).collect(),
        Kind::Test { .. } => positions
            .map(|place| Answer::Tested(1 << place))
            .chain([Answer::Tested(0)])
            .collect(),
        Kind::Number(range) => return bands(words, question, likelihood, range.min),
    };
    answers
        .into_iter()
        .filter(|answer| !told(likelihood, *answer).is_empty())
        .map(|answer| (answer, answer_words::value(words, question, answer)))
        .collect()
}

/// One number of each band, with the band in words.
fn bands(
    words: Words<'_>,
    question: &Question,
    likelihood: &Likelihood,
    least: f64,
) -> Vec<(Answer, String)> {
    let edges = likelihood
        .factors
        .iter()
        .find_map(|factor| match &factor.column {
            Column::Bands(edges) => Some(edges.as_slice()),
            Column::YesNo | Column::Choice(_) | Column::Places { .. } => None,
        });
    let edges = edges.unwrap_or_default();
    let edge = |position: usize| edges.get(position).copied();
    (0..=edges.len())
        .map(|band| {
            let from = band.checked_sub(1).and_then(edge);
            let range = rule_words::range(words, question, from, edge(band));
            (Answer::Number(from.unwrap_or(least)), range)
        })
        .collect()
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
