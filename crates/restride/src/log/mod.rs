//! `restride log`: what a runner writes down, a pain after a run in ten seconds.

pub(crate) mod ask;
mod other;
mod pain;
pub(crate) mod place;
mod profile;
mod session;
mod size;
mod training;
pub(crate) mod value;
mod week;
pub(crate) mod when;

use crate::arguments::{EntryOptions, LogCommand, LogOptions};
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Shell, Work, find, written};
use crate::pack::Pack;
use restride_app::desk::Draft;
use restride_app::diary;
use restride_core::journal::{Body, EntryId, Happened, Key, Side, Text};

/// Writes down what the options say.
pub(crate) fn run(shell: &Shell<'_>, options: &LogOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut log = Log {
        pack: &pack,
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
    pack: &'k Pack,
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
        let episode = find::meant(&journal.fold(), options.episode.as_deref(), sites, side)?;
        Ok(Common {
            happened: when::parse("--when", options.when.as_deref(), self.work.now())?,
            episode,
            note: value::text("--note", options.note.as_deref())?,
        })
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
