//! A worrying answer never lowers an urgency, a second one neither, and no place that is added.

use crate::classes::{classes, space_of_classes};
use crate::world::{
    CROWD, ENGINE, KNOWLEDGE, USUAL, benign, changed, ensure, for_random_runners, nobody, question,
    questions, some_runners, tier, tier_of_rules, told, triage, with,
};
use restride_core::assessment::{Answer, Answers};
use restride_core::knowledge::{Expression, Group, Kind};
use restride_core::urgency::Urgency;
use restride_testkit::{
    Draw, Space, one_way_questions, put, rules, sites, today, worrying_questions,
};

/// Masses are sums of rounded numbers: a difference this small is none.
const ROUNDING: f64 = 1e-12;

/// Four runners whose bone is in question in different ways: two deny everything else, two have said little.
fn four_contexts() -> Vec<Answers> {
    vec![
        changed(&benign("groin_deep"), &[("sex", "female"), ("age", "22")]),
        benign("lateral"),
        changed(&nobody(), &[("age", "70"), ("sites", "low_back buttock")]),
        changed(&nobody(), &[("sites", "thigh_front")]),
    ]
}

/// S3, on every rule by itself and on everything that it can be told
#[test]
fn no_rule_falls_silent_on_a_worrying_answer() {
    for (id, when) in rules(&KNOWLEDGE) {
        let space = whole_space_of(when);
        let fires = space.table(&KNOWLEDGE, &nobody(), |answers| when.holds(answers));
        for (axis, (asked, values)) in space.axes().iter().enumerate() {
            if KNOWLEDGE.questions[*asked].kind != Kind::YesNo {
                continue;
            }
            assert_eq!(
                values,
                &[Answer::Absent, Answer::Unsure, Answer::No, Answer::Yes]
            );
            for line in space.lines(axis) {
                let [absent, unsure, no, yes] = [0, 1, 2, 3].map(|value| fires[line.at(value)]);
                assert!(
                    yes >= absent && absent == unsure && absent >= no,
                    "{id}: yes {yes}, unsure {unsure}, absent {absent}, no {no} to {} for {}",
                    KNOWLEDGE.questions[*asked].id,
                    told(&space.at(&KNOWLEDGE, &nobody(), line.at(0)))
                );
            }
        }
    }
}

/// All answers to everything that a rule reads; where that is more than a few million, questions other than yes/no are
/// tried with one answer of each class.
fn whole_space_of(when: &Expression) -> Space {
    let space = Space::of(&KNOWLEDGE, when.reads());
    if space.size() < 32_000_000 {
        return space;
    }
    let axes = when
        .reads()
        .into_iter()
        .map(|question| match KNOWLEDGE.questions[question].kind {
            Kind::YesNo => (question, CROWD.domain(question).to_vec()),
            _ => (question, classes(question, &[when])),
        });
    Space::new(axes.collect())
}

/// S3, on the gate: every combination of everything that its signs can tell apart
#[test]
fn no_gate_sign_lowers_the_score() {
    let mut expressions: Vec<&Expression> =
        KNOWLEDGE.gate.signs.iter().map(|sign| &sign.when).collect();
    expressions.push(&KNOWLEDGE.gate.displacement);
    let space = space_of_classes(&expressions);
    let base = benign("lateral");
    let table = space.table(&KNOWLEDGE, &base, |answers| {
        (ENGINE.gate(answers).score, tier_of_rules(answers))
    });
    for (axis, (asked, values)) in space.axes().iter().enumerate() {
        let Some(yes) = values.iter().position(|answer| *answer == Answer::Yes) else {
            continue;
        };
        for line in space.lines(axis) {
            for other in (0..values.len()).filter(|other| *other != yes) {
                let (with, without) = (table[line.at(yes)], table[line.at(other)]);
                assert!(
                    with.0 >= without.0 && with.1 >= without.1,
                    "yes to {}: {with:?}, {:?}: {without:?}, for {}",
                    KNOWLEDGE.questions[*asked].id,
                    values[other],
                    told(&space.at(&KNOWLEDGE, &base, line.at(other)))
                );
            }
        }
    }
}

/// S3, on the whole engine: every combination of the signs of bone stress, for four runners
#[test]
fn no_sign_of_bone_stress_lowers_urgency_or_bone_stress() {
    let pattern = question("run_pattern");
    let value = |id: &str| {
        let value = KNOWLEDGE.questions[pattern].kind.value(id).unwrap();
        Answer::Choice(value)
    };
    let signs = [
        "cannot_bear_weight",
        "limp_or_walk_pain",
        "night_rest_pain",
        "landing_hurts",
        "load_spike",
        "previous_stress_fracture",
        "low_energy",
        "periods_stopped",
        "osteoporosis",
    ];
    let mut axes: Vec<_> = signs
        .iter()
        .map(|id| (question(id), vec![Answer::No, Answer::Absent, Answer::Yes]))
        .collect();
    axes.push((
        pattern,
        vec![value("eases"), Answer::Absent, value("worsens")],
    ));
    let space = Space::new(axes);
    for base in four_contexts() {
        let table = space.table(&KNOWLEDGE, &base, |answers| {
            let masses = ENGINE.masses(answers);
            let urgency = ENGINE.triage(answers, &masses, today(), None).urgency;
            (urgency, masses)
        });
        for axis in 0..space.axes().len() {
            for line in space.lines(axis) {
                let [no, absent, yes] = [0, 1, 2].map(|value| &table[line.at(value)]);
                assert!(
                    yes.0 >= absent.0
                        && absent.0 >= no.0
                        && none_lower(&yes.1, &absent.1)
                        && none_lower(&absent.1, &no.1),
                    "{}: yes {yes:?}, absent {absent:?}, no {no:?} for {}",
                    KNOWLEDGE.questions[space.axes()[axis].0].id,
                    told(&space.at(&KNOWLEDGE, &base, line.at(1)))
                );
            }
        }
    }
}

/// S3, on the whole engine: random runners, and every change of one alarm, mandatory answer or sign of bone stress
#[test]
fn no_alarm_and_no_sign_of_bone_stress_lowers_the_urgency_of_anyone() {
    let one_way = one_way_questions(&KNOWLEDGE);
    for_random_runners(USUAL, |answers| {
        let mut changed = answers.clone();
        for &asked in &one_way {
            let mut given = |answer| {
                put(&KNOWLEDGE, &mut changed, asked, answer);
                let masses = ENGINE.masses(&changed);
                (
                    ENGINE.triage(&changed, &masses, today(), None).urgency,
                    masses,
                )
            };
            let [yes, unsure, absent, no] =
                [Answer::Yes, Answer::Unsure, Answer::Absent, Answer::No].map(&mut given);
            put(&KNOWLEDGE, &mut changed, asked, answers.get(asked));
            let urgency_holds = yes.0 >= unsure.0 && unsure.0 == absent.0 && absent.0 >= no.0;
            let masses_hold = none_lower(&yes.1, &unsure.1)
                && unsure.1 == absent.1
                && none_lower(&absent.1, &no.1);
            ensure(urgency_holds && masses_hold, || {
                let id = &KNOWLEDGE.questions[asked].id;
                format!("{id}: yes {yes:?}, unsure {unsure:?}, absent {absent:?}, no {no:?}")
            })?;
        }
        Ok(())
    });
}

/// S3, on all rules together: random runners, and every change of anything that a rule reads
#[test]
fn a_worrying_yes_never_lowers_what_the_rules_ask_for() {
    let worrying = worrying_questions(&KNOWLEDGE);
    for_random_runners(USUAL / 4, |answers| {
        let mut changed = answers.clone();
        for &asked in &worrying {
            let mut given = |answer| {
                put(&KNOWLEDGE, &mut changed, asked, answer);
                tier_of_rules(&changed)
            };
            let [yes, unsure, absent, no] =
                [Answer::Yes, Answer::Unsure, Answer::Absent, Answer::No].map(&mut given);
            put(&KNOWLEDGE, &mut changed, asked, answers.get(asked));
            ensure(yes >= unsure && unsure == absent && absent >= no, || {
                let id = &KNOWLEDGE.questions[asked].id;
                format!("{id}: yes {yes}, unsure {unsure}, absent {absent}, no {no}")
            })?;
        }
        Ok(())
    });
}

/// S3
#[test]
fn unsure_and_not_done_count_as_not_answered() {
    for_random_runners(USUAL / 10, |answers| {
        for asked in 0..KNOWLEDGE.questions.len() {
            let absent = with(answers, asked, Answer::Absent);
            let is_test = matches!(KNOWLEDGE.questions[asked].kind, Kind::Test { .. });
            let others = [Some(Answer::Unsure), is_test.then_some(Answer::NotDone)];
            for other in others.into_iter().flatten() {
                let other = with(answers, asked, other);
                ensure(triage(&absent) == triage(&other), || {
                    format!(
                        "{} tells absent from {:?}",
                        KNOWLEDGE.questions[asked].id,
                        other.get(asked)
                    )
                })?;
            }
        }
        Ok(())
    });
}

/// S17, on every set of alarms
#[test]
fn more_alarms_never_mean_less_urgency() {
    let alarms: Vec<_> = (0..KNOWLEDGE.questions.len())
        .filter(|&index| KNOWLEDGE.questions[index].group == Group::Alarm)
        .collect();
    for asked in &alarms {
        assert_eq!(KNOWLEDGE.questions[*asked].kind, Kind::YesNo);
    }
    supersets_are_no_less_urgent(&benign("lateral"), &alarms, tier_of_rules);
}

/// S17, on every set of sixteen at a time of what is no emergency alone: what rules ask for
#[test]
fn more_worrying_answers_never_mean_less_urgent_rules() {
    let base = benign("sit_bone");
    for some in milder(&base, worrying_questions(&KNOWLEDGE)).chunks(16) {
        supersets_are_no_less_urgent(&base, some, tier_of_rules);
    }
}

/// S17, on every set of sixteen at a time of alarms, mandatory answers and signs of bone stress that are no emergency
/// alone: with the masses
#[test]
fn more_signs_never_mean_less_urgency() {
    for base in [
        benign("sit_bone"),
        benign("groin_front"),
        changed(&nobody(), &[("age", "40")]),
    ] {
        for some in milder(&base, one_way_questions(&KNOWLEDGE)).chunks(16) {
            supersets_are_no_less_urgent(&base, some, tier);
        }
    }
}

fn milder(base: &Answers, mut questions: Vec<usize>) -> Vec<usize> {
    questions.retain(|&asked| tier(&with(base, asked, Answer::Yes)) < Urgency::Emergency);
    assert!(questions.len() >= 10, "nothing to combine");
    questions
}

fn supersets_are_no_less_urgent(
    base: &Answers,
    asked: &[usize],
    urgency: impl FnMut(&Answers) -> Urgency,
) {
    let axes = asked
        .iter()
        .map(|asked| (*asked, vec![Answer::No, Answer::Yes]));
    let space = Space::new(axes.collect());
    let table = space.table(&KNOWLEDGE, base, urgency);
    for (set, urgency) in table.iter().enumerate() {
        for (bit, asked) in asked
            .iter()
            .enumerate()
            .filter(|(bit, _)| set >> bit & 1 == 1)
        {
            let without = table[set & !(1 << bit)];
            assert!(
                *urgency >= without,
                "{without} falls to {urgency} with {} for {}",
                KNOWLEDGE.questions[*asked].id,
                told(&space.at(&KNOWLEDGE, base, set))
            );
        }
    }
}

/// S17, on random sets of alarms, mandatory answers and signs of bone stress
#[test]
fn a_runner_who_says_yes_to_more_is_never_less_urgent() {
    let one_way = one_way_questions(&KNOWLEDGE);
    for_random_runners(USUAL, |answers| {
        // Another set for every runner, and the same one when the runner comes again.
        let seed = told(answers).bytes().fold(17, |seed: u64, byte| {
            seed.wrapping_mul(31).wrapping_add(u64::from(byte))
        });
        let mut draw = Draw(seed);
        let mut more = answers.clone();
        for &asked in &one_way {
            if draw.below(8) == 0 {
                put(&KNOWLEDGE, &mut more, asked, Answer::Yes);
            }
        }
        let (few, many) = (tier(answers), tier(&more));
        ensure(many >= few, || {
            format!("{few} falls to {many} with {}", told(&more))
        })
    });
}

/// S17
#[test]
fn a_contradiction_resolves_to_the_worse() {
    let mut answers = benign("lateral");
    put(
        &KNOWLEDGE,
        &mut answers,
        question("cannot_bear_weight"),
        Answer::Yes,
    );
    assert_eq!(answers.get(question("limp_or_walk_pain")), Answer::No);
    assert_eq!(tier(&answers), Urgency::Emergency);
}

/// S18, on every set of places
#[test]
fn another_place_never_lowers_urgency_or_a_mass() {
    let map = question("sites");
    let count = sites(&KNOWLEDGE).len();
    for base in four_contexts().into_iter().chain(some_runners(12)) {
        let table: Vec<_> = (0..1_u64 << count)
            .map(|marked| {
                let answers = with(&base, map, Answer::Many(marked));
                let masses = ENGINE.masses(&answers);
                (
                    ENGINE.triage(&answers, &masses, today(), None).urgency,
                    masses,
                )
            })
            .collect();
        for set in 1..table.len() {
            for more in (0..count).map(|place| set | 1 << place) {
                assert!(
                    table[more].0 >= table[set].0 && none_lower(&table[more].1, &table[set].1),
                    "places {set:b} give {:?}, {more:b} give {:?} for {}",
                    table[set],
                    table[more],
                    told(&base)
                );
            }
        }
    }
}

/// S18, on random runners
#[test]
fn another_place_or_side_never_lowers_the_urgency_of_anyone() {
    let map = question("sites");
    let side = question("side");
    let value = |id: &str| Answer::Choice(KNOWLEDGE.questions[side].kind.value(id).unwrap());
    let count = sites(&KNOWLEDGE).len();
    for_random_runners(USUAL, |answers| {
        let before = tier(answers);
        if let Answer::Many(marked) = answers.get(map)
            && marked != 0
        {
            for place in 0..count {
                let more = with(answers, map, Answer::Many(marked | 1 << place));
                ensure(tier(&more) >= before, || {
                    format!("{before} falls with place {place}")
                })?;
            }
        }
        let both = tier(&with(answers, side, value("both")));
        for one in ["left", "right"] {
            let alone = tier(&with(answers, side, value(one)));
            ensure(both >= alone, || {
                format!("{alone} on the {one} falls to {both} on both")
            })?;
        }
        Ok(())
    });
}

/// S3, S14: what is told beyond yes and no. Age and the first place are left out: not knowing them has a floor of its own
#[test]
fn no_rule_is_lowered_by_telling_more() {
    let told_more = questions(|kind| !matches!(kind, Kind::YesNo));
    let unknown_has_a_floor = [question("age"), question("sites")];
    for_random_runners(USUAL / 10, |answers| {
        for &asked in told_more
            .iter()
            .filter(|asked| !unknown_has_a_floor.contains(asked))
        {
            let silent = tier_of_rules(&with(answers, asked, Answer::Absent));
            for answer in CROWD.domain(asked) {
                let said = tier_of_rules(&with(answers, asked, *answer));
                ensure(said >= silent, || {
                    let id = &KNOWLEDGE.questions[asked].id;
                    format!("{silent} falls to {said} with {id} = {answer:?}")
                })?;
            }
        }
        Ok(())
    });
}

fn none_lower(masses: &[f64], others: &[f64]) -> bool {
    masses.len() == others.len()
        && masses
            .iter()
            .zip(others)
            .all(|(mass, other)| *mass >= other - ROUNDING)
}

/// A sign that speaks for the joint is honest evidence: only alarms and signs of bone stress are one-way
#[test]
fn a_painful_click_may_lower_the_bone_stress_probability() {
    let click = question("painful_click");
    for context in four_contexts() {
        let silent = ENGINE.bone_stress_probability(&context);
        let clicks = ENGINE.bone_stress_probability(&with(&context, click, Answer::Yes));
        assert!(clicks < silent, "{clicks} {silent}: {}", told(&context));
    }
}
