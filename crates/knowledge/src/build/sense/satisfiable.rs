//! Whether any set of answers makes a rule's expression hold.
//!
//! There is no "not" in the language, so parts can only contradict each other where they ask different things of one
//! question: two values of a choice, two ranges of a number, "hurts" and "could not" of a self-test.

use restride_core::knowledge::{Expression, Kind, Knowledge, QuestionIndex};
use std::collections::BTreeMap;

/// What is left to be made true.
#[derive(Clone, Copy)]
enum Goal<'e> {
    All(&'e [Expression]),
    AtLeast(usize, &'e [Expression]),
}

/// What an answer must be so far.
#[derive(Clone, Copy, PartialEq)]
enum Need {
    Yes,
    NotNo,
    /// One of these values of a choice.
    Value(u64),
    /// Some places, which do not exclude others.
    Places,
    /// No place at all.
    Nothing,
    CouldNot,
    /// A number from the first (included) to the second (not), or, where allowed, none at all.
    Number(f64, f64, bool),
}

type Needs = BTreeMap<QuestionIndex, Need>;

/// Whether some set of answers makes the expression hold.
pub(super) fn is_satisfiable(knowledge: &Knowledge, expression: &Expression) -> bool {
    let goals = vec![Goal::All(std::slice::from_ref(expression))];
    can_meet(knowledge, goals, Needs::new())
}

/// Whether the expression holds whatever is answered, because some part asks for "at least 0 of".
pub(super) fn asks_nothing(expression: &Expression) -> bool {
    match expression {
        Expression::All(parts) => parts.iter().all(asks_nothing),
        Expression::Any(parts) => parts.iter().any(asks_nothing),
        Expression::AtLeast(count, parts) => {
            parts.iter().filter(|part| asks_nothing(part)).count() >= *count
        }
        Expression::Yes(_)
        | Expression::NotNo(_)
        | Expression::NothingMarked(_)
        | Expression::Is(..)
        | Expression::Marked(..)
        | Expression::Number { .. }
        | Expression::Hurts(..)
        | Expression::CouldNot(_) => false,
    }
}

fn can_meet(knowledge: &Knowledge, mut goals: Vec<Goal<'_>>, needs: Needs) -> bool {
    let Some(goal) = goals.pop() else {
        return true;
    };
    let (first, rest) = match goal {
        Goal::All([]) | Goal::AtLeast(0, _) => return can_meet(knowledge, goals, needs),
        Goal::All([first, rest @ ..]) => {
            goals.push(Goal::All(rest));
            (first, None)
        }
        Goal::AtLeast(_, []) => return false,
        Goal::AtLeast(count, [first, rest @ ..]) => (first, Some((count, rest))),
    };
    if let Some((count, rest)) = rest {
        let mut without = goals.clone();
        without.push(Goal::AtLeast(count, rest));
        if can_meet(knowledge, without, needs.clone()) {
            return true;
        }
        goals.push(Goal::AtLeast(count - 1, rest));
    }
    meet_first(knowledge, first, goals, needs)
}

fn meet_first<'e>(
    knowledge: &Knowledge,
    first: &'e Expression,
    mut goals: Vec<Goal<'e>>,
    mut needs: Needs,
) -> bool {
    let (question, need) = match first {
        Expression::All(parts) => {
            goals.push(Goal::All(parts));
            return can_meet(knowledge, goals, needs);
        }
        Expression::Any(parts) => {
            goals.push(Goal::AtLeast(1, parts));
            return can_meet(knowledge, goals, needs);
        }
        Expression::AtLeast(count, parts) => {
            goals.push(Goal::AtLeast(*count, parts));
            return can_meet(knowledge, goals, needs);
        }
        Expression::Yes(question) => (*question, Need::Yes),
        Expression::NotNo(question) => (*question, Need::NotNo),
        Expression::NothingMarked(question) => (*question, Need::Nothing),
        Expression::Is(question, values) => (*question, Need::Value(*values)),
        Expression::Marked(question, _) | Expression::Hurts(question, _) => {
            (*question, Need::Places)
        }
        Expression::CouldNot(question) => (*question, Need::CouldNot),
        Expression::Number {
            question,
            at_least,
            below,
            if_unknown,
        } => (
            *question,
            Need::Number(
                at_least.unwrap_or(f64::NEG_INFINITY),
                below.unwrap_or(f64::INFINITY),
                *if_unknown,
            ),
        ),
    };
    let both = match needs.get(&question) {
        Some(known) => both(*known, need),
        None => Some(need),
    };
    match both {
        Some(need) if can_be(&knowledge.questions[question].kind, need) => {
            needs.insert(question, need);
            can_meet(knowledge, goals, needs)
        }
        _ => false,
    }
}

/// The need that meets two at once; `None` when they contradict each other.
fn both(one: Need, other: Need) -> Option<Need> {
    match (one, other) {
        (Need::Yes, Need::NotNo) | (Need::NotNo, Need::Yes) => Some(Need::Yes),
        (Need::Value(one), Need::Value(other)) => Some(Need::Value(one & other)),
        (Need::Number(from, below, none), Need::Number(other_from, other_below, other_none)) => {
            Some(Need::Number(
                from.max(other_from),
                below.min(other_below),
                none && other_none,
            ))
        }
        _ => (one == other).then_some(one),
    }
}

/// Whether a question of this kind has an answer that meets the need.
fn can_be(kind: &Kind, need: Need) -> bool {
    match need {
        Need::Yes | Need::NotNo | Need::Places | Need::Nothing => true,
        Need::Value(values) => values != 0,
        Need::CouldNot => matches!(kind, Kind::Test { .. }),
        Need::Number(from, below, none) => {
            let in_range = match kind {
                Kind::Number(range) => from < below && from <= range.max && below > range.min,
                Kind::YesNo | Kind::Choice { .. } | Kind::Many { .. } | Kind::Test { .. } => false,
            };
            none || in_range
        }
    }
}
