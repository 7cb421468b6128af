//! The first 72 hours per profile.

use super::{Scene, june, packs};
use restride_core::care::{Checklist, DecisionNow, Missing, StepState};
use restride_core::knowledge::care::EarlySign;
use restride_core::knowledge::care::{LeadsTo, StepKind};
use serde_json::json;

fn ids<'a>(list: &'a Checklist<'_>) -> Vec<&'a str> {
    list.steps
        .iter()
        .map(|step| step.step.id.as_str())
        .collect()
}

fn calm() -> Scene {
    Scene::assessed("lateral", "self_manage", &["gtps"])
}

fn state(scene: &Scene, id: &str, day: i8, hour: i8) -> StepState {
    let list = scene.first_days(&june(day, hour));
    let step = list.steps.iter().find(|step| step.step.id == id);
    step.unwrap_or_else(|| panic!("{id} is not for this runner"))
        .state
}

fn walk(scene: &mut Scene, day: i32, hour: i8, minutes: u32, pain: u8, limp: Option<bool>) {
    let mut body = json!({"minutes": minutes, "pain": pain});
    if let Some(limp) = limp {
        body["limp"] = json!(limp);
    }
    scene.on(day, hour, "walk", body);
}

fn leads_to(scene: &Scene, day: i8) -> Option<LeadsTo> {
    match scene.first_days(&june(day, 12)).decision? {
        DecisionNow::Taken(decision) => Some(decision.leads_to),
        DecisionNow::Open(_) => None,
    }
}

#[test]
fn a_hurt_bone_and_an_unanswered_question_get_nothing_that_loads_the_hip() {
    let bone = Scene::assessed(
        "groin_deep",
        "stop_and_see_within_days",
        &["femoral_neck_bsi"],
    );
    let unknown = Scene::hurt("lateral");
    for scene in [bone, unknown] {
        for day in 1..4 {
            for hour in [8, 14, 20] {
                let list = scene.first_days(&june(day, hour));
                assert!(list.signs.is_bone_suspected());
                for step in &list.steps {
                    assert!(!step.step.kind.loads_the_hip(), "{}", step.step.id);
                }
            }
        }
    }
}

/// No anti-inflammatory is named to a hurt bone but to be left alone.
#[test]
fn no_anti_inflammatory_is_offered_to_a_hurt_bone() {
    let (_, care) = packs();
    let bone = Scene::assessed(
        "groin_deep",
        "stop_and_see_within_days",
        &["femoral_neck_bsi"],
    );
    let list = bone.first_days(&june(1, 9));
    let mut is_warned = false;
    for step in &list.steps {
        let id = &step.step.id;
        let says = care.texts.line("en", &format!("first_days.{id}.do"));
        let says = says.unwrap().to_lowercase();
        let names_one = ["ibuprofen", "anti-inflammatory", "nsaid"]
            .iter()
            .any(|name| says.contains(name));
        if names_one {
            assert!(says.starts_with("take no "), "{id}: {says}");
            is_warned = true;
        }
    }
    assert!(is_warned, "{:?}", ids(&list));
}

#[test]
fn walks_tests_and_starters_are_for_runners_whose_bone_is_not_in_doubt() {
    let list = calm().first_days(&june(3, 9));
    let kinds: Vec<StepKind> = list.steps.iter().map(|step| step.step.kind).collect();
    for kind in [StepKind::Walk, StepKind::Exercise, StepKind::Test] {
        assert!(kinds.contains(&kind), "{kind:?}: {:?}", ids(&list));
    }
}

#[test]
fn exercises_of_a_step_are_never_those_to_be_avoided() {
    let (_, care) = packs();
    for condition in care
        .programmes
        .iter()
        .flat_map(|programme| &programme.conditions)
    {
        let key: &'static str = Box::leak(condition.clone().into_boxed_str());
        let scene = Scene::assessed("lateral", "self_manage", &[key]);
        for step in scene.first_days(&june(2, 18)).steps {
            for exercise in step.exercises {
                assert!(!care.exercises[exercise].is_avoided_for(key), "{key}");
            }
        }
    }
}

#[test]
fn a_limp_logged_later_takes_the_walks_away() {
    let mut scene = calm();
    assert!(ids(&scene.first_days(&june(1, 12))).contains(&"short_walks"));
    walk(&mut scene, 1, 13, 5, 1, Some(true));
    assert!(!ids(&scene.first_days(&june(1, 14))).contains(&"short_walks"));
}

#[test]
fn an_answer_that_is_not_a_clear_no_counts_as_a_sign() {
    for (answer, is_there) in [("no", false), ("unsure", true), ("yes", true)] {
        let mut scene = Scene::hurt("lateral");
        let answers = json!({"swelling_or_bruising": answer});
        let body = json!({"answers": answers, "urgency": "self_manage", "pack_hash": "abc"});
        scene.add("assessment", body);
        let signs = scene.first_days(&june(1, 9)).signs.signs;
        let has = signs.contains(&EarlySign::Bruise);
        assert_eq!(has, is_there, "{answer}");
    }
}

#[test]
fn steps_come_and_go_by_the_hour() {
    let (_, care) = packs();
    let scene = calm();
    let list = scene.first_days(&june(1, 8));
    assert_eq!(list.hour, 0);
    for step in &list.steps {
        let from = step.step.from_hour;
        match step.state {
            StepState::Later { hours } => assert_eq!(hours, from),
            StepState::Over => panic!("{} is over at once", step.step.id),
            StepState::Due | StepState::Again { .. } | StepState::Done => assert_eq!(from, 0),
        }
    }
    let after = scene.first_days(&june(4, 8));
    assert_eq!(after.hour, 72);
    for step in &after.steps {
        assert_eq!(step.state, StepState::Over, "{}", step.step.id);
    }
    assert!(care.first_days.steps.iter().all(|step| step.to_hour <= 72));
}

#[test]
fn cold_is_due_again_after_its_hours_and_ticked_off_by_a_choice() {
    let every = i8::try_from(
        packs()
            .1
            .first_days
            .steps
            .iter()
            .find(|step| step.id == "cold_for_comfort")
            .unwrap()
            .every_h
            .unwrap(),
    )
    .unwrap();
    let mut scene = calm();
    assert_eq!(state(&scene, "cold_for_comfort", 1, 12), StepState::Due);
    scene.choose(1, "first_days_done", "cold_for_comfort");
    assert!(matches!(
        state(&scene, "cold_for_comfort", 1, 12 + every),
        StepState::Again { hours: 1 }
    ));
    assert_eq!(
        state(&scene, "cold_for_comfort", 1, 13 + every),
        StepState::Due
    );
}

#[test]
fn a_step_with_times_a_day_is_done_when_they_are_logged_and_due_the_next_day() {
    let mut scene = calm();
    walk(&mut scene, 1, 10, 5, 1, Some(false));
    assert_eq!(state(&scene, "short_walks", 1, 12), StepState::Due);
    walk(&mut scene, 1, 14, 5, 1, Some(false));
    assert_eq!(state(&scene, "short_walks", 1, 16), StepState::Done);
    assert_eq!(state(&scene, "short_walks", 2, 9), StepState::Due);
}

#[test]
fn the_decision_waits_for_72_hours_and_for_what_it_needs_to_know() {
    let mut scene = calm();
    walk(&mut scene, 1, 10, 5, 2, Some(false));
    assert_eq!(scene.first_days(&june(4, 6)).decision, None);
    let open = |scene: &Scene| match scene.first_days(&june(4, 12)).decision {
        Some(DecisionNow::Open(missing)) => missing,
        other => panic!("{other:?}"),
    };
    assert_eq!(open(&Scene::hurt("lateral")), Missing::WarningQuestions);
    assert_eq!(open(&calm()), Missing::Walk);
    walk(&mut scene, 4, 8, 5, 0, None);
    assert_eq!(
        open(&scene),
        Missing::Walk,
        "whether the runner limped was not told"
    );
    walk(&mut scene, 4, 9, 5, 0, Some(false));
    assert_eq!(open(&scene), Missing::LongWalk { minutes: 30 });
}

#[test]
fn what_the_first_days_lead_to() {
    // Pain and limp of the walk on the first and on the fourth day.
    let cases = [
        (4, 0, false, LeadsTo::Ready, "free"),
        (4, 2, false, LeadsTo::Offload, "half of what it was"),
        (4, 3, false, LeadsTo::Assess, "not half"),
        (9, 4, false, LeadsTo::Assess, "half, and still 4"),
        (4, 0, true, LeadsTo::Assess, "a limp"),
    ];
    for (first, last, limp, expected, told) in cases {
        let mut scene = calm();
        walk(&mut scene, 1, 10, 30, first, Some(false));
        walk(&mut scene, 4, 9, 30, last, Some(limp));
        assert_eq!(leads_to(&scene, 4), Some(expected), "{told}");
    }
    let mut bone = Scene::assessed("groin_deep", "stop_and_see_within_days", &[]);
    walk(&mut bone, 4, 9, 30, 0, Some(false));
    assert_eq!(leads_to(&bone, 4), Some(LeadsTo::Assess));
}

#[test]
fn a_day_without_a_time_counts_from_its_end() {
    let mut scene = calm();
    let mut pen = restride_testkit::journal::Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
    let body = json!({"sites": ["lateral"], "began": "2026-05-31"});
    scene.entries[0] = pen.entry("episode_opened", &body);
    assert_eq!(scene.first_days(&june(1, 8)).hour, 8);
}

#[test]
fn the_questions_are_due_until_answered_and_again_when_they_come_again() {
    let unanswered = Scene::hurt("lateral");
    let first = "answer_warning_questions";
    assert_eq!(state(&unanswered, first, 3, 12), StepState::Due);
    let mut scene = calm();
    assert_eq!(state(&scene, first, 1, 8), StepState::Done);
    let (_, care) = packs();
    let again = care.first_days.steps.iter();
    let mut again = again.filter(|step| step.kind == StepKind::Screen && step.from_hour > 0);
    let again = again.next().unwrap();
    assert_eq!((again.from_hour, again.to_hour), (48, 72));
    assert!(matches!(
        state(&scene, &again.id, 2, 12),
        StepState::Later { .. }
    ));
    assert_eq!(state(&scene, &again.id, 3, 12), StepState::Due);
    let body = json!({"answers": {}, "urgency": "self_manage", "pack_hash": "abc"});
    scene.on(3, 13, "assessment", body);
    assert_eq!(state(&scene, &again.id, 3, 14), StepState::Done);
}
