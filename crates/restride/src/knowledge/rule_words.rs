//! A rule's expression as a list in words.

use super::page::Page;
use crate::words::Words;
use restride_core::knowledge::{Expression, Kind, Knowledge, Question};

/// Writes an expression, one item per part, `depth` levels in.
pub(super) fn list(
    page: &mut Page,
    knowledge: &Knowledge,
    words: Words<'_>,
    expression: &Expression,
    depth: usize,
) {
    let (title, parts) = match expression {
        Expression::All(parts) => (words.line("show.rule.all"), parts),
        Expression::Any(parts) => (words.line("show.rule.any"), parts),
        Expression::AtLeast(count, parts) => (
            words.filled("show.rule.at_least", &[("count", &count.to_string())]),
            parts,
        ),
        Expression::Yes(_)
        | Expression::NotNo(_)
        | Expression::NothingMarked(_)
        | Expression::Is(..)
        | Expression::Marked(..)
        | Expression::Number { .. }
        | Expression::Hurts(..)
        | Expression::CouldNot(_) => {
            page.item(depth, &line(knowledge, words, expression));
            return;
        }
    };
    page.item(depth, &title);
    for part in parts {
        list(page, knowledge, words, part, depth + 1);
    }
}

/// A part that reads one question.
fn line(knowledge: &Knowledge, words: Words<'_>, expression: &Expression) -> String {
    let named = |question: usize| name(words, &knowledge.questions[question]);
    let valued = |key: &str, question: usize, bits: u64| {
        let values = values(words, &knowledge.questions[question], bits);
        words.filled(key, &[("question", &named(question)), ("values", &values)])
    };
    let plain = |key: &str, question: usize| words.filled(key, &[("question", &named(question))]);
    match expression {
        Expression::Yes(question) => plain("show.rule.yes", *question),
        Expression::NotNo(question) => plain("show.rule.not_no", *question),
        Expression::NothingMarked(question) => plain("show.rule.nothing_marked", *question),
        Expression::CouldNot(question) => plain("show.rule.could_not", *question),
        Expression::Is(question, bits) | Expression::Marked(question, bits) => {
            valued("show.rule.is", *question, *bits)
        }
        Expression::Hurts(question, bits) => valued("show.rule.hurts", *question, *bits),
        Expression::Number {
            question,
            at_least,
            below,
            if_unknown,
        } => {
            let mut range = range(words, &knowledge.questions[*question], *at_least, *below);
            if *if_unknown {
                range = words.filled("show.rule.or_unknown", &[("range", &range)]);
            }
            words.filled(
                "show.rule.number",
                &[("question", &named(*question)), ("range", &range)],
            )
        }
        Expression::All(_) | Expression::Any(_) | Expression::AtLeast(..) => String::new(),
    }
}

/// A question's short words and its id.
pub(super) fn name(words: Words<'_>, question: &Question) -> String {
    format!("{} [{}]", words.short(question), question.id)
}

/// The labels of some values, by bits.
pub(super) fn values(words: Words<'_>, question: &Question, bits: u64) -> String {
    let labels: Vec<String> = question
        .kind
        .values()
        .iter()
        .enumerate()
        .filter(|(position, _)| bits >> position & 1 == 1)
        .map(|(_, value)| words.value(question, value))
        .collect();
    labels.join(&words.line("show.rule.or"))
}

/// A range of a number in words, with the question's unit.
pub(super) fn range(
    words: Words<'_>,
    question: &Question,
    from: Option<f64>,
    below: Option<f64>,
) -> String {
    let unit = match &question.kind {
        Kind::Number(range) => range.unit.as_str(),
        Kind::YesNo | Kind::Choice { .. } | Kind::Many { .. } | Kind::Test { .. } => "",
    };
    let key = match (from, below) {
        (Some(_), Some(_)) => "show.question.between",
        (Some(_), None) => "show.question.from",
        (None, _) => "show.question.below",
    };
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    words.filled(
        key,
        &[
            ("from", number(from).as_str()),
            ("below", number(below).as_str()),
            ("unit", unit),
        ],
    )
}
