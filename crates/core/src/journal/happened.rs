//! When something happened: an instant, and the clock on the runner's wall at that instant.

use super::EntryError;
use super::fields::Field;
use super::names::Names;
use super::token::Token;
use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::{Pieces, TimeZoneAnnotation, TimeZoneAnnotationKind};
use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};
use serde_json::{Value, json};
use std::fmt;
use std::sync::Arc;

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
    zone: Option<Arc<str>>,
}

impl Happened {
    /// Takes a zoned time.
    ///
    /// # Errors
    ///
    /// [`EntryError::Field`] when the year is not from 1970 to 2199, or the offset is not of whole minutes.
    pub fn new(zoned: &Zoned) -> Result<Self, EntryError> {
        let zone = zoned.time_zone().iana_name().map(Arc::from);
        Self::build(zoned.datetime(), zoned.offset(), zone)
            .ok_or_else(|| EntryError::field("happened", Self::expected(), None))
    }

    /// Reads the text form; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let pieces = Pieces::parse(text).ok()?;
        let offset = pieces.to_numeric_offset()?;
        let zone = match pieces.time_zone_annotation().map(TimeZoneAnnotation::kind) {
            None => None,
            Some(TimeZoneAnnotationKind::Named(name)) => Some(Arc::from(name.as_str())),
            Some(_) => return None,
        };
        Self::build(pieces.date().to_datetime(pieces.time()?), offset, zone)
    }

    /// Reads the form that [`Happened`] prints, with a zone that was accepted before; `None` does not mean that
    /// something is wrong.
    fn parse_canonical(text: &str, names: &Names) -> Option<Self> {
        let (clock, rest) = text.as_bytes().split_first_chunk::<19>()?;
        let (offset, zone) = rest.split_first_chunk::<6>()?;
        let zone = match zone {
            [] => None,
            [b'[', .., b']'] => Some(names.known_zone(text.get(26..text.len() - 1)?)?),
            _ => return None,
        };
        Self::build(clock_time(clock)?, plain_offset(*offset)?, zone)
    }

    fn build(local: DateTime, offset: Offset, zone: Option<Arc<str>>) -> Option<Self> {
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

    fn read(token: Token<'_>, names: &mut Names) -> Option<Self> {
        let text = token.text()?;
        if let Some(happened) = Self::parse_canonical(text, names) {
            return Some(happened);
        }
        let happened = Self::parse(text)?;
        if let Some(zone) = &happened.zone {
            names.accept_zone(zone);
        }
        Some(happened)
    }

    fn write(&self) -> Value {
        Value::String(self.to_string())
    }

    fn schema() -> Value {
        let pattern = r"^(19[7-9]\d|2[01]\d\d)-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?[+-]\d\d:\d\d(\[[^\]]+\])?$";
        json!({"type": "string", "pattern": pattern})
    }

    fn example() -> Value {
        "2026-03-29T23:50:00+02:00".into()
    }
}

impl Field for Timestamp {
    fn expected() -> String {
        "an instant in UTC, such as 2026-03-29T21:50:00Z, from 1970 to 2199".to_owned()
    }

    fn read(token: Token<'_>, _names: &mut Names) -> Option<Self> {
        let text = token.text()?;
        if let Some(local) = utc_time(text) {
            let instant = Offset::UTC.to_timestamp(local).ok();
            return instant.filter(|_| YEARS.contains(&local.year()));
        }
        let instant: Self = text.parse().ok()?;
        let year = Offset::UTC.to_datetime(instant).year();
        YEARS.contains(&year).then_some(instant)
    }

    fn write(&self) -> Value {
        Value::String(self.to_string())
    }

    fn schema() -> Value {
        json!({"type": "string", "format": "date-time"})
    }

    fn example() -> Value {
        "2026-03-29T21:50:01Z".into()
    }
}

impl Field for Date {
    fn expected() -> String {
        "a day, such as 2026-03-29, from 1900 to 2199".to_owned()
    }

    fn read(token: Token<'_>, _names: &mut Names) -> Option<Self> {
        let text = token.text()?;
        let date: Self = text.parse().ok()?;
        // The exact form only: a whole time would otherwise lose its clock without a word.
        let fits = (1900..=2199).contains(&date.year()) && date.to_string() == text;
        fits.then_some(date)
    }

    fn write(&self) -> Value {
        Value::String(self.to_string())
    }

    fn schema() -> Value {
        json!({"type": "string", "format": "date"})
    }

    fn example() -> Value {
        "2026-03-29".into()
    }
}

/// Reads `2026-03-29T23:50:00`; `None` for anything else, a leap second included.
fn clock_time(text: &[u8; 19]) -> Option<DateTime> {
    let [
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
    ] = *text
    else {
        return None;
    };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2];
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let year = i16::from(two(y1, y2)) * 100 + i16::from(two(y3, y4));
    let (hour, minute, second) = (two(h1, h2), two(n1, n2), two(s1, s2));
    DateTime::new(year, two(m1, m2), two(d1, d2), hour, minute, second, 0).ok()
}

/// Reads `+02:00`; `None` for anything else, and for `-00:00`.
fn plain_offset(text: [u8; 6]) -> Option<Offset> {
    let [sign, h1, h2, b':', m1, m2] = text else {
        return None;
    };
    if ![h1, h2, m1, m2].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let (hours, minutes) = (i32::from(two(h1, h2)), i32::from(two(m1, m2)));
    let seconds = (hours * 60 + minutes) * 60;
    let seconds = match sign {
        b'+' => seconds,
        b'-' if seconds > 0 => -seconds,
        _ => return None,
    };
    let is_plain = hours < 24 && minutes < 60;
    Offset::from_seconds(seconds).ok().filter(|_| is_plain)
}

/// Reads `2026-03-29T21:50:00Z`, with a fraction of the second if there is one; `None` for anything else.
fn utc_time(text: &str) -> Option<DateTime> {
    let (clock, rest) = text.as_bytes().split_first_chunk::<19>()?;
    let time = clock_time(clock)?;
    let fraction = match rest {
        [b'Z'] => return Some(time),
        [b'.', fraction @ .., b'Z'] if (1..=9).contains(&fraction.len()) => fraction,
        _ => return None,
    };
    if !fraction.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let digits = fraction.iter().chain(&[b'0'; 9]).take(9);
    let nanoseconds = digits.fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
    time.with().subsec_nanosecond(nanoseconds).build().ok()
}

/// The number of two digits.
const fn two(tens: u8, ones: u8) -> i8 {
    ((tens - b'0') * 10 + (ones - b'0')).cast_signed()
}
