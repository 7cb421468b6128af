//! Cadence: bands, the runner's own, the advice, and what is tried.

use super::care::{Scene, june, packs};
use jiff::civil::Date;
use restride_core::assessment::Engine;
use restride_core::cadence::{Advice, Because, CadenceView, Own, bands, experiments, own, target};
use restride_core::journal::Journal;
use restride_core::knowledge::care::CadenceRules;
use restride_core::return_to_run::Plans;
use restride_core::runs::{RunNumbers, Runs};
use restride_core::today::Today;
use serde_json::{Value, json};

const NUMBERS: RunNumbers = RunNumbers {
    joined_gap_minutes: 60,
    told_percent: 20,
    same_start_s: 120,
    same_percent: 2,
};

fn rules() -> &'static CadenceRules {
    &packs().1.cadence
}

/// A run of half an hour at a speed, with a cadence.
fn run(speed_mm_s: u32, spm: u32) -> Value {
    json!({
        "sport": "run", "timer_ms": 1_800_000, "distance_cm": speed_mm_s * 180,
        "cadence_moving_spm_hundredths": spm * 100, "band_speed_mm_s": [speed_mm_s / 250 * 250],
        "band_s": [1800], "band_cadence_spm_hundredths": [spm * 100]
    })
}

/// What `look` makes of a journal on a day of June.
fn view<T>(
    scene: &Scene,
    day: i8,
    overstrides: Option<bool>,
    look: impl FnOnce(&CadenceView) -> T,
) -> T {
    let (knowledge, care) = packs();
    let engine = Engine::new(knowledge);
    let journal = Journal::from_entries(scene.entries.clone());
    let folded = journal.fold();
    let runs = Runs::of(&folded, NUMBERS);
    let today = Today::of(&folded, &engine, care, &june(day, 12));
    look(&CadenceView::of(
        &folded,
        &runs,
        &today,
        &care.cadence,
        overstrides,
    ))
}

/// A runner without an episode, with three easy runs at 162 steps a minute.
fn steady(spm: u32) -> Scene {
    let mut scene = Scene::well();
    for day in [2, 4, 6] {
        scene.on(day, 18, "run", run(2750, spm));
    }
    scene
}

fn own_of(bodies: &[Value]) -> Own {
    let mut scene = Scene::well();
    for (day, body) in (1..).zip(bodies) {
        scene.on(day, 18, "run", body.clone());
    }
    let journal = Journal::from_entries(scene.entries);
    let folded = journal.fold();
    let runs = Runs::of(&folded, NUMBERS);
    let last = jiff::civil::date(2026, 6, 30);
    own(runs.runs(), &rules().preferred, last)
}

fn known(spm_hundredths: u32, speed_mm_s: u32, runs: usize) -> Own {
    Own::Known {
        spm_hundredths,
        speed_mm_s,
        runs,
    }
}

#[test]
fn the_own_cadence_is_the_median_of_three_easy_runs_at_one_speed() {
    let more = |changes: &Value| {
        let mut body = run(2750, 162);
        for (name, value) in changes.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    let three = [run(2750, 160), run(2700, 162), run(2800, 165)];
    assert_eq!(own_of(&three), known(16_200, 2700, 3));
    let four = [
        run(2750, 160),
        run(2700, 162),
        run(2800, 165),
        run(2760, 163),
    ];
    assert_eq!(own_of(&four), known(16_250, 2700, 4), "halfway between two");
    assert_eq!(own_of(&three[..2]), Own::TooFew { runs: 2 });
    let left_out = [
        (
            "too short",
            more(&json!({"timer_ms": 1_199_999, "distance_cm": 330_000})),
        ),
        (
            "no cadence",
            more(&json!({"cadence_moving_spm_hundredths": null})),
        ),
        (
            "walking in it",
            more(&json!({"cadence_moving_spm_hundredths": null, "cadence_spm_hundredths": 15_000})),
        ),
        ("no distance", more(&json!({"distance_cm": null}))),
        ("hard", more(&json!({"effort": 7}))),
        ("a walk", more(&json!({"sport": "walk"}))),
        ("at another speed", run(3100, 172)),
    ];
    for (why, body) in left_out {
        let runs = [three[0].clone(), three[1].clone(), body];
        assert_eq!(own_of(&runs), Own::TooFew { runs: 2 }, "{why}");
    }
    let edge = [run(2700, 160), run(2700, 162), run(3000, 170)];
    assert_eq!(
        own_of(&edge),
        known(16_200, 2700, 3),
        "0.3 m/s apart is similar"
    );
    let kept = [
        three[0].clone(),
        three[1].clone(),
        more(&json!({"effort": 3, "timer_ms": 1_200_000, "distance_cm": 330_000})),
    ];
    assert!(matches!(own_of(&kept), Own::Known { runs: 3, .. }));
}

#[test]
fn the_advice_follows_the_rule() {
    let raise = |spm, most, because| Some((spm, most, because));
    let cases = [
        (16_200, None, false, "no_reason", None),
        (16_200, Some(false), false, "no_reason", None),
        (
            16_200,
            Some(true),
            false,
            "raise",
            raise(170, 178, Because::Overstride),
        ),
        (16_200, None, true, "raise", raise(170, 178, Because::Pain)),
        (16_999, None, true, "raise", raise(178, 186, Because::Pain)),
        (17_000, None, true, "high_enough", None),
        (17_000, None, false, "high_enough", None),
        (
            17_200,
            Some(true),
            true,
            "raise",
            raise(181, 189, Because::Overstride),
        ),
    ];
    for (spm, overstrides, hurts, key, expected) in cases {
        let advice = Advice::of(known(spm, 2750, 3), overstrides, hurts, rules());
        assert_eq!(advice.key(), key, "{spm} {overstrides:?} {hurts}");
        let found = match advice {
            Advice::Raise { target, because } => Some((target.spm, target.most_spm, because)),
            _ => None,
        };
        assert_eq!(found, expected, "{spm} {overstrides:?} {hurts}");
    }
    let unknown = Advice::of(Own::TooFew { runs: 2 }, Some(true), true, rules());
    assert_eq!(unknown, Advice::Unknown);
}

#[test]
fn no_target_is_more_than_ten_per_cent_above_the_own_cadence() {
    for own in (10_000..25_000).step_by(7) {
        let target = target(own, &rules().raise);
        assert!(u64::from(target.spm) * 1000 <= u64::from(own) * 11, "{own}");
        assert!(
            u64::from(target.most_spm) * 1000 <= u64::from(own) * 11,
            "{own}"
        );
        assert!(target.spm <= target.most_spm);
    }
}

#[test]
fn bands_are_weighted_by_time_and_those_with_little_time_are_left_out() {
    let mut scene = Scene::well();
    let body = |edges: &[u32], seconds: &[u32], cadences: &[u32]| {
        json!({
            "sport": "run", "band_speed_mm_s": edges, "band_s": seconds,
            "band_cadence_spm_hundredths": cadences
        })
    };
    scene.on(
        2,
        18,
        "run",
        body(&[2500, 2750, 3000], &[600, 59, 30], &[16_000, 16_500, 0]),
    );
    scene.on(
        3,
        18,
        "run",
        body(
            &[2500, 2600, 3000],
            &[300, 300, 30],
            &[16_600, 16_600, 17_000],
        ),
    );
    let journal = Journal::from_entries(scene.entries);
    let folded = journal.fold();
    let runs = Runs::of(&folded, NUMBERS);
    let found: Vec<_> = bands(runs.runs(), &rules().bands)
        .iter()
        .map(|it| {
            (
                it.from_mm_s,
                it.to_mm_s,
                it.seconds,
                it.runs,
                it.spm_hundredths,
            )
        })
        .collect();
    assert_eq!(found, [(2500, 2750, 1200, 2, 16_300)]);
}

#[test]
fn pain_of_the_hip_or_the_knee_speaks_for_a_try_and_other_pain_does_not() {
    let cases = [
        (json!({"sites": ["lateral"]}), 6, "raise"),
        (json!({"sites": ["knee", "below_knee"]}), 6, "raise"),
        (json!({"sites": ["below_knee"]}), 6, "no_reason"),
        (json!({}), 6, "no_reason"),
        (json!({"sites": ["lateral"], "score": 0}), 6, "no_reason"),
    ];
    for (pain, day, expected) in cases {
        let mut scene = steady(162);
        let mut body = json!({"moment": "evening", "score": 2});
        for (name, value) in pain.as_object().unwrap() {
            body[name] = value.clone();
        }
        scene.on(day, 20, "pain", body);
        // The warning questions were answered since: nothing holds a word back.
        scene.on(7, 8, "assessment", denied());
        view(&scene, 8, None, |view| {
            assert_eq!(view.advice.key(), expected, "{pain}");
        });
    }
}

fn denied() -> Value {
    json!({
        "answers": {"limp_or_walk_pain": "no"}, "urgency": "self_manage", "bone_suspected": false,
        "pack_hash": "abc"
    })
}

#[test]
fn nothing_is_suggested_while_a_plan_is_held_or_a_pain_was_not_asked_about() {
    let with_runs = |mut scene: Scene| {
        for day in [2, 4, 6] {
            scene.on(day, 18, "run", run(2750, 162));
        }
        scene
    };
    let mut unasked = steady(162);
    unasked.on(
        7,
        8,
        "pain",
        json!({"moment": "evening", "score": 2, "sites": ["lateral"]}),
    );
    let mut calm = Scene::hurt("lateral");
    calm.add("assessment", denied());
    let held = [
        (
            "locked",
            with_runs(Scene::assessed(
                "groin_deep",
                "stop_and_see_within_days",
                &[],
            )),
        ),
        ("not assessed", with_runs(Scene::hurt("lateral"))),
        ("not yet at running", with_runs(calm)),
        ("not asked about", unasked),
    ];
    for (why, scene) in held {
        view(&scene, 8, Some(true), |view| {
            assert_eq!(view.advice, Advice::Held, "{why}");
            assert!(!view.bands.is_empty(), "what was is shown");
        });
    }
}

#[test]
fn an_experiment_is_compared_with_the_weeks_before_in_the_same_bands() {
    let mut scene = Scene::well();
    for day in [2, 4, 6, 8] {
        scene.on(day, 18, "run", run(2750, 162));
        scene.on(day + 1, 7, "pain", json!({"moment": "waking", "score": 3}));
    }
    scene.on(
        9,
        12,
        "plan_choice",
        json!({"choice": "cadence_experiment", "value": "170"}),
    );
    for day in [10, 12, 14, 16] {
        scene.on(day, 18, "run", run(2750, 169));
        scene.on(day + 1, 7, "pain", json!({"moment": "waking", "score": 1}));
    }
    scene.on(15, 18, "run", run(3250, 180));
    view(&scene, 20, None, |view| {
        let experiment = view.experiment.unwrap();
        assert_eq!((experiment.target_spm, experiment.ended), (170, None));
        assert_eq!(view.own, known(16_200, 2750, 4), "of the runs before it");
        let comparison = view.comparison.as_ref().unwrap();
        let [band] = comparison.bands.as_slice() else {
            panic!("one band")
        };
        assert_eq!((band.before.runs, band.since.runs), (4, 4));
        assert_eq!(comparison.rise_hundredths, Some(700));
        let mornings = comparison.next_morning.unwrap();
        assert_eq!((mornings.before.days, mornings.since.days), (4, 4));
        assert_eq!(
            (
                mornings.before.median.halves(),
                mornings.since.median.halves()
            ),
            (6, 2)
        );
        assert_eq!(comparison.during, None, "never logged");
    });
}

#[test]
fn an_experiment_stops_when_the_lower_leg_is_sore() {
    for (score, site, expected) in [
        (3, "below_knee", true),
        (2, "below_knee", false),
        (6, "knee", false),
    ] {
        let mut scene = steady(162);
        scene.on(
            7,
            8,
            "plan_choice",
            json!({"choice": "cadence_experiment", "value": "170"}),
        );
        scene.on(
            8,
            20,
            "pain",
            json!({"moment": "evening", "score": score, "sites": [site]}),
        );
        scene.on(9, 8, "assessment", denied());
        view(&scene, 10, Some(true), |view| {
            assert_eq!(view.advice == Advice::Stop, expected, "{score} {site}");
            assert_eq!(view.stop.is_some(), expected);
        });
    }
}

#[test]
fn an_experiment_begins_ends_and_is_followed_by_another() {
    let mut scene = Scene::well();
    for (day, value) in [(1, "168"), (5, "end"), (7, "170"), (9, "soon"), (11, "172")] {
        scene.on(
            day,
            12,
            "plan_choice",
            json!({"choice": "cadence_experiment", "value": value}),
        );
    }
    let journal = Journal::from_entries(scene.entries);
    let found: Vec<_> = experiments(&journal.fold())
        .iter()
        .map(|it| (it.day.day(), it.target_spm, it.ended.map(Date::day)))
        .collect();
    assert_eq!(
        found,
        [(1, 168, Some(5)), (7, 170, Some(11)), (11, 172, None)]
    );
}

#[test]
fn an_experiment_opens_nothing() {
    let scenes = [
        Scene::assessed("groin_deep", "stop_and_see_within_days", &[]),
        Scene::hurt("lateral"),
        Scene::well(),
    ];
    for scene in scenes {
        let told = |scene: &Scene| {
            let journal = Journal::from_entries(scene.entries.clone());
            let folded = journal.fold();
            let plans = Plans::of(&folded, &packs().0.return_to_run, &june(20, 12));
            let states = plans
                .episodes
                .iter()
                .map(|it| format!("{:?} {:?}", it.plan.state(), it.gate));
            (
                states.collect::<Vec<_>>(),
                plans.alarms.len(),
                plans.why_not().len(),
            )
        };
        let before = told(&scene);
        let mut after = scene;
        for value in ["170", "end", "start"] {
            after.on(
                10,
                12,
                "plan_choice",
                json!({"choice": "cadence_experiment", "value": value}),
            );
        }
        assert_eq!(told(&after), before);
    }
}
