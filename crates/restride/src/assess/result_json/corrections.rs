//! Common advice that evidence corrects, where this runner is likely to meet it.

use crate::words::Words;
use restride_core::assessment::{Answer, Answers, Assessment};
use restride_core::knowledge::{ConditionIndex, Correction, Knowledge};
use schemars::JsonSchema;
use serde::Serialize;

/// Most corrections shown with one result.
const MOST: usize = 4;

/// What people say, what evidence says, what to do.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct CorrectionJson {
    /// Id of the correction in the pack.
    pub(crate) id: String,
    /// What people say.
    pub(crate) claim: String,
    /// What evidence says.
    pub(crate) evidence: String,
    /// What follows from it.
    pub(crate) say: String,
}

pub(super) fn of(
    knowledge: &Knowledge,
    answers: &Answers,
    assessment: &Assessment,
    words: Words<'_>,
) -> Vec<CorrectionJson> {
    chosen(knowledge, answers, assessment)
        .into_iter()
        .map(|correction| {
            let line = |part: &str| words.line(&format!("corrections.{}.{part}", correction.id));
            CorrectionJson {
                id: correction.id.clone(),
                claim: line("claim"),
                evidence: line("evidence"),
                say: line("say"),
            }
        })
        .collect()
}

/// The corrections that the pack allows at this urgency: those that an answer or the first cause calls for come first, then the pack's order.
pub(super) fn chosen<'k>(
    knowledge: &'k Knowledge,
    answers: &Answers,
    assessment: &Assessment,
) -> Vec<&'k Correction> {
    let mut chosen: Vec<(usize, &Correction)> = knowledge
        .corrections
        .iter()
        .filter(|correction| correction.urgencies.contains(&assessment.triage.urgency))
        .filter_map(|correction| {
            rank(knowledge, correction, answers, assessment).map(|rank| (rank, correction))
        })
        .collect();
    chosen.sort_by_key(|(rank, _)| *rank);
    chosen
        .into_iter()
        .take(MOST)
        .map(|(_, correction)| correction)
        .collect()
}

fn rank(
    knowledge: &Knowledge,
    correction: &Correction,
    answers: &Answers,
    assessment: &Assessment,
) -> Option<usize> {
    let met = correction.findings.iter().any(|id| {
        knowledge
            .question(id)
            .is_some_and(|question| match answers.get(question) {
                Answer::Yes | Answer::CouldNot => true,
                Answer::Tested(places) => places != 0,
                _ => false,
            })
    });
    if met {
        return Some(0);
    }
    let about = |condition: ConditionIndex| {
        correction
            .conditions
            .contains(&knowledge.conditions[condition].key)
    };
    assessment
        .causes
        .iter()
        .position(|cause| about(cause.condition) || cause.relatives.iter().copied().any(about))
}
