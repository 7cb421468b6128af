//! Which answers rules can tell apart: what makes exhaustive enumeration small and still complete.
//!
//! A rule sees an answer only through its parts. Answers that every part judges alike are one class, and one
//! representative of each is enough. `no_rule_tells_members_of_a_class_apart` holds that this is so.

use crate::world::{CROWD, KNOWLEDGE, nobody, some_runners, told, with};
use restride_core::assessment::Answer;
use restride_core::knowledge::{Expression, QuestionIndex};
use restride_testkit::{Space, rules};
use std::collections::BTreeSet;

/// The parts of an expression that read one question and nothing else.
pub(crate) fn leaves<'e>(expression: &'e Expression, found: &mut Vec<&'e Expression>) {
    match expression {
        Expression::All(parts) | Expression::Any(parts) | Expression::AtLeast(_, parts) => {
            for part in parts {
                leaves(part, found);
            }
        }
        leaf => found.push(leaf),
    }
}

/// How the parts of these expressions that read a question judge an answer to it.
fn judged(question: QuestionIndex, answer: Answer, expressions: &[&Expression]) -> Vec<bool> {
    let mut parts = Vec::new();
    for expression in expressions {
        leaves(expression, &mut parts);
    }
    let answers = with(&nobody(), question, answer);
    parts
        .into_iter()
        .filter(|part| part.reads().contains(&question))
        .map(|part| part.holds(&answers))
        .collect()
}

/// One answer of each class of a question, for these expressions.
pub(crate) fn classes(question: QuestionIndex, expressions: &[&Expression]) -> Vec<Answer> {
    let mut seen = BTreeSet::new();
    CROWD
        .domain(question)
        .iter()
        .copied()
        .filter(|answer| seen.insert(judged(question, *answer, expressions)))
        .collect()
}

/// Every combination of what these expressions can tell apart.
pub(crate) fn space_of_classes(expressions: &[&Expression]) -> Space {
    let read: BTreeSet<QuestionIndex> = expressions.iter().flat_map(|one| one.reads()).collect();
    Space::new(
        read.into_iter()
            .map(|question| (question, classes(question, expressions)))
            .collect(),
    )
}

/// S4
#[test]
fn no_rule_tells_members_of_a_class_apart() {
    let runners: Vec<_> = some_runners(120).collect();
    for (id, when) in rules(&KNOWLEDGE) {
        for question in when.reads() {
            let representatives = classes(question, &[when]);
            for answer in CROWD.domain(question) {
                let view = judged(question, *answer, &[when]);
                let representative = representatives
                    .iter()
                    .find(|other| judged(question, **other, &[when]) == view)
                    .copied()
                    .unwrap();
                for runner in &runners {
                    assert_eq!(
                        when.holds(&with(runner, question, *answer)),
                        when.holds(&with(runner, question, representative)),
                        "{id}: {answer:?} and {representative:?} differ for {}",
                        told(runner)
                    );
                }
            }
        }
    }
}
