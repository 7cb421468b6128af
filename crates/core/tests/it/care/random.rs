//! R13 over random histories: nothing that is to be avoided is ever given.

use super::{Scene, june, packs};
use restride_core::care::Rehab;
use restride_testkit::Draw;
use serde_json::json;

/// A random runner: causes, choices, tests, exercises, alarms and clearances in any order.
fn random(draw: &mut Draw) -> Scene {
    let (knowledge, care) = packs();
    let any = |draw: &mut Draw| {
        let key = &knowledge.conditions[draw.below(knowledge.conditions.len())].key;
        key.as_str()
    };
    let ranked: Vec<&'static str> = (0..=draw.below(3)).map(|_| any(draw)).collect();
    let urgency = [
        "self_manage",
        "see_within_2_weeks",
        "stop_and_see_within_days",
    ][draw.below(3)];
    let mut scene = Scene::assessed("lateral", urgency, &ranked);
    let programme = &care.programmes[draw.below(care.programmes.len())];
    for day in 2..2 + i32::try_from(draw.below(26)).unwrap() {
        let stage = &programme.stages[draw.below(programme.stages.len())];
        match draw.below(6) {
            0 => scene.choose(day, "programme", &programme.id),
            1 => scene.choose(day, "stage", &format!("{}.{}", programme.id, stage.id)),
            2 => {
                for exit in &stage.exit {
                    let body =
                        json!({"test": exit.criterion, "pain": draw.below(3), "as_asked": true});
                    scene.on(day, 9, "readiness_test", body);
                }
            }
            3 => {
                let item = &stage.items[draw.below(stage.items.len())];
                let id = &care.exercises[item.exercise].id;
                let pain = u8::try_from(draw.below(8)).unwrap();
                scene.train(day, id, pain, Some(u8::try_from(draw.below(3)).unwrap()));
            }
            4 => scene.on(
                day,
                9,
                "walk",
                json!({"minutes": 40, "pain": 0, "limp": false}),
            ),
            _ => {
                scene.pen.on(day, 15);
                let on = jiff::civil::date(2026, 6, i8::try_from(day).unwrap());
                let mut body = restride_testkit::journal::clearance_body(on, true);
                body["episode"] = json!(scene.episode);
                let cleared = scene.pen.entry("clearance", &body);
                scene.entries.push(cleared);
            }
        }
    }
    scene
}

/// R13
#[test]
fn nothing_that_is_to_be_avoided_is_ever_given() {
    let (knowledge, _) = packs();
    let runs = if std::env::var_os("RESTRIDE_DEEP").is_some() {
        200_000
    } else {
        1_500
    };
    let (mut given, mut advanced, mut after_bone) = (0_u32, 0_u32, 0_u32);
    for seed in 0..runs {
        let mut draw = Draw(seed);
        let scene = random(&mut draw);
        let day = i8::try_from(1 + draw.below(30)).unwrap();
        let rehab = scene.rehab(&june(day, 21));
        let is_locked = scene.with(&june(day, 21), |at| at.plans.episodes[0].is_locked());
        let Rehab::Training(training) = rehab else {
            continue;
        };
        assert!(!is_locked, "seed {seed}: trained while locked");
        given += 1;
        advanced += u32::from(training.stage.stage > 0);
        after_bone += u32::from(training.programme.needs_clearance);
        let is_bone = |key: &str| {
            let condition = knowledge.condition(key).unwrap();
            let family = knowledge.conditions[condition].family;
            family == Some(restride_core::knowledge::Family::BoneStress)
        };
        let leads = is_bone(scene.ranked[0]);
        assert!(!leads || training.programme.needs_clearance, "seed {seed}");
        let last = training.programme.stages.len() - 1;
        for item in &training.items {
            let served = training.programme.conditions.iter().map(String::as_str);
            for key in served.chain(scene.ranked.iter().copied()) {
                assert!(
                    !item.exercise.is_avoided_for(key),
                    "seed {seed}: {} for {key}",
                    item.exercise.id
                );
            }
            let is_early = training.stage.stage < last;
            let harms =
                item.exercise.has_impact() && training.programme.needs_clearance && is_early;
            assert!(!harms, "seed {seed}: impact {}", item.exercise.id);
            assert!(item.today.dose.sets > 0, "seed {seed}");
        }
    }
    // The histories reach what they are to try.
    assert!(given * 10 > u32::try_from(runs).unwrap(), "{given} given");
    assert!(
        advanced > 0 && after_bone > 0,
        "{advanced} advanced, {after_bone} after bone"
    );
}
