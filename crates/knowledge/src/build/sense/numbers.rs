//! Numbers: a sign of bone stress must be one by its own numbers.

use super::super::checker::Checker;
use restride_core::knowledge::{
    Column, ConditionIndex, Expression, Kind, Knowledge, Likelihood, Outcome,
};

/// A value of a choice that tells no course of the pain: a runner who does not run cannot say how a run goes on.
const NO_COURSE: &str = "not_running";

pub(super) fn check(checker: &mut Checker<'_>, knowledge: &Knowledge) {
    let members: Vec<ConditionIndex> = knowledge
        .weighing
        .masses
        .iter()
        .filter(|mass| mass.bone_stress)
        .flat_map(|mass| mass.members.iter().copied())
        .collect();
    for likelihood in knowledge
        .likelihoods
        .iter()
        .filter(|likelihood| likelihood.bone_sign)
    {
        let ratios: Vec<Vec<f64>> = likelihood
            .factors
            .iter()
            .map(|factor| {
                let outcomes = factor.outcomes.iter();
                outcomes
                    .map(|outcome| bone_stress_ratio(knowledge, &members, outcome))
                    .collect()
            })
            .collect();
        for factor in &ratios {
            if let [_, yes] = factor.as_slice() {
                check_yes(checker, knowledge, likelihood, *yes);
            }
        }
        check_choice(checker, knowledge, likelihood, &ratios);
    }
}

/// P(outcome | bone stress) / P(outcome | anything else), by the priors.
fn bone_stress_ratio(knowledge: &Knowledge, members: &[ConditionIndex], outcome: &Outcome) -> f64 {
    let average = |inside: bool| {
        let mut sum = 0.0;
        let mut weight = 0.0;
        for (index, condition) in knowledge.conditions.iter().enumerate() {
            if members.contains(&index) == inside {
                sum += condition.prior * outcome.probabilities[index];
                weight += condition.prior;
            }
        }
        sum / weight
    };
    average(true) / average(false)
}

fn check_yes(
    checker: &mut Checker<'_>,
    knowledge: &Knowledge,
    likelihood: &Likelihood,
    ratio: f64,
) {
    if ratio > 1.0 {
        return;
    }
    let id = &knowledge.questions[likelihood.question].id;
    checker.fault(
        &format!("likelihoods/{id}.toml"),
        "bone_sign",
        format!(
            "\"{id}\" is called a sign of bone stress, but a yes is {ratio:.2} times as probable under it as otherwise"
        ),
        Some("a sign must be more probable under bone stress, averaged by the priors".to_owned()),
    );
}

/// The values that the gate counts as signs must speak most for bone stress, over all factors together.
fn check_choice(
    checker: &mut Checker<'_>,
    knowledge: &Knowledge,
    likelihood: &Likelihood,
    ratios: &[Vec<f64>],
) {
    let question = &knowledge.questions[likelihood.question];
    let Kind::Choice { values } = &question.kind else {
        return;
    };
    let signs = knowledge.gate.signs.iter().fold(0, |bits, sign| {
        bits | values_read(&sign.when, likelihood.question)
    });
    let is_sign = |value: usize| signs >> value & 1 == 1;
    let ratio = |value: usize| -> f64 {
        let factors = likelihood.factors.iter().zip(ratios);
        factors
            .filter_map(|(factor, ratios)| ratios.get(outcome_of(&factor.column, value)?))
            .product()
    };
    let largest_other = (0..values.len())
        .filter(|&value| !is_sign(value) && values[value] != NO_COURSE)
        .map(ratio)
        .fold(1.0, f64::max);
    for (position, value) in values.iter().enumerate() {
        if is_sign(position) && ratio(position) <= largest_other {
            checker.fault(
                &format!("likelihoods/{}.toml", question.id),
                "bone_sign",
                format!(
                    "the gate counts \"{value}\" as a sign of bone stress, but another value speaks more for it"
                ),
                Some(
                    "its share under bone stress, averaged by the priors, must stand out most"
                        .to_owned(),
                ),
            );
        }
    }
}

fn outcome_of(column: &Column, value: usize) -> Option<usize> {
    match column {
        Column::Choice(outcomes) => outcomes.get(value).copied().flatten(),
        Column::YesNo | Column::Bands(_) | Column::Places { .. } => None,
    }
}

/// The values of a choice (bits by position) that make some part of an expression hold.
fn values_read(expression: &Expression, question: usize) -> u64 {
    match expression {
        Expression::Is(read, values) if *read == question => *values,
        Expression::All(parts) | Expression::Any(parts) | Expression::AtLeast(_, parts) => parts
            .iter()
            .fold(0, |bits, part| bits | values_read(part, question)),
        Expression::Is(..)
        | Expression::Yes(_)
        | Expression::NotNo(_)
        | Expression::NothingMarked(_)
        | Expression::Marked(..)
        | Expression::Number { .. }
        | Expression::Hurts(..)
        | Expression::CouldNot(_) => 0,
    }
}
