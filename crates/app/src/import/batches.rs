//! Imports that were made, and taking one back.

use crate::desk::{Desk, Draft};
use crate::diary::{self, Logged};
use crate::error::AppError;
use crate::journal;
use crate::store::Store;
use jiff::Timestamp;
use restride_core::journal::{Body, EntryId, Folded, ImportBatch, Withdrawn};
use std::collections::BTreeMap;

/// One import.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// Its id.
    pub id: EntryId,
    /// When it was made.
    pub at: Timestamp,
    /// What it did; `None` when it was interrupted.
    pub done: Option<ImportBatch>,
    /// The activities it brought that still count.
    pub runs: Vec<EntryId>,
}

/// The imports of a journal, the oldest first; one that was taken back as a whole is not among them.
pub fn batches(folded: &Folded<'_>) -> Vec<Batch> {
    let mut found: BTreeMap<EntryId, Batch> = BTreeMap::new();
    for version in folded.effective() {
        let (entry, root) = (version.entry, version.root);
        let (id, done, run) = match entry.body() {
            Body::ImportBatch(batch) => (root, Some(batch.clone()), None),
            Body::Run(run) => match run.batch {
                Some(batch) => (folded.root(batch), None, Some(root)),
                None => continue,
            },
            _ => continue,
        };
        let at = entry.head().recorded;
        let batch = found.entry(id).or_insert(Batch {
            id,
            at,
            done: None,
            runs: Vec::new(),
        });
        batch.at = batch.at.min(at);
        batch.runs.extend(run);
        if done.is_some() {
            batch.done = done;
        }
    }
    let mut batches: Vec<Batch> = found.into_values().collect();
    batches.sort_by_key(|batch| (batch.at, batch.id));
    batches
}

/// Takes an import back: its activities no longer count. Their files stay, and importing them again brings them again.
///
/// # Errors
///
/// [`AppError::NoSuchEntry`] when the id is not that of an import, besides the others.
pub async fn undo_batch<S: Store>(
    desk: &mut Desk<'_, S>,
    id: EntryId,
) -> Result<(Batch, Logged), AppError> {
    let read = journal::read(desk.store, desk.runner).await?;
    let folded = read.journal.fold();
    let batch = batches(&folded).into_iter().find(|batch| batch.id == id);
    let batch = batch.ok_or(AppError::NoSuchEntry(id))?;
    let end = batch.done.as_ref().map(|_| batch.id);
    let roots: Vec<EntryId> = batch.runs.iter().copied().chain(end).collect();
    // A withdrawal is of what counts now, which may be a correction.
    let counting: BTreeMap<EntryId, EntryId> = folded
        .effective()
        .iter()
        .map(|version| (version.root, version.entry.id()))
        .collect();
    let happened = desk.happened_now()?;
    let mut entries = Vec::with_capacity(roots.len());
    for root in roots {
        entries.push(desk.entry(Draft {
            happened: happened.clone(),
            supersedes: counting.get(&root).copied(),
            body: Body::Withdrawn(Withdrawn),
        })?);
    }
    let logged = diary::append(desk, read, entries).await?;
    Ok((batch, logged))
}
