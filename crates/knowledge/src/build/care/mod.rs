//! The care part of a pack. Its files name conditions, questions and sources of the other part, which is whole by then.

mod bands;
mod cadence;
mod diary;
mod exercises;
mod first_days;
mod load;
mod prevention;
mod programmes;
mod rehab;
mod served;
mod shoes;
mod words;

use super::checker::Checker;
use super::ranges::Ranges;
use super::{letters, texts};
use restride_core::knowledge::care::{Exercise, ExerciseIndex};
use restride_core::knowledge::{Care, Knowledge};

pub(super) fn assemble(checker: &mut Checker<'_>, knowledge: &Knowledge) -> Option<Care> {
    letters::check(checker);
    checker.know_sources(&knowledge.sources);
    checker.know_questions(&knowledge.questions);
    let conditions = knowledge.conditions.iter();
    checker.know_conditions(conditions.map(|condition| condition.key.clone()).collect());
    let exercises = exercises::exercises(checker);
    let programmes = programmes::programmes(checker, &exercises);
    let rehab = rehab::rehab(checker, &exercises);
    let first_days = first_days::first_days(checker, &exercises);
    let recovery = bands::recovery(checker);
    let prevention = prevention::prevention(checker, &exercises);
    let diary = diary::diary(checker);
    let load = load::load(checker);
    let prevented: Vec<String> = prevention
        .iter()
        .flatten()
        .map(|item| item.id.clone())
        .collect();
    let shoes = shoes::shoes(checker, knowledge, &prevented);
    let cadence = cadence::cadence(checker, knowledge);
    let texts = texts::texts(checker, knowledge.texts.fallback());
    let care = Care {
        hash: knowledge.hash.clone(),
        exercises,
        programmes,
        rehab: rehab?,
        first_days: first_days?,
        recovery: recovery?,
        prevention: prevention?,
        diary: diary?,
        load: load?,
        shoes: shoes?,
        cadence: cadence?,
        texts,
    };
    served::check(checker, knowledge, &care);
    words::check(checker, &care);
    Some(care)
}

/// The exercises that a file names.
fn exercise_list(
    checker: &mut Checker<'_>,
    path: &str,
    ids: &[String],
    exercises: &[Exercise],
) -> Vec<ExerciseIndex> {
    let known = exercises.iter().map(|known| known.id.as_str());
    let mut ranges = Ranges::of(checker, path);
    ids.iter()
        .filter_map(|id| ranges.position("exercise", id, known.clone()))
        .collect()
}
