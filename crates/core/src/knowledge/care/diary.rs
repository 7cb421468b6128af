//! The numbers of the diary, and what in it speaks for asking the warning questions anew.

use super::super::Evidence;
use crate::diary::DiaryNumbers;

/// The numbers of the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryRules {
    /// Windows, minimum counts and thresholds.
    pub numbers: DiaryNumbers,
    /// Where they come from.
    pub evidence: DiaryEvidence,
    /// The four questions of a week.
    pub weekly: Vec<WeeklyQuestion>,
    /// What makes an answer of the last assessment worse.
    pub raises: Vec<Raise>,
    /// When pain at rest is a warning.
    pub resting: RestingRule,
    /// How long an assessment holds the next one up.
    pub carried: CarriedRule,
    /// Which pain without an episode asks for the warning questions before anything else.
    pub unassessed: UnassessedRule,
}

/// Where the numbers of the diary come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryEvidence {
    /// Of the trend.
    pub trend: Evidence,
    /// Of the slope.
    pub slope: Evidence,
    /// Of the plateau.
    pub plateau: Evidence,
    /// Of the nights.
    pub night: Evidence,
    /// Of the triggers.
    pub triggers: Evidence,
    /// Of what the weekly answers count.
    pub burden: Evidence,
}

/// One question of a week, in our own words. Its words stand under `diary.weekly.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeeklyQuestion {
    /// The name of the field that holds the answer.
    pub id: String,
}

impl WeeklyQuestion {
    /// The fields that hold the answers of a week, in the order of asking.
    pub const IDS: [&'static str; 4] = ["participation", "training", "performance", "symptoms"];
}

/// A sign in the diary that makes an answer of the last assessment worse, and never better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raise {
    /// What was seen.
    pub sign: Sign,
    /// The answer id that it speaks about.
    pub answer: String,
    /// The value that the answer then has: `yes`, or a value of the question.
    pub value: String,
    /// Days that the sign has to last; `None` when once is enough.
    pub days: Option<u16>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What the diary can show. Its words stand under `diary.signs.<key>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Pain in many of the last nights.
    NightPainOften,
    /// Pain at night that was not there before.
    NewNightPain,
    /// Pain at rest that grows.
    RestPainRising,
    /// A limp.
    Limp,
    /// Pain that lasts although nothing was run.
    DespiteRest,
}

impl Sign {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::NightPainOften,
        Self::NewNightPain,
        Self::RestPainRising,
        Self::Limp,
        Self::DespiteRest,
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NightPainOften => "night_pain_often",
            Self::NewNightPain => "new_night_pain",
            Self::RestPainRising => "rest_pain_rising",
            Self::Limp => "limp",
            Self::DespiteRest => "despite_rest",
        }
    }
}

/// When pain at rest is a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestingRule {
    /// Days over which it grows.
    pub days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How long an assessment holds the next one of the same episode up, while its alarm answers are as they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedRule {
    /// Days.
    pub days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Which pain that belongs to no episode asks for the warning questions before anything else is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnassessedRule {
    /// Days for which it does, the last day included.
    pub days: u16,
    /// Pain from which it does, 0 to 10.
    pub least_pain: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}
