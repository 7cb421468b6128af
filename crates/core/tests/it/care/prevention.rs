//! The maintenance programme: for runners without pain, and after a return to running.

use super::{Scene, june, packs};
use restride_core::care::{Maintenance, maintenance};
use restride_core::knowledge::care::PreventionKind;
use serde_json::json;

fn offered(scene: &Scene, day: i8, causes: &[&str]) -> Option<Maintenance<'static>> {
    scene.with(&june(day, 20), |at| {
        maintenance(at.folded, at.care, at.plans, causes, at.now)
    })
}

fn without_pain() -> Scene {
    let mut scene = Scene::hurt("lateral");
    scene.entries.clear();
    scene
}

#[test]
fn a_runner_without_an_episode_is_offered_it_and_one_in_care_is_not() {
    let offered_to = offered(&without_pain(), 2, &[]).unwrap();
    assert!(!offered_to.follows_return);
    assert_eq!(offered_to.items.len(), packs().1.prevention.len());
    assert_eq!(offered(&Scene::hurt("lateral"), 2, &[]), None);
    let alarm = Scene::assessed("groin_deep", "emergency", &[]);
    assert_eq!(offered(&alarm, 2, &[]), None);
}

#[test]
fn strength_is_due_twice_a_week_with_a_day_between() {
    let (_, care) = packs();
    let mut scene = without_pain();
    let strength = care
        .prevention
        .iter()
        .position(|item| item.kind == PreventionKind::Strength && item.days_per_week.is_some())
        .unwrap();
    let exercise = &care.exercises[care.prevention[strength].exercises[0]].id;
    let due = |scene: &Scene, day| offered(scene, day, &[]).unwrap().items[strength].is_due;
    assert_eq!(due(&scene, 2), Some(true));
    for (day, expected) in [(2, [false, false, true]), (4, [false, false, false])] {
        scene.pen.on(day, 12);
        let body = json!({"exercise": exercise, "done": "done"});
        let entry = scene.pen.entry("exercise", &body);
        scene.entries.push(entry);
        for (later, expected) in (0..).zip(expected) {
            let day = i8::try_from(day + later).unwrap();
            assert_eq!(due(&scene, day), Some(expected), "day {day}");
        }
    }
    assert_eq!(due(&scene, 9), Some(true), "a week after the first");
}

/// R13
#[test]
fn what_is_to_be_avoided_for_a_past_cause_is_not_part_of_it() {
    let (knowledge, care) = packs();
    for condition in &knowledge.conditions {
        let items = offered(&without_pain(), 2, &[&condition.key])
            .unwrap()
            .items;
        for exercise in items.iter().flat_map(|item| &item.exercises) {
            let exercise = &care.exercises[*exercise];
            assert!(!exercise.is_avoided_for(&condition.key), "{}", exercise.id);
        }
    }
}
