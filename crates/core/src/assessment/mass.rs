//! The probability masses that raise the urgency, made so that a worrying answer can only raise them.
//!
//! A posterior over many causes is not monotone: a "yes" to a limp moves probability to a fracture of the hip joint and
//! may thereby *lower* bone stress. Urgency must never fall because an alarm or a sign of bone stress was added, so a
//! mass is built in two steps. (1) Everything that is neither an alarm nor *directed* gives a first share, at the one
//! marked place (and on the one side) that is most suspicious, as if it was the only one: a second painful place can
//! only raise it. (2) Each directed answer multiplies the odds by
//! P(answer | members of the mass) / P(answer | anything else), at least 1 for a yes and at most 1 for a no.
//!
//! Directed are the questions that need a "no" before self-care, the yes/no questions that the bone-stress gate reads and
//! every sign of bone stress. Alarms count for nothing here: each has a floor that no mass reaches above. (A painful
//! click or a groin lump has a floor of its own, too, and is honest evidence for another cause.) In the same way a "yes"
//! that makes a cause more common raises the masses that the cause belongs to, and lowers no other. Both steps use the
//! pack's numbers, damping and caps.

use super::posterior::{Compiled, cap, normalise, outcome_of};
use super::{Answer, Answers, Engine};
use crate::knowledge::{
    ConditionIndex, Expression, Factor, Group, Kind, Knowledge, Likelihood, QuestionIndex,
};

/// Whether a question, by index, is directed: its "yes" may raise a mass and never lower one.
pub(super) fn directed(knowledge: &Knowledge) -> Vec<bool> {
    let mut directed: Vec<bool> = knowledge
        .questions
        .iter()
        .map(|question| {
            question.kind == Kind::YesNo && (question.mandatory || question.group == Group::Alarm)
        })
        .collect();
    let gate = &knowledge.gate;
    let signs = gate.signs.iter().map(|sign| &sign.when);
    for question in signs
        .chain([&gate.displacement])
        .flat_map(Expression::reads)
    {
        directed[question] |= knowledge.questions[question].kind == Kind::YesNo;
    }
    for likelihood in knowledge
        .likelihoods
        .iter()
        .filter(|likelihood| likelihood.bone_sign)
    {
        directed[likelihood.question] = true;
    }
    directed
}

/// Logarithms of the ratios of a directed factor, by mass and outcome: at least 0 for a worrying outcome and at most 0
/// for any other. With two outcomes the second is the worrying one; with more, those that speak for bone stress.
pub(super) fn toward(
    knowledge: &Knowledge,
    likelihood: &Likelihood,
    factor: &Factor,
    exponent: f64,
) -> Vec<Vec<f64>> {
    let masses = &knowledge.weighing.masses;
    let ratios = |members: &[ConditionIndex]| -> Vec<f64> {
        factor
            .outcomes
            .iter()
            .map(|outcome| {
                let ratio = ratio(knowledge, members, &outcome.probabilities);
                exponent * cap(ratio, likelihood.cap)
            })
            .collect()
    };
    let bone_stress = masses
        .iter()
        .find(|mass| mass.bone_stress)
        .map(|mass| ratios(&mass.members))
        .unwrap_or_default();
    let is_worrying = |outcome: usize| match factor.outcomes.len() {
        2 => outcome == 1,
        _ => bone_stress.get(outcome).is_some_and(|ratio| *ratio > 0.0),
    };
    masses
        .iter()
        .map(|mass| {
            ratios(&mass.members)
                .into_iter()
                .enumerate()
                .map(|(outcome, ratio)| {
                    if is_worrying(outcome) {
                        ratio.max(0.0)
                    } else {
                        ratio.min(0.0)
                    }
                })
                .collect()
        })
        .collect()
}

/// Logarithm of P(outcome | members) / P(outcome | all other conditions), both averaged by prior.
fn ratio(knowledge: &Knowledge, members: &[ConditionIndex], probabilities: &[f64]) -> f64 {
    let mut with = (0.0, 0.0);
    let mut without = (0.0, 0.0);
    for (index, condition) in knowledge.conditions.iter().enumerate() {
        let side = if members.contains(&index) {
            &mut with
        } else {
            &mut without
        };
        side.0 += condition.prior * probabilities[index];
        side.1 += condition.prior;
    }
    libm::log((with.0 / with.1) / (without.0 / without.1))
}

/// Adds what one answer tells about every condition.
fn add(logs: &mut [f64], factor: &Compiled, answer: Answer, exponent: f64, unmarked_part: f64) {
    let Some((outcome, unmarked)) = outcome_of(&factor.column, answer) else {
        return;
    };
    let exponent = if unmarked {
        exponent * unmarked_part
    } else {
        exponent
    };
    for (log, ratio) in logs.iter_mut().zip(&factor.outcomes[outcome].capped) {
        *log += exponent * ratio;
    }
}

impl Engine<'_> {
    /// The probability masses of the pack's thresholds, in the pack's order: never lowered by a "yes" to a worrying
    /// question, never raised by a "no" to one, never lowered by marking another place.
    pub fn masses(&self, answers: &Answers) -> Vec<f64> {
        let places = self.undirected(answers);
        (0..self.knowledge.weighing.masses.len())
            .map(|mass| self.mass(mass, answers, &places))
            .collect()
    }

    /// Probability of any bone stress injury, 0 to 1, built as a mass; 0 when the pack has no bone-stress mass.
    pub fn bone_stress_probability(&self, answers: &Answers) -> f64 {
        let masses = &self.knowledge.weighing.masses;
        let places = self.undirected(answers);
        masses
            .iter()
            .position(|mass| mass.bone_stress)
            .map_or(0.0, |mass| self.mass(mass, answers, &places))
    }

    /// Step 1 without the yes-modifiers: the probabilities of the conditions at each marked place, as if it was the only
    /// one, and on each side (one entry when no place is marked and no more than one side hurts).
    fn undirected(&self, answers: &Answers) -> Vec<Vec<f64>> {
        let prior = self.prior(&answers.without(&self.yes_modifiers));
        let mut logs: Vec<f64> = prior.iter().map(|value| libm::log(*value)).collect();
        for factor in &self.factors {
            let question = factor.question;
            let is_place = Some(question) == self.sites || Some(question) == self.side;
            if !is_place && !self.is_alarm[question] && factor.toward.is_none() {
                add(
                    &mut logs,
                    factor,
                    answers.get(question),
                    factor.exponent,
                    1.0,
                );
            }
        }
        let weighing = &self.knowledge.weighing;
        let places = self.alone(self.sites, answers);
        let sides = self.alone(self.side, answers);
        places
            .iter()
            .flat_map(|place| sides.iter().map(move |side| (*place, *side)))
            .map(|(place, side)| {
                let mut here = logs.clone();
                for factor in &self.factors {
                    if Some(factor.question) == self.sites {
                        add(
                            &mut here,
                            factor,
                            place,
                            weighing.damping_place_in_mass,
                            weighing.damping_unmarked,
                        );
                    } else if Some(factor.question) == self.side {
                        add(&mut here, factor, side, factor.exponent, 1.0);
                    }
                }
                normalise(&here)
            })
            .collect()
    }

    /// An answer that names several places or both sides, taken apart: each as if it was the only one. Any other answer
    /// as it is.
    fn alone(&self, question: Option<QuestionIndex>, answers: &Answers) -> Vec<Answer> {
        let Some(question) = question else {
            return vec![Answer::Absent];
        };
        let side = |id: &str| {
            self.knowledge.questions[question]
                .kind
                .value(id)
                .map(Answer::Choice)
        };
        let answer = answers.get(question);
        if let Answer::Many(marked) = answer
            && marked != 0
        {
            (0..64)
                .filter(|place| marked >> place & 1 == 1)
                .map(|place| Answer::Many(1 << place))
                .collect()
        } else if Some(answer) == side("both") {
            let sides = ["left", "right", "both"];
            sides.into_iter().filter_map(side).collect()
        } else {
            vec![answer]
        }
    }

    fn mass(&self, mass: usize, answers: &Answers, places: &[Vec<f64>]) -> f64 {
        let members = &self.knowledge.weighing.masses[mass].members;
        let raised: Vec<f64> = (0..self.knowledge.conditions.len())
            .map(|condition| self.raised_by_yes(condition, members.contains(&condition), answers))
            .collect();
        let first = places
            .iter()
            .map(|probabilities| share(probabilities, &raised, members))
            .fold(0.0, f64::max);
        let directed: f64 = self
            .factors
            .iter()
            .filter(|factor| !self.is_alarm[factor.question])
            .filter_map(|factor| {
                let ratios = factor.toward.as_ref()?.get(mass)?;
                let (outcome, _) = outcome_of(&factor.column, answers.get(factor.question))?;
                ratios.get(outcome)
            })
            .sum();
        let odds = first / (1.0 - first) * libm::exp(directed);
        odds / (1.0 + odds)
    }

    /// What the yes-modifiers make of the probability of a condition, each in the one direction that raises the mass.
    fn raised_by_yes(&self, condition: ConditionIndex, is_member: bool, answers: &Answers) -> f64 {
        self.knowledge.conditions[condition]
            .modifiers
            .yes
            .iter()
            .filter(|modifier| answers.get(modifier.question) == Answer::Yes)
            .map(|modifier| {
                if is_member {
                    modifier.factor.max(1.0)
                } else {
                    modifier.factor.min(1.0)
                }
            })
            .product()
    }
}

/// Share of the members once the probabilities are raised; never quite 0 or 1, so that it has odds.
fn share(probabilities: &[f64], raised: &[f64], members: &[ConditionIndex]) -> f64 {
    let weight = |condition: ConditionIndex| probabilities[condition] * raised[condition];
    let of_members: f64 = members.iter().map(|&member| weight(member)).sum();
    let of_all: f64 = (0..probabilities.len()).map(weight).sum();
    (of_members / of_all).clamp(1e-12, 1.0 - 1e-12)
}
