//! What the runner decided about the plan.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, EntryId, Key, Text};

/// What the runner decided about the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanChoice {
    /// Which decision: `start`, `hold`, and others of the plan.
    pub choice: Key,
    /// What was chosen; `None` when the decision says it all.
    pub value: Option<Key>,
    /// The episode it belongs to; `None` when it names none.
    pub episode: Option<EntryId>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for PlanChoice {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            choice: fields.required("choice")?,
            value: fields.optional("value")?,
            episode: fields.optional("episode")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("choice", &self.choice);
        object.put_some("value", self.value.as_ref());
        object.put_some("episode", self.episode.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}
