//! The posterior written a second time, in the plainest way, to compare with.

use crate::world::{KNOWLEDGE, question};
use restride_core::assessment::{Answer, Answers, Weights};
use restride_core::knowledge::{Column, Factor, Outcome};

/// Prior of every condition for this runner: shares times every factor that applies, then normalised.
pub(crate) fn prior(answers: &Answers) -> Vec<f64> {
    let sex = question("sex");
    let said = |id: &str| {
        let value = KNOWLEDGE.questions[sex].kind.value(id).unwrap();
        answers.get(sex) == Answer::Choice(value)
    };
    let weights: Vec<f64> = KNOWLEDGE
        .conditions
        .iter()
        .map(|condition| {
            let mut weight = condition.prior;
            let modifiers = &condition.modifiers;
            if said("female") {
                weight *= modifiers.female.unwrap_or(1.0);
            }
            if said("male") {
                weight *= modifiers.male.unwrap_or(1.0);
            }
            for band in &modifiers.ages {
                if let Answer::Number(age) = answers.get(question("age")) {
                    let is_old_enough = band.from.is_none_or(|from| from <= age);
                    let is_young_enough = band.below.is_none_or(|below| below > age);
                    weight *= if is_old_enough && is_young_enough {
                        band.factor
                    } else {
                        1.0
                    };
                }
            }
            for modifier in &modifiers.yes {
                weight *= if answers.get(modifier.question) == Answer::Yes {
                    modifier.factor
                } else {
                    1.0
                };
            }
            weight
        })
        .collect();
    normalised(weights)
}

/// The outcome that an answer picks, and whether it is a place that was merely not marked.
pub(crate) fn outcome(column: &Column, answer: Answer) -> Option<(usize, bool)> {
    let hit = |yes: u64, no: u64, bits: u64, unmarked: bool| {
        if bits & yes > 0 {
            return Some((1, false));
        }
        if no > 0 && bits & no == 0 {
            return None;
        }
        Some((0, unmarked))
    };
    match (column, answer) {
        (Column::YesNo, Answer::No) => Some((0, false)),
        (Column::YesNo, Answer::Yes) => Some((1, false)),
        (Column::Choice(outcomes), Answer::Choice(value)) => Some((outcomes[value]?, false)),
        (Column::Bands(edges), Answer::Number(value)) => {
            let band = edges
                .iter()
                .position(|edge| value < *edge)
                .unwrap_or(edges.len());
            Some((band, false))
        }
        (Column::Places { yes, no }, Answer::Many(bits)) if bits > 0 => hit(*yes, *no, bits, true),
        (Column::Places { yes, no }, Answer::Tested(bits)) => hit(*yes, *no, bits, false),
        _ => None,
    }
}

/// Every factor that the answers say something to: its outcome, exponent, and cap (down, up).
pub(crate) fn told(answers: &Answers) -> Vec<(&'static Outcome, f64, (f64, f64))> {
    let weighing = &KNOWLEDGE.weighing;
    let mut found = Vec::new();
    for likelihood in &KNOWLEDGE.likelihoods {
        for factor in &likelihood.factors {
            let Some((picked, unmarked)) =
                outcome(&factor.column, answers.get(likelihood.question))
            else {
                continue;
            };
            let cap = (likelihood.cap.down, likelihood.cap.up);
            let unmarked = if unmarked {
                weighing.damping_unmarked
            } else {
                1.0
            };
            found.push((
                &factor.outcomes[picked],
                damping(factor, answers, unmarked),
                cap,
            ));
        }
    }
    found
}

/// The pack's exponent for a block of one question or none; for other blocks what a cluster of that many answers is
/// worth, with the pack's exponent at three.
fn damping(factor: &Factor, answers: &Answers, unmarked: f64) -> f64 {
    let weighing = &KNOWLEDGE.weighing;
    let Some(block) = &factor.block else {
        return weighing.damping_alone * unmarked;
    };
    let members: Vec<_> = KNOWLEDGE
        .likelihoods
        .iter()
        .filter(|likelihood| {
            likelihood
                .factors
                .iter()
                .any(|other| other.block.as_ref() == Some(block))
        })
        .collect();
    let exponent = weighing.damping[block];
    if members.len() == 1 {
        return exponent * unmarked;
    }
    let answered = members
        .iter()
        .filter(|likelihood| {
            likelihood.factors.iter().any(|other| {
                other.block.as_ref() == Some(block)
                    && outcome(&other.column, answers.get(likelihood.question)).is_some()
            })
        })
        .count();
    let correlation = (1.0 / exponent - 1.0) / 2.0;
    let others = f64::from(u32::try_from(answered).unwrap()) - 1.0;
    1.0 / (1.0 + others * correlation)
}

/// Probability of every condition: prior times likelihoods, multiplied out.
pub(crate) fn posterior(answers: &Answers, weights: Weights) -> Vec<f64> {
    let mut product = prior(answers);
    for (outcome, exponent, (down, up)) in told(answers) {
        let average: f64 = KNOWLEDGE
            .conditions
            .iter()
            .zip(&outcome.probabilities)
            .map(|(condition, probability)| condition.prior * probability)
            .sum();
        for (value, probability) in product.iter_mut().zip(&outcome.probabilities) {
            *value *= match weights {
                Weights::Plain => *probability,
                Weights::Damped => libm::pow((probability / average).clamp(down, up), exponent),
            };
        }
        // Long products would fall below the smallest number.
        product = normalised(product);
    }
    product
}

/// The same values, summing to 1.
pub(crate) fn normalised(values: Vec<f64>) -> Vec<f64> {
    let total: f64 = values.iter().sum();
    values.into_iter().map(|value| value / total).collect()
}
