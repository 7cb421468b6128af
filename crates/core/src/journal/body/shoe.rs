//! A pair of shoes.

use super::{Content, MOST};
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, Surface, Text};
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
    /// The surfaces it is worn on when a run names no shoes; empty: on none.
    pub worn_on: Vec<Surface>,
    /// Whether it is worn when a run names no shoes, and none are worn on its surface.
    pub worn_by_default: Option<bool>,
    /// The distance after which the runner wants to be told, in metres, at most 10,000,000.
    pub wear_limit_m: Option<u32>,
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
            worn_on: fields.list("worn_on", MOST)?,
            worn_by_default: fields.optional("worn_by_default")?,
            wear_limit_m: fields.whole("wear_limit_m", "metres", 0, 10_000_000)?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("name", &self.name);
        object.put_some("bought", self.bought.as_ref());
        object.put_whole("start_distance_m", self.start_distance_m);
        object.put_some("retired", self.retired.as_ref());
        object.put_list("worn_on", &self.worn_on);
        object.put_some("worn_by_default", self.worn_by_default.as_ref());
        object.put_whole("wear_limit_m", self.wear_limit_m);
        object.put_some("note", self.note.as_ref());
    }
}
