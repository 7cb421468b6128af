//! `restride knowledge check`: whether a pack is whole, and what it holds.

use super::Pack;
use super::numbers;
use std::fmt::Write as _;

/// One line that says the pack is whole and counts what it holds, one for the care part, and one that counts the numbers.
pub(super) fn text(pack: Pack<'_>) -> String {
    let Pack { knowledge, care } = pack;
    let tests = knowledge
        .questions
        .iter()
        .filter(|question| question.self_test.is_some())
        .count();
    let rules = knowledge
        .red_flags
        .iter()
        .filter(|flag| flag.when.is_some())
        .count()
        + knowledge.gate.signs.len()
        + knowledge.populations.len();
    let numbers = numbers::all(pack);
    let total: usize = numbers.iter().map(|number| number.count).sum();
    let mut text = format!(
        "knowledge {} ({}) is whole: {} conditions, {} questions, {tests} self-tests, {rules} rules, {} sources\n",
        knowledge.version,
        knowledge.hash,
        knowledge.conditions.len(),
        knowledge.questions.len() - tests,
        knowledge.sources.len(),
    );
    writeln!(
        text,
        "for care: {} exercises, {} programmes, {} steps of the first days, {} recovery bands, {} parts of prevention",
        care.exercises.len(),
        care.programmes.len(),
        care.first_days.steps.len(),
        care.recovery.bands.len(),
        care.prevention.len(),
    )
    .ok();
    write!(text, "{total} numbers:").ok();
    for (position, (mark, count)) in numbers::by_mark(&numbers, None).into_iter().enumerate() {
        let comma = if position == 0 { "" } else { "," };
        write!(text, "{comma} {count} {}", mark.key()).ok();
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use restride_testkit::{care, knowledge};

    #[test]
    fn the_counts_add_up() {
        let knowledge = knowledge();
        let text = text(Pack::of(&knowledge, &care()));
        let lines: Vec<&str> = text.lines().collect();
        let [whole, _, counts] = lines.as_slice() else {
            panic!("{text}");
        };
        let conditions = knowledge.conditions.len();
        assert!(
            whole.contains(&format!(") is whole: {conditions} conditions, ")),
            "{whole}"
        );
        let (total, marks) = counts.split_once(" numbers: ").unwrap();
        let first = |part: &str| -> usize { part.split(' ').next().unwrap().parse().unwrap() };
        let sum: usize = marks.split(", ").map(first).sum();
        assert_eq!(total.parse(), Ok(sum), "{counts}");
    }
}
