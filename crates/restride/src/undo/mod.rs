//! `restride undo`: takes an entry back. What it locked stays locked.

use crate::arguments::{Format, UndoOptions};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::{Shell, Work, find, written};
use crate::say;
use restride_app::undo;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// What `restride undo --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct UndoneJson {
    /// Ids of the entries that were taken back.
    undone: Vec<String>,
    /// Ids of the entries that take them back.
    ids: Vec<String>,
    /// Assessments that were added because of it. Empty when nothing was raised.
    raised: Vec<Value>,
    /// Assessments that the entries had raised: they were not taken back, and keep the plan locked. Empty when there is
    /// none.
    stays: Vec<Value>,
}

pub(crate) fn run(shell: &Shell<'_>, options: &UndoOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    let id = match &options.entry {
        Some(text) => Some(find::entry(&work.read()?, "ID", text)?),
        None => None,
    };
    let undone = work.run(async |desk| undo::undo(desk, id).await)?;
    let (stays, logged, undone) = (undone.stays, undone.logged, undone.entries);
    if options.format == Format::Json {
        return say::json(&UndoneJson {
            undone: written::ids(&undone),
            ids: written::ids(&logged.entries),
            raised: written::values(&logged.raised)?,
            stays: written::values(&stays)?,
        });
    }

    let mut page = Page::default();
    written::raised(&mut page, words, &logged.raised);
    page.heading(&words.words.line("log.answer.undone"));
    written::items(&mut page, words, &undone);
    if !stays.is_empty() {
        page.heading(&words.words.line("log.answer.raised_stays"));
        written::items(&mut page, words, &stays);
    }
    page.line(0, &words.words.line("log.answer.stays"));
    say::result(&page.finish())
}
