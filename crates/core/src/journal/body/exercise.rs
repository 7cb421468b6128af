//! An exercise, done or not.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{Done, EntryError, EntryId, Key, PainScore, Text};

/// An exercise of the plan, done, done in part or skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// Which exercise.
    pub exercise: Key,
    /// How much of it.
    pub done: Done,
    /// The episode it belongs to; `None` when it names none.
    pub episode: Option<EntryId>,
    /// Sets done, at most 100.
    pub sets: Option<u32>,
    /// Repetitions per set, at most 1,000.
    pub repetitions: Option<u32>,
    /// Seconds of each hold, at most 3,600.
    pub hold_s: Option<u32>,
    /// The worst pain during it.
    pub pain: Option<PainScore>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for Exercise {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            exercise: fields.required("exercise")?,
            done: fields.required("done")?,
            episode: fields.optional("episode")?,
            sets: fields.whole("sets", "sets", 0, 100)?,
            repetitions: fields.whole("repetitions", "repetitions", 0, 1000)?,
            hold_s: fields.whole("hold_s", "seconds", 0, 3600)?,
            pain: fields.optional("pain")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("exercise", &self.exercise);
        object.put("done", &self.done);
        object.put_some("episode", self.episode.as_ref());
        object.put_whole("sets", self.sets);
        object.put_whole("repetitions", self.repetitions);
        object.put_whole("hold_s", self.hold_s);
        object.put_some("pain", self.pain.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}
