//! A medicine that can hide pain.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{Analgesic, EntryError, EntryId, Text};

/// A medicine that can hide pain. It is logged for that reason alone: no dose is asked for and none is advised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Medicine {
    /// What kind of medicine.
    pub medicine: Analgesic,
    /// The episode it belongs to; `None` when it names none.
    pub episode: Option<EntryId>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for Medicine {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            medicine: fields.required("medicine")?,
            episode: fields.optional("episode")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("medicine", &self.medicine);
        object.put_some("episode", self.episode.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}
