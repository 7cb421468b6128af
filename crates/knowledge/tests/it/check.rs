//! The one helper behind the tests of faults: lays files over the pack inside the program and compares.

use restride_core::knowledge::{Care, Knowledge};
use restride_knowledge::{PackFiles, embedded, load, load_care};

/// Lays one file over the pack and expects a fault whose `file:line: what` and hint contain `expected`.
pub(crate) fn check(path: &str, text: &str, expected: &str) {
    check_all(&[(path, text)], expected);
}

/// Lays files over the pack and expects a fault whose `file:line: what` and hint contain `expected`.
pub(crate) fn check_all(files: &[(&str, &str)], expected: &str) {
    let files = overlaid(files);
    let both = load(&files).and_then(|knowledge| load_care(&files, &knowledge));
    let printed = match both {
        Ok(_) => "the pack is whole".to_owned(),
        Err(faults) => faults.to_string(),
    };
    assert!(
        printed.contains(expected),
        "expected a fault with\n  {expected}\nfound\n{printed}"
    );
}

/// Replaces some text of a file of the pack, where it stands first, and expects the fault.
pub(crate) fn check_text(path: &str, old: &str, new: &str, expected: &str) {
    let text = text_of(path);
    assert!(text.contains(old), "{path} has no {old}");
    check(path, &text.replacen(old, new, 1), expected);
}

/// The care part of the pack inside the program.
#[expect(
    clippy::expect_used,
    reason = "a test helper: a damaged pack must fail the test"
)]
pub(crate) fn care() -> Care {
    restride_knowledge::embedded_care(&pack()).expect("the care part inside the program is whole")
}

/// The pack with files laid over it, which must be whole.
#[expect(
    clippy::expect_used,
    reason = "a test helper: an unexpected fault must fail the test"
)]
pub(crate) fn whole(files: &[(&str, &str)]) -> Knowledge {
    load(&overlaid(files)).expect("the pack is whole")
}

/// The pack inside the program.
#[expect(
    clippy::expect_used,
    reason = "a test helper: a damaged pack must fail the test"
)]
pub(crate) fn pack() -> Knowledge {
    embedded().expect("the pack inside the program is whole")
}

pub(crate) fn overlaid(files: &[(&str, &str)]) -> PackFiles {
    let mut pack = PackFiles::embedded();
    for (path, text) in files {
        pack.overlay(path, text);
    }
    pack
}

/// The text of a file of the pack, its first line that begins with `start` replaced.
pub(crate) fn with_line(path: &str, start: &str, line: &str) -> String {
    let text = text_of(path);
    let old = text.lines().find(|old| old.starts_with(start));
    assert!(old.is_some(), "{path} has no line that begins with {start}");
    text.replacen(old.unwrap_or_default(), line, 1)
}

/// The text of a file of the pack with more at its end.
pub(crate) fn with_end(path: &str, end: &str) -> String {
    format!("{}\n{end}\n", text_of(path))
}

/// The text of a file of the pack.
#[expect(
    clippy::expect_used,
    reason = "a test helper: a misspelt path must fail the test"
)]
pub(crate) fn text_of(path: &str) -> String {
    PackFiles::embedded()
        .text(path)
        .expect("the pack has this file")
        .to_owned()
}
