//! Shoes: written down, worn, put away, and how worn they are.

use crate::support::{Home, flowing};
use serde_json::{Value, json};

const MONDAY: &str = "2026-11-23T18:30:00+01:00[Europe/Berlin]";

fn shoes(home: &Home) -> Vec<Value> {
    let all = home.json(&["shoes"]);
    all["shoes"].as_array().expect("a list").clone()
}

fn run(home: &Home, arguments: &[&str]) -> String {
    let mut all = vec!["runs", "add"];
    all.extend(arguments);
    let written = home.json(&all);
    written["ids"][0].as_str().expect("an id").to_owned()
}

#[test]
fn a_pair_has_its_distance_and_its_place_in_the_wear_band() {
    let home = Home::at(MONDAY);
    home.says(&[
        "shoes",
        "add",
        "Blue Ones",
        "--bought",
        "2026-10-01",
        "--distance-so-far",
        "475km",
        "--default",
        "--limit",
        "300mi",
    ]);
    run(&home, &["8.4km", "--at", "2026-11-20 18:00"]);
    let pairs = shoes(&home);
    let [pair] = pairs.as_slice() else {
        unreachable!("one pair: {pairs:?}")
    };
    for (name, expected) in [
        ("distance_m", json!(483_400)),
        ("start_distance_m", json!(475_000)),
        ("run_m", json!(8400)),
        ("runs", json!(1)),
        ("last_worn", json!("2026-11-20")),
        ("wear", json!("hint")),
        ("wear_limit_m", json!(482_803)),
        ("past_own_limit", json!(true)),
        ("retired", Value::Null),
        ("new", json!(false)),
    ] {
        assert_eq!(pair[name], expected, "{name}");
    }
    let text = flowing(&home.says(&["shoes"]));
    for expected in [
        "483.4 km: 475.0 km before it was logged, 8.4 km since",
        "between 480 and 800 km",
        "The guide says: replace shoes every 300 to 500 miles",
        "No trial links the age of a shoe to injury",
        "past your own limit of 482.8 km",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn bars_are_letters_of_ascii_or_left_out_as_asked() {
    let home = Home::at(MONDAY);
    home.says(&["shoes", "add", "blue", "--distance-so-far", "400km"]);
    assert!(home.says(&["shoes", "--ascii"]).contains("############..|"));
    assert!(home.says(&["shoes"]).contains("████████████··│"));
    let plain = home.says(&["shoes", "--plain"]);
    assert!(!plain.contains('█') && !plain.contains('#'), "{plain}");
}

#[test]
fn runs_get_their_shoes_by_rule_and_by_word() {
    let mut home = Home::at(MONDAY);
    home.says(&["shoes", "add", "blue", "--default"]);
    home.clock("2026-11-23T18:31:00+01:00[Europe/Berlin]");
    home.says(&["shoes", "add", "grip", "--on", "trail"]);
    let road = run(&home, &["5k", "--at", "2026-11-20 18:00"]);
    run(&home, &["6k", "--at", "2026-11-21 18:00", "--on", "trail"]);
    let worn = |home: &Home| -> Vec<(String, String)> {
        let all = home.json(&["runs"]);
        let runs = all["runs"].as_array().expect("a list");
        let word = |it: &Value| it.as_str().unwrap_or_default().to_owned();
        runs.iter()
            .map(|run| (word(&run["shoe"]["name"]), word(&run["shoe"]["by"])))
            .collect()
    };
    let pair = |name: &str, by: &str| (name.to_owned(), by.to_owned());
    assert_eq!(
        worn(&home),
        [pair("blue", "default"), pair("grip", "surface")]
    );
    home.clock("2026-11-23T18:32:00+01:00[Europe/Berlin]");
    home.says(&["shoes", "wear", "GRIP", &road]);
    assert_eq!(worn(&home), [pair("grip", "run"), pair("grip", "surface")]);
    home.clock("2026-11-23T18:33:00+01:00[Europe/Berlin]");
    home.says(&["undo"]);
    assert_eq!(worn(&home)[0], pair("blue", "default"));
    let rotation = &home.json(&["shoes"])["rotation"];
    assert_eq!(rotation["pairs"][0]["percent"], json!(55));
    assert_eq!(rotation["runs_without_shoes"], json!(0));
}

#[test]
fn a_pair_is_put_right_put_away_and_taken_out_again() {
    let mut home = Home::at(MONDAY);
    home.says(&["shoes", "add", "blue", "--default", "--on", "road"]);
    home.clock("2026-11-23T18:31:00+01:00[Europe/Berlin]");
    home.says(&[
        "shoes",
        "edit",
        "blue",
        "--name",
        "red",
        "--distance-so-far",
        "75mi",
        "--no-default",
        "--on-none",
    ]);
    let pair = shoes(&home)[0].clone();
    assert_eq!(pair["name"], "red");
    assert_eq!(pair["start_distance_m"], json!(120_701));
    assert_eq!(
        (&pair["worn_by_default"], &pair["worn_on"]),
        (&json!(false), &json!([]))
    );
    home.clock("2026-11-23T18:32:00+01:00[Europe/Berlin]");
    home.says(&["shoes", "retire", "red", "--on", "2026-11-22"]);
    assert_eq!(shoes(&home)[0]["retired"], "2026-11-22");
    assert!(home.says(&["shoes"]).contains("put away on 2026-11-22"));
    home.clock("2026-11-23T18:33:00+01:00[Europe/Berlin]");
    home.says(&["shoes", "edit", "red", "--in-use"]);
    assert_eq!(shoes(&home)[0]["retired"], Value::Null);
    home.clock("2026-11-23T18:34:00+01:00[Europe/Berlin]");
    home.says(&["undo"]);
    assert_eq!(shoes(&home)[0]["retired"], "2026-11-22");
}

#[test]
fn wrong_input_about_shoes_names_the_field() {
    let home = Home::at(MONDAY);
    home.says(&["shoes", "add", "blue ones", "--bought", "2026-11-01"]);
    run(&home, &["5k"]);
    for (arguments, expected) in [
        (
            &["add", " "][..],
            "NAME: expected 1 to 4000 characters of text",
        ),
        (
            &["add", "Blue  ones"],
            "NAME: another pair in use is called \"Blue ones\"",
        ),
        (
            &["add", "x", "--bought", "2026-12-24"],
            "--bought: 2026-12-24 has not come yet",
        ),
        (
            &["add", "x", "--bought", "May"],
            "--bought: expected a day such as 2026-11-24",
        ),
        (
            &["add", "x", "--distance-so-far", "long"],
            "--distance-so-far: expected a distance such as 120km or 75mi",
        ),
        (
            &["add", "x", "--limit", "20000km"],
            "--limit: expected a distance such as 120km or 75mi, at most 10000 km",
        ),
        (
            &["add", "x", "--on", "sand"],
            "--on: expected one of road, trail, track, treadmill",
        ),
        (
            &["edit", "blue ons", "--default"],
            "did you mean \"blue ones\"?",
        ),
        (
            &["edit", "blue ones"],
            "nothing about the pair would change",
        ),
        (
            &["retire", "green"],
            "NAME: expected the name of a pair of shoes",
        ),
        (
            &["retire", "blue ones", "--on", "2026-10-01"],
            "--on: expected a day from the one on which it was bought on",
        ),
        (
            &["wear", "green", "last"],
            "NAME: expected the name of a pair of shoes",
        ),
        (
            &["wear", "blue ones", "ffff0000"],
            "RUN: expected the id of a run",
        ),
    ] {
        let mut all = vec!["shoes"];
        all.extend(arguments);
        let said = home.refuses(&all);
        assert!(flowing(&said).contains(expected), "{arguments:?}: {said}");
    }
    assert_eq!(shoes(&home).len(), 1, "nothing was written");
}

#[test]
fn mornings_by_shoes_are_silent_with_few_days_and_name_no_cause() {
    let mut home = Home::at("2026-11-01T06:00:00+01:00[Europe/Berlin]");
    home.says(&["shoes", "add", "blue"]);
    home.clock("2026-11-01T06:01:00+01:00[Europe/Berlin]");
    home.says(&["shoes", "add", "red"]);
    for day in 1..=8_u8 {
        let shoe = if day % 2 == 0 { "blue" } else { "red" };
        home.clock(&format!("2026-11-{day:02}T19:00:00+01:00[Europe/Berlin]"));
        home.says(&["runs", "add", "5k", "--shoe", shoe]);
        if day == 7 {
            assert_eq!(home.json(&["shoes"])["mornings"], json!([]), "too few");
        }
        let pain = if day % 2 == 0 { "3" } else { "1" };
        home.clock(&format!(
            "2026-11-{:02}T07:00:00+01:00[Europe/Berlin]",
            day + 1
        ));
        home.says(&["log", "pain", pain, "--waking", "--no-episode"]);
    }
    let mornings = home.json(&["shoes"])["mornings"].clone();
    assert_eq!(mornings.as_array().map(Vec::len), Some(2));
    assert_eq!(mornings[0]["days_with"], json!(4));
    assert_eq!(mornings[0]["median_with"], json!(3.0));
    assert_eq!(mornings[0]["median_without"], json!(1.0));
    let text = flowing(&home.says(&["shoes"]));
    assert!(
        text.contains("it does not tell what the pain comes from"),
        "{text}"
    );
    assert!(!text.to_lowercase().contains("caused"), "{text}");
}
