//! Writing into the journal: the short forms of a runner after a run, and what is refused.

use crate::support::{EVENING, Home, flowing};
use serde_json::{Value, json};

/// The bodies of the entries that a command writes.
fn bodies(home: &Home, arguments: &[&str]) -> Vec<Value> {
    let written = home.json(arguments);
    let entries = written["entries"].as_array().expect("a list of entries");
    entries.iter().map(|entry| entry["body"].clone()).collect()
}

#[test]
fn a_pain_is_logged_in_one_short_line_and_opens_its_episode() {
    let home = Home::at(EVENING);
    let short = ["log", "pain", "3", "--at", "side-right", "--during"];
    let written = home.json(&short);
    let id = written["ids"][0].clone();
    assert_eq!(written["entries"][0]["kind"], "episode_opened", "{written}");
    assert_eq!(
        written["entries"][1]["body"],
        json!({"score": 3, "moment": "during", "episode": id, "sites": ["lateral"], "side": "right"})
    );
    assert_eq!(written["episode"], json!({"number": 1, "id": id}));
    let again = bodies(&home, &short);
    assert_eq!(again.len(), 1, "the episode is there already: {again:?}");
    assert_eq!(again[0]["episode"], id);
    assert_ne!(home.json(&["today"])["running"]["answer"], "go");
    let other = Home::at(EVENING);
    let said = other.says(&short);
    assert!(said.contains("3 of 10 the worst during a run"), "{said}");
    assert!(said.contains("Side of the hip, right"), "{said}");
    let flow = flowing(&said);
    assert!(
        flow.contains(
            "A new episode was opened: Side of the hip, right. Next: restride assess --save."
        ),
        "{said}"
    );
    assert!(flow.contains("Until then, no running."), "{said}");
}

#[test]
fn an_episode_is_opened_for_pain_at_a_place_and_for_nothing_else() {
    let opens = |arguments: &[&str]| {
        let home = Home::at(EVENING);
        let written = home.json(arguments);
        written["entries"][0]["kind"] == "episode_opened"
    };
    let place = ["--at", "side-right"];
    let cases: &[(&[&str], bool)] = &[
        (&["log", "pain", "0", "--during"], false),
        (&["log", "pain", "1", "--during"], true),
        (
            &["log", "pain", "0", "--during", "--sign", "numb_tingling"],
            true,
        ),
        (&["log", "pain", "4", "--during", "--no-episode"], false),
        (&["log", "session", "5k", "--quiet"], false),
        (&["log", "session", "5k", "--during", "1"], true),
        (&["log", "session", "5k", "--limp"], true),
        (&["log", "session", "5k", "--sign", "injury"], true),
        (&["log", "session", "5k", "--during", "0"], false),
        (
            &["log", "session", "5k", "--during", "5", "--no-episode"],
            false,
        ),
    ];
    for (arguments, expected) in cases {
        let all: Vec<&str> = arguments.iter().copied().chain(place).collect();
        assert_eq!(opens(&all), *expected, "{all:?}");
    }
    let home = Home::at(EVENING);
    for arguments in [
        &["log", "pain", "3", "--during"][..],
        &["log", "session", "--limp"],
    ] {
        let said = flowing(&home.says(arguments));
        assert!(
            said.contains("Say where it hurts") && said.contains("restride assess --save"),
            "{said}"
        );
    }
    assert_eq!(home.json(&["episodes"])["episodes"], json!([]));
}

#[test]
fn a_sign_that_opens_an_episode_locks_it_in_the_same_step() {
    let home = Home::at(EVENING);
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
    assert_eq!(written["plans"][0]["state"], "locked", "{written}");
    assert_eq!(written["raised"][0]["body"]["episode"], written["ids"][0]);
    assert_eq!(home.json(&["today"])["episodes"][0]["state"], "locked");
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
    let number_of =
        |home: &Home, arguments: &[&str]| home.json(arguments)["episode"]["number"].clone();
    let number = |arguments: &[&str]| number_of(&home, arguments);
    assert_eq!(
        number(&["log", "pain", "1", "--during", "--at", "side-right"]),
        1
    );
    assert_eq!(number(&["log", "pain", "1", "--during", "--at", "left"]), 2);
    assert_eq!(
        number(&[
            "log",
            "pain",
            "1",
            "--during",
            "--at",
            "knee-left",
            "--no-episode"
        ]),
        Value::Null
    );
    assert_eq!(
        number(&["log", "pain", "1", "--during", "--episode", "2"]),
        2
    );
    let said = home.refuses(&["log", "pain", "1", "--during"]);
    assert!(
        said.contains("--episode: several open episodes fit: 1. Side of the hip, right; 2. "),
        "{said}"
    );
    home.clock("2026-11-24T18:31:00+01:00[Europe/Berlin]");
    assert_eq!(
        number_of(
            &home,
            &["log", "pain", "1", "--during", "--at", "knee-left"]
        ),
        3,
        "another place is another injury"
    );
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
        &["log", "pain", "3", "--during", "--at", "sidde"],
        "--at: expected a place",
        "did you mean \"side\"?",
    ),
    (
        &[
            "log",
            "pain",
            "3",
            "--during",
            "--episode",
            "1",
            "--no-episode",
        ],
        "cannot be used with",
        "--no-episode",
    ),
    (
        &["log", "session", "5k", "--quiet", "--during", "2"],
        "cannot be used with",
        "--during",
    ),
    (
        &["log", "session", "5k", "--quiet", "--sign", "injury"],
        "cannot be used with",
        "--sign",
    ),
    (
        &["log", "session", "5k", "--distance", "5k"],
        "the distance is given twice",
        "",
    ),
    (
        &["log", "session", "--distance", "30:00"],
        "--distance: expected a distance",
        "5k",
    ),
    (
        &["log", "session", "--time", "5k"],
        "--time: expected a time",
        "30:00",
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

#[test]
fn the_help_begins_with_forms_that_take_ten_seconds_and_they_work() {
    let home = Home::at(EVENING);
    let help = home.says(&["log", "--help"]);
    let examples: Vec<&str> = help
        .lines()
        .filter_map(|line| line.trim().strip_prefix("restride log "))
        .collect();
    assert!(help.starts_with("Ten seconds each:"), "{help}");
    assert!(examples.len() >= 5, "{help}");
    for example in examples {
        let home = Home::at(EVENING);
        let arguments: Vec<&str> = ["log"].into_iter().chain(example.split(' ')).collect();
        home.says(&arguments);
    }
}

#[test]
fn every_kind_is_printed_as_json() {
    let home = Home::at(EVENING);
    let all: &[&[&str]] = &[
        &["log", "pain", "3", "--during"],
        &["log", "session", "5k"],
        &["log", "exercise", "side_plank"],
        &["log", "walk", "30", "--pain", "0"],
        &["log", "test", "hop", "--pain", "0", "--ok"],
        &[
            "log",
            "week",
            "--participation",
            "none",
            "--training",
            "none",
            "--performance",
            "none",
            "--symptoms",
            "slight",
        ],
        &["log", "profile", "--sex", "female"],
        &["log", "medicine", "nsaid"],
        &["log", "treatment", "massage"],
        &["log", "note", "slept badly"],
    ];
    for arguments in all {
        let written = home.json(arguments);
        assert_eq!(
            written["ids"].as_array().map(Vec::len),
            Some(1),
            "{written}"
        );
    }
}
