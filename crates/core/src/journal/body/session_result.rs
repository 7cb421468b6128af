//! How a run went.

use super::{Content, MOST};
use crate::journal::fields::{Fields, Object};
use crate::journal::{Course, EntryError, EntryId, Key, PainMoment, PainScore, Side, Text};

/// How a run went. What was not said is `None`: a missing pain is not a pain of 0. The morning after is an entry of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionResult {
    /// The episode it belongs to; `None` when it names none.
    pub episode: Option<EntryId>,
    /// Pain before the run.
    pub before: Option<PainScore>,
    /// The worst pain during the run.
    pub during: Option<PainScore>,
    /// Pain at the end.
    pub at_end: Option<PainScore>,
    /// Pain one hour after.
    pub one_hour_after: Option<PainScore>,
    /// What the pain did during the run.
    pub course: Option<Course>,
    /// Whether the runner limped.
    pub limp: Option<bool>,
    /// Whether pain at night was new.
    pub new_night_pain: Option<bool>,
    /// Whether a pain killer was taken in the eight hours before.
    pub analgesic_8h: Option<bool>,
    /// How much of the planned run was done, 0 to 100 per cent.
    pub completed_percent: Option<u32>,
    /// Distance in metres, at most 500,000.
    pub distance_m: Option<u32>,
    /// Duration in seconds, at most 604,800.
    pub duration_s: Option<u32>,
    /// Ids of warning signs that the runner reported.
    pub red_flags: Vec<Key>,
    /// Where it hurts; empty when not said.
    pub sites: Vec<Key>,
    /// Which side; `None` when not said.
    pub side: Option<Side>,
    /// What the runner thinks may have set it off.
    pub triggers: Vec<Key>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl SessionResult {
    /// The pains that belong to a run, each with its moment; `None` when it was not said.
    pub const fn pains(&self) -> [(PainMoment, Option<PainScore>); 4] {
        [
            (PainMoment::Before, self.before),
            (PainMoment::During, self.during),
            (PainMoment::AtEnd, self.at_end),
            (PainMoment::OneHourAfter, self.one_hour_after),
        ]
    }
}

impl Content for SessionResult {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            episode: fields.optional("episode")?,
            before: fields.optional("before")?,
            during: fields.optional("during")?,
            at_end: fields.optional("at_end")?,
            one_hour_after: fields.optional("one_hour_after")?,
            course: fields.optional("course")?,
            limp: fields.optional("limp")?,
            new_night_pain: fields.optional("new_night_pain")?,
            analgesic_8h: fields.optional("analgesic_8h")?,
            completed_percent: fields.whole("completed_percent", "per cent", 0, 100)?,
            distance_m: fields.whole("distance_m", "metres", 0, 500_000)?,
            duration_s: fields.whole("duration_s", "seconds", 0, 604_800)?,
            red_flags: fields.list("red_flags", MOST)?,
            sites: fields.list("sites", MOST)?,
            side: fields.optional("side")?,
            triggers: fields.list("triggers", MOST)?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put_some("episode", self.episode.as_ref());
        object.put_some("before", self.before.as_ref());
        object.put_some("during", self.during.as_ref());
        object.put_some("at_end", self.at_end.as_ref());
        object.put_some("one_hour_after", self.one_hour_after.as_ref());
        object.put_some("course", self.course.as_ref());
        object.put_some("limp", self.limp.as_ref());
        object.put_some("new_night_pain", self.new_night_pain.as_ref());
        object.put_some("analgesic_8h", self.analgesic_8h.as_ref());
        object.put_whole("completed_percent", self.completed_percent);
        object.put_whole("distance_m", self.distance_m);
        object.put_whole("duration_s", self.duration_s);
        object.put_list("red_flags", &self.red_flags);
        object.put_list("sites", &self.sites);
        object.put_some("side", self.side.as_ref());
        object.put_list("triggers", &self.triggers);
        object.put_some("note", self.note.as_ref());
    }
}
