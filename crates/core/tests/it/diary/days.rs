//! Pain by day, moment, place, side and episode; the mornings after runs; the nights.

use super::{june, numbers};
use restride_core::diary::{Night, Readings, around_runs, episodes};
use restride_core::journal::{Entry, Journal, Key, PainMoment, PainScore, Side};
use restride_testkit::journal::Pen;
use serde_json::json;

fn pen() -> Pen {
    Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]")
}

#[test]
fn a_moment_that_was_not_logged_is_missing_and_the_worst_of_a_moment_counts() {
    let mut pen = pen();
    pen.on(1, 7);
    let mild = pen.pain("waking", 1);
    let worse = pen.pain("waking", 4);
    pen.at("2026-06-01T23:50:00+02:00[Europe/Berlin]");
    let late = pen.pain("evening", 2);
    let journal = Journal::from_entries([mild, worse, late]);
    let folded = journal.fold();
    let readings = Readings::of(&folded);
    let day = readings.of_day(june(1));
    assert_eq!(day[&PainMoment::Waking].get(), 4);
    assert_eq!(day[&PainMoment::Evening].get(), 2);
    assert_eq!(day.get(&PainMoment::Night), None);
    assert!(readings.of_day(june(2)).is_empty());
    assert_eq!(readings.worst_by_day()[&june(1)].get(), 4);
}

#[test]
fn corrected_and_withdrawn_pains_are_counted_as_they_are_now() {
    let mut pen = pen();
    let typo = pen.pain("waking", 9);
    let meant = pen.correct(&typo, &json!({"moment": "waking", "score": 2}));
    let wrong = pen.pain("night", 8);
    let undo = pen.withdraw(&wrong);
    let journal = Journal::from_entries([undo, wrong, meant, typo]);
    let folded = journal.fold();
    assert_eq!(Readings::of(&folded).worst_by_day()[&june(1)].get(), 2);
}

#[test]
fn places_and_sides_are_kept_apart_and_both_sides_are_left_and_right() {
    let mut pen = pen();
    let body = |site: &str, side: &str, score: u8| json!({"moment": "evening", "score": score, "sites": [site], "side": side});
    let journal = Journal::from_entries([
        pen.entry("pain", &body("lateral", "left", 5)),
        pen.entry("pain", &body("groin_deep", "both", 3)),
        pen.entry("pain", &body("pubic", "middle", 7)),
        pen.pain("evening", 9),
    ]);
    let folded = journal.fold();
    let readings = Readings::of(&folded);
    let worst = |readings: Readings<'_>| {
        readings
            .worst_by_day()
            .get(&june(1))
            .map(|score| score.get())
    };
    assert_eq!(worst(readings.on_side(Side::Left)), Some(5));
    assert_eq!(worst(readings.on_side(Side::Right)), Some(3));
    assert_eq!(worst(readings.on_side(Side::Middle)), Some(7));
    assert_eq!(worst(readings.on_side(Side::Both)), Some(3));
    assert_eq!(
        worst(readings.at_site(&Key::new("lateral").unwrap())),
        Some(5)
    );
    assert_eq!(worst(readings.at_site(&Key::new("buttock").unwrap())), None);
    assert_eq!(worst(readings.at(&[PainMoment::Night])), None);
}

#[test]
fn during_after_and_the_next_morning_are_kept_apart() {
    let mut pen = pen();
    let mut entries = Vec::new();
    pen.on(1, 7);
    entries.push(pen.pain("waking", 6));
    pen.on(1, 18);
    entries.push(pen.entry(
        "session_result",
        &json!({"before": 0, "during": 2, "at_end": 3}),
    ));
    entries.push(pen.pain("evening", 4));
    pen.on(2, 7);
    entries.push(pen.pain("waking", 1));
    // A run without a word about pain, and without a morning.
    pen.on(4, 18);
    entries.push(pen.entry("session_result", &json!({"distance_m": 5000})));
    // A pain during a run that has no result.
    pen.on(6, 18);
    entries.push(pen.pain("during", 5));
    let journal = Journal::from_entries(entries);
    let folded = journal.fold();
    let runs = around_runs(&folded, &Readings::of(&folded));
    let told: Vec<_> = runs
        .iter()
        .map(|run| {
            let pains = [run.before, run.during, run.after, run.next_morning];
            (run.day, pains.map(|pain| pain.map(PainScore::get)))
        })
        .collect();
    let expected = [
        (june(1), [Some(0), Some(3), Some(4), Some(1)]),
        (june(4), [None; 4]),
        (june(6), [None, Some(5), None, None]),
    ];
    assert_eq!(told, expected);
}

/// G11: the morning after a run on the night of a clock change is the next calendar day.
#[test]
fn the_morning_after_is_found_across_a_clock_change_and_a_leap_day() {
    let nights = [
        ("2026-03-28T22:00:00+01:00", "2026-03-29T07:00:00+02:00"),
        ("2026-10-24T22:00:00+02:00", "2026-10-25T07:00:00+01:00"),
        ("2028-02-28T22:00:00+01:00", "2028-02-29T07:00:00+01:00"),
        ("2027-12-31T22:00:00+01:00", "2028-01-01T07:00:00+01:00"),
        // Flown west over night: the morning is on the clock of the place.
        ("2026-06-01T22:00:00+02:00", "2026-06-02T07:00:00-07:00"),
    ];
    for (evening, morning) in nights {
        let mut pen = Pen::new(evening);
        let run = pen.pain("during", 2);
        pen.at(morning);
        let waking = pen.pain("waking", 3);
        let journal = Journal::from_entries([waking, run]);
        let folded = journal.fold();
        let runs = around_runs(&folded, &Readings::of(&folded));
        assert_eq!(
            runs[0].next_morning.map(PainScore::get),
            Some(3),
            "{evening}"
        );
    }
}

#[test]
fn nights_alarm_on_three_of_seven_and_a_night_not_logged_is_not_counted() {
    let nights = |scores: &[Option<u8>]| {
        let mut pen = pen();
        let mut entries: Vec<Entry> = Vec::new();
        for (day, score) in (1..).zip(scores) {
            pen.on(day, 3);
            entries.extend(score.map(|score| pen.pain("night", score)));
        }
        let journal = Journal::from_entries(entries);
        let folded = journal.fold();
        Night::on(june(7), &Readings::of(&folded), &numbers())
    };
    let x = None;
    let three = nights(&[Some(3), x, Some(2), Some(5), x, x, Some(3)]);
    assert_eq!((three.logged, three.painful, three.is_alarm), (4, 3, true));
    let two = nights(&[x, x, Some(2), Some(5), x, x, Some(3)]);
    assert_eq!((two.logged, two.painful, two.is_alarm), (3, 2, false));
    assert!(!nights(&[x; 7]).is_alarm);
}

/// S18
#[test]
fn two_injuries_at_once_are_two_episodes_and_neither_feeds_the_other() {
    let mut pen = pen();
    let left = pen.entry(
        "episode_opened",
        &json!({"sites": ["lateral"], "side": "left"}),
    );
    let right = pen.entry(
        "episode_opened",
        &json!({"sites": ["lateral"], "side": "right"}),
    );
    let moved = pen.correct(&left, &json!({"sites": ["buttock"], "side": "left"}));
    let pain = |pen: &mut Pen, episode: &Entry, score: u8| {
        let body = json!({"moment": "night", "score": score, "episode": episode.id().to_string()});
        pen.entry("pain", &body)
    };
    let entries = [
        pain(&mut pen, &left, 5),
        pain(&mut pen, &moved, 6),
        pain(&mut pen, &right, 1),
        pen.pain("night", 9),
        pen.entry(
            "episode_closed",
            &json!({"episode": right.id().to_string(), "reason": "recovered"}),
        ),
    ];
    let journal =
        Journal::from_entries(
            entries
                .into_iter()
                .chain([left.clone(), right.clone(), moved]),
        );
    let folded = journal.fold();
    let readings = Readings::of(&folded);
    let worst = |id| readings.of_episode(id).worst_by_day()[&june(1)].get();
    assert_eq!(
        worst(left.id()),
        6,
        "named by the first version and by the correction"
    );
    assert_eq!(worst(right.id()), 1);
    let all = episodes(&folded);
    let told: Vec<_> = all
        .iter()
        .map(|episode| {
            (
                episode.id,
                episode.opened.sites[0].as_str(),
                episode.closed.is_some(),
            )
        })
        .collect();
    let mut told = told;
    told.sort_unstable();
    assert_eq!(
        told,
        [(left.id(), "buttock", false), (right.id(), "lateral", true)]
    );
}
