//! The four questions of a week, and what their answers add up to.

use super::DiaryNumbers;
use crate::journal::{Body, Burden, EntryId, Folded, WeeklyAnswers};
use jiff::civil::Date;

/// How much the hip got in the way in the seven days that end on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// The last day of the week.
    pub day: Date,
    /// The episode; `None` when the entry names none.
    pub episode: Option<EntryId>,
    /// What each answer counts: participation, training, performance, symptoms.
    pub scores: [u8; 4],
    /// Their sum.
    pub total: u16,
    /// Whether participation or performance suffered clearly, or running was not possible.
    pub is_substantial: bool,
}

/// Every week that was answered, in the order in which it happened. A week without answers is not there.
pub fn weeks(folded: &Folded<'_>, numbers: &DiaryNumbers) -> Vec<Week> {
    let answered = folded.effective().iter().filter_map(|version| {
        let Body::WeeklyAnswers(answers) = version.entry.body() else {
            return None;
        };
        let episode = folded.episode_of(version.entry);
        Some(week(
            version.entry.happened().day(),
            episode,
            answers,
            numbers,
        ))
    });
    answered.collect()
}

fn week(
    day: Date,
    episode: Option<EntryId>,
    answers: &WeeklyAnswers,
    numbers: &DiaryNumbers,
) -> Week {
    let [none, slight, moderate, severe] = numbers.burden_scores;
    let score = |burden| match burden {
        Burden::None => none,
        Burden::Slight => slight,
        Burden::Moderate => moderate,
        Burden::Severe => severe,
    };
    let scores = [
        score(answers.participation),
        score(answers.training),
        score(answers.performance),
        score(answers.symptoms),
    ];
    Week {
        day,
        episode,
        scores,
        total: scores.into_iter().map(u16::from).sum(),
        is_substantial: answers.participation.max(answers.performance) >= Burden::Moderate,
    }
}
