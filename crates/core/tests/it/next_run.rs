//! The next run: a limit by what was run, the ladder, or nothing at all.

use crate::care::{Scene, june, packs};
use crate::runs::{NUMBERS, Track};
use jiff::Zoned;
use jiff::civil::Weekday;
use restride_core::assessment::Engine;
use restride_core::journal::{Entry, Journal};
use restride_core::load::{Complete, NoBaseline};
use restride_core::next_run::{Limit, NextRun};
use restride_core::runs::Runs;
use restride_core::today::{Running, Today};
use restride_core::why::Look;
use restride_testkit::Draw;
use serde_json::json;

fn next<T>(
    entries: &[Entry],
    now: &Zoned,
    look: impl FnOnce(&NextRun<'_>, &Today<'_, '_>) -> T,
) -> T {
    let (knowledge, care) = packs();
    let engine = Engine::new(knowledge);
    let journal = Journal::from_entries(entries.to_vec());
    let folded = journal.fold();
    let today = Today::of(&folded, &engine, care, now);
    let runs = Runs::of(&folded, NUMBERS);
    let at = Look {
        folded: &folded,
        runs: &runs,
        complete: &Complete::default(),
        walk_jog: &[],
        worn: &|_| None,
        rules: &care.load,
    };
    let next = NextRun::of(&today, &knowledge.return_to_run, at, Weekday::Monday);
    look(&next, &today)
}

/// The limit of a runner without a plan on Wednesday, 24 June.
#[expect(clippy::panic_in_result_fn, reason = "a helper of tests")]
fn limit(runs: &[(i32, u32)]) -> Result<Limit, NoBaseline> {
    let mut track = Track::new();
    for (day, metres) in runs {
        track.run(*day, *metres);
    }
    next(&track.entries, &june(24, 12), |next, _| match next {
        NextRun::UpTo(limit) => Ok(*limit),
        NextRun::NoBaseline(missing) => Err(*missing),
        NextRun::Refused(_) | NextRun::Session { .. } => panic!("{next:?}"),
    })
}

#[test]
fn after_ten_kilometres_eleven_are_planned_and_not_a_metre_more() {
    let limit = limit(&[(1, 10_000), (10, 8000), (15, 9000), (17, 9000), (20, 9000)]).unwrap();
    assert_eq!((limit.longest_m, limit.by_longest_m), (10_000, 11_000));
    assert_eq!(limit.most_m, 11_000);
    assert!(limit.most_m < 11_100, "11.1 km after 10 km is refused");
    let week = limit.week.unwrap();
    assert_eq!(
        (week.last_m, week.most_m, week.left_m),
        (27_000, 29_700, 29_700)
    );
}

#[test]
fn the_week_may_leave_less_than_the_longest_run() {
    let runs = [
        (1, 10_000),
        (15, 5000),
        (17, 5000),
        (20, 5000),
        (22, 6000),
        (23, 6000),
    ];
    let limit = limit(&runs).unwrap();
    let week = limit.week.unwrap();
    assert_eq!(
        (week.most_m, week.so_far_m, week.left_m),
        (16_500, 12_000, 4500)
    );
    assert_eq!((limit.by_longest_m, limit.most_m), (11_000, 4500));
    assert!(!week.is_past_warning);
}

#[test]
fn a_week_above_the_warning_is_full_and_says_so() {
    let runs = [(1, 10_000), (15, 5000), (17, 5000), (22, 6000), (23, 7001)];
    let limit = limit(&runs).unwrap();
    let week = limit.week.unwrap();
    assert_eq!((week.left_m, limit.most_m), (0, 0));
    assert!(week.is_past_warning);
    let at = [(1, 10_000), (15, 5000), (17, 5000), (22, 6000), (23, 7000)];
    let limit = crate::next_run::limit(&at).unwrap();
    assert!(!limit.week.unwrap().is_past_warning, "exactly 30 % more");
}

#[test]
fn without_a_baseline_no_number_is_named() {
    let none = NoBaseline::ShortHistory { days: 0, least: 21 };
    assert_eq!(limit(&[]), Err(none));
    assert_eq!(
        limit(&[(10, 5000), (15, 5000)]),
        Err(NoBaseline::ShortHistory {
            days: 14,
            least: 21
        })
    );
    assert_eq!(
        limit(&[(-20, 5000), (-15, 5000), (20, 5000)]),
        Err(NoBaseline::FewRuns { runs: 1, least: 2 })
    );
}

#[test]
fn new_hills_this_week_leave_the_distance_where_it_is() {
    let hilly = |last: u32| {
        let mut track = Track::new();
        for day in (-34..=23).step_by(3) {
            let ascent = if day == 23 { last } else { 20 };
            let body = json!({"sport": "run", "format": "fit", "distance_cm": 1_000_000, "timer_ms": 3_600_000, "ascent_m": ascent});
            track.add(day, "07:00", "run", &body);
        }
        next(&track.entries, &june(24, 12), |next, _| match next {
            NextRun::UpTo(limit) => (limit.by_longest_m, limit.changed_already),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(hilly(20), (11_000, None));
    assert_eq!(hilly(200), (10_000, Some("hills")));
}

#[test]
fn runs_from_before_an_injury_are_no_baseline() {
    let mut track = Track::new();
    for day in [-30, -20, -10, 1, 5] {
        track.run(day, 20_000);
    }
    let opened = track.add(8, "09:00", "episode_opened", &json!({"sites": ["lateral"]}));
    let closed = json!({"episode": opened.to_string(), "reason": "recovered"});
    track.add(12, "09:00", "episode_closed", &closed);
    let shown = |track: &Track| next(&track.entries, &june(24, 12), |next, _| next.named());
    assert_eq!(shown(&track), ("no_baseline", None));
    track.run(14, 3000);
    track.run(20, 4000);
    assert_eq!(shown(&track), ("up_to", Some(4400)));
}

trait Named {
    fn named(&self) -> (&'static str, Option<u32>);
}

impl Named for NextRun<'_> {
    fn named(&self) -> (&'static str, Option<u32>) {
        let most = match self {
            NextRun::UpTo(limit) => Some(limit.by_longest_m),
            NextRun::Refused(_) | NextRun::Session { .. } | NextRun::NoBaseline(_) => None,
        };
        (self.key(), most)
    }
}

#[test]
fn a_locked_paused_or_unassessed_runner_is_named_no_distance() {
    let mut runs = Track::new();
    for day in [-30, -10, 5, 10, 20] {
        runs.run(day, 10_000);
    }
    let with_runs = |entries: &[Entry]| {
        // Ids of the two pens must not meet.
        let moved = runs.entries.iter().map(|entry| {
            let text = entry.to_json().replace("8000-0000", "8000-00ff");
            Entry::from_json(text.as_bytes()).unwrap()
        });
        let all: Vec<Entry> = entries.iter().cloned().chain(moved).collect();
        next(&all, &june(24, 12), |next, _| next.key())
    };
    assert_eq!(with_runs(&[]), "up_to");
    let locked = Scene::assessed("groin_deep", "stop_and_see_within_days", &[]);
    assert_eq!(with_runs(&locked.entries), "refused");
    let unassessed = Scene::hurt("lateral");
    assert_eq!(with_runs(&unassessed.entries), "refused");
    let mut orphan = Scene::hurt("lateral");
    orphan.pen.on(20, 9);
    let pain = orphan.pen.pain("waking", 4);
    assert_eq!(with_runs(&[pain]), "unassessed");
    let mut alarm = Scene::hurt("lateral");
    alarm.pen.on(20, 9);
    let alarm = alarm.pen.assessment("emergency");
    assert_eq!(with_runs(&[alarm]), "refused");
}

#[test]
fn whatever_the_journal_a_number_is_named_only_where_today_allows_a_run() {
    let tests = packs().0.return_to_run.readiness.tests.iter();
    let tests: Vec<&str> = tests.map(|test| test.id.as_str()).collect();
    let mut draw = Draw(23);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..400 {
        let mut entries = restride_testkit::returning(&mut draw, &tests, 60);
        let last = entries
            .iter()
            .map(|entry| entry.happened().instant())
            .max()
            .unwrap();
        let mut pen = restride_testkit::journal::Pen::new("2026-05-01T07:00:00+00:00");
        let mut at = last - jiff::SignedDuration::from_hours(24 * 40);
        while at < last {
            let clock = jiff::tz::Offset::UTC.to_datetime(at);
            pen.at(&format!("{}T07:00:00+00:00", clock.date()));
            let entry = pen.entry(
                "run",
                &json!({"sport": "run", "format": "fit", "distance_cm": 1_000_000}),
            );
            let text = entry.to_json().replace("8000-0000", "8000-00ff");
            entries.push(Entry::from_json(text.as_bytes()).unwrap());
            at += jiff::SignedDuration::from_hours(72);
        }
        let now = last.to_zoned(jiff::tz::TimeZone::UTC);
        next(&entries, &now, |next, today| {
            seen.insert(next.key());
            match (&today.running, next) {
                (Running::Not(_) | Running::Unassessed(_), NextRun::Refused(_))
                | (Running::Allowed(_) | Running::NoPlan, NextRun::NoBaseline(_)) => {}
                (Running::Allowed(allowed), NextRun::Session { level, .. }) => {
                    assert_eq!(*level, allowed.level);
                }
                (Running::Allowed(_) | Running::NoPlan, NextRun::UpTo(limit)) => {
                    assert!(limit.most_m * 100 <= limit.longest_m * 110);
                }
                other => panic!("{other:?}"),
            }
        });
    }
    assert!(seen.contains("refused") && seen.len() >= 2, "{seen:?}");
}
