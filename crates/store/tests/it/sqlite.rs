//! What is particular to a data folder.

use crate::places::{add, contents, damage, folder, path_of_database, read_all};
use restride_app::store::{FileHash, Position, Store as _, StoreError};
use restride_core::journal::Entry;
use restride_store::{NEWEST_SCHEMA, SqliteStore};
use restride_testkit::Draw;
use restride_testkit::store::{Opened, pains, runner, second, wait};
use std::fs;
use std::path::Path;
use std::thread;

async fn open() -> Opened<SqliteStore> {
    let folder = folder();
    let store = SqliteStore::open(folder.path()).await.expect("a store");
    Opened {
        store,
        end: Box::pin(async move { folder.close().expect("an orderly end") }),
    }
}

restride_testkit::store_keeps_its_promises!(open);

/// Makes a database with this many entries and leaves nothing open.
fn filled(folder: &Path, entries: u64) {
    wait(async {
        let store = SqliteStore::open(folder).await.expect("a store");
        add(&store, 1, 1..=entries).await.expect("appended");
        store
            .put_file(runner(1), b"a run", second(0))
            .await
            .expect("kept");
        store.close().await;
    });
}

/// Does the same in several threads at once, each with a runtime of its own, as programs would.
fn at_once<T: Send + 'static>(
    programs: u64,
    run: impl Fn(u64) -> T + Send + Clone + 'static,
) -> Vec<T> {
    let start = |program| {
        let run = run.clone();
        thread::spawn(move || run(program))
    };
    let threads: Vec<_> = (0..programs).map(start).collect();
    let ends = threads
        .into_iter()
        .map(|thread| thread.join().expect("no panic"));
    ends.collect()
}

#[test]
fn programs_that_open_a_new_folder_at_once_share_one_database() {
    for _ in 0..3 {
        let folder = folder();
        let path = folder.path().join("new").join("folder");
        let told = path.clone();
        at_once(6, move |program| {
            wait(async {
                let store = SqliteStore::open(&told).await.expect("a store");
                add(&store, 1, [program]).await.expect("appended");
                store.close().await;
            });
        });
        assert_eq!(read_all(&path).expect("readable").len(), 6);
        let others = contents(&path)
            .into_iter()
            .filter(|(name, _)| name.contains(".new"));
        assert_eq!(others.count(), 0, "an unfinished database lies about");
    }
}

#[test]
fn programs_that_find_an_old_schema_at_once_migrate_it_once() {
    let folder = folder();
    // The schema before the first: no tables.
    fs::copy(
        "tests/data/schema_0.sqlite",
        path_of_database(folder.path()),
    )
    .expect("a copy");
    let path = folder.path().to_owned();
    at_once(6, move |program| {
        wait(async {
            let store = SqliteStore::open(&path).await.expect("a store");
            add(&store, 1, [program]).await.expect("appended");
        });
    });
    assert_eq!(read_all(folder.path()).expect("readable").len(), 6);
}

#[test]
fn programs_that_write_to_one_file_at_once_leave_no_gap() {
    const CALLS: u64 = 30;
    let folder = folder();
    let path = folder.path().to_owned();
    at_once(4, move |program| {
        wait(async {
            let store = SqliteStore::open(&path).await.expect("a store");
            for call in 0..CALLS {
                add(&store, 1, [program * CALLS + call])
                    .await
                    .expect("appended");
            }
        });
    });
    let rows = read_all(folder.path()).expect("readable");
    let positions: Vec<u64> = rows.iter().map(|row| row.position.0).collect();
    assert_eq!(positions, (1..=4 * CALLS).collect::<Vec<_>>());
}

#[cfg(unix)]
#[test]
fn folder_and_files_are_for_the_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = folder.path().join("data");
    wait(async {
        let store = SqliteStore::open(&path).await.expect("a store");
        store.add_runner(runner(1)).await.expect("added");
        let mode =
            |path: &Path| fs::metadata(path).expect("it exists").permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o700);
        let files = fs::read_dir(&path).expect("a folder");
        let files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
        assert!(
            files.len() >= 3,
            "database, log and shared memory: {files:?}"
        );
        for file in files {
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
    });
}

#[test]
fn what_is_no_database_of_ours_is_refused_and_left_as_it_is() {
    type Spoil = fn(&mut Vec<u8>);
    let cases: [(&str, Spoil, &str); 7] = [
        ("empty", |bytes| bytes.clear(), "is empty or cut off"),
        (
            "too short",
            |bytes| bytes.truncate(50),
            "is empty or cut off",
        ),
        (
            "half",
            |bytes| bytes.truncate(bytes.len() / 2),
            "is cut off",
        ),
        (
            "another kind",
            |bytes| *bytes = b"diary ".repeat(99),
            "is not an SQLite database",
        ),
        (
            "bad start",
            |bytes| bytes[3] ^= 1,
            "is not an SQLite database",
        ),
        (
            "another program's",
            |bytes| bytes[68] ^= 1,
            "of another program",
        ),
        (
            "noise",
            |bytes| bytes[100..].iter_mut().for_each(|byte| *byte ^= 0xa5),
            "malformed",
        ),
    ];
    for (name, spoil, expected) in cases {
        let folder = folder();
        filled(folder.path(), 20);
        damage(folder.path(), spoil);
        let before = contents(folder.path());
        let error = wait(SqliteStore::open(folder.path())).map(|_store| ());
        let Err(StoreError::Damaged(what)) = error else {
            panic!("{name}: {error:?}");
        };
        assert!(what.contains(expected), "{name}: {what}");
        let mut after = contents(folder.path());
        // What SQLite looked into when the header was good: it may leave an empty log.
        after.retain(|(name, bytes)| name == "journal.sqlite" || !bytes.is_empty());
        after.retain(|(name, _)| !name.ends_with("-shm"));
        assert_eq!(after, before, "{name}: something was changed");
    }
}

#[test]
fn a_log_without_its_database_is_not_covered_by_an_empty_one() {
    let folder = folder();
    fs::write(folder.path().join("journal.sqlite-wal"), b"entries").expect("written");
    let error = wait(SqliteStore::open(folder.path())).map(|_store| ());
    assert!(matches!(error, Err(StoreError::Damaged(_))), "{error:?}");
    assert_eq!(contents(folder.path()).len(), 1);
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_left_as_it_is() {
    let folder = folder();
    filled(folder.path(), 1);
    damage(folder.path(), |bytes| bytes[63] = 9);
    let before = contents(folder.path());
    let error = wait(SqliteStore::open(folder.path())).map(|_store| ());
    let newer = StoreError::Newer {
        found: 9,
        known: NEWEST_SCHEMA,
    };
    assert_eq!(error, Err(newer));
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_flipped_bit_is_noticed_or_changes_nothing_that_is_read() {
    let origin = folder();
    filled(origin.path(), 60);
    let expected = read_all(origin.path()).expect("readable");
    let bytes = fs::read(path_of_database(origin.path())).expect("readable");
    let mut draw = Draw(7);
    let mut noticed = 0;
    for _ in 0..150 {
        let folder = folder();
        let mut spoiled = bytes.clone();
        let (at, bit) = (draw.below(bytes.len()), draw.below(8));
        spoiled[at] ^= 1 << bit;
        fs::write(path_of_database(folder.path()), &spoiled).expect("written");
        match read_all(folder.path()) {
            Err(_) => noticed += 1,
            Ok(rows) if rows == expected => {}
            // What is read is true, and the check says that the end is missing.
            Ok(rows) => {
                assert!(
                    expected.starts_with(&rows),
                    "byte {at}, bit {bit}: {rows:?}"
                );
                let checked = wait(async {
                    let store = SqliteStore::open(folder.path()).await.expect("a store");
                    store.check().await.expect("a check")
                });
                assert!(checked.is_damaged(), "byte {at}, bit {bit}");
                noticed += 1;
            }
        }
    }
    assert!(noticed > 20, "only {noticed} were noticed: nothing was hit");
}

#[test]
fn the_log_is_cut_back_after_a_long_reader_let_it_grow() {
    const LARGEST_LOG: u64 = 64 * 1024 * 1024;
    let folder = folder();
    wait(async {
        let store = SqliteStore::open(folder.path()).await.expect("a store");
        let log = path_of_database(folder.path()).with_extension("sqlite-wal");
        let size = || fs::metadata(&log).expect("a log").len();
        let put = async |number: u32| {
            // Nothing that could be packed.
            let hashes = (0_u32..1 << 18).flat_map(|place| {
                FileHash::of(&[number.to_be_bytes(), place.to_be_bytes()].concat()).0
            });
            let bytes: Vec<u8> = hashes.collect();
            store
                .put_file(runner(1), &bytes, second(0))
                .await
                .expect("kept");
        };
        put(0).await;
        let reader = crate::places::long_reader(folder.path()).await;
        for number in 1..=9 {
            put(number).await;
        }
        assert!(
            size() > LARGEST_LOG,
            "the reader did not hold it: {}",
            size()
        );
        reader.end().await;
        for number in 10..=13 {
            put(number).await;
        }
        assert!(size() <= LARGEST_LOG, "{}", size());
        let hashes = store.files(runner(1)).await.expect("hashes");
        assert_eq!(hashes.len(), 14);
    });
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_that_names_it() {
    let folder = folder();
    let file = folder.path().join("file");
    fs::write(&file, b"").expect("written");
    let error = wait(SqliteStore::open(&file.join("data"))).map(|_store| ());
    let Err(StoreError::Unavailable(why)) = error else {
        panic!("{error:?}");
    };
    assert!(why.contains("file"), "{why}");
}

#[test]
fn a_database_of_schema_1_is_read_by_every_later_program() {
    let folder = folder();
    fs::copy(
        "tests/data/schema_1.sqlite",
        path_of_database(folder.path()),
    )
    .expect("a copy");
    let rows = read_all(folder.path()).expect("readable");
    let texts: Vec<_> = rows.into_iter().map(|row| row.text).collect();
    let expected: Vec<_> = pains(1..=5).iter().map(Entry::to_json).collect();
    assert_eq!(texts, expected);
    wait(async {
        let store = SqliteStore::open(folder.path()).await.expect("a store");
        assert_eq!(store.check().await.expect("a check").entries, 5);
        let receipt = add(&store, 1, [6]).await.expect("appended");
        assert_eq!(receipt.position, Position(6));
    });
}
