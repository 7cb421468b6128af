//! Where a history is complete.

use crate::runs::{NUMBERS, Track};
use jiff::civil::{Date, date};
use restride_core::load::{Complete, Span};
use restride_core::runs::Runs;
use serde_json::{Value, json};

fn june(day: i8) -> Date {
    date(2026, 6, day)
}

/// The spans of a journal with a batch and runs of it on the 2nd and the 9th, and a run of its own on the 20th.
fn spans(batch: &Value, since: Option<Date>) -> Vec<Span> {
    let mut track = Track::new();
    let batch = track.add(25, "07:00", "import_batch", batch);
    for (day, sport) in [(2, "walk"), (9, "run")] {
        let body = json!({"sport": sport, "distance_cm": 500_000, "format": "fit", "batch": batch.to_string()});
        track.add(day, "07:00", "run", &body);
    }
    track.run(20, 5000);
    let journal = track.journal();
    let folded = journal.fold();
    let runs = Runs::of(&folded, NUMBERS);
    Complete::of(&folded, &runs, since, june(28))
        .spans()
        .to_vec()
}

#[test]
fn an_archive_of_an_account_is_complete_between_its_first_and_last_activity() {
    let spans = spans(&json!({"from": "export.zip", "account": "strava"}), None);
    assert_eq!(
        spans,
        [Span {
            from: june(2),
            to: june(9)
        }]
    );
}

#[test]
fn single_files_say_nothing_about_the_days_between_them() {
    assert!(spans(&json!({"from": "a.fit b.fit"}), None).is_empty());
}

#[test]
fn the_runner_may_name_a_day_from_which_nothing_is_missing() {
    let batch = json!({"from": "a.fit"});
    assert_eq!(
        spans(&batch, Some(june(20))),
        [Span {
            from: june(20),
            to: june(28)
        }]
    );
    assert!(spans(&batch, Some(june(29))).is_empty(), "in the future");
    let both = spans(
        &json!({"from": "export.zip", "account": "garmin"}),
        Some(june(10)),
    );
    assert_eq!(
        both,
        [Span {
            from: june(2),
            to: june(28)
        }],
        "spans that touch are one"
    );
}
