//! Local days: the runner's own clock decides, through clock changes, travel and leap days.

use jiff::civil::date;
use jiff::tz::TimeZone;
use restride_core::journal::Happened;

/// G11, D3
#[test]
fn an_entry_belongs_to_the_runners_own_day() {
    // What was written, the day, seconds since the line above.
    let cases = [
        // A late pain, and a minute past midnight.
        (
            "2026-06-01T23:50:00+02:00[Europe/Berlin]",
            date(2026, 6, 1),
            0,
        ),
        (
            "2026-06-02T00:01:00+02:00[Europe/Berlin]",
            date(2026, 6, 2),
            660,
        ),
        // Clocks go forward: the night lacks an hour.
        (
            "2026-03-28T23:59:59+01:00[Europe/Berlin]",
            date(2026, 3, 28),
            0,
        ),
        (
            "2026-03-29T01:59:59+01:00[Europe/Berlin]",
            date(2026, 3, 29),
            7_200,
        ),
        (
            "2026-03-29T03:00:00+02:00[Europe/Berlin]",
            date(2026, 3, 29),
            1,
        ),
        (
            "2026-03-29T23:59:59+02:00[Europe/Berlin]",
            date(2026, 3, 29),
            75_599,
        ),
        // Clocks go back: 02:30 comes twice, and the two are an hour apart.
        (
            "2026-10-25T02:30:00+02:00[Europe/Berlin]",
            date(2026, 10, 25),
            0,
        ),
        (
            "2026-10-25T02:30:00+01:00[Europe/Berlin]",
            date(2026, 10, 25),
            3_600,
        ),
        // Clocks that change at midnight: the day has no 00:30.
        (
            "2018-11-03T23:59:59-03:00[America/Sao_Paulo]",
            date(2018, 11, 3),
            0,
        ),
        (
            "2018-11-04T01:00:00-02:00[America/Sao_Paulo]",
            date(2018, 11, 4),
            1,
        ),
        // A flight across the date line: the later pain is on the earlier day.
        (
            "2026-06-02T08:00:00+12:00[Pacific/Auckland]",
            date(2026, 6, 2),
            0,
        ),
        (
            "2026-06-01T13:30:00-07:00[America/Los_Angeles]",
            date(2026, 6, 1),
            1_800,
        ),
        // A leap day, and a year without one.
        ("2028-02-28T23:59:59+00:00[UTC]", date(2028, 2, 28), 0),
        ("2028-02-29T00:00:00+00:00[UTC]", date(2028, 2, 29), 1),
        ("2028-03-01T00:00:00+00:00[UTC]", date(2028, 3, 1), 86_400),
        ("2027-02-28T23:59:59+00:00[UTC]", date(2027, 2, 28), 0),
        ("2027-03-01T00:00:00+00:00[UTC]", date(2027, 3, 1), 1),
        // Offsets of half and quarter hours.
        (
            "2026-06-01T23:59:00+05:45[Asia/Kathmandu]",
            date(2026, 6, 1),
            0,
        ),
        ("2026-06-01T23:59:00-02:30", date(2026, 6, 1), 29_700),
    ];
    let mut before: Option<Happened> = None;
    for (text, day, seconds) in cases {
        let happened = Happened::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(happened.day(), day, "{text}");
        assert_eq!(happened.to_string(), text);
        if let Some(before) = before.filter(|_| seconds > 0) {
            let passed = happened.instant().duration_since(before.instant());
            assert_eq!(passed.as_secs(), seconds, "{text}");
        }
        before = Some(happened);
    }
}

#[test]
fn a_zone_whose_rules_are_unknown_or_have_changed_moves_nothing() {
    let odd = "2026-06-01T23:50:00+03:00[Mars/Olympus_Mons]";
    let happened = Happened::parse(odd).unwrap();
    assert_eq!(
        (happened.day(), happened.zone()),
        (date(2026, 6, 1), Some("Mars/Olympus_Mons"))
    );
    // Berlin is not at +05:00: what was written stands.
    let other = Happened::parse("2026-06-01T23:50:00+05:00[Europe/Berlin]").unwrap();
    assert_eq!(other.day(), date(2026, 6, 1));
}

#[test]
fn every_hour_around_a_clock_change_keeps_its_day_and_instant() {
    for rules in [
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "NZST-12NZDT,M9.5.0,M4.1.0/3",
        "<-03>3<-02>,M11.1.0/0,M2.3.0/0",
    ] {
        let zone = TimeZone::posix(rules).unwrap();
        let mut at = date(2026, 1, 1).to_zoned(zone.clone()).unwrap();
        for _ in 0..(366 * 48) {
            let happened = Happened::new(&at).unwrap();
            assert_eq!(happened.day(), at.date());
            assert_eq!(happened.instant(), at.timestamp());
            assert_eq!(Happened::parse(&happened.to_string()), Some(happened));
            at = (at.timestamp() + jiff::SignedDuration::from_mins(30)).to_zoned(zone.clone());
        }
    }
}
