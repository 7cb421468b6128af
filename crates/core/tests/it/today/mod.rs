//! Today: what stands on the page, and what must never stand there.

use super::care::{Scene, june, packs};
use jiff::Zoned;
use restride_core::assessment::Engine;
use restride_core::care::Rehab;
use restride_core::journal::{Entry, Journal};
use restride_core::knowledge::care::StepKind;
use restride_core::today::{HeldBy, Next, Running, Stage, Today};
use restride_testkit::journal::Pen;
use serde_json::{Value, json};

/// What `look` makes of today.
fn today<T>(entries: &[Entry], now: &Zoned, look: impl FnOnce(&Today<'_, 'static>) -> T) -> T {
    let (knowledge, care) = packs();
    let engine = Engine::new(knowledge);
    let journal = Journal::from_entries(entries.to_vec());
    look(&Today::of(&journal.fold(), &engine, care, now))
}

fn calm() -> Scene {
    let mut scene = Scene::hurt("lateral");
    scene.add("assessment", denied());
    scene
}

fn denied() -> Value {
    json!({
        "answers": {"limp_or_walk_pain": "no"}, "urgency": "self_manage", "bone_suspected": false,
        "pack_hash": "abc"
    })
}

fn walked(mut scene: Scene) -> Scene {
    let body = json!({"minutes": 30, "pain": 0, "limp": false, "brisk": true});
    scene.on(2, 10, "walk", body);
    scene
}

fn locked() -> Scene {
    Scene::assessed("groin_deep", "stop_and_see_within_days", &[])
}

fn next_of(scene: &Scene, day: i8) -> Next {
    today(&scene.entries, &june(day, 12), |it| it.episodes[0].next)
}

fn to_log(scene: &Scene, day: i8) -> Vec<&'static str> {
    today(&scene.entries, &june(day, 12), |it| {
        it.to_log.iter().map(|it| it.key()).collect()
    })
}

#[test]
fn a_lock_leaves_no_level_no_exercise_no_decision_and_no_time() {
    for day in [1, 2, 3, 5, 20] {
        today(&locked().entries, &june(day, 12), |it| {
            let episode = &it.episodes[0];
            let Stage::Held(held) = &episode.stage else {
                panic!("day {day}: {:?}", episode.stage);
            };
            assert_eq!(held.by, HeldBy::Lock);
            assert!(!held.exercises_go_on());
            assert!(matches!(episode.rehab, Rehab::None(_)), "day {day}");
            assert_eq!(episode.next, Next::SeeClinician);
            assert!(matches!(it.running, Running::Not(_)));
            assert!(!it.alarms.is_empty());
            assert!(!it.maintenance && it.keep_well.is_none());
            if let Some(list) = &episode.first_days {
                assert_eq!(list.decision, None);
                let kinds = list.steps.iter().map(|step| step.step.kind);
                for kind in kinds {
                    assert!(!kind.loads_the_hip() && kind != StepKind::Stop, "{kind:?}");
                }
            }
        });
    }
}

#[test]
fn what_comes_next_follows_from_where_the_runner_stands() {
    let unasked = Scene::hurt("lateral");
    let mut paused = walked(calm());
    paused.on(3, 9, "plan_choice", json!({"choice": "hold"}));
    let cases = [
        (unasked.clone(), Next::AnswerQuestions, "nobody asked"),
        (
            walked(unasked),
            Next::AnswerQuestions,
            "a free walk does not answer",
        ),
        (
            calm(),
            Next::WalkFree,
            "asked, and walking is not known to be free",
        ),
        (walked(calm()), Next::Tests, "walks freely"),
        (paused, Next::Resume, "paused by the runner"),
        (locked(), Next::SeeClinician, "locked"),
    ];
    for (scene, expected, told) in cases {
        assert_eq!(next_of(&scene, 3), expected, "{told}");
    }
}

#[test]
fn what_was_logged_is_not_asked_for_again() {
    let unasked = Scene::hurt("lateral");
    assert_eq!(to_log(&unasked, 2), ["morning_pain", "assessment"]);
    let mut told = calm();
    assert_eq!(to_log(&told, 2), ["morning_pain"]);
    told.on(2, 7, "pain", json!({"moment": "waking", "score": 1}));
    assert_eq!(to_log(&told, 2), [""; 0]);
    assert_eq!(to_log(&told, 3), ["morning_pain"], "the next day");
    assert!(to_log(&told, 8).contains(&"weekly"));
}

/// Entries of a runner without an episode.
fn alone(kind: &str, body: &Value) -> Vec<Entry> {
    let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
    vec![pen.entry(kind, body)]
}

fn is_asked_first(entries: &[Entry], day: i8) -> bool {
    today(entries, &june(day, 12), |it| {
        let is_first = matches!(it.running, Running::Unassessed(_));
        assert_eq!(it.maintenance, !is_first);
        assert_eq!(it.keep_well.is_some(), !is_first);
        assert!(!it.running.is_allowed());
        is_first
    })
}

#[test]
fn pain_without_an_episode_asks_the_warning_questions_before_anything_else() {
    let cases = [
        ("pain", json!({"moment": "waking", "score": 1}), true),
        ("pain", json!({"moment": "waking", "score": 0}), false),
        ("session_result", json!({"during": 2}), true),
        ("session_result", json!({"at_end": 1}), true),
        ("session_result", json!({"during": 0}), false),
        ("session_result", json!({"limp": true}), true),
        (
            "walk",
            json!({"minutes": 10, "pain": 0, "limp": true}),
            true,
        ),
        (
            "walk",
            json!({"minutes": 10, "pain": 0, "limp": false}),
            false,
        ),
    ];
    for (kind, body, expected) in cases {
        let entries = alone(kind, &body);
        let found = today(&entries, &june(2, 12), |it| {
            let is_first = matches!(it.running, Running::Unassessed(_));
            assert!(!(is_first && it.maintenance), "{kind} {body}");
            assert!(!it.running.is_allowed());
            // A warning sign is an alarm of its own.
            is_first || matches!(it.running, Running::Not(_))
        });
        assert_eq!(found, expected, "{kind} {body}");
    }
}

#[test]
fn it_asks_for_as_long_as_the_pack_says_and_until_somebody_answered() {
    let days = i8::try_from(packs().1.diary.unassessed.days).unwrap();
    let pain = json!({"moment": "waking", "score": 3});
    let entries = alone("pain", &pain);
    assert!(is_asked_first(&entries, 1 + days));
    assert!(!is_asked_first(&entries, 2 + days));
    let mut answered = entries;
    let mut pen = Pen::new("2026-06-02T07:00:00+02:00[Europe/Berlin]");
    // Ids that differ from those of the first pen.
    pen.entry("note", &json!({"text": "x"}));
    answered.push(pen.entry("assessment", &denied()));
    assert!(!is_asked_first(&answered, 3));
    answered.push(pen.entry("pain", &pain));
    assert!(is_asked_first(&answered, 3), "a pain after the answers");
}

#[test]
fn a_pain_of_an_episode_that_was_closed_by_then_belongs_to_none() {
    let mut scene = calm();
    scene.on(2, 9, "pain", json!({"moment": "waking", "score": 3}));
    scene.on(3, 9, "episode_closed", json!({"reason": "recovered"}));
    assert!(!is_asked_first(&scene.entries, 4), "it was of the episode");
    scene.on(4, 9, "pain", json!({"moment": "waking", "score": 1}));
    assert!(is_asked_first(&scene.entries, 4), "the pain is back");
}

#[test]
fn of_two_episodes_the_worst_decides_and_no_time_is_told() {
    let band = |entries: &[Entry]| {
        today(entries, &june(3, 12), |it| match &it.episodes[0].stage {
            Stage::Moving(moving) => moving.outlook.is_some(),
            Stage::Held(held) => panic!("{held:?}"),
        })
    };
    let mut scene = walked(calm());
    assert!(band(&scene.entries), "ranges are shown on the way");
    let other = scene.pen.entry(
        "episode_opened",
        &json!({"sites": ["groin_deep"], "side": "right"}),
    );
    let urgent = json!({
        "answers": {}, "urgency": "stop_and_see_within_days", "pack_hash": "abc",
        "episode": other.id().to_string()
    });
    let urgent = scene.pen.entry("assessment", &urgent);
    scene.entries.extend([other, urgent]);
    today(&scene.entries, &june(3, 12), |it| {
        assert!(matches!(it.episodes[1].stage, Stage::Held(_)));
        assert!(matches!(it.running, Running::Not(_)));
        assert!(it.plans.is_any_held());
    });
    assert!(!band(&scene.entries), "none while another is locked");
}

#[test]
fn nobody_is_told_how_long_it_takes_before_the_questions_are_answered() {
    today(&Scene::hurt("lateral").entries, &june(2, 12), |it| {
        let Stage::Moving(moving) = &it.episodes[0].stage else {
            panic!("held");
        };
        assert!(moving.outlook.is_none());
        assert!(it.running != Running::NoPlan && !it.running.is_allowed());
    });
}

#[test]
fn the_first_days_end_with_a_decision_that_stays_until_walking_is_free() {
    let first = |scene: &Scene, day| {
        today(&scene.entries, &june(day, 12), |it| {
            let list = it.episodes[0].first_days.as_ref();
            list.map(|list| (list.steps.is_empty(), list.decision.is_some()))
        })
    };
    assert_eq!(first(&calm(), 1), Some((false, false)));
    assert_eq!(first(&calm(), 4), Some((true, true)));
    assert_eq!(first(&walked(calm()), 4), None, "the tests come next");
}
