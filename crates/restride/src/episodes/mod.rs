//! `restride episodes`: one for each injury, so that two at once are two.

use crate::arguments::{CloseOptions, EpisodesCommand, EpisodesOptions, Format, OpenOptions};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Shell, Work, find, written};
use crate::log::{place, value};
use crate::say;
use jiff::civil::Date;
use restride_app::episode;
use restride_core::diary::{Episode, episodes};
use restride_core::journal::{
    CloseReason, EpisodeClosed, EpisodeOpened, Journal, Key, Onset, Side,
};
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride episodes --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EpisodesJson {
    /// Every episode, in the order in which it was opened.
    episodes: Vec<EpisodeJson>,
}

/// One episode.
#[derive(Debug, Serialize, JsonSchema)]
struct EpisodeJson {
    /// Its number, from 1: what `--episode` takes.
    number: usize,
    /// Its id.
    id: String,
    /// Where it hurts, by the ids of the pack.
    sites: Vec<String>,
    /// Which side; absent when not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'static str>,
    /// How it began; absent when not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    onset: Option<&'static str>,
    /// The first day of pain; absent when not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    began: Option<String>,
    /// The day on which it was opened.
    opened: String,
    /// The day on which it was closed; absent while it lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<String>,
    /// Why it was closed; absent when not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

pub(crate) fn run(shell: &Shell<'_>, options: &EpisodesOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    match &options.command {
        Some(EpisodesCommand::Open(options)) => open(work, words, options),
        Some(EpisodesCommand::Close(options)) => close(work, words, options),
        None => list(&work.read()?, words, options.format),
    }
}

fn list(journal: &Journal, words: EntryWords<'_>, format: Format) -> Result<(), Failure> {
    let folded = journal.fold();
    let all = episodes(&folded);
    if format == Format::Json {
        let episodes = (1..).zip(&all).map(|(number, episode)| of(number, episode));
        return say::json(&EpisodesJson {
            episodes: episodes.collect(),
        });
    }
    let mut page = Page::default();
    if all.is_empty() {
        page.line(0, &words.words.line("log.episodes.none"));
        return say::result(&page.finish());
    }
    page.heading(&words.words.line("log.episodes.title"));
    for (number, episode) in (1..).zip(&all) {
        let name = words
            .place(&episode.opened.sites, episode.opened.side)
            .unwrap_or_default();
        let state = match episode.closed {
            None => day(words, "open", episode.day),
            Some(closed) => day(words, "closed", closed.day),
        };
        let began = episode.opened.began.map(|began| day(words, "began", began));
        let parts: Vec<String> = [Some(state), began].into_iter().flatten().collect();
        page.line(0, &format!("{number}. {name}"));
        page.line(
            1,
            &format!("{} ({})", parts.join(", "), find::short(episode.id)),
        );
    }
    say::result(&page.finish())
}

fn day(words: EntryWords<'_>, key: &str, day: Date) -> String {
    words
        .words
        .filled(&format!("log.episodes.{key}"), &[("day", &day.to_string())])
}

fn of(number: usize, episode: &Episode<'_>) -> EpisodeJson {
    let opened = episode.opened;
    EpisodeJson {
        number,
        id: episode.id.to_string(),
        sites: opened.sites.iter().map(Key::to_string).collect(),
        side: opened.side.map(Side::key),
        onset: opened.onset.map(Onset::key),
        began: opened.began.map(|day| day.to_string()),
        opened: episode.day.to_string(),
        closed: episode.closed.map(|closed| closed.day.to_string()),
        reason: episode
            .closed
            .and_then(|closed| closed.reason)
            .map(CloseReason::key),
    }
}

fn open(mut work: Work<'_>, words: EntryWords<'_>, options: &OpenOptions) -> Result<(), Failure> {
    let places = place::parse(words.knowledge, words.words, "--at", &options.at)?;
    if places.sites.is_empty() {
        return Err(
            Failure::new("--at: expected a place such as side-right, found only a side")
                .hint("restride knowledge show sites lists the places"),
        );
    }
    let onset = options
        .onset
        .as_deref()
        .map(|text| value::word("--onset", text, Onset::ALL, Onset::key))
        .transpose()?;
    let began = options
        .began
        .as_deref()
        .map(|text| value::day("--began", text))
        .transpose()?;
    if began.is_some_and(|began| began > work.now().date()) {
        return Err(Failure::new("--began: expected a day that has come"));
    }
    let opened = EpisodeOpened {
        sites: places.sites,
        side: places.side,
        onset,
        began,
        note: value::text("--note", options.note.as_deref())?,
    };
    let happened = work.happened_now()?;
    let logged = work.run(async |desk| episode::open(desk, happened, opened).await)?;
    written::print(words, &logged, work.now(), &[], options.format)
}

fn close(mut work: Work<'_>, words: EntryWords<'_>, options: &CloseOptions) -> Result<(), Failure> {
    let journal = work.read()?;
    let id = find::episode(&journal.fold(), "EPISODE", &options.episode)?.id;
    let reason = options
        .reason
        .as_deref()
        .map(|text| value::word("--reason", text, CloseReason::ALL, CloseReason::key))
        .transpose()?;
    let closed = EpisodeClosed {
        episode: id,
        reason,
        note: value::text("--note", options.note.as_deref())?,
    };
    let happened = work.happened_now()?;
    let logged = work.run(async |desk| episode::close(desk, happened, closed).await)?;
    let note = words.words.line("log.episodes.lock_stays");
    written::print(words, &logged, work.now(), &[note], options.format)
}
