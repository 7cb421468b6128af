//! What is cited is what decided.

use crate::world::{
    ENGINE, KNOWLEDGE, USUAL, ensure, for_random_runners, some_runners, tier, told, triage,
    triage_of_rules, with,
};
use restride_core::assessment::{Answer, Answers, FloorKind, Weights};
use restride_core::knowledge::Kind;
use restride_testkit::{put, rules, today};

const OF_RULES: [FloorKind; 3] = [FloorKind::RedFlag, FloorKind::Gate, FloorKind::Population];

/// S30
#[test]
fn the_cited_answers_alone_raise_the_same_floors() {
    for_random_runners(USUAL / 2, |answers| {
        let whole = triage_of_rules(answers);
        for floor in whole
            .floors
            .iter()
            .filter(|floor| OF_RULES.contains(&floor.kind))
        {
            let mut cited = Answers::new(&KNOWLEDGE);
            for &asked in &floor.cited {
                put(&KNOWLEDGE, &mut cited, asked, answers.get(asked));
            }
            let alone = triage_of_rules(&cited);
            let kept = alone.floors.iter().any(|other| {
                (other.kind, &other.id, other.urgency, &other.cited)
                    == (floor.kind, &floor.id, floor.urgency, &floor.cited)
            });
            ensure(kept, || {
                format!("{floor:?} does not follow from {}", told(&cited))
            })?;
        }
        Ok(())
    });
}

/// S30
#[test]
fn a_rule_cites_nothing_unless_it_fires_and_only_what_it_reads() {
    for answers in some_runners(1_000) {
        for (id, when) in rules(&KNOWLEDGE) {
            let cited = when.cited(&answers);
            assert!(cited.is_subset(&when.reads()), "{id}");
            assert_eq!(
                cited.is_empty(),
                !when.holds(&answers),
                "{id}: {}",
                told(&answers)
            );
        }
    }
}

/// S30
#[test]
fn taking_back_a_cited_yes_never_raises_a_rule() {
    for_random_runners(USUAL, |answers| {
        let whole = triage_of_rules(answers);
        for floor in whole
            .floors
            .iter()
            .filter(|floor| OF_RULES.contains(&floor.kind))
        {
            for &asked in floor
                .cited
                .iter()
                .filter(|asked| answers.get(**asked) == Answer::Yes)
            {
                let less = triage_of_rules(&with(answers, asked, Answer::No)).urgency;
                ensure(less <= whole.urgency, || {
                    format!(
                        "{} rises to {less} without {}",
                        whole.urgency, KNOWLEDGE.questions[asked].id
                    )
                })?;
            }
        }
        Ok(())
    });
}

/// S30
#[test]
fn what_would_have_lowered_the_urgency_is_true() {
    for_random_runners(USUAL, |answers| {
        let assessment = ENGINE.assess(answers, today(), None);
        let urgency = assessment.triage.urgency;
        for lowering in &assessment.lowerings {
            let harmless = match KNOWLEDGE.questions[lowering.question].kind {
                Kind::YesNo => Answer::No,
                _ => Answer::Tested(0),
            };
            let would_be = tier(&with(answers, lowering.question, harmless));
            ensure(would_be == lowering.urgency && would_be < urgency, || {
                format!("{lowering:?} is really {would_be} (from {urgency})")
            })?;
        }
        Ok(())
    });
}

/// S30
#[test]
fn every_yes_that_alone_holds_the_urgency_up_is_named() {
    for_random_runners(USUAL / 2, |answers| {
        let assessment = ENGINE.assess(answers, today(), None);
        let floors = &assessment.triage.floors;
        let is_rule = |kind| OF_RULES.contains(&kind);
        let urgency = assessment.triage.urgency;
        let cited = floors
            .iter()
            .filter(|floor| floor.urgency == urgency && is_rule(floor.kind))
            .flat_map(|floor| floor.cited.iter().copied());
        for asked in cited.filter(|asked| answers.get(*asked) == Answer::Yes) {
            let lower = tier(&with(answers, asked, Answer::No)) < urgency;
            let named = assessment
                .lowerings
                .iter()
                .any(|lowering| lowering.question == asked);
            ensure(lower == named, || {
                let id = &KNOWLEDGE.questions[asked].id;
                format!(
                    "{id} lowers: {lower}, named: {named}, from {:?}",
                    triage(answers).floors
                )
            })?;
        }
        Ok(())
    });
}

/// S30
#[test]
fn the_weights_of_the_answers_add_up_to_the_probabilities() {
    for_random_runners(USUAL / 2, |answers| {
        let prior = ENGINE.prior(answers);
        let posterior = ENGINE.posterior(answers, Weights::Damped).probabilities;
        let weight = |condition: usize| -> f64 {
            let reasons = ENGINE.reasons(answers, condition);
            reasons.iter().map(|reason| reason.weight).sum()
        };
        for condition in 1..prior.len() {
            let other = condition - 1;
            let found = libm::log(posterior[condition] / posterior[other]);
            let expected =
                libm::log(prior[condition] / prior[other]) + weight(condition) - weight(other);
            ensure((found - expected).abs() < 1e-9, || {
                let key = &KNOWLEDGE.conditions[condition].key;
                format!("{key}: log odds {found}, weights say {expected}")
            })?;
        }
        Ok(())
    });
}

/// S30
#[test]
fn reasons_are_answers_that_were_given_heaviest_first() {
    for answers in some_runners(300) {
        for condition in 0..KNOWLEDGE.conditions.len() {
            let reasons = ENGINE.reasons(&answers, condition);
            assert!(reasons.is_sorted_by(|a, b| a.weight.abs() >= b.weight.abs()));
            for (position, reason) in reasons.iter().enumerate() {
                assert_ne!(answers.get(reason.question), Answer::Absent);
                let twice = reasons[..position]
                    .iter()
                    .any(|other| other.question == reason.question);
                assert!(!twice, "an answer is named twice");
            }
        }
    }
}

/// S30: the same for those whom a self-test that could not be done holds up, because doing it well moves the masses
#[test]
fn what_a_painless_self_test_would_have_lowered_is_true() {
    let named = std::cell::Cell::new(0_u32);
    for_random_runners(USUAL, |answers| {
        let mut answers = answers.clone();
        for &asked in ENGINE.mandatory() {
            put(&KNOWLEDGE, &mut answers, asked, Answer::No);
        }
        let answers = crate::world::changed(
            &answers,
            &[
                ("age", "30"),
                ("numb_tingling", "yes"),
                ("back_pain", "yes"),
                ("test_slump", "could_not"),
            ],
        );
        let assessment = ENGINE.assess(&answers, today(), None);
        for lowering in &assessment.lowerings {
            let harmless = match KNOWLEDGE.questions[lowering.question].kind {
                Kind::YesNo => Answer::No,
                _ => Answer::Tested(0),
            };
            named.set(named.get() + 1);
            let would_be = tier(&with(&answers, lowering.question, harmless));
            ensure(would_be == lowering.urgency, || {
                format!("{lowering:?} is really {would_be}")
            })?;
        }
        Ok(())
    });
    assert!(named.get() > 0, "nothing was ever named");
}
