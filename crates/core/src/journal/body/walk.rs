//! A walk.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, EntryId, PainScore, Text};

/// A walk, and what it did to the hip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// How long it was, in minutes, 1 to 600.
    pub minutes: u32,
    /// The worst pain during it.
    pub pain: PainScore,
    /// Whether the runner limped; `None` when not said.
    pub limp: Option<bool>,
    /// Whether it was a brisk one; `None` when not said.
    pub brisk: Option<bool>,
    /// The episode it belongs to; `None` when it names none.
    pub episode: Option<EntryId>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for Walk {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            minutes: fields.required_whole("minutes", "minutes", 1, 600)?,
            pain: fields.required("pain")?,
            limp: fields.optional("limp")?,
            brisk: fields.optional("brisk")?,
            episode: fields.optional("episode")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put_whole("minutes", Some(self.minutes));
        object.put("pain", &self.pain);
        object.put_some("limp", self.limp.as_ref());
        object.put_some("brisk", self.brisk.as_ref());
        object.put_some("episode", self.episode.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}
