//! Undoing: an entry is withdrawn, and never forgotten.

use crate::desk::{Desk, Draft};
use crate::diary::{self, Logged};
use crate::error::AppError;
use crate::journal;
use crate::store::Store;
use restride_core::journal::{Body, Entry, EntryId, Folded, Key, Version, Withdrawn};
use restride_core::return_to_run::FROM_DIARY;
use std::collections::BTreeSet;

/// The source of an entry that brings back what something was before a correction.
pub const FROM_UNDO: &str = "undo";

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
/// A correction of a run or of shoes is taken back by an entry that brings back what it was before; named by the id of its
/// first version, all of it is withdrawn.
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
    let undone: Vec<Entry> = targets.iter().map(|target| target.told.clone()).collect();
    let stays = raised_with(&folded, &undone).cloned().collect();
    let happened = desk.happened_now()?;
    let source = Key::new(FROM_UNDO).unwrap_or_else(|| unreachable!("\"undo\" is a key"));
    let mut entries = Vec::with_capacity(targets.len());
    for target in &targets {
        let supersedes = Some(target.counts.id());
        entries.push(match target.before {
            Some(before) => desk.brought_back(
                source.clone(),
                Draft {
                    happened: before.happened().clone(),
                    supersedes,
                    body: before.body().clone(),
                },
            )?,
            None => desk.entry(Draft {
                happened: happened.clone(),
                supersedes,
                body: Body::Withdrawn(Withdrawn),
            })?,
        });
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

/// Something that is to be taken back.
#[derive(Debug, Clone, Copy)]
struct Target<'j> {
    /// The version that counts.
    counts: &'j Entry,
    /// What was told last: the version that counts, or the one that it brought back.
    told: &'j Entry,
    /// What it was before that; `None` when it was nothing.
    before: Option<&'j Entry>,
}

impl<'j> Target<'j> {
    fn of(folded: &Folded<'j>, version: &Version<'j>) -> Self {
        let counts = version.entry;
        let mut target = Self {
            counts,
            told: counts,
            before: None,
        };
        if !matches!(counts.body(), Body::Run(_) | Body::Shoe(_)) {
            return target;
        }
        // What was told, the last at the end: each undo took one away.
        let mut told: Vec<&Entry> = Vec::new();
        for entry in versions_until(folded, counts) {
            if entry.head().source.as_str() == FROM_UNDO {
                told.pop();
            } else {
                told.push(entry);
            }
        }
        if let Some(last) = told.pop() {
            target.told = last;
            target.before = told.pop();
        }
        target
    }

    /// All of it, whatever it was before.
    const fn whole(self) -> Self {
        Self {
            told: self.counts,
            before: None,
            ..self
        }
    }
}

/// The versions that led to the one that counts, the first at the beginning.
fn versions_until<'j>(folded: &Folded<'j>, counts: &'j Entry) -> Vec<&'j Entry> {
    let mut seen = BTreeSet::from([counts.id()]);
    let mut versions = vec![counts];
    let mut entry = counts;
    while let Some(before) = entry.head().supersedes
        && seen.insert(before)
        && let Some(known) = folded.journal().get(before)
        && known.body().kind() == counts.body().kind()
    {
        versions.push(known);
        entry = known;
    }
    versions.reverse();
    versions
}

fn known<'j>(folded: &Folded<'j>, id: EntryId) -> Result<Target<'j>, AppError> {
    let counting = folded.effective().iter();
    for version in counting {
        let target = Target::of(folded, version);
        if version.root == id {
            return Ok(target.whole());
        }
        if version.entry.id() == id || target.told.id() == id {
            return Ok(target);
        }
    }
    match folded.journal().get(id) {
        Some(_) => Err(AppError::CannotUndo(id)),
        None => Err(AppError::NoSuchEntry(id)),
    }
}

/// What this actor wrote last with this source, of what counts: all that was written down at the same instant.
fn last<'j, S>(desk: &Desk<'_, S>, folded: &Folded<'j>) -> Vec<Target<'j>> {
    let author = desk.actor.author();
    let own = folded.effective().iter();
    let mut own: Vec<Target<'j>> = own
        .map(|version| Target::of(folded, version))
        .filter(|target| {
            let head = target.told.head();
            head.author == author && head.source == desk.source
        })
        .collect();
    let latest = own.iter().map(|target| target.told.head().recorded).max();
    own.retain(|target| Some(target.told.head().recorded) == latest);
    // What was raised is about an episode: that stays with it.
    let is_needed = |target: &Target<'_>| {
        let entry = target.told;
        let opened = matches!(entry.body(), Body::EpisodeOpened(_));
        let counting = folded.effective().iter().map(|version| version.entry);
        let mut raised = counting.filter(|other| {
            other.head().source.as_str() == FROM_DIARY
                && other.body().episode().map(|id| folded.root(id)) == Some(entry.id())
        });
        opened && raised.next().is_some()
    };
    if own.iter().any(|target| !is_needed(target)) {
        own.retain(|target| !is_needed(target));
    }
    own
}
