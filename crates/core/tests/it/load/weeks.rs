//! Weeks and days.

use super::rules;
use crate::runs::Track;
use jiff::civil::{Date, Weekday, date};
use restride_core::load::{Complete, Span, Week, week_of, weeks};
use serde_json::json;

fn june(day: i8) -> Date {
    date(2026, 6, day)
}

/// Two weeks from Monday, 1 June; all days are known.
fn two_weeks(first: &[(i32, u32)], second: &[(i32, u32)]) -> Vec<Week> {
    let mut track = Track::new();
    for (day, metres) in first.iter().chain(second) {
        track.run(*day, *metres);
    }
    let complete = Complete::joined(vec![Span {
        from: june(1),
        to: june(30),
    }]);
    weeks(
        &track.outings(),
        &complete,
        rules(),
        june(15),
        Weekday::Monday,
        2,
    )
    .into_iter()
    .chain(weeks(
        &track.outings(),
        &complete,
        rules(),
        june(14),
        Weekday::Monday,
        1,
    ))
    .collect()
}

#[test]
fn a_week_adds_up_its_runs_and_compares_itself_with_the_one_before() {
    let all = two_weeks(
        &[(1, 5000), (3, 5000), (5, 5000), (7, 10_000)],
        &[(8, 6000), (10, 6000), (12, 8000), (14, 16_000)],
    );
    let week = &all[0];
    assert_eq!((week.from, week.to), (june(8), june(14)));
    assert_eq!(
        (week.runs, week.distance_m, week.longest_m),
        (4, Some(36_000), Some(16_000))
    );
    assert_eq!(week.timer_s, Some(36 * 360));
    assert_eq!(week.longest_share_percent(), Some(44));
    let change = week.change.unwrap();
    assert_eq!(
        (change.percent(), change.before_m, change.is_amber),
        (Some(144), 25_000, true)
    );
    assert_eq!(week.unknown_days, 0);
    assert!(week.spread.is_some());
    assert_eq!(all[1].from, june(15), "the week that has just begun");
    assert_eq!(all[1].change, None);
    assert_eq!(all[2].change, None, "it is not over on its last day");
}

#[test]
fn amber_begins_above_30_percent_more_and_not_at_it() {
    let amber = |metres| {
        two_weeks(&[(1, 10_000)], &[(8, metres)])[0]
            .change
            .unwrap()
            .is_amber
    };
    assert!(!amber(13_000));
    assert!(amber(13_001));
}

#[test]
fn a_day_without_a_file_is_unknown_until_the_history_is_complete() {
    let mut track = Track::new();
    for day in [1, 8, 10] {
        track.run(day, 5000);
    }
    let shown = |complete: &Complete| {
        weeks(
            &track.outings(),
            complete,
            rules(),
            june(20),
            Weekday::Monday,
            2,
        )
        .remove(0)
    };
    let week = shown(&Complete::default());
    assert_eq!((week.unknown_days, week.spread), (5, None));
    assert_eq!(week.session_rpe, None);
    assert_eq!(week.change.unwrap().unknown_days, 11);
    let week = shown(&Complete::joined(vec![Span {
        from: june(1),
        to: june(14),
    }]));
    assert_eq!(week.unknown_days, 0);
    assert!(week.spread.is_some());
}

#[test]
fn a_week_without_runs_before_it_has_no_change() {
    assert_eq!(
        two_weeks(&[], &[(8, 6000)])[0].change,
        None,
        "history begins in it"
    );
    let mut track = Track::new();
    track.run(1, 5000);
    track.run(16, 5000);
    let all = weeks(
        &track.outings(),
        &Complete::default(),
        rules(),
        june(28),
        Weekday::Monday,
        2,
    );
    assert_eq!(all[0].change, None, "nothing to compare with");
}

#[test]
fn a_week_with_a_run_of_unknown_distance_has_no_change_and_no_share() {
    let mut track = Track::new();
    track.run(1, 5000);
    track.run(9, 5000);
    track.add(
        10,
        "07:00",
        "run",
        &json!({"sport": "run", "timer_ms": 1_800_000, "effort": 5}),
    );
    let all = weeks(
        &track.outings(),
        &Complete::default(),
        rules(),
        june(20),
        Weekday::Monday,
        2,
    );
    let week = &all[0];
    assert!(week.lacks_distance);
    assert_eq!((week.change, week.longest_share_percent()), (None, None));
}

#[test]
fn effort_times_minutes_is_known_only_of_whole_weeks() {
    let mut track = Track::new();
    let body = json!({"sport": "run", "timer_ms": 1_800_000, "effort": 5});
    track.add(9, "07:00", "run", &body);
    track.add(11, "07:00", "run", &body);
    let complete = Complete::joined(vec![Span {
        from: june(1),
        to: june(30),
    }]);
    let all = weeks(
        &track.outings(),
        &complete,
        rules(),
        june(20),
        Weekday::Monday,
        2,
    );
    assert_eq!(all[0].session_rpe, Some(300));
}

#[test]
fn a_week_begins_on_the_day_that_is_asked_for() {
    assert_eq!(week_of(june(14), Weekday::Monday), june(8));
    assert_eq!(week_of(june(14), Weekday::Sunday), june(14));
    assert_eq!(week_of(june(8), Weekday::Monday), june(8));
    assert_eq!(week_of(june(8), Weekday::Saturday), june(6));
}

#[test]
fn a_run_late_at_night_belongs_to_the_day_of_its_start() {
    let mut track = Track::new();
    track.run_at(14, "23:50", 5000);
    let all = weeks(
        &track.outings(),
        &Complete::default(),
        rules(),
        june(15),
        Weekday::Monday,
        2,
    );
    assert_eq!((all[0].runs, all[1].runs), (1, 0));
}
