//! `restride log`: what a runner writes down, a pain after a run in ten seconds.

pub(crate) mod ask;
mod other;
mod pain;
pub(crate) mod place;
mod profile;
mod session;
pub(crate) mod size;
mod training;
pub(crate) mod value;
mod week;
pub(crate) mod when;

use crate::arguments::{EntryOptions, LogCommand, LogOptions};
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Shell, Work, find, written};
use restride_app::desk::Draft;
use restride_app::{diary, episode};
use restride_core::journal::{Body, EntryId, EpisodeOpened, Happened, Key, Side, Text};

/// Writes down what the options say.
pub(crate) fn run(shell: &Shell<'_>, options: &LogOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut log = Log {
        words,
        work: Work::open(&pack, shell.journal)?,
    };
    match &options.command {
        LogCommand::Pain(options) => pain::run(&mut log, options),
        LogCommand::Session(options) => session::run(&mut log, options),
        LogCommand::Exercise(options) => training::exercise(&mut log, options),
        LogCommand::Walk(options) => training::walk(&mut log, options),
        LogCommand::Test(options) => training::test(&mut log, options),
        LogCommand::Week(options) => week::run(&mut log, options),
        LogCommand::Profile(options) => profile::run(&mut log, options),
        LogCommand::Medicine(options) => other::medicine(&mut log, options),
        LogCommand::Treatment(options) => other::treatment(&mut log, options),
        LogCommand::Note(options) => other::note(&mut log, options),
    }
}

/// What every kind of entry needs.
struct Log<'k> {
    words: EntryWords<'k>,
    work: Work<'k>,
}

/// What every entry has besides its own fields.
struct Common {
    happened: Happened,
    episode: Option<EntryId>,
    note: Option<Text>,
}

impl Log<'_> {
    /// Reads what every kind of entry may have.
    fn common(
        &mut self,
        options: &EntryOptions,
        sites: &[Key],
        side: Option<Side>,
    ) -> Result<Common, Failure> {
        let journal = self.work.read()?;
        let folded = journal.fold();
        let named = options.episode.as_deref();
        let episode = if options.no_episode {
            None
        } else {
            find::meant_or_asked(&folded, self.words, named, sites, side)?
        };
        Ok(Common {
            happened: when::parse("--when", options.when.as_deref(), self.work.now())?,
            episode,
            note: value::text("--note", options.note.as_deref())?,
        })
    }

    /// Appends what tells of pain at places, and says so. When no open episode is there, one is opened in the same step,
    /// unless the runner wants none; without a place there is nothing to open, and the runner is told so.
    fn write_pain(
        &mut self,
        options: &EntryOptions,
        common: &Common,
        places: &place::Places,
        hurts: bool,
        mut notes: Vec<String>,
        bodies: impl Fn(Option<EntryId>) -> Vec<Body>,
    ) -> Result<(), Failure> {
        let words = self.words.words;
        let happened = common.happened.clone();
        let is_open = common.episode.is_some() || options.no_episode;
        if is_open || !hurts || places.sites.is_empty() {
            if !is_open && hurts {
                notes.push(words.line("log.answer.no_episode"));
            }
            return self.write(options, &happened, bodies(common.episode), &notes);
        }
        let opened = EpisodeOpened {
            sites: places.sites.clone(),
            side: places.side,
            onset: None,
            began: None,
            note: None,
        };
        let name = self.words.place(&opened.sites, opened.side);
        let name = name.unwrap_or_default();
        notes.push(words.filled("log.answer.opened", &[("name", &name)]));
        let logged = self.work.run(async |desk| {
            episode::open_with(desk, happened, opened, |id| bodies(Some(id))).await
        })?;
        written::print(self.words, &logged, self.work.now(), &notes, options.format)
    }

    /// Appends entries that happened together, and says so.
    fn write(
        &mut self,
        options: &EntryOptions,
        happened: &Happened,
        bodies: Vec<Body>,
        notes: &[String],
    ) -> Result<(), Failure> {
        let drafts = bodies
            .into_iter()
            .map(|body| Draft::new(happened.clone(), body))
            .collect();
        let logged = self.work.run(async |desk| diary::log(desk, drafts).await)?;
        written::print(self.words, &logged, self.work.now(), notes, options.format)
    }
}
