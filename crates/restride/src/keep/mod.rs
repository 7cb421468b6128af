//! `restride backup`, `restore` and `doctor`: keeping a journal safe.

use crate::arguments::{BackupOptions, DoctorOptions, Format, RestoreOptions};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::{Shell, Work, runtime};
use crate::{config, say};
use restride_store::{AnyStore, BackupError, Checked, Location};
use schemars::JsonSchema;
use serde::Serialize;
use std::fs;
use std::path::Path;

/// What `restride doctor --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct DoctorJson {
    /// `well`, `risk` or `damaged`.
    state: &'static str,
    /// Entries in the journal.
    entries: u64,
    /// Files of it.
    files: u64,
    /// What is not as it should be, in words; empty when all is well.
    findings: Vec<String>,
}

/// Copies everything into one file, while others go on writing.
pub(crate) fn backup(shell: &Shell<'_>, options: &BackupOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    work.needs_journal()?;
    let checked = work.with_store(async |store| match store {
        AnyStore::Sqlite(store) => Some(store.backup(&options.file).await),
        AnyStore::Memory(_) | AnyStore::Postgres(_) => None,
    })?;
    let checked = checked.ok_or_else(|| {
        Failure::new("a backup is made of a journal in a folder")
            .hint("a database of a host is backed up with its own tools, such as pg_dump; restride export writes your own entries into a file")
    })?;
    let checked = checked.map_err(|error| refused(&error))?;
    let mut page = Page::default();
    page.line(
        0,
        &words.words.filled(
            "log.keep.backup",
            &[
                ("entries", &checked.entries.to_string()),
                ("file", &options.file.display().to_string()),
            ],
        ),
    );
    page.line(0, &words.words.line("log.archive.private"));
    say::result(&page.finish())
}

/// Makes a journal of a backup, in an empty place only.
pub(crate) fn restore(shell: &Shell<'_>, options: &RestoreOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let config = config::read(shell.journal)?;
    let Location::Folder(folder) = &config.location else {
        return Err(Failure::new("a backup is restored into a folder")
            .hint("give an empty folder with --data DIR"));
    };
    let checked = runtime()?
        .block_on(restride_store::restore(&options.file, folder))
        .map_err(|error| refused(&error))?;
    let mut page = Page::default();
    page.line(
        0,
        &words.words.filled(
            "log.keep.restored",
            &[
                ("entries", &checked.entries.to_string()),
                ("folder", &folder.display().to_string()),
            ],
        ),
    );
    say::result(&page.finish())
}

fn refused(error: &BackupError) -> Failure {
    let failure = Failure::new(error.to_string());
    match error {
        BackupError::NotEmpty(_) => failure.hint("give an empty folder with --data DIR"),
        BackupError::Damaged(_) => failure.hint("take another backup; nothing was changed"),
        BackupError::Exists(_) | BackupError::Store(_) => failure,
    }
}

/// Checks the journal, its folder, the pack and the clock. Fails when something is damaged.
pub(crate) fn doctor(shell: &Shell<'_>, options: &DoctorOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    work.needs_journal()?;
    let checked: Checked = work
        .with_store(async |store| store.check().await)?
        .map_err(|error| Failure::new(format!("the journal cannot be checked: {error}")))?;
    let mut findings: Vec<String> = checked.findings.iter().map(ToString::to_string).collect();
    let mut is_damaged = checked.is_damaged();
    if let Location::Folder(folder) = work.location() {
        findings.extend(open_to_others(folder));
    }
    let now = work.now().clone();
    let review = &pack.knowledge.review;
    if now.date() < review.made_on {
        findings.push(words.words.line("log.keep.clock"));
    }
    if now.date() > review.review_by {
        findings.push(words.words.line("log.keep.pack_old"));
    }
    match work.read() {
        Ok(journal) => {
            let ahead = journal
                .entries()
                .filter(|entry| entry.head().recorded > now.timestamp())
                .count();
            if ahead > 0 {
                let count = ahead.to_string();
                findings.push(words.words.filled("log.keep.ahead", &[("count", &count)]));
            }
        }
        Err(failure) => {
            is_damaged = true;
            findings.push(failure.what().to_owned());
        }
    }
    let state = match (is_damaged, findings.is_empty()) {
        (true, _) => "damaged",
        (false, false) => "risk",
        (false, true) => "well",
    };
    match options.format {
        Format::Json => say::json(&DoctorJson {
            state,
            entries: checked.entries,
            files: checked.files,
            findings,
        })?,
        Format::Text => {
            let mut page = Page::default();
            page.line(
                0,
                &words.words.filled(
                    &format!("log.keep.{state}"),
                    &[("entries", &checked.entries.to_string())],
                ),
            );
            page.items(0, &findings);
            say::result(&page.finish())?;
        }
    }
    if is_damaged {
        return Err(Failure::new("the journal is damaged")
            .hint("restore a backup into an empty folder: restride restore FILE --data DIR"));
    }
    Ok(())
}

/// What in a folder others than its owner may read.
#[cfg(unix)]
fn open_to_others(folder: &Path) -> Vec<String> {
    use std::os::unix::fs::PermissionsExt as _;
    let inside = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = inside.map(|entry| entry.path()).chain([folder.to_owned()]);
    paths
        .filter(|path| {
            let mode = fs::metadata(path).map(|metadata| metadata.permissions().mode());
            mode.is_ok_and(|mode| mode & 0o077 != 0)
        })
        .map(|path| format!("{} can be read by others than its owner", path.display()))
        .collect()
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> Vec<String> {
    Vec::new()
}
