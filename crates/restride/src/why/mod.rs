//! `restride why`: what changed before a pain began.

mod view;

pub(crate) use view::WhyChangedJson;

use crate::arguments::{Format, WhyOptions};
use crate::failure::Failure;
use crate::journal::{Shell, Work, find};
use crate::load::history::{self, History};
use crate::log::value;
use crate::say;
use restride_core::diary::{Episode, episodes};
use restride_core::journal::Folded;
use restride_core::knowledge::care::LoadRules;
use restride_core::return_to_run::Plans;
use restride_core::why::Before;

pub(crate) fn run(shell: &Shell<'_>, options: &WhyOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    let today = work.now().date();
    let since = history::complete_since(options.complete_since.as_deref(), today)?;
    let journal = work.read()?;
    let folded = journal.fold();
    let (episode, before) = before(&folded, &pack.care.load, options)?;
    let plans = Plans::of(&folded, &pack.knowledge.return_to_run, work.now());
    let history = History::of(&folded, &pack.knowledge, &pack.care, &plans, since, today);
    let why = history.why(&folded, &pack.care, before);
    let shown = view::of(words.words, &pack, &folded, episode.as_ref(), &why);
    match options.format {
        Format::Json => say::json(&shown),
        Format::Text => say::result(&shown.text(words.words)),
    }
}

/// Which days are looked at, and for which episode.
fn before<'j>(
    folded: &Folded<'j>,
    rules: &LoadRules,
    options: &WhyOptions,
) -> Result<(Option<Episode<'j>>, Before), Failure> {
    if let Some(text) = &options.before {
        return Ok((None, Before::day(value::day("--before", text)?, rules)));
    }
    let episode = if let Some(text) = &options.episode {
        find::episode(folded, "EPISODE", text)?
    } else {
        {
            let all = episodes(folded);
            let open = all.iter().rev().find(|episode| episode.closed.is_none());
            *open.or(all.last()).ok_or_else(|| {
                Failure::new("there is no episode in the journal").hint(
                    "restride episodes open begins one; --before DAY looks at the days before any day",
                )
            })?
        }
    };
    Ok((Some(episode), Before::episode(&episode, rules)))
}
