//! The diary: what is shown of what was logged, and what is kept apart.

use crate::support::Home;
use serde_json::{Value, json};

fn at(day: u8) -> String {
    format!("2026-11-{day:02}T20:00:00+01:00[Europe/Berlin]")
}

/// Two weeks of mornings, the first at 5 and the second at 2.
fn two_weeks() -> Home {
    let mut home = Home::at(&at(1));
    home.says(&["episodes", "open", "--at", "side-right"]);
    for day in 2..=15 {
        home.clock(&at(day));
        let score = if day < 9 { "5" } else { "2" };
        home.says(&["log", "pain", "--waking", score]);
    }
    home
}

#[test]
fn the_trend_compares_medians_and_keeps_moments_apart() {
    let home = two_weeks();
    let diary = home.json(&["diary"]);
    let trend = |of: &str| {
        let trends = diary["trends"].as_array().expect("trends");
        let found = trends.iter().find(|trend| trend["of"] == of);
        found.expect("every moment has one")["change"].clone()
    };
    assert_eq!(trend("waking"), "clearly_better");
    assert_eq!(trend("during"), "not_enough_data", "a morning is no run");
    let page = home.says(&["diary"]);
    assert!(page.contains("Clearly better"), "{page}");
    assert!(page.contains('█'), "{page}");
    let ascii = home.says(&["diary", "--ascii"]);
    assert!(!ascii.contains('█'), "{ascii}");
    let table = home.says(&["diary", "--plain"]);
    assert!(
        table.contains("2026-11-02") && !table.contains('█'),
        "{table}"
    );
}

#[test]
fn since_and_episode_say_what_is_shown() {
    let mut home = two_weeks();
    let count = |arguments: &[&str]| {
        home.json(arguments)["entries"]
            .as_array()
            .map_or(0, Vec::len)
    };
    assert_eq!(count(&["diary"]), 15);
    assert_eq!(count(&["diary", "--since", "2026-11-14"]), 2);
    assert_eq!(count(&["diary", "--episode", "1"]), 14);
    home.clock(&at(16));
    let said = home.refuses(&["diary", "--since", "2026-11-17"]);
    assert!(
        said.contains("--since: 2026-11-17 has not come yet"),
        "{said}"
    );
    let said = home.refuses(&["diary", "--since", "lately"]);
    assert!(said.contains("--since: expected a day"), "{said}");
}

#[test]
fn the_four_questions_of_a_week_need_all_four_answers() {
    let home = two_weeks();
    let whole = [
        "log",
        "week",
        "--participation",
        "none",
        "--training",
        "slight",
        "--performance",
        "none",
        "--symptoms",
        "moderate",
    ];
    let said = home.refuses(&whole[..8]);
    assert!(
        said.contains("--symptoms: expected one of none, slight"),
        "{said}"
    );
    home.says(&whole);
    let weeks = &home.json(&["diary"])["weeks"];
    assert_eq!(weeks[0]["day"], "2026-11-15");
    assert_ne!(weeks[0]["total"], Value::from(0));
}

#[test]
fn nights_that_hurt_raise_the_warning_in_the_command_that_logs_the_last_of_them() {
    let mut home = Home::at(&at(1));
    home.says(&["episodes", "open", "--at", "deep-groin-right"]);
    let mut raised = Vec::new();
    for day in 2..=4 {
        home.clock(&at(day));
        let written = home.json(&["log", "pain", "5", "--night"]);
        raised.push(written["raised"] != json!([]));
    }
    assert_eq!(raised, [false, false, true]);
}
