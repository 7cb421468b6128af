//! What a store holds, as one hash: to compare two stores, whatever database each is on.
//!
//! A journal is a set, so the order in which entries arrived does not count, and neither does the time.

use crate::store::{Position, RunnerId, Store, StoreError};
use std::collections::BTreeSet;
use std::fmt;

/// How many rows are read at once.
const PAGE: usize = 1000;

/// The hash of some content (BLAKE3). Equal hashes mean equal content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash([u8; 32]);

impl fmt::Display for ContentHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        blake3::Hash::from_bytes(self.0).fmt(formatter)
    }
}

/// The hash of what one runner has: the texts of the entries and the hashes of the files. The runner's own id is not part
/// of it. Entries that arrive meanwhile are left out.
///
/// # Errors
///
/// [`StoreError`] when something cannot be read.
pub async fn hash_of_runner(
    store: &impl Store,
    runner: RunnerId,
) -> Result<ContentHash, StoreError> {
    let until = store.position(runner).await?;
    let mut texts = BTreeSet::new();
    let mut after = Position(0);
    while after < until {
        let page = store.read(runner, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.position;
        for row in page.iter().filter(|row| row.position <= until) {
            texts.insert(*blake3::hash(row.text.as_bytes()).as_bytes());
        }
    }
    let files = store.files(runner).await?;
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"restride runner 1");
    hasher.update(&(texts.len() as u64).to_be_bytes());
    for text in &texts {
        hasher.update(text);
    }
    hasher.update(&(files.len() as u64).to_be_bytes());
    for file in &files {
        hasher.update(&file.0);
    }
    Ok(ContentHash(*hasher.finalize().as_bytes()))
}

/// The hash of everything that a store has: each runner's id and content.
///
/// # Errors
///
/// [`StoreError`] when something cannot be read.
pub async fn hash_of_store(store: &impl Store) -> Result<ContentHash, StoreError> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"restride store 1");
    let mut after = None;
    loop {
        let runners = store.runners(after, PAGE).await?;
        let Some(last) = runners.last() else { break };
        after = Some(*last);
        for runner in runners {
            hasher.update(runner.0.as_bytes());
            hasher.update(&hash_of_runner(store, runner).await?.0);
        }
    }
    Ok(ContentHash(*hasher.finalize().as_bytes()))
}
