//! The table of a question: how probable each answer is under each cause, and where each number comes from.

use super::page::Page;
use super::speaking::evidence;
use super::{numbers, rule_words};
use crate::words::Words;
use restride_core::knowledge::{Column, Evidence, Factor, Knowledge, Outcome, Question};

/// Columns of numbers side by side: more do not fit a terminal next to the longest key.
const SIDE_BY_SIDE: usize = 6;
/// Characters of the column of keys.
const KEYS: usize = 31;

/// A column of the table: one outcome, in words.
struct Told<'k> {
    words: String,
    outcome: &'k Outcome,
}

/// Writes the table of a question, which some answer to it must have.
pub(super) fn table(page: &mut Page, knowledge: &Knowledge, words: Words<'_>, question: usize) {
    let asked = &knowledge.questions[question];
    let columns: Vec<Told<'_>> = knowledge
        .likelihoods
        .iter()
        .filter(|likelihood| likelihood.question == question)
        .flat_map(|likelihood| &likelihood.factors)
        .flat_map(|factor| columns(words, asked, factor))
        .collect();
    let mut sources: Vec<&Evidence> = Vec::new();
    for (position, told) in columns.iter().enumerate() {
        page.item(0, &format!("({}) {}", position + 1, told.words));
        for source in &told.outcome.evidence {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
    }
    let letter = |source: &Evidence| {
        let position = sources.iter().position(|known| *known == source);
        letters(position.unwrap_or_default())
    };
    let numbered: Vec<(usize, &Told<'_>)> = columns.iter().enumerate().collect();
    for chunk in numbered.chunks(SIDE_BY_SIDE) {
        page.gap();
        let heads = chunk
            .iter()
            .map(|(position, _)| format!("{:>6}  ", format!("({})", position + 1)));
        page.text(&format!("{:KEYS$}{}", "", heads.collect::<String>()));
        for (index, condition) in knowledge.conditions.iter().enumerate() {
            let cells = chunk.iter().map(|(_, told)| {
                let percent = percent(told.outcome.probabilities[index]);
                let source = evidence(told.outcome, index).filter(|_| !condition.is_rest);
                format!("{percent:>6}{:<2}", source.map(letter).unwrap_or_default())
            });
            page.text(&format!(
                "{:KEYS$}{}",
                condition.key,
                cells.collect::<String>()
            ));
        }
    }
    page.gap();
    for source in &sources {
        page.item(
            0,
            &format!("{}: {}", letter(source), numbers::provenance(words, source)),
        );
    }
    let rest = knowledge
        .conditions
        .iter()
        .find(|condition| condition.is_rest);
    if let Some(rest) = rest {
        page.item(
            0,
            &format!("{}: {}", rest.key, words.line("show.question.average")),
        );
    }
}

/// The outcomes worth a column: one of two, all of more.
fn columns<'k>(words: Words<'_>, question: &Question, factor: &'k Factor) -> Vec<Told<'k>> {
    let all = factor.outcomes.iter().enumerate();
    let only = (all.len() == 2).then(|| telling(&factor.column));
    all.filter(|(position, _)| only.is_none_or(|only| *position == only))
        .map(|(position, outcome)| Told {
            words: outcome_words(words, question, &factor.column, position),
            outcome,
        })
        .collect()
}

/// Of two outcomes the one to show: the yes; of a choice the one with fewer values, or the first.
fn telling(column: &Column) -> usize {
    match column {
        Column::Choice(outcomes) => {
            let values = |outcome| outcomes.iter().filter(|of| **of == Some(outcome)).count();
            usize::from(values(1) < values(0))
        }
        Column::YesNo | Column::Bands(_) | Column::Places { .. } => 1,
    }
}

fn outcome_words(words: Words<'_>, question: &Question, column: &Column, outcome: usize) -> String {
    match column {
        Column::YesNo => words.line("show.question.yes"),
        Column::Choice(outcomes) => {
            let bits = outcomes
                .iter()
                .enumerate()
                .filter(|(_, of)| **of == Some(outcome))
                .fold(0, |bits, (value, _)| bits | 1 << value);
            rule_words::values(words, question, bits)
        }
        Column::Bands(edges) => {
            let from = outcome
                .checked_sub(1)
                .and_then(|before| edges.get(before))
                .copied();
            rule_words::range(words, question, from, edges.get(outcome).copied())
        }
        Column::Places { yes, no } => {
            let places = rule_words::values(words, question, *yes);
            let against = rule_words::values(words, question, *no);
            let key = if *no == 0 { "place" } else { "place_against" };
            words.filled(
                &format!("show.question.{key}"),
                &[("places", &places), ("against", &against)],
            )
        }
    }
}

/// A probability in percent: whole, or with one decimal when small.
pub(super) fn percent(probability: f64) -> String {
    let percent = probability * 100.0;
    if percent < 9.95 {
        let short = format!("{percent:.1}");
        short
            .strip_suffix(".0")
            .map_or(short.clone(), ToOwned::to_owned)
    } else {
        format!("{percent:.0}")
    }
}

/// `a` to `z`, then `aa` and so on.
fn letters(position: usize) -> String {
    let last = char::from(b'a' + u8::try_from(position % 26).unwrap_or_default());
    match position / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}
