//! Promises about files.

use super::{runner, second};
use restride_app::store::{FileHash, LARGEST_FILE, Position, Store, StoreError};

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
