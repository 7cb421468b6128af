//! G11: clock changes, journeys, leap days and odd zones move nothing to another day and make no rest shorter.

use crate::world::is_deep;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use restride_core::diary::Readings;
use restride_core::journal::{Entry, Happened, Journal};
use restride_core::return_to_run::Moment;
use restride_testkit::Draw;
use restride_testkit::journal::{entry, pain_body};

/// The rules of zones, as the time-zone database writes them for its last years: ordinary, half hours, quarter hours,
/// clock changes of 30 minutes and of two hours, changes at midnight, both ends of the world.
const ZONES: [&str; 20] = [
    "UTC0",
    "CET-1CEST,M3.5.0,M10.5.0/3",
    "GMT0BST,M3.5.0/1,M10.5.0",
    "IST-1GMT0,M10.5.0,M3.5.0/1",
    "EST5EDT,M3.2.0,M11.1.0",
    "PST8PDT,M3.2.0,M11.1.0",
    "NST3:30NDT,M3.2.0,M11.1.0",
    "AEST-10AEDT,M10.1.0,M4.1.0/3",
    "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
    "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
    "<+00>0<+02>-2,M3.5.0/1,M10.5.0/3",
    "<-03>3<-02>,M11.1.0/0,M2.3.0/0",
    "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
    "EET-2EEST,M4.5.5/0,M10.5.4/24",
    "<-01>1<+00>,M3.5.0/0,M10.5.0/1",
    "<+0545>-5:45",
    "IST-5:30",
    "<+14>-14",
    "<-12>12",
    "<-11>11",
];

fn zone(rules: &str) -> TimeZone {
    TimeZone::posix(rules).unwrap_or_else(|error| panic!("{rules}: {error}"))
}

fn day_number(day: Date) -> i64 {
    day.to_zoned(TimeZone::UTC).unwrap().timestamp().as_second() / 86_400
}

/// A random time of the years 1970 to 2050, often within two days of a clock change.
fn random_time(draw: &mut Draw, zones: &[TimeZone]) -> Zoned {
    let zone = zones[draw.below(zones.len())].clone();
    let year = i16::try_from(1971 + draw.below(79)).unwrap();
    let start = date(year, 1, 1).to_zoned(TimeZone::UTC).unwrap();
    let mut at = start.timestamp() + SignedDuration::from_mins(random(draw, 365 * 24 * 60));
    if draw.below(4) > 0
        && let Some(change) = zone.following(at).next()
    {
        at =
            change.timestamp() + SignedDuration::from_mins(random(draw, 4 * 24 * 60) - 2 * 24 * 60);
    }
    at.to_zoned(zone)
}

fn random(draw: &mut Draw, below: usize) -> i64 {
    i64::try_from(draw.below(below)).unwrap()
}

/// G11, R1: whatever the clocks do and wherever the runner travels, a rest that is over was long enough.
#[test]
fn no_rest_is_shorter_than_asked() {
    let zones = ZONES.map(zone);
    let count = if is_deep() { 5_000_000 } else { 200_000 };
    let mut draw = Draw(11);
    let mut over = 0;
    for _ in 0..count {
        let last = random_time(&mut draw, &zones);
        // A journey: the next run may be in any zone.
        let there = zones[draw.below(zones.len())].clone();
        let minutes = random(&mut draw, 10 * 24 * 60) - 24 * 60;
        let next = (last.timestamp() + SignedDuration::from_mins(minutes)).to_zoned(there);
        let days = u16::try_from(draw.below(9)).unwrap();
        let (from, to) = (Moment::of(&last), Moment::of(&next));
        let calendar = day_number(next.date()) - day_number(last.date());
        let asked = i64::from(days);
        let is_over = calendar >= asked && minutes >= (asked - 1).max(0) * 24 * 60;
        assert_eq!(
            from.is_past(to, days),
            is_over,
            "{last} to {next}, {days} days"
        );
        assert_eq!(from.is_within(to, days), !from.is_past(to, days + 1));
        // Missed time is never counted as less than it was.
        let gap = i64::from(from.gap_to(to));
        assert!(
            gap >= calendar && gap >= minutes / (24 * 60),
            "{last} to {next}"
        );
        over += u32::from(is_over);
    }
    assert!(over > count / 10, "{over}");
}

/// G11, D3: what is written down and read again is the same instant on the same day, in every zone and year.
#[test]
fn what_is_written_keeps_its_day_and_instant() {
    let zones = ZONES.map(zone);
    let mut draw = Draw(12);
    for _ in 0..100_000 {
        let time = random_time(&mut draw, &zones);
        let happened = Happened::new(&time).unwrap();
        assert_eq!(
            (happened.day(), happened.instant()),
            (time.date(), time.timestamp())
        );
        let read = Happened::parse(&happened.to_string()).unwrap();
        assert_eq!(read, happened, "{time}");
        assert_eq!(Moment::written(&read), Moment::of(&time));
    }
}

/// From, to, days, whether they have passed.
const RESTS: [(&str, &str, u16, bool); 16] = [
    // Forward in Berlin: 23:59 on the 28th to 00:30 on the 30th is 23 hours and 31 minutes.
    (
        "2026-03-28T23:59:00+01:00",
        "2026-03-30T00:30:00+02:00",
        2,
        false,
    ),
    (
        "2026-03-28T23:59:00+01:00",
        "2026-03-30T00:59:00+02:00",
        2,
        true,
    ),
    // Back: the same clock times are 25 hours and more apart.
    (
        "2026-10-24T23:59:00+02:00",
        "2026-10-26T00:00:00+01:00",
        2,
        true,
    ),
    (
        "2026-10-24T23:59:00+02:00",
        "2026-10-25T23:59:00+01:00",
        2,
        false,
    ),
    // Lord Howe: half an hour.
    (
        "2026-10-03T23:59:00+10:30",
        "2026-10-05T00:28:00+11:00",
        2,
        false,
    ),
    (
        "2026-10-03T23:59:00+10:30",
        "2026-10-05T00:29:00+11:00",
        2,
        true,
    ),
    (
        "2026-04-04T23:59:00+11:00",
        "2026-04-06T00:00:00+10:30",
        2,
        true,
    ),
    // The two ends of the world: a day on the calendar within two minutes, and 26 hours on one day.
    (
        "2026-06-01T23:59:00-12:00",
        "2026-06-03T02:00:00+14:00",
        2,
        false,
    ),
    (
        "2026-06-01T00:01:00+14:00",
        "2026-06-01T00:01:00-12:00",
        1,
        false,
    ),
    (
        "2026-06-01T00:01:00+14:00",
        "2026-06-02T00:01:00-12:00",
        1,
        true,
    ),
    // A flight west in the middle of a rest: two days on the calendar are not there yet.
    (
        "2026-06-01T08:00:00+02:00",
        "2026-06-02T23:59:00-07:00",
        2,
        false,
    ),
    (
        "2026-06-01T08:00:00+02:00",
        "2026-06-03T00:00:00-07:00",
        2,
        true,
    ),
    // A flight east: two days on the calendar, and not a day of 24 hours between.
    (
        "2026-06-01T23:00:00-07:00",
        "2026-06-03T00:30:00+12:00",
        2,
        false,
    ),
    // Leap years have a day more.
    (
        "2028-02-28T10:00:00+01:00",
        "2028-03-01T10:00:00+01:00",
        2,
        true,
    ),
    (
        "2027-02-28T10:00:00+01:00",
        "2027-03-01T10:00:00+01:00",
        2,
        false,
    ),
    (
        "2100-02-28T10:00:00+01:00",
        "2100-03-01T10:00:00+01:00",
        2,
        false,
    ),
];

/// G11
#[test]
fn a_rest_over_a_clock_change_a_journey_or_a_leap_day() {
    for (from, to, days, expected) in RESTS {
        let [from_moment, to_moment] =
            [from, to].map(|text| Moment::written(&Happened::parse(text).unwrap()));
        assert_eq!(
            from_moment.is_past(to_moment, days),
            expected,
            "{from} to {to}"
        );
    }
}

/// G11: the diary counts the runner's own days, wherever they were.
#[test]
fn a_pain_counts_on_the_day_it_was_for_the_runner() {
    let written = [
        (
            "2026-03-28T23:59:00+01:00[Europe/Berlin]",
            date(2026, 3, 28),
        ),
        (
            "2026-03-29T03:00:00+02:00[Europe/Berlin]",
            date(2026, 3, 29),
        ),
        (
            "2026-10-04T02:30:00+11:00[Australia/Lord_Howe]",
            date(2026, 10, 4),
        ),
        (
            "2026-06-01T00:01:00+14:00[Pacific/Kiritimati]",
            date(2026, 6, 1),
        ),
        ("2026-06-02T23:59:00-12:00", date(2026, 6, 2)),
        ("2028-02-29T12:00:00+00:00[UTC]", date(2028, 2, 29)),
    ];
    let pain = |(number, (at, _)): (usize, &(&str, Date))| -> Entry {
        let id = format!("0192f1c4-3b00-7000-8000-{number:012x}");
        entry(&id, at, None, "pain", &pain_body("evening", 3))
    };
    let journal = Journal::from_entries(written.iter().enumerate().map(pain));
    let readings = Readings::of(&journal.fold());
    let mut days: Vec<Date> = written.iter().map(|(_, day)| *day).collect();
    days.sort_unstable();
    assert!(readings.worst_by_day().into_keys().eq(days));
}

/// The random times reach both sides of clock changes.
#[test]
fn many_random_times_are_near_a_clock_change() {
    let zones = ZONES.map(zone);
    let mut draw = Draw(13);
    let near = |time: &Zoned| {
        let next = time.time_zone().following(time.timestamp()).next();
        let until = |at: Timestamp| time.timestamp().duration_until(at).as_hours();
        next.is_some_and(|change| until(change.timestamp()) < 48)
    };
    let near = (0..1_000)
        .filter(|_| near(&random_time(&mut draw, &zones)))
        .count();
    assert!(near > 100, "{near}");
}
