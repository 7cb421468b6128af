//! Promises about files.

use super::{runner, second};
use crate::journal::Pen;
use restride_app::packed::PackedFile;
use restride_app::store::{Expect, FileHash, LARGEST_FILE, Position, Store, StoreError};

/// Any bytes, also none; the same twice is one.
///
/// # Panics
///
/// When it is not so.
#[expect(clippy::expect_used, reason = "a test")]
pub async fn a_file_is_kept_under_the_hash_of_its_content(store: impl Store) {
    let large: Vec<u8> = (0..=255_u8).cycle().take(1 << 20).collect();
    let files = [b"".as_slice(), b"\0\xff\0", b"a run", &large];
    let mut hashes = Vec::new();
    for bytes in files {
        for time in 0..2 {
            let hash = store.put_file(runner(1), bytes, second(time)).await;
            let hash = hash.expect("kept");
            assert_eq!(hash, FileHash::of(bytes));
            let kept = store.file(runner(1), &hash).await.expect("read");
            assert!(kept.as_deref() == Some(bytes), "{hash} has other bytes");
        }
        hashes.push(FileHash::of(bytes));
    }
    hashes.sort_unstable();
    assert_eq!(store.files(runner(1)).await, Ok(hashes));
    let unknown = FileHash::of(b"another run");
    assert_eq!(store.file(runner(1), &unknown).await, Ok(None));
    let position = store.position(runner(1)).await;
    assert_eq!(position, Ok(Position(0)), "a file is no entry");
}

/// Also when it is packed; the same again is the same answer.
///
/// # Panics
///
/// When it is not so.
#[expect(clippy::expect_used, reason = "a test")]
pub async fn a_file_comes_with_its_entry_or_not_at_all(store: impl Store) {
    let content = [b"a run ".as_slice(); 1000].concat();
    let file = PackedFile::of(&content).expect("packed");
    assert!(file.is_packed() && file.bytes().len() < content.len() / 10);
    let files = [file];
    let entries = [Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]").pain("waking", 3)];
    let put = |expect| store.append_with(runner(1), expect, &entries, &files, second(0));
    let late = put(Expect::At(Position(7))).await;
    assert_eq!(late, Err(StoreError::Moved { at: Position(0) }));
    assert_eq!(store.files(runner(1)).await, Ok(Vec::new()));
    for _ in 0..2 {
        let receipt = put(Expect::At(Position(0))).await.expect("appended");
        assert_eq!(receipt.position, Position(1));
    }
    let hash = FileHash::of(&content);
    assert_eq!(store.files(runner(1)).await, Ok(vec![hash]));
    let kept = store.file(runner(1), &hash).await.expect("read");
    assert!(kept == Some(content), "other bytes were kept");
}

/// And nothing of it is kept.
///
/// # Panics
///
/// When it is.
pub async fn a_file_above_the_largest_size_is_refused(store: impl Store) {
    let bytes = vec![0; LARGEST_FILE + 1];
    let refused = StoreError::TooLarge {
        bytes: bytes.len(),
        most: LARGEST_FILE,
    };
    let answer = store.put_file(runner(1), &bytes, second(0)).await;
    assert_eq!(answer, Err(refused));
    assert_eq!(store.files(runner(1)).await, Ok(Vec::new()));
}
