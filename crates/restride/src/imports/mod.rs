//! `restride imports`: what was imported, taking an import back, and giving an original file back.

use crate::arguments::{Format, ImportsCommand, ImportsOptions};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::find::{self, short};
use crate::journal::{Shell, Work};
use crate::{file, say};
use jiff::Zoned;
use jiff::civil::Date;
use restride_app::import::{Batch, batches, renew, undo_batch};
use restride_app::store::{FileHash, Store as _};
use restride_core::journal::{Body, EntryId, Journal, Text};
use restride_import::{DERIVATION, Limits};
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride imports --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ImportsJson {
    /// Every import that was not taken back, the oldest first.
    imports: Vec<BatchJson>,
}

/// One import.
#[derive(Debug, Serialize, JsonSchema)]
struct BatchJson {
    /// Its number in the list, from 1.
    number: usize,
    /// Its id.
    id: String,
    /// When it was made, in UTC.
    at: String,
    /// Whether it was interrupted.
    is_interrupted: bool,
    /// The paths that were given; absent when it was interrupted.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// Ids of the activities that it brought and that still count.
    activities: Vec<String>,
    /// Other recordings of a known run; absent when it was interrupted.
    #[serde(skip_serializing_if = "Option::is_none")]
    duplicates: Option<u32>,
    /// Activities that are no runs; absent when it was interrupted.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_runs: Option<u32>,
    /// Damaged files; absent when it was interrupted.
    #[serde(skip_serializing_if = "Option::is_none")]
    damaged: Option<u32>,
    /// Files that were known; absent when it was interrupted.
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<u32>,
    /// Files without anything in them; absent when it was interrupted.
    #[serde(skip_serializing_if = "Option::is_none")]
    empty: Option<u32>,
    /// Files that were refused; absent when it was interrupted.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<u32>,
    /// Files that were not taken, and why: at most 200 of them.
    problems: Vec<String>,
}

pub(crate) fn run(shell: &Shell<'_>, options: &ImportsOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    let journal = work.read()?;
    let folded = journal.fold();
    let all = batches(&folded);
    match &options.command {
        None => list(&all, words, &work, options.format),
        Some(ImportsCommand::Show { import }) => {
            let (number, batch) = named(&all, import)?;
            show(number, batch, words, &work, options.format)
        }
        Some(ImportsCommand::Undo { import }) => {
            let id = named(&all, import)?.1.id;
            let (batch, _) = work.run(async |desk| undo_batch(desk, id).await)?;
            let runs = batch.runs.len().to_string();
            say::result(&words.words.filled("import.undone", &[("runs", &runs)]))
        }
        Some(ImportsCommand::Renew) => {
            let renewed =
                work.run(async |desk| renew(desk, DERIVATION, &Limits::default()).await)?;
            let blanks = [
                ("changed", renewed.changed.to_string()),
                ("same", renewed.same.to_string()),
                ("without_file", renewed.without_file.to_string()),
            ];
            say::result(&words.words.filled("import.renewed", &blanks))
        }
        Some(ImportsCommand::Original { run, to }) => {
            let bytes = original(&mut work, &journal, run)?;
            file::write_new(to, &bytes)?;
            let blanks = [
                ("file", to.display().to_string()),
                ("bytes", bytes.len().to_string()),
            ];
            say::result(&words.words.filled("import.original", &blanks))
        }
    }
}

/// The import with this number in the list, or whose id ends so.
fn named<'b>(all: &'b [Batch], text: &str) -> Result<(usize, &'b Batch), Failure> {
    let by_number = text.trim().parse::<usize>().ok();
    let numbered = by_number.and_then(|number| Some((number, all.get(number.checked_sub(1)?)?)));
    let ends =
        |batch: &Batch| text.trim().len() >= 4 && batch.id.to_string().ends_with(text.trim());
    let ending = || (1..).zip(all).find(|(_, batch)| ends(batch));
    numbered.or_else(ending).ok_or_else(|| {
        Failure::new(format!(
            "IMPORT: expected the number of an import, from 1 to {}, or the end of its id, found \"{text}\"",
            all.len()
        ))
        .hint("restride imports lists them")
    })
}

fn list(
    all: &[Batch],
    words: EntryWords<'_>,
    work: &Work<'_>,
    format: Format,
) -> Result<(), Failure> {
    if format == Format::Json {
        let imports = (1..).zip(all).map(|(number, batch)| of(number, batch));
        return say::json(&ImportsJson {
            imports: imports.collect(),
        });
    }
    if all.is_empty() {
        return say::result(&words.words.line("import.none"));
    }
    let mut page = Page::default();
    page.heading(&words.words.line("import.title"));
    for (number, batch) in (1..).zip(all) {
        page.line(0, &line(number, batch, words, work.now()));
    }
    say::result(&page.finish())
}

fn line(number: usize, batch: &Batch, words: EntryWords<'_>, now: &Zoned) -> String {
    let from = batch.done.as_ref().map(|done| done.from.as_str());
    let blanks = [
        ("number", number.to_string()),
        ("day", day(batch, now).to_string()),
        ("runs", batch.runs.len().to_string()),
        ("from", from.unwrap_or_default().to_owned()),
        ("id", short(batch.id)),
    ];
    let key = if from.is_some() {
        "import.entry"
    } else {
        "import.interrupted"
    };
    words.words.filled(key, &blanks)
}

fn day(batch: &Batch, now: &Zoned) -> Date {
    batch.at.to_zoned(now.time_zone().clone()).date()
}

fn show(
    number: usize,
    batch: &Batch,
    words: EntryWords<'_>,
    work: &Work<'_>,
    format: Format,
) -> Result<(), Failure> {
    if format == Format::Json {
        return say::json(&of(number, batch));
    }
    let mut page = Page::default();
    page.line(0, &line(number, batch, words, work.now()));
    if let Some(done) = &batch.done {
        let counts = [
            ("not_runs", done.not_runs),
            ("duplicates", done.duplicates),
            ("damaged", done.damaged),
            ("known", done.known),
            ("empty", done.empty),
            ("refused", done.refused),
        ];
        for (key, count) in counts {
            if count > 0 {
                let count = count.to_string();
                let key = format!("import.counts.{key}");
                page.item(0, &words.words.filled(&key, &[("count", &count)]));
            }
        }
        if !done.problems.is_empty() {
            page.heading(&words.words.line("import.not_taken"));
            page.items(0, done.problems.iter().map(Text::as_str));
        }
    }
    say::result(&page.finish())
}

fn of(number: usize, batch: &Batch) -> BatchJson {
    let done = batch.done.as_ref();
    BatchJson {
        number,
        id: batch.id.to_string(),
        at: batch.at.to_string(),
        is_interrupted: done.is_none(),
        from: done.map(|done| done.from.as_str().to_owned()),
        activities: batch.runs.iter().map(EntryId::to_string).collect(),
        duplicates: done.map(|done| done.duplicates),
        not_runs: done.map(|done| done.not_runs),
        damaged: done.map(|done| done.damaged),
        known: done.map(|done| done.known),
        empty: done.map(|done| done.empty),
        refused: done.map(|done| done.refused),
        problems: done
            .iter()
            .flat_map(|done| &done.problems)
            .map(|text| text.as_str().to_owned())
            .collect(),
    }
}

/// The file of a run, as it was recorded.
fn original(work: &mut Work<'_>, journal: &Journal, run: &str) -> Result<Vec<u8>, Failure> {
    let id = find::entry(journal, "RUN", run)?;
    let folded = journal.fold();
    let counting = folded.effective().iter().find(|version| {
        (version.entry.id() == id || version.root == id)
            && matches!(version.entry.body(), Body::Run(_))
    });
    let hash = counting.and_then(|version| match version.entry.body() {
        Body::Run(run) => FileHash::of_run(run),
        _ => None,
    });
    let hash = hash.ok_or_else(|| {
        Failure::new(format!("RUN: \"{run}\" has no file"))
            .hint("restride runs lists the recorded ones; one that was told by hand has none")
    })?;
    let bytes = work.run(async |desk| Ok(desk.store.file(desk.runner, &hash).await?))?;
    bytes.ok_or_else(|| {
        Failure::new(format!("the file of run \"{run}\" is not kept"))
            .hint("import it again; restride doctor tells whether something is damaged")
    })
}
