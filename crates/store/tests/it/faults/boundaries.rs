//! Programs that are killed at each step of something: making a database and its tables, appending, backing up,
//! restoring.
//!
//! `strace` kills the child as it is about to make its first, second, third … call that changes the disk, of each kind,
//! until it comes to its end unharmed. Where nothing can be traced, the moments are drawn.

use super::child::{self, Call, Child};
use super::load::{Batch, Ledger, acknowledge, append, look_and_ask_again};
use super::machine::{assert_whole, can_trace};
use crate::places::path_of_database;
use jiff::Timestamp;
use restride_app::content::{ContentHash, hash_of_store};
use restride_app::store::Store as _;
use restride_store::{BackupError, SqliteStore, restore, verify};
use restride_testkit::Draw;
use restride_testkit::store::wait;
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
    /// Examines the folder; gets what the child said.
    pub(super) after: &'s dyn Fn(&Path, &[String]),
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
                let strace = [
                    "strace",
                    "-f",
                    "-qq",
                    "-o",
                    "/dev/null",
                    "-e",
                    &trace,
                    "-e",
                    &inject,
                ];
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
            (false, child.kill())
        } else {
            let (status, said) = child.finish();
            let is_done = status.success();
            assert!(
                is_done || status.code().is_none(),
                "it was killed, it did not fail: {status}"
            );
            (is_done, said)
        };
        (self.after)(folder.path(), &said);
        is_done
    }
}

/// What is there before.
const FIRST: Batch = Batch {
    trial: 1,
    writer: 3,
    number: 0,
};

#[test]
fn a_database_that_was_being_made_when_the_program_was_killed_is_made_by_the_next() {
    if let Some(task) = child::task() {
        return wait(async {
            let data = Path::new(&task[0]).join("data");
            let store = SqliteStore::open(&data).await;
            store.expect("the store opens").close().await;
        });
    }
    Step {
        module: module_path!(),
        name: "a_database_that_was_being_made_when_the_program_was_killed_is_made_by_the_next",
        before: &|_folder| {},
        after: &|folder, _said| {
            wait(async {
                let data = folder.join("data");
                let store = SqliteStore::open(&data).await.expect("the store opens");
                append(&store, FIRST).await.expect("appending works");
                store.close().await;
                assert_whole(&path_of_database(&data)).await;
            });
        },
    }
    .kill_everywhere();
}

#[test]
fn an_append_that_was_killed_anywhere_is_there_whole_or_not_at_all() {
    if let Some(task) = child::task() {
        return wait(async {
            let store = SqliteStore::open(Path::new(&task[0])).await;
            let store = store.expect("the store opens");
            let second = Batch { number: 1, ..FIRST };
            append(&store, second).await.expect("appending works");
            acknowledge(second);
            store.close().await;
        });
    }
    Step {
        module: module_path!(),
        name: "an_append_that_was_killed_anywhere_is_there_whole_or_not_at_all",
        before: &|folder| {
            wait(async {
                let store = SqliteStore::open(folder).await.expect("the store opens");
                append(&store, FIRST).await.expect("appending works");
                store.close().await;
            });
        },
        after: &|folder, said| {
            wait(async {
                let mut ledger = Ledger::default();
                ledger.acknowledge(FIRST);
                ledger.read(said);
                let store = SqliteStore::open(folder).await.expect("the store opens");
                let found = look_and_ask_again(&store, &mut ledger).await;
                found.assert_sound(format_args!("{said:?}"));
                store.close().await;
                assert_whole(&path_of_database(folder)).await;
            });
        },
    }
    .kill_everywhere();
}

/// Makes a journal with entries and a file in the folder `data`; returns the hash of what it holds.
async fn make_journal(folder: &Path) -> ContentHash {
    let store = open(&folder.join("data")).await;
    append(&store, FIRST).await.expect("appending works");
    store
        .put_file(FIRST.runner(), &[7; 9_000], Timestamp::UNIX_EPOCH)
        .await
        .expect("keeping a file works");
    let hash = hash_of_store(&store).await.expect("the store can be read");
    store.close().await;
    hash
}

async fn open(folder: &Path) -> SqliteStore {
    SqliteStore::open(folder).await.expect("the store opens")
}

/// Asserts that a folder holds what [`make_journal`] makes.
async fn assert_same(folder: &Path) {
    let other = TempDir::new().expect("a temporary folder");
    let expected = make_journal(other.path()).await;
    let store = open(folder).await;
    let found = hash_of_store(&store).await.expect("the store can be read");
    assert_eq!(found, expected, "{}", folder.display());
    assert!(!store.check().await.expect("a check").is_damaged());
    store.close().await;
}

#[test]
fn a_backup_that_was_killed_anywhere_is_whole_or_not_there_and_can_be_made_again() {
    if let Some(task) = child::task() {
        return wait(async {
            let folder = Path::new(&task[0]);
            let store = open(&folder.join("data")).await;
            let backup = store.backup(&folder.join("backup")).await;
            backup.expect("a backup");
            store.close().await;
        });
    }
    Step {
        module: module_path!(),
        name: "a_backup_that_was_killed_anywhere_is_whole_or_not_there_and_can_be_made_again",
        before: &|folder| {
            wait(make_journal(folder));
        },
        after: &|folder, _said| {
            wait(async {
                assert_same(&folder.join("data")).await;
                let file = folder.join("backup");
                let store = open(&folder.join("data")).await;
                match store.backup(&file).await {
                    Ok(_) => {}
                    Err(BackupError::Exists(_)) => {
                        verify(&file).await.expect("a backup with a name is whole");
                    }
                    Err(other) => panic!("the second backup: {other}"),
                }
                store.close().await;
                restore(&file, &folder.join("restored"))
                    .await
                    .expect("it can be restored");
                assert_same(&folder.join("restored")).await;
            });
        },
    }
    .kill_everywhere();
}

#[test]
fn a_restore_that_was_killed_anywhere_is_whole_or_can_be_made_again() {
    if let Some(task) = child::task() {
        return wait(async {
            let folder = Path::new(&task[0]);
            let restored = restore(&folder.join("backup"), &folder.join("restored")).await;
            restored.expect("it can be restored");
        });
    }
    Step {
        module: module_path!(),
        name: "a_restore_that_was_killed_anywhere_is_whole_or_can_be_made_again",
        before: &|folder| {
            wait(async {
                make_journal(folder).await;
                let store = open(&folder.join("data")).await;
                let backup = store.backup(&folder.join("backup")).await;
                backup.expect("a backup");
                store.close().await;
            });
        },
        after: &|folder, _said| {
            wait(async {
                let restored = folder.join("restored");
                if !path_of_database(&restored).exists() {
                    restore(&folder.join("backup"), &restored)
                        .await
                        .expect("it can be restored the second time");
                }
                assert_same(&restored).await;
            });
        },
    }
    .kill_everywhere();
}
