//! Runs, walks, tests and exercises, and what they change.

use crate::support::{Home, at, flowing, saved};
use serde_json::{Value, json};

fn begun() -> Home {
    let mut home = Home::at(&at(1, "08:00"));
    home.says(&["episodes", "open", "--at", "side-right"]);
    home.clock(&at(2, "08:00"));
    home
}

/// The body of the entry that a command writes, without its episode.
fn body(home: &Home, arguments: &[&str]) -> Value {
    let written = home.json(arguments);
    let mut body = written["entries"][0]["body"].clone();
    body.as_object_mut().expect("a body").remove("episode");
    body
}

#[test]
fn a_run_is_kept_as_it_was_told_and_what_was_not_told_is_missing() {
    let home = begun();
    let body = body(
        &home,
        &[
            "log",
            "session",
            "5.2km",
            "30:00",
            "--before",
            "0",
            "--during",
            "2",
            "--at-end",
            "0",
            "--course",
            "warms-up",
            "--no-limp",
            "--no-night-pain",
            "--no-painkiller",
            "--completed",
            "100%",
            "--at",
            "side-right",
            "--trigger",
            "hills",
        ],
    );
    assert_eq!(
        body,
        json!({
            "before": 0, "during": 2, "at_end": 0, "course": "warms_up", "limp": false,
            "new_night_pain": false, "analgesic_8h": false, "completed_percent": 100,
            "distance_m": 5200, "duration_s": 1800, "sites": ["lateral"], "side": "right",
            "triggers": ["hills"]
        })
    );
    let said = home.says(&["log", "session", "3mi", "--during", "1"]);
    assert!(flowing(&said).contains("amber at best"), "{said}");
    assert!(said.contains("(--completed)"), "{said}");
}

#[test]
fn a_sign_to_stop_locks_at_once() {
    let home = begun();
    let written = home.json(&[
        "log",
        "session",
        "--during",
        "1",
        "--sign",
        "cannot_bear_weight",
    ]);
    assert_eq!(written["plans"][0]["state"], "locked", "{written}");
}

#[test]
fn a_walk_without_pain_leads_to_the_tests_and_the_tests_onto_the_ladder() {
    let mut home = begun();
    saved(&home, &json!({"sites": ["lateral"], "side": "right"}));
    let written = home.json(&["log", "walk", "30", "--pain", "0", "--no-limp", "--brisk"]);
    assert_eq!(written["plans"][0]["state"], "ready", "{written}");
    let said = home.says(&["log", "walk", "10", "--pain", "0"]);
    assert!(flowing(&said).contains("whether you limped"), "{said}");
    home.clock(&at(2, "09:00"));
    let today = home.json(&["today"]);
    assert_ne!(today["episodes"][0]["tests"], json!([]), "{today}");
    home.says(&["log", "test", "stand_on_one_leg", "--pain", "0", "--ok"]);
}

#[test]
fn what_is_no_run_walk_test_or_exercise_is_refused() {
    let home = begun();
    let refused: &[(&[&str], &str)] = &[
        (
            &["log", "session", "five"],
            "DISTANCE|TIME: expected a distance",
        ),
        (
            &["log", "session", "--during", "11"],
            "--during: expected a whole number",
        ),
        (
            &["log", "session", "--completed", "120"],
            "--completed: expected per cent",
        ),
        (
            &["log", "session", "--course", "stedy"],
            "did you mean \"steady\"?",
        ),
        (
            &["log", "session", "--sign", "xyzzy"],
            "--sign: expected the id of a warning sign",
        ),
        (
            &["log", "walk", "0", "--pain", "0"],
            "MINUTES: expected whole minutes",
        ),
        (&["log", "walk", "30"], "--pain"),
        (
            &["log", "test", "hopp", "--pain", "0", "--ok"],
            "did you mean \"hop\"?",
        ),
        (&["log", "test", "hop", "--pain", "0"], "--ok"),
        (
            &["log", "exercise", "nothing_like_it"],
            "EXERCISE: expected the id of an exercise",
        ),
        (&["log", "profile"], "expected at least one fact"),
        (
            &["log", "profile", "--weight", "62"],
            "--weight: expected a weight with its unit",
        ),
    ];
    let before = home.json(&["diary"]);
    for (arguments, what) in refused {
        let said = home.refuses(arguments);
        assert!(said.contains(what), "{arguments:?}: {said}");
    }
    assert_eq!(home.json(&["diary"]), before, "nothing was written");
}

#[test]
fn facts_about_the_runner_are_kept_in_one_unit() {
    let home = begun();
    let written = home.json(&[
        "log",
        "profile",
        "--born",
        "1990-02-28",
        "--weight",
        "138lb",
        "--height",
        "171",
    ]);
    let body = &written["entries"][0]["body"];
    assert_eq!(
        *body,
        json!({"born": "1990-02-28", "weight_g": 62596, "height_cm": 171})
    );
}

#[test]
fn a_quiet_run_is_told_in_one_word_and_distance_and_time_may_be_named() {
    let home = begun();
    let body = |arguments: &[&str]| body(&home, arguments);
    assert_eq!(
        body(&[
            "log",
            "session",
            "--distance",
            "5k",
            "--time",
            "30:00",
            "--quiet"
        ]),
        json!({
            "before": 0, "during": 0, "at_end": 0, "course": "none", "limp": false,
            "new_night_pain": false, "analgesic_8h": false, "completed_percent": 100,
            "distance_m": 5000, "duration_s": 1800
        }),
        "the hour afterwards has not come yet"
    );
    assert_eq!(
        body(&[
            "log", "session", "5k", "30:00", "--at-end", "1", "--after", "2"
        ]),
        json!({"at_end": 1, "one_hour_after": 2, "distance_m": 5000, "duration_s": 1800}),
        "what is missing stays missing"
    );
    let said = flowing(&home.says(&["log", "session", "5k", "--quiet"]));
    assert!(!said.contains("amber at best"), "{said}");
}
