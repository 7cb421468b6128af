//! Files that are not what was written: flipped bits, cut off ends, other people's files, schemas of a newer program. A
//! clear refusal or the whole content; never a panic, never other content, never an empty database in its place.

use super::load::{Batch, WRITERS, append, rows};
use super::machine::{connect, database, is_clear, names_in, run};
use restride_app::store::{FileHash, Row, RunnerId, Store as _, StoreError};
use restride_store::{NEWEST_SCHEMA, SqliteStore};
use restride_testkit::Draw;
use sqlx::Connection as _;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Damaged copies that are tried.
const COPIES: u64 = 200;

/// Appends of each writer in the file that is damaged.
const APPENDS: u64 = 8;

/// Everything that a store holds.
type Content = BTreeMap<RunnerId, (Vec<Row>, Vec<(FileHash, Vec<u8>)>)>;

/// A closed database file with entries and files of several runners, and what is in it.
fn sample() -> (Vec<u8>, Content) {
    let folder = TempDir::new().expect("a temporary folder");
    run(async {
        let store = SqliteStore::open(folder.path()).await.expect("the store opens");
        for number in 0..APPENDS {
            for writer in 0..WRITERS {
                let batch = Batch {
                    trial: 1,
                    writer,
                    number,
                };
                append(&store, batch).await.expect("appending works");
                if number == 0 {
                    let bytes = vec![u8::try_from(writer).expect("small"); 6000];
                    store
                        .put_file(batch.runner(), &bytes, jiff::Timestamp::UNIX_EPOCH)
                        .await
                        .expect("keeping a file works");
                }
            }
        }
        store.close().await;
    });
    assert_eq!(names_in(folder.path()), ["journal.sqlite"], "all is in one file");
    let content = run(read_all(folder.path())).expect("what was written can be read");
    let bytes = fs::read(database(folder.path())).expect("the file can be read");
    (bytes, content)
}

/// Opens the store of a folder, lets it check itself, and reads everything.
async fn read_all(folder: &Path) -> Result<Content, StoreError> {
    let store = SqliteStore::open(folder).await?;
    let content = read_open(&store).await;
    store.close().await;
    integrity(folder).await?;
    content
}

async fn integrity(folder: &Path) -> Result<(), StoreError> {
    let mut connection = connect(&database(folder)).await;
    let words: Result<Vec<String>, _> = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_all(&mut connection)
        .await;
    match words {
        Ok(words) if words == ["ok"] => Ok(()),
        other => Err(StoreError::Damaged(format!("{other:?}"))),
    }
}

async fn read_open(store: &SqliteStore) -> Result<Content, StoreError> {
    let mut content = Content::new();
    for runner in store.runners(None, 100).await? {
        let rows = rows(store, runner).await?;
        let mut files = Vec::new();
        for hash in store.files(runner).await? {
            let bytes = store.file(runner, &hash).await?;
            files.push((hash, bytes.expect("a file that is listed is there")));
        }
        content.insert(runner, (rows, files));
    }
    Ok(content)
}

/// What became of a damaged file.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    /// The damage hit nothing that is used.
    Intact,
    Refused(StoreError),
}

/// Puts bytes in the place of a database and looks what the store makes of them.
fn outcome(bytes: &[u8], content: &Content, case: &str) -> Outcome {
    let folder = TempDir::new().expect("a temporary folder");
    let file = database(folder.path());
    fs::write(&file, bytes).expect("the file can be written");
    match run(read_all(folder.path())) {
        Ok(found) => {
            assert_eq!(&found, content, "{case}: other content without a word");
            Outcome::Intact
        }
        Err(error) => {
            // A panic inside the store closes it.
            assert!(!matches!(error, StoreError::Unavailable(_)), "{case}: {error}");
            assert!(is_clear(&error), "{case}: {error}");
            let after = fs::read(&file).expect("the file is still there");
            assert_eq!(after.len(), bytes.len().max(after.len()), "{case}: not made anew");
            let others = names_in(folder.path());
            let known = ["journal.sqlite", "journal.sqlite-shm", "journal.sqlite-wal"];
            assert!(
                others.iter().all(|name| known.contains(&&**name)),
                "{case}: {others:?}"
            );
            Outcome::Refused(error)
        }
    }
}

#[test]
fn flipped_bits_are_noticed_or_hit_nothing() {
    let (bytes, content) = sample();
    let mut refused = 0;
    for number in 0..COPIES {
        let mut draw = Draw(number);
        let mut damaged = bytes.clone();
        // A quarter of the copies is hit in the header and the list of tables.
        let most = if number % 4 == 0 { 4096 } else { bytes.len() };
        for _ in 0..=number % 8 {
            damaged[draw.below(most)] ^= 1 << draw.below(8);
        }
        let outcome = outcome(&damaged, &content, &format!("copy {number}"));
        refused += u64::from(outcome != Outcome::Intact);
    }
    println!(
        "{COPIES} damaged copies of {} bytes: {refused} refused, {} intact, 0 read as something else",
        bytes.len(),
        COPIES - refused
    );
    assert!(refused > COPIES / 4, "flipped bits are noticed");
}

#[test]
fn a_file_that_is_cut_off_is_refused_and_left_as_it_is() {
    let (bytes, content) = sample();
    let whole = bytes.len();
    for length in [
        0,
        1,
        15,
        16,
        99,
        100,
        512,
        4095,
        4096,
        4097,
        whole / 2,
        whole - 4096,
        whole - 1,
    ] {
        let outcome = outcome(&bytes[..length], &content, &format!("{length} bytes"));
        assert!(
            matches!(outcome, Outcome::Refused(StoreError::Damaged(_))),
            "{length} bytes: {outcome:?}"
        );
    }
}

#[test]
fn a_file_of_something_else_is_refused_and_left_as_it_is() {
    let folder = TempDir::new().expect("a temporary folder");
    let other = folder.path().join("other");
    run(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&other);
        let options = options.create_if_missing(true);
        let mut connection = sqlx::SqliteConnection::connect_with(&options).await.expect("SQLite");
        sqlx::raw_sql("CREATE TABLE runner (name TEXT); INSERT INTO runner VALUES ('a')")
            .execute(&mut connection)
            .await
            .expect("SQLite");
        connection.close().await.expect("SQLite");
    });
    let noise = {
        let mut draw = Draw(5);
        let byte = |_| u8::try_from(draw.below(256)).expect("a byte");
        (0..65_536).map(byte).collect::<Vec<_>>()
    };
    for (case, bytes) in [
        ("a text", b"date,pain\n2026-06-01,3\n".repeat(100)),
        ("noise", noise),
        ("another program's database", fs::read(&other).expect("the file")),
    ] {
        let folder = TempDir::new().expect("a temporary folder");
        let file = database(folder.path());
        fs::write(&file, &bytes).expect("the file can be written");
        let error = run(SqliteStore::open(folder.path())).expect_err(case);
        assert!(matches!(error, StoreError::Damaged(_)), "{case}: {error}");
        assert_eq!(fs::read(&file).expect("the file"), bytes, "{case}");
        assert_eq!(names_in(folder.path()), ["journal.sqlite"], "{case}");
    }
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_left_as_it_is() {
    let (bytes, _) = sample();
    let folder = TempDir::new().expect("a temporary folder");
    let file = database(folder.path());
    fs::write(&file, bytes).expect("the file can be written");
    let newer = NEWEST_SCHEMA + 1;
    run(async {
        let mut connection = connect(&file).await;
        let sql = format!("PRAGMA user_version = {newer}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&mut connection)
            .await
            .expect("SQLite");
        connection.close().await.expect("SQLite");
    });
    let before = fs::read(&file).expect("the file");
    let error = run(SqliteStore::open(folder.path())).expect_err("it is newer");
    let expected = StoreError::Newer {
        found: newer,
        known: NEWEST_SCHEMA,
    };
    assert_eq!(error, expected);
    assert_eq!(fs::read(&file).expect("the file"), before);
    assert_eq!(names_in(folder.path()), ["journal.sqlite"]);
}

#[test]
fn a_log_without_its_database_is_no_reason_for_an_empty_one() {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("journal.sqlite-wal"), [1; 5000]).expect("the log");
    let error = run(SqliteStore::open(folder.path())).expect_err("half is missing");
    assert!(matches!(error, StoreError::Damaged(_)), "{error}");
    assert_eq!(names_in(folder.path()), ["journal.sqlite-wal"]);
}
