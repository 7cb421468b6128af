//! Numbers: nothing out of range is accepted, every band ends where the next begins, more pain is never less urgent.

use crate::classes::leaves;
use crate::world::{
    CROWD, ENGINE, KNOWLEDGE, USUAL, benign, ensure, for_random_runners, nobody, question,
    questions, some_runners, tier, tier_of_rules, told, with,
};
use restride_core::assessment::{Answer, AnswerError, Answers, Weights};
use restride_core::knowledge::{Column, Expression, Kind};
use restride_testkit::{boundaries, rules};

/// S15
#[test]
fn no_number_out_of_range_is_accepted() {
    for asked in questions(|kind| matches!(kind, Kind::Number(_))) {
        let Kind::Number(range) = &KNOWLEDGE.questions[asked].kind else {
            unreachable!()
        };
        let mut answers = benign("lateral");
        for wrong in [
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            -1.0,
            -0.5,
            range.min.next_down(),
            range.max.next_up(),
            1e9,
            -1e9,
            f64::MAX,
        ] {
            let before = answers.clone();
            let refused = answers.set(&KNOWLEDGE, asked, Answer::Number(wrong));
            let expected = AnswerError::OutOfRange {
                question: KNOWLEDGE.questions[asked].id.clone(),
                min: range.min,
                max: range.max,
                unit: range.unit.clone(),
            };
            assert_eq!(refused, Err(expected), "{wrong}");
            assert_eq!(answers, before, "a refused number changed an answer");
        }
        for right in [range.min, range.max] {
            assert_eq!(
                answers.set(&KNOWLEDGE, asked, Answer::Number(right)),
                Ok(())
            );
            assert_eq!(answers.number(asked), Some(right));
        }
    }
}

/// S15
#[test]
fn no_answer_of_the_wrong_kind_is_accepted() {
    let every_kind = [
        Answer::Yes,
        Answer::No,
        Answer::Choice(0),
        Answer::Choice(999),
        Answer::Number(1.0),
        Answer::Many(1),
        Answer::Many(u64::MAX),
        Answer::Tested(0),
        Answer::Tested(u64::MAX),
        Answer::NotDone,
        Answer::CouldNot,
    ];
    for (asked, entry) in KNOWLEDGE.questions.iter().enumerate() {
        for answer in every_kind {
            let fits = match (&entry.kind, answer) {
                (Kind::YesNo, Answer::Yes | Answer::No)
                | (Kind::Number(_), Answer::Number(_))
                | (Kind::Choice { .. }, Answer::Choice(0))
                | (Kind::Many { .. }, Answer::Many(1))
                | (Kind::Test { .. }, Answer::Tested(0) | Answer::NotDone | Answer::CouldNot) => {
                    true
                }
                (
                    Kind::Many { values } | Kind::Test { values },
                    Answer::Many(bits) | Answer::Tested(bits),
                ) => values.len() == 64 && bits == u64::MAX,
                _ => false,
            };
            if fits || matches!((&entry.kind, answer), (Kind::Number(_), Answer::Number(_))) {
                continue;
            }
            let mut answers = nobody();
            let refused = answers.set(&KNOWLEDGE, asked, answer);
            assert!(
                matches!(&refused, Err(AnswerError::WrongKind { question, .. }) if *question == entry.id),
                "{}: {answer:?} gives {refused:?}",
                entry.id
            );
            assert_eq!(answers, nobody());
        }
        for (answer, one_more) in match &entry.kind {
            Kind::Choice { values } => vec![(
                Answer::Choice(values.len() - 1),
                Answer::Choice(values.len()),
            )],
            Kind::Many { values } if values.len() < 64 => {
                vec![(
                    Answer::Many(1 << (values.len() - 1)),
                    Answer::Many(1 << values.len()),
                )]
            }
            Kind::Test { values } if values.len() < 64 => {
                vec![(
                    Answer::Tested(1 << (values.len() - 1)),
                    Answer::Tested(1 << values.len()),
                )]
            }
            _ => vec![],
        } {
            let mut answers = nobody();
            assert!(
                answers.set(&KNOWLEDGE, asked, one_more).is_err(),
                "{}: {one_more:?}",
                entry.id
            );
            assert_eq!(answers.set(&KNOWLEDGE, asked, answer), Ok(()));
            assert_eq!(answers.get(asked), answer);
        }
    }
}

/// S15
#[test]
fn a_question_that_does_not_exist_is_refused() {
    let count = KNOWLEDGE.questions.len();
    let mut answers = nobody();
    for asked in [count, count + 1, usize::MAX] {
        let refused = answers.set(&KNOWLEDGE, asked, Answer::Yes);
        assert_eq!(refused, Err(AnswerError::NoSuchQuestion(asked)));
        assert_eq!(answers.get(asked), Answer::Absent);
        answers.clear(asked);
    }
    assert_eq!(answers, nobody());
}

/// S15, at every edge of every rule: the lower end belongs to the range, the upper end to the next
#[test]
fn every_range_of_a_rule_begins_at_its_edge_and_ends_before_it() {
    for (id, when) in rules(&KNOWLEDGE) {
        let mut parts = Vec::new();
        leaves(when, &mut parts);
        for part in parts {
            let Expression::Number {
                question,
                at_least,
                below,
                if_unknown,
            } = part
            else {
                continue;
            };
            assert_eq!(part.holds(&nobody()), *if_unknown, "{id}");
            for answer in CROWD.domain(*question) {
                let Answer::Number(value) = answer else {
                    continue;
                };
                let inside = at_least.is_none_or(|least| *value >= least)
                    && below.is_none_or(|first| *value < first);
                let holds = part.holds(&with(&nobody(), *question, *answer));
                assert_eq!(holds, inside, "{id} at {value}");
            }
        }
    }
}

/// S15: ages and durations at, just below and just above the edges that are written in the clinical tables
#[test]
fn the_bands_of_age_have_no_gap_and_no_overlap() {
    let age = question("age");
    let bands = |years: Answer| -> Vec<&str> {
        let answers = with(&benign("lateral"), age, years);
        let groups = KNOWLEDGE.populations.iter();
        let by_age = groups.filter(|group| group.when.reads().contains(&age));
        by_age
            .filter(|group| group.when.holds(&answers))
            .map(|group| group.id.as_str())
            .collect()
    };
    for (years, expected) in [
        (0.0, vec!["under_8", "under_18"]),
        (7.999, vec!["under_8", "under_18"]),
        (8.0_f64.next_down(), vec!["under_8", "under_18"]),
        (8.0, vec!["under_18"]),
        (16.999, vec!["under_18"]),
        (17.0, vec!["under_18"]),
        (17.999, vec!["under_18"]),
        (18.0_f64.next_down(), vec!["under_18"]),
        (18.0, vec![]),
        (49.999, vec![]),
        (50.0, vec![]),
        (64.999, vec![]),
        (65.0_f64.next_down(), vec![]),
        (65.0, vec!["over_65"]),
        (120.0, vec!["over_65"]),
    ] {
        assert_eq!(bands(Answer::Number(years)), expected, "at {years}");
    }
    for unknown in [Answer::Absent, Answer::Unsure] {
        assert_eq!(bands(unknown), ["age_unknown"]);
    }
}

/// S15: a band of a likelihood covers everything from its edge to the next
#[test]
fn the_bands_of_likelihoods_cover_every_number_once() {
    let base = benign("groin_front");
    for likelihood in &KNOWLEDGE.likelihoods {
        let asked = likelihood.question;
        for factor in &likelihood.factors {
            let Column::Bands(edges) = &factor.column else {
                continue;
            };
            assert!(
                edges.is_sorted_by(|a, b| a < b),
                "{}",
                KNOWLEDGE.questions[asked].id
            );
            assert_eq!(factor.outcomes.len(), edges.len() + 1);
            let Kind::Number(range) = &KNOWLEDGE.questions[asked].kind else {
                panic!("bands of something that is no number");
            };
            let all_edges = boundaries(&KNOWLEDGE, asked);
            let posterior = |value: f64| {
                ENGINE
                    .posterior(&with(&base, asked, Answer::Number(value)), Weights::Damped)
                    .probabilities
            };
            let mut from = range.min;
            for edge in all_edges.iter().copied().chain([range.max]) {
                if edge > from {
                    let last = if edge >= range.max {
                        edge
                    } else {
                        edge.next_down()
                    };
                    assert_eq!(posterior(from), posterior(last), "from {from} to {last}");
                }
                from = edge;
            }
            for edge in edges {
                assert_ne!(
                    posterior(edge.next_down()),
                    posterior(*edge),
                    "nothing changes at {edge}"
                );
            }
        }
    }
}

/// S15, on every value that can matter: worse pain is never less urgent
#[test]
fn worse_pain_is_never_less_urgent() {
    let worst = question("worst_pain");
    for_random_runners(USUAL / 4, |answers| {
        let mut before = tier(&with(answers, worst, Answer::Absent));
        for answer in CROWD.domain(worst) {
            let urgency = tier(&with(answers, worst, *answer));
            ensure(urgency >= before, || {
                format!("{before} falls to {urgency} at {answer:?}")
            })?;
            before = urgency;
        }
        Ok(())
    });
}

/// S15: a number that rules only ever count upwards (pain, stiffness) raises them as it grows
#[test]
fn numbers_that_count_upwards_never_lower_a_rule() {
    let mut upwards = questions(|kind| matches!(kind, Kind::Number(_)));
    upwards.retain(|asked| {
        let mut parts = Vec::new();
        for (_, when) in rules(&KNOWLEDGE) {
            leaves(when, &mut parts);
        }
        parts.iter().all(|part| {
            !matches!(part, Expression::Number { question, below: Some(_), .. } if question == asked)
        })
    });
    assert!(upwards.contains(&question("worst_pain")));
    assert!(upwards.contains(&question("morning_stiffness_minutes")));
    for answers in some_runners(3_000) {
        for &asked in &upwards {
            let mut before = tier_of_rules(&with(&answers, asked, Answer::Absent));
            for answer in CROWD.domain(asked) {
                let urgency = tier_of_rules(&with(&answers, asked, *answer));
                assert!(
                    urgency >= before,
                    "{before} falls to {urgency} at {answer:?}: {}",
                    told(&answers)
                );
                before = urgency;
            }
        }
    }
}

/// S15
#[test]
fn forgetting_an_answer_is_not_having_given_it() {
    for answers in some_runners(200) {
        let mut rebuilt = Answers::new(&KNOWLEDGE);
        for (asked, answer) in answers.given() {
            rebuilt.set(&KNOWLEDGE, asked, answer).unwrap();
        }
        assert_eq!(rebuilt, answers);
        let all: Vec<_> = answers.given().map(|(asked, _)| asked).collect();
        assert_eq!(answers.without(&all), nobody());
        for &asked in &all {
            rebuilt.clear(asked);
            assert_eq!(rebuilt.get(asked), Answer::Absent);
        }
        assert_eq!(rebuilt, nobody());
    }
}
