//! Recordings of one run are one run.

use super::{NUMBERS, Track};
use restride_core::journal::Journal;
use restride_core::runs::Runs;
use restride_testkit::Draw;
use serde_json::json;

#[test]
fn a_chain_of_recordings_is_one_run_and_the_best_is_shown() {
    let mut track = Track::new();
    let gpx = track.recording("gpx", json!({"distance_cm": 500_000}));
    let fit = track.recording(
        "fit",
        json!({"distance_cm": 501_000, "same_as": gpx.to_string()}),
    );
    track.recording(
        "tcx",
        json!({"distance_cm": 502_000, "same_as": fit.to_string()}),
    );
    assert_eq!(track.runs(), [(fit, Some(5010), 3, 0)]);
    track.look(|runs| {
        assert_eq!(runs.get(gpx).map(|it| it.id), Some(fit), "by any recording");
    });
}

#[test]
fn a_circle_of_recordings_is_one_run() {
    let mut track = Track::new();
    let first = track.recording("fit", json!({"distance_cm": 500_000}));
    let second = track.recording("gpx", json!({"same_as": first.to_string()}));
    track.correct(
        first,
        &json!({"sport": "run", "format": "fit", "distance_cm": 500_000, "same_as": second.to_string()}),
    );
    assert_eq!(track.runs(), [(first, Some(5000), 2, 0)]);
}

#[test]
fn recordings_of_a_run_that_is_gone_are_still_one() {
    let mut track = Track::new();
    let gone = track.recording("fit", json!({"distance_cm": 500_000}));
    let same = json!({"distance_cm": 510_000, "same_as": gone.to_string()});
    let kept = track.recording("tcx", same.clone());
    track.recording("gpx", same);
    track.withdraw(gone);
    assert_eq!(track.runs(), [(kept, Some(5100), 2, 0)]);
}

#[test]
fn a_correction_that_leaves_same_as_out_makes_two_runs_again() {
    let mut track = Track::new();
    let first = track.run(1, 5000);
    let body = json!({"sport": "run", "format": "gpx", "distance_cm": 800_000});
    let mut same = body.clone();
    same["same_as"] = json!(first.to_string());
    let second = track.add(1, "18:00", "run", &same);
    assert_eq!(track.runs().len(), 1);
    track.correct(second, &body);
    assert_eq!(track.runs().len(), 2);
}

#[test]
fn the_same_part_of_the_same_file_is_one_run_wherever_it_was_imported() {
    let mut track = Track::new();
    let file = |part: u32| json!({"file": "abc", "file_part": part, "distance_cm": 500_000 + part * 200_000});
    let first = track.recording("fit", file(0));
    track.recording("fit", file(0));
    let second = track.recording("fit", file(1));
    assert_eq!(
        track.runs(),
        [(first, Some(5000), 2, 0), (second, Some(7000), 1, 0)]
    );
}

#[test]
fn the_same_start_and_distance_is_one_run_although_nobody_marked_it() {
    let alike = |seconds: &str, cm: u32| {
        let mut track = Track::new();
        track.recording("fit", json!({"distance_cm": 1_000_000}));
        let body = json!({"sport": "run", "format": "gpx", "distance_cm": cm});
        track.add(1, seconds, "run", &body);
        track.runs().len()
    };
    assert_eq!(alike("07:02", 1_020_000), 1, "2 minutes, 2 %");
    assert_eq!(alike("07:02", 1_021_000), 2);
    assert_eq!(alike("07:03", 1_000_000), 2);
}

#[test]
fn running_dynamics_come_before_the_format_and_a_whole_file_before_a_cut_one() {
    let best = |one: (&str, serde_json::Value), other: (&str, serde_json::Value)| {
        let mut track = Track::new();
        let first = track.recording(one.0, one.1);
        let mut more = other.1;
        more["same_as"] = json!(first.to_string());
        let second = track.recording(other.0, more);
        track.runs()[0].0 == second
    };
    let dynamics = json!({"ground_contact_ms_tenths": 2400});
    assert!(best(("fit", json!({})), ("tcx", dynamics.clone())));
    assert!(!best(("fit", dynamics.clone()), ("tcx", dynamics)));
    assert!(best(("gpx", json!({})), ("tcx", json!({}))));
    assert!(best(
        ("fit", json!({"flags": ["truncated"]})),
        ("gpx", json!({}))
    ));
    assert!(!best(("gpx", json!({})), ("table", json!({}))));
}

#[test]
fn a_run_that_was_told_is_shown_when_there_is_nothing_better() {
    let mut track = Track::new();
    let told = track.add(
        1,
        "07:00",
        "run",
        &json!({"sport": "run", "distance_cm": 500_000}),
    );
    let table = track.recording("table", json!({"same_as": told.to_string()}));
    assert_eq!(track.runs(), [(table, Some(5000), 2, 0)]);
    track.look(|runs| assert!(!runs.all()[0].is_told()));
}

#[test]
fn a_distance_put_right_by_hand_is_the_one_that_counts() {
    let mut track = Track::new();
    let gpx = track.recording("gpx", json!({"distance_cm": 500_000}));
    track.recording(
        "fit",
        json!({"distance_cm": 470_000, "same_as": gpx.to_string()}),
    );
    track.correct(
        gpx,
        &json!({"sport": "run", "format": "gpx", "distance_cm": 560_000}),
    );
    assert_eq!(track.runs(), [(gpx, Some(5600), 2, 0)]);
}

#[test]
fn what_a_recording_lacks_is_taken_from_the_others_and_its_origin_stays() {
    let mut track = Track::new();
    let fit = track.recording(
        "fit",
        json!({"distance_cm": 500_000, "file": "f1", "timer_ms": 1}),
    );
    let more = json!({
        "same_as": fit.to_string(), "file": "f2", "distance_cm": 1, "ascent_m": 60, "title": "Home",
        "lap_timer_ms": [5], "lap_distance_cm": [7], "band_speed_mm_s": [2500], "band_s": [9], "records": 4
    });
    track.recording("gpx", more);
    track.look(|runs| {
        let run = &runs.all()[0].content;
        assert_eq!((run.distance_cm, run.ascent_m), (Some(500_000), Some(60)));
        assert_eq!(run.file.as_ref().unwrap().as_str(), "f1");
        assert_eq!(
            (run.records, run.title.as_ref().unwrap().as_str()),
            (None, "Home")
        );
        assert_eq!(run.laps().collect::<Vec<_>>(), [(5, Some(7))]);
        assert_eq!(run.bands().next().unwrap().seconds, 9);
    });
}

#[test]
fn walks_and_rides_are_no_runs() {
    let mut track = Track::new();
    for sport in ["walk", "hike", "ride", "swim", "other"] {
        track.add(
            1,
            "07:00",
            "run",
            &json!({"sport": sport, "distance_cm": 500_000}),
        );
    }
    assert!(track.runs().is_empty() && track.outings().is_empty());
    track.look(|runs| assert_eq!(runs.all().len(), 5));
}

#[test]
fn the_order_of_arrival_changes_nothing() {
    let mut draw = Draw(7);
    for _ in 0..200 {
        let mut track = Track::new();
        let mut ids = Vec::new();
        for _ in 0..8 {
            let format = ["fit", "tcx", "gpx"][draw.below(3)];
            let mut body =
                json!({"sport": "run", "format": format, "distance_cm": 100_000 * draw.below(9)});
            if draw.below(2) == 0 && !ids.is_empty() {
                let same: &restride_core::journal::EntryId = &ids[draw.below(ids.len())];
                body["same_as"] = json!(same.to_string());
            }
            let day = 1 + i32::try_from(draw.below(3)).unwrap();
            ids.push(track.add(day, "07:00", "run", &body));
            if draw.below(4) == 0 {
                let body = json!({"distance_m": 1000 * draw.below(9)});
                track.add(day, "08:00", "session_result", &body);
            }
        }
        let forwards = track.runs();
        let mut entries = track.entries.clone();
        entries.reverse();
        let journal = Journal::from_entries(entries);
        let runs = Runs::of(&journal.fold(), NUMBERS);
        let backwards: Vec<_> = runs
            .runs()
            .map(|it| {
                (
                    it.id,
                    it.distance_m(),
                    it.recordings.len(),
                    it.results.len(),
                )
            })
            .collect();
        assert_eq!(forwards, backwards);
        let recordings: usize = forwards.iter().map(|run| run.2).sum();
        assert_eq!(recordings, 8, "every recording belongs to exactly one run");
    }
}

#[test]
fn a_run_that_names_itself_is_one_of_its_own_however_alike_another_is() {
    let mut track = Track::new();
    let one = track.run_at(1, "07:00", 10_000);
    let two = track.run_at(1, "07:01", 10_000);
    let three = track.run_at(1, "07:01", 10_010);
    assert_eq!(track.runs(), [(one, Some(10_000), 3, 0)]);
    let alone = json!({"sport": "run", "format": "fit", "distance_cm": 1_000_000, "same_as": two.to_string()});
    track.correct(two, &alone);
    let runs = track.runs();
    assert_eq!(runs.len(), 2, "{runs:?}");
    assert!(runs.contains(&(two, Some(10_000), 1, 0)), "{runs:?}");
    track.look(|runs| assert_eq!(runs.get(three).map(|it| it.id), Some(one)));
}
