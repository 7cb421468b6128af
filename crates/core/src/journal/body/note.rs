//! Anything else.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, EntryId, Text};

/// Anything else, in the runner's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub text: Text,
    /// The episode it belongs to; `None` when it names none.
    pub episode: Option<EntryId>,
}

impl Content for Note {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            text: fields.required("text")?,
            episode: fields.optional("episode")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("text", &self.text);
        object.put_some("episode", self.episode.as_ref());
    }
}
