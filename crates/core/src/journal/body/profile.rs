//! Lasting facts about the runner.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, Sex};
use jiff::civil::Date;

/// Lasting facts about the runner. Each is optional: a rule that needs one that is missing assumes the worse.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Day of birth.
    pub born: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Height in centimetres, 50 to 260.
    pub height_cm: Option<u32>,
    /// Weight in grams, 20,000 to 350,000.
    pub weight_g: Option<u32>,
}

impl Content for Profile {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            born: fields.optional("born")?,
            sex: fields.optional("sex")?,
            height_cm: fields.whole("height_cm", "centimetres", 50, 260)?,
            weight_g: fields.whole("weight_g", "grams", 20_000, 350_000)?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put_some("born", self.born.as_ref());
        object.put_some("sex", self.sex.as_ref());
        object.put_whole("height_cm", self.height_cm);
        object.put_whole("weight_g", self.weight_g);
    }
}
