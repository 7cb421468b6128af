//! Undoing: an entry is withdrawn, and never forgotten.

use crate::desk::{Desk, Draft};
use crate::diary::{self, Logged};
use crate::error::AppError;
use crate::journal;
use crate::store::Store;
use restride_core::journal::{Body, Entry, EntryId, Folded, Withdrawn};
use restride_core::return_to_run::FROM_DIARY;

/// What was taken back, and what was not.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// The entries that were taken back.
    pub entries: Vec<Entry>,
    /// The assessments that were raised together with them, which still stand. Each keeps the plan locked.
    pub stays: Vec<Entry>,
    /// What was written for it.
    pub logged: Logged,
}

/// Withdraws an entry: the one named, or everything that this actor wrote last, in one go, with this source.
///
/// What an entry locked stays locked: a withdrawal changes what is shown and what counts, not what was once said.
/// An assessment that the program added because of an entry is not undone with it, and the episode that it is about stays
/// open.
///
/// # Errors
///
/// [`AppError::NoSuchEntry`], [`AppError::CannotUndo`], [`AppError::NothingToUndo`], besides the others.
pub async fn undo<S: Store>(
    desk: &mut Desk<'_, S>,
    id: Option<EntryId>,
) -> Result<Undone, AppError> {
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
    let stays = raised_with(&folded, &undone).cloned().collect();
    let happened = desk.happened_now()?;
    let mut entries = Vec::with_capacity(undone.len());
    for entry in &undone {
        entries.push(desk.entry(Draft {
            happened: happened.clone(),
            supersedes: Some(entry.id()),
            body: Body::Withdrawn(Withdrawn),
        })?);
    }
    let logged = diary::append(desk, read, entries).await?;
    Ok(Undone {
        entries: undone,
        stays,
        logged,
    })
}

/// The assessments that the diary raised in the same step as these entries, of what counts.
fn raised_with<'f>(
    folded: &'f Folded<'_>,
    entries: &'f [Entry],
) -> impl Iterator<Item = &'f Entry> {
    let counting = folded.effective().iter().map(|version| version.entry);
    counting.filter(|entry| {
        let same_step = |other: &Entry| {
            other.head().recorded == entry.head().recorded && other.id() != entry.id()
        };
        entry.head().source.as_str() == FROM_DIARY
            && matches!(entry.body(), Body::Assessment(_))
            && entries.iter().any(same_step)
            && entries.iter().all(|undone| undone.id() != entry.id())
    })
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
    // What was raised is about an episode: that stays with it.
    let is_needed = |entry: &Entry| {
        let opened = matches!(entry.body(), Body::EpisodeOpened(_));
        let counting = folded.effective().iter().map(|version| version.entry);
        let mut raised = counting.filter(|other| {
            other.head().source.as_str() == FROM_DIARY
                && other.body().episode().map(|id| folded.root(id)) == Some(entry.id())
        });
        opened && raised.next().is_some()
    };
    if own.iter().any(|entry| !is_needed(entry)) {
        own.retain(|entry| !is_needed(entry));
    }
    own
}
