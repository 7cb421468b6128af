//! The question about a rise in the running, answered from the runs of the journal where they show one. Nothing found is
//! no "no": then the question stays open. The answer becomes one of the answers, and the result follows from them alone.

use super::saving::Saver;
use crate::failure::Failure;
use crate::journal::find;
use crate::load::history::History;
use crate::load::measure::km;
use crate::words::Words;
use restride_core::assessment::{Answer, Answers};
use restride_core::diary::{Episode, episodes};
use restride_core::knowledge::{Care, Knowledge, QuestionIndex};
use restride_core::return_to_run::Plans;
use restride_core::why::{Before, Changed, Why};
use schemars::JsonSchema;
use serde::Serialize;

/// An answer that the runs give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FromRuns {
    pub(crate) question: QuestionIndex,
    /// The words for the interview before the question, when it was answered, and for the result.
    pub(crate) hint: String,
    pub(crate) filled: String,
    pub(crate) result: String,
    id: String,
}

/// An answer that the runs gave, and nobody else.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FromRunsJson {
    /// The id of the answer.
    answer: String,
    /// Its value.
    value: &'static str,
    /// Why, in words.
    words: String,
}

impl FromRuns {
    /// Answers the question unless it was answered. Whether it did.
    pub(crate) fn fill(
        &self,
        knowledge: &Knowledge,
        answers: &mut Answers,
    ) -> Result<bool, Failure> {
        if answers.get(self.question) != Answer::Absent {
            return Ok(false);
        }
        answers
            .set(knowledge, self.question, Answer::Yes)
            .map_err(|error| Failure::new(format!("an answer could not be taken: {error}")))?;
        Ok(true)
    }

    pub(crate) fn json(&self) -> FromRunsJson {
        FromRunsJson {
            answer: self.id.clone(),
            value: "yes",
            words: self.result.clone(),
        }
    }

    fn of(knowledge: &Knowledge, care: &Care, words: Words<'_>, why: &Why<'_>) -> Option<Self> {
        let id = &care.load.before_pain.answer;
        let question = knowledge.question(id)?;
        why.load_spike()?;
        let Changed::Spike(spike) = &why.jump()?.changed else {
            return None;
        };
        let percent = spike.percent()?.to_string();
        let blanks = [
            ("day", spike.day.to_string()),
            ("distance", km(spike.distance_m)),
            ("percent", percent),
            ("days", care.load.spike.window_days.to_string()),
        ];
        let blanks: Vec<(&str, &str)> = blanks
            .iter()
            .map(|(name, it)| (*name, it.as_str()))
            .collect();
        let words = words.and_care(care);
        let said = |key: &str| words.filled(&format!("why.filled.{key}"), &blanks);
        Some(Self {
            question,
            hint: said("hint"),
            filled: said("interview"),
            result: said("result"),
            id: id.clone(),
        })
    }
}

impl Saver<'_> {
    /// What the runs of the journal answer, before the pain of the episode that was named, or of the only open one, or
    /// before today.
    pub(crate) fn answer_of_runs(
        &mut self,
        knowledge: &Knowledge,
        words: Words<'_>,
    ) -> Result<Option<FromRuns>, Failure> {
        let care = self.work.care();
        let today = self.work.now().clone();
        let journal = self.work.read()?;
        let folded = journal.fold();
        let all = episodes(&folded);
        let mut open = all.iter().filter(|episode| episode.closed.is_none());
        let episode: Option<Episode<'_>> = match self.episode {
            Some("new") => None,
            Some(text) => Some(find::episode(&folded, "--episode", text)?),
            None => open.next().copied().filter(|_| open.next().is_none()),
        };
        let rules = &care.load;
        let before = episode.map_or_else(
            || Before::day(today.date(), rules),
            |episode| Before::episode(&episode, rules),
        );
        let plans = Plans::of(&folded, &knowledge.return_to_run, &today);
        let history = History::of(&folded, knowledge, care, &plans, None, today.date());
        let why = history.why(&folded, care, before);
        Ok(FromRuns::of(knowledge, care, words, &why))
    }
}
