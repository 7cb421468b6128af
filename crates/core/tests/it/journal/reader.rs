//! The fast reader is of the general reader's opinion, on good lines and on damaged ones.

use super::examples::examples;
use super::for_random_histories;
use crate::world::is_deep;
use proptest::prelude::*;
use restride_core::journal::{Entry, LineFault, Reader, read_lines};
use restride_testkit::{Draw, decade};
use std::sync::LazyLock;

/// Lines of every kind: the examples of the page, and some of ten years.
static GOOD: LazyLock<Vec<String>> = LazyLock::new(|| {
    let decade = decade();
    let some = decade.iter().step_by(61).chain(&decade[..20]);
    let mut lines: Vec<String> = examples().map(|(_, entry)| entry.to_json()).collect();
    lines.extend(some.map(Entry::to_json));
    lines
});

/// Both readers say the same of these bytes, down to every bit that is written again; the entry, if it is one.
fn agree(bytes: &[u8]) -> Option<Entry> {
    let general = Entry::from_json(bytes);
    // It has accepted a zone and some keys before.
    let mut reader = Reader::default();
    reader.read(GOOD[0].as_bytes()).unwrap();
    let fast = reader.read(bytes);
    let shown = String::from_utf8_lossy(bytes);
    assert_eq!(fast, general, "{shown}");
    if let (Ok(fast), Ok(general)) = (&fast, &general) {
        assert_eq!(fast.to_json(), general.to_json(), "{shown}");
    }
    general.ok()
}

#[test]
fn a_line_that_was_written_by_the_program_is_read_alike() {
    for text in GOOD.iter() {
        assert_eq!(&agree(text.as_bytes()).unwrap().to_json(), text);
    }
    for_random_histories(|_, entries| {
        let texts: Vec<String> = entries.iter().map(Entry::to_json).collect();
        let mut reader = Reader::default();
        for (text, entry) in texts.iter().zip(&entries) {
            assert_eq!(reader.read(text.as_bytes()).as_ref(), Ok(entry));
        }
    });
}

#[test]
fn ten_years_are_read_alike_by_one_reader() {
    let entries = decade();
    let texts: Vec<String> = entries.iter().map(Entry::to_json).collect();
    let mut reader = Reader::default();
    for (text, entry) in texts.iter().zip(&entries) {
        assert_eq!(reader.read(text.as_bytes()).as_ref(), Ok(entry));
    }
}

/// A large journal is cut in two; where it is cut makes no difference, and faults keep their lines.
#[test]
fn a_large_text_is_read_line_by_line_wherever_it_is_cut() {
    let texts: Vec<String> = decade()[..1500].iter().map(Entry::to_json).collect();
    let mut draw = Draw(3);
    for _ in 0..40 {
        let mut expected = (Vec::new(), Vec::new());
        let mut bytes = Vec::new();
        for (line, text) in (1..).zip(&texts) {
            let one: Vec<u8> = match draw.below(60) {
                0 => Vec::new(),
                1 => b"no entry".to_vec(),
                2 => b"\xff".to_vec(),
                3 => [text.as_bytes(), b" "].concat(),
                4 => [text.as_bytes(), b"\r"].concat(),
                5 => [text.as_bytes(), text.as_bytes()].concat(),
                _ => text.clone().into_bytes(),
            };
            match Entry::from_json(&one) {
                _ if one.is_empty() => {}
                Ok(entry) => expected.0.push(entry),
                Err(error) => expected.1.push(LineFault { line, error }),
            }
            bytes.extend(one);
            bytes.push(b'\n');
        }
        if draw.below(2) == 0 {
            bytes.pop();
        }
        assert!(bytes.len() > 256 * 1024);
        assert_eq!(read_lines(&bytes), expected);
    }
}

/// What can make a reader stumble.
const SNIPPETS: [&str; 40] = [
    "\"", "\\", ",", ":", "{", "}", "[", "]", " ", "\t", "\n", "\0", "\u{7f}", "é", "0", "1", "9",
    "-", "+", ".", "e", "E", "Z", "T", "/", "t", "n", "null", "true", "false", "\\\"", "\\u0041",
    "\\n", "{}", "[]", "\"\"", "00", "-0", "1e1", ",\"a\":1",
];

/// Every line of the page with one place changed in every way that is likely to matter.
#[test]
fn one_change_at_any_place_is_seen_alike() {
    for (_, entry) in examples() {
        let text = entry.to_json();
        for place in 0..=text.len() {
            let (before, after) = text.as_bytes().split_at(place);
            for snippet in SNIPPETS.map(str::as_bytes) {
                agree(&[before, snippet, after].concat());
                if let [_, rest @ ..] = after {
                    agree(&[before, snippet, rest].concat());
                }
            }
            if let [first, rest @ ..] = after {
                agree(&[before, rest].concat());
                agree(&[before, &[*first, *first], rest].concat());
            }
            if let [first, second, rest @ ..] = after {
                agree(&[before, &[*second, *first], rest].concat());
            }
        }
    }
}

#[test]
fn odd_values_are_seen_alike() {
    let text = &GOOD[0];
    let cases = [
        ("2026-06-01T07:00:00+02:00", "2026-06-01T07:00:60+02:00"),
        ("2026-06-01T07:00:00+02:00", "2026-06-01T24:00:00+02:00"),
        ("2026-06-01T07:00:00+02:00", "2026-02-29T07:00:00+02:00"),
        ("2026-06-01T07:00:00+02:00", "2026-06-01T07:00:00-00:00"),
        ("2026-06-01T07:00:00+02:00", "2026-06-01T07:00:00+00:60"),
        ("2026-06-01T07:00:00+02:00", "2026-06-01T07:00:00+24:00"),
        ("2026-06-01T07:00:00+02:00", "2026-06-01T07:00:00+25:59"),
        ("2026-06-01T07:00:00+02:00", "2026-06-01t07:00:00+02:00"),
        ("2026-06-01T07:00:00+02:00", "2026-06-01 07:00:00+02:00"),
        ("2026-06-01T07:00:00+02:00", "2026-06-01T07:00:00,5+02:00"),
        ("2026-06-01T07:00:00+02:00", "1969-12-31T23:59:59+00:00"),
        ("[Europe/Berlin]", "[!Europe/Berlin]"),
        ("[Europe/Berlin]", "[europe/berlin]"),
        ("[Europe/Berlin]", "[+02:00]"),
        ("[Europe/Berlin]", "[Europe/Berlin][u-ca=iso8601]"),
        ("[Europe/Berlin]", "[]"),
        ("[Europe/Berlin]", ""),
        ("05:00:01Z", "05:00:01.5Z"),
        ("05:00:01Z", "05:00:01.123456789Z"),
        ("05:00:01Z", "05:00:01.1234567891Z"),
        ("05:00:01Z", "05:00:01.Z"),
        ("05:00:01Z", "05:00:01z"),
        ("05:00:01Z", "05:00:01+00:00"),
        ("05:00:60Z", "05:00:60Z"),
        ("\"2026-06-01T05", "\"2199-12-31T05"),
        ("\"2026-06-01T05", "\"2200-01-01T05"),
        ("0192f1c4-3b00-7000", "0192F1C4-3B00-7000"),
        ("0192f1c4-3b00-7000", "0192f1c4-3b00-4000"),
        ("0192f1c4-3b00-7000-8000", "0192f1c43b0070008000"),
        ("\"runner\"", "\"runn\\u0065r\""),
        ("\"source\":\"cli\"", "\"source\":\"a\\\"b\""),
        ("171", "171.0"),
        ("171", "1.71e2"),
        ("171", "0171"),
        ("171", "99999999999999999999"),
        ("171", "\"171\""),
        ("\"female\"", "\"f\\u0065male\""),
        ("\"version\":1", "\"version\":2"),
        ("\"version\":1", "\"version\":01"),
        ("\"kind\":\"profile\"", "\"kind\":\"from_the_future\""),
        ("{\"author\"", "{\"a\":0,\"author\""),
        ("\"version\":1}", "\"version\":1,\"z\":0}"),
        ("\"sex\"", "\"height_cm\":171,\"sex\""),
    ];
    for (old, new) in cases {
        agree(text.replace(old, new).as_bytes());
    }
}

/// A good line in which some places were changed.
fn damaged(seed: u64) -> Vec<u8> {
    let mut draw = Draw(seed);
    let mut bytes = GOOD[draw.below(GOOD.len())].clone().into_bytes();
    for _ in 0..=draw.below(3) {
        let place = draw.below(bytes.len() + 1);
        let snippet = SNIPPETS[draw.below(SNIPPETS.len())];
        let end = (place + draw.below(4)).min(bytes.len());
        match draw.below(4) {
            0 => drop(bytes.splice(place..place, snippet.bytes())),
            1 => drop(bytes.splice(place..end, snippet.bytes())),
            2 => drop(bytes.drain(place..end)),
            // A piece of another good line.
            _ => {
                let other = GOOD[draw.below(GOOD.len())].as_bytes();
                let from = draw.below(other.len());
                let to = (from + draw.below(60)).min(other.len());
                bytes.splice(place..end, other[from..to].iter().copied());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if is_deep() { 3_000_000 } else { 30_000 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_line_is_seen_alike(seed in any::<u64>()) {
        agree(&damaged(seed));
    }
}
