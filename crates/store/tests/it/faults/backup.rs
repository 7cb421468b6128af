//! Backups while other programs write.

use super::child::{self, Call};
use super::kill::{start_writers, write_until_killed};
use super::load::{Ledger, WRITERS, assert_holds, look_and_ask_again, rows};
use jiff::Timestamp;
use restride_app::content::hash_of_store;
use restride_app::store::{Expect, Store as _};
use restride_core::journal::Entry;
use restride_store::{MemoryStore, SqliteStore, restore};
use restride_testkit::store::wait;
use std::path::Path;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

const TRIALS: u64 = 3;

const NAME: &str = "a_backup_while_other_programs_write_holds_all_that_was_acknowledged_before_it";

#[test]
fn a_backup_while_other_programs_write_holds_all_that_was_acknowledged_before_it() {
    if let Some(task) = child::task() {
        return write_until_killed(&task);
    }
    for trial in 0..TRIALS {
        let folder = TempDir::new().expect("a temporary folder");
        let data = folder.path().join("data");
        let call = |task: &[&str]| Call::new(module_path!(), NAME, task);
        let children = [0..WRITERS / 2, WRITERS / 2..WRITERS]
            .map(|writers| start_writers(call, &data, trial, writers));
        for child in &children {
            child.wait_for("ready");
        }
        thread::sleep(Duration::from_millis(150 + 150 * trial));
        let mut all = Ledger::default();
        all.begin(trial, 0..WRITERS);
        for child in &children {
            all.read(&child.said());
        }
        let before = all.clone();
        let file = folder.path().join("backup");
        wait(async {
            let store = SqliteStore::open(&data).await.expect("the store opens");
            store.backup(&file).await.expect("a backup");
            store.close().await;
        });
        for child in children {
            all.read(&child.kill());
        }
        let restored = folder.path().join("restored");
        let held = wait(examine(&file, &restored, &data, &before, &mut all));
        println!(
            "{} appends were acknowledged before the backup and {} in the end; the backup holds {held}",
            before.count(),
            all.count()
        );
        assert!(
            before.count() > 0 && held < all.count(),
            "others were writing"
        );
    }
}

/// Restores a backup and compares it with what was acknowledged before it was begun, with what the journals hold in the
/// end, and with its own content read into another store. Returns how many appends it holds.
async fn examine(
    file: &Path,
    folder: &Path,
    data: &Path,
    before: &Ledger,
    all: &mut Ledger,
) -> u64 {
    restore(file, folder).await.expect("it can be restored");
    let restored = SqliteStore::open(folder).await.expect("the store opens");
    let checked = restored.check().await.expect("a check");
    assert!(!checked.is_damaged(), "{checked:?}");
    let held = assert_holds(&restored, before, all).await;

    let origin = SqliteStore::open(data).await.expect("the store opens");
    let copy = MemoryStore::default();
    for runner in all.runners() {
        let then = rows(&restored, runner).await.expect("rows");
        let now = rows(&origin, runner).await.expect("rows");
        assert!(
            now.starts_with(&then),
            "the backup is a moment of each journal"
        );
        for row in then {
            let entry = Entry::from_json(row.text.as_bytes()).expect("an entry");
            copy.append(runner, Expect::Anything, &[entry], Timestamp::UNIX_EPOCH)
                .await
                .expect("memory takes it");
        }
    }
    let hash = hash_of_store(&restored).await.expect("a hash");
    assert_eq!(hash, hash_of_store(&copy).await.expect("a hash"));
    restored.close().await;

    look_and_ask_again(&origin, all)
        .await
        .assert_sound("what was backed up");
    origin.close().await;
    held
}
