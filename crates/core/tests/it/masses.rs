//! The masses written a second time, from their description: products and odds, one answer after the other.

use crate::naive::{normalised, outcome, prior};
use crate::world::{
    CROWD, ENGINE, KNOWLEDGE, USUAL, benign, ensure, for_random_runners, question, some_runners,
    with,
};
use restride_core::assessment::{Answer, Answers, Engine};
use restride_core::knowledge::{
    Cap, ConditionIndex, Expression, Factor, Group, Kind, Likelihood, QuestionIndex,
};
use restride_testkit::{one_way_questions, put};
use std::collections::BTreeSet;

/// Odds of the members against everything else, each side averaged by prior, within the cap.
fn ratio(members: &[ConditionIndex], probabilities: &[f64], cap: Cap) -> f64 {
    let mean = |inside: bool| -> f64 {
        let side = KNOWLEDGE
            .conditions
            .iter()
            .enumerate()
            .filter(|(index, _)| members.contains(index) == inside);
        let (weighted, weight) = side.fold((0.0, 0.0), |(weighted, weight), (index, condition)| {
            (
                weighted + condition.prior * probabilities[index],
                weight + condition.prior,
            )
        });
        weighted / weight
    };
    (mean(true) / mean(false)).clamp(cap.down, cap.up)
}

fn bone_stress_members() -> &'static [ConditionIndex] {
    let masses = &KNOWLEDGE.weighing.masses;
    &masses.iter().find(|mass| mass.bone_stress).unwrap().members
}

/// What an answer multiplies into the odds of a mass: never below 1 for a worrying outcome, never above for another.
fn pull(
    members: &[ConditionIndex],
    likelihood: &Likelihood,
    factor: &Factor,
    picked: usize,
) -> f64 {
    let probabilities = &factor.outcomes[picked].probabilities;
    let worries = if factor.outcomes.len() == 2 {
        picked == 1
    } else {
        ratio(bone_stress_members(), probabilities, likelihood.cap) > 1.0
    };
    let ratio = libm::pow(
        ratio(members, probabilities, likelihood.cap),
        damping(factor),
    );
    if worries {
        ratio.max(1.0)
    } else {
        ratio.min(1.0)
    }
}

fn damping(factor: &Factor) -> f64 {
    let weighing = &KNOWLEDGE.weighing;
    factor
        .block
        .as_ref()
        .map_or(weighing.damping_alone, |block| weighing.damping[block])
}

fn told(
    product: &mut [f64],
    likelihood: &Likelihood,
    factor: &Factor,
    picked: usize,
    exponent: f64,
) {
    let probabilities = &factor.outcomes[picked].probabilities;
    let average: f64 = KNOWLEDGE
        .conditions
        .iter()
        .zip(probabilities)
        .map(|(condition, each)| condition.prior * each)
        .sum();
    for (value, probability) in product.iter_mut().zip(probabilities) {
        let ratio = (probability / average).clamp(likelihood.cap.down, likelihood.cap.up);
        *value *= libm::pow(ratio, exponent);
    }
}

fn mass(members: &[ConditionIndex], answers: &Answers) -> f64 {
    let [map, side] = ["sites", "side"].map(question);
    let one_way: BTreeSet<QuestionIndex> = one_way_questions(&KNOWLEDGE).into_iter().collect();
    let mut nobody_said_yes = answers.clone();
    let mut odds = 1.0;
    let mut likely: Vec<f64> = vec![1.0; KNOWLEDGE.conditions.len()];
    for (index, condition) in KNOWLEDGE.conditions.iter().enumerate() {
        for modifier in &condition.modifiers.yes {
            nobody_said_yes.clear(modifier.question);
            let raises = (modifier.factor > 1.0) == members.contains(&index);
            if raises && answers.get(modifier.question) == Answer::Yes {
                likely[index] *= modifier.factor;
            }
        }
    }
    for (value, prior) in likely.iter_mut().zip(prior(&nobody_said_yes)) {
        *value *= prior;
    }
    for likelihood in &KNOWLEDGE.likelihoods {
        let asked = likelihood.question;
        if asked == map || asked == side || KNOWLEDGE.questions[asked].group == Group::Alarm {
            continue;
        }
        for factor in &likelihood.factors {
            let Some((picked, _)) = outcome(&factor.column, answers.get(asked)) else {
                continue;
            };
            if one_way.contains(&asked) || likelihood.bone_sign {
                odds *= pull(members, likelihood, factor, picked);
            } else {
                told(&mut likely, likelihood, factor, picked, damping(factor));
            }
        }
        likely = normalised(likely);
    }
    let first = alone(answers, map, side)
        .into_iter()
        .map(|(place, side_alone)| {
            let mut here = likely.clone();
            for likelihood in KNOWLEDGE
                .likelihoods
                .iter()
                .filter(|one| [map, side].contains(&one.question))
            {
                let is_map = likelihood.question == map;
                for factor in &likelihood.factors {
                    let answer = if is_map { place } else { side_alone };
                    if let Some((picked, unmarked)) = outcome(&factor.column, answer) {
                        let weighing = &KNOWLEDGE.weighing;
                        let exponent = match (is_map, unmarked) {
                            (true, true) => {
                                weighing.damping_place_in_mass * weighing.damping_unmarked
                            }
                            (true, false) => weighing.damping_place_in_mass,
                            (false, _) => damping(factor),
                        };
                        told(&mut here, likelihood, factor, picked, exponent);
                    }
                }
            }
            let here = normalised(here);
            members.iter().map(|&member| here[member]).sum::<f64>()
        })
        .fold(0.0, f64::max);
    odds *= first / (1.0 - first);
    odds / (1.0 + odds)
}

/// Every marked place with every side, each as if it was the only one.
fn alone(answers: &Answers, map: QuestionIndex, side: QuestionIndex) -> Vec<(Answer, Answer)> {
    let places: Vec<Answer> = match answers.get(map) {
        Answer::Many(marked) if marked > 0 => (0..KNOWLEDGE.questions[map].kind.values().len())
            .filter(|place| marked >> place & 1 == 1)
            .map(|place| Answer::Many(1 << place))
            .collect(),
        other => vec![other],
    };
    let value = |id: &str| Answer::Choice(KNOWLEDGE.questions[side].kind.value(id).unwrap());
    let sides = if answers.get(side) == value("both") {
        vec![value("left"), value("right"), value("both")]
    } else {
        vec![answers.get(side)]
    };
    places
        .iter()
        .flat_map(|place| sides.iter().map(|side| (*place, *side)))
        .collect()
}

#[test]
fn a_second_implementation_gives_the_same_masses() {
    for_random_runners(USUAL / 10, |answers| {
        let ours = ENGINE.masses(answers);
        ensure(ours.len() == KNOWLEDGE.weighing.masses.len(), || {
            format!("{ours:?}")
        })?;
        for (threshold, our) in KNOWLEDGE.weighing.masses.iter().zip(&ours) {
            let their = mass(&threshold.members, answers);
            ensure((our - their).abs() < 1e-9, || {
                format!("{} is {our}, expected {their}", threshold.id)
            })?;
            if threshold.bone_stress {
                let alone = ENGINE.bone_stress_probability(answers);
                ensure(alone.to_bits() == our.to_bits(), || {
                    format!("{alone} and {our}")
                })?;
            }
        }
        Ok(())
    });
}

/// S3: an alarm has a floor of its own; it moves no mass in either direction
#[test]
fn no_alarm_moves_a_mass() {
    for_random_runners(USUAL / 10, |answers| {
        let before = ENGINE.masses(answers);
        let mut changed = answers.clone();
        for (asked, entry) in KNOWLEDGE.questions.iter().enumerate() {
            let modifies = KNOWLEDGE.conditions.iter().any(|condition| {
                condition
                    .modifiers
                    .yes
                    .iter()
                    .any(|one| one.question == asked)
            });
            if entry.group != Group::Alarm || modifies {
                continue;
            }
            for answer in CROWD.domain(asked) {
                put(&KNOWLEDGE, &mut changed, asked, *answer);
                ensure(ENGINE.masses(&changed) == before, || {
                    format!("{} moves a mass", entry.id)
                })?;
            }
            put(&KNOWLEDGE, &mut changed, asked, answers.get(asked));
        }
        Ok(())
    });
}

/// S3: each sign of bone stress is one: a yes raises the probability and a no lowers it
#[test]
fn every_sign_of_bone_stress_moves_the_probability() {
    let base = benign("groin_deep");
    for &asked in ENGINE.bone_signs() {
        if KNOWLEDGE.questions[asked].kind == Kind::YesNo {
            let [no, absent, yes] = [Answer::No, Answer::Absent, Answer::Yes]
                .map(|answer| ENGINE.bone_stress_probability(&with(&base, asked, answer)));
            let id = &KNOWLEDGE.questions[asked].id;
            assert!(
                no < absent && absent < yes,
                "{id}: no {no}, absent {absent}, yes {yes}"
            );
        }
    }
}

/// S3: what the bone-stress gate reads is one-way, even in a pack that neither asks for a "no" to it nor calls it a sign
#[test]
fn whatever_the_gate_reads_is_one_way() {
    let mut knowledge = KNOWLEDGE.clone();
    for asked in &mut knowledge.questions {
        asked.mandatory = false;
    }
    for likelihood in &mut knowledge.likelihoods {
        likelihood.bone_sign = false;
    }
    let engine = Engine::new(&knowledge);
    let gate = &knowledge.gate;
    let signs = gate
        .signs
        .iter()
        .map(|sign| &sign.when)
        .chain([&gate.displacement]);
    for asked in signs.flat_map(Expression::reads) {
        if knowledge.questions[asked].kind != Kind::YesNo {
            continue;
        }
        for base in some_runners(200) {
            let [no, absent, yes] = [Answer::No, Answer::Absent, Answer::Yes]
                .map(|answer| engine.masses(&with(&base, asked, answer)));
            let id = &knowledge.questions[asked].id;
            let rises = |less: &[f64], more: &[f64]| {
                less.iter()
                    .zip(more)
                    .all(|(less, more)| *more >= less - 1e-12)
            };
            assert!(
                rises(&no, &absent) && rises(&absent, &yes),
                "{id}: {no:?}, {absent:?}, {yes:?}"
            );
        }
    }
}
