//! What a typed line means.

use super::said::Input;
use crate::words::Words;

/// The input of a line; `None` when it means nothing here.
///
/// A number is a pain. The other words are the pack's, under `guided.type`; the empty line goes on.
pub(super) fn read(line: &str, words: Words<'_>) -> Option<Input> {
    let line = line.trim().to_lowercase();
    if line.is_empty() {
        return Some(Input::Enter);
    }
    if let Ok(pain) = line.parse::<u8>() {
        return (pain <= 10).then_some(Input::Pain(pain));
    }
    let is = |key: &str| {
        let known = words.lines(&format!("guided.type.{key}"));
        known.contains(&line)
    };
    if is("go_on") {
        Some(Input::Enter)
    } else if is("not_said") {
        Some(Input::NotSaid)
    } else if is("skip") {
        Some(Input::Skip)
    } else if is("stop") {
        Some(Input::Stop)
    } else {
        sign(&line)
    }
}

/// `!` for a sign at which to stop, `!2` for the second of the list.
fn sign(line: &str) -> Option<Input> {
    let number = line.strip_prefix('!')?.trim();
    if number.is_empty() {
        return Some(Input::Sign(None));
    }
    // Whoever types a sign has one, whatever stands behind it.
    let listed = number.parse::<usize>().ok();
    Some(Input::Sign(listed.and_then(|number| number.checked_sub(1))))
}
