//! Adherence: under the pack's share for two weeks, the programme is shortened to its starred items.

use super::{Scene, june, packs};
use serde_json::json;

/// A runner who does every item of the first stage on so many of the fourteen days from the second of June.
fn doing(days: i32) -> Scene {
    let (_, care) = packs();
    let mut scene = Scene::assessed("lateral", "self_manage", &["gtps"]);
    let stage = &care.programmes[care.programme("gluteal_tendon").unwrap()].stages[0];
    for day in 2..2 + days {
        for item in &stage.items {
            let exercise = &care.exercises[item.exercise].id;
            scene.on(
                day,
                12,
                "exercise",
                json!({"exercise": exercise, "done": "done", "pain": 0}),
            );
        }
    }
    scene
}

#[test]
fn the_first_stage_of_the_example_is_daily() {
    let (_, care) = packs();
    let stage = &care.programmes[care.programme("gluteal_tendon").unwrap()].stages[0];
    assert!(stage.items.iter().all(|item| item.dose.days_per_week == 7));
    assert!(stage.items.iter().any(|item| !item.starred));
}

#[test]
fn under_sixty_percent_for_two_weeks_only_the_starred_items_stay() {
    // The window of the sixteenth is the second to the fifteenth: 8 of 14 days are 57 %, 9 are 64 %.
    for (days, is_shortened) in [(14, false), (9, false), (8, true), (0, true)] {
        let rehab = doing(days).rehab(&june(16, 9));
        let training = rehab.training().unwrap();
        let percent = training.kept.unwrap().percent;
        assert_eq!(i32::from(percent), days * 100 / 14);
        assert_eq!(training.is_shortened, is_shortened, "{days} days");
        let starred_only = training.items.iter().all(|item| item.is_starred);
        assert_eq!(starred_only, is_shortened, "{days} days");
    }
}

#[test]
fn before_two_weeks_nothing_is_said_and_nothing_shortened() {
    let rehab = doing(0).rehab(&june(14, 23));
    let training = rehab.training().unwrap();
    assert_eq!((training.kept, training.is_shortened), (None, false));
}

#[test]
fn the_runner_can_ask_for_the_whole_programme_again() {
    let mut scene = doing(0);
    scene.choose(16, "whole_programme", "gluteal_tendon");
    let rehab = scene.rehab(&june(17, 9));
    assert!(!rehab.training().unwrap().is_shortened);
}

#[test]
fn doing_much_of_one_exercise_does_not_make_up_for_another() {
    let mut scene = doing(0);
    for day in 2..16 {
        for _ in 0..5 {
            let body = json!({"exercise": "sidestep", "done": "done", "pain": 0});
            scene.on(day, 12, "exercise", body);
        }
    }
    let rehab = scene.rehab(&june(16, 9));
    assert!(rehab.training().unwrap().is_shortened);
}
