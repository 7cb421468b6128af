//! A guided session through the program: what was done is written, and a warning sign locks.

use crate::support::{Home, at, flowing, saved};
use serde_json::json;

/// A runner with a calm assessment of the outer hip, who has exercises to do.
fn due() -> Home {
    let mut home = Home::at(&at(2, "08:00"));
    saved(&home, &json!({"side": "right"}));
    home.clock(&at(9, "08:00"));
    let due = home.json(&["rehab"]);
    assert_ne!(due["episodes"][0]["exercises"], json!([]), "{due}");
    home
}

fn session(home: &Home, replies: &str) -> String {
    let ran = home.run_with(&["rehab", "do", "--plain", "--no-wait"], replies.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.out
}

/// How often a kind of entry was written.
fn count(home: &Home, kind: &str) -> usize {
    let diary = home.json(&["diary"]);
    let entries = diary["entries"].as_array().expect("entries");
    entries.iter().filter(|entry| entry["kind"] == kind).count()
}

fn is_locked(home: &Home) -> bool {
    let today = home.json(&["today"]);
    today["alarms"] != json!([]) && today["episodes"][0]["state"] == "locked"
}

#[test]
fn a_warning_sign_ends_the_session_locks_the_plan_and_comes_first() {
    let home = due();
    let raised_before = count(&home, "assessment");
    let said = session(&home, "\n!1\n\n4\n");
    let flow = flowing(&said);
    assert!(flow.contains("no more exercises"), "{said}");
    assert!(!said.contains("Exercise 2 of"), "{said}");
    let (alarm, written) = (
        said.find("raises a warning").expect("the alarm is said"),
        said.find("Written").expect("what was written is said"),
    );
    assert!(alarm < written, "{said}");
    assert_eq!(count(&home, "assessment"), raised_before + 1, "{said}");
    assert_eq!((count(&home, "exercise"), count(&home, "pain")), (1, 1));
    assert!(said.contains("4 of 10 at rest"), "{said}");
    assert!(is_locked(&home), "{said}");
}

#[test]
fn a_sign_that_is_not_named_or_whose_pain_is_not_told_locks_as_well() {
    for replies in ["\n!\n3\n", "!99\n3\n", "\n!1\n", "!1\nfour\n"] {
        let home = due();
        let said = session(&home, replies);
        assert!(is_locked(&home), "{replies:?}: {said}");
        assert_eq!(count(&home, "pain"), 1, "{replies:?}: {said}");
    }
    let home = due();
    let said = session(&home, "!1");
    assert!(flowing(&said).contains("counts as the worst"), "{said}");
}

#[test]
fn a_pain_over_the_limit_or_a_reason_to_do_less_is_written_with_the_exercise_and_locks_nothing() {
    // The second of the list is a pain above the limit.
    for replies in ["\n9\nstop\n", "\n!2\nstop\n"] {
        let home = due();
        let said = session(&home, replies);
        assert_eq!(
            (count(&home, "exercise"), count(&home, "pain")),
            (1, 0),
            "{said}"
        );
        assert!(!is_locked(&home), "{said}");
    }
}

#[test]
fn nothing_that_was_done_is_nothing_that_is_written() {
    let home = due();
    let before = home.json(&["diary"]);
    session(&home, "stop\n");
    assert_eq!(home.json(&["diary"]), before);
}
