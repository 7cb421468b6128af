//! All combinations of the answers to a few questions, and every pair of them that differs in one answer.

use crate::domain::domain;
use restride_core::assessment::{Answer, Answers};
use restride_core::knowledge::{Knowledge, QuestionIndex};

/// A few questions (axes) with the answers to try for each: their product is enumerated.
#[derive(Debug, Clone)]
pub struct Space {
    axes: Vec<(QuestionIndex, Vec<Answer>)>,
}

impl Space {
    /// The product of the given axes.
    pub fn new(axes: Vec<(QuestionIndex, Vec<Answer>)>) -> Self {
        Self { axes }
    }

    /// The product of everything that these questions can be answered with.
    pub fn of(knowledge: &Knowledge, questions: impl IntoIterator<Item = QuestionIndex>) -> Self {
        Self::new(
            questions
                .into_iter()
                .map(|question| (question, domain(knowledge, question)))
                .collect(),
        )
    }

    /// The axes.
    pub fn axes(&self) -> &[(QuestionIndex, Vec<Answer>)] {
        &self.axes
    }

    /// How many combinations there are.
    pub fn size(&self) -> usize {
        self.axes.iter().map(|(_, values)| values.len()).product()
    }

    /// What `of` says for every combination, on top of `base`. The first axis turns fastest.
    pub fn table<T>(
        &self,
        knowledge: &Knowledge,
        base: &Answers,
        mut of: impl FnMut(&Answers) -> T,
    ) -> Vec<T> {
        let mut answers = base.clone();
        let mut digits = vec![0; self.axes.len()];
        for (question, values) in &self.axes {
            put(knowledge, &mut answers, *question, values[0]);
        }
        let mut table = Vec::with_capacity(self.size());
        loop {
            table.push(of(&answers));
            let mut axis = 0;
            loop {
                let Some((question, values)) = self.axes.get(axis) else {
                    return table;
                };
                digits[axis] = (digits[axis] + 1) % values.len();
                put(knowledge, &mut answers, *question, values[digits[axis]]);
                if digits[axis] != 0 {
                    break;
                }
                axis += 1;
            }
        }
    }

    /// The combination at a position of a table, on top of `base`: for messages.
    pub fn at(&self, knowledge: &Knowledge, base: &Answers, position: usize) -> Answers {
        let mut answers = base.clone();
        let mut left = position;
        for (question, values) in &self.axes {
            put(
                knowledge,
                &mut answers,
                *question,
                values[left % values.len()],
            );
            left /= values.len();
        }
        answers
    }

    /// Every line along an axis: the positions of the table that differ in nothing but this axis. Step `n` of a line is
    /// the axis' value `n`.
    pub fn lines(&self, axis: usize) -> impl Iterator<Item = Line> + '_ {
        let stride: usize = self.axes[..axis]
            .iter()
            .map(|(_, values)| values.len())
            .product();
        let length = self.axes[axis].1.len();
        let outer = self.size() / (stride * length);
        (0..outer).flat_map(move |block| {
            (0..stride).map(move |inner| Line {
                start: block * stride * length + inner,
                stride,
            })
        })
    }
}

/// Positions of a table along one axis.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    start: usize,
    stride: usize,
}

impl Line {
    /// The position at a value of the axis.
    pub fn at(self, value: usize) -> usize {
        self.start + value * self.stride
    }
}

/// Records an answer that fits.
///
/// # Panics
///
/// On an answer that does not fit its question.
#[expect(
    clippy::panic,
    reason = "a test helper: an answer of the wrong kind must fail the test"
)]
pub fn put(knowledge: &Knowledge, answers: &mut Answers, question: QuestionIndex, answer: Answer) {
    if let Err(error) = answers.set(knowledge, question, answer) {
        panic!("{answer:?}: {error}");
    }
}
