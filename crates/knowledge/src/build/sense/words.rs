//! Words: guide ids have their form, figures in words are checked ones, translations fit the fallback locale.

use super::super::checker::Checker;
use super::file_of;
use restride_core::knowledge::{Correction, Knowledge, Texts};
use std::collections::BTreeSet;

/// Chapters of the guide.
const CHAPTERS: u32 = 12;

/// What no words may promise, in lower case: questions and answers cannot know it.
const FORBIDDEN: [&str; 4] = ["you have ", "rules out", "safe to run", "no fracture"];

pub(super) fn check(checker: &mut Checker<'_>, knowledge: &Knowledge) {
    check_guide_ids(checker, knowledge);
    check_promises(checker, &knowledge.texts);
    for correction in &knowledge.corrections {
        check_figures(checker, knowledge, correction);
    }
    check_locales(checker, &knowledge.texts);
}

/// No words promise what no answers can show.
pub(in super::super) fn check_promises(checker: &mut Checker<'_>, texts: &Texts) {
    for locale in texts.locales() {
        for (key, lines) in texts.entries(locale) {
            let words = lines.join("\n").to_lowercase();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            for promise in FORBIDDEN.iter().filter(|promise| words.contains(**promise)) {
                checker.text_fault(
                    locale,
                    key,
                    format!(
                        "the words of \"{key}\" say \"{}\", which no answers can show",
                        promise.trim_end()
                    ),
                    Some("say what may be so, and what to do".to_owned()),
                );
            }
        }
    }
}

/// A guide id is `G<chapter>.<number>`.
fn check_guide_ids(checker: &mut Checker<'_>, knowledge: &Knowledge) {
    let in_folder = |folder: &str, id: &str| format!("{folder}/{id}.toml");
    let conditions = knowledge
        .conditions
        .iter()
        .map(|condition| (in_folder("conditions", &condition.key), &condition.guide));
    let questions = knowledge
        .questions
        .iter()
        .map(|question| (file_of(question), &question.guide));
    let flags = knowledge
        .red_flags
        .iter()
        .map(|flag| (in_folder("red_flags", &flag.id), &flag.guide));
    let corrections = knowledge
        .corrections
        .iter()
        .map(|correction| (in_folder("corrections", &correction.id), &correction.guide));
    let runner_questions = knowledge
        .runner_questions
        .iter()
        .map(|question| (in_folder("questions", &question.id), &question.guide));
    let phases = knowledge
        .return_to_run
        .phases
        .iter()
        .map(|phase| ("return_to_run.toml".to_owned(), &phase.guide));
    let all = conditions
        .chain(questions)
        .chain(flags)
        .chain(corrections)
        .chain(runner_questions)
        .chain(phases);
    for (path, ids) in all {
        check_guide(checker, &path, ids);
    }
}

/// The guide ids that one file names.
pub(in super::super) fn check_guide(checker: &mut Checker<'_>, path: &str, ids: &[String]) {
    for id in ids.iter().filter(|id| !is_guide_id(id)) {
        checker.fault(
            path,
            id,
            format!("\"{id}\" is not the id of a fact of the guide"),
            Some(format!(
                "write G1.1: chapter 1 to {CHAPTERS}, then the fact"
            )),
        );
    }
}

fn is_guide_id(id: &str) -> bool {
    let number = |text: &str| {
        let plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse::<u32>().ok()).flatten()
    };
    id.strip_prefix('G')
        .and_then(|rest| rest.split_once('.'))
        .is_some_and(|(chapter, fact)| {
            number(chapter).is_some_and(|chapter| chapter <= CHAPTERS) && number(fact).is_some()
        })
}

/// A figure that nobody checked must not be told to a runner, unless a checked one has the same digits.
fn check_figures(checker: &mut Checker<'_>, knowledge: &Knowledge, correction: &Correction) {
    let mut checked = BTreeSet::new();
    let mut unchecked = BTreeSet::new();
    for (value, evidence) in &correction.numbers {
        if evidence.mark.is_evidence() {
            checked.extend(figures(value));
        } else {
            unchecked.extend(figures(value));
        }
    }
    let unchecked: BTreeSet<String> = unchecked.difference(&checked).cloned().collect();
    if unchecked.is_empty() {
        return;
    }
    let prefix = format!("corrections.{}.", correction.id);
    for locale in knowledge.texts.locales() {
        let entries = knowledge.texts.entries(locale);
        for (key, lines) in entries.filter(|(key, _)| key.starts_with(&prefix)) {
            let told: BTreeSet<String> = lines.iter().flat_map(|line| figures(line)).collect();
            for figure in told.intersection(&unchecked) {
                checker.text_fault(
                    locale,
                    key,
                    format!("the words of \"{key}\" use {figure}, a figure that was not checked"),
                    Some(format!(
                        "corrections/{}.toml does not mark it sourced or derived: leave it out, or check it",
                        correction.id
                    )),
                );
            }
        }
    }
}

/// The numbers in a text, as written. Digits that follow a letter (the id of a source) are none.
fn figures(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut number = String::new();
    let mut before = ' ';
    let mut in_word = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() {
            in_word |= number.is_empty() && before.is_alphabetic();
            number.push(letter);
        } else if matches!(letter, '.' | ',')
            && !number.is_empty()
            && letters.peek().is_some_and(char::is_ascii_digit)
        {
            number.push('.');
        } else if !number.is_empty() {
            if !in_word {
                found.push(std::mem::take(&mut number));
            }
            number.clear();
            in_word = false;
        }
        before = letter;
    }
    if !number.is_empty() && !in_word {
        found.push(number);
    }
    found
}

/// A locale may lack keys, which are then shown in the fallback locale. It has no others, and the same blanks.
pub(in super::super) fn check_locales(checker: &mut Checker<'_>, texts: &Texts) {
    let fallback = texts.fallback();
    for locale in texts.locales().filter(|locale| *locale != fallback) {
        for (key, lines) in texts.entries(locale) {
            let Some(original) = texts.lines(fallback, key) else {
                checker.text_fault(
                    locale,
                    key,
                    format!("the locale \"{fallback}\" has no words for \"{key}\""),
                    Some("a translation has the keys of the fallback locale, or fewer".to_owned()),
                );
                continue;
            };
            let (own, expected) = (blanks(lines), blanks(original));
            if own != expected {
                checker.text_fault(
                    locale,
                    key,
                    format!(
                        "\"{key}\" has the blanks {}, expected {}",
                        listed(&own),
                        listed(&expected)
                    ),
                    Some(format!("as in the locale \"{fallback}\"")),
                );
            }
        }
    }
}

/// The `{names}` in a text.
fn blanks(lines: &[String]) -> BTreeSet<&str> {
    lines
        .iter()
        .flat_map(|line| line.split('{').skip(1))
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

fn listed(blanks: &BTreeSet<&str>) -> String {
    if blanks.is_empty() {
        return "none".to_owned();
    }
    let quoted: Vec<String> = blanks.iter().map(|name| format!("{{{name}}}")).collect();
    quoted.join(" ")
}
