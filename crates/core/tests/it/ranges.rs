//! Credible ranges: the analytic bounds against a sample of the same uncertainty.

use crate::naive::{self, normalised};
use crate::world::{ENGINE, KNOWLEDGE, benign, changed, nobody, some_runners};
use restride_core::assessment::{Answers, Weights};
use restride_core::knowledge::{ConditionIndex, Mark, Outcome};
use restride_testkit::{Draw, today};
use std::f64::consts::SQRT_2;

/// A standard normal number (Marsaglia's polar method).
fn normal(draw: &mut Draw) -> f64 {
    loop {
        let (x, y) = (2.0 * draw.uniform() - 1.0, 2.0 * draw.uniform() - 1.0);
        let square = x * x + y * y;
        if square > 0.0 && square < 1.0 {
            return x * (-2.0 * libm::log(square) / square).sqrt();
        }
    }
}

/// The logarithm of a gamma number with this shape (Marsaglia and Tsang 2000; shapes below 1 by a power of a uniform
/// number). The logarithm, because small shapes give numbers below the smallest.
fn log_gamma(shape: f64, draw: &mut Draw) -> f64 {
    if shape < 1.0 {
        let uniform = 1.0 - draw.uniform();
        return log_gamma(shape + 1.0, draw) + libm::log(uniform) / shape;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal(draw);
        let root = 1.0 + c * x;
        if root <= 0.0 {
            continue;
        }
        let v = root * root * root;
        let uniform = 1.0 - draw.uniform();
        if libm::log(uniform) < 0.5 * x * x + d - d * v + d * libm::log(v) {
            return libm::log(d * v);
        }
    }
}

/// A beta number from two gammas.
fn beta(yes: f64, no: f64, draw: &mut Draw) -> f64 {
    let (yes, no) = (log_gamma(yes, draw), log_gamma(no, draw));
    1.0 / (1.0 + libm::exp(no - yes))
}

fn cases(outcome: &Outcome, condition: ConditionIndex) -> f64 {
    let by_mark = KNOWLEDGE.weighing.cases_by_mark;
    match outcome.evidence[usize::from(outcome.evidence_of[condition])].mark {
        Mark::Elicited => by_mark[0],
        Mark::FromMemory => by_mark[1],
        Mark::Derived => by_mark[2],
        Mark::Sourced => by_mark[3],
    }
}

/// One posterior with priors from a Dirichlet and every likelihood from a beta around the pack's number.
fn sampled(answers: &Answers, draw: &mut Draw) -> Vec<f64> {
    let prior = naive::prior(answers);
    let strength = KNOWLEDGE.weighing.prior_cases;
    let mut logs: Vec<f64> = prior
        .iter()
        .map(|share| log_gamma(strength * share, draw))
        .collect();
    for (outcome, exponent, (down, up)) in naive::told(answers) {
        let probabilities: Vec<f64> = outcome
            .probabilities
            .iter()
            .enumerate()
            .map(|(condition, mean)| {
                let cases = cases(outcome, condition);
                beta(cases * mean, cases * (1.0 - mean), draw).max(1e-300)
            })
            .collect();
        let average: f64 = KNOWLEDGE
            .conditions
            .iter()
            .zip(&probabilities)
            .map(|(condition, each)| condition.prior * each)
            .sum();
        for (log, probability) in logs.iter_mut().zip(&probabilities) {
            *log += exponent * libm::log((probability / average).clamp(down, up));
        }
    }
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    normalised(logs.iter().map(|log| libm::exp(log - largest)).collect())
}

/// The sampled range of the same width: lower end, upper end.
fn sampled_range(answers: &Answers, members: &[ConditionIndex]) -> (f64, f64) {
    const SAMPLES: usize = 2_000;
    let mut draw = Draw(80);
    let mut sample: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            let probabilities = sampled(answers, &mut draw);
            members.iter().map(|&member| probabilities[member]).sum()
        })
        .collect();
    sample.sort_by(f64::total_cmp);
    // The pack's quantile leaves this share on each side: one tenth for an 80 % range.
    let outside = 0.5 * libm::erfc(KNOWLEDGE.weighing.range_quantile / SQRT_2);
    let at = |share: f64| {
        sample
            .iter()
            .copied()
            .nth(position(share, SAMPLES))
            .unwrap()
    };
    (at(outside), at(1.0 - outside))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of a few thousand samples is a small whole number"
)]
fn position(share: f64, samples: usize) -> usize {
    ((samples as f64 * share) as usize).min(samples - 1)
}

/// The first cause of these answers, with its relatives.
fn first_family(answers: &Answers) -> Vec<ConditionIndex> {
    let first = ENGINE.assess(answers, today(), None).causes[0].condition;
    let conditions = &KNOWLEDGE.conditions;
    let family = conditions[first].family;
    (0..conditions.len())
        .filter(|&other| other == first || family.is_some() && conditions[other].family == family)
        .collect()
}

/// The largest distance of a bound of the first cause from the sampled one.
fn off_by(answers: &Answers) -> f64 {
    let members = first_family(answers);
    let posterior = ENGINE.posterior(answers, Weights::Damped);
    let (low, high) = ENGINE.range(&posterior, &members);
    let (sampled_low, sampled_high) = sampled_range(answers, &members);
    (low - sampled_low).abs().max((high - sampled_high).abs())
}

#[test]
fn the_analytic_range_is_the_sampled_one_where_little_is_told() {
    for answers in [
        nobody(),
        changed(&nobody(), &[("sites", "groin_front")]),
        changed(
            &nobody(),
            &[("sites", "lateral"), ("sex", "female"), ("age", "52")],
        ),
    ] {
        let off = off_by(&answers);
        assert!(off < 0.06, "off by {off}");
    }
}

/// With forty answers of five cases each, the delta method is no longer exact: it knows no caps, and it puts the middle
/// of the range where the point estimate is, while a sample of skewed likelihoods lies lower for the first cause.
#[test]
fn the_analytic_range_stays_near_the_sampled_one_when_much_is_told() {
    for (site, told) in [
        (
            "lateral",
            [
                ("lying_on_side", "yes"),
                ("stairs_or_one_leg", "yes"),
                ("sex", "female"),
            ],
        ),
        (
            "lateral",
            [
                ("hills_or_speed_added", "yes"),
                ("age", "28"),
                ("side", "right"),
            ],
        ),
        (
            "sit_bone",
            [
                ("sitting", "yes"),
                ("hills_or_speed_added", "yes"),
                ("age", "45"),
            ],
        ),
        (
            "groin_deep",
            [
                ("painful_click", "yes"),
                ("sitting", "yes"),
                ("socks_shoes_difficulty", "yes"),
            ],
        ),
        (
            "groin_deep",
            [
                ("run_pattern", "worsens"),
                ("load_spike", "yes"),
                ("landing_hurts", "yes"),
            ],
        ),
        (
            "buttock",
            [
                ("numb_tingling", "yes"),
                ("back_pain", "yes"),
                ("cough_sneeze", "yes"),
            ],
        ),
        (
            "groin_front",
            [
                ("age", "62"),
                ("morning_stiffness_minutes", "20"),
                ("family_or_knee_oa", "yes"),
            ],
        ),
    ] {
        let off = off_by(&changed(&benign(site), &told));
        assert!(off < 0.2, "off by {off}");
    }
}

#[test]
fn a_range_holds_its_probability_and_narrows_to_nothing_without_doubt() {
    for answers in some_runners(200) {
        let posterior = ENGINE.posterior(&answers, Weights::Damped);
        for condition in 0..KNOWLEDGE.conditions.len() {
            let own = posterior.probabilities[condition];
            let (low, high) = ENGINE.range(&posterior, &[condition]);
            assert!(0.0 <= low && low <= own + 1e-12 && own <= high + 1e-12 && high <= 1.0);
        }
        let everything: Vec<ConditionIndex> = (0..KNOWLEDGE.conditions.len()).collect();
        let (low, high) = ENGINE.range(&posterior, &everything);
        assert!(
            low > 0.999 && high > 0.999,
            "all causes together have {low} to {high}"
        );
    }
}
