//! Where the statements and numbers of a result come from.

use super::{causes, corrections, rules};
use crate::words::Words;
use restride_core::assessment::{Answers, Assessment, Engine};
use restride_core::knowledge::{ConditionIndex, Evidence, Knowledge, Mark, QuestionIndex, Source};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A source that the result draws on.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SourceJson {
    /// Id of the source in the pack.
    pub(crate) id: String,
    /// Citation in one line.
    pub(crate) title: String,
    /// How far to trust what was used of it, strongest first: `sourced`, `derived`, `from_memory` (not checked) or
    /// `elicited` (our own estimate).
    pub(crate) marks: Vec<&'static str>,
}

/// What a source can be marked with at best: an estimate stays one, wherever it is cited.
pub(super) fn mark_of(source: &Source, mark: Mark) -> Mark {
    match source.kind.as_str() {
        "elicitation" => Mark::Elicited,
        "memory" => mark.min(Mark::FromMemory),
        _ => mark,
    }
}

/// Sources by id, with every mark under which each was used.
struct Used<'k> {
    knowledge: &'k Knowledge,
    marks: BTreeMap<String, BTreeSet<Mark>>,
}

impl Used<'_> {
    fn add(&mut self, id: &str, mark: Mark) {
        if let Some(source) = self.knowledge.sources.get(id) {
            let marks = self.marks.entry(id.to_owned()).or_default();
            marks.insert(mark_of(source, mark));
        }
    }

    fn add_evidence(&mut self, evidence: &Evidence) {
        self.add(&evidence.source, evidence.mark);
    }

    /// Adds the sources that a text names in brackets: "(s24)".
    fn add_named_in(&mut self, text: &str) {
        for piece in text.split('(').skip(1) {
            if let Some((id, _)) = piece.split_once(')') {
                self.add(id, Mark::Sourced);
            }
        }
    }
}

pub(super) fn of(
    engine: &Engine<'_>,
    answers: &Answers,
    assessment: &Assessment,
    words: Words<'_>,
) -> Vec<SourceJson> {
    let knowledge = engine.knowledge();
    let mut used = Used {
        knowledge,
        marks: BTreeMap::new(),
    };
    for source in assessment
        .triage
        .floors
        .iter()
        .flat_map(|floor| rules::rule_sources(knowledge, floor, &assessment.triage))
    {
        used.add(
            &source.id,
            Mark::from_key(source.mark).unwrap_or(Mark::Elicited),
        );
    }
    for cause in causes::of(engine, answers, assessment, words) {
        used.add_named_in(&cause.typical);
        used.add_named_in(cause.see.as_deref().unwrap_or_default());
        if let Some(condition) = knowledge.condition(&cause.condition) {
            used.add_evidence(&knowledge.conditions[condition].prior_evidence);
            for reason in &cause.because {
                if let Some(question) = knowledge.question(&reason.answer) {
                    add_likelihoods(&mut used, question, condition);
                }
            }
        }
    }
    for correction in corrections::chosen(knowledge, answers, assessment) {
        for (_, evidence) in &correction.numbers {
            used.add_evidence(evidence);
        }
    }
    if assessment.two_causes {
        used.add_named_in(&words.line("ui.result.two_causes"));
    }
    listed(&used)
}

/// What is known of a question's answers under one condition.
fn add_likelihoods(used: &mut Used<'_>, question: QuestionIndex, condition: ConditionIndex) {
    let knowledge = used.knowledge;
    let outcomes = knowledge
        .likelihoods
        .iter()
        .filter(|likelihood| likelihood.question == question)
        .flat_map(|likelihood| &likelihood.factors)
        .flat_map(|factor| &factor.outcomes);
    for outcome in outcomes {
        let position = outcome
            .evidence_of
            .get(condition)
            .copied()
            .unwrap_or_default();
        if let Some(evidence) = outcome.evidence.get(usize::from(position)) {
            used.add_evidence(evidence);
        }
    }
}

fn listed(used: &Used<'_>) -> Vec<SourceJson> {
    let title = |id: &str| {
        used.knowledge
            .sources
            .get(id)
            .map(|source| source.title.clone())
            .unwrap_or_default()
    };
    used.marks
        .iter()
        .map(|(id, marks)| SourceJson {
            id: id.clone(),
            title: title(id),
            marks: marks.iter().rev().map(|mark| mark.key()).collect(),
        })
        .collect()
}
