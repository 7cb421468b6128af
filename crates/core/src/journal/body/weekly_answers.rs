//! The four questions of a week, in our own words; what each step counts is data of the pack.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{Burden, EntryError, EntryId, Text};

/// How much the hip got in the way in the seven days that end on the entry's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeeklyAnswers {
    /// Taking part in training as planned.
    pub participation: Burden,
    /// Training changed or shortened.
    pub training: Burden,
    /// Running worse than usual.
    pub performance: Burden,
    /// The pain and other complaints themselves.
    pub symptoms: Burden,
    /// The episode it belongs to; `None` when it names none.
    pub episode: Option<EntryId>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for WeeklyAnswers {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            participation: fields.required("participation")?,
            training: fields.required("training")?,
            performance: fields.required("performance")?,
            symptoms: fields.required("symptoms")?,
            episode: fields.optional("episode")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("participation", &self.participation);
        object.put("training", &self.training);
        object.put("performance", &self.performance);
        object.put("symptoms", &self.symptoms);
        object.put_some("episode", self.episode.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}
