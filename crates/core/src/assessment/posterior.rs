//! How probable each cause is: priors times likelihoods, damped inside correlated blocks, capped, exact.
//!
//! One latent cause plus "none of these". For every answered [`Factor`] the logarithm of the ratio
//! `P(outcome | cause) / P(outcome | average cause)` is capped, multiplied by the exponent of its block and added.
//! Unsure and unanswered add nothing.

use super::{Answer, Answers, Engine, mass};
use crate::knowledge::{
    Cap, Column, Condition, ConditionIndex, Evidence, Factor, Knowledge, Likelihood, Mark,
    QuestionIndex,
};

/// How evidence is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Damped and capped: what a runner is told.
    Damped,
    /// Plain Bayes, for comparison with other implementations.
    Plain,
}

/// The capped, logged form of one [`Factor`].
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    pub(super) question: QuestionIndex,
    pub(super) column: Column,
    /// Position of its block among the pack's damping blocks; `None` for a block of its own.
    pub(super) block: Option<usize>,
    pub(super) exponent: f64,
    pub(super) unmarked_exponent: f64,
    pub(super) outcomes: Vec<CompiledOutcome>,
    /// How far each outcome moves each mass, when the question is directed (see `mass.rs`), by mass and outcome.
    pub(super) toward: Option<Vec<Vec<f64>>>,
}

#[derive(Debug, Clone)]
pub(super) struct CompiledOutcome {
    pub(super) probabilities: Vec<f64>,
    pub(super) plain: Vec<f64>,
    pub(super) capped: Vec<f64>,
    /// Variance of the logarithm of each probability.
    pub(super) variance: Vec<f64>,
}

/// Compiles every factor of a pack.
pub(super) fn compile(knowledge: &Knowledge) -> Vec<Compiled> {
    let directed = mass::directed(knowledge);
    knowledge
        .likelihoods
        .iter()
        .flat_map(|likelihood| {
            likelihood
                .factors
                .iter()
                .map(|factor| compile_factor(knowledge, &directed, likelihood, factor))
        })
        .collect()
}

/// Questions in each damping block of a pack, by position of the block.
pub(super) fn block_sizes(knowledge: &Knowledge) -> Vec<usize> {
    knowledge
        .weighing
        .damping
        .keys()
        .map(|block| {
            knowledge
                .likelihoods
                .iter()
                .filter(|likelihood| {
                    likelihood
                        .factors
                        .iter()
                        .any(|factor| factor.block.as_ref() == Some(block))
                })
                .count()
        })
        .collect()
}

fn compile_factor(
    knowledge: &Knowledge,
    directed: &[bool],
    likelihood: &Likelihood,
    factor: &Factor,
) -> Compiled {
    let weighing = &knowledge.weighing;
    let exponent = factor
        .block
        .as_ref()
        .and_then(|block| weighing.damping.get(block))
        .copied()
        .unwrap_or(weighing.damping_alone);
    let outcomes = factor
        .outcomes
        .iter()
        .map(|outcome| {
            let average = average(&knowledge.conditions, &outcome.probabilities);
            let plain: Vec<f64> = outcome
                .probabilities
                .iter()
                .map(|probability| libm::log(*probability))
                .collect();
            let capped = plain
                .iter()
                .map(|log| cap(log - libm::log(average), likelihood.cap))
                .collect();
            let variance = outcome
                .probabilities
                .iter()
                .zip(&outcome.evidence_of)
                .map(|(probability, position)| {
                    let cases = outcome
                        .evidence
                        .get(usize::from(*position))
                        .map_or(weighing.cases_by_mark[0], |evidence| {
                            cases(weighing.cases_by_mark, evidence)
                        });
                    (1.0 - probability) / (cases * probability)
                })
                .collect();
            CompiledOutcome {
                probabilities: outcome.probabilities.clone(),
                plain,
                capped,
                variance,
            }
        })
        .collect();
    Compiled {
        question: likelihood.question,
        column: factor.column.clone(),
        block: factor
            .block
            .as_ref()
            .and_then(|block| weighing.damping.keys().position(|known| known == block)),
        exponent,
        unmarked_exponent: exponent * weighing.damping_unmarked,
        outcomes,
        toward: directed[likelihood.question]
            .then(|| mass::toward(knowledge, likelihood, factor, exponent)),
    }
}

fn average(conditions: &[Condition], probabilities: &[f64]) -> f64 {
    conditions
        .iter()
        .zip(probabilities)
        .map(|(condition, probability)| condition.prior * probability)
        .sum()
}

pub(super) fn cap(log_ratio: f64, cap: Cap) -> f64 {
    log_ratio.clamp(libm::log(cap.down), libm::log(cap.up))
}

fn cases(by_mark: [f64; 4], evidence: &Evidence) -> f64 {
    match evidence.mark {
        Mark::Elicited => by_mark[0],
        Mark::FromMemory => by_mark[1],
        Mark::Derived => by_mark[2],
        Mark::Sourced => by_mark[3],
    }
}

/// The outcome of a factor that an answer picks, and whether it is a place that was merely not marked. `None` for no
/// evidence.
pub(super) fn outcome_of(column: &Column, answer: Answer) -> Option<(usize, bool)> {
    let places = |yes: u64, no: u64, bits: u64| {
        if bits & yes != 0 {
            Some((1, false))
        } else if no == 0 || bits & no != 0 {
            Some((0, true))
        } else {
            None
        }
    };
    match (column, answer) {
        (Column::YesNo, Answer::Yes) => Some((1, false)),
        (Column::YesNo, Answer::No) => Some((0, false)),
        (Column::Choice(outcomes), Answer::Choice(value)) => outcomes
            .get(value)
            .copied()
            .flatten()
            .map(|outcome| (outcome, false)),
        (Column::Bands(edges), Answer::Number(value)) => {
            Some((edges.iter().filter(|edge| value >= **edge).count(), false))
        }
        (Column::Places { yes, no }, Answer::Many(bits)) if bits != 0 => places(*yes, *no, bits),
        (Column::Places { yes, no }, Answer::Tested(bits)) => {
            places(*yes, *no, bits).map(|(outcome, _)| (outcome, false))
        }
        _ => None,
    }
}

/// Probabilities of every condition, in the pack's order, summing to 1, with what is needed for their ranges.
#[derive(Debug, Clone, PartialEq)]
pub struct Posterior {
    /// Probability of each condition.
    pub probabilities: Vec<f64>,
    /// Variance of the unnormalised logarithm of each.
    pub(super) variances: Vec<f64>,
}

impl Engine<'_> {
    /// Prior of every condition for this runner (age, sex and other modifiers applied), summing to 1.
    pub fn prior(&self, answers: &Answers) -> Vec<f64> {
        let mut prior: Vec<f64> = self
            .knowledge
            .conditions
            .iter()
            .map(|condition| self.modified_prior(condition, answers))
            .collect();
        let total: f64 = prior.iter().sum();
        for value in &mut prior {
            *value /= total;
        }
        prior
    }

    fn modified_prior(&self, condition: &Condition, answers: &Answers) -> f64 {
        let modifiers = &condition.modifiers;
        let mut prior = condition.prior;
        let by_sex = match self.sex.map(|question| answers.get(question)) {
            Some(Answer::Choice(value)) if Some(value) == self.female => modifiers.female,
            Some(Answer::Choice(value)) if Some(value) == self.male => modifiers.male,
            _ => None,
        };
        prior *= by_sex.unwrap_or(1.0);
        if let Some(age) = self.age.and_then(|question| answers.number(question)) {
            for band in &modifiers.ages {
                if band.from.is_none_or(|from| age >= from)
                    && band.below.is_none_or(|below| age < below)
                {
                    prior *= band.factor;
                }
            }
        }
        for modifier in &modifiers.yes {
            if answers.get(modifier.question) == Answer::Yes {
                prior *= modifier.factor;
            }
        }
        prior
    }

    /// Probability of each condition given the answers.
    ///
    /// # Missing data
    ///
    /// Unsure, unanswered and "not done" change nothing.
    pub fn posterior(&self, answers: &Answers, weights: Weights) -> Posterior {
        let prior = self.prior(answers);
        let mut logs: Vec<f64> = prior.iter().map(|value| libm::log(*value)).collect();
        let mut variances: Vec<f64> = prior
            .iter()
            .map(|value| (1.0 - value) / (self.knowledge.weighing.prior_cases * value))
            .collect();
        let together = self.answered_together(answers);
        for factor in &self.factors {
            let Some((outcome, unmarked)) =
                outcome_of(&factor.column, answers.get(factor.question))
            else {
                continue;
            };
            let outcome = &factor.outcomes[outcome];
            let (exponent, ratios) = match weights {
                Weights::Plain => (1.0, &outcome.plain),
                Weights::Damped => (self.exponent(factor, &together, unmarked), &outcome.capped),
            };
            for (log, ratio) in logs.iter_mut().zip(ratios) {
                *log += exponent * ratio;
            }
            for (variance, own) in variances.iter_mut().zip(&outcome.variance) {
                *variance += exponent * exponent * own;
            }
        }
        Posterior {
            probabilities: normalise(&logs),
            variances,
        }
    }

    /// How many questions of each damping block have an answer that tells something, by position of the block.
    pub(super) fn answered_together(&self, answers: &Answers) -> Vec<usize> {
        let mut together = vec![0; self.blocks.len()];
        let mut last = None;
        for factor in &self.factors {
            let (Some(block), true) = (factor.block, last != Some(factor.question)) else {
                continue;
            };
            if outcome_of(&factor.column, answers.get(factor.question)).is_some() {
                together[block] += 1;
                last = Some(factor.question);
            }
        }
        together
    }

    /// The exponent on one answer's evidence. Of `n` answers in a block that repeat each other, together as much is
    /// counted as `n / (1 + (n - 1) r)` answers tell, with `r` such that three answers are damped by the pack's exponent
    /// (design effect of a cluster). A block of one question keeps the pack's exponent.
    pub(super) fn exponent(&self, factor: &Compiled, together: &[usize], unmarked: bool) -> f64 {
        let fixed = if unmarked {
            factor.unmarked_exponent
        } else {
            factor.exponent
        };
        let Some(block) = factor.block.filter(|&block| self.blocks[block] > 1) else {
            return fixed;
        };
        let repeated = (1.0 / factor.exponent - 1.0) / 2.0;
        let others = f64::from(u32::try_from(together[block]).unwrap_or(u32::MAX)) - 1.0;
        1.0 / (1.0 + others.max(0.0) * repeated)
    }

    /// Credible range of the probability that one of `members` is the cause: the pack's quantile on the logit scale
    /// (delta method over the uncertainty of priors and likelihoods, which are taken as independent).
    pub fn range(&self, posterior: &Posterior, members: &[ConditionIndex]) -> (f64, f64) {
        let sum: f64 = members
            .iter()
            .map(|&member| posterior.probabilities[member])
            .sum();
        let own = sum.clamp(1e-12, 1.0 - 1e-12);
        let rest = 1.0 - own;
        let variance: f64 = posterior
            .probabilities
            .iter()
            .zip(&posterior.variances)
            .enumerate()
            .map(|(condition, (probability, variance))| {
                let whole = if members.contains(&condition) {
                    own
                } else {
                    rest
                };
                let share = probability / whole;
                share * share * variance
            })
            .sum();
        let logit = libm::log(own / rest);
        let half = self.knowledge.weighing.range_quantile * variance.sqrt();
        (logistic(logit - half), logistic(logit + half))
    }
}

fn logistic(logit: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-logit))
}

/// Probabilities from unnormalised logarithms; the largest is subtracted first so that nothing overflows.
pub(super) fn normalise(logs: &[f64]) -> Vec<f64> {
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut values: Vec<f64> = logs.iter().map(|log| libm::exp(log - largest)).collect();
    let total: f64 = values.iter().sum();
    for value in &mut values {
        *value /= total;
    }
    values
}
