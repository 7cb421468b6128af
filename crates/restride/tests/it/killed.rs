//! The program is killed while it writes: a warning sign never stands without its lock.

use crate::support::{EVENING, Home};
use restride_testkit::Draw;
use serde_json::json;
use std::process::Stdio;
use std::time::{Duration, Instant};
use std::{fs, thread};

const TRIALS: u32 = 25;
const SESSION: [&str; 8] = [
    "log",
    "session",
    "5k",
    "--during",
    "3",
    "--sign",
    "limp_or_walk_pain",
    "--no-ask",
];

/// A runner with an open episode: the same one, copied, so that each trial begins with the same journal.
fn copy_of(template: &Home) -> Home {
    let home = Home::at(EVENING);
    fs::create_dir(home.data()).expect("the folder is made");
    for file in fs::read_dir(template.data()).expect("the folder is there") {
        let file = file.expect("a file");
        fs::copy(file.path(), home.data().join(file.file_name())).expect("it is copied");
    }
    home
}

/// Entries in an export, and whether the plan is locked. An export holds every version of everything.
fn found(home: &Home) -> (u64, bool) {
    let file = home.folder().join("journal.zip").display().to_string();
    let exported = home.json(&["export", &file]);
    let today = home.json(&["today"]);
    let is_locked = today["episodes"][0]["state"] == "locked" && today["alarms"] != json!([]);
    (exported["entries"].as_u64().expect("a number"), is_locked)
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a kill has to fall into the time that a run of the program takes here"
)]
fn a_run_with_a_warning_sign_is_written_whole_with_its_lock_or_not_at_all() {
    let template = Home::at("2026-11-24T18:00:00+01:00[Europe/Berlin]");
    template.says(&["episodes", "open", "--at", "deep-groin-right"]);
    let whole = copy_of(&template);
    assert_eq!(found(&copy_of(&template)), (1, false));
    let since = Instant::now();
    whole.says(&SESSION);
    let takes = since.elapsed();
    assert_eq!(found(&whole), (3, true), "a run, and what it raises");
    let mut draw = Draw(25);
    let (mut nothing, mut all) = (0, 0);
    for trial in 0..TRIALS {
        let home = copy_of(&template);
        let mut child = home
            .command(&SESSION)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        // Most of the time goes into starting: the later part is where it writes.
        let share = 0.3 + draw.uniform();
        let at = if trial == 0 {
            Duration::ZERO
        } else {
            takes.mul_f64(share)
        };
        thread::sleep(at);
        child.kill().expect("it is killed, or over");
        child.wait().expect("it is over");
        match found(&home) {
            (1, false) => nothing += 1,
            (3, true) => all += 1,
            other => unreachable!("trial {trial}, killed after {at:?}: {other:?}"),
        }
    }
    assert_eq!(nothing + all, TRIALS);
    assert!(
        nothing > 0,
        "the first is killed before it can have written"
    );
}
