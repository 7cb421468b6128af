//! Every word that an assessment and the rules of returning to running need.

use restride_core::knowledge::{Kind, Knowledge, ReturnToRun};
use restride_core::return_to_run::{Grade, Profile, Reason, State, Why};
use restride_core::urgency::Urgency;
use std::collections::BTreeSet;

/// Every key that the program looks up.
pub(super) fn needed(knowledge: &Knowledge) -> BTreeSet<String> {
    let mut needed = BTreeSet::new();
    for question in &knowledge.questions {
        if question.self_test.is_some() {
            for part in [
                "name", "ask", "steps", "feel", "not_for", "stop", "means", "accuracy",
            ] {
                needed.insert(format!("self_tests.{}.{part}", question.id));
            }
        } else {
            for part in ["ask", "question", "help", "why"] {
                needed.insert(format!("findings.{}.{part}", question.id));
            }
        }
        let folder = if question.self_test.is_some() {
            "self_tests"
        } else {
            "findings"
        };
        let values = match &question.kind {
            Kind::Choice { values } | Kind::Many { values } => values.as_slice(),
            Kind::YesNo | Kind::Number(_) | Kind::Test { .. } => &[],
        };
        for value in values {
            needed.insert(format!("{folder}.{}.values.{value}", question.id));
        }
        if let Kind::Test { values } = &question.kind {
            needed.extend(
                values
                    .iter()
                    .map(|value| format!("self_tests.places.{value}")),
            );
        }
        if let Some(screen) = &question.screen {
            for part in ["title", "intro", "none"] {
                needed.insert(format!("findings.screens.{screen}.{part}"));
            }
        }
    }
    for condition in &knowledge.conditions {
        for part in ["name", "short", "typical", "now", "see", "time"] {
            needed.insert(format!("conditions.{}.{part}", condition.key));
        }
    }
    for rule in &knowledge.red_flags {
        for part in ["name", "why", "do"] {
            needed.insert(format!("red_flags.{}.{part}", rule.id));
        }
    }
    for population in &knowledge.populations {
        for part in ["name", "why", "do"] {
            needed.insert(format!("populations.{}.{part}", population.id));
        }
    }
    for urgency in Urgency::ALL {
        for part in ["name", "headline", "do", "come_back"] {
            needed.insert(format!("urgency.{}.{part}", urgency.key()));
        }
    }
    for correction in &knowledge.corrections {
        for part in ["claim", "evidence", "say"] {
            needed.insert(format!("corrections.{}.{part}", correction.id));
        }
    }
    for question in &knowledge.runner_questions {
        for part in ["ask", "guide_says", "evidence_says", "do"] {
            needed.insert(format!("questions.{}.{part}", question.id));
        }
    }
    needed.extend(words_of_return_to_run(&knowledge.return_to_run));
    for band in &knowledge.weighing.strengths {
        needed.insert(format!("ui.strength.{}", band.id));
    }
    for band in &knowledge.weighing.weights {
        needed.insert(format!("ui.weight.{}", band.id));
    }
    needed
}

/// The words that the rules of returning to running need.
fn words_of_return_to_run(rules: &ReturnToRun) -> impl Iterator<Item = String> {
    let phases = rules
        .phases
        .iter()
        .map(|phase| ("phase", phase.id.as_str()));
    let levels = rules
        .levels
        .iter()
        .map(|level| ("level", level.id.as_str()));
    let signs = rules.stop.signs.iter().map(|id| ("stop_sign", id.as_str()));
    let tests = rules.readiness.tests.iter();
    phases
        .chain(levels)
        .chain(signs)
        .chain(tests.map(|test| ("ready", test.id.as_str())))
        .chain(Grade::ALL.map(|grade| ("grade", grade.key())))
        .chain(Profile::ALL.map(|profile| ("profile", profile.key())))
        .chain(State::KEYS.map(|state| ("state", state)))
        .chain(Reason::ALL.iter().map(|reason| ("reason", reason.key())))
        .chain(Why::KEYS.map(|why| ("ignored", why)))
        .map(|(table, id)| format!("return_to_run.{table}.{id}"))
}
