//! One answer in words, as a result cites it.

use crate::words::Words;
use restride_core::assessment::Answer;
use restride_core::knowledge::Question;

/// The question with its answer: "Locks in daily life: yes", "How old are you, in years? 35".
pub(crate) fn cited(words: Words<'_>, question: &Question, answer: Answer) -> String {
    let asked = words.short(question);
    let value = value(words, question, answer);
    if asked.ends_with('?') {
        format!("{asked} {value}")
    } else {
        format!("{asked}: {value}")
    }
}

/// The answer alone: "yes", "35", "Side of the hip, Buttock".
pub(crate) fn value(words: Words<'_>, question: &Question, answer: Answer) -> String {
    let label = |position: usize| {
        question
            .kind
            .values()
            .get(position)
            .map(|value| words.value(question, value))
    };
    let labels = |bits: u64| {
        (0..question.kind.values().len())
            .filter(|position| bits >> position & 1 == 1)
            .filter_map(label)
            .collect::<Vec<_>>()
            .join(", ")
    };
    match answer {
        Answer::Absent => words.line("ui.answer.absent"),
        Answer::Unsure => words.line("ui.interview.unsure"),
        Answer::No => words.line("ui.interview.no"),
        Answer::Yes => words.line("ui.interview.yes"),
        Answer::Choice(position) => label(position).unwrap_or_default(),
        Answer::Number(number) => number.to_string(),
        Answer::Many(0) => words.line("ui.interview.none_of_these"),
        Answer::Tested(0) => words.line("ui.answer.no_pain"),
        Answer::Many(bits) | Answer::Tested(bits) => labels(bits),
        Answer::NotDone => words.line("ui.answer.not_done"),
        Answer::CouldNot => words.line("ui.answer.could_not"),
    }
}
