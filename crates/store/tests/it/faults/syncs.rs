//! Whether an acknowledgement waits for the disk. Killing a program cannot show it, because the operating system keeps
//! what was written; the calls that the program makes can.

use super::child::{self, Call, Child};
use super::load::{WRITERS, write_side_by_side};
use super::machine::can_trace;
use restride_store::SqliteStore;
use restride_testkit::store::wait;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const CALLS: &str = "trace=pwrite64,write,fsync,fdatasync,link,linkat,rename,renameat,renameat2";

/// Appends of each writer.
const APPENDS: u64 = 100;

#[test]
fn every_acknowledgement_waits_until_its_entries_are_on_the_disk() {
    const NAME: &str = "every_acknowledgement_waits_until_its_entries_are_on_the_disk";
    if let Some(task) = child::task() {
        return write_some(&task);
    }
    let Some(trace) = trace(NAME, 1) else {
        return;
    };
    let found = read_trace(&trace);
    assert_eq!(found.early, 0, "acknowledged before it was on the disk");
    assert_eq!(found.acknowledged, APPENDS);
    assert!(found.name_is_durable, "the name of the database is durable");
    println!(
        "one writer: {} flushes for {APPENDS} acknowledgements",
        found.flushes
    );
    assert!(found.flushes >= APPENDS, "{found:?}");
}

#[test]
fn a_flush_answers_only_appends_that_waited_for_it() {
    const NAME: &str = "a_flush_answers_only_appends_that_waited_for_it";
    if let Some(task) = child::task() {
        return write_some(&task);
    }
    let Some(trace) = trace(NAME, WRITERS) else {
        return;
    };
    let found = read_trace(&trace);
    println!(
        "{WRITERS} writers: {} flushes for {} acknowledgements",
        found.flushes, found.acknowledged
    );
    assert_eq!(found.acknowledged, APPENDS * WRITERS);
    // Each writer waits for its answer, so that one flush can answer at most one append of each.
    assert!(found.flushes * WRITERS >= found.acknowledged, "{found:?}");
}

/// Lets writers write under `strace` and returns what it saw; `None` where nothing can be traced, and says so.
fn trace(name: &str, writers: u64) -> Option<String> {
    if !can_trace() {
        println!(
            "NOT COUNTED: strace is missing or not allowed here, so nobody saw when the store reached the disk; \
             only its settings are looked at"
        );
        wait(assert_settings());
        return None;
    }
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("trace");
    let data = folder.path().join("data");
    let task = [&*data.to_string_lossy(), &writers.to_string()];
    let file_name = file.to_string_lossy();
    let strace = ["strace", "-f", "-qq", "-y", "-e", CALLS, "-o", &file_name];
    let mut command = Call::new(module_path!(), name, &task).through(&strace);
    let (status, _) = Child::start(&mut command).finish();
    assert!(status.success(), "{status}");
    Some(fs::read_to_string(file).expect("strace wrote what it saw"))
}

/// The store's own check names every setting that is not as it must be, `synchronous` and `journal_mode` among them.
async fn assert_settings() {
    let folder = TempDir::new().expect("a temporary folder");
    let store = SqliteStore::open(folder.path())
        .await
        .expect("the store opens");
    let checked = store.check().await.expect("a check");
    assert_eq!(checked.findings, []);
    store.close().await;
}

fn write_some(task: &[String]) {
    let [folder, writers] = task else {
        panic!("a folder and a number");
    };
    wait(async {
        let store = SqliteStore::open(Path::new(folder))
            .await
            .expect("the store opens");
        let writers = writers.parse().expect("a number");
        write_side_by_side(&store, 1, 0..writers, APPENDS)
            .await
            .expect("writing works");
        store.close().await;
    });
}

/// What a trace shows.
#[derive(Debug, Default, PartialEq, Eq)]
struct Trace {
    acknowledged: u64,
    /// Flushes of the write-ahead log that came back.
    flushes: u64,
    /// Acknowledgements while something in the write-ahead log was not flushed, or without any flush since the last.
    early: u64,
    /// Whether the folder was flushed after the database got its name and before the first acknowledgement.
    name_is_durable: bool,
}

/// Reads lines such as `123 fdatasync(9</x/journal.sqlite-wal>) = 0`; a call that others interrupt is on two lines,
/// `123 fdatasync(9</x/journal.sqlite-wal> <unfinished ...>` and `123 <... fdatasync resumed>) = 0`.
fn read_trace(trace: &str) -> Trace {
    let mut found = Trace::default();
    let mut unflushed = true;
    let mut flushing = Vec::<&str>::new();
    let mut named = false;
    for line in trace.lines() {
        let Some((thread, call)) = line.split_once(' ') else {
            continue;
        };
        let call = call.trim_start();
        let is_flush = call.starts_with("fsync(") || call.starts_with("fdatasync(");
        let has_begun_only = call.ends_with("<unfinished ...>");
        let of_log = call.contains("journal.sqlite-wal>");
        if call.starts_with("pwrite64(") && of_log {
            unflushed = true;
        } else if is_flush && of_log && has_begun_only {
            flushing.push(thread);
        } else if (is_flush && of_log)
            || (call.contains("sync resumed>") && flushing.contains(&thread))
        {
            flushing.retain(|other| *other != thread);
            if call.ends_with("= 0") {
                unflushed = false;
                found.flushes += 1;
            }
        } else if is_flush && !call.contains("journal") && named {
            found.name_is_durable = true;
        } else if (call.starts_with("link") || call.starts_with("rename"))
            && call.contains("/journal.sqlite\"")
        {
            named = true;
        } else if call.starts_with("write(") && call.contains("@ ack ") {
            found.acknowledged += 1;
            found.early += u64::from(unflushed);
            // The next one needs a flush of its own.
            unflushed = true;
        }
    }
    found
}

#[test]
fn a_trace_shows_an_acknowledgement_that_did_not_wait() {
    let write = "7 pwrite64(9</x/journal.sqlite-wal>, \"\"..., 24, 32) = 24\n";
    let flush = "7 fdatasync(9</x/journal.sqlite-wal>) = 0\n";
    let begun = "7 fdatasync(9</x/journal.sqlite-wal> <unfinished ...>\n";
    let back = "7 <... fdatasync resumed>) = 0\n";
    let failed = "7 fdatasync(9</x/journal.sqlite-wal>) = -1 EIO (Input/output error)\n";
    let ack = "8 write(1<pipe:[5]>, \"\\n@ ack 1 0 0\\n\", 13) = 13\n";
    for (lines, early) in [
        (vec![write, flush, ack], 0),
        (vec![write, begun, back, ack], 0),
        (vec![write, ack], 1),
        (vec![write, ack, flush], 1),
        (vec![write, begun, ack, back], 1),
        (vec![write, failed, ack], 1),
        (vec![write, flush, write, ack], 1),
        (vec![write, flush, ack, ack], 1),
    ] {
        assert_eq!(read_trace(&lines.concat()).early, early, "{lines:?}");
    }
}
