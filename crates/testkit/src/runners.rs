//! Runners for tests: one whose answers are all harmless, and random ones of several moods.

use crate::domain::domain;
use crate::space::put;
use crate::{Draw, answers};
use restride_core::assessment::{Answer, Answers};
use restride_core::knowledge::{Kind, Knowledge, QuestionIndex};

/// An adult of 34 with a mild, young, gradual pain at one place that eases on the run, who denies everything else.
/// Self-tests are not done.
pub fn benign(knowledge: &Knowledge, site: &str) -> Answers {
    let mut runner = answers(
        knowledge,
        &[
            ("age", "34"),
            ("sex", "male"),
            ("sites", site),
            ("side", "left"),
            ("onset", "gradual"),
            ("run_pattern", "eases"),
            ("worst_pain", "2"),
            ("duration_days", "20"),
            ("morning_stiffness_minutes", "0"),
        ],
    );
    for (index, question) in knowledge.questions.iter().enumerate() {
        if question.kind == Kind::YesNo {
            put(knowledge, &mut runner, index, Answer::No);
        }
    }
    runner
}

/// The ids of the places on the body map.
pub fn sites(knowledge: &Knowledge) -> Vec<String> {
    let map = knowledge.question("sites");
    map.map_or_else(Vec::new, |question| {
        knowledge.questions[question].kind.values().to_vec()
    })
}

/// How often a random runner says yes, no or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Anything goes.
    Wild,
    /// Alarm and mandatory questions are denied, the rest is anything.
    Calm,
    /// Alarm and mandatory questions are nearly always denied, the rest is mostly denied.
    Mild,
    /// An adult who denies all alarm and mandatory questions and nearly everything else.
    Well,
    /// Most questions are not answered.
    Silent,
}

impl Mood {
    /// All moods.
    pub const ALL: [Self; 5] = [Self::Wild, Self::Calm, Self::Mild, Self::Well, Self::Silent];
}

/// A source of random runners.
#[derive(Debug, Clone)]
pub struct Crowd<'k> {
    knowledge: &'k Knowledge,
    domains: Vec<Vec<Answer>>,
}

impl<'k> Crowd<'k> {
    /// Runners who answer the questions of this pack.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        let questions = 0..knowledge.questions.len();
        Self {
            domains: questions
                .map(|question| domain(knowledge, question))
                .collect(),
            knowledge,
        }
    }

    /// The answers to try for a question.
    pub fn domain(&self, question: QuestionIndex) -> &[Answer] {
        &self.domains[question]
    }

    /// The runner whom a row of dice gives, one for each question: the same dice, the same answers. 0 is no answer.
    pub fn rolled(&self, mood: Mood, dice: &[u16]) -> Answers {
        let mut runner = Answers::new(self.knowledge);
        for (question, roll) in dice.iter().enumerate() {
            put(
                self.knowledge,
                &mut runner,
                question,
                self.answer(question, mood, *roll),
            );
        }
        runner
    }

    /// A random runner.
    pub fn random(&self, mood: Mood, draw: &mut Draw) -> Answers {
        let dice: Vec<u16> = (0..self.domains.len())
            .map(|_| u16::try_from(draw.bits() >> 48).unwrap_or(0))
            .collect();
        self.rolled(mood, &dice)
    }

    fn answer(&self, question: QuestionIndex, mood: Mood, roll: u16) -> Answer {
        let asked = &self.knowledge.questions[question];
        let percent = roll % 100;
        let is_yes_no = asked.kind == Kind::YesNo;
        let denied = match mood {
            Mood::Wild | Mood::Silent => false,
            Mood::Calm => is_yes_no && asked.mandatory,
            Mood::Mild => is_yes_no && percent < if asked.mandatory { 98 } else { 75 },
            Mood::Well => is_yes_no && (asked.mandatory || percent < 92),
        };
        if roll == 0 || mood == Mood::Silent && percent < 70 {
            Answer::Absent
        } else if denied {
            Answer::No
        } else if mood == Mood::Well && asked.id == "age" {
            Answer::Number(f64::from(18 + roll % 47))
        } else {
            let values = &self.domains[question];
            values[usize::from(roll / 100) % values.len()]
        }
    }
}
