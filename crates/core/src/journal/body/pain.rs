//! How much it hurt at one moment.

use super::{Content, MOST};
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, EntryId, Key, PainMoment, PainScore, Side, Text};

/// How much it hurt at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pain {
    /// How much.
    pub score: PainScore,
    /// When on the day or around the run.
    pub moment: PainMoment,
    /// The episode it belongs to; `None` when it names none.
    pub episode: Option<EntryId>,
    /// Where it hurts; empty when not said.
    pub sites: Vec<Key>,
    /// Which side; `None` when not said.
    pub side: Option<Side>,
    /// What the runner thinks may have set it off.
    pub triggers: Vec<Key>,
    /// Ids of warning signs that the runner noticed with it.
    pub red_flags: Vec<Key>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for Pain {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            score: fields.required("score")?,
            moment: fields.required("moment")?,
            episode: fields.optional("episode")?,
            sites: fields.list("sites", MOST)?,
            side: fields.optional("side")?,
            triggers: fields.list("triggers", MOST)?,
            red_flags: fields.list("red_flags", MOST)?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("score", &self.score);
        object.put("moment", &self.moment);
        object.put_some("episode", self.episode.as_ref());
        object.put_list("sites", &self.sites);
        object.put_some("side", self.side.as_ref());
        object.put_list("triggers", &self.triggers);
        object.put_list("red_flags", &self.red_flags);
        object.put_some("note", self.note.as_ref());
    }
}
