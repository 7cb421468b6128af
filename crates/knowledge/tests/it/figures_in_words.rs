//! Words that repeat a number of the pack repeat the right one.

use crate::check::{care, pack};
use restride_core::knowledge::care::FirstStep;

const LOCALE: &str = "en";

/// Expects the words under a key to say this number, as a word of its own.
fn check(line: Option<&str>, key: &str, number: u16) {
    let line = line.unwrap_or_default();
    let number = number.to_string();
    let says = line
        .split(|letter: char| !letter.is_ascii_digit())
        .any(|word| word == number);
    assert!(says, "{key} does not say {number}: {line}");
}

#[test]
fn a_level_says_its_minutes_and_the_pain_that_it_allows() {
    let knowledge = pack();
    let ladder = &knowledge.return_to_run;
    for level in &ladder.levels {
        let key = format!("return_to_run.level.{}", level.id);
        let line = knowledge.texts.line(LOCALE, &key);
        for bout in &level.content {
            check(line, &key, bout.minutes());
        }
        let phase = &ladder.phases[level.phase];
        if phase.during > 0 && phase.at_end == phase.during {
            check(line, &key, u16::from(phase.during));
        }
    }
}

#[test]
fn a_step_of_the_first_days_says_its_minutes_hours_times_and_the_pain_that_it_allows() {
    let care = care();
    for step in &care.first_days.steps {
        let key = format!("first_days.{}.do", step.id);
        let line = care.texts.line(LOCALE, &key);
        for number in numbers(step) {
            check(line, &key, number);
        }
    }
}

/// The numbers that the words have to say; one time a day, and no pain, are said in words.
fn numbers(step: &FirstStep) -> impl Iterator<Item = u16> {
    let times = step.times.filter(|times| *times > 2).map(u16::from);
    let pain = step.most_pain.filter(|pain| *pain > 0).map(u16::from);
    let hours = step.every_h.map(u16::from);
    [step.minutes, hours, times, pain].into_iter().flatten()
}

#[test]
fn a_decision_of_the_first_days_leaves_its_days_to_the_program() {
    let care = care();
    for decision in care
        .first_days
        .decisions
        .iter()
        .filter(|decision| decision.days.is_some())
    {
        let key = format!("first_days.decisions.{}", decision.id);
        let line = care
            .texts
            .line(LOCALE, &key)
            .expect("the pack has words for it");
        assert!(
            line.contains("{days}"),
            "{key} does not say its days: {line}"
        );
    }
}

#[test]
fn every_exercise_has_three_to_six_steps_and_an_easier_form() {
    let care = care();
    for exercise in &care.exercises {
        let key = format!("exercises.{}.steps", exercise.id);
        let steps = care.texts.lines(LOCALE, &key).expect("the pack has steps");
        assert!(
            (3..=6).contains(&steps.len()),
            "{key} has {} steps",
            steps.len()
        );
        let easier = format!("exercises.{}.easier", exercise.id);
        assert!(
            care.texts.line(LOCALE, &easier).is_some(),
            "{easier} is missing"
        );
    }
}
