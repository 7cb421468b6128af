//! Backup while others write, and the way back.

use crate::places::{Database, add, contents, folder, path_of_database};
use restride_app::content::{hash_of_runner, hash_of_store};
use restride_app::store::{Position, Store as _, StoreError};
use restride_store::{AnyStore, BackupError, Location, SqliteStore, restore, verify};
use restride_testkit::store::{runner, second, wait};
use std::fs;

#[test]
fn a_restored_backup_has_the_same_content() {
    let folder = folder();
    let (data, file, other) = (
        folder.path().join("data"),
        folder.path().join("backup.sqlite"),
        folder.path().join("other"),
    );
    wait(async {
        let store = SqliteStore::open(&data).await.expect("a store");
        for number in [1, 2] {
            add(&store, u128::from(number), number..=number * 20)
                .await
                .expect("appended");
        }
        store
            .put_file(runner(2), b"a run", second(0))
            .await
            .expect("kept");
        let checked = store.backup(&file).await.expect("a backup");
        assert_eq!(
            (checked.runners, checked.entries, checked.files),
            (2, 59, 1)
        );
        assert_eq!(verify(&file).await, Ok(checked.clone()));
        assert_eq!(restore(&file, &other).await, Ok(checked));
        let restored = SqliteStore::open(&other).await.expect("a store");
        let (before, after) = (hash_of_store(&store).await, hash_of_store(&restored).await);
        assert_eq!(after.expect("a hash"), before.expect("a hash"));
        let names: Vec<String> = contents(&other).into_iter().map(|(name, _)| name).collect();
        assert!(
            names.iter().all(|name| name.starts_with("journal.sqlite")),
            "{names:?}"
        );
    });
}

#[test]
fn a_backup_under_load_is_the_journal_at_one_moment_and_costs_no_entry() {
    const CALLS: u64 = 120;
    let folder = folder();
    wait(async {
        let store = SqliteStore::open(&folder.path().join("data"))
            .await
            .expect("a store");
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let store = store.clone();
                tokio::spawn(async move {
                    for call in 0..CALLS {
                        let number = 2 * (writer * CALLS + call);
                        add(&store, 1, [number, number + 1])
                            .await
                            .expect("appended");
                    }
                })
            })
            .collect();
        let mut backups = Vec::new();
        while !writers.iter().all(tokio::task::JoinHandle::is_finished) && backups.len() < 20 {
            let file = folder.path().join(format!("backup {}", backups.len()));
            store.backup(&file).await.expect("a backup");
            backups.push(file);
        }
        for writer in writers {
            writer.await.expect("a writer that ends well");
        }
        let all = store
            .read(runner(1), Position(0), usize::MAX)
            .await
            .expect("rows");
        assert_eq!(all.len() as u64, 4 * CALLS * 2);
        let mut sizes = Vec::new();
        for (number, file) in backups.iter().enumerate() {
            let data = folder.path().join(format!("restored {number}"));
            restore(file, &data).await.expect("restored");
            let restored = SqliteStore::open(&data).await.expect("a store");
            let rows = restored
                .read(runner(1), Position(0), usize::MAX)
                .await
                .expect("rows");
            assert!(
                all.starts_with(&rows),
                "the backup is no moment of the journal"
            );
            assert_eq!(rows.len() % 2, 0, "the backup holds half a call");
            sizes.push(rows.len());
        }
        assert!(sizes.len() > 1, "there was no load: {sizes:?}");
        assert!(sizes.is_sorted(), "{sizes:?}");
    });
}

#[test]
fn a_taken_place_is_left_alone() {
    let folder = folder();
    let (file, full) = (folder.path().join("taken"), folder.path().join("full"));
    fs::write(&file, b"something").expect("written");
    fs::create_dir(&full).expect("made");
    fs::write(full.join("letter"), b"dear").expect("written");
    wait(async {
        let data = folder.path().join("data");
        let store = SqliteStore::open(&data).await.expect("a store");
        assert_eq!(
            store.backup(&file).await,
            Err(BackupError::Exists(file.clone()))
        );
        assert_eq!(fs::read(&file).expect("readable"), b"something");
        let backup = folder.path().join("backup");
        store.backup(&backup).await.expect("a backup");
        for taken in [&full, &data] {
            let refused = restore(&backup, taken).await;
            assert_eq!(refused, Err(BackupError::NotEmpty(taken.clone())));
        }
        assert_eq!(contents(&full), [("letter".to_owned(), b"dear".to_vec())]);
    });
}

type Spoil<'s> = Box<dyn Fn(&mut Vec<u8>) + 's>;

#[test]
fn a_backup_that_is_not_whole_is_not_restored() {
    let folder = folder();
    let good = folder.path().join("backup");
    wait(async {
        let store = SqliteStore::open(&folder.path().join("data"))
            .await
            .expect("a store");
        add(&store, 1, 1..=60).await.expect("appended");
        store.backup(&good).await.expect("a backup");
    });
    let bytes = fs::read(&good).expect("readable");
    let at = |text: &[u8]| bytes.windows(text.len()).position(|found| found == text);
    let score = at(b"\"score\":5").expect("an entry") + 8;
    let cases: [(&str, Spoil<'_>); 5] = [
        ("empty", Box::new(Vec::clear)),
        (
            "cut off",
            Box::new(|bytes| bytes.truncate(bytes.len() - 4096)),
        ),
        (
            "another file",
            Box::new(|bytes| *bytes = b"diary ".repeat(99)),
        ),
        ("another pain", Box::new(move |bytes| bytes[score] = b'2')),
        ("newer", Box::new(|bytes| bytes[63] = 9)),
    ];
    for (name, spoil) in cases {
        let mut spoiled = bytes.clone();
        spoil(&mut spoiled);
        let file = folder.path().join(name);
        fs::write(&file, spoiled).expect("written");
        let data = folder.path().join(format!("restored {name}"));
        let refused = wait(restore(&file, &data));
        assert!(
            matches!(
                refused,
                Err(BackupError::Damaged(_)
                    | BackupError::Store(StoreError::Damaged(_) | StoreError::Newer { .. }))
            ),
            "{name}: {refused:?}"
        );
        assert!(!path_of_database(&data).exists(), "{name}");
        assert!(!data.exists() || contents(&data).is_empty(), "{name}");
    }
}

#[test]
fn a_database_in_use_is_no_backup() {
    let folder = folder();
    let data = folder.path().join("data");
    wait(async {
        let store = SqliteStore::open(&data).await.expect("a store");
        store.add_runner(runner(1)).await.expect("added");
        let refused = restore(&path_of_database(&data), &folder.path().join("other")).await;
        let Err(BackupError::Store(StoreError::Other(why))) = refused else {
            panic!("{refused:?}");
        };
        assert!(why.contains("in use"), "{why}");
    });
}

#[test]
fn the_hash_of_a_journal_is_the_same_on_every_store_and_in_every_order() {
    let folder = folder();
    wait(async {
        let database = Database::new().await;
        let places = [
            Location::Memory,
            Location::Folder(folder.path().to_owned()),
            database.location(),
        ];
        let orders = [[1, 2, 3, 4], [4, 3, 2, 1], [2, 4, 1, 3]];
        let mut hashes = Vec::new();
        for (place, order) in places.iter().zip(orders) {
            let store = AnyStore::open(place).await.expect("a store");
            let nothing = hash_of_store(&store).await.expect("a hash");
            for number in order {
                for who in [1, 2] {
                    add(&store, u128::from(who), [number * who])
                        .await
                        .expect("appended");
                }
            }
            let before = hash_of_store(&store).await.expect("a hash");
            store
                .put_file(runner(1), b"a run", second(0))
                .await
                .expect("kept");
            let one = hash_of_runner(&store, runner(1)).await.expect("a hash");
            let other = hash_of_runner(&store, runner(2)).await.expect("a hash");
            let all = hash_of_store(&store).await.expect("a hash");
            assert!(nothing != before && before != all && one != other);
            hashes.push((nothing, before, one, other, all));
            assert!(!store.check().await.expect("a check").is_damaged());
            store.close().await;
        }
        database.drop_it().await;
        assert!(
            hashes.windows(2).all(|pair| pair[0] == pair[1]),
            "{hashes:?}"
        );
    });
}
