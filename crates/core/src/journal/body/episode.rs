//! The beginning and the end of an episode. Two injuries at once are two episodes.

use super::{Content, MOST};
use crate::journal::fields::{Fields, Object};
use crate::journal::{CloseReason, EntryError, EntryId, Key, Onset, Side, Text};
use jiff::civil::Date;

/// A hip began to hurt. The entry's id is the episode's id, also after a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpisodeOpened {
    /// Where it hurts: at least one place.
    pub sites: Vec<Key>,
    /// Which side; `None` when not said.
    pub side: Option<Side>,
    /// How it began; `None` when not known.
    pub onset: Option<Onset>,
    /// The first day of pain; `None` when not known.
    pub began: Option<Date>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for EpisodeOpened {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            sites: fields.some("sites", MOST, "a list of at least one place")?,
            side: fields.optional("side")?,
            onset: fields.optional("onset")?,
            began: fields.optional("began")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put_list("sites", &self.sites);
        object.put_some("side", self.side.as_ref());
        object.put_some("onset", self.onset.as_ref());
        object.put_some("began", self.began.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}

/// An episode is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpisodeClosed {
    /// The episode.
    pub episode: EntryId,
    /// Why; `None` when not said.
    pub reason: Option<CloseReason>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for EpisodeClosed {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            episode: fields.required("episode")?,
            reason: fields.optional("reason")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("episode", &self.episode);
        object.put_some("reason", self.reason.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}
