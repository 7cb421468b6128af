//! `restride next-run`: at most how far the next run may go, and why; or the session of the ladder; or no run.

mod view;

pub(crate) use view::NextRunJson;

use crate::arguments::{Format, NextRunOptions};
use crate::failure::Failure;
use crate::journal::{Shell, Work};
use crate::load::history::{self, History};
use crate::say;
use restride_core::next_run::NextRun;
use restride_core::today::Today;

pub(crate) fn run(shell: &Shell<'_>, options: &NextRunOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    let day = work.now().date();
    let since = history::complete_since(options.complete_since.as_deref(), day)?;
    let journal = work.read()?;
    let folded = journal.fold();
    let today = Today::of(&folded, work.engine(), &pack.care, work.now());
    let history = History::of(
        &folded,
        &pack.knowledge,
        &pack.care,
        &today.plans,
        since,
        day,
    );
    let next = history.with(&folded, &pack.care, |look| {
        let rules = &pack.knowledge.return_to_run;
        NextRun::of(&today, rules, look, options.week_start.weekday())
    });
    let shown = view::of(words, &pack, &folded, &today, &history, &next);
    match options.format {
        Format::Json => say::json(&shown),
        Format::Text => say::result(&shown.text(words.words)),
    }
}
