//! Why: the weight of each answer, what would have lowered the urgency, what would change the causes most.

use super::expression::harmless;
use super::posterior::outcome_of;
use super::{Answer, Answers, Engine, FloorKind, Triage};
use crate::knowledge::QuestionIndex;
use crate::urgency::Urgency;
use jiff::civil::Date;

/// What one answer contributed to one cause.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// The question answered.
    pub question: QuestionIndex,
    /// Natural logarithm of the (capped, damped) ratio by which the answer moved the cause against the average cause.
    pub weight: f64,
}

/// An answer that, had it been harmless, would have given a lower urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lowering {
    /// The question.
    pub question: QuestionIndex,
    /// The urgency it would have been.
    pub urgency: Urgency,
}

impl Engine<'_> {
    /// The weight of every answer for one condition, largest first (in either direction).
    pub fn reasons(&self, answers: &Answers, condition: usize) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = Vec::new();
        let together = self.answered_together(answers);
        for factor in &self.factors {
            let Some((outcome, unmarked)) =
                outcome_of(&factor.column, answers.get(factor.question))
            else {
                continue;
            };
            let exponent = self.exponent(factor, &together, unmarked);
            let weight = exponent * factor.outcomes[outcome].capped[condition];
            match reasons
                .iter_mut()
                .find(|reason| reason.question == factor.question)
            {
                Some(reason) => reason.weight += weight,
                None => reasons.push(Reason {
                    question: factor.question,
                    weight,
                }),
            }
        }
        reasons.sort_by(|a, b| {
            b.weight
                .abs()
                .total_cmp(&a.weight.abs())
                .then(a.question.cmp(&b.question))
        });
        reasons
    }

    /// The cited answers that, one at a time, would have given a lower urgency. Empty when no single answer would.
    pub fn lowerings(
        &self,
        answers: &Answers,
        triage: &Triage,
        today: Date,
        carried: Option<Urgency>,
    ) -> Vec<Lowering> {
        let mut tried: Vec<QuestionIndex> = Vec::new();
        let mut found = Vec::new();
        let mut other = answers.clone();
        let top = triage
            .floors
            .iter()
            .filter(|floor| floor.urgency == triage.urgency && floor.kind != FloorKind::OpenAlarm);
        let cited = top.flat_map(|floor| {
            if floor.kind == FloorKind::Mass {
                self.bone_signs.as_slice()
            } else {
                floor.cited.as_slice()
            }
        });
        for &question in cited {
            if tried.contains(&question) || answers.get(question) == Answer::Absent {
                continue;
            }
            tried.push(question);
            let Some(harmless) = harmless(self.knowledge, question) else {
                continue;
            };
            if other.set(self.knowledge, question, harmless).is_err() {
                continue;
            }
            let urgency = self
                .triage(&other, &self.masses(&other), today, carried)
                .urgency;
            if urgency < triage.urgency {
                found.push(Lowering { question, urgency });
            }
            other
                .set(self.knowledge, question, answers.get(question))
                .ok();
        }
        found
    }
}
