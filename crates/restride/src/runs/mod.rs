//! `restride runs`: every run once, whatever number of recordings there is of it; one of them; runs written by hand.

mod detail;
mod list;
pub(crate) mod measure;
mod row;
mod same;
mod show;
mod sources;
mod write;

pub(crate) use detail::RunDetailJson;
pub(crate) use list::RunsJson;
pub(crate) use write::{corrected, recording, surface};

use crate::arguments::{RunsCommand, RunsOptions};
use crate::failure::Failure;
use crate::journal::{Shell, Work};
use restride_core::journal::{EntryId, Folded};
use restride_core::knowledge::Care;
use restride_core::runs::{Activity, Runs};

/// Characters that are needed at least to name a run.
const SHORTEST: usize = 4;

/// The word for the newest of all.
const LAST: &str = "last";

pub(crate) fn run(shell: &Shell<'_>, options: &RunsOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    match &options.command {
        None => list::run(&mut work, words, options),
        Some(RunsCommand::Show(options)) => show::run(&mut work, words, options),
        Some(RunsCommand::Add(options)) => write::add(&mut work, words, options),
        Some(RunsCommand::Edit(options)) => write::edit(&mut work, words, options),
        Some(RunsCommand::Same(options)) => same::same(&mut work, words, options),
        Some(RunsCommand::Split(options)) => same::split(&mut work, words, options),
    }
}

/// The activities of a journal.
pub(crate) fn all<'j>(folded: &Folded<'j>, care: &Care) -> Runs<'j> {
    Runs::of(folded, care.load.recordings)
}

/// The activity that a text names: by the beginning or the end of the id of any entry of it, or as the last run of all. With
/// it the entry that was named.
pub(crate) fn found<'r, 'j>(
    folded: &Folded<'j>,
    runs: &'r Runs<'j>,
    field: &str,
    text: &str,
) -> Result<(&'r Activity<'j>, EntryId), Failure> {
    let wanted = text.trim().to_lowercase();
    if wanted == LAST {
        let last = runs.runs().next_back().map(|run| (run, run.id));
        return last.ok_or_else(|| Failure::new(format!("{field}: there is no run yet")));
    }
    if let Some(id) = EntryId::parse(&wanted) {
        let root = folded.root(id);
        if let Some(activity) = runs.get(root) {
            return Ok((activity, root));
        }
    }
    let fits = |id: &EntryId| {
        let id = id.to_string();
        wanted.len() >= SHORTEST && (id.starts_with(&wanted) || id.ends_with(&wanted))
    };
    let mut found: Vec<(&Activity<'j>, EntryId)> = Vec::new();
    for activity in runs.all() {
        found.extend(activity.entries().filter(fits).map(|id| (activity, id)));
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Failure::new(format!(
            "{field}: expected the id of a run, found \"{text}\""
        ))
        .hint(format!(
            "restride runs lists them; the last 8 characters are enough, and at least {SHORTEST}"
        ))),
        [first, rest @ ..] if rest.iter().all(|other| other.0.id == first.0.id) => {
            Ok((first.0, first.0.id))
        }
        [_, ..] => Err(
            Failure::new(format!("{field}: \"{text}\" fits {} runs", found.len()))
                .hint("give more characters of the id"),
        ),
    }
}
