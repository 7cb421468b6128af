//! Finding what a runner means: an entry by the end of its id, an episode by its number.

use super::entry_words::EntryWords;
use crate::failure::Failure;
use crate::log::ask;
use restride_app::episode::fitting;
use restride_core::diary::{Episode, episodes};
use restride_core::journal::{EntryId, Folded, Journal, Key, Side};

/// Characters that an entry is shown by: the end of its id, where ids differ.
const SHORT: usize = 8;
/// Characters that are needed at least to name an entry.
const SHORTEST: usize = 4;

/// The end of an id, by which it is shown.
pub(crate) fn short(id: EntryId) -> String {
    let text = id.to_string();
    let start = text.len().saturating_sub(SHORT);
    text.get(start..).unwrap_or_default().to_owned()
}

/// The entry whose id is, or ends with, this text.
pub(crate) fn entry(journal: &Journal, field: &str, text: &str) -> Result<EntryId, Failure> {
    let ids = journal.entries().map(restride_core::journal::Entry::id);
    by_ending(ids, field, text, "entry")
}

fn by_ending(
    ids: impl Iterator<Item = EntryId>,
    field: &str,
    text: &str,
    what: &str,
) -> Result<EntryId, Failure> {
    let wanted = text.trim().to_lowercase();
    let mut found: Vec<EntryId> = ids
        .filter(|id| wanted.len() >= SHORTEST && id.to_string().ends_with(&wanted))
        .collect();
    found.dedup();
    match found.as_slice() {
        [id] => Ok(*id),
        [] => Err(Failure::new(format!(
            "{field}: expected the id of an {what}, found \"{text}\""
        ))
        .hint(format!(
            "the last {SHORT} characters are enough, and at least {SHORTEST}"
        ))),
        [_, ..] => Err(Failure::new(format!(
            "{field}: \"{text}\" is the end of {} ids",
            found.len()
        ))
        .hint("give more characters of it")),
    }
}

/// The episode with this number in the list of all, or with this id.
pub(crate) fn episode<'j>(
    folded: &Folded<'j>,
    field: &str,
    text: &str,
) -> Result<Episode<'j>, Failure> {
    let all = episodes(folded);
    if let Ok(number) = text.trim().parse::<usize>()
        && let Some(episode) = number.checked_sub(1).and_then(|at| all.get(at))
    {
        return Ok(*episode);
    }
    let id = by_ending(all.iter().map(|episode| episode.id), field, text, "episode")
        .map_err(|failure| failure.hint("restride episodes lists them with their numbers"))?;
    let found = all.iter().find(|episode| episode.id == id).copied();
    found.ok_or_else(|| Failure::new(format!("{field}: there is no episode \"{text}\"")))
}

/// The number of an episode in the list of all, from 1.
pub(crate) fn number(folded: &Folded<'_>, id: EntryId) -> usize {
    let root = folded.root(id);
    let all = episodes(folded);
    all.iter()
        .position(|episode| episode.id == root)
        .map_or(0, |at| at + 1)
}

/// The episode that an entry about these places belongs to: the one that was named, or the only open one that fits.
/// When several fit, the runner has to say which; when none does, it belongs to none.
pub(crate) fn meant(
    folded: &Folded<'_>,
    named: Option<&str>,
    sites: &[Key],
    side: Option<Side>,
) -> Result<Option<EntryId>, Failure> {
    if let Some(named) = named {
        return Ok(Some(episode(folded, "--episode", named)?.id));
    }
    let fitting = fitting(folded, sites, side);
    match fitting.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.id)),
        [_, ..] => Err(undecided(
            fitting
                .iter()
                .map(|fits| format!("number {}", number(folded, fits.id))),
        )),
    }
}

/// The same; somebody at a terminal is asked which of several it is, and a refusal names them.
pub(crate) fn meant_or_asked(
    folded: &Folded<'_>,
    words: EntryWords<'_>,
    named: Option<&str>,
    sites: &[Key],
    side: Option<Side>,
) -> Result<Option<EntryId>, Failure> {
    let fitting = fitting(folded, sites, side);
    if named.is_some() || fitting.len() < 2 {
        return meant(folded, named, sites, side);
    }
    let lines = fitting.iter().map(|fits| {
        let name = words.place(&fits.opened.sites, fits.opened.side);
        format!("{}. {}", number(folded, fits.id), name.unwrap_or_default())
    });
    let lines: Vec<String> = lines.collect();
    let chosen = if ask::somebody() {
        let question = words.words.line("log.ask.which_episode");
        ask::until(&format!("{question}\n  {}", lines.join("\n  ")), |reply| {
            let chosen = episode(folded, "--episode", reply)?.id;
            if fitting.iter().any(|fits| fits.id == chosen) {
                Ok(chosen)
            } else {
                Err(undecided(lines.iter().cloned()))
            }
        })?
    } else {
        None
    };
    chosen
        .map(Some)
        .ok_or_else(|| undecided(lines.iter().cloned()))
}

fn undecided(names: impl Iterator<Item = String>) -> Failure {
    let names: Vec<String> = names.collect();
    Failure::new(format!(
        "--episode: several open episodes fit: {}",
        names.join("; ")
    ))
    .hint("say which with --episode NUMBER; restride episodes lists them")
}
