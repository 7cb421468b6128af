//! Entries as text: what is written is read back, what is not known survives, nothing panics.

use super::for_random_histories;
use crate::world::is_deep;
use proptest::prelude::*;
use restride_core::journal::{Body, Entry, Journal, read_lines, write_lines};
use restride_testkit::Draw;
use restride_testkit::journal::history;
use serde_json::Value;

#[test]
fn a_journal_that_is_written_and_read_is_the_same_to_the_byte() {
    for_random_histories(|_, entries| {
        for entry in &entries {
            let text = entry.to_json();
            let read = Entry::from_json(text.as_bytes()).unwrap();
            assert_eq!(&read, entry);
            assert_eq!(read.to_json(), text);
        }
        let journal = Journal::from_entries(entries);
        let text = write_lines(&journal);
        let (read, faults) = read_lines(text.as_bytes());
        assert_eq!(faults, []);
        let again = Journal::from_entries(read);
        assert_eq!(again, journal);
        assert_eq!(write_lines(&again), text);
    });
}

#[test]
fn kinds_versions_and_fields_of_a_newer_program_survive() {
    let head = r#""id":"0192f1c4-3b00-7000-8000-000000000001","happened":"2026-06-01T07:00:00+02:00","recorded":"2026-06-01T05:00:01Z","author":"runner","source":"test""#;
    let cases = [
        r#""kind":"sleep","version":3,"body":{"hours":7.25,"deep":{"z":[1,null,{"b":2,"a":1}]}}"#,
        r#""kind":"pain","version":2,"body":{"score":11,"moment":"lunch"}"#,
        r#""kind":"pain","version":1,"body":{"score":1,"moment":"night","weather":{"rain":true,"none":null}}"#,
        r#""kind":"note","version":1,"body":{"text":"x"},"signature":"abc","tags":[0.1,1e300,-5,18446744073709551615]"#,
        r#""kind":"withdrawn","version":1,"supersedes":"0192f1c4-3b00-7000-8000-000000000002","body":{"why":"typo"}"#,
    ];
    for rest in cases {
        let text = format!("{{{head},{rest}}}");
        let entry = Entry::from_json(text.as_bytes()).unwrap();
        let as_value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(as_value(&entry.to_json()), as_value(&text));
        assert_eq!(Entry::from_json(entry.to_json().as_bytes()).unwrap(), entry);
    }
    let newer = Entry::from_json(format!("{{{head},{}}}", cases[1]).as_bytes()).unwrap();
    assert!(matches!(newer.body(), Body::Unknown(_)));
    assert_eq!((newer.body().kind(), newer.body().version()), ("pain", 2));
}

#[test]
fn the_canonical_form_does_not_depend_on_order_or_spaces() {
    let text = br#" { "version": 1, "body": {"z": 1, "moment": "night", "score": 1, "a": {"d": 1, "c": 2}},
        "source": "test", "kind": "pain", "recorded": "2026-06-01T05:00:01.000Z", "author": "runner",
        "supersedes": null, "happened": "2026-06-01T07:00+02[Europe/Berlin]",
        "id": "0192F1C4-3B00-7000-8000-000000000001" } "#;
    let expected = r#"{"author":"runner","body":{"a":{"c":2,"d":1},"moment":"night","score":1,"z":1},"happened":"2026-06-01T07:00:00+02:00[Europe/Berlin]","id":"0192f1c4-3b00-7000-8000-000000000001","kind":"pain","recorded":"2026-06-01T05:00:01Z","source":"test","version":1}"#;
    assert_eq!(Entry::from_json(text).unwrap().to_json(), expected);
}

#[test]
fn a_line_that_cannot_be_read_never_costs_the_others() {
    let mut draw = Draw(7);
    let journal = Journal::from_entries(history(&mut draw, 5));
    let text = format!("{{\n\n{}\u{0}\n[1]\n", write_lines(&journal).trim_end());
    let (entries, faults) = read_lines(text.as_bytes());
    let last = 2 + journal.everything().count();
    let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [1, last, last + 1], "{faults:?}");
    assert_eq!(entries.len(), journal.everything().count() - 1);
}

#[test]
fn deep_nesting_is_refused_and_does_not_overflow() {
    let deep = "[".repeat(60_000);
    Entry::from_json(deep.as_bytes()).unwrap_err();
    Entry::from_json(format!("{{\"body\":{deep}").as_bytes()).unwrap_err();
}

/// A good entry in which some bytes were overwritten, left out or repeated.
fn damaged(seed: u64, cuts: &[(u16, u8, u8)]) -> Vec<u8> {
    let mut draw = Draw(seed);
    let mut bytes = history(&mut draw, 3)[0].to_json().into_bytes();
    for (place, byte, kind) in cuts {
        let place = usize::from(*place) % bytes.len().max(1);
        match kind % 4 {
            _ if bytes.is_empty() => bytes.push(*byte),
            0 => bytes[place] = *byte,
            1 => bytes.insert(place, *byte),
            2 => drop(bytes.remove(place)),
            _ => bytes.truncate(place + 1),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if is_deep() { 1_000_000 } else { 20_000 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ignored = Entry::from_json(&bytes);
        let _ignored = read_lines(&bytes);
    }

    #[test]
    fn a_damaged_entry_is_refused_or_is_one_that_prints_and_parses(
        seed in any::<u64>(),
        cuts in prop::collection::vec(any::<(u16, u8, u8)>(), 1..4),
    ) {
        if let Ok(entry) = Entry::from_json(&damaged(seed, &cuts)) {
            let text = entry.to_json();
            let again = Entry::from_json(text.as_bytes());
            prop_assert_eq!(again.as_ref(), Ok(&entry));
            prop_assert_eq!(again.unwrap().to_json(), text);
        }
    }

    #[test]
    fn any_number_that_is_kept_keeps_every_bit(number in any::<f64>().prop_filter("finite", |n| n.is_finite())) {
        let text = format!(
            "{{\"author\":\"r\",\"body\":{{\"n\":{number:?}}},\"happened\":\"2026-06-01T07:00:00+00:00\",\
            \"id\":\"0192f1c4-3b00-7000-8000-000000000001\",\"kind\":\"x\",\
            \"recorded\":\"2026-06-01T07:00:00Z\",\"source\":\"t\",\"version\":1}}"
        );
        let entry = Entry::from_json(text.as_bytes()).unwrap();
        let again = Entry::from_json(entry.to_json().as_bytes()).unwrap();
        let Body::Unknown(unknown) = again.body() else { panic!("known?") };
        let kept = unknown.fields["n"].as_f64().unwrap();
        prop_assert_eq!(kept.to_bits(), number.to_bits());
    }
}
