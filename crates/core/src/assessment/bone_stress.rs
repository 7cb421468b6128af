//! The probability of a bone stress injury, made so that a sign of bone stress can only raise it.
//!
//! A posterior over many causes is not monotone: a "yes" to a limp moves probability to a fracture of the hip joint and
//! may thereby *lower* bone stress. Urgency must never fall because an alarm was added, so this probability is built in
//! two steps. (1) Everything that is no sign of bone stress and no alarm gives a first probability, at the one marked
//! place that is most suspicious, as if it was the only one: a second painful place can only raise it. (2) Each sign of
//! bone stress multiplies the odds by P(answer | bone stress) / P(answer | anything else), at least 1 for a yes and at
//! most 1 for a no. Both steps use the pack's numbers, damping and caps.

use super::posterior::{normalise, outcome_of};
use super::{Answer, Answers, Engine};
use crate::knowledge::Column;

impl Engine<'_> {
    /// Probability of any bone stress injury, 0 to 1: never lowered by a "yes" to an alarm or to a sign of bone stress,
    /// never raised by a "no" to one, never lowered by marking another place.
    pub fn bone_stress_probability(&self, answers: &Answers) -> f64 {
        let prior = self.prior(answers);
        let base: Vec<f64> = prior.iter().map(|value| libm::log(*value)).collect();
        let mut logs = base;
        let mut sign_logs = 0.0;
        for factor in &self.factors {
            if Some(factor.question) == self.sites || self.is_alarm[factor.question] {
                continue;
            }
            let Some((outcome, _)) = outcome_of(&factor.column, answers.get(factor.question)) else {
                continue;
            };
            if let Some(ratios) = &factor.bone_stress {
                sign_logs += ratios[outcome];
            } else {
                for (log, ratio) in logs.iter_mut().zip(&factor.outcomes[outcome].capped) {
                    *log += factor.exponent * ratio;
                }
            }
        }
        let first = self.most_suspicious_place(&logs, answers);
        let odds = first / (1.0 - first) * libm::exp(sign_logs);
        odds / (1.0 + odds)
    }

    fn most_suspicious_place(&self, logs: &[f64], answers: &Answers) -> f64 {
        let marked = match self.sites.map(|question| answers.get(question)) {
            Some(Answer::Many(bits)) if bits != 0 => bits,
            _ => return self.bone_stress_share(&normalise(logs)),
        };
        (0..64)
            .filter(|place| marked >> place & 1 == 1)
            .map(|place| {
                let mut here = logs.to_vec();
                self.add_place(&mut here, 1 << place);
                self.bone_stress_share(&normalise(&here))
            })
            .fold(0.0, f64::max)
    }

    fn add_place(&self, logs: &mut [f64], places: u64) {
        for factor in &self.factors {
            if Some(factor.question) != self.sites || !matches!(factor.column, Column::Places { .. })
            {
                continue;
            }
            let Some((outcome, unmarked)) = outcome_of(&factor.column, Answer::Many(places)) else {
                continue;
            };
            let exponent = if unmarked {
                factor.unmarked_exponent
            } else {
                factor.exponent
            };
            for (log, ratio) in logs.iter_mut().zip(&factor.outcomes[outcome].capped) {
                *log += exponent * ratio;
            }
        }
    }

    fn bone_stress_share(&self, probabilities: &[f64]) -> f64 {
        self.bone_stress
            .iter()
            .map(|&member| probabilities[member])
            .sum::<f64>()
            .clamp(1e-12, 1.0 - 1e-12)
    }

    /// The probability masses of the pack's thresholds, in the pack's order.
    pub fn masses(&self, answers: &Answers, probabilities: &[f64]) -> Vec<f64> {
        self.knowledge
            .weighing
            .masses
            .iter()
            .map(|threshold| {
                if threshold.bone_stress {
                    self.bone_stress_probability(answers)
                } else {
                    threshold.members.iter().map(|&member| probabilities[member]).sum()
                }
            })
            .collect()
    }

}
