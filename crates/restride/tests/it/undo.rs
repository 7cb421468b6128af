//! Taking back what was written.

use crate::support::{Home, flowing};
use serde_json::Value;

const FIRST: &str = "2026-11-24T18:30:00+01:00[Europe/Berlin]";
const SECOND: &str = "2026-11-24T18:31:00+01:00[Europe/Berlin]";
const THIRD: &str = "2026-11-24T18:32:00+01:00[Europe/Berlin]";

#[test]
fn what_the_last_command_wrote_is_taken_back_and_a_lock_is_not() {
    let mut home = Home::at(FIRST);
    let first = home.json(&["log", "note", "kept"]);
    home.clock(SECOND);
    let written = home.json(&["log", "pain", "3", "--during", "--evening"]);
    home.clock(THIRD);
    let said = home.says(&["undo"]);
    assert!(said.contains("3 of 10 in the evening"), "{said}");
    assert!(
        flowing(&said).contains("What it locked stays locked."),
        "{said}"
    );
    let undone = home.json(&["undo"]);
    assert_eq!(
        undone["undone"], first["ids"],
        "the pains are gone, the note is next"
    );
    assert_eq!(written["ids"].as_array().map(Vec::len), Some(2));
    let said = home.refuses(&["undo"]);
    assert!(said.contains("no entry to undo"), "{said}");
}

#[test]
fn one_entry_is_taken_back_by_the_end_of_its_id() {
    let mut home = Home::at(FIRST);
    let written = home.json(&["log", "pain", "3", "--during", "--evening"]);
    let id = written["ids"][1].as_str().expect("an id").to_owned();
    let ending = id.get(28..).expect("an id is longer");
    home.clock(SECOND);
    let undone = home.json(&["undo", ending]);
    assert_eq!(undone["undone"], Value::from(vec![id.clone()]));
    let said = home.refuses(&["undo", &id]);
    assert!(said.contains("is an undo or is undone already"), "{said}");
    let said = home.refuses(&["undo", "00000000"]);
    assert!(said.contains("ID: expected the id of an entry"), "{said}");
}

#[test]
fn what_raised_a_warning_is_taken_back_without_the_warning_and_says_so() {
    let mut home = Home::at(FIRST);
    let written = home.json(&[
        "log",
        "pain",
        "6",
        "--at",
        "groin-left",
        "--during",
        "--sign",
        "cannot_bear_weight",
    ]);
    home.clock(SECOND);
    let undone = home.json(&["undo"]);
    assert_eq!(
        undone["undone"],
        Value::from(vec![written["ids"][1].clone()])
    );
    assert_eq!(undone["stays"], written["raised"], "{undone}");
    let today = home.json(&["today"]);
    assert_eq!(today["episodes"][0]["state"], "locked", "{today}");

    let mut home = Home::at(FIRST);
    home.json(&[
        "log",
        "pain",
        "6",
        "--at",
        "groin-left",
        "--during",
        "--sign",
        "cannot_bear_weight",
    ]);
    home.clock(SECOND);
    let said = home.says(&["undo"]);
    let flow = flowing(&said);
    assert!(
        flow.contains("The warning that it raised still stands"),
        "{said}"
    );
    assert!(flow.contains("What it locked stays locked."), "{said}");
}

#[test]
fn an_episode_that_a_pain_opened_is_taken_back_with_it() {
    let mut home = Home::at(FIRST);
    home.json(&["log", "pain", "2", "--at", "side-right", "--during"]);
    home.clock(SECOND);
    let undone = home.json(&["undo"]);
    assert_eq!(undone["undone"].as_array().map(Vec::len), Some(2));
    assert_eq!(undone["stays"], Value::from(Vec::<Value>::new()));
    assert_eq!(
        home.json(&["episodes"])["episodes"],
        Value::from(Vec::<Value>::new())
    );
}
