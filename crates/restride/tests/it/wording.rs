//! No output promises what questions and answers cannot know.

use crate::result::benign_with;
use crate::support::{
    assess, benign_answers, flowing, list, overlay, page, random_answers, result, texts, with_pack,
};
use restride_testkit::knowledge;
use serde_json::{Value, json};
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
    let knowledge = knowledge();
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

#[test]
fn a_calm_page_does_not_claim_that_everything_was_asked() {
    let whole = benign_answers(&knowledge());
    let mut part = whole.clone();
    let members = part.as_object_mut().expect("answers");
    members.remove("painful_click");
    members.remove("lump_in_groin");
    let result = result(&part);
    assert_eq!(result["urgency"], "self_manage");
    assert_eq!(list(&result, "open_rules").len(), 2);
    let text = flowing(&page(&part));
    assert!(text.contains("Questions still open that could: 2."));
    assert!(!text.contains("Every warning question has a clear no"));
}

#[test]
fn a_page_without_tests_tells_a_yes_from_an_open_question() {
    let yes = benign_with(&[("limp_or_walk_pain", json!("yes"))]);
    assert!(page(&yes).contains("a warning question was answered with yes"));
    let open = benign_with(&[("limp_or_walk_pain", json!("unsure"))]);
    assert!(page(&open).contains("a warning question is still open"));
}

#[test]
fn a_range_cut_off_at_the_top_says_or_more() {
    let sore = benign_with(&[
        ("broad_both_sided_soreness", json!("yes")),
        ("sites", json!(["thigh_front", "thigh_back"])),
        ("side", json!("both")),
        ("load_spike", json!("yes")),
        ("hills_or_speed_added", json!("yes")),
    ]);
    let first = &result(&sore)["causes"][0];
    assert_eq!((&first["low"], &first["high"]), (&json!(0.9), &json!(0.9)));
    assert!(flowing(&page(&sore)).contains("about 9 in 10 or more"));
}

#[test]
fn a_correction_says_on_whose_page_it_may_stand_and_never_on_an_emergency() {
    let path = "corrections/hop_to_test_it.toml";
    for urgencies in ["", "\"emergency\", \"self_manage\""] {
        let text = format!("id = \"hop_to_test_it\"\nurgencies = [{urgencies}]\n");
        let folder = overlay(&[(path, &text)]);
        let ran = with_pack(folder.path(), &["--answers", "-"], &json!({}));
        assert_eq!(ran.code, Some(2), "{ran:?}");
        let expected = format!("{path}:2: a correction names the urgencies");
        assert!(ran.err.contains(&expected), "{}", ran.err);
    }
}

#[test]
fn a_rule_with_an_unknown_time_is_at_fault() {
    let path = "red_flags/01_cannot_bear_weight.toml";
    let text = "id = \"01_cannot_bear_weight\"\nnumber = 1\nurgency = \"emergency\"\n\
                within = \"tomorrow\"\nwhen = { yes = \"cannot_bear_weight\" }\n\
                sources = [\"s67\"]\nplace = \"x\"\nmark = \"sourced\"\n";
    let folder = overlay(&[(path, text)]);
    let ran = with_pack(folder.path(), &["--answers", "-"], &json!({}));
    assert_eq!(ran.code, Some(2), "{ran:?}");
    let expected = format!("{path}:4: within is \"tomorrow\"");
    assert!(ran.err.contains(&expected), "{}", ran.err);
}
