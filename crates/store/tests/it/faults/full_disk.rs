//! Disks without room: nothing that was acknowledged is lost, everything can be read, and writing goes on when there is
//! room again.

use super::child::{self, Call, Child};
use super::load::{Batch, Ledger, acknowledge, append, look, look_and_ask_again};
use super::machine::{assert_whole, mounting};
use crate::places::path_of_database;
use restride_app::store::StoreError;
use restride_store::SqliteStore;
use restride_testkit::store::wait;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Room for the database in the trials, in KiB. Some are full while the write-ahead log grows for the first time, others
/// after it was moved into the database.
const ROOMS_KIB: &[usize] = &[400, 1500, 5000, 9000, 11_000];

/// What the small disk has altogether.
const DISK_KIB: usize = 12_000;

const NAME: &str = "a_full_disk_loses_nothing_and_writing_goes_on_when_there_is_room";

/// Mounts a small disk in memory on `$1` and goes on with the rest of the words.
const ON_SMALL_DISK: &str = r#"mount -t tmpfs -o size="$2"k tmpfs "$1" && shift 2 && exec "$@""#;

/// Lets no file grow beyond `$1` blocks of 512 bytes and goes on with the rest of the words.
const WITH_SMALL_FILES: &str = r#"trap "" XFSZ && ulimit -f "$1" && shift && exec "$@""#;

#[test]
fn a_full_disk_loses_nothing_and_writing_goes_on_when_there_is_room() {
    if let Some(task) = child::task() {
        return match &*task[0] {
            "disk" => wait(fill_small_disk(Path::new(&task[1]))),
            _ => wait(fill_small_files(Path::new(&task[1]))),
        };
    }
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().to_string_lossy();
    if let Some(mut words) = mounting() {
        let disk = DISK_KIB.to_string();
        words.extend(["sh", "-c", ON_SMALL_DISK, "sh", &path, &disk].map(str::to_owned));
        let mut command = Call::new(module_path!(), NAME, &["disk", &path]).through(&words);
        let (status, said) = Child::start(&mut command).finish();
        println!("{}", said.join("\n"));
        assert!(status.success(), "{status}");
        return;
    }
    println!("nothing may be mounted here: files that must not grow take the place of a full disk");
    let words = ["sh", "-c", WITH_SMALL_FILES, "sh", "2000"];
    let mut command = Call::new(module_path!(), NAME, &["files", &path]).through(&words);
    let (status, said) = Child::start(&mut command).finish();
    assert!(status.success(), "{status}");
    let mut ledger = Ledger::default();
    ledger.read(&said);
    wait(async {
        let store = SqliteStore::open(folder.path())
            .await
            .expect("the store opens");
        look_and_ask_again(&store, &mut ledger)
            .await
            .assert_sound("with room again");
        store.close().await;
        assert_whole(&path_of_database(folder.path())).await;
    });
}

/// Appends until the store refuses; returns how.
async fn fill(store: &SqliteStore, trial: u64, ledger: &mut Ledger) -> StoreError {
    for number in 0.. {
        let batch = Batch {
            trial,
            writer: 2,
            number,
        };
        if let Err(error) = append(store, batch).await {
            assert!(number > 0, "there was room at first: {error}");
            return error;
        }
        acknowledge(batch);
        ledger.acknowledge(batch);
    }
    unreachable!("there are many numbers")
}

async fn fill_small_disk(disk: &Path) {
    for (trial, room) in (0..).zip(ROOMS_KIB) {
        let ballast = disk.join("ballast");
        fs::write(&ballast, vec![1; (DISK_KIB - room) * 1024]).expect("room for ballast");
        let folder = disk.join("data");
        let store = SqliteStore::open(&folder).await.expect("the store opens");
        let mut ledger = Ledger::default();

        let error = fill(&store, trial, &mut ledger).await;
        assert_eq!(error, StoreError::Full);
        let found = look(&store, &ledger).await.expect("reading works");
        found.assert_sound("while the disk is full");
        assert_eq!(found.kept, ledger.count());
        let next = Batch {
            trial,
            writer: 2,
            number: ledger.count(),
        };
        // It may be that a short one fits; then it counts.
        match append(&store, next).await {
            Ok(_) => ledger.acknowledge(next),
            Err(error) => assert_eq!(error, StoreError::Full),
        }
        let found = look(&store, &ledger).await.expect("reading works");
        found.assert_sound("after asking once more");

        fs::remove_file(&ballast).expect("ballast can be dropped");
        look_and_ask_again(&store, &mut ledger)
            .await
            .assert_sound("with room again");
        store.close().await;
        assert_whole(&path_of_database(&folder)).await;
        child::say(&format!(
            "full after {} appends in {room} KiB: nothing lost",
            found.kept
        ));
        fs::remove_dir_all(&folder).expect("the folder can be removed");
    }
}

async fn fill_small_files(folder: &Path) {
    let store = SqliteStore::open(folder).await.expect("the store opens");
    let mut ledger = Ledger::default();
    let error = fill(&store, 0, &mut ledger).await;
    println!("{error}");
    let found = look(&store, &ledger).await.expect("reading works");
    found.assert_sound("while files must not grow");
    assert_eq!(found.kept, ledger.count());
}
