//! No self-test is offered while it could do harm.

use crate::world::{
    CROWD, ENGINE, KNOWLEDGE, USUAL, benign, changed, ensure, for_random_runners, question, told,
    triage, with,
};
use restride_core::assessment::{Answer, Answers, Engine, TestBar, Triage};
use restride_core::knowledge::{QuestionIndex, Stress};
use restride_core::urgency::Urgency;
use restride_testkit::{sites, today};

/// The self-tests of the pack.
pub(crate) fn tests() -> Vec<QuestionIndex> {
    (0..KNOWLEDGE.questions.len())
        .filter(|&index| KNOWLEDGE.questions[index].self_test.is_some())
        .collect()
}

/// Why a self-test must not be offered now, written from the safety sheet alone; `None` when it may be.
pub(crate) fn why_not(test: QuestionIndex, answers: &Answers, triage: &Triage) -> Option<String> {
    let self_test = KNOWLEDGE.questions[test].self_test.as_ref()?;
    for &asked in ENGINE.mandatory() {
        if answers.get(asked) != Answer::No {
            return Some(format!("{} is not denied", KNOWLEDGE.questions[asked].id));
        }
    }
    if triage.urgency >= Urgency::StopAndSeeWithinDays {
        return Some(format!("the urgency is {}", triage.urgency));
    }
    match answers.number(question("age")) {
        None => return Some("the age is not known".to_owned()),
        Some(years) if !(18.0..65.0).contains(&years) => return Some(format!("age {years}")),
        Some(_) => {}
    }
    for id in [
        "pregnant",
        "hip_replacement_or_surgery",
        "cancer_ever",
        "immunosuppressed",
        "anticoagulant",
    ] {
        if answers.get(question(id)) != Answer::No {
            return Some(id.to_owned());
        }
    }
    // At test safety nothing may stress the hip: pressing on a spot is all that is left, and only where the sheet says so.
    let presses_only = self_test
        .stress
        .iter()
        .all(|stress| *stress == Stress::Press);
    if triage.gate.test_safety && !(presses_only && self_test.gentle_enough_for_bone) {
        return Some("the bone-stress gate asks for test safety".to_owned());
    }
    let excluded = self_test
        .not_when
        .as_ref()
        .is_some_and(|not_when| not_when.holds(answers));
    excluded.then(|| "its own exclusions".to_owned())
}

/// S10, on random runners: what may be offered, what is listed, and what would be asked next
#[test]
fn no_self_test_is_offered_while_it_is_unsafe() {
    let tests = tests();
    for_random_runners(USUAL, |answers| {
        let triage = triage(answers);
        for &test in &tests {
            let bar = ENGINE.test_bar(test, answers, &triage);
            let reason = why_not(test, answers, &triage);
            ensure(bar.is_some() || reason.is_none(), || {
                format!("{} is offered: {reason:?}", KNOWLEDGE.questions[test].id)
            })?;
        }
        let all = ENGINE.all_tests_bar(answers, &triage);
        let any_offered = tests
            .iter()
            .any(|&test| ENGINE.test_bar(test, answers, &triage).is_none());
        ensure(all.is_none() || !any_offered, || {
            format!("offered in spite of {all:?}")
        })
    });
}

/// S10
#[test]
fn no_assessment_lists_a_self_test_that_is_unsafe() {
    let listed = std::cell::Cell::new(0_u32);
    for_random_runners(USUAL / 4, |answers| {
        let assessment = ENGINE.assess(answers, today(), None);
        let named = assessment.self_tests.iter().chain(&assessment.changes);
        for &test in named.filter(|asked| KNOWLEDGE.questions[**asked].self_test.is_some()) {
            listed.set(listed.get() + 1);
            let reason = why_not(test, answers, &assessment.triage);
            ensure(reason.is_none(), || {
                format!("{} is listed: {reason:?}", KNOWLEDGE.questions[test].id)
            })?;
        }
        let bar = ENGINE.all_tests_bar(answers, &assessment.triage);
        ensure(assessment.tests_bar == bar, || {
            format!("bar {bar:?} is not reported")
        })?;
        ensure(bar.is_none() || assessment.self_tests.is_empty(), || {
            format!("listed in spite of {bar:?}")
        })
    });
    assert!(listed.get() > 0, "no random runner was offered a self-test");
}

/// S10, on every answer that is not a clear no to every mandatory question, at every place
#[test]
fn no_self_test_is_offered_before_every_alarm_is_denied() {
    for site in sites(&KNOWLEDGE) {
        let base = benign(&site);
        for &asked in ENGINE.mandatory() {
            for open in [Answer::Absent, Answer::Unsure, Answer::Yes] {
                let answers = with(&base, asked, open);
                let bar = ENGINE.all_tests_bar(&answers, &triage(&answers));
                assert_eq!(bar, Some(TestBar::OpenAlarm), "{}", told(&answers));
            }
        }
    }
}

/// S10, at every age that can matter
#[test]
fn no_self_test_is_offered_to_the_young_the_old_or_those_of_unknown_age() {
    let age = question("age");
    let offered = |answers: &Answers| {
        let triage = triage(answers);
        tests()
            .into_iter()
            .any(|test| ENGINE.test_bar(test, answers, &triage).is_none())
    };
    let mut years: Vec<Answer> = CROWD.domain(age).to_vec();
    years.extend([17.999, 18.0, 64.999, 65.0].map(Answer::Number));
    for answer in years {
        let answers = with(&benign("lateral"), age, answer);
        let may_be = matches!(answer, Answer::Number(years) if (18.0..65.0).contains(&years));
        assert!(may_be || !offered(&answers), "offered at {answer:?}");
    }
    assert!(
        offered(&benign("lateral")),
        "nothing is offered to a healthy adult"
    );
}

/// S10
#[test]
fn every_bar_has_its_reason() {
    let base = benign("lateral");
    let bars = |answers: &Answers| -> Vec<Option<TestBar>> {
        let triage = triage(answers);
        tests()
            .into_iter()
            .map(|test| ENGINE.test_bar(test, answers, &triage))
            .collect()
    };
    for (changes, expected) in [
        (vec![("limp_or_walk_pain", "unsure")], TestBar::OpenAlarm),
        (
            vec![
                ("sites", "groin_front"),
                ("load_spike", "yes"),
                ("run_pattern", "worsens"),
            ],
            TestBar::Urgent,
        ),
        (vec![("age", "70")], TestBar::Population),
    ] {
        let answers = changed(&base, &changes);
        assert!(
            bars(&answers).iter().all(|bar| *bar == Some(expected)),
            "{changes:?}"
        );
    }
    let level_s = changed(&base, &[("load_spike", "yes"), ("run_pattern", "worsens")]);
    let triage_s = triage(&level_s);
    assert!(triage_s.gate.test_safety);
    if triage_s.urgency < Urgency::StopAndSeeWithinDays {
        for test in tests() {
            let self_test = KNOWLEDGE.questions[test].self_test.as_ref().unwrap();
            let provokes = self_test
                .stress
                .iter()
                .any(|stress| *stress != Stress::Press);
            let bar = ENGINE.test_bar(test, &level_s, &triage_s);
            let id = &KNOWLEDGE.questions[test].id;
            assert_eq!(
                bar == Some(TestBar::BoneStress),
                provokes || !self_test.gentle_enough_for_bone,
                "{id}"
            );
        }
    }
    for test in tests() {
        let self_test = KNOWLEDGE.questions[test].self_test.as_ref().unwrap();
        let own = self_test
            .not_when
            .as_ref()
            .is_some_and(|not_when| not_when.holds(&base));
        let bar = ENGINE.test_bar(test, &base, &triage(&base));
        assert_eq!(
            bar,
            own.then_some(TestBar::ThisTest),
            "{}",
            KNOWLEDGE.questions[test].id
        );
    }
}

/// S10: whatever a pack says of a test, at test safety only those that press on a spot and are gentle are left
#[test]
fn no_pack_can_call_a_provoking_test_gentle() {
    let level_s = changed(
        &benign("lateral"),
        &[("load_spike", "yes"), ("run_pattern", "worsens")],
    );
    for gentle in [true, false] {
        let mut knowledge = KNOWLEDGE.clone();
        for asked in &mut knowledge.questions {
            if let Some(test) = &mut asked.self_test {
                test.gentle_enough_for_bone = gentle;
                test.not_when = None;
            }
        }
        let engine = Engine::new(&knowledge);
        let no_mass = vec![0.0; knowledge.weighing.masses.len()];
        let mut triage = engine.triage(&level_s, &no_mass, today(), None);
        assert!(triage.gate.test_safety);
        assert!(triage.urgency < Urgency::StopAndSeeWithinDays);
        for test in tests() {
            let self_test = knowledge.questions[test].self_test.as_ref().unwrap();
            let presses = self_test
                .stress
                .iter()
                .all(|stress| *stress == Stress::Press);
            let bar = engine.test_bar(test, &level_s, &triage);
            let expected = (!presses || !gentle).then_some(TestBar::BoneStress);
            assert_eq!(bar, expected, "{}", knowledge.questions[test].id);
        }
        // Without test safety there is nothing to bar.
        triage.gate.test_safety = false;
        for test in tests() {
            assert_eq!(engine.test_bar(test, &level_s, &triage), None);
        }
    }
}

/// S10: a self-test's own exclusions hold, on every combination of what they can tell apart
#[test]
fn nobody_is_offered_a_test_that_excludes_them() {
    for test in tests() {
        let self_test = KNOWLEDGE.questions[test].self_test.as_ref().unwrap();
        let Some(not_when) = &self_test.not_when else {
            continue;
        };
        let space = crate::classes::space_of_classes(&[not_when]);
        space.table(&KNOWLEDGE, &benign("thigh_outer"), |answers| {
            let bar = ENGINE.test_bar(test, answers, &triage(answers));
            let id = &KNOWLEDGE.questions[test].id;
            assert!(
                !not_when.holds(answers) || bar.is_some(),
                "{id}: {}",
                told(answers)
            );
        });
    }
}

/// S10
#[test]
fn nobody_is_ever_asked_to_hop_or_jump() {
    for asked in &KNOWLEDGE.questions {
        for word in ["hop", "jump", "run_trial", "percussion"] {
            assert!(!asked.id.contains(word), "{}", asked.id);
        }
        if let Some(test) = &asked.self_test {
            assert!(
                !test.stress.contains(&Stress::Percussion),
                "{} taps a bone",
                asked.id
            );
            assert!(
                !test.stress.is_empty(),
                "{} says nothing of what it stresses",
                asked.id
            );
            let gentle = test.stress.iter().all(|stress| *stress == Stress::Press);
            assert!(
                gentle || !test.gentle_enough_for_bone,
                "{} is not gentle",
                asked.id
            );
        }
    }
}

/// S10
#[test]
fn a_question_that_is_no_self_test_has_no_bar() {
    let answers = benign("lateral");
    let triage = triage(&answers);
    assert_eq!(ENGINE.test_bar(question("age"), &answers, &triage), None);
    assert_eq!(ENGINE.test_bar(usize::MAX, &answers, &triage), None);
}
