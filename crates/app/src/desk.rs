//! What every use case is given: whose journal, where it is kept, who asks, when, and where ids come from.

use crate::actor::Actor;
use crate::error::AppError;
use crate::store::{RunnerId, Store};
use jiff::Zoned;
use restride_core::assessment::Engine;
use restride_core::journal::{Body, Entry, EntryId, Happened, Head, Key};
use restride_core::knowledge::Care;
use std::fmt;

/// Where new ids come from. The program makes them of the clock and of randomness; a test counts.
pub trait Ids: Send {
    /// An id that was never given before.
    fn next_id(&mut self) -> EntryId;
}

/// Everything a use case needs besides its own arguments.
pub struct Desk<'d, S> {
    /// Where journals are kept.
    pub store: &'d S,
    /// The knowledge pack, made ready.
    pub engine: &'d Engine<'d>,
    /// Its care part: the numbers of the diary, exercises, programmes.
    pub care: &'d Care,
    /// Whose journal.
    pub runner: RunnerId,
    /// Who asks.
    pub actor: Actor,
    /// What writes: `cli`, `web`.
    pub source: Key,
    /// The time, in the runner's zone.
    pub now: Zoned,
    /// Where ids come from.
    pub ids: &'d mut dyn Ids,
}

impl<S> fmt::Debug for Desk<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Desk")
            .field("runner", &self.runner)
            .field("actor", &self.actor)
            .field("source", &self.source)
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}

/// What is to be written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// When it happened.
    pub happened: Happened,
    /// The entry that it replaces; `None` for one that stands by itself.
    pub supersedes: Option<EntryId>,
    /// What it says.
    pub body: Body,
}

impl Draft {
    /// Something that stands by itself.
    pub const fn new(happened: Happened, body: Body) -> Self {
        Self {
            happened,
            supersedes: None,
            body,
        }
    }
}

impl<S: Store> Desk<'_, S> {
    /// Now, as entries write it.
    ///
    /// # Errors
    ///
    /// [`AppError::Entry`] when the clock shows a year that no entry can have.
    pub fn happened_now(&self) -> Result<Happened, AppError> {
        Ok(Happened::new(&self.now)?)
    }

    /// Makes an entry of a draft, if the actor may write it.
    ///
    /// # Errors
    ///
    /// [`AppError::NotPermitted`] and [`AppError::Entry`].
    pub fn entry(&mut self, draft: Draft) -> Result<Entry, AppError> {
        let id = self.ids.next_id();
        self.entry_with_id(id, draft)
    }

    /// The same under an id that was given before.
    pub(crate) fn entry_with_id(&self, id: EntryId, draft: Draft) -> Result<Entry, AppError> {
        self.actor.may_write(&draft.body)?;
        self.made(id, self.actor.author(), self.source.clone(), draft)
    }

    /// Makes an entry of what the program itself concludes from what the runner told.
    pub(crate) fn concluded(&mut self, source: Key, draft: Draft) -> Result<Entry, AppError> {
        let id = self.ids.next_id();
        self.made(id, Actor::Runner.author(), source, draft)
    }

    /// Makes an entry that brings back what something was before its last correction. Its source tells it from a correction
    /// that somebody made.
    pub(crate) fn brought_back(&mut self, source: Key, draft: Draft) -> Result<Entry, AppError> {
        self.actor.may_write(&draft.body)?;
        let id = self.ids.next_id();
        self.made(id, self.actor.author(), source, draft)
    }

    fn made(&self, id: EntryId, author: Key, source: Key, draft: Draft) -> Result<Entry, AppError> {
        let head = Head {
            id,
            happened: draft.happened,
            recorded: self.now.timestamp(),
            author,
            source,
            supersedes: draft.supersedes,
        };
        Ok(Entry::new(head, draft.body)?)
    }
}
