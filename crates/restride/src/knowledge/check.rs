//! `restride knowledge check`: whether a pack is whole, and what it holds.

use super::numbers;
use restride_core::knowledge::Knowledge;
use std::fmt::Write as _;

/// One line that says the pack is whole and counts what it holds, and one that counts its numbers.
pub(super) fn text(knowledge: &Knowledge) -> String {
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
    let numbers = numbers::all(knowledge);
    let total: usize = numbers.iter().map(|number| number.count).sum();
    let mut text = format!(
        "knowledge {} ({}) is whole: {} conditions, {} questions, {tests} self-tests, {rules} rules, {} sources\n",
        knowledge.version,
        knowledge.hash,
        knowledge.conditions.len(),
        knowledge.questions.len() - tests,
        knowledge.sources.len(),
    );
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
    use restride_testkit::knowledge;

    #[test]
    fn the_counts_add_up() {
        let knowledge = knowledge();
        let text = text(&knowledge);
        let (whole, counts) = text.trim_end().split_once('\n').unwrap();
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
