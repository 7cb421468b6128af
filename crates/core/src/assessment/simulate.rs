//! Runners drawn from the pack itself: an internal ceiling, not a validation.
//!
//! A cause is drawn from the priors, then every answer from its likelihoods. Inside a block of correlated answers each is,
//! with the chance that the pack damps it by, an echo of the block's one draw: a damping of 0.6 says that two in five
//! answers of the block repeat what was told. Real answers and real priors differ, so real performance will be lower.

use super::{Answer, Answers, AskReason, Engine, NextStep};
use crate::knowledge::{Column, ConditionIndex, Kind, QuestionIndex};

/// A runner drawn from the pack: the cause, and what this runner would answer to every question.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulatedRunner {
    /// The true cause.
    pub cause: ConditionIndex,
    /// The answer to everything that can be asked.
    pub answers: Answers,
}

/// How the answers of one runner hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dependence {
    /// Answers of a block echo each other as often as the pack's damping says.
    Echoed,
    /// Every answer is drawn on its own, as plain Bayes assumes.
    Independent,
}

/// What one simulated interview gave.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulatedInterview {
    /// What was answered until the interview stopped.
    pub answers: Answers,
    /// Screens and questions shown.
    pub asked: usize,
    /// How many of them were self-tests.
    pub tests: usize,
}

impl Engine<'_> {
    /// Draws a runner. `draw` gives uniform numbers from 0 (included) to 1 (excluded).
    ///
    /// Age is drawn evenly from 20 to 64 and sex evenly from female and male before the cause, so that modifiers apply.
    /// Alarm questions that no likelihood covers are answered "no".
    pub fn simulate_runner(
        &self,
        dependence: Dependence,
        draw: &mut impl FnMut() -> f64,
    ) -> SimulatedRunner {
        let mut answers = Answers::new(self.knowledge);
        if let Some(age) = self.age {
            self.put(
                &mut answers,
                age,
                Answer::Number((20.0 + draw() * 45.0).floor()),
            );
        }
        if let (Some(sex), Some(female)) = (self.sex, self.female) {
            let value = if draw() < 0.5 {
                Some(female)
            } else {
                self.male
            };
            self.put(
                &mut answers,
                sex,
                value.map_or(Answer::Unsure, Answer::Choice),
            );
        }
        let prior = self.prior(&answers);
        let cause = pick(&prior, draw());
        let echoes: Vec<f64> = self
            .knowledge
            .weighing
            .damping
            .iter()
            .map(|_| draw())
            .collect();
        let mut covered = vec![false; self.knowledge.questions.len()];
        for factor in &self.factors {
            covered[factor.question] = true;
            let chances: Vec<f64> = factor
                .outcomes
                .iter()
                .map(|outcome| outcome.probabilities[cause])
                .collect();
            let own = draw();
            let echo = factor
                .block
                .and_then(|block| echoes.get(block))
                .filter(|_| dependence == Dependence::Echoed && draw() >= factor.exponent);
            let outcome = pick(&chances, echo.copied().unwrap_or(own));
            self.record(&mut answers, factor.question, &factor.column, outcome);
        }
        for (question, covered) in covered.into_iter().enumerate() {
            if !covered && answers.get(question) == Answer::Absent {
                let answer = match self.knowledge.questions[question].kind {
                    Kind::YesNo => Answer::No,
                    Kind::Test { .. } => Answer::NotDone,
                    Kind::Choice { .. } | Kind::Number(_) | Kind::Many { .. } => Answer::Unsure,
                };
                self.put(&mut answers, question, answer);
            }
        }
        SimulatedRunner { cause, answers }
    }

    /// Interviews a simulated runner until [`NextStep::Done`].
    pub fn simulate_interview(
        &self,
        runner: &SimulatedRunner,
        today: jiff::civil::Date,
    ) -> SimulatedInterview {
        let mut given = Answers::new(self.knowledge);
        let mut asked = 0;
        let mut tests = 0;
        loop {
            let assessment = self.assess(&given, today, None);
            let NextStep::Ask {
                questions, reason, ..
            } = assessment.next
            else {
                return SimulatedInterview {
                    answers: given,
                    asked,
                    tests,
                };
            };
            asked += 1;
            tests += usize::from(reason == AskReason::SelfTest);
            for question in questions {
                let known = runner.answers.get(question);
                let answer = if known == Answer::Absent {
                    Answer::Unsure
                } else {
                    known
                };
                self.put(&mut given, question, answer);
            }
        }
    }

    fn record(
        &self,
        answers: &mut Answers,
        question: QuestionIndex,
        column: &Column,
        outcome: usize,
    ) {
        let answer = match column {
            Column::YesNo => [Answer::No, Answer::Yes][outcome.min(1)],
            Column::Choice(outcomes) => outcomes
                .iter()
                .position(|of| *of == Some(outcome))
                .map_or(Answer::Unsure, Answer::Choice),
            Column::Bands(edges) => {
                let from = outcome.checked_sub(1).and_then(|before| edges.get(before));
                Answer::Number(from.copied().unwrap_or(0.0))
            }
            Column::Places { yes, .. } => {
                let bits = if let Answer::Many(bits) | Answer::Tested(bits) = answers.get(question)
                {
                    bits
                } else {
                    0
                };
                let first = yes & yes.wrapping_neg();
                let bits = if outcome == 1 { bits | first } else { bits };
                match self.knowledge.questions[question].kind {
                    Kind::Test { .. } => Answer::Tested(bits),
                    Kind::YesNo | Kind::Choice { .. } | Kind::Number(_) | Kind::Many { .. } => {
                        Answer::Many(bits)
                    }
                }
            }
        };
        self.put(answers, question, answer);
    }

    fn put(&self, answers: &mut Answers, question: QuestionIndex, answer: Answer) {
        let fits = answers.set(self.knowledge, question, answer);
        debug_assert!(fits.is_ok(), "a drawn answer fits its question: {fits:?}");
    }
}

fn pick(chances: &[f64], draw: f64) -> usize {
    let total: f64 = chances.iter().sum();
    let mut left = draw * total;
    for (position, chance) in chances.iter().enumerate() {
        left -= chance;
        if left < 0.0 {
            return position;
        }
    }
    chances.len().saturating_sub(1)
}
