//! Importing files of watches: what is taken, what is not, and what can be taken back.

use crate::support::{EVENING, Home, flowing};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::Stdio;

/// A run to the north at 3 m/s, a point every ten seconds.
fn gpx(start: &str, minutes: u32) -> String {
    let start: jiff::Timestamp = start.parse().expect("a time");
    let mut points = String::new();
    for step in 0..=minutes * 6 {
        let time = start + jiff::SignedDuration::from_secs(i64::from(step) * 10);
        let latitude = 48.0 + f64::from(step) * 30.0 / 111_195.0;
        write!(
            points,
            "<trkpt lat=\"{latitude:.7}\" lon=\"11\"><time>{time}</time></trkpt>"
        )
        .expect("text");
    }
    format!(
        "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"test\"><trk><type>running</type>\
         <trkseg>{points}</trkseg></trk></gpx>"
    )
}

/// A folder with files in it.
fn folder(home: &Home, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = home.folder().join("watch");
    fs::create_dir_all(folder.join("older")).expect("a folder");
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).expect("written");
    }
    folder
}

fn count<'v>(done: &'v Value, name: &str) -> &'v Value {
    &done[name]
}

#[test]
fn every_file_gets_its_verdict_and_a_second_import_changes_nothing() {
    let home = Home::at(EVENING);
    let (monday, tuesday) = (
        gpx("2026-11-23T17:00:00Z", 30),
        gpx("2026-11-24T06:00:00Z", 20),
    );
    let cut = &tuesday.as_bytes()[..tuesday.len() / 2];
    let folder = folder(
        &home,
        &[
            ("monday.gpx", monday.as_bytes()),
            ("older/tuesday, cut.gpx", cut),
            ("tuesday.gpx", tuesday.as_bytes()),
            ("the same again", monday.as_bytes()),
            ("page.fit", b"<!doctype html><title>Sign in</title>"),
            ("nothing.tcx", b""),
            (".hidden.gpx", monday.as_bytes()),
        ],
    );
    let folder = folder.display().to_string();
    let rehearsed = home.json(&["import", &folder, "--dry-run"]);
    assert!(!home.data().exists(), "a rehearsal writes nothing");
    let done = home.json(&["import", &folder]);
    for counts in [&rehearsed, &done] {
        let expected = [
            ("file_count", 6),
            ("imported", 3),
            ("runs", 2),
            ("duplicates", 1),
            ("damaged", 1),
            ("known", 1),
            ("empty", 1),
            ("refused", 1),
        ];
        for (name, expected) in expected {
            assert_eq!(count(counts, name), &json!(expected), "{name}: {counts:#}");
        }
    }
    let files = done["files"].as_array().expect("files");
    let found = files.iter().map(|file| {
        let text = |name: &str| file[name].as_str().unwrap_or_default();
        (text("name"), text("verdict"), text("reason"))
    });
    let found: Vec<(&str, &str, &str)> = found.collect();
    let expected = [
        ("monday.gpx", "imported", ""),
        ("nothing.tcx", "empty", ""),
        ("older/tuesday, cut.gpx", "damaged", ""),
        ("page.fit", "refused", "web_page"),
        ("the same again", "known", ""),
        ("tuesday.gpx", "imported", ""),
    ];
    assert_eq!(found, expected);
    let run = &done["files"][0]["activities"][0];
    assert_eq!(run["start"], "2026-11-23T18:00:00+01:00[Europe/Berlin]");
    assert_eq!(
        (&run["sport"], &run["records"]),
        (&json!("run"), &json!(181))
    );
    let metres = run["distance_m"].as_f64().expect("a distance");
    assert!((metres - 5400.0).abs() < 10.0, "{metres}");

    let exported = |name: &str| {
        let file = home.folder().join(name).display().to_string();
        home.json(&["export", &file])["entries"].clone()
    };
    let before = exported("before.zip");
    let again = home.json(&["import", &folder]);
    assert_eq!(
        (count(&again, "imported"), count(&again, "known")),
        (&json!(0), &json!(4))
    );
    assert_eq!(exported("after.zip"), before);
}

#[test]
fn the_page_says_what_to_do_about_each_file() {
    let home = Home::at(EVENING);
    let run = gpx("2026-11-23T17:00:00Z", 30);
    let folder = folder(
        &home,
        &[
            ("a.gpx", run.as_bytes()),
            ("b.fit", b"<html>Sign in</html>"),
        ],
    );
    let said = flowing(&home.says(&["import", &folder.display().to_string()]));
    for expected in [
        "new runs: 1",
        "files refused: 1",
        "b.fit: it is a web page, not an activity",
        "restride imports undo",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

#[test]
fn an_import_is_listed_and_taken_back_and_the_original_given_back() {
    let mut home = Home::at(EVENING);
    let said = home.says(&["imports"]);
    assert!(
        flowing(&said).contains("Nothing was imported yet"),
        "{said}"
    );
    let run = gpx("2026-11-23T17:00:00Z", 30);
    let folder = folder(&home, &[("a.gpx", run.as_bytes())]);
    let folder = folder.display().to_string();
    let done = home.json(&["import", &folder]);
    let id = done["files"][0]["activities"][0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();

    let original = home.folder().join("original.gpx");
    let to = original.display().to_string();
    home.says(&["imports", "original", &id, "--to", &to]);
    assert_eq!(fs::read(&original).expect("written"), run.as_bytes());
    let said = home.refuses(&["imports", "original", &id, "--to", &to]);
    assert!(said.contains("is there already"), "{said}");

    let listed = &home.json(&["imports"])["imports"][0];
    assert_eq!(listed["activities"], json!([id]));
    assert_eq!(listed["is_interrupted"], false);
    let said = flowing(&home.says(&["imports", "show", "1"]));
    assert!(said.contains("activities 1"), "{said}");

    home.clock("2026-11-24T19:00:00+01:00[Europe/Berlin]");
    home.says(&["imports", "undo", "1"]);
    assert_eq!(home.json(&["imports"])["imports"], json!([]));
    let said = home.refuses(&["imports", "undo", "1"]);
    assert!(
        said.contains("IMPORT: expected the number of an import"),
        "{said}"
    );
    home.clock("2026-11-24T19:30:00+01:00[Europe/Berlin]");
    let again = home.json(&["import", &folder]);
    assert_eq!(count(&again, "runs"), &json!(1));
}

#[test]
fn a_path_that_is_not_there_is_refused_before_anything_is_imported() {
    let home = Home::at(EVENING);
    let run = gpx("2026-11-23T17:00:00Z", 30);
    let folder = folder(&home, &[("a.gpx", run.as_bytes())]);
    let missing = home.folder().join("missing.zip").display().to_string();
    let said = home.refuses(&["import", &folder.display().to_string(), &missing]);
    assert!(said.contains("PATH: cannot read"), "{said}");
    assert!(said.contains("nothing was imported"), "{said}");
    assert!(!home.data().exists());
}

#[test]
fn what_is_added_to_a_watched_folder_is_imported() {
    let home = Home::at(EVENING);
    let folder = folder(
        &home,
        &[("a.gpx", gpx("2026-11-23T17:00:00Z", 30).as_bytes())],
    );
    let path = folder.display().to_string();
    let mut child = home
        .command(&["import", &path, "--watch"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .spawn()
        .expect("started");
    let lines = BufReader::new(child.stdout.take().expect("output")).lines();
    let mut runs = Vec::new();
    for line in lines {
        let line = line.expect("a line");
        if line.contains("new runs: 1") {
            runs.push(line);
            if runs.len() == 2 {
                break;
            }
            fs::write(folder.join("b.gpx"), gpx("2026-11-24T06:00:00Z", 20)).expect("written");
        }
    }
    child.kill().expect("killed");
    child.wait().expect("ended");
    assert_eq!(runs.len(), 2);
    assert_eq!(
        home.json(&["imports"])["imports"].as_array().map(Vec::len),
        Some(2)
    );
}

#[test]
fn imported_runs_move_no_plan_locked_or_not() {
    for arguments in [&["--sign", "limp_or_walk_pain"][..], &[]] {
        let home = Home::at(EVENING);
        let said = [
            &["log", "pain", "3", "--at", "deep-groin-right", "--during"],
            arguments,
        ]
        .concat();
        home.says(&said);
        let plans = || {
            let today = home.json(&["today"]);
            (today["alarms"].clone(), today["episodes"].clone())
        };
        let before = plans();
        let files = [
            ("a.gpx", gpx("2026-11-23T17:00:00Z", 30)),
            ("b.gpx", gpx("2026-11-24T06:00:00Z", 20)),
        ];
        let files: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(name, text)| (*name, text.as_bytes()))
            .collect();
        let folder = folder(&home, &files);
        home.says(&["import", &folder.display().to_string()]);
        assert_eq!(plans(), before, "{arguments:?}");
    }
}
