//! `text/<locale>/<file>.toml` to words by key, and whether every word that is needed is there.

use super::checker::Checker;
use super::lines::line_of_key;
use super::paths::Part;
use crate::nearest;
use crate::pack::PackFiles;
use restride_core::knowledge::{Kind, Knowledge, ReturnToRun, Texts};
use restride_core::return_to_run::{Grade, Profile, Reason, State, Why};
use restride_core::urgency::Urgency;
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

/// Every key that the program looks up must exist in the fallback locale.
pub(super) fn check_words(checker: &mut Checker<'_>, knowledge: &Knowledge) {
    let mut needed: Vec<String> = Vec::new();
    for question in &knowledge.questions {
        if question.self_test.is_some() {
            for part in [
                "name", "ask", "steps", "feel", "not_for", "stop", "means", "accuracy",
            ] {
                needed.push(format!("self_tests.{}.{part}", question.id));
            }
        } else {
            for part in ["ask", "question", "help", "why"] {
                needed.push(format!("findings.{}.{part}", question.id));
            }
        }
        let folder = if question.self_test.is_some() {
            "self_tests"
        } else {
            "findings"
        };
        let values = match &question.kind {
            Kind::Choice { values } | Kind::Many { values } => values.as_slice(),
            Kind::YesNo | Kind::Number(_) | Kind::Test { .. } => &[],
        };
        for value in values {
            needed.push(format!("{folder}.{}.values.{value}", question.id));
        }
        if let Kind::Test { values } = &question.kind {
            needed.extend(
                values
                    .iter()
                    .map(|value| format!("self_tests.places.{value}")),
            );
        }
        if let Some(screen) = &question.screen {
            for part in ["title", "intro", "none"] {
                needed.push(format!("findings.screens.{screen}.{part}"));
            }
        }
    }
    for condition in &knowledge.conditions {
        for part in ["name", "short", "typical", "now", "see", "time"] {
            needed.push(format!("conditions.{}.{part}", condition.key));
        }
    }
    for rule in &knowledge.red_flags {
        for part in ["name", "why", "do"] {
            needed.push(format!("red_flags.{}.{part}", rule.id));
        }
    }
    for population in &knowledge.populations {
        for part in ["name", "why", "do"] {
            needed.push(format!("populations.{}.{part}", population.id));
        }
    }
    for urgency in Urgency::ALL {
        for part in ["name", "headline", "do", "come_back"] {
            needed.push(format!("urgency.{}.{part}", urgency.key()));
        }
    }
    for correction in &knowledge.corrections {
        for part in ["claim", "evidence", "say"] {
            needed.push(format!("corrections.{}.{part}", correction.id));
        }
    }
    for question in &knowledge.runner_questions {
        for part in ["ask", "guide_says", "evidence_says", "do"] {
            needed.push(format!("questions.{}.{part}", question.id));
        }
    }
    needed.extend(words_of_return_to_run(&knowledge.return_to_run));
    for band in &knowledge.weighing.strengths {
        needed.push(format!("ui.strength.{}", band.id));
    }
    for band in &knowledge.weighing.weights {
        needed.push(format!("ui.weight.{}", band.id));
    }
    check_needed(checker, &knowledge.texts, needed);
}

/// Each of these keys must exist in the fallback locale.
pub(super) fn check_needed(checker: &mut Checker<'_>, texts: &Texts, needed: Vec<String>) {
    let locale = texts.fallback().to_owned();
    for key in needed {
        if texts.line(&locale, &key).is_none() {
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
pub(super) fn check_overlay(
    checker: &mut Checker<'_>,
    texts: &Texts,
    mut known: BTreeSet<String>,
    files: &PackFiles,
    part: Part,
) {
    let fallback = format!("text/{}/", texts.fallback());
    let overlaid: Vec<(&str, &str)> = files
        .overlaid_texts()
        .filter(|(path, _)| path.starts_with(&fallback) && Part::of(path) == part)
        .collect();
    if overlaid.is_empty() {
        return;
    }
    let own = files
        .own_files()
        .filter(|(path, _)| path.starts_with(&fallback) && Part::of(path) == part);
    for (path, text) in own {
        known.extend(tables(&fallback, path, text));
    }
    for (path, text) in overlaid {
        for key in tables(&fallback, path, text) {
            if known.contains(&key) {
                continue;
            }
            let name = key.split_once('.').map_or("", |(_, name)| name);
            let hint = nearest(&key, known.iter().map(String::as_str))
                .map(|near| format!("did you mean \"{near}\"?"))
                .or_else(|| Some("words belong to an entry or a table of the pack".to_owned()));
            let line = line_of_key(text, &[name]).or_else(|| {
                let opens = |line: &str| {
                    let line = line.trim();
                    line.strip_prefix('[')
                        .and_then(|line| line.strip_prefix(name))
                        .is_some_and(|rest| rest.starts_with([']', '.']))
                };
                text.lines().position(opens).map(|position| position + 1)
            });
            checker.fault_at(
                path,
                line.unwrap_or(1),
                format!("nothing in the pack shows the words of \"{key}\""),
                hint,
            );
        }
    }
}

/// File and first name of every key in a text file.
fn tables(folder: &str, path: &str, text: &str) -> Vec<String> {
    let Some(stem) = path
        .strip_prefix(folder)
        .and_then(|name| name.strip_suffix(".toml"))
    else {
        return Vec::new();
    };
    let table: toml::Table = toml::from_str(text).unwrap_or_default();
    table.keys().map(|name| format!("{stem}.{name}")).collect()
}

/// The first two parts of the keys of every entry's words.
pub(super) fn entries(knowledge: &Knowledge) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for question in &knowledge.questions {
        let folder = if question.self_test.is_some() {
            "self_tests"
        } else {
            "findings"
        };
        known.insert(format!("{folder}.{}", question.id));
    }
    let conditions = knowledge.conditions.iter().map(|entry| &entry.key);
    let flags = knowledge.red_flags.iter().map(|entry| &entry.id);
    let populations = knowledge.populations.iter().map(|entry| &entry.id);
    let corrections = knowledge.corrections.iter().map(|entry| &entry.id);
    let asked = knowledge.runner_questions.iter().map(|entry| &entry.id);
    known.extend(conditions.map(|id| format!("conditions.{id}")));
    known.extend(flags.map(|id| format!("red_flags.{id}")));
    known.extend(populations.map(|id| format!("populations.{id}")));
    known.extend(corrections.map(|id| format!("corrections.{id}")));
    known.extend(asked.map(|id| format!("questions.{id}")));
    known
}

/// The words that the rules of returning to running need.
fn words_of_return_to_run(rules: &ReturnToRun) -> impl Iterator<Item = String> {
    let phases = rules
        .phases
        .iter()
        .map(|phase| ("phase", phase.id.as_str()));
    let levels = rules
        .levels
        .iter()
        .map(|level| ("level", level.id.as_str()));
    let signs = rules.stop.signs.iter().map(|id| ("stop_sign", id.as_str()));
    let tests = rules.readiness.tests.iter();
    phases
        .chain(levels)
        .chain(signs)
        .chain(tests.map(|test| ("ready", test.id.as_str())))
        .chain(Grade::ALL.map(|grade| ("grade", grade.key())))
        .chain(Profile::ALL.map(|profile| ("profile", profile.key())))
        .chain(State::KEYS.map(|state| ("state", state)))
        .chain(Reason::ALL.iter().map(|reason| ("reason", reason.key())))
        .chain(Why::KEYS.map(|why| ("ignored", why)))
        .map(|(table, id)| format!("return_to_run.{table}.{id}"))
}
