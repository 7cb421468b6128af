//! The pack holds together: every rule can fire and falls silent, every urgency has its words, nothing points nowhere.

use crate::classes::{leaves, space_of_classes};
use crate::world::{ENGINE, KNOWLEDGE, benign, nobody, tier_of_rules};
use restride_core::knowledge::{Expression, Kind, Mark};
use restride_core::urgency::Urgency;
use restride_testkit::rules;

/// S23
#[test]
fn every_urgency_says_what_it_means_what_to_do_and_when_to_come_back() {
    let texts = &KNOWLEDGE.texts;
    let locale = texts.fallback();
    let lines = |key: &str| {
        let lines = texts
            .lines(locale, key)
            .unwrap_or_else(|| panic!("no words for {key}"));
        assert!(
            lines.iter().all(|line| !line.trim().is_empty()),
            "{key} is empty"
        );
        lines.to_vec()
    };
    for urgency in Urgency::ALL {
        for part in ["name", "headline", "do", "watch", "come_back"] {
            lines(&format!("urgency.{}.{part}", urgency.key()));
        }
    }
    for part in ["same_day_title", "within_days_title", "review"] {
        lines(&format!("urgency.safety_net.{part}"));
    }
    assert!(
        lines("urgency.safety_net.same_day").len() >= 7,
        "the safety net is not whole"
    );
    assert!(
        lines("urgency.safety_net.within_days").len() >= 4,
        "the safety net is not whole"
    );
    for part in ["name", "headline", "do", "come_back"] {
        lines(&format!("urgency.not_assessed.{part}"));
        if part != "come_back" {
            lines(&format!("urgency.alarms_open.{part}"));
        }
    }
}

/// S25
#[test]
fn every_rule_can_fire_and_can_be_silent() {
    for (id, when) in rules(&KNOWLEDGE) {
        let space = space_of_classes(&[when]);
        let fires = space.table(&KNOWLEDGE, &nobody(), |answers| when.holds(answers));
        assert!(fires.contains(&true), "{id} can never fire");
        assert!(fires.contains(&false), "{id} always fires");
        assert!(
            !when.holds(&benign("lateral")),
            "{id} fires for a harmless pain"
        );
    }
}

/// S25
#[test]
fn every_part_of_every_rule_decides_something() {
    for (id, when) in rules(&KNOWLEDGE) {
        let space = space_of_classes(&[when]);
        let fires = space.table(&KNOWLEDGE, &nobody(), |answers| when.holds(answers));
        for (axis, (asked, values)) in space.axes().iter().enumerate() {
            let decides = space.lines(axis).any(|line| {
                (1..values.len()).any(|value| fires[line.at(value)] != fires[line.at(0)])
            });
            let is_named_twice = id == "gate displacement" || id.starts_with("02_");
            assert!(
                decides || is_named_twice,
                "{id}: {} never matters",
                KNOWLEDGE.questions[*asked].id
            );
        }
    }
}

/// S25
#[test]
fn every_rule_raises_and_no_rule_is_self_care() {
    for rule in &KNOWLEDGE.red_flags {
        assert!(rule.urgency > Urgency::SelfManage, "{}", rule.id);
    }
    for level in &KNOWLEDGE.gate.levels {
        assert!(level.urgency > Urgency::SelfManage, "{}", level.id);
    }
    for group in &KNOWLEDGE.populations {
        assert!(group.floor > Urgency::SelfManage, "{}", group.id);
    }
    for mass in &KNOWLEDGE.weighing.masses {
        assert!(mass.urgency > Urgency::SelfManage, "{}", mass.id);
        assert!(mass.at_least > 0.0 && mass.at_least < 1.0, "{}", mass.id);
    }
}

/// S25
#[test]
fn every_reference_points_at_something_that_exists() {
    let questions = KNOWLEDGE.questions.len();
    let conditions = KNOWLEDGE.conditions.len();
    let not_when = KNOWLEDGE
        .questions
        .iter()
        .filter_map(|asked| asked.self_test.as_ref()?.not_when.as_ref());
    for when in rules(&KNOWLEDGE)
        .into_iter()
        .map(|(_, when)| when)
        .chain(not_when)
    {
        assert!(when.reads().iter().all(|&asked| asked < questions));
        let mut parts = Vec::new();
        leaves(when, &mut parts);
        for part in parts {
            let (asked, fits) = match part {
                Expression::Yes(asked) | Expression::NotNo(asked) => {
                    (*asked, KNOWLEDGE.questions[*asked].kind == Kind::YesNo)
                }
                Expression::Is(asked, bits)
                | Expression::Marked(asked, bits)
                | Expression::Hurts(asked, bits) => {
                    let count = KNOWLEDGE.questions[*asked].kind.values().len();
                    (*asked, *bits != 0 && (count == 64 || bits >> count == 0))
                }
                Expression::Number {
                    question,
                    at_least,
                    below,
                    ..
                } => {
                    let is_range =
                        at_least.unwrap_or(f64::NEG_INFINITY) < below.unwrap_or(f64::INFINITY);
                    let is_number = matches!(KNOWLEDGE.questions[*question].kind, Kind::Number(_));
                    (*question, is_range && is_number)
                }
                Expression::NothingMarked(asked) => (
                    *asked,
                    matches!(KNOWLEDGE.questions[*asked].kind, Kind::Many { .. }),
                ),
                Expression::CouldNot(asked) => (
                    *asked,
                    matches!(KNOWLEDGE.questions[*asked].kind, Kind::Test { .. }),
                ),
                Expression::All(_) | Expression::Any(_) | Expression::AtLeast(..) => continue,
            };
            assert!(
                fits,
                "{part:?} does not fit {}",
                KNOWLEDGE.questions[asked].id
            );
        }
    }
    let suspects = KNOWLEDGE.red_flags.iter().flat_map(|rule| &rule.suspects);
    let members = KNOWLEDGE
        .weighing
        .masses
        .iter()
        .flat_map(|mass| &mass.members);
    for &condition in suspects.chain(members).chain(&KNOWLEDGE.gate.suspects) {
        assert!(condition < conditions);
    }
    for mass in &KNOWLEDGE.weighing.masses {
        assert!(
            !mass.members.is_empty() && mass.members.len() < conditions,
            "{}",
            mass.id
        );
    }
}

/// S25
#[test]
fn every_question_names_its_source_or_its_judgement() {
    for asked in &KNOWLEDGE.questions {
        for source in &asked.sources {
            assert!(
                KNOWLEDGE.sources.contains_key(source),
                "{}: {source}",
                asked.id
            );
        }
        assert!(
            !asked.sources.is_empty() || asked.self_test.is_some(),
            "{} has no source",
            asked.id
        );
    }
    for rule in &KNOWLEDGE.red_flags {
        assert!(
            KNOWLEDGE.sources.contains_key(&rule.evidence.source),
            "{}",
            rule.id
        );
        assert!(
            rule.evidence.mark >= Mark::Elicited && !rule.evidence.place.is_empty(),
            "{}",
            rule.id
        );
    }
}

/// S25: probabilities are probabilities
#[test]
fn every_likelihood_sums_to_one_and_priors_too() {
    let sum: f64 = KNOWLEDGE
        .conditions
        .iter()
        .map(|condition| condition.prior)
        .sum();
    assert!((sum - 1.0).abs() < 1e-6, "priors sum to {sum}");
    for likelihood in &KNOWLEDGE.likelihoods {
        let id = &KNOWLEDGE.questions[likelihood.question].id;
        for factor in &likelihood.factors {
            for condition in 0..KNOWLEDGE.conditions.len() {
                let sum: f64 = factor
                    .outcomes
                    .iter()
                    .map(|outcome| outcome.probabilities[condition])
                    .sum();
                assert!((sum - 1.0).abs() < 1e-9, "{id}: {sum}");
                let inside = factor.outcomes.iter().all(|outcome| {
                    outcome.probabilities[condition] > 0.0 && outcome.probabilities[condition] < 1.0
                });
                assert!(inside, "{id}");
            }
        }
    }
}

/// S24: nothing is ever shown as more certain than nine in ten
#[test]
fn no_cause_is_shown_as_certain() {
    assert!(KNOWLEDGE.weighing.largest_shown <= 0.9);
}

/// S25: the table of rules and the engine agree on who is harmless
#[test]
fn a_harmless_pain_meets_no_rule() {
    assert_eq!(tier_of_rules(&benign("knee")), Urgency::SelfManage);
    assert!(!ENGINE.mandatory().is_empty() && !ENGINE.bone_signs().is_empty());
}
