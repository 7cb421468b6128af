//! `restride import`: files, folders and archives of watches and accounts become runs of the journal.

mod archive;
mod bar;
mod json;
mod page;
mod reading;
mod sources;

pub(crate) use json::ImportedRunsJson;

use crate::arguments::{Format, ImportRunsOptions};
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Shell, Work, is_there};
use crate::{config, say};
use bar::Bar;
use json::FileJson;
use page::Problems;
use restride_app::error::AppError;
use restride_app::import::{Import, Tally};
use restride_core::journal::{Key, Text};
use restride_store::Location;
use sources::{Found, Sources};
use std::thread::sleep;
use std::time::Duration;

/// How often watched folders are looked at.
const PAUSE: Duration = Duration::from_secs(2);

/// The most characters of the paths that an import remembers.
const LONGEST_PATHS: usize = 1000;

/// What one import did.
struct Imported {
    tally: Tally,
    problems: Problems,
    files: Vec<FileJson>,
}

pub(crate) fn run(shell: &Shell<'_>, options: &ImportRunsOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut sources = Sources::new(&options.paths)?;
    let found = sources.find()?;
    let mut config = config::read(shell.journal)?;
    if options.dry_run && !is_there(&config) {
        // A rehearsal makes no journal.
        config.location = Location::Memory;
    }
    let mut work = Work::at(&pack, config)?;
    let done = import(&mut work, words, options, found)?;
    print(words, options, done)?;
    if options.watch {
        say::note(&words.words.line("import.watching"));
        loop {
            sleep(PAUSE);
            let found = sources.added()?;
            if !found.is_empty() {
                // A run may begin after the program did.
                work = Work::open(&pack, shell.journal)?;
                let done = import(&mut work, words, options, found)?;
                print(words, options, done)?;
            }
        }
    }
    Ok(())
}

fn print(
    words: EntryWords<'_>,
    options: &ImportRunsOptions,
    done: Imported,
) -> Result<(), Failure> {
    match options.format {
        Format::Json => say::json(&ImportedRunsJson::of(
            options.dry_run,
            done.tally,
            done.files,
        )),
        Format::Text => say::result(&page::summary(words, options.dry_run, &done)),
    }
}

fn import(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ImportRunsOptions,
    found: Found,
) -> Result<Imported, Failure> {
    let wants_files = options.format == Format::Json;
    let mut bar = Bar::new(words, found.len());
    let from = paths(options);
    work.run(async |desk| {
        desk.source = Key::new("import").unwrap_or_else(|| unreachable!("import is a key"));
        let mut import = Import::begin(desk, options.dry_run).await?;
        import.take_shoes(found.shoes()).await?;
        let groups = reading::start(found, import.known_files());
        let mut problems = Problems::default();
        let mut files = Vec::new();
        for group in groups {
            let count = group.jobs;
            let reports = import.take(group.files).await?;
            for report in &reports {
                problems.note(words, report);
                if wants_files {
                    files.push(FileJson::of(report));
                }
            }
            bar.moved(count, import.tally());
        }
        bar.end();
        let tally = import.finish(from).await?;
        Ok::<_, AppError>(Imported {
            tally,
            problems,
            files,
        })
    })
}

fn paths(options: &ImportRunsOptions) -> Text {
    let paths: Vec<String> = options
        .paths
        .iter()
        .map(|path| say::harmless(&path.display().to_string()).into_owned())
        .collect();
    let paths: String = paths.join(", ").chars().take(LONGEST_PATHS).collect();
    let nameless = || Text::new("-").unwrap_or_else(|| unreachable!("a hyphen is a text"));
    Text::new(paths).unwrap_or_else(nameless)
}
