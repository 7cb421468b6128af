//! Undoing: an entry is withdrawn, and never forgotten.

use crate::desk::{Desk, Draft};
use crate::diary::{self, Logged};
use crate::error::AppError;
use crate::journal;
use crate::store::Store;
use restride_core::journal::{Body, Entry, EntryId, Folded, Withdrawn};

/// Withdraws an entry: the one named, or the last that this actor wrote with this source.
///
/// What the entry locked stays locked: a withdrawal changes what is shown and what counts, not what was once said.
/// An assessment that the program added because of an entry is not undone with it.
///
/// # Errors
///
/// [`AppError::NoSuchEntry`], [`AppError::CannotUndo`], [`AppError::NothingToUndo`], besides the others.
pub async fn undo<S: Store>(
    desk: &mut Desk<'_, S>,
    id: Option<EntryId>,
) -> Result<(Entry, Logged), AppError> {
    let read = journal::read(desk.store, desk.runner).await?;
    let folded = read.journal.fold();
    let target = match id {
        Some(id) => known(&folded, id)?,
        None => last(desk, &folded).ok_or(AppError::NothingToUndo)?,
    };
    let undone = target.clone();
    let draft = Draft {
        happened: desk.happened_now()?,
        supersedes: Some(undone.id()),
        body: Body::Withdrawn(Withdrawn),
    };
    let logged = diary::log(desk, vec![draft]).await?;
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

/// The entry that was written last by this actor with this source, of those that count.
fn last<'j, S>(desk: &Desk<'_, S>, folded: &Folded<'j>) -> Option<&'j Entry> {
    let author = desk.actor.author();
    let own = folded.effective().iter().filter(|version| {
        let head = version.entry.head();
        head.author == author && head.source == desk.source
    });
    own.map(|version| version.entry)
        .max_by_key(|entry| (entry.head().recorded, entry.id()))
}
