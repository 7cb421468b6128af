//! When something happened: an instant, and the clock on the runner's wall at that instant.

use super::EntryError;
use super::fields::Field;
use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::{Pieces, TimeZoneAnnotation, TimeZoneAnnotationKind};
use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};
use serde_json::Value;
use std::fmt;

/// The years in which something can have happened: outside, somebody mistyped.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2199;

/// The longest name of a time zone.
const LONGEST_ZONE: usize = 64;

/// When something happened, with the runner's own clock and zone at that moment.
///
/// This keeps the local time and its offset as they were written, and the zone only as a name. A rule of the time-zone
/// database that changes later, or a machine without one, cannot move a stored pain to another day, and core needs no
/// such database. The text form is RFC 9557: `2026-03-29T23:50:00+02:00[Europe/Berlin]`; the zone's name may be left out.
///
/// # Example
///
/// ```
/// use restride_core::journal::Happened;
///
/// let late = Happened::parse("2026-06-01T23:50:00-07:00[America/Los_Angeles]").unwrap();
/// assert_eq!(late.day(), jiff::civil::date(2026, 6, 1), "although it is the 2nd in UTC");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    instant: Timestamp,
    local: DateTime,
    offset: Offset,
    zone: Option<String>,
}

impl Happened {
    /// Takes a zoned time.
    ///
    /// # Errors
    ///
    /// [`EntryError::Field`] when the year is not from 1970 to 2199, or the offset is not of whole minutes.
    pub fn new(zoned: &Zoned) -> Result<Self, EntryError> {
        let zone = zoned.time_zone().iana_name().map(str::to_owned);
        Self::build(zoned.datetime(), zoned.offset(), zone)
            .ok_or_else(|| EntryError::field("happened", Self::expected(), None))
    }

    /// Reads the text form; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let pieces = Pieces::parse(text).ok()?;
        let offset = pieces.to_numeric_offset()?;
        let zone = match pieces.time_zone_annotation().map(TimeZoneAnnotation::kind) {
            None => None,
            Some(TimeZoneAnnotationKind::Named(name)) => Some(name.as_str().to_owned()),
            Some(_) => return None,
        };
        Self::build(pieces.date().to_datetime(pieces.time()?), offset, zone)
    }

    fn build(local: DateTime, offset: Offset, zone: Option<String>) -> Option<Self> {
        let fits = YEARS.contains(&local.year())
            && offset.seconds() % 60 == 0
            && zone.as_ref().is_none_or(|zone| zone.len() <= LONGEST_ZONE);
        let instant = offset.to_timestamp(local).ok().filter(|_| fits)?;
        Some(Self {
            instant,
            local,
            offset,
            zone,
        })
    }

    /// The instant, the same for everybody.
    pub const fn instant(&self) -> Timestamp {
        self.instant
    }

    /// The day on the runner's own calendar: a pain at 23:50 belongs to the day that ends ten minutes later.
    pub fn day(&self) -> Date {
        self.local.date()
    }

    /// The time on the runner's own clock.
    pub const fn local(&self) -> DateTime {
        self.local
    }

    /// The name of the runner's zone; `None` when only the offset was written.
    pub fn zone(&self) -> Option<&str> {
        self.zone.as_deref()
    }

    /// How far the runner's clock was ahead of UTC.
    pub const fn offset(&self) -> Offset {
        self.offset
    }
}

impl fmt::Display for Happened {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
        write!(formatter, "{}{sign}{hours:02}:{minutes:02}", self.local)?;
        self.zone
            .as_ref()
            .map_or(Ok(()), |zone| write!(formatter, "[{zone}]"))
    }
}

impl Field for Happened {
    fn expected() -> String {
        "a time with its offset and zone, such as 2026-03-29T23:50:00+02:00[Europe/Berlin], from 1970 to 2199".to_owned()
    }

    fn read(value: &Value) -> Option<Self> {
        value.as_str().and_then(Self::parse)
    }

    fn write(&self) -> Value {
        Value::String(self.to_string())
    }
}

impl Field for Timestamp {
    fn expected() -> String {
        "an instant in UTC, such as 2026-03-29T21:50:00Z, from 1970 to 2199".to_owned()
    }

    fn read(value: &Value) -> Option<Self> {
        let instant: Self = value.as_str()?.parse().ok()?;
        let year = Offset::UTC.to_datetime(instant).year();
        YEARS.contains(&year).then_some(instant)
    }

    fn write(&self) -> Value {
        Value::String(self.to_string())
    }
}

impl Field for Date {
    fn expected() -> String {
        "a day, such as 2026-03-29, from 1900 to 2199".to_owned()
    }

    fn read(value: &Value) -> Option<Self> {
        let text = value.as_str()?;
        let date: Self = text.parse().ok()?;
        // The exact form only: a whole time would otherwise lose its clock without a word.
        let fits = (1900..=2199).contains(&date.year()) && date.to_string() == text;
        fits.then_some(date)
    }

    fn write(&self) -> Value {
        Value::String(self.to_string())
    }
}
