//! What to ask next: alarms, age and sex, place, the bone-stress items, then whatever tells most for the least effort, then
//! self-tests that are safe now. Stateless: the answers decide.

use super::posterior::outcome_of;
use super::{Answer, Answers, Engine, TestBar, Triage};
use crate::knowledge::{Column, Group, QuestionIndex};
use crate::urgency::Urgency;

/// The next step of an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// Ask these together ("any of these?") or, when there is one, alone.
    Ask {
        /// The questions, in order; never empty.
        questions: Vec<QuestionIndex>,
        /// The grouped screen they belong to; `None` for a question asked alone.
        screen: Option<String>,
        /// Why this is asked now.
        reason: AskReason,
    },
    /// Nothing more to ask.
    Done(DoneReason),
}

/// Why something is asked now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskReason {
    /// It could be dangerous.
    Alarm,
    /// It decides which rules apply.
    AboutYou,
    /// The place separates the causes.
    Site,
    /// A bone stress injury must not be missed.
    Gate,
    /// It tells most for the least effort.
    Information,
    /// A self-test that is safe now and tells something.
    SelfTest,
}

impl AskReason {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Alarm => "alarm",
            Self::AboutYou => "about_you",
            Self::Site => "site",
            Self::Gate => "gate",
            Self::Information => "information",
            Self::SelfTest => "test",
        }
    }
}

/// Why asking stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoneReason {
    /// An emergency: act first.
    Emergency,
    /// Causes are not ranked for this runner: somebody has to look.
    NotRanked,
    /// One cause is clear enough.
    Settled,
    /// As much was asked as can be expected of a tired runner; more would add little.
    Enough,
    /// Nothing left is worth its effort.
    NothingLeft,
}

impl DoneReason {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::NotRanked => "not_ranked",
            Self::Settled => "settled",
            Self::Enough => "enough",
            Self::NothingLeft => "nothing_left",
        }
    }
}

/// How much an unanswered question is expected to tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueOfAsking {
    /// The question.
    pub question: QuestionIndex,
    /// Expected information about the cause (nats) per burden.
    pub per_burden: f64,
    /// Whether it is a self-test.
    pub is_test: bool,
}

impl Engine<'_> {
    /// What to ask next for these answers.
    pub fn next(&self, answers: &Answers, triage: &Triage, probabilities: &[f64]) -> NextStep {
        let ranked = self.may_rank(answers);
        let values = self.values_of_asking(answers, probabilities, triage, ranked);
        self.next_step(answers, triage, probabilities, &values, ranked)
    }

    pub(super) fn next_step(
        &self,
        answers: &Answers,
        triage: &Triage,
        probabilities: &[f64],
        values: &[ValueOfAsking],
        ranked: bool,
    ) -> NextStep {
        if triage.urgency == Urgency::Emergency {
            return NextStep::Done(DoneReason::Emergency);
        }
        if let Some(ask) = self.fixed_part(answers) {
            return ask;
        }
        if !ranked {
            return NextStep::Done(DoneReason::NotRanked);
        }
        let weighing = &self.knowledge.weighing;
        let first = probabilities
            .iter()
            .enumerate()
            .filter(|(condition, _)| Some(*condition) != self.rest)
            .map(|(_, probability)| *probability)
            .fold(0.0, f64::max);
        if first >= weighing.settled {
            return NextStep::Done(DoneReason::Settled);
        }
        // What can be answered sitting down comes first; self-tests follow once that is used up.
        let stages = [
            (
                AskReason::Information,
                weighing.least_information,
                weighing.most_further_questions,
            ),
            (
                AskReason::SelfTest,
                weighing.least_test_information,
                weighing.most_self_tests,
            ),
        ];
        let mut enough = false;
        for (reason, least, most) in stages {
            let is_test = reason == AskReason::SelfTest;
            let best = values
                .iter()
                .find(|value| value.is_test == is_test && value.per_burden >= least);
            if let Some(best) = best {
                if self.further_asked(answers, is_test) < most {
                    return NextStep::Ask {
                        questions: vec![best.question],
                        screen: None,
                        reason,
                    };
                }
                enough = true;
            }
        }
        NextStep::Done(if enough {
            DoneReason::Enough
        } else {
            DoneReason::NothingLeft
        })
    }

    /// The part of the interview that everyone goes through, in this order: alarms, age and sex, place, bone-stress items and
    /// everything else that rules read.
    fn fixed_part(&self, answers: &Answers) -> Option<NextStep> {
        self.fixed.iter().find_map(|(question, reason)| {
            (answers.get(*question) == Answer::Absent).then(|| {
                let screen = self.knowledge.questions[*question].screen.clone();
                let questions = match &screen {
                    None => vec![*question],
                    Some(name) => self
                        .knowledge
                        .questions
                        .iter()
                        .enumerate()
                        .filter(|(index, other)| {
                            other.screen.as_ref() == Some(name)
                                && answers.get(*index) == Answer::Absent
                        })
                        .map(|(index, _)| index)
                        .collect(),
                };
                NextStep::Ask {
                    questions,
                    screen,
                    reason: *reason,
                }
            })
        })
    }

    /// Questions (or self-tests) answered beyond the fixed part; those of grouped screens are not counted.
    fn further_asked(&self, answers: &Answers, tests: bool) -> usize {
        answers
            .given()
            .filter(|(question, _)| !self.fixed.iter().any(|(fixed, _)| fixed == question))
            .filter(|(question, _)| {
                let asked = &self.knowledge.questions[*question];
                asked.screen.is_none() && asked.self_test.is_some() == tests
            })
            .count()
    }

    /// Unanswered questions by expected information per burden, best first; unsafe self-tests left out.
    pub fn values_of_asking(
        &self,
        answers: &Answers,
        probabilities: &[f64],
        triage: &Triage,
        ranked: bool,
    ) -> Vec<ValueOfAsking> {
        if !ranked {
            return Vec::new();
        }
        let no_tests = self.all_tests_bar(answers, triage);
        let mut values: Vec<ValueOfAsking> = Vec::new();
        for factor in &self.factors {
            let question = factor.question;
            let asked = &self.knowledge.questions[question];
            if answers.get(question) != Answer::Absent || asked.group == Group::Alarm {
                continue;
            }
            let is_test = asked.self_test.is_some();
            if is_test && self.bar_of(question, answers, triage, no_tests).is_some() {
                continue;
            }
            let information =
                factor.exponent * information(probabilities, &factor.outcomes, &factor.column);
            let per_burden = information / asked.burden;
            match values.iter_mut().find(|value| value.question == question) {
                Some(value) => value.per_burden += per_burden,
                None => values.push(ValueOfAsking {
                    question,
                    per_burden,
                    is_test,
                }),
            }
        }
        values.sort_by(|a, b| {
            b.per_burden
                .total_cmp(&a.per_burden)
                .then(a.question.cmp(&b.question))
        });
        values
    }

    fn bar_of(
        &self,
        test: QuestionIndex,
        answers: &Answers,
        triage: &Triage,
        no_tests: Option<TestBar>,
    ) -> Option<TestBar> {
        no_tests.or_else(|| self.test_bar(test, answers, triage))
    }
}

/// Mutual information (nats) between the cause and the outcome of one factor.
fn information(
    probabilities: &[f64],
    outcomes: &[super::posterior::CompiledOutcome],
    column: &Column,
) -> f64 {
    debug_assert!(
        outcome_of(column, Answer::Absent).is_none(),
        "no answer is no evidence"
    );
    outcomes
        .iter()
        .map(|outcome| {
            let mut expected = 0.0;
            let mut known = 0.0;
            for (cause, probability) in probabilities.iter().enumerate() {
                let joint = probability * outcome.probabilities[cause];
                expected += joint;
                known += joint * outcome.plain[cause];
            }
            known - expected * libm::log(expected.max(f64::MIN_POSITIVE))
        })
        .sum::<f64>()
        .max(0.0)
}
