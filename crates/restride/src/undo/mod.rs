//! `restride undo`: takes an entry back. What it locked stays locked.

use crate::arguments::{Format, UndoOptions};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Shell, Work, find, written};
use crate::say;
use crate::words::Words;
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
}

pub(crate) fn run(shell: &Shell<'_>, options: &UndoOptions) -> Result<(), Failure> {
    let knowledge = shell.knowledge()?;
    let words = Words::asked_for(&knowledge, shell.locale)?;
    let mut work = Work::open(&knowledge, shell.journal)?;
    let id = match &options.entry {
        Some(text) => Some(find::entry(&work.read()?, "ID", text)?),
        None => None,
    };
    let (undone, logged) = work.run(async |desk| undo::undo(desk, id).await)?;
    if options.format == Format::Json {
        return say::json(&UndoneJson {
            undone: written::ids(&undone),
            ids: written::ids(&logged.entries),
            raised: written::values(&logged.raised)?,
        });
    }
    let entry_words = EntryWords {
        knowledge: &knowledge,
        words,
    };
    let mut page = Page::default();
    written::raised(&mut page, entry_words, &logged);
    page.heading(&words.line("log.answer.undone"));
    for entry in &undone {
        page.item(0, &entry_words.line(entry.body()));
        page.line(1, &entry_words.reference(entry));
    }
    page.line(0, &words.line("log.answer.stays"));
    say::result(&page.finish())
}
