//! What a command that wrote something says: alarms first, then what was written and what it changed.

use super::change::{self, ChangeJson};
use super::entry_words::{self, EntryWords};
use super::find;
use crate::arguments::Format;
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::say;
use jiff::Zoned;
use restride_app::diary::Logged;
use restride_core::journal::{Body, Entry, Folded};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// What a command that wrote something prints with `--format json`.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct WrittenJson {
    /// Ids of the entries that were written, in order.
    ids: Vec<String>,
    /// The entries themselves, in the format of docs/journal.md.
    entries: Vec<Value>,
    /// Assessments that were added because of them: each locks the plan. Empty when nothing was raised.
    raised: Vec<Value>,
    /// What they did to the plan of each episode; episodes that nothing happened to are left out.
    plans: Vec<ChangeJson>,
    /// The episode that they belong to; absent when they name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    episode: Option<EpisodeRefJson>,
}

/// An episode, named shortly.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EpisodeRefJson {
    /// Its number in the list of all, from 1.
    number: usize,
    /// Its id.
    id: String,
}

/// Prints what was written; `notes` are sentences for below.
pub(crate) fn print(
    words: EntryWords<'_>,
    logged: &Logged,
    now: &Zoned,
    notes: &[String],
    format: Format,
) -> Result<(), Failure> {
    let folded = logged.journal.fold();
    let changes = change::changes(words, logged, &folded, now);
    match format {
        Format::Text => say::result(&text(words, logged, &folded, &changes, notes)),
        Format::Json => say::json(&json(logged, &folded, changes)?),
    }
}

fn json(
    logged: &Logged,
    folded: &Folded<'_>,
    plans: Vec<ChangeJson>,
) -> Result<WrittenJson, Failure> {
    let episode = logged
        .entries
        .iter()
        .find_map(|entry| entry.body().episode());
    Ok(WrittenJson {
        ids: ids(&logged.entries),
        entries: values(&logged.entries)?,
        raised: values(&logged.raised)?,
        plans,
        episode: episode.map(|id| EpisodeRefJson {
            number: find::number(folded, id),
            id: folded.root(id).to_string(),
        }),
    })
}

pub(crate) fn ids(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.id().to_string()).collect()
}

/// Entries as JSON values, in their own format.
pub(crate) fn values(entries: &[Entry]) -> Result<Vec<Value>, Failure> {
    let values = entries
        .iter()
        .map(|entry| serde_json::from_str(&entry.to_json()));
    values
        .collect::<Result<_, _>>()
        .map_err(|error| Failure::new(format!("cannot write the result: {error}")))
}

fn text(
    entry_words: EntryWords<'_>,
    logged: &Logged,
    folded: &Folded<'_>,
    changes: &[ChangeJson],
    notes: &[String],
) -> String {
    let words = entry_words.words;
    let mut page = Page::default();
    raised(&mut page, entry_words, &logged.raised);
    page.heading(&words.line("log.answer.written"));
    items(&mut page, entry_words, &logged.entries);
    let episode = logged
        .entries
        .iter()
        .find_map(|entry| entry.body().episode());
    let named = episode.and_then(|id| {
        let root = folded.root(id);
        restride_core::diary::episodes(folded)
            .into_iter()
            .find(|known| known.id == root)
    });
    if let Some(episode) = named {
        let number = find::number(folded, episode.id);
        let name = entry_words
            .place(&episode.opened.sites, episode.opened.side)
            .unwrap_or_default();
        page.line(0, &entry_words::episode(words, number, &name));
    }
    for note in notes {
        page.line(0, note);
    }
    for change in changes {
        page.gap();
        for line in &change.words {
            page.line(0, line);
        }
    }
    page.finish()
}

/// What entries say, with their times and short ids.
pub(crate) fn items(page: &mut Page, words: EntryWords<'_>, entries: &[Entry]) {
    for entry in entries {
        page.item(0, &words.line(entry.body()));
        page.line(1, &words.reference(entry));
    }
}

/// The alarm that what was written raised.
pub(crate) fn raised(page: &mut Page, entry_words: EntryWords<'_>, raised: &[Entry]) {
    let words = entry_words.words;
    for entry in raised {
        let Body::Assessment(assessment) = entry.body() else {
            continue;
        };
        let key = assessment.urgency.key();
        page.heading(&words.line("log.answer.raised"));
        page.line(1, &words.line(&format!("urgency.{key}.headline")));
        page.items(1, words.lines(&format!("urgency.{key}.do")));
    }
}
