//! Finding what a runner means: an entry by the end of its id, an episode by its number.

use crate::failure::Failure;
use restride_app::episode::{fitting, open_episodes};
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
        [_, ..] => {
            let numbers: Vec<String> = open_episodes(folded)
                .iter()
                .filter(|open| fitting.iter().any(|fits| fits.id == open.id))
                .map(|open| number(folded, open.id).to_string())
                .collect();
            Err(Failure::new(format!(
                "--episode: several open episodes fit, numbers {}",
                numbers.join(" and ")
            ))
            .hint("say which with --episode NUMBER; restride episodes lists them"))
        }
    }
}
