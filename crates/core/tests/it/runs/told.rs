//! Results of sessions: with a recorded run, or as runs of their own.

use super::Track;
use serde_json::json;

#[test]
fn a_result_that_no_recorded_run_fits_is_a_told_run() {
    let mut track = Track::new();
    let run = track.run(1, 5000);
    let told = track.add(
        2,
        "08:00",
        "session_result",
        &json!({"distance_m": 4200, "during": 2}),
    );
    assert_eq!(
        track.runs(),
        [(run, Some(5000), 1, 0), (told, Some(4200), 0, 1)]
    );
    track.look(|runs| assert!(runs.get(told).unwrap().is_told()));
}

#[test]
fn a_result_told_at_the_end_of_a_run_belongs_to_it_whatever_it_says_of_the_distance() {
    let mut track = Track::new();
    // 5 km at 10 km/h end at 7:30.
    let run = track.run(1, 5000);
    track.add(
        1,
        "08:20",
        "session_result",
        &json!({"distance_m": 9000, "at_end": 3}),
    );
    assert_eq!(track.runs(), [(run, Some(5000), 1, 1)]);
    let mut track = Track::new();
    track.run(1, 5000);
    track.add(1, "08:31", "session_result", &json!({"distance_m": 9000}));
    assert_eq!(
        track.runs().len(),
        2,
        "more than an hour later and far from it"
    );
}

#[test]
fn a_result_told_in_the_evening_belongs_to_the_run_of_its_size() {
    let mut track = Track::new();
    let morning = track.run_at(1, "07:00", 5000);
    let noon = track.run_at(1, "12:00", 8000);
    track.add(
        1,
        "21:00",
        "session_result",
        &json!({"distance_m": 4000, "during": 1}),
    );
    track.add(
        1,
        "21:05",
        "session_result",
        &json!({"duration_s": 2900, "during": 4}),
    );
    assert_eq!(
        track.runs(),
        [(morning, Some(5000), 1, 1), (noon, Some(8000), 1, 1)]
    );
    track.add(1, "21:10", "session_result", &json!({"distance_m": 3900}));
    assert_eq!(track.runs().len(), 3, "more than a fifth away from both");
}

#[test]
fn a_result_without_a_size_belongs_to_the_only_run_of_its_day_and_is_never_a_run() {
    let mut track = Track::new();
    let run = track.run(1, 5000);
    track.add(1, "21:00", "session_result", &json!({"during": 4}));
    track.add(
        2,
        "21:00",
        "session_result",
        &json!({"during": 4, "distance_m": 0}),
    );
    assert_eq!(track.runs(), [(run, Some(5000), 1, 1)]);
}

#[test]
fn a_result_after_midnight_belongs_to_the_run_before_it() {
    let mut track = Track::new();
    let run = track.run_at(1, "23:30", 5000);
    track.add(2, "00:10", "session_result", &json!({"during": 4}));
    assert_eq!(track.runs(), [(run, Some(5000), 1, 1)]);
}

#[test]
fn one_session_told_for_two_episodes_is_one_run_and_two_sessions_are_two() {
    let episode = |day: i32, track: &mut Track| {
        let body = json!({"sites": ["lateral"]});
        track.add(day, "06:00", "episode_opened", &body).to_string()
    };
    let mut track = Track::new();
    let (one, other) = (episode(1, &mut track), episode(2, &mut track));
    for id in [&one, &other] {
        let body = json!({"distance_m": 4000, "during": 2, "episode": id});
        track.add(3, "21:00", "session_result", &body);
    }
    assert_eq!(track.runs().len(), 1);
    let body = json!({"distance_m": 4000, "during": 2, "episode": one});
    track.add(3, "12:00", "session_result", &body);
    assert_eq!(track.runs().len(), 2);
}
