//! Whether an [`Expression`] holds for a set of answers, and which questions it reads.

use super::{Answer, Answers};
use crate::knowledge::{Expression, Kind, Knowledge, QuestionIndex};
use std::collections::BTreeSet;

impl Expression {
    /// Whether the expression holds. An unanswered question makes every part false except [`Expression::NotNo`] and
    /// numbers marked `if_unknown`.
    pub fn holds(&self, answers: &Answers) -> bool {
        match self {
            Self::Yes(question) => answers.get(*question) == Answer::Yes,
            Self::NotNo(question) => answers.get(*question) != Answer::No,
            Self::NothingMarked(question) => {
                !matches!(answers.get(*question), Answer::Many(marked) if marked != 0)
            }
            Self::Is(question, values) => {
                matches!(answers.get(*question), Answer::Choice(value) if values >> value & 1 == 1)
            }
            Self::Marked(question, places) => {
                matches!(answers.get(*question), Answer::Many(marked) if marked & places != 0)
            }
            Self::Number {
                question,
                at_least,
                below,
                if_unknown,
            } => answers.number(*question).map_or(*if_unknown, |value| {
                at_least.is_none_or(|least| value >= least)
                    && below.is_none_or(|first| value < first)
            }),
            Self::Hurts(question, places) => {
                matches!(answers.get(*question), Answer::Tested(hurt) if hurt & places != 0)
            }
            Self::CouldNot(question) => answers.get(*question) == Answer::CouldNot,
            Self::All(parts) => parts.iter().all(|part| part.holds(answers)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(answers)),
            Self::AtLeast(count, parts) => {
                parts.iter().filter(|part| part.holds(answers)).count() >= *count
            }
        }
    }

    /// Whether the expression holds, or would with some answer to what is still open: unanswered and unsure count as the
    /// answer that makes it true. For rules that forbid something.
    pub fn could_hold(&self, answers: &Answers) -> bool {
        let is_open = |question: &QuestionIndex| {
            matches!(answers.get(*question), Answer::Absent | Answer::Unsure)
        };
        match self {
            Self::All(parts) => parts.iter().all(|part| part.could_hold(answers)),
            Self::Any(parts) => parts.iter().any(|part| part.could_hold(answers)),
            Self::AtLeast(count, parts) => {
                parts.iter().filter(|part| part.could_hold(answers)).count() >= *count
            }
            Self::Yes(question)
            | Self::NotNo(question)
            | Self::NothingMarked(question)
            | Self::Is(question, _)
            | Self::Marked(question, _)
            | Self::Number { question, .. } => is_open(question) || self.holds(answers),
            // A self-test that was not done yet says nothing against another one.
            Self::Hurts(..) | Self::CouldNot(_) => self.holds(answers),
        }
    }

    /// Every question the expression reads. Changing any other answer leaves [`Expression::holds`] equal.
    pub fn reads(&self) -> BTreeSet<QuestionIndex> {
        let mut found = BTreeSet::new();
        self.collect_reads(&mut found);
        found
    }

    /// The questions whose answers make the expression hold now: cited in explanations. Empty when it does not hold.
    pub fn cited(&self, answers: &Answers) -> BTreeSet<QuestionIndex> {
        let mut found = BTreeSet::new();
        if self.holds(answers) {
            self.collect_cited(answers, &mut found);
        }
        found
    }

    fn collect_reads(&self, found: &mut BTreeSet<QuestionIndex>) {
        match self {
            Self::Yes(question)
            | Self::NotNo(question)
            | Self::NothingMarked(question)
            | Self::Is(question, _)
            | Self::Marked(question, _)
            | Self::Number { question, .. }
            | Self::Hurts(question, _)
            | Self::CouldNot(question) => {
                found.insert(*question);
            }
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                for part in parts {
                    part.collect_reads(found);
                }
            }
        }
    }

    fn collect_cited(&self, answers: &Answers, found: &mut BTreeSet<QuestionIndex>) {
        match self {
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                for part in parts.iter().filter(|part| part.holds(answers)) {
                    part.collect_cited(answers, found);
                }
            }
            Self::Yes(_)
            | Self::NotNo(_)
            | Self::NothingMarked(_)
            | Self::Is(..)
            | Self::Marked(..)
            | Self::Number { .. }
            | Self::Hurts(..)
            | Self::CouldNot(_) => self.collect_reads(found),
        }
    }
}

/// The answer that is least worrying for a question: what "it would have been lower if" tries.
///
/// A clear no for yes/no questions and no pain for self-tests; `None` where no answer is the harmless one (ages,
/// places, durations).
pub(super) fn harmless(knowledge: &Knowledge, question: QuestionIndex) -> Option<Answer> {
    match knowledge.questions.get(question)?.kind {
        Kind::YesNo => Some(Answer::No),
        Kind::Test { .. } => Some(Answer::Tested(0)),
        Kind::Choice { .. } | Kind::Number(_) | Kind::Many { .. } => None,
    }
}
