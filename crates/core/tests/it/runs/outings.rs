//! Runs with a short break between them.

use super::Track;
use serde_json::json;

fn distances(track: &Track) -> Vec<Option<u32>> {
    track.outings().iter().map(|it| it.distance_m).collect()
}

#[test]
fn a_break_under_an_hour_makes_one_outing_and_an_hour_makes_two() {
    let mut track = Track::new();
    track.run_at(1, "07:00", 5000);
    track.run_at(1, "08:29", 4000);
    assert_eq!(distances(&track), [Some(9000)]);
    let mut track = Track::new();
    track.run_at(1, "07:00", 5000);
    track.run_at(1, "08:30", 4000);
    assert_eq!(distances(&track), [Some(5000), Some(4000)]);
}

#[test]
fn two_recordings_at_the_same_time_are_not_added_up() {
    let mut track = Track::new();
    track.run_at(1, "07:00", 10_000);
    track.run_at(1, "07:20", 6000);
    assert_eq!(distances(&track), [Some(10_000)]);
}

#[test]
fn an_unknown_distance_is_not_nought() {
    let mut track = Track::new();
    track.add(
        1,
        "07:00",
        "run",
        &json!({"sport": "run", "timer_ms": 600_000}),
    );
    assert_eq!(distances(&track), [None]);
    track.run_at(1, "07:30", 5000);
    let outings = track.outings();
    assert_eq!(outings[0].distance_m, Some(5000));
    assert!(outings[0].lacks_distance);
    assert_eq!(outings[0].timer_s, Some(2400));
}

#[test]
fn effort_is_known_only_when_it_is_known_of_all_of_it() {
    let mut track = Track::new();
    let body = json!({"sport": "run", "timer_ms": 3_600_000, "effort": 4});
    track.add(1, "07:00", "run", &body);
    assert_eq!(track.outings()[0].effort_s, Some(4 * 3600));
    track.run_at(1, "08:10", 5000);
    assert_eq!(track.outings()[0].effort_s, None);
}
