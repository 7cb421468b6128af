//! Exporting and importing: the use cases.

use super::{ArchiveError, Contents, Limits, read, write};
use crate::desk::Desk;
use crate::diary;
use crate::error::AppError;
use crate::journal;
use crate::store::{FileHash, Store, StoreError};
use jiff::SignedDuration;
use restride_core::journal::{Appended, Entry};
use std::collections::BTreeMap;

/// How far the clock of another machine may be ahead of this one.
const MOST_AHEAD: SignedDuration = SignedDuration::from_hours(24);

/// What an import did.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// Entries that are new.
    pub new_entries: usize,
    /// Entries that were there already.
    pub known_entries: usize,
    /// Files that are new.
    pub new_files: usize,
    /// Assessments that the new entries raised.
    pub raised: Vec<Entry>,
}

/// Everything of a runner, as an archive.
///
/// # Errors
///
/// [`AppError::NotPermitted`] for anybody but the runner, and the others.
pub async fn export<S: Store>(desk: &Desk<'_, S>) -> Result<Vec<u8>, AppError> {
    desk.actor.must_be_runner("export")?;
    let journal = journal::read(desk.store, desk.runner).await?.journal;
    let mut files = BTreeMap::new();
    for name in desk.store.files(desk.runner).await? {
        let bytes = desk.store.file(desk.runner, &name).await?;
        let bytes = bytes.ok_or_else(|| {
            StoreError::Damaged("a file of the journal is listed and not there".to_owned())
        })?;
        files.insert(name, bytes);
    }
    let contents = Contents {
        entries: journal.everything().cloned().collect(),
        files,
    };
    Ok(write(&contents)?)
}

/// Adds everything of an archive to the journal, and what it raises. What is there already stays as it is; importing
/// the same archive twice changes nothing.
///
/// An entry that claims to have been written down in the future is refused with the whole archive: a clearance among
/// them would cover alarms that nobody has had yet.
///
/// # Errors
///
/// [`AppError::Archive`] for an archive that is not whole, [`AppError::NotPermitted`] for anybody but the runner, and
/// the others. Nothing of the journal changed then.
pub async fn import<S: Store>(
    desk: &mut Desk<'_, S>,
    bytes: &[u8],
    limits: Limits,
) -> Result<Imported, AppError> {
    desk.actor.must_be_runner("import")?;
    let contents = read(bytes, limits)?;
    let latest = desk.now.timestamp() + MOST_AHEAD;
    let ahead = contents
        .entries
        .iter()
        .find(|entry| entry.head().recorded > latest);
    if let Some(entry) = ahead {
        return Err(ArchiveError::FromTheFuture(entry.id()).into());
    }
    let read = journal::read(desk.store, desk.runner).await?;
    let mut journal = read.journal.clone();
    let mut new_entries = 0;
    for entry in &contents.entries {
        let appended = journal
            .append(entry.clone())
            .map_err(|conflict| StoreError::Conflict { id: conflict.id })?;
        new_entries += usize::from(appended == Appended::New);
    }
    // Files first: an entry never names one that is not there yet.
    let known = desk.store.files(desk.runner).await?;
    let now = desk.now.timestamp();
    desk.store.add_runner(desk.runner).await?;
    let mut new_files = 0;
    for bytes in contents.files.values() {
        if !known.contains(&FileHash::of(bytes)) {
            desk.store.put_file(desk.runner, bytes, now).await?;
            new_files += 1;
        }
    }
    let known_entries = contents.entries.len() - new_entries;
    let raised = if new_entries == 0 {
        Vec::new()
    } else {
        diary::append(desk, read, contents.entries).await?.raised
    };
    Ok(Imported {
        new_entries,
        known_entries,
        new_files,
        raised,
    })
}
