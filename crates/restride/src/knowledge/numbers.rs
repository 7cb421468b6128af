//! Every number of a pack with its provenance, and provenance in words.

use super::entries::Kind;
use super::{Pack, care_numbers};
use crate::words::Words;
use restride_core::knowledge::{Evidence, Knowledge, Mark};

/// Some numbers of one entry that come from one source with one mark.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numbers<'k> {
    pub(super) kind: Kind,
    pub(super) id: &'k str,
    pub(super) source: &'k str,
    pub(super) mark: Mark,
    pub(super) count: usize,
}

/// Every number of the pack that a result can rest on or show: shares of causes, tables of answers, thresholds, points
/// of the gate, published accuracy, figures in words.
pub(super) fn all(pack: Pack<'_>) -> Vec<Numbers<'_>> {
    let knowledge = pack.knowledge;
    let mut numbers: Vec<Numbers<'_>> = Vec::new();
    for (index, condition) in knowledge.conditions.iter().enumerate() {
        add(
            &mut numbers,
            Kind::Condition(index),
            &condition.key,
            &condition.prior_evidence,
            1,
        );
    }
    for likelihood in &knowledge.likelihoods {
        let question = &knowledge.questions[likelihood.question];
        let kind = kind_of(knowledge, likelihood.question);
        for factor in &likelihood.factors {
            // Of two outcomes only one is written down.
            let each = if factor.outcomes.len() == 2 {
                1
            } else {
                factor.outcomes.len()
            };
            let Some(outcome) = factor.outcomes.first() else {
                continue;
            };
            for (index, condition) in knowledge.conditions.iter().enumerate() {
                if let Some(evidence) = outcome
                    .evidence
                    .get(usize::from(outcome.evidence_of[index]))
                    && !condition.is_rest
                {
                    add(&mut numbers, kind, &question.id, evidence, each);
                }
            }
        }
    }
    for (index, question) in knowledge.questions.iter().enumerate() {
        for row in question.self_test.iter().flat_map(|test| &test.accuracy) {
            let figures = [row.sensitivity, row.specificity, row.lr_plus, row.lr_minus];
            // A row without a figure tells a range in its note.
            let count = figures.iter().flatten().count().max(1);
            add(
                &mut numbers,
                Kind::SelfTest(index),
                &question.id,
                &row.evidence,
                count,
            );
        }
    }
    for (index, mass) in knowledge.weighing.masses.iter().enumerate() {
        add(
            &mut numbers,
            Kind::Threshold(index),
            &mass.id,
            &mass.evidence,
            1,
        );
    }
    add(
        &mut numbers,
        Kind::Gate,
        "gate",
        &knowledge.gate.evidence,
        2,
    );
    for (index, correction) in knowledge.corrections.iter().enumerate() {
        for (_, evidence) in &correction.numbers {
            add(
                &mut numbers,
                Kind::Correction(index),
                &correction.id,
                evidence,
                1,
            );
        }
    }
    for (kind, id, evidence) in care_numbers::all(pack) {
        add(&mut numbers, kind, id, evidence, 1);
    }
    numbers
}

/// Entries that name a source for something that is not a number.
pub(super) fn named<'k>(knowledge: &'k Knowledge, source: &str) -> Vec<(Kind, &'k str)> {
    let has = |sources: &[String]| sources.iter().any(|known| known == source);
    let mut found = Vec::new();
    for (index, question) in knowledge.questions.iter().enumerate() {
        if question.self_test.is_none() && has(&question.sources) {
            found.push((Kind::Question(index), question.id.as_str()));
        }
    }
    for (index, flag) in knowledge.red_flags.iter().enumerate() {
        if flag.evidence.source == source || has(&flag.sources) {
            found.push((Kind::RedFlag(index), flag.id.as_str()));
        }
    }
    if knowledge.gate.signs.iter().any(|sign| has(&sign.sources)) {
        found.push((Kind::Gate, "gate"));
    }
    for (index, population) in knowledge.populations.iter().enumerate() {
        if population.evidence.source == source {
            found.push((Kind::Population(index), population.id.as_str()));
        }
    }
    found
}

/// How many numbers have each mark, best first; marks that none has are left out. `of` keeps the numbers of one source.
pub(super) fn by_mark(numbers: &[Numbers<'_>], of: Option<&str>) -> Vec<(Mark, usize)> {
    let count = |mark: Mark| -> usize {
        numbers
            .iter()
            .filter(|number| number.mark == mark && of.is_none_or(|id| number.source == id))
            .map(|number| number.count)
            .sum()
    };
    let marks = Mark::ALL.into_iter().rev().map(|mark| (mark, count(mark)));
    marks.filter(|(_, count)| *count > 0).collect()
}

/// The mark in words.
pub(super) fn mark(words: Words<'_>, mark: Mark) -> String {
    words.line(&format!("ui.mark.{}", mark.key()))
}

/// The mark in words, the source, and the place in it.
pub(super) fn provenance(words: Words<'_>, evidence: &Evidence) -> String {
    format!(
        "{} [{}]: {}",
        mark(words, evidence.mark),
        evidence.source,
        evidence.place
    )
}

/// Whether a question is a self-test.
pub(super) fn kind_of(knowledge: &Knowledge, question: usize) -> Kind {
    if knowledge.questions[question].self_test.is_some() {
        Kind::SelfTest(question)
    } else {
        Kind::Question(question)
    }
}

fn add<'k>(
    numbers: &mut Vec<Numbers<'k>>,
    kind: Kind,
    id: &'k str,
    evidence: &'k Evidence,
    count: usize,
) {
    let same = numbers.iter_mut().find(|known| {
        known.kind == kind && known.source == evidence.source && known.mark == evidence.mark
    });
    match same {
        Some(known) => known.count += count,
        None => numbers.push(Numbers {
            kind,
            id,
            source: &evidence.source,
            mark: evidence.mark,
            count,
        }),
    }
}
