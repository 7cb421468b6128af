//! `restride export` and `restride import-journal`: everything of a runner in one file, and back.

use crate::arguments::{ExportOptions, Format, ImportOptions};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::{Shell, Work, written};
use crate::{file, input, say};
use restride_app::archive::{self, Limits};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// What `restride export --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ExportedJson {
    /// Entries in the archive.
    entries: usize,
    /// Files in it.
    files: usize,
    /// Bytes of the archive.
    bytes: usize,
}

/// What `restride import-journal --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ImportedJson {
    /// Entries that are new.
    new_entries: usize,
    /// Entries that were there already.
    known_entries: usize,
    /// Files that are new.
    new_files: usize,
    /// Assessments that were added because of the new entries: each locks the plan. Empty when nothing was raised.
    raised: Vec<Value>,
}

/// Writes the archive.
pub(crate) fn export(shell: &Shell<'_>, options: &ExportOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    file::refuse_existing(&options.file)?;
    let mut work = Work::open(&pack, shell.journal)?;
    work.needs_journal()?;
    let bytes = work.run(async |desk| archive::export(desk).await)?;
    // Read back before it is called an export.
    let contents = archive::read(&bytes, Limits::default())
        .map_err(|error| Failure::new(format!("the archive could not be read back: {error}")))?;
    file::write_new(&options.file, &bytes)?;
    let (entries, files) = (contents.entries.len(), contents.files.len());
    if options.format == Format::Json {
        return say::json(&ExportedJson {
            entries,
            files,
            bytes: bytes.len(),
        });
    }
    let mut page = Page::default();
    page.line(
        0,
        &words.words.filled(
            "log.archive.exported",
            &[
                ("entries", &entries.to_string()),
                ("files", &files.to_string()),
                ("file", &options.file.display().to_string()),
            ],
        ),
    );
    page.line(0, &words.words.line("log.archive.private"));
    say::result(&page.finish())
}

/// Reads an archive into the journal.
pub(crate) fn import(shell: &Shell<'_>, options: &ImportOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let limits = Limits::default();
    let bytes = input::whole(&options.file, limits.bytes)?;
    let mut work = Work::open(&pack, shell.journal)?;
    let name = options.file.display();
    // Refused before a journal is made for it.
    archive::read(&bytes, limits).map_err(|error| {
        Failure::new(format!("{name}: {error}")).hint("nothing of it was taken")
    })?;
    let imported = work.run(async |desk| archive::import(desk, &bytes, limits).await)?;
    if options.format == Format::Json {
        return say::json(&ImportedJson {
            new_entries: imported.new_entries,
            known_entries: imported.known_entries,
            new_files: imported.new_files,
            raised: written::values(&imported.raised)?,
        });
    }
    let mut page = Page::default();
    written::raised(&mut page, words, &imported.raised);
    page.line(
        0,
        &words.words.filled(
            "log.archive.imported",
            &[
                ("entries", &imported.new_entries.to_string()),
                ("known", &imported.known_entries.to_string()),
                ("files", &imported.new_files.to_string()),
            ],
        ),
    );
    say::result(&page.finish())
}
