//! Which programme, which stage: R13, and stages that never go on by themselves.

use super::{Scene, june, packs};
use restride_core::care::{NotDue, WhyNoProgramme};
use serde_json::json;

fn sore_side() -> Scene {
    Scene::assessed("lateral", "self_manage", &["gtps"])
}

/// Every criterion of a stage logged as shown on a day.
fn show_all(scene: &mut Scene, day: i32, programme: &str, stage: usize) {
    let (_, care) = packs();
    let programme = &care.programmes[care.programme(programme).unwrap()];
    for exit in &programme.stages[stage].exit {
        let body = json!({"test": exit.criterion, "pain": 0, "as_asked": true});
        scene.on(day, 10, "readiness_test", body);
    }
}

#[test]
fn the_likeliest_cause_decides_and_the_runner_may_choose_another() {
    let mut scene = sore_side();
    let by_cause = scene.rehab(&june(2, 9));
    let training = by_cause.training().unwrap();
    assert_eq!(training.programme.id, "gluteal_tendon");
    assert!(!training.chosen.by_runner);

    scene.choose(2, "programme", "hip_flexor");
    scene.choose(3, "programme", "no_such_programme");
    let chosen = scene.rehab(&june(4, 9));
    let training = chosen.training().unwrap();
    assert_eq!(training.programme.id, "hip_flexor");
    assert!(training.chosen.by_runner);
}

#[test]
fn without_an_assessment_or_with_a_cause_to_be_seen_nothing_is_trained() {
    assert_eq!(
        Scene::hurt("lateral").none(&june(2, 9)),
        WhyNoProgramme::NotAssessed
    );
    let scene = Scene::assessed("groin_front", "see_within_2_weeks", &["hernia"]);
    assert_eq!(scene.none(&june(2, 9)), WhyNoProgramme::ToBeSeen);
}

#[test]
fn a_locked_plan_has_no_programme_whatever_the_runner_chooses() {
    let mut scene = Scene::assessed("groin_deep", "stop_and_see_within_days", &["gtps"]);
    scene.choose(2, "programme", "gluteal_tendon");
    scene.choose(3, "start", "gluteal_tendon");
    assert_eq!(scene.none(&june(4, 9)), WhyNoProgramme::Locked);
}

#[test]
fn a_bone_that_leads_the_causes_is_not_trained_without_a_clearance() {
    let mut scene = Scene::assessed("groin_deep", "self_manage", &["femoral_neck_bsi"]);
    assert_eq!(scene.none(&june(2, 9)), WhyNoProgramme::BoneNotCleared);
    scene.choose(2, "programme", "after_bone_stress");
    scene.choose(2, "programme", "gluteal_tendon");
    assert_eq!(scene.none(&june(3, 9)), WhyNoProgramme::BoneNotCleared);
}

#[test]
fn after_a_clearance_a_bone_begins_its_own_programme_from_the_clearance() {
    let mut scene = Scene::assessed(
        "groin_deep",
        "stop_and_see_within_days",
        &["femoral_neck_bsi"],
    );
    scene.choose(2, "programme", "gluteal_tendon");
    scene.pen.on(10, 10);
    let mut body = restride_testkit::journal::clearance_body(jiff::civil::date(2026, 6, 10), true);
    body["episode"] = json!(scene.episode);
    let cleared = scene.pen.entry("clearance", &body);
    scene.entries.push(cleared);
    let rehab = scene.rehab(&june(11, 9));
    let training = rehab.training().unwrap();
    assert_eq!(training.programme.id, "after_bone_stress");
    assert_eq!(training.chosen.since.day(), jiff::civil::date(2026, 6, 10));
    assert_eq!(training.stage.stage, 0);
    for item in &training.items {
        assert_eq!(item.today.dose.most_pain, 0, "{}", item.exercise.id);
        assert!(!item.exercise.has_impact(), "{}", item.exercise.id);
    }
}

#[test]
fn a_stage_changes_only_when_everything_was_shown_it_lasted_and_the_runner_confirms() {
    let stage = |scene: &Scene, day| {
        scene
            .rehab(&june(day, 20))
            .training()
            .unwrap()
            .stage
            .clone()
    };
    let mut scene = sore_side();
    scene.choose(3, "stage", "gluteal_tendon.early_load");
    assert_eq!(stage(&scene, 3).stage, 0, "nothing was shown");

    show_all(&mut scene, 4, "gluteal_tendon", 0);
    let shown = stage(&scene, 4);
    assert!(shown.exit.iter().all(|criterion| criterion.is_met));
    assert_eq!((shown.stage, shown.proposal), (0, None), "too early");
    scene.choose(5, "stage", "gluteal_tendon.early_load");
    assert_eq!(stage(&scene, 5).stage, 0, "too early");

    assert_eq!(stage(&scene, 8).proposal, Some(1));
    assert_eq!(stage(&scene, 30).stage, 0, "time alone moves nothing");
    let mut skipping = scene.clone();
    let third = &packs().1.programmes[packs().1.programme("gluteal_tendon").unwrap()].stages[2].id;
    skipping.choose(9, "stage", &format!("gluteal_tendon.{third}"));
    assert_eq!(stage(&skipping, 9).stage, 0, "no stage is skipped");
    scene.choose(9, "stage", "hip_flexor.early_load");
    assert_eq!(stage(&scene, 9).stage, 0, "a stage of another programme");
    scene.choose(9, "stage", "gluteal_tendon.early_load");
    let entered = stage(&scene, 10);
    assert_eq!(entered.stage, 1);
    assert!(entered.exit.iter().all(|criterion| !criterion.is_met));

    scene.choose(11, "stage", "gluteal_tendon.familiarise");
    assert_eq!(stage(&scene, 11).stage, 0, "back is always possible");
}

#[test]
fn a_criterion_that_fails_later_is_not_met_any_more() {
    let mut scene = sore_side();
    show_all(&mut scene, 3, "gluteal_tendon", 0);
    let key = packs().1.programmes[packs().1.programme("gluteal_tendon").unwrap()].stages[0].exit
        [0]
    .criterion
    .clone();
    for (day, pain, as_asked) in [(4, 9, true), (5, 0, false)] {
        let mut worse = scene.clone();
        let body = json!({"test": key, "pain": pain, "as_asked": as_asked});
        worse.on(day, 10, "readiness_test", body);
        let rehab = worse.rehab(&june(20, 9));
        let stage = &rehab.training().unwrap().stage;
        assert!(!stage.exit[0].is_met, "pain {pain}, as asked {as_asked}");
        assert_eq!(stage.proposal, None);
    }
}

#[test]
fn tests_are_due_again_after_two_weeks() {
    let days = i8::try_from(packs().1.rehab.retest.days).unwrap();
    let due = |scene: &Scene, day| {
        scene
            .rehab(&june(day, 20))
            .training()
            .unwrap()
            .is_retest_due
    };
    let mut scene = sore_side();
    assert!(!due(&scene, days));
    assert!(due(&scene, 1 + days));
    show_all(&mut scene, 10, "gluteal_tendon", 0);
    assert!(!due(&scene, 1 + days));
    assert!(due(&scene, 10 + days));
}

/// Strength has a rest day; daily exercises have none; and a week has its number of days.
#[test]
fn what_is_due_follows_days_of_the_week_and_rest_days() {
    let (_, care) = packs();
    let mut scene = Scene::assessed("groin_front", "self_manage", &["hip_flexor_strain"]);
    show_all(&mut scene, 6, "hip_flexor", 0);
    let programme = &care.programmes[care.programme("hip_flexor").unwrap()];
    let second = &programme.stages[1];
    scene.choose(7, "stage", &format!("hip_flexor.{}", second.id));
    let strength = second
        .items
        .iter()
        .find(|item| item.dose.days_per_week <= 3);
    let id = &care.exercises[strength.unwrap().exercise].id;
    let not_due = |scene: &Scene, day| {
        let rehab = scene.rehab(&june(day, 20));
        let items = &rehab.training().unwrap().items;
        items
            .iter()
            .find(|item| item.exercise.id == *id)
            .unwrap()
            .not_due
    };
    assert_eq!(not_due(&scene, 8), None);
    scene.train(8, id, 0, None);
    assert_eq!(not_due(&scene, 8), Some(NotDue::DoneToday));
    assert_eq!(not_due(&scene, 9), Some(NotDue::RestDay));
    scene.train(10, id, 0, None);
    scene.train(12, id, 0, None);
    assert_eq!(not_due(&scene, 14), Some(NotDue::EnoughThisWeek));
    assert_eq!(not_due(&scene, 15), None);
}
