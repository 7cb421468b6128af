//! Alarms of a journal, and what lifts them.

use super::book::{Book, clearance, time};
use jiff::SignedDuration;
use restride_core::return_to_run::{Profile, Reason, Why};
use serde_json::json;

fn running() -> Book {
    let (mut book, _) = Book::opened();
    book.pass_tests(0, 6);
    book.before(2, 8, 0);
    assert!(book.may_run(2, 9));
    book
}

/// G2, G3: an urgent assessment locks at once, whatever the runner chose
#[test]
fn an_urgent_assessment_locks_every_plan_at_once() {
    let mut book = running();
    book.log(2, 8, "plan_choice", json!({"choice": "start"}));
    book.alarm(2, 8, false);
    assert_eq!(book.stands(2, 9), "locked");
    assert!(!book.may_run(2, 9));
    book.log(2, 10, "plan_choice", json!({"choice": "start"}));
    for later in [3, 30, 300, 3000] {
        assert_eq!(book.stands(later, 9), "locked", "{later} days");
    }
}

/// G1, G13: neither a correction nor a withdrawal of the alarm, nor a milder assessment, unlocks
#[test]
fn nothing_but_a_clearance_unlocks_a_journal() {
    let mut book = running();
    let alarm = book.alarm(2, 8, true);
    let milder = json!({"answers": {}, "urgency": "self_manage", "bone_suspected": false, "pack_hash": "abc"});
    book.change((3, 8), alarm, "assessment", milder.clone());
    book.change((3, 9), alarm, "withdrawn", json!({}));
    book.log(4, 8, "assessment", milder);
    book.pass_tests(5, 8);
    assert_eq!(book.stands(6, 8), "locked");
    book.clearance(6, 9);
    assert_eq!(book.stands(6, 10), "ready");
    assert_eq!(book.plan(6, 10, |plan| plan.plan.profile()), Profile::Bone);
}

/// G1: a clearance needs a confirmation, and for a bone the right role and basis
#[test]
fn a_clearance_that_does_not_suffice_is_listed_with_its_reason() {
    let lacking = [
        (json!({"confirmed": false}), "not_confirmed"),
        (json!({"role": "other_clinician"}), "not_for_a_bone"),
        (json!({"basis": ["xray"]}), "not_for_a_bone"),
        (json!({"basis": ["ultrasound", "other"]}), "not_for_a_bone"),
        (json!({"date": "2026-12-01"}), "clearance_too_old"),
    ];
    for (change, expected) in lacking {
        let mut book = running();
        book.alarm(2, 8, true);
        let mut body = clearance(3);
        for (key, value) in change.as_object().unwrap() {
            body[key] = value.clone();
        }
        let id = book.log(3, 8, "clearance", body);
        let ignored = book.plan(4, 8, |plan| {
            assert!(plan.is_locked(), "{expected}");
            let ignored = plan.ignored.iter().find(|ignored| ignored.entry == id);
            ignored.map(|ignored| ignored.why.key())
        });
        assert_eq!(ignored, Some(expected));
    }
}

/// S13: an X-ray next to an MRI is no hindrance
#[test]
fn an_mri_clears_a_bone_with_or_without_an_x_ray() {
    let mut book = running();
    book.alarm(2, 8, true);
    let mut body = clearance(3);
    body["basis"] = json!(["xray", "mri"]);
    book.log(3, 8, "clearance", body);
    assert_eq!(book.stands(3, 9), "ready");
}

/// G9: an alarm that arrives late was not known to the clinician
#[test]
fn a_late_alarm_is_not_covered_by_an_earlier_clearance() {
    let mut book = running();
    book.alarm(2, 8, false);
    book.clearance(4, 8);
    assert_eq!(book.stands(4, 9), "ready");
    // It happened on day 3 and was written down on day 6.
    let body =
        json!({"answers": {}, "urgency": "emergency", "bone_suspected": false, "pack_hash": "abc"});
    book.write(
        &time(3, 8),
        time(6, 8).timestamp(),
        None,
        "assessment",
        body,
    );
    assert_eq!(book.stands(6, 9), "locked");
    book.clearance(7, 8);
    assert_eq!(book.stands(7, 9), "ready");
}

/// G3: a warning sign with a pain or after a run locks, known to the rules or not
#[test]
fn every_warning_sign_locks() {
    for flag in [
        "saddle_numb_bladder_bowel",
        "calf_or_chest",
        "made_by_a_newer_program",
    ] {
        let mut book = running();
        let pain = book.log(
            2,
            8,
            "pain",
            json!({"moment": "evening", "score": 1, "red_flags": [flag]}),
        );
        assert_eq!(book.stands(2, 9), "locked", "{flag}");
        book.change((3, 8), pain, "withdrawn", json!({}));
        assert_eq!(book.stands(3, 9), "locked", "{flag} withdrawn");
        let mut book = running();
        book.run(2, json!({"red_flags": [flag]}));
        assert_eq!(book.stands(2, 11), "locked", "{flag} after a run");
    }
}

/// A sign that speaks of the bone makes the plan a bone's
#[test]
fn a_bone_sign_makes_the_profile_bone() {
    let mut book = running();
    book.log(
        2,
        8,
        "pain",
        json!({"moment": "night", "score": 4, "red_flags": ["cannot_bear_weight"]}),
    );
    assert_eq!(book.plan(2, 9, |plan| plan.plan.profile()), Profile::Bone);
    let mut chosen = running();
    chosen.log(2, 8, "plan_choice", json!({"choice": "bone"}));
    assert_eq!(chosen.stands(2, 9), "locked");
}

/// In an urgent assessment an unknown bone counts as hurt
#[test]
fn an_urgent_assessment_that_says_nothing_of_the_bone_suspects_it() {
    let mut book = running();
    let body = json!({"answers": {}, "urgency": "emergency", "pack_hash": "abc"});
    book.log(2, 8, "assessment", body);
    assert_eq!(book.plan(2, 9, |plan| plan.plan.profile()), Profile::Bone);
}

/// What a newer program wrote forbids a run and locks nothing
#[test]
fn an_assessment_that_cannot_be_read_forbids_a_run() {
    let mut book = running();
    book.written += 1;
    let line = book.entries.last().unwrap().to_json();
    let line = line
        .replace("\"version\":1", "\"version\":9")
        .replace("\"kind\":\"pain\"", "\"kind\":\"assessment\"");
    let id = format!("0192f1c4-3b00-7000-8000-{:012x}", book.written);
    let line = line.replace(&book.entries.last().unwrap().id().to_string(), &id);
    let newer = restride_core::journal::Entry::from_json(line.as_bytes()).unwrap();
    book.entries.push(newer);
    assert_eq!(book.offered(2, 9), "not_readable");
    assert_eq!(book.stands(2, 9), "P1");
    book.log(2, 9, "note", json!({"text": "a kind of no weight"}));
    assert!(!book.may_run(2, 10));
}

/// Two injuries are two plans, and both have to allow a run
#[test]
fn a_run_needs_the_word_of_every_open_episode() {
    let mut book = running();
    let other = book.log(
        2,
        9,
        "episode_opened",
        json!({"sites": ["groin_deep"], "side": "left"}),
    );
    assert!(!book.may_run(2, 10));
    book.plans_at(&time(2, 10), |plans| {
        assert!(plans.episodes[0].gate.is_go());
        assert_eq!(plans.episodes[1].plan.state().key(), "offload");
    });
    book.log(
        2,
        11,
        "episode_closed",
        json!({"episode": other.to_string()}),
    );
    assert!(book.may_run(2, 12));
}

/// An alarm of one episode locks that one; a closed episode that is locked still forbids a run
#[test]
fn closing_a_locked_episode_does_not_lift_its_lock() {
    let mut book = running();
    let other = book.log(
        2,
        9,
        "episode_opened",
        json!({"sites": ["groin_deep"], "side": "left"}),
    );
    let body = json!({
        "answers": {}, "urgency": "emergency", "bone_suspected": false, "pack_hash": "abc",
        "episode": other.to_string()
    });
    book.log(2, 10, "assessment", body);
    book.log(
        2,
        11,
        "episode_closed",
        json!({"episode": other.to_string(), "reason": "recovered"}),
    );
    book.before(4, 8, 0);
    book.plans_at(&time(4, 9), |plans| {
        assert!(plans.episodes[0].gate.is_go());
        assert!(!plans.may_run());
        assert_eq!(plans.why_not()[0].1.reason, Reason::Locked);
    });
}

/// An alarm for an episode that is not there counts for every episode, and without any for running at all
#[test]
fn an_alarm_without_its_episode_counts_for_all() {
    let mut book = running();
    let unknown = "0192f1c4-3b00-7000-8000-00000000ffff";
    let body =
        json!({"answers": {}, "urgency": "emergency", "pack_hash": "abc", "episode": unknown});
    book.log(2, 8, "assessment", body.clone());
    assert_eq!(book.stands(2, 9), "locked");
    let mut empty = Book::default();
    empty.log(2, 8, "assessment", body);
    assert!(!empty.may_run(2, 9));
}

/// G18: the same place hurts again in a new episode: the bone questions come before any run
#[test]
fn a_new_episode_at_the_same_place_asks_the_bone_questions_first() {
    let mut book = running();
    let first = book.entries[0].id().to_string();
    book.log(
        4,
        8,
        "episode_closed",
        json!({"episode": first, "reason": "recovered"}),
    );
    let again = book.log(
        30,
        8,
        "episode_opened",
        json!({"sites": ["lateral"], "side": "right"}),
    );
    book.pass_tests(30, 9);
    let second = |book: &Book, number, hour| {
        book.plans_at(&time(number, hour), |plans| {
            plans.episodes[1].gate.because().reason
        })
    };
    book.before(32, 8, 0);
    assert_eq!(second(&book, 32, 9), Reason::BoneScreenDue);
    let tests = |book: &Book| {
        book.plans_at(&time(32, 9), |plans| {
            let plan = &plans.episodes[1];
            plan.plan
                .tests_offered(super::super::scene::rules(), &plan.shown)
                .len()
        })
    };
    assert_eq!(tests(&book), 0, "no tests before the questions");
    let denied = json!({
        "answers": {}, "urgency": "self_manage", "bone_suspected": false, "pack_hash": "abc",
        "episode": again.to_string()
    });
    // Made anew from old answers, nobody was asked.
    let mut made = book.clone();
    made.log(32, 10, "assessment", denied.clone());
    let line = made
        .entries
        .pop()
        .unwrap()
        .to_json()
        .replace("\"source\":\"test\"", "\"source\":\"diary\"");
    made.entries
        .push(restride_core::journal::Entry::from_json(line.as_bytes()).unwrap());
    made.pass_tests(32, 11);
    assert_eq!(second(&made, 32, 12), Reason::BoneScreenDue);
    book.log(32, 10, "assessment", denied);
    book.pass_tests(32, 11);
    book.before(32, 12, 0);
    assert_eq!(second(&book, 32, 13), Reason::Allowed);
    // A bone was suspected there before: locked again.
    let mut bone = Book::opened().0;
    bone.alarm(0, 6, true);
    bone.clearance(1, 8);
    bone.log(
        4,
        8,
        "episode_closed",
        json!({"episode": bone.entries[0].id().to_string()}),
    );
    bone.log(30, 8, "episode_opened", json!({"sites": ["lateral"]}));
    assert!(bone.plans_at(&time(30, 9), |plans| plans.episodes[1].is_locked()));
}

/// The runner's own pause refuses until the runner resumes; resuming unlocks nothing
#[test]
fn the_runners_own_pause_is_kept() {
    let mut book = running();
    book.log(2, 8, "plan_choice", json!({"choice": "hold"}));
    assert_eq!(book.offered(2, 9), "own_pause");
    book.log(
        2,
        10,
        "plan_choice",
        json!({"choice": "start", "value": "gtps"}),
    );
    assert_eq!(book.offered(2, 11), "P1");
    let programme = book.plan(2, 11, |plan| {
        plan.choices.programme.map(ToString::to_string)
    });
    assert_eq!(programme.as_deref(), Some("gtps"));
}

/// A clearance of tomorrow is none today, and a clock that ran ahead of the writing covers no more
#[test]
fn a_clearance_whose_time_has_not_come_does_not_count() {
    let mut book = running();
    book.alarm(2, 8, false);
    let recorded = time(2, 9).timestamp();
    let id = book.write(&time(3, 8), recorded, None, "clearance", clearance(3));
    book.write(
        &time(2, 10),
        recorded + SignedDuration::from_hours(1),
        None,
        "assessment",
        json!({"answers": {}, "urgency": "emergency", "bone_suspected": false, "pack_hash": "abc"}),
    );
    assert_eq!(book.stands(4, 8), "locked");
    let early = book.plan(2, 8, |plan| {
        let ignored = plan.ignored.iter().find(|ignored| ignored.entry == id);
        ignored.map(|ignored| ignored.why)
    });
    assert_eq!(early, Some(Why::NotYet));
}

/// Unknown is not no: an episode that was never asked about the bone allows no run, whatever was shown
#[test]
fn an_episode_without_the_questions_about_bones_allows_no_run() {
    let (mut book, _) = Book::opened_unasked();
    book.pass_tests(0, 6);
    book.before(1, 8, 0);
    let reason = |book: &Book| book.plan(1, 9, |plan| plan.gate.because().reason);
    assert_eq!(reason(&book), Reason::BoneScreenDue);
    book.deny_bone(1, 7);
    book.pass_tests(1, 7);
    book.before(1, 8, 0);
    assert!(book.plan(1, 9, |plan| plan.gate.is_go()));
}
