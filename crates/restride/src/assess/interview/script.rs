//! The text of a page, as both front ends show it.

use super::front::Reply;
use super::page::{Form, Page, Part};
use super::wrap::wrap;
use crate::words::Words;
use restride_core::assessment::Answer;
use std::fmt::Write as _;

/// Everything that is shown before the answer is taken: how far it is, the question, why, and the list.
pub(super) fn opening(page: &Page, words: Words<'_>, draws: bool) -> String {
    let mut out = title(page);
    let why = why(page, words);
    let question = wrap("", &page.question);
    if page.before.is_empty() {
        writeln!(out, "\n{question}\n{why}").ok();
    } else {
        writeln!(out, "\n{why}\n{}\n{question}", before(page)).ok();
    }
    match &page.form {
        Form::YesNo | Form::Number(_) => {}
        Form::Group { items, .. } | Form::Choice(items) | Form::Test { items, .. } => {
            out.push('\n');
            for (position, item) in items.iter().enumerate() {
                writeln!(out, "{}", numbered(position, item)).ok();
            }
        }
        Form::Places { .. } => out.push_str(&places(page, words, draws)),
    }
    out
}

/// The same where the question and the list are drawn below; with `beside`, the drawing stands beside the list.
pub(super) fn opening_of_list(page: &Page, words: Words<'_>, beside: bool) -> String {
    let mut out = title(page);
    writeln!(out, "\n{}", why(page, words)).ok();
    out.push_str(&before(page));
    if !beside {
        out.push_str(&places(page, words, true));
    }
    out
}

fn title(page: &Page) -> String {
    let mut out = format!("\n{}\n", wrap("", &page.progress));
    if let Some(title) = &page.title {
        writeln!(out, "\n{}", wrap("", title)).ok();
    }
    out
}

fn why(page: &Page, words: Words<'_>) -> String {
    let why = words.line("ui.interview.why");
    wrap("", &format!("{why}: {}", page.why))
}

fn before(page: &Page) -> String {
    page.before.iter().map(paragraph).collect()
}

/// The list of places in words, and the drawing of the body when there is one and it is wanted.
fn places(page: &Page, words: Words<'_>, draws: bool) -> String {
    let mut out = String::new();
    if let Form::Places { items, .. } = &page.form {
        writeln!(out, "\n{}", words.line("ui.interview.sites_list")).ok();
        for (position, place) in items.iter().enumerate() {
            let text = match &place.describe {
                Some(describe) => format!("{}: {describe}", place.label),
                None => place.label.clone(),
            };
            writeln!(out, "{}", numbered(position, &text)).ok();
        }
    }
    if let Some(figure) = page.figure.as_ref().filter(|_| draws) {
        write!(out, "\n{figure}").ok();
    }
    out
}

fn numbered(position: usize, text: &str) -> String {
    wrap(&format!("{:>3}  ", position + 1), text)
}

fn paragraph(part: &Part) -> String {
    let mut out = String::from("\n");
    if let ([line], false) = (part.lines.as_slice(), part.numbered) {
        writeln!(out, "{}", wrap("", &format!("{}: {line}", part.heading))).ok();
        return out;
    }
    writeln!(out, "{}:", wrap("", &part.heading)).ok();
    for (position, line) in part.lines.iter().enumerate() {
        let text = if part.numbered {
            numbered(position, line)
        } else {
            wrap("  ", line)
        };
        writeln!(out, "{text}").ok();
    }
    out
}

/// How to answer.
pub(super) fn hint(page: &Page, words: Words<'_>) -> String {
    let key = match &page.form {
        Form::YesNo => "yes_no_hint",
        Form::Group {
            is_personal: true, ..
        } => "group_hint_personal",
        Form::Group { .. } => "group_hint",
        Form::Choice(_) => "which",
        Form::Number(form) if form.is_time => "duration_hint",
        Form::Number(_) => "number_hint",
        Form::Places { .. } => "choose_places",
        Form::Test { .. } => "test_hint",
    };
    format!(
        "\n{}",
        wrap("", &words.line(&format!("ui.interview.{key}")))
    )
}

/// More about the page, or about one line of its list; at the end the words under `keys`.
pub(super) fn help(page: &Page, position: Option<usize>, keys: &str, words: Words<'_>) -> String {
    let mut out = String::new();
    match position.and_then(|position| page.help.get(position)) {
        Some(part) => out.push_str(&paragraph(part)),
        None => page
            .help
            .iter()
            .for_each(|part| out.push_str(&paragraph(part))),
    }
    if position.is_none() {
        out.push_str(&places(page, words, false));
    }
    let keys = words.line(&format!("ui.interview.{keys}"));
    writeln!(out, "\n{}", wrap("", &keys)).ok();
    out
}

/// A message on its own.
pub(super) fn message(text: &str) -> String {
    wrap("", text)
}

/// What was understood, where it is more than what was typed; `None` when there is nothing to say.
pub(super) fn noted(page: &Page, reply: &Reply, words: Words<'_>) -> Option<String> {
    let Reply::Answers(answers) = reply else {
        return None;
    };
    match (&page.form, answers.as_slice()) {
        (Form::Group { items, .. }, answers) => {
            let lines: Vec<String> = [(Answer::Yes, "noted_yes"), (Answer::Unsure, "noted_unsure")]
                .iter()
                .filter_map(|(wanted, key)| {
                    let named = items
                        .iter()
                        .zip(answers)
                        .filter(|(_, answer)| *answer == wanted)
                        .map(|(item, _)| item.as_str());
                    noted_list(key, named, words)
                })
                .collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        }
        (Form::Places { items, .. }, [Answer::Many(bits)]) => {
            let labels = items.iter().map(|place| place.label.as_str());
            noted_list("noted_places", at_bits(labels, *bits), words)
        }
        (Form::Test { items, .. }, [Answer::Tested(bits)]) => {
            let labels = items.iter().map(String::as_str);
            noted_list("noted_places", at_bits(labels, *bits), words)
        }
        (Form::Number(form), [Answer::Number(days)]) if form.is_time => {
            let days = days.to_string();
            let text = words.filled("ui.interview.noted_days", &[("days", &days)]);
            Some(wrap("", &text))
        }
        _ => None,
    }
}

fn at_bits<'a>(labels: impl Iterator<Item = &'a str>, bits: u64) -> impl Iterator<Item = &'a str> {
    labels
        .enumerate()
        .filter(move |(at, _)| *at < 64 && bits >> at & 1 == 1)
        .map(|(_, label)| label)
}

fn noted_list<'a>(
    key: &str,
    labels: impl Iterator<Item = &'a str>,
    words: Words<'_>,
) -> Option<String> {
    let list: Vec<&str> = labels.collect();
    if list.is_empty() {
        return None;
    }
    let text = words.filled(
        &format!("ui.interview.{key}"),
        &[("list", &list.join("; "))],
    );
    Some(wrap("", &text))
}
