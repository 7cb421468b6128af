//! Writing into the journal: the short forms of a runner after a run, and what is refused.

use crate::support::{Home, flowing};
use serde_json::{Value, json};

const EVENING: &str = "2026-11-24T18:30:00+01:00[Europe/Berlin]";

/// The bodies of the entries that a command writes.
fn bodies(home: &Home, arguments: &[&str]) -> Vec<Value> {
    let written = home.json(arguments);
    let entries = written["entries"].as_array().expect("a list of entries");
    entries.iter().map(|entry| entry["body"].clone()).collect()
}

#[test]
fn a_pain_is_logged_in_one_short_line() {
    let home = Home::at(EVENING);
    let body = json!({"score": 3, "moment": "during", "sites": ["lateral"], "side": "right"});
    assert_eq!(
        bodies(
            &home,
            &["log", "pain", "3", "--at", "side-right", "--during"]
        ),
        [body]
    );
    let said = home.says(&["log", "pain", "3", "--at", "side-right", "--during"]);
    assert!(said.contains("3 of 10 the worst during a run"), "{said}");
    assert!(said.contains("Side of the hip, right"), "{said}");
}

#[test]
fn several_moments_are_several_entries_each_with_its_own_pain() {
    let home = Home::at(EVENING);
    let found = bodies(&home, &["log", "pain", "3", "--during", "--evening", "1"]);
    assert_eq!(
        found,
        [
            json!({"score": 3, "moment": "during"}),
            json!({"score": 1, "moment": "evening"})
        ]
    );
    let every = [
        ("--waking", "waking"),
        ("--before", "before"),
        ("--during", "during"),
        ("--at-end", "at_end"),
        ("--after", "one_hour_after"),
        ("--evening", "evening"),
        ("--night", "night"),
        ("--at-rest", "at_rest"),
    ];
    for (option, moment) in every {
        let found = bodies(&home, &["log", "pain", option, "2"]);
        assert_eq!(found, [json!({"score": 2, "moment": moment})], "{option}");
    }
}

#[test]
fn triggers_signs_a_note_and_the_time_are_kept() {
    let home = Home::at(EVENING);
    let written = home.json(&[
        "log",
        "pain",
        "4",
        "--night",
        "--trigger",
        "uphill",
        "--trigger",
        "my dog",
        "--sign",
        "numb_tingling",
        "--note",
        "woke up",
        "--when",
        "2026-11-23 03:15",
    ]);
    let entry = &written["entries"][0];
    assert_eq!(
        entry["body"],
        json!({
            "score": 4, "moment": "night", "triggers": ["hills", "my_dog"],
            "red_flags": ["numb_tingling"], "note": "woke up"
        })
    );
    assert_eq!(
        entry["happened"],
        "2026-11-23T03:15:00+01:00[Europe/Berlin]"
    );
    assert_eq!(entry["recorded"], "2026-11-24T17:30:00Z");
    assert_eq!(entry["author"], "runner");
    assert_eq!(entry["source"], "cli");
}

#[test]
fn a_pain_belongs_to_the_one_open_episode_that_fits() {
    let mut home = Home::at("2026-11-24T18:29:00+01:00[Europe/Berlin]");
    home.says(&["episodes", "open", "--at", "side-right"]);
    home.clock(EVENING);
    home.says(&["episodes", "open", "--at", "deep-groin-left"]);
    let number = |arguments: &[&str]| home.json(arguments)["episode"]["number"].clone();
    assert_eq!(
        number(&["log", "pain", "1", "--during", "--at", "side-right"]),
        1
    );
    assert_eq!(number(&["log", "pain", "1", "--during", "--at", "left"]), 2);
    assert_eq!(
        number(&["log", "pain", "1", "--during", "--at", "knee-left"]),
        Value::Null
    );
    assert_eq!(
        number(&["log", "pain", "1", "--during", "--episode", "2"]),
        2
    );
    let said = home.refuses(&["log", "pain", "1", "--during"]);
    assert!(
        said.contains("--episode: several open episodes fit, numbers 1 and 2"),
        "{said}"
    );
    let said = home.says(&["log", "pain", "1", "--during", "--at", "knee-left"]);
    assert!(flowing(&said).contains("belongs to no episode"), "{said}");
}

#[test]
fn medicines_treatments_and_notes_are_kept() {
    let home = Home::at(EVENING);
    assert_eq!(
        bodies(&home, &["log", "medicine", "nsaid"]),
        [json!({"medicine": "nsaid"})]
    );
    assert_eq!(
        bodies(
            &home,
            &[
                "log",
                "treatment",
                "Physiotherapy",
                "--cost",
                "45.50 EUR",
                "--provider",
                "by the park"
            ]
        ),
        [
            json!({"treatment": "physiotherapy", "provider": "by the park", "cost_minor": 4550, "currency": "eur"})
        ]
    );
    assert_eq!(
        bodies(&home, &["log", "note", "slept", "badly"]),
        [json!({"text": "slept badly"})]
    );
}

/// What is wrong, what the message names, and what it hints at.
const REFUSED: &[(&[&str], &str, &str)] = &[
    (
        &["log", "pain", "11", "--during"],
        "PAIN: expected a whole number from 0",
        "found \"11\"",
    ),
    (
        &["log", "pain", "3.5", "--during"],
        "PAIN: expected a whole number",
        "found \"3.5\"",
    ),
    (&["log", "pain", "3"], "the moment is missing", "--waking"),
    (
        &["log", "pain", "--during"],
        "PAIN: expected a number",
        "restride log pain 3 --during",
    ),
    (
        &["log", "pain", "3", "--night", "x"],
        "--night: expected",
        "found \"x\"",
    ),
    (
        &["log", "pain", "3", "--during", "--at", "sied-right"],
        "--at: expected a place",
        "did you mean \"side\"?",
    ),
    (
        &[
            "log",
            "pain",
            "3",
            "--during",
            "--at",
            "side-left",
            "--at",
            "knee-right",
        ],
        "--at: expected one side",
        "PLACE-both",
    ),
    (
        &["log", "pain", "3", "--during", "--sign", "numb_tinglin"],
        "--sign: expected the answer id",
        "did you mean \"numb_tingling\"?",
    ),
    (
        &["log", "pain", "3", "--during", "--when", "19:00"],
        "--when: 2026-11-24 19:00 has not come yet",
        "yesterday",
    ),
    (
        &["log", "pain", "3", "--during", "--when", "yesterdey"],
        "--when: expected a time",
        "did you mean \"yesterday\"?",
    ),
    (
        &["log", "pain", "3", "--during", "--episode", "7"],
        "--episode: expected the id of an episode",
        "restride episodes",
    ),
    (
        &["log", "pain", "3", "--during", "--note", " "],
        "--note: expected 1 to 4000 characters",
        "",
    ),
    (
        &["log", "medicine", "nsiad"],
        "MEDICINE: expected one of paracetamol, nsaid",
        "did you mean \"nsaid\"?",
    ),
    (
        &["log", "treatment", "x", "--cost", "45"],
        "--cost: expected an amount and a currency",
        "45.00 EUR",
    ),
    (
        &["log", "pain", "3", "--during", "--trigger", "!"],
        "--trigger: expected a word",
        "",
    ),
];

#[test]
fn wrong_input_names_the_field_and_writes_nothing() {
    let home = Home::at(EVENING);
    for (arguments, what, hint) in REFUSED {
        let said = home.refuses(arguments);
        assert!(
            said.contains(what) && said.contains(hint),
            "{arguments:?}: {said}"
        );
        assert!(!home.data().exists(), "{arguments:?} made the data folder");
    }
}

#[cfg(unix)]
#[test]
fn the_data_folder_is_for_its_owner_only() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::at(EVENING);
    home.says(&["log", "pain", "3", "--during"]);
    let mode = |path: &std::path::Path| {
        let metadata = fs::metadata(path).expect("it is there");
        metadata.permissions().mode() & 0o777
    };
    assert_eq!(mode(&home.data()), 0o700);
    for file in fs::read_dir(home.data()).expect("the folder is there") {
        let path = file.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn two_places_for_one_journal_are_refused_and_a_database_needs_a_runner() {
    let home = Home::at(EVENING);
    let said = home.refuses(&["episodes", "--database", "postgres://nowhere/db"]);
    assert!(
        said.contains("--runner: expected the id of a runner"),
        "{said}"
    );
    let said = home.refuses(&[
        "episodes",
        "--database",
        "postgres://nowhere/db",
        "--data",
        "x",
    ]);
    assert!(said.contains("cannot be used with"), "{said}");
}
