//! The practical guide that Restride carries: each of its facts is reachable through some entry of the pack.

use crate::check::{care, pack};
use restride_core::knowledge::{Care, Knowledge};
use std::collections::BTreeSet;

/// Facts per chapter of the guide, chapters 1 to 12.
const FACTS: [u32; 12] = [5, 5, 4, 6, 5, 4, 4, 5, 4, 5, 4, 5];

/// Facts that no entry carries yet. Take an id out as soon as an entry names it in its `guide` field; none is added.
const OPEN: &[&str] = &[
    "G9.2", "G9.3", "G9.4",  // form
    "G11.3", // treatments
    "G12.5", // coaches
];

/// Chapters whose facts may still be open: they belong to parts of the product that come later.
const LATER: [u32; 3] = [9, 11, 12];

fn facts() -> impl Iterator<Item = String> {
    (1..)
        .zip(FACTS)
        .flat_map(|(chapter, facts)| (1..=facts).map(move |fact| format!("G{chapter}.{fact}")))
}

fn carried<'k>(knowledge: &'k Knowledge, care: &'k Care) -> BTreeSet<&'k str> {
    let conditions = knowledge
        .conditions
        .iter()
        .flat_map(|condition| &condition.guide);
    let questions = knowledge
        .questions
        .iter()
        .flat_map(|question| &question.guide);
    let flags = knowledge.red_flags.iter().flat_map(|flag| &flag.guide);
    let corrections = knowledge
        .corrections
        .iter()
        .flat_map(|correction| &correction.guide);
    let runner_questions = knowledge
        .runner_questions
        .iter()
        .flat_map(|question| &question.guide);
    let phases = knowledge
        .return_to_run
        .phases
        .iter()
        .flat_map(|phase| &phase.guide);
    conditions
        .chain(questions)
        .chain(flags)
        .chain(corrections)
        .chain(runner_questions)
        .chain(phases)
        .chain(care.guide())
        .map(String::as_str)
        .collect()
}

#[test]
fn every_fact_of_the_guide_is_carried_by_an_entry_or_known_to_be_open() {
    let (knowledge, care) = (pack(), care());
    let carried = carried(&knowledge, &care);
    let missing: Vec<String> = facts()
        .filter(|id| !carried.contains(id.as_str()) && !OPEN.contains(&id.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "no entry names {missing:?} in its guide field"
    );
}

#[test]
fn a_fact_that_an_entry_carries_is_not_open_any_more() {
    let (knowledge, care) = (pack(), care());
    let carried = carried(&knowledge, &care);
    let done: Vec<&&str> = OPEN.iter().filter(|id| carried.contains(**id)).collect();
    assert!(done.is_empty(), "take {done:?} out of OPEN");
}

#[test]
fn only_facts_of_later_parts_are_open() {
    let facts: Vec<String> = facts().collect();
    for id in OPEN {
        assert!(
            facts.iter().any(|fact| fact == id),
            "the guide has no fact {id}"
        );
        let later = LATER
            .iter()
            .any(|chapter| id.starts_with(&format!("G{chapter}.")));
        assert!(later, "{id} must be carried by an entry");
    }
}

#[test]
fn no_entry_names_a_fact_that_the_guide_does_not_have() {
    let (knowledge, care) = (pack(), care());
    let facts: Vec<String> = facts().collect();
    let unknown: Vec<&str> = carried(&knowledge, &care)
        .into_iter()
        .filter(|id| !facts.iter().any(|fact| fact == id))
        .collect();
    assert!(unknown.is_empty(), "the guide has no facts {unknown:?}");
}
