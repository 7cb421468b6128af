//! Runs: listed, shown, written by hand, put right, put together and taken apart.

use crate::support::{Home, flowing};
use serde_json::{Value, json};
use std::fmt::Write as _;

const MONDAY: &str = "2026-11-23T18:30:00+01:00[Europe/Berlin]";

/// A later time of the same evening.
fn later(minute: u8) -> String {
    format!("2026-11-23T19:{minute:02}:00+01:00[Europe/Berlin]")
}

/// The id of what a command wrote.
fn written(home: &Home, arguments: &[&str]) -> String {
    let written = home.json(arguments);
    written["ids"][0].as_str().expect("an id").to_owned()
}

fn listed(home: &Home) -> Vec<Value> {
    let all = home.json(&["runs"]);
    all["runs"].as_array().expect("a list").clone()
}

/// Half an hour at 2.75 m/s with 81 strides a minute, in two laps.
pub(crate) fn tcx(start: &str, strides: u32) -> String {
    let began: jiff::Timestamp = start.parse().expect("a time");
    let lap = |first: i64| {
        let mut points = String::new();
        for second in first..first + 900 {
            let at = began + jiff::SignedDuration::from_secs(second);
            let metres = f64::from(i32::try_from(second).expect("small")) * 2.75;
            write!(
                points,
                "<Trackpoint><Time>{at}</Time><DistanceMeters>{metres:.2}</DistanceMeters>\
                 <Extensions><TPX xmlns=\"http://www.garmin.com/xmlschemas/ActivityExtension/v2\">\
                 <RunCadence>{strides}</RunCadence></TPX></Extensions></Trackpoint>"
            )
            .expect("a string takes it");
        }
        let at = began + jiff::SignedDuration::from_secs(first);
        format!(
            "<Lap StartTime=\"{at}\"><TotalTimeSeconds>900</TotalTimeSeconds>\
             <DistanceMeters>2475</DistanceMeters><Intensity>Active</Intensity><Track>{points}</Track></Lap>"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">\
         <Activities><Activity Sport=\"Running\"><Id>{began}</Id>{}{}</Activity></Activities>\
         </TrainingCenterDatabase>",
        lap(0),
        lap(900)
    )
}

/// Imports a file.
pub(crate) fn import(home: &Home, name: &str, text: &str) {
    let path = home.folder().join(name);
    std::fs::write(&path, text).expect("the file is written");
    let path = path.to_str().expect("the path is UTF-8");
    let ran = home.run(&["import", path]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn a_run_written_by_hand_is_listed_with_what_was_told_and_null_for_the_rest() {
    let home = Home::at(MONDAY);
    let id = written(
        &home,
        &[
            "runs",
            "add",
            "8.4km",
            "45min",
            "--at",
            "2026-11-20 18:00",
            "--on",
            "trail",
            "--effort",
            "4",
            "--title",
            "evening",
            "--note",
            "wet",
        ],
    );
    let runs = listed(&home);
    let [run] = runs.as_slice() else {
        unreachable!("one run: {runs:?}")
    };
    assert_eq!(run["id"], json!(id));
    assert_eq!(run["start"], "2026-11-20T18:00:00+01:00[Europe/Berlin]");
    for (name, expected) in [
        ("distance_m", json!(8400.0)),
        ("timer_s", json!(2700.0)),
        ("elapsed_s", Value::Null),
        ("pace_s_per_km", json!(321)),
        ("cadence_spm", Value::Null),
        ("cadence_spm_moving", Value::Null),
        ("records", Value::Null),
        ("flags", json!([])),
        ("source_files", json!([])),
        ("surface", json!("trail")),
        ("effort", json!(4)),
        ("indoor", Value::Null),
        ("shoe", Value::Null),
        ("title", json!("evening")),
        ("duplicates", json!([])),
    ] {
        assert_eq!(run[name], expected, "{name}");
        assert!(run.get(name).is_some(), "{name} is there");
    }
    let text = home.says(&["runs"]);
    assert!(text.contains("8.40") && text.contains("45:00"), "{text}");
    assert!(text.contains("5:21"), "{text}");
}

#[test]
fn miles_are_read_and_a_run_without_a_time_ends_now() {
    let home = Home::at(MONDAY);
    home.says(&["runs", "add", "5mi", "40:00"]);
    let runs = listed(&home);
    assert_eq!(runs[0]["distance_m"], json!(8047.0));
    assert_eq!(runs[0]["start"], "2026-11-23T17:50:00+01:00[Europe/Berlin]");
}

#[test]
fn wrong_input_names_the_field_and_writes_nothing() {
    let home = Home::at(MONDAY);
    for (arguments, expected) in [
        (
            &["add", "far"][..],
            "DISTANCE|TIME: expected a distance such as 5k or 3mi",
        ),
        (&["add", "0km"], "DISTANCE: expected more than 0"),
        (&["add", "5k", "6k"], "the distance is given twice"),
        (
            &["add", "1001km"],
            "DISTANCE: expected more than 0 and at most 1000 km",
        ),
        (&["add", "5k", "--on", "trial"], "did you mean \"trail\"?"),
        (
            &["add", "5k", "--effort", "11"],
            "--effort: expected a whole number from 0 to 10",
        ),
        (
            &["add", "5k", "--at", "tomorow"],
            "--at: expected a time, found \"tomorow\"",
        ),
        (
            &["add", "5k", "--at", "2027-01-01 10:00"],
            "has not come yet",
        ),
        (
            &["add", "5k", "--shoe", "blue"],
            "--shoe: expected the name of a pair of shoes, found \"blue\"",
        ),
        (&["add", "5k", "--sport", "rum"], "did you mean \"run\"?"),
        (
            &["add", "5k", "--heart-rate", "0"],
            "--heart-rate: expected a whole number from 20 to 260",
        ),
        (
            &["show", "0000"],
            "ID: expected the id of a run, found \"0000\"",
        ),
        (&["show", "last"], "ID: there is no run yet"),
        (
            &["--since", "monday"],
            "--since: expected a day such as 2026-11-24",
        ),
        (
            &["--since", "2026-11-20", "--until", "2026-11-19"],
            "--until: expected a day from 2026-11-20 on",
        ),
    ] {
        let mut all = vec!["runs"];
        all.extend(arguments);
        let said = home.refuses(&all);
        assert!(flowing(&said).contains(expected), "{arguments:?}: {said}");
    }
    assert!(!home.data().exists(), "not even the folder");
}

#[test]
fn the_list_is_of_the_days_and_the_sport_that_were_asked_for() {
    let home = Home::at(MONDAY);
    for day in 1..=9 {
        let at = format!("2026-11-0{day} 18:00");
        let sport = if day % 3 == 0 { "walk" } else { "run" };
        home.says(&["runs", "add", "5k", "--at", &at, "--sport", sport]);
    }
    let count = |arguments: &[&str]| {
        let mut all = vec!["runs"];
        all.extend(arguments);
        home.json(&all)["runs"].as_array().map(Vec::len)
    };
    assert_eq!(count(&[]), Some(6), "walks are kept apart");
    assert_eq!(count(&["--sport", "walk"]), Some(3));
    assert_eq!(count(&["--sport", "all"]), Some(9));
    assert_eq!(count(&["--since", "2026-11-05"]), Some(3));
    assert_eq!(count(&["--until", "2026-11-02"]), Some(2));
    assert_eq!(
        count(&["--since", "2026-11-02", "--until", "2026-11-02"]),
        Some(1)
    );
}

#[test]
fn a_table_for_spreadsheets_has_a_head_a_line_for_each_run_and_no_formula() {
    let home = Home::at(MONDAY);
    let empty = home.says(&["runs", "--format", "csv"]);
    home.says(&[
        "runs",
        "add",
        "5k",
        "--at",
        "yesterday",
        "--title",
        "=1+1, \"x\"",
    ]);
    let table = home.says(&["runs", "--format", "csv"]);
    let mut lines = table.lines();
    assert_eq!(lines.next(), empty.lines().next(), "the same head");
    let line = lines.next().expect("a line");
    assert!(line.contains("\"'=1+1, \"\"x\"\"\""), "{line}");
    assert!(line.contains(",5000.0,,"), "missing is empty: {line}");
    assert_eq!(lines.next(), None);
}

#[test]
fn an_imported_run_is_shown_with_laps_bands_sources_and_pain() {
    let mut home = Home::at(MONDAY);
    import(&home, "evening.tcx", &tcx("2026-11-21T17:00:00Z", 81));
    home.clock(&later(1));
    home.says(&[
        "log",
        "pain",
        "2",
        "--at",
        "side-right",
        "--waking",
        "--when",
        "2026-11-22 07:00",
    ]);
    let shown = home.json(&["runs", "show", "last"]);
    assert_eq!(shown["laps"].as_array().map(Vec::len), Some(2));
    assert_eq!(shown["laps"][1]["distance_m"], json!(2475.0));
    let band = &shown["bands"][0];
    assert_eq!(
        band["cadence_spm"],
        json!(162.0),
        "steps of both feet: {shown}"
    );
    let file = &shown["run"]["source_files"][0];
    assert_eq!(
        (&file["format"], &file["name"]),
        (&json!("tcx"), &json!("evening.tcx"))
    );
    assert_eq!(file["hash"].as_str().map(str::len), Some(64), "{file}");
    assert_eq!(file["part"], json!(0));
    assert_eq!(shown["pains"].as_array().map(Vec::len), Some(1));
    let text = home.says(&["runs", "show", "last"]);
    for expected in [
        "Laps",
        "Cadence by speed",
        "evening.tcx",
        "in the first half hour after waking",
    ] {
        assert!(flowing(&text).contains(expected), "{expected}: {text}");
    }
    let id = shown["run"]["id"].as_str().expect("an id");
    let beginning = id.get(..id.len() - 1).expect("an id is longer");
    assert_eq!(
        home.json(&["runs", "show", beginning])["run"]["id"],
        json!(id)
    );
    let ending = id.get(28..).expect("an id is longer");
    assert_eq!(home.json(&["runs", "show", ending])["run"]["id"], json!(id));
}

#[test]
fn a_correction_is_shown_with_what_it_was_and_undo_brings_it_back() {
    let mut home = Home::at(MONDAY);
    import(&home, "treadmill.tcx", &tcx("2026-11-21T17:00:00Z", 81));
    let before = listed(&home)[0].clone();
    home.clock(&later(1));
    home.says(&[
        "runs",
        "edit",
        "last",
        "--distance",
        "9.1km",
        "--on",
        "treadmill",
        "--indoor",
    ]);
    let after = listed(&home)[0].clone();
    assert_eq!(after["distance_m"], json!(9100.0));
    assert_eq!(
        (&after["surface"], &after["indoor"]),
        (&json!("treadmill"), &json!(true))
    );
    assert_eq!(after["id"], before["id"], "it is the same run");
    assert_eq!(
        after["source_files"], before["source_files"],
        "it still comes from the file"
    );
    let shown = home.json(&["runs", "show", "last"]);
    assert_eq!(shown["earlier"][0]["distance_m"], before["distance_m"]);
    let said = home.refuses(&["runs", "edit", "last", "--distance", "9.1km"]);
    assert!(
        said.contains("nothing about the run would change"),
        "{said}"
    );
    home.clock(&later(2));
    home.says(&["undo"]);
    assert_eq!(listed(&home)[0]["distance_m"], before["distance_m"]);
}

#[test]
fn two_runs_are_marked_as_one_and_undo_takes_it_back() {
    let mut home = Home::at(MONDAY);
    let watch = written(&home, &["runs", "add", "8km", "--at", "2026-11-20 18:00"]);
    home.clock(&later(1));
    let phone = written(&home, &["runs", "add", "7.5km", "--at", "2026-11-20 18:10"]);
    assert_eq!(listed(&home).len(), 2);
    home.clock(&later(2));
    home.says(&["runs", "same", &phone, &watch]);
    let runs = listed(&home);
    assert_eq!(runs.len(), 1);
    assert_eq!(runs[0]["duplicates"].as_array().map(Vec::len), Some(1));
    let said = home.refuses(&["runs", "same", &phone, &watch]);
    assert!(
        said.contains("OTHER: the two are one run already"),
        "{said}"
    );
    home.clock(&later(3));
    home.says(&["undo"]);
    assert_eq!(listed(&home).len(), 2);
}

#[test]
fn recordings_that_look_alike_are_taken_apart_and_put_together_again() {
    let mut home = Home::at(MONDAY);
    let watch = written(&home, &["runs", "add", "8km", "--at", "2026-11-20 18:00"]);
    home.clock(&later(1));
    let phone = written(
        &home,
        &["runs", "add", "8.05km", "--at", "2026-11-20 18:01"],
    );
    assert_eq!(listed(&home).len(), 1, "they are taken for one");
    home.clock(&later(2));
    home.says(&["runs", "split", &phone]);
    assert_eq!(listed(&home).len(), 2);
    let said = home.refuses(&["runs", "split", &phone]);
    assert!(said.contains("ID: there is only one recording"), "{said}");
    home.clock(&later(3));
    home.says(&["runs", "same", &watch, &phone]);
    assert_eq!(listed(&home).len(), 1, "the later word counts");
    home.clock(&later(4));
    home.says(&["undo"]);
    home.clock(&later(5));
    home.says(&["undo"]);
    assert_eq!(listed(&home).len(), 1, "as at first");
}

#[test]
fn the_one_that_others_are_recordings_of_is_taken_out_and_they_stay_together() {
    let mut home = Home::at(MONDAY);
    let mut ids = Vec::new();
    for (minute, km) in [(0, "8km"), (10, "7km"), (20, "6km")] {
        home.clock(&later(minute));
        let at = format!("2026-11-20 18:{minute:02}");
        ids.push(written(&home, &["runs", "add", km, "--at", &at]));
    }
    home.clock(&later(30));
    home.says(&["runs", "same", &ids[1], &ids[0]]);
    home.clock(&later(31));
    home.says(&["runs", "same", &ids[2], &ids[0]]);
    assert_eq!(listed(&home).len(), 1);
    home.clock(&later(32));
    home.says(&["runs", "split", &ids[0]]);
    let runs = listed(&home);
    assert_eq!(runs.len(), 2);
    let alone: Vec<&Value> = runs
        .iter()
        .filter(|run| run["duplicates"] == json!([]))
        .collect();
    assert_eq!(alone.len(), 1);
    assert_eq!(alone[0]["id"], json!(ids[0]));
}

#[test]
fn a_run_that_was_only_told_with_its_pain_is_listed_and_not_edited() {
    let home = Home::at(MONDAY);
    home.says(&["log", "session", "5k", "30:00", "--quiet", "--no-episode"]);
    let runs = listed(&home);
    assert_eq!(runs.len(), 1);
    assert_eq!(runs[0]["results"].as_array().map(Vec::len), Some(1));
    let said = home.refuses(&["runs", "edit", "last", "--distance", "6k"]);
    assert!(
        flowing(&said).contains("known only by what you told of how it went"),
        "{said}"
    );
}
