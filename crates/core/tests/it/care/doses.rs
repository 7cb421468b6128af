//! R14: more after two quiet sessions in a row, half after a red one.

use super::{Scene, june, packs};
use restride_core::care::TodaysDose;

const EXERCISE: &str = "bridge_double_leg";

/// One session a day from the second of June: pain during it, and the next morning (`None` when it was not told).
fn after(sessions: &[(u8, Option<u8>)]) -> TodaysDose {
    let mut scene = Scene::assessed("lateral", "self_manage", &["gtps"]);
    let mut day = 2;
    for (pain, morning) in sessions {
        scene.train(day, EXERCISE, *pain, *morning);
        day += 1;
    }
    today(&scene, i8::try_from(day).unwrap())
}

fn today(scene: &Scene, day: i8) -> TodaysDose {
    let rehab = scene.rehab(&june(day, 20));
    let items = &rehab.training().unwrap().items;
    let item = items.iter().find(|item| item.exercise.id == EXERCISE);
    item.unwrap().today.clone()
}

/// R14
#[test]
fn more_comes_after_two_quiet_sessions_in_a_row_and_half_after_a_red_one() {
    let (knowledge, care) = packs();
    let base = after(&[]).dose;
    let more = base.sets + care.rehab.progression.more_sets;
    let (quiet, unsaid) = ((1, Some(0)), (1, None));
    let worse = knowledge.return_to_run.grading.red_morning_rise;
    let red_pain = knowledge
        .return_to_run
        .grading
        .red_during
        .max(base.most_pain + 1);
    let cases = [
        (vec![], base.sets, 0, "nothing done"),
        (vec![quiet], base.sets, 0, "one is not enough"),
        (vec![quiet, quiet], more, 0, "two: one set more"),
        (vec![quiet, quiet, quiet], more, 0, "three"),
        (vec![quiet; 4], more, 1, "four: load"),
        (vec![quiet; 6], more, 2, "six: more load"),
        (
            vec![quiet, (base.most_pain + 1, Some(0)), quiet],
            base.sets,
            0,
            "over the limit of pain",
        ),
        (
            vec![quiet, (1, Some(1)), quiet],
            base.sets,
            0,
            "a morning that is worse",
        ),
        (
            vec![quiet, unsaid, (1, None), quiet],
            base.sets,
            0,
            "a morning that was not told",
        ),
        (
            vec![quiet, quiet, (red_pain, Some(0))],
            base.sets.div_ceil(2),
            0,
            "red: half",
        ),
        (
            vec![quiet, quiet, (1, Some(worse))],
            base.sets.div_ceil(2),
            0,
            "red morning: half",
        ),
    ];
    for (sessions, sets, load_steps, told) in cases {
        let dose = after(&sessions);
        assert_eq!(
            (dose.dose.sets, dose.load_steps),
            (sets, load_steps),
            "{told}"
        );
    }
}

/// R14
#[test]
fn a_red_session_halves_for_a_week_and_no_longer() {
    let (_, care) = packs();
    let mut scene = Scene::assessed("lateral", "self_manage", &["gtps"]);
    scene.train(2, EXERCISE, 8, Some(0));
    let usual = after(&[]).dose;
    let last = 2 + i8::try_from(care.rehab.progression.red_halves_days).unwrap();
    let halved = today(&scene, last);
    assert!(halved.halved_until.is_some());
    let is_less = halved.dose.sets < usual.sets || halved.dose.repetitions < usual.repetitions;
    assert!(is_less, "{halved:?}");
    let over = today(&scene, last + 1);
    assert_eq!((over.halved_until, over.dose), (None, usual));
}

#[test]
fn a_session_without_its_pain_never_leads_to_more() {
    let base = after(&[]).dose.sets;
    let mut scene = Scene::assessed("lateral", "self_manage", &["gtps"]);
    for day in 2..10 {
        let body = serde_json::json!({"exercise": EXERCISE, "done": "done"});
        scene.on(day, 12, "exercise", body);
        let morning = serde_json::json!({"moment": "waking", "score": 0});
        scene.on(day + 1, 7, "pain", morning);
    }
    assert_eq!(today(&scene, 11).dose.sets, base);
}

#[test]
fn fewer_sets_than_planned_or_a_part_are_not_complete() {
    let base = after(&[]).dose.sets;
    for body in [
        serde_json::json!({"exercise": EXERCISE, "done": "partly", "pain": 0}),
        serde_json::json!({"exercise": EXERCISE, "done": "done", "pain": 0, "sets": 0}),
        serde_json::json!({"exercise": EXERCISE, "done": "skipped", "pain": 0}),
    ] {
        let mut scene = Scene::assessed("lateral", "self_manage", &["gtps"]);
        for day in 2..8 {
            scene.on(day, 12, "exercise", body.clone());
            let morning = serde_json::json!({"moment": "waking", "score": 0});
            scene.on(day + 1, 7, "pain", morning);
        }
        assert_eq!(today(&scene, 9).dose.sets, base, "{body}");
    }
}
