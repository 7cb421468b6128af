//! What a runner answered, checked against the pack's questions.

use crate::knowledge::{Kind, Knowledge, QuestionIndex};
use std::fmt;

/// One answer. `Absent` and `Unsure` are no evidence, and never a "no".
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Answer {
    /// Not asked, skipped or left open.
    #[default]
    Absent,
    /// Asked; the runner does not know.
    Unsure,
    /// A clear no.
    No,
    /// Yes.
    Yes,
    /// One value of a choice, by position.
    Choice(usize),
    /// A number in the question's unit and range.
    Number(f64),
    /// Places or values, as bits by position.
    Many(u64),
    /// A self-test that was done: the places where the familiar pain came, as bits; zero for no pain.
    Tested(u64),
    /// A self-test that was not done: no evidence.
    NotDone,
    /// A self-test that was too painful, or the leg too weak.
    CouldNot,
}

/// All answers of one runner to one pack's questions.
///
/// # Example
///
/// ```
/// # use restride_testkit::knowledge;
/// use restride_core::assessment::{Answer, Answers};
///
/// let knowledge = knowledge();
/// let mut answers = Answers::new(&knowledge);
/// let limp = knowledge.question("limp_or_walk_pain").unwrap();
/// answers.set(&knowledge, limp, Answer::Yes)?;
/// assert_eq!(answers.get(limp), Answer::Yes);
/// # Ok::<(), restride_core::assessment::AnswerError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    values: Vec<Answer>,
}

/// Why an answer was refused.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerError {
    /// The pack has no question at this position.
    NoSuchQuestion(QuestionIndex),
    /// The answer has another shape than the question asks for.
    WrongKind {
        /// The question's id.
        question: String,
        /// What was expected, in words.
        expected: String,
    },
    /// The number is not finite or lies outside the range.
    OutOfRange {
        /// The question's id.
        question: String,
        /// Smallest value accepted.
        min: f64,
        /// Largest value accepted.
        max: f64,
        /// The unit.
        unit: String,
    },
}

impl fmt::Display for AnswerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchQuestion(index) => write!(formatter, "no question at position {index}"),
            Self::WrongKind { question, expected } => {
                write!(formatter, "{question}: expected {expected}")
            }
            Self::OutOfRange {
                question,
                min,
                max,
                unit,
            } => write!(
                formatter,
                "{question}: expected a number from {min} to {max} ({unit})"
            ),
        }
    }
}

impl std::error::Error for AnswerError {}

impl Answers {
    /// No answers yet.
    pub fn new(knowledge: &Knowledge) -> Self {
        Self {
            values: vec![Answer::Absent; knowledge.questions.len()],
        }
    }

    /// The answer to a question; [`Answer::Absent`] when there is none.
    pub fn get(&self, question: QuestionIndex) -> Answer {
        self.values.get(question).copied().unwrap_or_default()
    }

    /// Records an answer, replacing an earlier one.
    ///
    /// # Errors
    ///
    /// [`AnswerError`] when the question does not exist, the shape is wrong, a choice or place does not exist, or a
    /// number is not finite or out of range. Nothing changes then.
    pub fn set(
        &mut self,
        knowledge: &Knowledge,
        question: QuestionIndex,
        answer: Answer,
    ) -> Result<(), AnswerError> {
        let asked = knowledge
            .questions
            .get(question)
            .ok_or(AnswerError::NoSuchQuestion(question))?;
        check(&asked.id, &asked.kind, answer)?;
        let slot = self
            .values
            .get_mut(question)
            .ok_or(AnswerError::NoSuchQuestion(question))?;
        *slot = answer;
        Ok(())
    }

    /// Forgets an answer.
    pub fn clear(&mut self, question: QuestionIndex) {
        if let Some(slot) = self.values.get_mut(question) {
            *slot = Answer::Absent;
        }
    }

    /// Every question that has an answer (unsure included), in the pack's order.
    pub fn given(&self) -> impl Iterator<Item = (QuestionIndex, Answer)> + '_ {
        self.values
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, answer)| *answer != Answer::Absent)
    }

    /// The number answered; `None` when it is missing.
    pub fn number(&self, question: QuestionIndex) -> Option<f64> {
        match self.get(question) {
            Answer::Number(value) => Some(value),
            Answer::Absent
            | Answer::Unsure
            | Answer::No
            | Answer::Yes
            | Answer::Choice(_)
            | Answer::Many(_)
            | Answer::Tested(_)
            | Answer::NotDone
            | Answer::CouldNot => None,
        }
    }

    /// The same answers without those to `questions`.
    #[must_use]
    pub fn without(&self, questions: &[QuestionIndex]) -> Self {
        let mut copy = self.clone();
        for &question in questions {
            copy.clear(question);
        }
        copy
    }
}

fn check(id: &str, kind: &Kind, answer: Answer) -> Result<(), AnswerError> {
    let wrong = |expected: &str| {
        Err(AnswerError::WrongKind {
            question: id.to_owned(),
            expected: expected.to_owned(),
        })
    };
    let in_values = |bits: u64, count: usize| count >= 64 || bits >> count == 0;
    match (kind, answer) {
        (_, Answer::Absent | Answer::Unsure)
        | (Kind::YesNo, Answer::Yes | Answer::No)
        | (Kind::Test { .. }, Answer::NotDone | Answer::CouldNot) => Ok(()),
        (Kind::Choice { values }, Answer::Choice(value)) if value < values.len() => Ok(()),
        (Kind::Many { values }, Answer::Many(bits)) if in_values(bits, values.len()) => Ok(()),
        (Kind::Test { values }, Answer::Tested(bits)) if in_values(bits, values.len()) => Ok(()),
        (Kind::Number(range), Answer::Number(value)) => {
            if value.is_finite() && value >= range.min && value <= range.max {
                Ok(())
            } else {
                Err(AnswerError::OutOfRange {
                    question: id.to_owned(),
                    min: range.min,
                    max: range.max,
                    unit: range.unit.clone(),
                })
            }
        }
        (Kind::YesNo, _) => wrong("\"yes\", \"no\" or \"unsure\""),
        (Kind::Choice { .. }, _) => wrong("one of its values"),
        (Kind::Many { .. }, _) => wrong("a list of its values"),
        (Kind::Test { .. }, _) => {
            wrong("a list of places, \"no_pain\", \"not_done\" or \"could_not\"")
        }
        (Kind::Number(_), _) => wrong("a number"),
    }
}
