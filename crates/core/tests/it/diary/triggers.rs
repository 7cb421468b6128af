//! Triggers: counts and medians, and silence below the minimum.

use super::numbers;
use restride_core::diary::{Readings, trigger_statistics};
use restride_core::journal::{Entry, Journal};
use restride_testkit::journal::Pen;
use serde_json::json;

/// One evening entry per day with these triggers, and the pain on the next morning if it was logged.
fn diary(days: &[(&[&str], Option<u8>)]) -> Vec<Entry> {
    let mut pen = Pen::new("2026-06-01T07:00:00+02:00");
    let mut entries = Vec::new();
    for (day, (triggers, morning)) in (1..).zip(days) {
        pen.on(day, 20);
        let body = json!({"moment": "evening", "score": 1, "triggers": triggers});
        entries.push(pen.entry("pain", &body));
        pen.on(day + 1, 7);
        entries.extend(morning.map(|score| pen.pain("waking", score)));
    }
    entries
}

/// Trigger, days with it and their median in half points, days without it and theirs.
fn told(entries: Vec<Entry>) -> Vec<(String, [usize; 2], [u8; 2])> {
    let journal = Journal::from_entries(entries);
    let folded = journal.fold();
    let statistics = trigger_statistics(&folded, &Readings::of(&folded), &numbers());
    statistics
        .iter()
        .map(|statistic| {
            let groups = [statistic.exposed, statistic.not_exposed];
            (
                statistic.trigger.as_str().to_owned(),
                groups.map(|group| group.days),
                groups.map(|group| group.median.unwrap().halves()),
            )
        })
        .collect()
}

const HILLS: &[&str] = &["hills"];
const NONE: &[&str] = &[];

#[test]
fn mornings_after_days_with_and_without_are_counted() {
    let days = [
        (HILLS, Some(4)),
        (HILLS, Some(5)),
        (HILLS, Some(3)),
        (HILLS, Some(4)),
        (NONE, Some(1)),
        (NONE, Some(2)),
        (NONE, Some(0)),
        (NONE, Some(2)),
        (NONE, None),
    ];
    assert_eq!(told(diary(&days)), [("hills".to_owned(), [4, 4], [8, 3])]);
}

#[test]
fn below_the_minimum_on_either_side_nothing_is_said() {
    let with = |hills: usize, others: usize| {
        let days: Vec<_> = (0..hills)
            .map(|_| (HILLS, Some(4)))
            .chain((0..others).map(|_| (NONE, Some(1))))
            .collect();
        told(diary(&days)).len()
    };
    assert_eq!(with(4, 4), 1);
    assert_eq!(with(3, 9), 0);
    assert_eq!(with(9, 3), 0);
    assert_eq!(with(9, 0), 0);
}

#[test]
fn a_missing_morning_is_not_a_good_morning() {
    let mut days = vec![(HILLS, Some(4)); 4];
    days.extend([(NONE, Some(1)); 3]);
    days.extend([(NONE, None); 5]);
    assert!(
        told(diary(&days)).is_empty(),
        "five days without a morning are no days"
    );
}

#[test]
fn a_trigger_named_on_waking_was_named_because_it_hurt_and_does_not_count() {
    let mut entries = diary(&[(NONE, Some(1)); 6]);
    let mut pen = Pen::new("2026-06-10T07:00:00+02:00");
    for day in 10..16 {
        pen.on(day, 7);
        // Ids of their own.
        let body = json!({"moment": "waking", "score": 8, "triggers": ["sitting"]});
        let text = pen
            .entry("pain", &body)
            .to_json()
            .replace("-7000-8000-", "-7000-9000-");
        entries.push(Entry::from_json(text.as_bytes()).unwrap());
    }
    assert!(told(entries).is_empty());
}

#[test]
fn triggers_named_on_a_run_count_and_a_correction_moves_a_day() {
    let mut entries = diary(&[
        (NONE, Some(1)),
        (NONE, Some(1)),
        (NONE, Some(1)),
        (NONE, Some(1)),
    ]);
    let mut pen = Pen::new("2026-06-10T07:00:00+02:00");
    let mut last = None;
    for day in [10, 12, 14, 16] {
        pen.on(day, 18);
        let run = pen.entry("session_result", &json!({"triggers": ["speed"]}));
        pen.on(day + 1, 7);
        entries.extend([renamed(&pen.pain("waking", 3)), renamed(&run)]);
        last = Some(renamed(&run));
    }
    let expected = [("speed".to_owned(), [4, 4], [6, 2])];
    // The mornings themselves are logged days without the trigger, whose own next mornings were not logged.
    assert_eq!(told(entries.clone()), expected);
    pen.on(20, 9);
    entries.push(renamed(&pen.correct(&last.unwrap(), &json!({}))));
    assert!(told(entries).is_empty(), "three days with it are too few");
}

/// Another writer's ids.
fn renamed(entry: &Entry) -> Entry {
    let own = entry.id().to_string();
    let text = entry
        .to_json()
        .replace(&own, &own.replace("-7000-8000-", "-7000-9000-"));
    Entry::from_json(text.as_bytes()).unwrap()
}
