//! A point in time with the runner's own calendar day, and distances that never come out shorter than asked.

use crate::journal::Happened;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, Zoned};

/// A point in time together with the day it was for the runner, in the runner's own zone at that time.
///
/// # Example
///
/// ```
/// use jiff::{civil::date, tz::TimeZone};
/// use restride_core::return_to_run::Moment;
///
/// let late = date(2026, 12, 1).at(23, 50, 0, 0).to_zoned(TimeZone::UTC)?;
/// assert_eq!(Moment::of(&late).day(), date(2026, 12, 1));
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    at: Timestamp,
    day: Date,
}

/// Hours of a day that no change of the clock touches.
const HOURS_OF_A_DAY: i64 = 24;

impl Moment {
    /// This point in time, and its day in its own zone.
    pub fn of(time: &Zoned) -> Self {
        Self {
            at: time.timestamp(),
            day: time.date(),
        }
    }

    /// The time at which something in a journal happened, on the clock that it was written with.
    pub fn written(happened: &Happened) -> Self {
        Self {
            at: happened.instant(),
            day: happened.day(),
        }
    }

    /// An instant of which only the time in UTC is known.
    pub(super) fn in_utc(at: Timestamp) -> Self {
        Self {
            at,
            day: jiff::tz::Offset::UTC.to_datetime(at).date(),
        }
    }

    /// Another instant on the clock that a time in a journal was written with.
    pub fn on_clock_of(at: Timestamp, happened: &Happened) -> Self {
        Self {
            at,
            day: happened.offset().to_datetime(at).date(),
        }
    }

    /// The time a number of days of 24 hours later, that many calendar days on.
    pub(super) fn days_later(self, days: u16) -> Self {
        let hours = SignedDuration::from_hours(i64::from(days) * HOURS_OF_A_DAY);
        Self {
            at: self.at.checked_add(hours).unwrap_or(Timestamp::MAX),
            day: self.day.saturating_add(jiff::Span::new().days(days)),
        }
    }

    /// The time a number of hours later; its day is at least the one of this.
    #[must_use]
    pub fn hours_later(self, hours: i64) -> Self {
        let at = self.at.checked_add(SignedDuration::from_hours(hours));
        let days = hours
            .div_euclid(HOURS_OF_A_DAY)
            .clamp(0, i64::from(u16::MAX));
        Self {
            at: at.unwrap_or(Timestamp::MAX),
            day: self.day.saturating_add(jiff::Span::new().days(days)),
        }
    }

    /// The runner's calendar day.
    pub const fn day(self) -> Date {
        self.day
    }

    /// The point in time.
    pub const fn at(self) -> Timestamp {
        self.at
    }

    /// Whether `later` is at least an hour after this.
    pub(crate) fn is_an_hour_before(self, later: Self) -> bool {
        self.hours_to(later) >= 1
    }

    /// Calendar days from a day to the day of this; 0 when it is later.
    pub(crate) fn days_since(self, day: Date) -> u16 {
        let days = day.duration_until(self.day).as_hours() / HOURS_OF_A_DAY;
        u16::try_from(days.max(0)).unwrap_or(u16::MAX)
    }

    /// Whole hours from here to `later`; negative when it is earlier.
    pub fn hours_to(self, later: Self) -> i64 {
        self.at.duration_until(later.at).as_hours()
    }

    /// Calendar days from here to `later`; negative when its day is earlier.
    fn calendar_days_to(self, later: Self) -> i64 {
        self.day.duration_until(later.day).as_hours() / HOURS_OF_A_DAY
    }

    /// Whether `later` lies at least `days` calendar days after this, and no change of clock or zone made them short:
    /// from one day to the day after next at least 24 hours pass.
    ///
    /// # Units
    ///
    /// `days` in calendar days: 2 leaves one full day between.
    pub fn is_past(self, later: Self, days: u16) -> bool {
        let days = i64::from(days);
        let hours = (days - 1).max(0) * HOURS_OF_A_DAY;
        self.calendar_days_to(later) >= days
            && self.at.duration_until(later.at).as_secs() >= hours * 3600
    }

    /// Whether `later` still lies within `days` days of this, the last day included.
    pub fn is_within(self, later: Self, days: u16) -> bool {
        !self.is_past(later, days.saturating_add(1))
    }

    /// Days that have gone by until `later`: the larger of calendar days and whole days of 24 hours; 0 when it is
    /// earlier.
    pub fn gap_to(self, later: Self) -> u16 {
        let calendar = self.calendar_days_to(later);
        let elapsed = self.hours_to(later) / HOURS_OF_A_DAY;
        u16::try_from(calendar.max(elapsed).max(0)).unwrap_or(u16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{DateTime, datetime};
    use jiff::tz::{Offset, TimeZone};

    fn in_zone(time: DateTime, zone: &TimeZone) -> Moment {
        Moment::of(&time.to_zoned(zone.clone()).unwrap())
    }

    fn berlin() -> TimeZone {
        TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
    }

    /// G11: a day of 23 hours makes no rest shorter.
    #[test]
    fn two_days_over_the_short_day_of_spring_are_not_shorter() {
        let zone = berlin();
        let last = in_zone(datetime(2026, 3, 28, 23, 59, 0, 0), &zone);
        let early = in_zone(datetime(2026, 3, 30, 0, 30, 0, 0), &zone);
        let later = in_zone(datetime(2026, 3, 30, 1, 0, 0, 0), &zone);
        assert!(!last.is_past(early, 2));
        assert!(last.is_past(later, 2));
    }

    /// G11: a day of 25 hours is one day.
    #[test]
    fn two_days_over_the_long_day_of_autumn_are_two_calendar_days() {
        let zone = berlin();
        let last = in_zone(datetime(2026, 10, 24, 18, 0, 0, 0), &zone);
        assert!(!last.is_past(in_zone(datetime(2026, 10, 25, 23, 59, 0, 0), &zone), 2));
        assert!(last.is_past(in_zone(datetime(2026, 10, 26, 0, 0, 0, 0), &zone), 2));
    }

    /// G11: a flight to the east skips a calendar day and no rest.
    #[test]
    fn a_flight_over_the_date_line_does_not_shorten_a_rest() {
        let west = TimeZone::fixed(Offset::constant(-8));
        let east = TimeZone::fixed(Offset::constant(9));
        let last = in_zone(datetime(2026, 6, 1, 20, 0, 0, 0), &west);
        let landed = in_zone(datetime(2026, 6, 3, 6, 0, 0, 0), &east);
        assert!(!last.is_past(landed, 2), "only 17 hours went by");
        assert!(last.is_within(landed, 1));
        assert!(last.is_past(in_zone(datetime(2026, 6, 3, 13, 0, 0, 0), &east), 2));
    }

    /// G11: a flight to the west repeats a calendar day, and the break is as long as it was.
    #[test]
    fn a_flight_to_the_west_does_not_shorten_a_break() {
        let west = TimeZone::fixed(Offset::constant(-10));
        let east = TimeZone::fixed(Offset::constant(14));
        let last = in_zone(datetime(2026, 6, 1, 10, 0, 0, 0), &east);
        let later = in_zone(datetime(2026, 6, 8, 10, 0, 0, 0), &west);
        assert_eq!(last.gap_to(later), 8);
    }

    #[test]
    fn an_earlier_time_is_never_past_and_has_no_gap() {
        let last = in_zone(datetime(2026, 6, 3, 10, 0, 0, 0), &TimeZone::UTC);
        let earlier = in_zone(datetime(2026, 6, 1, 10, 0, 0, 0), &TimeZone::UTC);
        assert!(!last.is_past(earlier, 1));
        assert_eq!(last.gap_to(earlier), 0);
    }

    /// G11: a leap day is a day.
    #[test]
    fn a_leap_day_counts() {
        let last = in_zone(datetime(2028, 2, 28, 10, 0, 0, 0), &TimeZone::UTC);
        let later = in_zone(datetime(2028, 3, 1, 10, 0, 0, 0), &TimeZone::UTC);
        assert_eq!(last.gap_to(later), 2);
        assert!(last.is_past(later, 2));
    }
}
