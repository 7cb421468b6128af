//! Same answers, same pack, same result: to the bit, in any order, on any thread, forever.

use crate::world::{ENGINE, KNOWLEDGE, USUAL, ensure, for_random_runners, nobody, some_runners};
use restride_core::assessment::{Assessment, Engine, Weights};
use restride_testkit::{Crowd, Draw, Mood, put, today};
use std::thread;

/// S1
#[test]
fn any_answers_are_assessed_to_finite_numbers() {
    for_random_runners(USUAL / 10, |answers| {
        let assessment = ENGINE.assess(answers, today(), None);
        for cause in &assessment.causes {
            let in_order = 0.0 <= cause.low
                && cause.low <= cause.probability
                && cause.probability <= cause.high
                && cause.high <= KNOWLEDGE.weighing.largest_shown;
            ensure(in_order, || format!("{cause:?}"))?;
            ensure(!cause.strength.is_empty(), || {
                format!("no word for {cause:?}")
            })?;
            let finite = cause.because.iter().all(|reason| reason.weight.is_finite());
            ensure(finite, || format!("{cause:?}"))?;
        }
        let shown = assessment.causes.len();
        ensure(shown <= KNOWLEDGE.weighing.causes_shown, || {
            format!("{shown} causes")
        })?;
        let ruled_out = assessment.rule_out.len();
        ensure(ruled_out <= KNOWLEDGE.weighing.rule_out_shown, || {
            format!("{ruled_out} to rule out")
        })?;
        let falling = assessment
            .causes
            .is_sorted_by(|a, b| a.probability >= b.probability);
        ensure(falling, || "the most likely cause is not first".to_owned())
    });
}

/// S1, S29
#[test]
fn a_pack_read_again_and_another_thread_give_the_same_assessment() {
    let first: Vec<Assessment> = some_runners(160)
        .map(|answers| ENGINE.assess(&answers, today(), None))
        .collect();
    let threads: Vec<_> = (0..2)
        .map(|_| {
            thread::spawn(|| {
                let knowledge = restride_testkit::knowledge();
                assert_eq!(knowledge.hash, KNOWLEDGE.hash);
                let engine = Engine::new(&knowledge);
                let crowd = Crowd::new(&knowledge);
                let mut draw = Draw(20_261_201);
                (0..160)
                    .map(|turn| crowd.random(Mood::ALL[turn % Mood::ALL.len()], &mut draw))
                    .map(|answers| engine.assess(&answers, today(), None))
                    .collect::<Vec<Assessment>>()
            })
        })
        .collect();
    for thread in threads {
        let again = thread.join().unwrap();
        assert!(again == first, "a replay differs");
        assert_eq!(format!("{again:?}"), format!("{first:?}"));
    }
}

/// S29
#[test]
fn a_replay_is_equal_to_the_bit() {
    for_random_runners(USUAL / 4, |answers| {
        let first = ENGINE.assess(answers, today(), None);
        let second = ENGINE.assess(&answers.clone(), today(), None);
        ensure(first == second, || {
            "two assessments of the same answers differ".to_owned()
        })?;
        let bits = |weights| -> Vec<u64> {
            let posterior = ENGINE.posterior(answers, weights);
            posterior
                .probabilities
                .into_iter()
                .map(f64::to_bits)
                .collect()
        };
        for weights in [Weights::Damped, Weights::Plain] {
            ensure(bits(weights) == bits(weights), || {
                format!("{weights:?} differs")
            })?;
        }
        Ok(())
    });
}

/// S19
#[test]
fn the_order_of_answers_and_going_back_change_nothing() {
    let mut draw = Draw(19);
    let crowd = Crowd::new(&KNOWLEDGE);
    let junk: Vec<_> = some_runners(40).collect();
    for (turn, answers) in some_runners(400).enumerate() {
        let mut given: Vec<_> = answers.given().collect();
        for last in (1..given.len()).rev() {
            given.swap(last, draw.below(last + 1));
        }
        let mut other = nobody();
        // First something else, some of it taken back, then the answers in another order, some of them twice.
        for (asked, answer) in junk[turn % junk.len()].given() {
            put(&KNOWLEDGE, &mut other, asked, answer);
        }
        for asked in 0..KNOWLEDGE.questions.len() {
            if draw.below(2) == 0 || answers.given().all(|(known, _)| known != asked) {
                other.clear(asked);
            }
        }
        for (asked, answer) in &given {
            let values = crowd.domain(*asked);
            put(
                &KNOWLEDGE,
                &mut other,
                *asked,
                values[draw.below(values.len())],
            );
            put(&KNOWLEDGE, &mut other, *asked, *answer);
        }
        assert_eq!(other, answers);
        let [one, two] = [&answers, &other].map(|each| ENGINE.assess(each, today(), None));
        assert_eq!(one, two);
    }
}
