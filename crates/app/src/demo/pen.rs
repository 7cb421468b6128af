//! Writing the demo's entries down, with ids and times that follow from the day and the seed.

use super::chance::Chance;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan as _, Zoned};
use restride_core::journal::{Body, Entry, EntryError, EntryId, Happened, Head, Key, Text};
use uuid::Builder;

/// Writes entries one after another.
#[derive(Debug)]
pub(super) struct Pen {
    zone: TimeZone,
    first: Date,
    /// Ids only, so that one more id changes nobody's pain.
    chance: Chance,
    written: Vec<Entry>,
}

impl Pen {
    /// A pen for a journal that begins on this day.
    pub(super) const fn new(first: Date, zone: TimeZone, seed: u64) -> Self {
        Self {
            zone,
            first,
            chance: Chance::new(seed),
            written: Vec::new(),
        }
    }

    /// A day of the journal; the first one is 0.
    pub(super) fn day(&self, number: i32) -> Date {
        self.first.saturating_add(number.days())
    }

    /// A time of a day, so many minutes around the one that is given.
    ///
    /// # Errors
    ///
    /// [`EntryError`] at the end of all days.
    pub(super) fn at(
        &self,
        number: i32,
        (hour, minute): (i8, i8),
        around: i64,
        chance: &mut Chance,
    ) -> Result<Zoned, EntryError> {
        let minutes = SignedDuration::from_mins(chance.between(-around, around));
        let local = self.day(number).at(hour, minute, 0, 0);
        local
            .saturating_add(minutes)
            .to_zoned(self.zone.clone())
            .map_err(|_no_such_time| outside())
    }

    /// Writes an entry, two minutes after it happened.
    ///
    /// # Errors
    ///
    /// [`EntryError`] when it is none.
    pub(super) fn write(&mut self, at: &Zoned, body: Body) -> Result<EntryId, EntryError> {
        self.write_after(at, 2, None, body)
    }

    /// Writes an entry so many minutes after it happened; it may replace another one.
    ///
    /// # Errors
    ///
    /// [`EntryError`] when it is none.
    pub(super) fn write_after(
        &mut self,
        at: &Zoned,
        minutes: i64,
        supersedes: Option<EntryId>,
        body: Body,
    ) -> Result<EntryId, EntryError> {
        let recorded = at
            .timestamp()
            .saturating_add(SignedDuration::from_mins(minutes))
            .map_err(|_no_such_time| outside())?;
        let milliseconds = u64::try_from(recorded.as_millisecond()).unwrap_or(0);
        let mut random = [0; 10];
        for (byte, bits) in random.iter_mut().zip(self.chance.bits().to_le_bytes()) {
            *byte = bits;
        }
        let uuid = Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid();
        let Some(id) = EntryId::new(uuid) else {
            unreachable!("the builder makes ids of version 7");
        };
        let head = Head {
            id,
            happened: Happened::new(at)?,
            recorded,
            author: key("runner"),
            source: key("demo"),
            supersedes,
        };
        self.written.push(Entry::new(head, body)?);
        Ok(id)
    }

    /// Everything that was written, in the order of the times at which it happened.
    pub(super) fn finish(mut self) -> Vec<Entry> {
        self.written
            .sort_by_key(|entry| (entry.happened().instant(), entry.id()));
        self.written
    }
}

fn outside() -> EntryError {
    EntryError::Field {
        field: "happened".to_owned(),
        expected: "a time that exists".to_owned(),
        hint: None,
    }
}

/// A key that this module spells out.
pub(super) fn key(text: &str) -> Key {
    let Some(key) = Key::new(text) else {
        unreachable!("{text} is a key");
    };
    key
}

/// Words that this module spells out.
pub(super) fn words(text: &str) -> Option<Text> {
    Text::new(text)
}
