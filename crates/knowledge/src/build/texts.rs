//! `text/<locale>/<file>.toml` to words by key, and whether every word that is needed is there.

use super::checker::Checker;
use super::lines::line_of_entry;
use crate::fault::did_you_mean;
use restride_core::knowledge::Texts;
use std::collections::BTreeSet;

pub(super) fn texts(checker: &mut Checker<'_>, fallback: &str) -> Texts {
    let mut texts = Texts::new(fallback);
    for (path, text) in checker.text_files() {
        let parts: Vec<&str> = path.split('/').collect();
        let [_, locale, file] = parts.as_slice() else {
            checker.fault(
                path,
                "",
                "a text file lies directly in its locale's folder".to_owned(),
                Some("text/en/findings.toml".to_owned()),
            );
            continue;
        };
        let stem = file.trim_end_matches(".toml");
        if let Some(table) = checker.table(path, text) {
            flatten(checker, path, locale, stem, &table, &mut texts);
        }
    }
    texts
}

fn flatten(
    checker: &mut Checker<'_>,
    path: &str,
    locale: &str,
    prefix: &str,
    table: &toml::Table,
    texts: &mut Texts,
) {
    for (name, value) in table {
        let key = format!("{prefix}.{name}");
        match value {
            toml::Value::String(line) => texts.insert(locale, &key, vec![line.clone()]),
            toml::Value::Table(inner) => flatten(checker, path, locale, &key, inner, texts),
            toml::Value::Array(lines)
                if !lines.is_empty() && lines.iter().all(toml::Value::is_str) =>
            {
                let lines = lines
                    .iter()
                    .filter_map(|line| line.as_str().map(ToOwned::to_owned))
                    .collect();
                texts.insert(locale, &key, lines);
            }
            _ => checker.fault(
                path,
                name,
                format!("\"{key}\" is neither a text nor a list of texts"),
                None,
            ),
        }
    }
}

/// Every key that the program looks up is there, and an overlay has no others.
pub(super) fn check_words(checker: &mut Checker<'_>, texts: &Texts, needed: &BTreeSet<String>) {
    check_overlay(checker, texts, needed);
    check_needed(checker, texts, needed);
}

/// Each of these keys must exist in the fallback locale.
fn check_needed(checker: &mut Checker<'_>, texts: &Texts, needed: &BTreeSet<String>) {
    let locale = texts.fallback();
    for key in needed {
        if texts.line(locale, key).is_none() {
            let file = key.split('.').next().unwrap_or_default();
            checker.fault(
                &format!("text/{locale}/{file}.toml"),
                "",
                format!("no words for \"{key}\""),
                Some("every entry of the pack needs its words in the fallback locale".to_owned()),
            );
        }
    }
}

/// Words of an overlay that nothing would ever show are faults: a misspelt key must not pass silently. The first two
/// parts of a key name an entry of the pack, or a table that the pack's own words have.
fn check_overlay(checker: &mut Checker<'_>, texts: &Texts, needed: &BTreeSet<String>) {
    let folder = format!("text/{}/", texts.fallback());
    let overlaid = checker.overlaid_texts(&folder);
    if overlaid.is_empty() {
        return;
    }
    let mut known: BTreeSet<String> = needed.iter().filter_map(|key| entry_of(key)).collect();
    for (path, text) in checker.own_texts(&folder) {
        known.extend(entries(&folder, path, text));
    }
    for (path, text) in overlaid {
        for key in entries(&folder, path, text) {
            if known.contains(&key) {
                continue;
            }
            let name = key.split_once('.').map_or("", |(_, name)| name);
            let hint = did_you_mean(&key, known.iter().map(String::as_str))
                .or_else(|| Some("words belong to an entry or a table of the pack".to_owned()));
            checker.fault_at(
                path,
                line_of_entry(text, name).unwrap_or(1),
                format!("nothing in the pack shows the words of \"{key}\""),
                hint,
            );
        }
    }
}

/// The first two parts of a key.
fn entry_of(key: &str) -> Option<String> {
    let mut parts = key.split('.');
    Some(format!("{}.{}", parts.next()?, parts.next()?))
}

/// The first two parts of every key in a text file.
fn entries(folder: &str, path: &str, text: &str) -> Vec<String> {
    let Some(stem) = path
        .strip_prefix(folder)
        .and_then(|name| name.strip_suffix(".toml"))
    else {
        return Vec::new();
    };
    let table: toml::Table = toml::from_str(text).unwrap_or_default();
    table.keys().map(|name| format!("{stem}.{name}")).collect()
}
