//! Programs that are killed while they write.

use super::child::{self, Call, Child};
use super::load::{Findings, Ledger, WRITERS, look_and_ask_again, write_side_by_side};
use super::machine::{assert_whole, chosen};
use crate::places::path_of_database;
use restride_store::SqliteStore;
use restride_testkit::Draw;
use restride_testkit::store::wait;
use std::ops::Range;
use std::path::Path;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// Trials, unless `RESTRIDE_KILL_TRIALS` says how many.
const TRIALS: u64 = 60;

/// Trials in the same data folder: a folder has seen many kills, and recovers from each.
const TRIALS_PER_FOLDER: u64 = 10;

const NAME: &str = "no_acknowledged_entry_is_lost_and_none_is_half_there_when_programs_are_killed";

#[test]
fn no_acknowledged_entry_is_lost_and_none_is_half_there_when_programs_are_killed() {
    if let Some(task) = child::task() {
        return write_until_killed(&task);
    }
    let trials = chosen("RESTRIDE_KILL_TRIALS", TRIALS);
    let mut all = Findings::default();
    let mut appends = 0;
    for first in (0..trials).step_by(usize::try_from(TRIALS_PER_FOLDER).expect("small")) {
        let folder = TempDir::new().expect("a temporary folder");
        let mut ledger = Ledger::default();
        for trial in first..trials.min(first + TRIALS_PER_FOLDER) {
            let before = ledger.count();
            kill_writers(trial, folder.path(), &mut ledger);
            appends += ledger.count() - before;
            let findings = wait(examine(folder.path(), &mut ledger));
            findings.assert_sound(format_args!("trial {trial}"));
            all.unheard += findings.unheard;
        }
    }
    println!(
        "{trials} kills of {WRITERS} writers: {appends} appends acknowledged, 0 lost, 0 half there; {} were there \
         without having been acknowledged, and are there once after asking again",
        all.unheard
    );
    assert!(
        appends > trials,
        "the writers have written before they were killed"
    );
}

/// Starts writers, in one program or in two, and kills them after 0.05 to 0.5 seconds.
fn kill_writers(trial: u64, folder: &Path, ledger: &mut Ledger) {
    let mut draw = Draw(trial);
    let bounds: &[u64] = if trial % 3 == 2 {
        &[0, WRITERS / 2, WRITERS]
    } else {
        &[0, WRITERS]
    };
    let start = |writers: &[u64]| {
        let call = |task: &[&str]| Call::new(module_path!(), NAME, task);
        start_writers(call, folder, trial, writers[0]..writers[1])
    };
    let children: Vec<_> = bounds.windows(2).map(start).collect();
    ledger.begin(trial, 0..WRITERS);
    for child in &children {
        child.wait_for("ready");
    }
    for child in children {
        thread::sleep(Duration::from_millis(
            50 + u64::try_from(draw.below(451)).expect("small"),
        ));
        ledger.read(&child.kill());
    }
}

/// Starts a child that does [`write_until_killed`], by a call of the test that it belongs to.
pub(super) fn start_writers(
    call: impl Fn(&[&str]) -> Call,
    folder: &Path,
    trial: u64,
    writers: Range<u64>,
) -> Child {
    let folder = folder.to_string_lossy();
    let numbers = [trial, writers.start, writers.end].map(|number| number.to_string());
    let [trial, first, end] = numbers.each_ref().map(String::as_str);
    Child::start(&mut call(&[&folder, trial, first, end]).command())
}

/// What the child does: opens the store of a folder and writes as fast as it can.
pub(super) fn write_until_killed(task: &[String]) {
    let [folder, numbers @ ..] = task else {
        panic!("a folder and three numbers");
    };
    let numbers: Vec<u64> = numbers
        .iter()
        .map(|number| number.parse().expect("a number"))
        .collect();
    wait(async {
        let store = SqliteStore::open(Path::new(folder))
            .await
            .expect("the store opens");
        child::say("ready");
        write_side_by_side(&store, numbers[0], numbers[1]..numbers[2], u64::MAX)
            .await
            .expect("writing works until the end");
    });
}

async fn examine(folder: &Path, ledger: &mut Ledger) -> Findings {
    let store = SqliteStore::open(folder)
        .await
        .expect("the store opens after a kill");
    let findings = look_and_ask_again(&store, ledger).await;
    store.close().await;
    assert_whole(&path_of_database(folder)).await;
    findings
}
