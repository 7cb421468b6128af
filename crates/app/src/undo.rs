//! Undoing: an entry is withdrawn, and never forgotten.

use crate::desk::{Desk, Draft};
use crate::diary::{self, Logged};
use crate::error::AppError;
use crate::journal;
use crate::store::Store;
use restride_core::journal::{Body, Entry, EntryId, Folded, Withdrawn};

/// Withdraws an entry: the one named, or everything that this actor wrote last, in one go, with this source.
///
/// What an entry locked stays locked: a withdrawal changes what is shown and what counts, not what was once said.
/// An assessment that the program added because of an entry is not undone with it.
///
/// # Errors
///
/// [`AppError::NoSuchEntry`], [`AppError::CannotUndo`], [`AppError::NothingToUndo`], besides the others.
pub async fn undo<S: Store>(
    desk: &mut Desk<'_, S>,
    id: Option<EntryId>,
) -> Result<(Vec<Entry>, Logged), AppError> {
    let read = journal::read(desk.store, desk.runner).await?;
    let folded = read.journal.fold();
    let targets = match id {
        Some(id) => vec![known(&folded, id)?],
        None => last(desk, &folded),
    };
    if targets.is_empty() {
        return Err(AppError::NothingToUndo);
    }
    let undone: Vec<Entry> = targets.into_iter().cloned().collect();
    let happened = desk.happened_now()?;
    let drafts = undone.iter().map(|entry| Draft {
        happened: happened.clone(),
        supersedes: Some(entry.id()),
        body: Body::Withdrawn(Withdrawn),
    });
    let logged = diary::log(desk, drafts.collect()).await?;
    Ok((undone, logged))
}

fn known<'j>(folded: &Folded<'j>, id: EntryId) -> Result<&'j Entry, AppError> {
    let counts = folded
        .effective()
        .iter()
        .find(|version| version.entry.id() == id || version.root == id);
    match counts {
        Some(version) => Ok(version.entry),
        None if folded.journal().get(id).is_some() => Err(AppError::CannotUndo(id)),
        None => Err(AppError::NoSuchEntry(id)),
    }
}

/// What this actor wrote last with this source, of what counts: all that was written down at the same instant.
fn last<'j, S>(desk: &Desk<'_, S>, folded: &Folded<'j>) -> Vec<&'j Entry> {
    let author = desk.actor.author();
    let own = folded.effective().iter().map(|version| version.entry);
    let mut own: Vec<&Entry> = own
        .filter(|entry| entry.head().author == author && entry.head().source == desk.source)
        .collect();
    let latest = own.iter().map(|entry| entry.head().recorded).max();
    own.retain(|entry| Some(entry.head().recorded) == latest);
    own
}
