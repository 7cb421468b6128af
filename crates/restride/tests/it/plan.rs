//! The plan: what locks it, what does not open it, and the one thing that does.

use crate::support::{Home, at, flowing};
use serde_json::{Value, json};

/// Words that invite running, and must never stand on a page of a locked plan.
const INVITES: [&str; 6] = [
    "You may do this session",
    "jog ",
    "Jog ",
    "Normal running",
    "minutes on flat ground",
    "restride log session",
];

/// A runner with an episode, locked by a limp.
fn locked() -> Home {
    let mut home = Home::at(&at(2, "08:00"));
    home.says(&[
        "episodes",
        "open",
        "--at",
        "deep-groin-right",
        "--onset",
        "gradual",
    ]);
    home.clock(&at(2, "08:05"));
    let written = home.json(&[
        "log", "session", "5k", "30min", "--during", "4", "--limp", "--no-ask",
    ]);
    assert_eq!(written["plans"][0]["state"], "locked", "{written}");
    assert_ne!(written["raised"], json!([]), "{written}");
    home.clock(&at(3, "08:00"));
    home
}

fn state(home: &Home) -> Value {
    home.json(&["plan", "show"])["plans"][0]["state"].clone()
}

#[test]
fn an_alarm_locks_the_plan_in_the_same_breath_and_pages_invite_nobody_to_run() {
    let home = locked();
    let today = home.json(&["today"]);
    assert_eq!(today["running"]["answer"], "not_now");
    assert_eq!(today["episodes"][0]["state"], "locked");
    assert_ne!(today["alarms"], json!([]));
    for page in [
        home.says(&["today"]),
        home.says(&["plan"]),
        home.says(&["rehab"]),
        home.says(&[]),
    ] {
        for words in INVITES {
            assert!(!page.contains(words), "\"{words}\" stands in:\n{page}");
        }
        assert!(
            !page.contains("[log.") && !page.contains("[plan."),
            "{page}"
        );
    }
    let page = home.says(&["today"]);
    let alarms = page.find("warning signs").expect("alarms are there");
    assert!(
        alarms < page.find("Running today").expect("a section on running"),
        "{page}"
    );
}

#[test]
fn nothing_but_a_clearance_opens_a_lock() {
    let mut home = locked();
    let tries: &[&[&str]] = &[
        &["plan", "start"],
        &["plan", "hold"],
        &["plan", "start", "--programme", "deep_gluteal"],
        &["log", "walk", "40", "--pain", "0", "--no-limp"],
        &["log", "pain", "--waking", "0"],
        &[
            "log",
            "session",
            "5k",
            "30min",
            "--before",
            "0",
            "--during",
            "0",
            "--at-end",
            "0",
            "--no-limp",
            "--no-ask",
        ],
        &["undo"],
        &["episodes", "close", "1", "--reason", "recovered"],
    ];
    for (minute, arguments) in tries.iter().enumerate() {
        home.clock(&at(4, &format!("09:{minute:02}")));
        home.run(arguments);
        assert_eq!(state(&home), "locked", "{arguments:?}");
    }
    home.clock(&at(20, "09:00"));
    assert_eq!(state(&home), "locked", "time alone");
}

#[test]
fn a_clearance_is_told_in_full_confirmed_and_not_in_the_future() {
    let home = locked();
    let whole = [
        "plan",
        "clearance",
        "--who",
        "Dr Example",
        "--role",
        "physician",
        "--date",
        "2026-11-03",
        "--basis",
        "mri",
        "--basis",
        "examination",
    ];
    let said = home.refuses(&whole);
    assert!(
        flowing(&said).contains("--confirm: Without a clear yes the lock stays."),
        "{said}"
    );
    let with = |more: &[&'static str]| {
        let mut all = whole.to_vec();
        all.extend(more);
        all
    };
    let changed = |from: &str, to: &'static str| {
        let all = with(&["--confirm"]).into_iter();
        all.map(|word| if word == from { to } else { word })
            .collect::<Vec<_>>()
    };
    let refused = [
        (
            changed("2026-11-03", "2026-11-04"),
            "--date: A clearance cannot lie in the future",
        ),
        (changed("2026-11-03", "today"), "--date: expected a day"),
        (
            changed("physician", "coach"),
            "--role: expected one of physician",
        ),
        (
            changed("mri", "feeling"),
            "--basis: expected one of examination, mri",
        ),
    ];
    for (arguments, what) in refused {
        let said = home.refuses(&arguments);
        assert!(said.contains(what), "{arguments:?}: {said}");
    }
    for missing in ["--who", "--role", "--date", "--basis"] {
        let mut words = with(&["--confirm"]);
        while let Some(at) = words.iter().position(|word| *word == missing) {
            words.drain(at..at + 2);
        }
        let said = home.refuses(&words);
        assert!(
            said.contains(&format!("{missing}: expected an answer")),
            "{said}"
        );
    }
    assert_eq!(state(&home), "locked");
    let written = home.json(&with(&["--confirm"]));
    assert_eq!(written["plans"][0]["before"], "locked", "{written}");
    assert_ne!(state(&home), "locked");
    assert_eq!(home.json(&["today"])["alarms"], json!([]));
}

#[test]
fn an_xray_alone_clears_no_bone() {
    let home = locked();
    let said = home.says(&[
        "plan",
        "clearance",
        "--who",
        "Dr Example",
        "--role",
        "physician",
        "--date",
        "2026-11-03",
        "--basis",
        "xray",
        "--confirm",
    ]);
    assert!(
        flowing(&said).contains("A normal X-ray alone does not show that a bone is well."),
        "{said}"
    );
    assert_eq!(state(&home), "locked");
}

#[test]
fn a_pause_is_the_runners_own_to_begin_and_to_end() {
    let mut home = Home::at(&at(2, "08:00"));
    home.says(&["episodes", "open", "--at", "side-right"]);
    home.clock(&at(2, "08:01"));
    home.says(&["plan", "hold"]);
    assert_eq!(home.json(&["today"])["episodes"][0]["on_hold"], true);
    home.clock(&at(2, "08:02"));
    home.says(&["plan", "start"]);
    assert_eq!(home.json(&["today"])["episodes"][0]["on_hold"], false);
}
