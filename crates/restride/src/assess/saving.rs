//! `restride assess --save`: the assessment goes into the journal and acts on the plan from then on.

use crate::arguments::AssessOptions;
use crate::config;
use crate::failure::Failure;
use crate::journal::{Shell, Work, find, is_there};
use crate::pack;
use crate::words::Words;
use restride_app::assessment::{self, About, Saved};
use restride_core::assessment::Answers;
use restride_core::journal::{Body, EntryId};
use restride_core::knowledge::{Care, Knowledge};
use restride_core::urgency::Urgency;
use schemars::JsonSchema;
use serde::Serialize;

/// What was written into the journal.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SavedJson {
    /// Id of the assessment.
    entry: String,
    /// Id of the episode that it is about; absent when no place was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    episode: Option<String>,
    /// Whether the episode is new.
    opened: bool,
    /// How urgent the answers alone are.
    alone: &'static str,
    /// Whether the diary raised a warning together with it: then that one decides, and `restride today` shows it.
    raised: bool,
    /// The assessment before; absent when this is the first of the episode.
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<LastJson>,
}

/// An earlier assessment of the same episode.
#[derive(Debug, Serialize, JsonSchema)]
struct LastJson {
    /// How urgent it was.
    urgency: &'static str,
    /// Its day.
    day: String,
    /// Whether it holds this one up: it is recent, and the warning questions have the same answers.
    carried: bool,
}

/// Where an assessment is saved, and the care part that is needed for it.
pub(crate) struct Saving {
    config: config::Config,
    care: Care,
    episode: Option<String>,
}

impl Saving {
    /// Whether and where to save: when it was asked for, and in an interview when a journal is there.
    pub(crate) fn asked_for(
        shell: &Shell<'_>,
        knowledge: &Knowledge,
        options: &AssessOptions,
        is_interview: bool,
    ) -> Result<Option<Self>, Failure> {
        if options.no_save || !(options.save || is_interview) {
            return Ok(None);
        }
        let config = match config::read(shell.journal) {
            Ok(config) => config,
            // Nobody asked for a journal: the interview goes on without.
            Err(_) if !options.save => return Ok(None),
            Err(failure) => return Err(failure),
        };
        if !options.save && !is_there(&config) {
            return Ok(None);
        }
        Ok(Some(Self {
            config,
            care: pack::care(shell.overlay, knowledge)?,
            episode: options.episode.clone(),
        }))
    }

    /// Opens the journal.
    pub(crate) fn open<'s>(&'s self, knowledge: &'s Knowledge) -> Result<Saver<'s>, Failure> {
        Ok(Saver {
            work: Work::with(knowledge, &self.care, self.config.clone())?,
            episode: self.episode.as_deref(),
            before: None,
        })
    }
}

/// Saves assessments into one journal; each further one of the same interview corrects the one before.
pub(crate) struct Saver<'s> {
    pub(super) work: Work<'s>,
    pub(super) episode: Option<&'s str>,
    before: Option<(EntryId, About)>,
}

impl Saver<'_> {
    /// Saves one. When several open episodes fit and none was named, it names none, and counts for all of them.
    pub(crate) fn save(&mut self, answers: &Answers) -> Result<Saved, Failure> {
        let about = match (&self.before, self.episode) {
            (Some((_, about)), _) => *about,
            (None, None) => About::Fitting,
            (None, Some("new")) => About::New,
            (None, Some(text)) => {
                let journal = self.work.read()?;
                About::Episode(find::episode(&journal.fold(), "--episode", text)?.id)
            }
        };
        let supersedes = self.before.map(|(id, _)| id);
        let saved = self
            .work
            .run(async |desk| assessment::save(desk, answers, about, supersedes).await)?;
        let about = saved.episode().map_or(About::Unnamed, About::Episode);
        self.before = Some((saved.entry.id(), about));
        Ok(saved)
    }
}

/// The urgency that holds the result up; `None` when none does.
pub(crate) fn carried(saved: &Saved) -> Option<Urgency> {
    saved
        .last
        .filter(|last| last.carried)
        .map(|last| last.urgency)
}

pub(crate) fn json(saved: &Saved) -> SavedJson {
    SavedJson {
        entry: saved.entry.id().to_string(),
        episode: saved.episode().map(|id| id.to_string()),
        opened: saved.is_new_episode,
        alone: saved.alone.key(),
        raised: !saved.logged.raised.is_empty(),
        last: saved.last.map(|last| LastJson {
            urgency: last.urgency.key(),
            day: last.day.to_string(),
            carried: last.carried,
        }),
    }
}

/// What to say below the result.
pub(crate) fn notes(saved: &Saved, words: Words<'_>) -> Vec<String> {
    let urgency = saved.assessment.triage.urgency;
    let name = |urgency: Urgency| words.line(&format!("urgency.{}.name", urgency.key()));
    let mut notes = Vec::new();
    for entry in &saved.logged.raised {
        if let Body::Assessment(raised) = entry.body() {
            let headline = words.line(&format!("urgency.{}.headline", raised.urgency.key()));
            notes.push(format!("{} {headline}", words.line("log.saved.raised")));
        }
    }
    if let Some(last) = saved.last
        && last.urgency != saved.alone
    {
        let key = match (last.urgency > saved.alone, last.carried) {
            (true, true) => "carried",
            (true, false) => "lower",
            (false, _) => "higher",
        };
        notes.push(words.filled(
            &format!("log.saved.{key}"),
            &[
                ("day", &last.day.to_string()),
                ("old", &name(last.urgency)),
                ("new", &name(saved.alone)),
            ],
        ));
    }
    let key = match (
        urgency >= Urgency::StopAndSeeWithinDays,
        saved.is_new_episode,
    ) {
        (true, _) => "locks",
        (false, true) => "opened",
        (false, false) => "kept",
    };
    notes.push(words.line(&format!("log.saved.{key}")));
    notes
}
