//! No output promises what questions and answers cannot know.

use crate::support::{assess, flowing, random_answers, texts};
use serde_json::Value;
use std::collections::BTreeMap;

/// Phrases that no output may hold, in lower case.
const FORBIDDEN: &[&str] = &[
    "you have ",
    "rules out",
    "ruled it out",
    "safe to run",
    "no fracture",
    " 0 %",
    " 0 in 10",
    "nan",
    "[ui.",
    "[urgency.",
    "[findings.",
    "[conditions.",
    "[self_tests.",
    "[red_flags.",
    "[gate.",
    "[populations.",
];

/// Words that would invite running on a page that says stop.
const INVITING: &[&str] = &[
    "run only",
    "running that raises",
    "running that does not",
    "easy running",
    "keep the running",
    "keep running",
    "return to running",
    "when you run",
    "while you run",
    "run through it",
    "run faster",
    "build up slowly",
    "build the load",
    "as pain allows",
    "stay at 2 out of 10",
    "keep moving",
    "only once",
    "moderate pain while you run",
    "exercise first",
    "start with rehab",
];

fn check(text: &str, phrases: &[&str], about: &Value) {
    let text = format!(" {} ", flowing(text).to_lowercase());
    for phrase in phrases {
        // "Nan" may begin a word, as in a name: only the whole word is the number.
        let found = if *phrase == "nan" {
            text.split(|letter: char| !letter.is_alphanumeric())
                .any(|word| word == "nan")
        } else {
            text.contains(phrase)
        };
        assert!(!found, "\"{phrase}\" stands in\n{text}\nfor {about}");
    }
}

#[test]
fn two_hundred_random_runners_read_no_promise_and_no_missing_word() {
    let knowledge = restride_testkit::knowledge();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for answers in random_answers(&knowledge, 200) {
        let json = assess(&["--answers", "-", "--format", "json"], &answers);
        let text = assess(&["--answers", "-"], &answers);
        assert_eq!((json.code, text.code), (Some(0), Some(0)), "{}", json.err);
        let result: Value = serde_json::from_str(&json.out).expect("JSON");
        let urgency = result["urgency"].as_str().expect("a key").to_owned();
        let mut all = texts(&result);
        all.push(&text.out);
        for part in all {
            check(part, FORBIDDEN, &answers);
            if ["emergency", "stop_and_see_within_days"].contains(&urgency.as_str()) {
                check(part, INVITING, &answers);
            }
        }
        assert!(
            text.out.lines().all(|line| line.chars().count() <= 80),
            "{}",
            text.out
        );
        assert!(
            text.out
                .chars()
                .all(|letter| !('\u{2500}'..='\u{257f}').contains(&letter)),
            "no box drawing"
        );
        *seen.entry(urgency).or_default() += 1;
    }
    assert_eq!(seen.len(), 4, "every urgency was tried: {seen:?}");
    assert!(
        seen.values().all(|count| *count >= 5),
        "every urgency was tried: {seen:?}"
    );
}
