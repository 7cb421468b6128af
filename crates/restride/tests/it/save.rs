//! Keeping an assessment: what it locks, and that answering again opens nothing.

use crate::support::{Home, flowing, saved};
use serde_json::{Value, json};

#[test]
fn an_assessment_opens_the_episode_that_it_is_about_and_the_next_one_finds_it() {
    let mut home = Home::at("2026-11-02T08:00:00+01:00[Europe/Berlin]");
    let first = saved(&home, &json!({"sites": ["lateral"], "side": "right"}));
    assert_eq!(first["saved"]["opened"], true, "{}", first["saved"]);
    assert_eq!(first["saved"]["last"], Value::Null);
    home.clock("2026-11-20T08:00:00+01:00[Europe/Berlin]");
    let second = saved(&home, &json!({"sites": ["lateral"], "side": "right"}));
    assert_eq!(second["saved"]["opened"], false);
    assert_eq!(second["saved"]["episode"], first["saved"]["episode"]);
    let episodes = home.json(&["episodes"]);
    assert_eq!(episodes["episodes"].as_array().map(Vec::len), Some(1));
}

#[test]
fn an_urgent_assessment_locks_and_a_calmer_one_opens_nothing() {
    let mut home = Home::at("2026-11-02T08:00:00+01:00[Europe/Berlin]");
    let urgent = json!({"sites": ["groin_deep"], "side": "left", "cannot_bear_weight": "yes"});
    let first = saved(&home, &urgent);
    assert_eq!(first["urgency"], "emergency");
    assert_eq!(home.json(&["today"])["episodes"][0]["state"], "locked");
    home.clock("2026-11-03T08:00:00+01:00[Europe/Berlin]");
    let calm = json!({"sites": ["groin_deep"], "side": "left"});
    let second = saved(&home, &calm);
    assert_eq!(second["saved"]["last"]["urgency"], "emergency");
    assert_eq!(
        second["saved"]["last"]["carried"], false,
        "the alarm answer changed"
    );
    assert_eq!(home.json(&["today"])["episodes"][0]["state"], "locked");
}

#[test]
fn with_the_same_alarm_answers_an_earlier_urgency_is_carried() {
    let mut home = Home::at("2026-11-02T08:00:00+01:00[Europe/Berlin]");
    let worse = json!({"sites": ["lateral"], "side": "left", "worst_pain": 9, "duration_days": 60});
    let first = saved(&home, &worse);
    assert_ne!(
        first["urgency"], "self_manage",
        "the test needs a result above the calm one"
    );
    home.clock("2026-11-05T08:00:00+01:00[Europe/Berlin]");
    let calm = json!({"sites": ["lateral"], "side": "left"});
    let second = saved(&home, &calm);
    assert_eq!(
        second["saved"]["last"]["carried"], true,
        "{}",
        second["saved"]
    );
    assert_eq!(second["urgency"], first["urgency"]);
    home.clock("2026-11-30T08:00:00+01:00[Europe/Berlin]");
    let third = saved(&home, &calm);
    assert_eq!(
        third["urgency"], third["saved"]["alone"],
        "{}",
        third["saved"]
    );
}

#[test]
fn an_interview_saves_by_itself_where_there_is_a_journal_and_not_elsewhere() {
    let home = Home::at("2026-11-02T08:00:00+01:00[Europe/Berlin]");
    let ran = home.run_with(&["assess", "--plain"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(!home.data().exists());
    home.says(&["log", "note", "a journal"]);
    let ran = home.run_with(&["assess", "--plain"], b"");
    assert!(
        flowing(&ran.out).contains("Saved in your journal"),
        "{}",
        ran.out
    );
    let ran = home.run_with(&["assess", "--plain", "--no-save"], b"");
    assert!(
        !flowing(&ran.out).contains("Saved in your journal"),
        "{}",
        ran.out
    );
}
