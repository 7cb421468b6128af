//! The bone-stress gate: what a score asks for, at any place, whatever masks the pain.

use crate::classes::space_of_classes;
use crate::world::{
    CROWD, ENGINE, KNOWLEDGE, USUAL, benign, changed, ensure, for_random_runners, nobody, question,
    tier, tier_of_rules, told, with,
};
use restride_core::assessment::{Answer, FloorKind};
use restride_core::knowledge::{Expression, GateWeight};
use restride_core::urgency::Urgency;
use restride_testkit::{Space, put, sites};

fn signs() -> Vec<&'static Expression> {
    KNOWLEDGE.gate.signs.iter().map(|sign| &sign.when).collect()
}

/// S11, on every combination of what the gate can tell apart
#[test]
fn the_gate_refers_and_a_moved_bone_is_an_emergency() {
    let mut read = signs();
    read.push(&KNOWLEDGE.gate.displacement);
    let space = space_of_classes(&read);
    let base = benign("lateral");
    let [weight, turned, pop] = [
        "cannot_bear_weight",
        "leg_short_or_turned_out",
        "pop_or_sudden_pain",
    ]
    .map(question);
    let is_yes =
        |answers: &restride_core::assessment::Answers, asked| answers.get(asked) == Answer::Yes;
    space.table(&KNOWLEDGE, &base, |answers| {
        let score = ENGINE.gate(answers).score;
        let moved = is_yes(answers, weight)
            || is_yes(answers, turned)
            || is_yes(answers, pop) && is_yes(answers, weight);
        let least = match score {
            _ if moved => Urgency::Emergency,
            4.. => Urgency::StopAndSeeWithinDays,
            3 => Urgency::SeeWithinTwoWeeks,
            _ => Urgency::SelfManage,
        };
        let urgency = tier_of_rules(answers);
        assert!(
            urgency >= least,
            "score {score} gives {urgency}: {}",
            told(answers)
        );
    });
}

/// S11: the same at every place and for everybody
#[test]
fn the_gate_refers_at_every_place() {
    for_random_runners(USUAL / 2, |answers| {
        let score = ENGINE.gate(answers).score;
        let urgency = tier(answers);
        let least = match score {
            4.. => Urgency::StopAndSeeWithinDays,
            3 => Urgency::SeeWithinTwoWeeks,
            _ => Urgency::SelfManage,
        };
        ensure(urgency >= least, || {
            format!("score {score} gives {urgency}")
        })
    });
}

/// S11
#[test]
fn the_gate_counts_every_sign_that_is_present() {
    for_random_runners(USUAL / 4, |answers| {
        let count = ENGINE.gate(answers);
        let gate = &KNOWLEDGE.gate;
        let present: Vec<_> = gate
            .signs
            .iter()
            .filter(|sign| sign.when.holds(answers))
            .collect();
        let majors = present
            .iter()
            .filter(|sign| sign.weight == GateWeight::Major)
            .count();
        let minors = present.len() - majors;
        let points = |count: usize, each: u32| u32::try_from(count).unwrap() * each;
        let score = points(majors, gate.major_points) + points(minors, gate.minor_points);
        let safety = gate.test_safety;
        let is_safety = majors >= safety.majors_at_least || minors >= safety.minors_at_least;
        let ids: Vec<_> = present.iter().map(|sign| sign.id.clone()).collect();
        ensure(
            (count.score, count.majors, count.minors, count.test_safety)
                == (score, majors, minors, is_safety)
                && count.signs == ids,
            || format!("counted {count:?}, expected {score}: {ids:?}"),
        )
    });
}

/// S11: a major sign counts two points, a minor one, and a level asks for no less than the clinical table
#[test]
fn the_gate_is_as_strict_as_its_table() {
    let gate = &KNOWLEDGE.gate;
    assert_eq!((gate.major_points, gate.minor_points), (2, 1));
    assert!(gate.test_safety.majors_at_least <= 1 && gate.test_safety.minors_at_least <= 2);
    assert_eq!(gate.displacement_urgency, Urgency::Emergency);
    let asks = |score: u32| {
        let reached = gate
            .levels
            .iter()
            .filter(|level| score >= level.score_at_least);
        reached.map(|level| level.urgency).max()
    };
    assert!(asks(4) >= Some(Urgency::StopAndSeeWithinDays));
    assert!(asks(3) >= Some(Urgency::SeeWithinTwoWeeks));
}

/// S12, on every combination of what the signs can tell apart, at every place
#[test]
fn the_place_never_switches_the_gate_off() {
    let map = question("sites");
    for sign in &KNOWLEDGE.gate.signs {
        assert!(
            !sign.when.reads().contains(&map),
            "{} reads the place",
            sign.id
        );
    }
    assert!(
        !KNOWLEDGE.gate.displacement.reads().contains(&map),
        "displacement reads the place"
    );
    let space = space_of_classes(&signs());
    let count = sites(&KNOWLEDGE).len();
    let base = nobody();
    space.table(&KNOWLEDGE, &base, |answers| {
        let nowhere = ENGINE.gate(answers);
        let mut there = answers.clone();
        for place in 0..count {
            put(&KNOWLEDGE, &mut there, map, Answer::Many(1 << place));
            assert_eq!(ENGINE.gate(&there), nowhere, "{}", told(&there));
        }
    });
}

/// S12, on random runners and every set of places that is tried
#[test]
fn the_gate_is_the_same_at_every_place() {
    let map = question("sites");
    for_random_runners(USUAL / 4, |answers| {
        let nowhere = ENGINE.gate(&with(answers, map, Answer::Absent));
        for places in CROWD.domain(map) {
            let count = ENGINE.gate(&with(answers, map, *places));
            ensure(count == nowhere, || {
                format!("{count:?} at {places:?}, {nowhere:?} without")
            })?;
        }
        Ok(())
    });
}

/// S13
#[test]
fn no_question_lets_a_picture_clear_anyone() {
    for asked in &KNOWLEDGE.questions {
        for word in [
            "xray",
            "x_ray",
            "radiograph",
            "film",
            "scan",
            "mri",
            "imaging",
        ] {
            let whole_word = asked.id.split('_').any(|part| part == word);
            assert!(
                !whole_word && !asked.id.contains("x_ray"),
                "{} asks for a picture",
                asked.id
            );
        }
    }
}

/// S14, on every combination of what the gate can tell apart: a pattern adds its own sign and takes none away
#[test]
fn no_pattern_of_pain_on_the_run_lowers_a_rule() {
    let pattern = question("run_pattern");
    let others: Vec<_> = space_of_classes(&signs())
        .axes()
        .iter()
        .filter(|(asked, _)| *asked != pattern)
        .cloned()
        .collect();
    let base = changed(&benign("groin_deep"), &[("run_pattern", "unsure")]);
    Space::new(others).table(&KNOWLEDGE, &base, |answers| {
        let silent = ENGINE.gate(answers);
        for told_pattern in CROWD.domain(pattern) {
            let count = ENGINE.gate(&with(answers, pattern, *told_pattern));
            let kept = silent.signs.iter().all(|sign| count.signs.contains(sign));
            assert!(
                kept && count.score >= silent.score,
                "{told_pattern:?}: {}",
                told(answers)
            );
        }
    });
}

/// S14: easing on the run, no pain today, and every other answer that masks leave each rule that fires in force
#[test]
fn masking_leaves_every_rule_in_force() {
    let [pattern, worst] = ["run_pattern", "worst_pain"].map(question);
    for_random_runners(USUAL / 4, |answers| {
        for masked in [pattern, worst] {
            let silent = crate::world::triage_of_rules(&with(answers, masked, Answer::Absent));
            for answer in CROWD.domain(masked) {
                let said = crate::world::triage_of_rules(&with(answers, masked, *answer));
                let kept = silent
                    .floors
                    .iter()
                    .filter(|floor| floor.kind != FloorKind::Gate)
                    .all(|floor| {
                        said.floors
                            .iter()
                            .any(|other| other.kind == floor.kind && other.id == floor.id)
                    });
                ensure(kept && said.urgency >= silent.urgency, || {
                    format!("{:?} hides one of {:?}", answer, silent.floors)
                })?;
            }
        }
        Ok(())
    });
}
