//! Why a use case could not be done.

use crate::actor::NotPermitted;
use crate::archive::ArchiveError;
use crate::store::{Position, StoreError};
use restride_core::journal::{EntryError, EntryId};
use std::fmt;

/// Why a use case could not be done. Nothing was written then.
#[derive(Debug, Clone, PartialEq)]
pub enum AppError {
    /// The store failed.
    Store(StoreError),
    /// An entry would not be one.
    Entry(EntryError),
    /// The actor may not do this.
    NotPermitted(NotPermitted),
    /// What the store keeps at this position is no entry.
    Unreadable {
        /// The position.
        position: Position,
        /// What is wrong with it.
        error: EntryError,
    },
    /// The archive was refused.
    Archive(ArchiveError),
    /// The journal has no such entry.
    NoSuchEntry(EntryId),
    /// The entry cannot be undone.
    CannotUndo(EntryId),
    /// The journal has no entry that could be undone.
    NothingToUndo,
    /// The id is not that of an episode.
    NoSuchEpisode(EntryId),
    /// The episode is closed already.
    EpisodeClosed(EntryId),
    /// The journal has entries already.
    NotEmpty,
    /// Others wrote so much that this could never be written.
    Contended,
}

impl fmt::Display for AppError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(formatter),
            Self::Entry(error) => error.fmt(formatter),
            Self::NotPermitted(error) => error.fmt(formatter),
            Self::Unreadable { position, error } => write!(
                formatter,
                "entry {} of the journal cannot be read: {error}",
                position.0
            ),
            Self::Archive(error) => error.fmt(formatter),
            Self::NoSuchEntry(id) => write!(formatter, "the journal has no entry {id}"),
            Self::CannotUndo(id) => write!(formatter, "entry {id} is an undo or is undone already"),
            Self::NothingToUndo => formatter.write_str("the journal has no entry to undo"),
            Self::NoSuchEpisode(id) => write!(formatter, "the journal has no episode {id}"),
            Self::EpisodeClosed(id) => write!(formatter, "the episode {id} is closed already"),
            Self::NotEmpty => formatter.write_str("the journal has entries already"),
            Self::Contended => {
                formatter.write_str("others are writing to this journal all the time; try again")
            }
        }
    }
}

impl std::error::Error for AppError {}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<EntryError> for AppError {
    fn from(error: EntryError) -> Self {
        Self::Entry(error)
    }
}

impl From<NotPermitted> for AppError {
    fn from(error: NotPermitted) -> Self {
        Self::NotPermitted(error)
    }
}

impl From<ArchiveError> for AppError {
    fn from(error: ArchiveError) -> Self {
        Self::Archive(error)
    }
}
