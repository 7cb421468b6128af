//! The page for today and the picture of the plan, as a runner sees them.

use crate::support::{Home, at, flowing, saved};
use serde_json::{Value, json};

/// A runner who answered the warning questions, all of them with a no, about the side of the right hip.
fn asked() -> Home {
    let home = Home::at(&at(1, "08:00"));
    saved(&home, &json!({"sites": ["lateral"], "side": "right"}));
    home
}

/// The same runner on the ladder, on the day that is returned.
fn on_the_ladder() -> (Home, u8) {
    let mut home = asked();
    home.clock(&at(1, "09:00"));
    home.says(&["log", "walk", "30", "--pain", "0", "--no-limp", "--brisk"]);
    for day in 2..10 {
        home.clock(&at(day, "08:00"));
        home.says(&["log", "pain", "--waking", "0"]);
        let mut minute = 1;
        loop {
            let today = home.json(&["today"]);
            if today["episodes"][0]["state"] == "level" {
                return (home, day);
            }
            let tests = today["episodes"][0]["tests"].clone();
            let tests = tests.as_array().expect("tests").iter();
            let ids: Vec<&str> = tests.filter_map(|test| test["id"].as_str()).collect();
            if ids.is_empty() || minute > 40 {
                break;
            }
            for id in ids {
                home.clock(&at(day, &format!("09:{minute:02}")));
                home.says(&["log", "test", id, "--pain", "0", "--ok"]);
                minute += 1;
            }
        }
    }
    unreachable!("the tests lead nowhere: {}", home.json(&["plan", "show"]));
}

fn has_no_missing_words(page: &str) {
    for folder in [
        "today",
        "plan",
        "log",
        "first_days",
        "recovery",
        "return_to_run",
    ] {
        assert!(!page.contains(&format!("[{folder}.")), "{page}");
    }
}

#[test]
fn a_pain_without_an_episode_asks_the_warning_questions_first_and_says_nothing_of_running() {
    let mut home = Home::at(&at(2, "08:00"));
    home.says(&["log", "pain", "--waking", "3"]);
    for day in [2, 10, 16] {
        home.clock(&at(day, "08:10"));
        let today = home.json(&["today"]);
        assert_eq!(today["running"]["answer"], "assess_first", "{today}");
        assert_eq!(today["maintenance"], false);
        assert_eq!(today["prevention"], json!([]));
        let page = home.says(&["today"]);
        has_no_missing_words(&page);
        assert!(page.contains("restride assess --save"), "{page}");
        for words in [
            "Running today",
            "To stay well",
            "strength",
            "jog",
            "plan to follow",
        ] {
            assert!(!page.contains(words), "\"{words}\" stands in:\n{page}");
        }
        let first = page.lines().filter(|line| !line.is_empty()).nth(1);
        assert_eq!(first, Some("First: the warning questions"), "{page}");
    }
    home.clock(&at(17, "08:10"));
    assert_eq!(home.json(&["today"])["running"]["answer"], "no_plan");
}

#[test]
fn an_episode_that_nobody_asked_about_leads_to_the_questions() {
    let mut home = Home::at(&at(2, "08:00"));
    home.says(&["episodes", "open", "--at", "side-right"]);
    home.clock(&at(2, "09:00"));
    home.says(&["log", "walk", "30", "--pain", "0", "--no-limp", "--brisk"]);
    home.clock(&at(3, "09:00"));
    let today = home.json(&["today"]);
    assert_eq!(today["running"]["answer"], "not_now");
    assert_eq!(
        today["running"]["why"][0]["reason"], "bone_screen_due",
        "{today}"
    );
    assert_eq!(
        today["running"]["why"][0]["command"],
        "restride assess --save"
    );
    assert_eq!(today["episodes"][0]["next"], "answer_questions");
    assert_eq!(today["episodes"][0]["tests"], json!([]));
    assert_eq!(today["episodes"][0]["recovery"], Value::Null);
    assert!(home.says(&["today"]).contains("restride assess --save"));
}

#[test]
fn the_first_days_are_a_checklist_with_both_voices_and_end_in_a_decision() {
    let mut home = asked();
    home.clock(&at(1, "09:00"));
    let page = home.says(&["today"]);
    has_no_missing_words(&page);
    let flat = flowing(&page);
    for words in [
        "Hour 1 of 72.",
        "[ ] ",
        "[x] ",
        "The guide says:",
        "Studies say:",
        "Hour 24 to",
    ] {
        assert!(flat.contains(words), "\"{words}\" is missing in:\n{page}");
    }
    let today = home.json(&["today"]);
    let steps = today["episodes"][0]["first_days"]["steps"].clone();
    let screen = steps.as_array().expect("steps").iter();
    let mut screen = screen.filter(|step| step["id"] == "answer_warning_questions");
    assert_eq!(screen.next().expect("the questions")["state"], "done");
    home.clock(&at(4, "10:00"));
    let today = home.json(&["today"]);
    let days = &today["episodes"][0]["first_days"];
    assert_eq!(days["decision"]["missing"], "walk", "{days}");
    let page = home.says(&["today"]);
    assert!(page.contains("After 72 hours"), "{page}");
    has_no_missing_words(&page);
}

#[test]
fn how_long_it_took_others_is_a_range_with_a_source_and_never_stands_by_a_lock() {
    let mut home = asked();
    home.clock(&at(1, "10:00"));
    let page = home.says(&["today"]);
    assert!(
        flowing(&page).contains("It is a range and not a promise"),
        "{page}"
    );
    let recovery = home.json(&["today"])["episodes"][0]["recovery"].clone();
    for band in ["bands", "guide"] {
        for band in recovery[band].as_array().expect("bands") {
            assert_ne!(band["source"], "clinical-memory", "{band}");
            assert!(
                band["source_title"]
                    .as_str()
                    .is_some_and(|it| !it.is_empty())
            );
        }
    }
    home.says(&[
        "log",
        "session",
        "--during",
        "1",
        "--sign",
        "cannot_bear_weight",
    ]);
    home.clock(&at(1, "11:00"));
    let today = home.json(&["today"]);
    assert_eq!(today["episodes"][0]["state"], "locked");
    assert_eq!(today["episodes"][0]["recovery"], Value::Null);
    let page = flowing(&home.says(&["today"]));
    assert!(
        !page.contains("took others") && !page.contains("weeks to"),
        "{page}"
    );
    let plan = home.json(&["plan", "show"]);
    for part in ["ladder", "needs", "sessions", "not_yet"] {
        assert_eq!(plan["plans"][0][part], json!([]), "{part}");
    }
    let page = home.says(&["plan", "show"]);
    assert!(
        !page.contains("P1") && !page.contains("Fast walking"),
        "{page}"
    );
}

#[test]
fn the_ladder_shows_where_the_runner_is_and_what_the_next_step_needs() {
    let (mut home, day) = on_the_ladder();
    let plan = home.json(&["plan", "show"])["plans"][0].clone();
    let here: Vec<&Value> = plan["ladder"]
        .as_array()
        .expect("phases")
        .iter()
        .filter(|phase| phase["place"] == "here")
        .collect();
    assert_eq!(here.len(), 1, "{plan}");
    assert_ne!(plan["needs"], json!([]), "{plan}");
    let page = home.says(&["plan", "show"]);
    has_no_missing_words(&page);
    for words in [
        "you are here",
        "more quiet sessions",
        "Normal running (later)",
    ] {
        assert!(page.contains(words), "\"{words}\" is missing in:\n{page}");
    }
    let plain = home.says(&["plan", "show", "--plain"]);
    assert!(plain.is_ascii(), "{plain}");
    home.clock(&at(day, "17:00"));
    home.says(&["log", "pain", "--before", "0"]);
    home.clock(&at(day, "18:00"));
    home.says(&[
        "log",
        "session",
        "15min",
        "--before",
        "0",
        "--during",
        "0",
        "--at-end",
        "0",
        "--course",
        "none",
        "--no-limp",
        "--no-night-pain",
        "--no-painkiller",
        "--completed",
        "100%",
        "--no-ask",
    ]);
    home.clock(&at(day, "19:00"));
    home.says(&["log", "pain", "--after", "0"]);
    let page = home.says(&["plan", "show"]);
    assert!(
        page.contains("Session: waits for the morning after."),
        "{page}"
    );
    let story = page.split("The last sessions").nth(1).expect("sessions");
    assert!(!story.contains("First tell how the morning"), "{page}");
    home.clock(&at(day + 1, "08:00"));
    home.says(&["log", "pain", "--waking", "0"]);
    let plan = home.json(&["plan", "show"])["plans"][0].clone();
    let sessions = plan["sessions"].as_array().expect("sessions").clone();
    assert_eq!(sessions.len(), 1, "{plan}");
    assert_eq!(sessions[0]["grade"], "green", "{plan}");
    let page = home.says(&["plan", "show"]);
    assert!(page.contains("Quiet. "), "{page}");
    has_no_missing_words(&page);
}
