//! Probabilities of causes: they sum to 1, nothing unknown moves them, and a second implementation agrees.

use crate::naive;
use crate::world::{
    ENGINE, KNOWLEDGE, USUAL, ensure, for_random_runners, nobody, some_runners, with,
};
use restride_core::assessment::{Answer, Weights};
use restride_core::knowledge::Kind;

const TOLERANCE: f64 = 1e-12;

#[test]
fn probabilities_are_between_0_and_1_and_sum_to_1() {
    for_random_runners(USUAL, |answers| {
        for weights in [Weights::Damped, Weights::Plain] {
            let probabilities = ENGINE.posterior(answers, weights).probabilities;
            let sum: f64 = probabilities.iter().sum();
            ensure((sum - 1.0).abs() < TOLERANCE, || {
                format!("{weights:?} sums to {sum}")
            })?;
            let inside = probabilities.iter().all(|each| (0.0..=1.0).contains(each));
            ensure(inside, || format!("{weights:?}: {probabilities:?}"))?;
        }
        let prior: f64 = ENGINE.prior(answers).iter().sum();
        ensure((prior - 1.0).abs() < TOLERANCE, || {
            format!("the prior sums to {prior}")
        })
    });
}

#[test]
fn a_second_implementation_gives_the_same_probabilities() {
    for_random_runners(USUAL / 4, |answers| {
        close("prior", &ENGINE.prior(answers), &naive::prior(answers))?;
        for weights in [Weights::Plain, Weights::Damped] {
            let ours = ENGINE.posterior(answers, weights).probabilities;
            close(
                &format!("{weights:?}"),
                &ours,
                &naive::posterior(answers, weights),
            )?;
        }
        Ok(())
    });
}

fn close(what: &str, ours: &[f64], theirs: &[f64]) -> Result<(), String> {
    ensure(ours.len() == theirs.len(), || {
        format!("{what}: another number of conditions")
    })?;
    for (condition, (our, their)) in ours.iter().zip(theirs).enumerate() {
        ensure((our - their).abs() < TOLERANCE, || {
            format!(
                "{what}: {} is {our}, expected {their}",
                KNOWLEDGE.conditions[condition].key
            )
        })?;
    }
    Ok(())
}

#[test]
fn what_is_not_known_moves_no_cause() {
    for_random_runners(USUAL / 40, |answers| {
        for asked in 0..KNOWLEDGE.questions.len() {
            let absent = with(answers, asked, Answer::Absent);
            let is_test = matches!(KNOWLEDGE.questions[asked].kind, Kind::Test { .. });
            let unknown = [
                Some(Answer::Unsure),
                is_test.then_some(Answer::NotDone),
                is_test.then_some(Answer::CouldNot),
            ];
            for answer in unknown.into_iter().flatten() {
                let other = with(answers, asked, answer);
                let same = ENGINE.posterior(&absent, Weights::Damped)
                    == ENGINE.posterior(&other, Weights::Damped);
                ensure(same, || {
                    format!("{}: {answer:?} is evidence", KNOWLEDGE.questions[asked].id)
                })?;
            }
        }
        Ok(())
    });
}

#[test]
fn without_answers_the_posterior_is_the_prior() {
    for weights in [Weights::Damped, Weights::Plain] {
        let posterior = ENGINE.posterior(&nobody(), weights).probabilities;
        close("posterior", &posterior, &ENGINE.prior(&nobody())).unwrap();
        let shares: Vec<f64> = KNOWLEDGE
            .conditions
            .iter()
            .map(|condition| condition.prior)
            .collect();
        close("prior", &posterior, &naive::normalised(shares)).unwrap();
    }
}

#[test]
fn an_answer_without_likelihood_and_modifier_moves_no_cause() {
    let moving: Vec<usize> = KNOWLEDGE
        .likelihoods
        .iter()
        .map(|likelihood| likelihood.question)
        .chain(KNOWLEDGE.conditions.iter().flat_map(|condition| {
            condition
                .modifiers
                .yes
                .iter()
                .map(|modifier| modifier.question)
        }))
        .chain([crate::world::question("sex"), crate::world::question("age")])
        .collect();
    for answers in some_runners(60) {
        let before = ENGINE.posterior(&answers, Weights::Damped);
        for asked in (0..KNOWLEDGE.questions.len()).filter(|asked| !moving.contains(asked)) {
            for answer in crate::world::CROWD.domain(asked) {
                assert_eq!(
                    ENGINE.posterior(&with(&answers, asked, *answer), Weights::Damped),
                    before
                );
            }
        }
    }
}
