//! A visit to somebody who treats.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, EntryId, Key, Text};

/// A visit to somebody who treats, and what it cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreatmentVisit {
    /// Which treatment.
    pub treatment: Key,
    /// The episode it belongs to; `None` when it names none.
    pub episode: Option<EntryId>,
    /// Who treated.
    pub provider: Option<Text>,
    /// What it cost, in the smallest unit of the currency (cents), at most 100,000,000.
    pub cost_minor: Option<u32>,
    /// The currency, such as `eur`; needed when there is a cost.
    pub currency: Option<Key>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Content for TreatmentVisit {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        let read = Self {
            treatment: fields.required("treatment")?,
            episode: fields.optional("episode")?,
            provider: fields.optional("provider")?,
            cost_minor: fields.whole(
                "cost_minor",
                "smallest unit of the currency",
                0,
                100_000_000,
            )?,
            currency: fields.optional("currency")?,
            note: fields.optional("note")?,
        };
        if read.cost_minor.is_some() && read.currency.is_none() {
            let hint = "a cost needs its currency, such as \"eur\"";
            return Err(fields.fault("currency", "a currency", Some(hint)));
        }
        Ok(read)
    }

    fn write(&self, object: &mut Object) {
        object.put("treatment", &self.treatment);
        object.put_some("episode", self.episode.as_ref());
        object.put_some("provider", self.provider.as_ref());
        object.put_whole("cost_minor", self.cost_minor);
        object.put_some("currency", self.currency.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}
