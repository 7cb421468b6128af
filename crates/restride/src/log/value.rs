//! Single values from the command line: a pain, a word of a list, a key, a text. Errors name field, expectation and the
//! nearest known word.

use super::place::plain;
use crate::failure::Failure;
use jiff::civil::Date;
use restride_core::journal::{Key, PainScore, Text};
use restride_knowledge::nearest;

/// A pain from 0 to 10.
pub(crate) fn pain(field: &str, text: &str) -> Result<PainScore, Failure> {
    let score = text.trim().parse().ok().and_then(PainScore::new);
    score.ok_or_else(|| {
        Failure::new(format!(
            "{field}: expected a whole number from 0 (no pain) to 10 (the worst imaginable), found \"{text}\""
        ))
    })
}

/// A text; `None` when none was given.
pub(crate) fn text(field: &str, given: Option<&str>) -> Result<Option<Text>, Failure> {
    given
        .map(|given| {
            Text::new(given).ok_or_else(|| {
                Failure::new(format!(
                    "{field}: expected 1 to {} characters of text",
                    Text::LONGEST
                ))
            })
        })
        .transpose()
}

/// A day.
pub(crate) fn day(field: &str, text: &str) -> Result<Date, Failure> {
    text.trim().parse().ok().ok_or_else(|| {
        Failure::new(format!(
            "{field}: expected a day such as 2026-11-24, found \"{text}\""
        ))
    })
}

/// A whole number of a range.
pub(crate) fn whole(
    field: &str,
    text: &str,
    unit: &str,
    from: u32,
    to: u32,
) -> Result<u32, Failure> {
    let number: Option<u32> = text.trim().parse().ok();
    number
        .filter(|number| (from..=to).contains(number))
        .ok_or_else(|| {
            Failure::new(format!(
                "{field}: expected a whole number from {from} to {to} {unit}, found \"{text}\""
            ))
        })
}

/// A distance in metres: `120km`, `75mi`.
pub(crate) fn distance_m(field: &str, text: &str, most: u32) -> Result<u32, Failure> {
    let metres = super::size::distance(text).filter(|metres| *metres <= most);
    metres.ok_or_else(|| {
        Failure::new(format!(
            "{field}: expected a distance such as 120km or 75mi, at most {} km, found \"{text}\"",
            most / 1000
        ))
    })
}

/// One of a closed list of words.
pub(crate) fn word<T: Copy>(
    field: &str,
    given: &str,
    all: &[T],
    key: impl Fn(T) -> &'static str,
) -> Result<T, Failure> {
    let plain = plain(given).replace('-', "_");
    let found = all.iter().copied().find(|word| key(*word) == plain);
    found.ok_or_else(|| {
        let keys: Vec<&str> = all.iter().map(|word| key(*word)).collect();
        let failure = Failure::new(format!(
            "{field}: expected one of {}, found \"{given}\"",
            keys.join(", ")
        ));
        match nearest(&plain, keys) {
            Some(near) => failure.hint(format!("did you mean \"{near}\"?")),
            None => failure,
        }
    })
}

/// A key: one of those known by their words, or a word of the runner's own.
pub(crate) fn key(
    field: &str,
    given: &str,
    known: &[(String, Vec<String>)],
) -> Result<Key, Failure> {
    let plain_word = plain(given);
    let by_word = known.iter().find(|(id, words)| {
        plain(id) == plain_word || words.iter().any(|word| plain(word) == plain_word)
    });
    let id = by_word.map_or_else(|| plain_word.replace('-', "_"), |(id, _)| id.clone());
    Key::new(id).ok_or_else(|| {
        Failure::new(format!(
            "{field}: expected a word of letters, digits and hyphens, found \"{given}\""
        ))
    })
}

/// The id of something that the pack knows.
pub(crate) fn known<'k>(
    field: &str,
    given: &str,
    what: &str,
    ids: impl Iterator<Item = &'k str> + Clone,
) -> Result<Key, Failure> {
    let plain = plain(given).replace('-', "_");
    let id = ids.clone().find(|id| *id == plain).ok_or_else(|| {
        let failure = Failure::new(format!("{field}: expected {what}, found \"{given}\""));
        match nearest(&plain, ids) {
            Some(near) => failure.hint(format!("did you mean \"{near}\"?")),
            None => failure.hint("`restride knowledge search WORD` finds ids"),
        }
    })?;
    Key::new(id).ok_or_else(|| Failure::new(format!("\"{id}\" is no key")))
}

/// The same of several, each once.
pub(crate) fn each_known<'k>(
    field: &str,
    given: &[String],
    what: &str,
    ids: &(impl Iterator<Item = &'k str> + Clone),
) -> Result<Vec<Key>, Failure> {
    let mut keys = Vec::new();
    for text in given {
        let key = known(field, text, what, ids.clone())?;
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    Ok(keys)
}
