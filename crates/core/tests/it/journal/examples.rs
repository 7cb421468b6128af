//! Every example of `docs/journal.md` is an entry, and every kind has one.

use restride_core::journal::{Body, Entry};
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../../../docs/journal.md");

/// Each kind of the page with its example.
pub(crate) fn examples() -> impl Iterator<Item = (&'static str, Entry)> {
    PAGE.split("\n### ").skip(1).map(|section| {
        let (name, example) = example(section);
        let entry = Entry::from_json(example.as_bytes());
        (
            name,
            entry.unwrap_or_else(|error| panic!("{name}: {error}")),
        )
    })
}

fn example(section: &str) -> (&str, &str) {
    let (name, rest) = section.split_once('\n').unwrap();
    let example = rest.split("```").nth(1).unwrap();
    (name, example.strip_prefix("json\n").unwrap())
}

#[test]
fn every_kind_has_an_example_that_is_read_and_written_again() {
    let mut shown = BTreeSet::new();
    for section in PAGE.split("\n### ").skip(1) {
        let (name, example) = example(section);
        let entry = Entry::from_json(example.as_bytes()).unwrap_or_else(|error| {
            panic!("{name}: {error}");
        });
        assert_eq!(entry.body().kind(), name);
        assert!(!matches!(entry.body(), Body::Unknown(_)), "{name}");
        let text = entry.to_json();
        assert_eq!(Entry::from_json(text.as_bytes()).unwrap(), entry);
        let as_value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(as_value(&text), as_value(example), "{name} lost something");
        let made = Entry::new(entry.head().clone(), entry.body().clone());
        assert_eq!(made.as_ref(), Ok(&entry), "{name}");
        shown.insert((name.to_owned(), entry.body().version()));
    }
    let kinds: BTreeSet<_> = Body::KINDS
        .iter()
        .map(|(kind, version)| ((*kind).to_owned(), *version))
        .collect();
    assert_eq!(shown, kinds);
}
