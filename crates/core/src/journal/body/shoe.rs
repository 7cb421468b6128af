//! A pair of shoes.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, Text};
use jiff::civil::Date;

/// A pair of shoes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shoe {
    /// The runner's name for it.
    pub name: Text,
    /// The day it was bought.
    pub bought: Option<Date>,
    /// Metres run in it before it was logged, at most 10,000,000.
    pub start_distance_m: Option<u32>,
    /// The day it was put away.
    pub retired: Option<Date>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for Shoe {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            name: fields.required("name")?,
            bought: fields.optional("bought")?,
            start_distance_m: fields.whole("start_distance_m", "metres", 0, 10_000_000)?,
            retired: fields.optional("retired")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("name", &self.name);
        object.put_some("bought", self.bought.as_ref());
        object.put_whole("start_distance_m", self.start_distance_m);
        object.put_some("retired", self.retired.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}
