//! What the runs mean, as a runner sees it: the load, what changed before the pain, the next run, and the answer that the
//! runs give to the assessment.

use crate::support::{Home, at, benign_answers, flowing};
use serde_json::{Value, json};

/// The demo's runner on 20 November, in a folder of its own.
fn demo() -> (Home, String) {
    let home = Home::at(&at(20, "10:00"));
    let folder = home.folder().join("demo").display().to_string();
    home.says(&["demo", "--data", &folder, "--today", "2026-11-20"]);
    (home, folder)
}

/// Answers of a sore outer hip without anything urgent, and what is different.
fn answers(different: &Value) -> Value {
    let mut all = benign_answers(&restride_testkit::knowledge());
    all["sites"] = json!(["lateral"]);
    all["side"] = json!("right");
    for (id, value) in different.as_object().expect("answers") {
        all[id] = value.clone();
    }
    all
}

fn assess(home: &Home, folder: &str, answers: &Value, options: &[&str]) -> Value {
    let all = [
        &[
            "assess",
            "--answers",
            "-",
            "--format",
            "json",
            "--data",
            folder,
        ],
        options,
    ]
    .concat();
    let ran = home.run_with(&all, answers.to_string().as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str(&ran.out).expect("JSON")
}

fn has_no_missing_words(page: &str) {
    for file in ["load", "why", "next_run", "today"] {
        assert!(!page.contains(&format!("[{file}.")), "{page}");
    }
    assert!(!page.contains('{') && !page.contains('}'), "{page}");
}

#[test]
fn the_load_of_the_demo_is_drawn_told_and_typed() {
    let (home, folder) = demo();
    let page = home.says(&["load", "--data", &folder, "--weeks", "22", "--acwr"]);
    has_no_missing_words(&page);
    assert!(
        page.contains('█') && page.contains("moderate jump"),
        "{page}"
    );
    assert!(flowing(&page).contains("No ratio"), "{page}");
    let plain = home.says(&["load", "--data", &folder, "--weeks", "22", "--plain"]);
    has_no_missing_words(&plain);
    assert!(!plain.contains('█'), "{plain}");
    let ascii = home.says(&["load", "--data", &folder, "--ascii"]);
    assert!(ascii.is_ascii(), "{ascii}");
    let json = home.json(&["load", "--data", &folder, "--weeks", "22"]);
    assert_eq!(json["weeks"].as_array().map(Vec::len), Some(22));
    let jump = &json["jumps"][0];
    assert_eq!(
        (&jump["bin"], &jump["source"]),
        (&json!("moderate"), &json!("s61"))
    );
    assert_eq!(jump["hazard"]["ratio"], json!(1.52));
    assert!(jump["hazard"]["usual_per_1000"].is_number());
    assert_eq!(json["ratio"], Value::Null, "only on request");
    assert!(
        json["complete"]
            .as_array()
            .is_some_and(|spans| spans.len() == 1)
    );
}

#[test]
fn days_without_a_file_are_rest_only_where_the_runner_says_that_nothing_is_missing() {
    let (home, folder) = demo();
    let unknown = |options: &[&str]| {
        let all = [&["load", "--data", &folder, "--weeks", "3"], options].concat();
        home.json(&all)["weeks"][1]["unknown_days"].as_u64()
    };
    assert!(unknown(&[]).is_some_and(|days| days > 0));
    assert_eq!(unknown(&["--complete-since", "2026-09-01"]), Some(0));
    let said = home.refuses(&["load", "--data", &folder, "--complete-since", "2026-12-01"]);
    assert!(said.contains("has not come yet"), "{said}");
}

#[test]
fn what_changed_before_the_pain_of_the_demo_is_ranked_with_its_sources() {
    let (home, folder) = demo();
    let page = home.says(&["why", "--data", &folder]);
    has_no_missing_words(&page);
    let text = flowing(&page);
    assert!(
        text.contains("associated") && !text.to_lowercase().contains("caused"),
        "{page}"
    );
    let json = home.json(&["why", "1", "--data", &folder]);
    assert_eq!(json["found"][0]["changed"], "spike");
    assert_eq!(json["load_spike"], "yes");
    for found in json["found"].as_array().expect("a list") {
        assert!(
            found["compared_with"]
                .as_u64()
                .is_some_and(|count| count > 0),
            "{found}"
        );
        assert!(
            found["window_days"].as_u64().is_some_and(|days| days > 0),
            "{found}"
        );
        assert!(
            found["source"].is_string() && found["mark"].is_string(),
            "{found}"
        );
    }
    let kinds: Vec<&str> = json["found"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|found| found["changed"].as_str())
        .collect();
    assert!(
        kinds.contains(&"hills") && kinds.contains(&"new_shoe"),
        "{kinds:?}"
    );
}

#[test]
fn without_runs_each_page_says_so_and_names_no_number() {
    let home = Home::at(&at(20, "10:00"));
    let load = flowing(&home.says(&["load"]));
    assert!(load.contains("no runs in the journal"), "{load}");
    let why = flowing(&home.says(&["why", "--before", "2026-11-19"]));
    assert!(why.contains("nothing can be said"), "{why}");
    assert!(home.refuses(&["why"]).contains("no episode"));
    let next = home.json(&["next-run"]);
    assert_eq!(
        (&next["answer"], &next["limit"]),
        (&json!("no_baseline"), &Value::Null)
    );
}

#[test]
fn next_run_of_a_locked_runner_names_no_distance_no_time_and_no_level() {
    let (home, folder) = demo();
    let urgent = answers(
        &json!({"sites": ["groin_deep"], "limp_or_walk_pain": "yes", "night_rest_pain": "yes"}),
    );
    assess(&home, &folder, &urgent, &["--save"]);
    let today = home.json(&["today", "--data", &folder]);
    assert_ne!(today["running"]["answer"], "allowed");
    let json = home.json(&["next-run", "--data", &folder]);
    assert_eq!(json["answer"], "refused");
    assert_eq!(json["running"], today["running"], "the answer of today");
    for name in ["limit", "last_session"] {
        assert_eq!(json[name], Value::Null, "{name}");
    }
    assert_eq!(json["why"], json!([]));
    let page = home.says(&["next-run", "--data", &folder]);
    has_no_missing_words(&page);
    let names_one = page
        .split_whitespace()
        .any(|word| matches!(word, "km" | "min" | "m"));
    assert!(!names_one, "{page}");
}

#[test]
fn a_recorded_walk_jog_session_is_graded_against_the_planned_one() {
    let (home, folder) = demo();
    let json = home.json(&["next-run", "--data", &folder]);
    let last = &json["last_session"];
    if json["answer"] == "unassessed" {
        unreachable!("the demo's runner answered the questions");
    }
    assert!(
        last["planned_minutes"].as_u64().is_some_and(|it| it > 0),
        "{json}"
    );
    assert!(
        last["percent"].as_u64().is_some_and(|it| it >= 80),
        "{last}"
    );
    assert_eq!(last["is_felt"], true);
}

#[test]
fn the_runs_answer_the_question_about_a_rise_only_where_nobody_did_and_it_is_said() {
    let (home, folder) = demo();
    let mut left_out = answers(&json!({}));
    left_out
        .as_object_mut()
        .expect("answers")
        .remove("load_spike");
    let filled = assess(&home, &folder, &left_out, &["--save"]);
    assert_eq!(filled["from_runs"]["answer"], "load_spike");
    assert_eq!(filled["from_runs"]["value"], "yes");
    let given = |answer: &str| {
        let all = answers(&json!({"load_spike": answer}));
        assess(&home, &folder, &all, &["--save"])
    };
    let (yes, no) = (given("yes"), given("no"));
    assert_eq!(yes["from_runs"], Value::Null);
    assert_eq!(no["from_runs"], Value::Null, "the runner's own no stands");
    assert_eq!(
        yes["causes"], filled["causes"],
        "the result follows from the answers alone"
    );
    let alone = assess(&home, &folder, &left_out, &[]);
    assert_eq!(
        alone["from_runs"],
        Value::Null,
        "without a journal taking part"
    );
    let text = [&["assess", "--answers", "-", "--data", &folder, "--save"][..]].concat();
    let ran = home.run_with(&text, left_out.to_string().as_bytes());
    assert!(
        flowing(&ran.out).contains("was answered from your runs"),
        "{}",
        ran.out
    );
}
