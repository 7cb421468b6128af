//! Times of GPX and TCX, which are written in many ways.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// A time, and how far the clock it was written by was ahead of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    /// Milliseconds since 1970.
    pub(super) ms: i64,
    /// `None` where the time is written in UTC, or does not say.
    pub(super) utc_offset_s: Option<i32>,
}

/// Times before 1989-12-31 and after 2199 are those of broken clocks.
const EARLIEST_MS: i64 = 631_065_600_000;
const LATEST_MS: i64 = 7_258_118_400_000;

/// Reads `2026-06-01T07:05:00Z`, with `+02:00`, `+0200`, a fraction of a second or no zone, which means UTC.
pub(super) fn parse(text: &str) -> Option<Time> {
    let bytes = text.as_bytes();
    let year = i16::try_from(digits(bytes, 0, 4)?).ok()?;
    let two = |at| digits(bytes, at, 2).and_then(|number| i8::try_from(number).ok());
    let separators = (
        bytes.get(4)?,
        bytes.get(7)?,
        bytes.get(10)?,
        bytes.get(13)?,
        bytes.get(16)?,
    );
    if !matches!(separators, (b'-', b'-', b'T' | b't' | b' ', b':', b':')) {
        return None;
    }
    let rest = bytes.get(19..)?;
    let (fraction, zone) = fraction_ms(rest);
    let offset_s = offset_s(zone)?;
    // A leap second is the second before it.
    let second = two(17)?.min(59);
    let civil = DateTime::new(year, two(5)?, two(8)?, two(11)?, two(14)?, second, 0).ok()?;
    let utc = civil.to_zoned(TimeZone::UTC).ok().map(Timestamp::from)?;
    let ms = utc.as_millisecond().checked_add(fraction)?;
    let ms = ms.checked_sub(i64::from(offset_s).checked_mul(1000)?)?;
    let is_possible = (EARLIEST_MS..=LATEST_MS).contains(&ms);
    is_possible.then_some(Time {
        ms,
        utc_offset_s: Some(offset_s).filter(|offset| *offset != 0),
    })
}

/// The number of this many digits.
fn digits(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let digits = bytes.get(at..at.checked_add(count)?)?;
    digits.iter().try_fold(0_u32, |number, byte| {
        let digit = char::from(*byte).to_digit(10)?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

/// Cuts `.123` off, as milliseconds.
fn fraction_ms(bytes: &[u8]) -> (i64, &[u8]) {
    let [b'.' | b',', after @ ..] = bytes else {
        return (0, bytes);
    };
    let count = after
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (digits, rest) = after.split_at_checked(count).unwrap_or((after, &[]));
    let places = digits.iter().copied().chain([b'0'; 3]).take(3);
    let ms = places.fold(0_i64, |ms, digit| {
        let digit = i64::from(digit.saturating_sub(b'0'));
        ms.saturating_mul(10).saturating_add(digit)
    });
    (ms, rest)
}

/// Reads what stands behind the seconds.
fn offset_s(zone: &[u8]) -> Option<i32> {
    let (sign, after) = match zone {
        [] | [b'Z' | b'z', ..] => return Some(0),
        [b'+', after @ ..] => (1, after),
        [b'-', after @ ..] => (-1, after),
        _ => return None,
    };
    let hours = digits(after, 0, 2)?;
    let minutes_at = if after.get(2) == Some(&b':') { 3 } else { 2 };
    let minutes = if after.len() > minutes_at {
        digits(after, minutes_at, 2)?
    } else {
        0
    };
    let seconds = hours
        .checked_mul(3600)?
        .checked_add(minutes.checked_mul(60)?)?;
    let seconds = i32::try_from(seconds)
        .ok()
        .filter(|seconds| *seconds <= 15 * 3600)?;
    seconds.checked_mul(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, Option<i32>)>) {
        let expected = expected.map(|(utc, utc_offset_s)| Time {
            ms: utc.parse::<Timestamp>().unwrap().as_millisecond(),
            utc_offset_s,
        });
        assert_eq!(parse(text), expected, "{text}");
    }

    #[test]
    fn a_time_is_read_with_and_without_zone_and_fraction() {
        check("2026-06-01T07:05:09Z", Some(("2026-06-01T07:05:09Z", None)));
        check(
            "2026-06-01T07:05:09.5Z",
            Some(("2026-06-01T07:05:09.5Z", None)),
        );
        check(
            "2026-06-01T07:05:09.123456",
            Some(("2026-06-01T07:05:09.123Z", None)),
        );
        check(
            "2026-06-01T07:05:09+02:00",
            Some(("2026-06-01T05:05:09Z", Some(7200))),
        );
        check(
            "2026-06-01T07:05:09.25-0330",
            Some(("2026-06-01T10:35:09.25Z", Some(-12_600))),
        );
        check(
            "2026-06-01 07:05:09+05",
            Some(("2026-06-01T02:05:09Z", Some(18_000))),
        );
        check("2026-12-31T23:59:60Z", Some(("2026-12-31T23:59:59Z", None)));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "2026",
            "2026-06-01",
            "2026-13-01T00:00:00Z",
            "2026-06-01T07:05:09+99:00",
            "é026-06-01T07:05:09Z",
            "1970-01-01T00:00:00Z",
            "2026-06-01T07:05:09 Z",
        ] {
            check(text, None);
        }
    }
}
