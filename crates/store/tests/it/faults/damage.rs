//! Files that are not what was written: flipped bits and cut off ends. A clear refusal or the whole content; never a
//! panic, never other content, never an empty database in its place.

use super::load::{Batch, WRITERS, append, rows};
use super::machine::names_in;
use crate::places::path_of_database;
use restride_app::store::{FileHash, Row, RunnerId, Store as _, StoreError};
use restride_store::SqliteStore;
use restride_testkit::Draw;
use restride_testkit::store::wait;
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
    wait(async {
        let store = SqliteStore::open(folder.path())
            .await
            .expect("the store opens");
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
    assert_eq!(
        names_in(folder.path()),
        ["journal.sqlite"],
        "all is in one file"
    );
    let content = wait(read_all(folder.path())).expect("what was written can be read");
    let bytes = fs::read(path_of_database(folder.path())).expect("the file can be read");
    (bytes, content)
}

/// Opens the store of a folder, lets it check itself, and reads everything.
async fn read_all(folder: &Path) -> Result<Content, StoreError> {
    let store = SqliteStore::open(folder).await?;
    let content = read_open(&store).await;
    store.close().await;
    content
}

async fn read_open(store: &SqliteStore) -> Result<Content, StoreError> {
    let checked = store.check().await?;
    if checked.is_damaged() {
        return Err(StoreError::Damaged(format!("{:?}", checked.findings)));
    }
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
    let file = path_of_database(folder.path());
    fs::write(&file, bytes).expect("the file can be written");
    match wait(read_all(folder.path())) {
        Ok(found) => {
            assert_eq!(&found, content, "{case}: other content without a word");
            Outcome::Intact
        }
        Err(error) => {
            // A panic inside the store closes it.
            assert!(
                !matches!(error, StoreError::Unavailable(_)),
                "{case}: {error}"
            );
            let after = fs::read(&file).expect("the file is still there");
            assert!(after.len() >= bytes.len(), "{case}: not made anew");
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
