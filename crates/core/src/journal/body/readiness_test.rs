//! A test of whether the hip is ready for the next step.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, EntryId, Key, PainScore, Text};

/// A test of whether the hip is ready for the next step: a single-leg stand, a hop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadinessTest {
    /// Which test.
    pub test: Key,
    /// The worst pain during it.
    pub pain: PainScore,
    /// Whether it was done as the test asks: all of it, and in the form it asks for.
    pub as_asked: bool,
    /// The episode it belongs to; `None` when it names none.
    pub episode: Option<EntryId>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for ReadinessTest {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            test: fields.required("test")?,
            pain: fields.required("pain")?,
            as_asked: fields.required("as_asked")?,
            episode: fields.optional("episode")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("test", &self.test);
        object.put("pain", &self.pain);
        object.put("as_asked", &self.as_asked);
        object.put_some("episode", self.episode.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}
