//! A clinician's word that the plan may go on.

use super::{Content, MOST};
use crate::journal::fields::{Fields, Object};
use crate::journal::{Basis, ClearanceRole, EntryError, EntryId, Text};
use jiff::civil::Date;

/// A clinician's word that the plan may go on. What it may unlock, and on which basis, is decided by the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clearance {
    /// Name of the clinician.
    pub who: Text,
    /// What the clinician is.
    pub role: ClearanceRole,
    /// The day it was given: not after the entry's own.
    pub date: Date,
    /// What it rests on: at least one.
    pub basis: Vec<Basis>,
    /// Whether the runner confirmed it.
    pub confirmed: bool,
    /// The one episode that it is for; `None` for all of them.
    pub episode: Option<EntryId>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for Clearance {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            who: fields.required("who")?,
            role: fields.required("role")?,
            date: fields.required("date")?,
            basis: fields.some("basis", MOST, "a list of at least one basis")?,
            confirmed: fields.required("confirmed")?,
            episode: fields.optional("episode")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("who", &self.who);
        object.put("role", &self.role);
        object.put("date", &self.date);
        object.put_list("basis", &self.basis);
        object.put("confirmed", &self.confirmed);
        object.put_some("episode", self.episode.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}
