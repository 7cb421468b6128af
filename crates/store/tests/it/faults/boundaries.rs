//! Programs that are killed at each step of something long: making a database, appending, backing up, restoring.
//!
//! `strace` kills the child as it is about to make its first, second, third … call that changes the disk, of each kind,
//! until it comes to its end unharmed. Where nothing can be traced, the moments are drawn.

use super::child::{self, Call, Child};
use super::load::{Batch, Ledger, acknowledge, append, look_and_ask_again};
use super::machine::{assert_whole, can_trace, database, run};
use restride_store::SqliteStore;
use restride_testkit::Draw;
use std::path::Path;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// The calls by which a program changes the disk.
const CALLS: &[&str] = &[
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "link",
    "linkat",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
];

/// More calls of one kind than any step here makes.
const MOST_CALLS: u32 = 300;

/// Kills where nothing can be traced.
const DRAWN_KILLS: u64 = 30;

/// Something that is killed: what is there before, what the child does, and what must hold afterwards.
pub(super) struct Step<'s> {
    /// The test, which is the child's as well.
    pub(super) module: &'s str,
    pub(super) name: &'s str,
    /// Prepares a folder.
    pub(super) before: &'s dyn Fn(&Path),
    /// Examines the folder; gets what the child said, and whether it came to its end.
    pub(super) after: &'s dyn Fn(&Path, &[String], bool),
}

impl Step<'_> {
    /// Kills the step at every boundary.
    pub(super) fn kill_everywhere(&self) {
        if !can_trace() {
            return self.kill_at_random();
        }
        let mut kills = 0;
        for call in CALLS {
            for number in 1..=MOST_CALLS {
                assert!(
                    number < MOST_CALLS,
                    "the step comes to an end: {}",
                    self.name
                );
                let inject = format!("inject={call}:signal=SIGKILL:when={number}");
                let trace = format!("trace={call}");
                let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject];
                if self.run(&strace, None) {
                    break;
                }
                kills += 1;
            }
        }
        println!("killed at each of {kills} calls that change the disk");
        assert!(kills > 3, "the step changes the disk");
    }

    fn kill_at_random(&self) {
        println!(
            "strace is missing or not allowed here: {DRAWN_KILLS} kills at random moments instead"
        );
        let mut draw = Draw(7);
        for _ in 0..DRAWN_KILLS {
            let pause = Duration::from_millis(u64::try_from(draw.below(60)).expect("small"));
            self.run(&[], Some(pause));
        }
    }

    /// Runs the step once; returns whether it came to its end.
    fn run(&self, wrapper: &[&str], pause: Option<Duration>) -> bool {
        let folder = TempDir::new().expect("a temporary folder");
        (self.before)(folder.path());
        let task = [&*folder.path().to_string_lossy()];
        let mut command = Call::new(self.module, self.name, &task).through(wrapper);
        let mut child = Child::start(&mut command);
        let (is_done, said) = if let Some(pause) = pause {
            thread::sleep(pause);
            let said = child.kill();
            (said.iter().any(|line| line == "done"), said)
        } else {
            let (status, said) = child.finish();
            let is_done = said.iter().any(|line| line == "done");
            assert!(
                !is_done || status.success(),
                "the child ends well: {status}"
            );
            assert!(is_done || status.code().is_none(), "it was killed: {status}");
            (is_done, said)
        };
        (self.after)(folder.path(), &said, is_done);
        is_done
    }
}

const FIRST: Batch = Batch {
    trial: 1,
    writer: 3,
    number: 0,
};

#[test]
fn a_database_that_was_being_made_when_the_program_was_killed_is_made_by_the_next() {
    if let Some(task) = child::task() {
        run(async {
            let store = SqliteStore::open(Path::new(&task[0])).await;
            store.expect("the store opens").close().await;
        });
        return child::say("done");
    }
    Step {
        module: module_path!(),
        name: "a_database_that_was_being_made_when_the_program_was_killed_is_made_by_the_next",
        before: &|_folder| {},
        after: &|folder, _said, _is_done| {
            run(async {
                let data = folder.join("data");
                let store = SqliteStore::open(&data).await.expect("the store opens");
                append(&store, FIRST).await.expect("appending works");
                store.close().await;
                assert_whole(&database(&data)).await;
            });
        },
    }
    .kill_everywhere();
}

#[test]
fn an_append_that_was_killed_anywhere_is_there_whole_or_not_at_all() {
    if let Some(task) = child::task() {
        run(async {
            let store = SqliteStore::open(Path::new(&task[0])).await;
            let store = store.expect("the store opens");
            let second = Batch { number: 1, ..FIRST };
            append(&store, second).await.expect("appending works");
            acknowledge(second);
            store.close().await;
        });
        return child::say("done");
    }
    Step {
        module: module_path!(),
        name: "an_append_that_was_killed_anywhere_is_there_whole_or_not_at_all",
        before: &|folder| {
            run(async {
                let store = SqliteStore::open(folder).await.expect("the store opens");
                append(&store, FIRST).await.expect("appending works");
                store.close().await;
            });
        },
        after: &|folder, said, _is_done| {
            run(async {
                let mut ledger = Ledger::default();
                ledger.acknowledge(FIRST);
                ledger.read(said);
                let store = SqliteStore::open(folder).await.expect("the store opens");
                let found = look_and_ask_again(&store, &mut ledger).await;
                found.assert_sound(format_args!("{said:?}"));
                store.close().await;
                assert_whole(&database(folder)).await;
            });
        },
    }
    .kill_everywhere();
}
