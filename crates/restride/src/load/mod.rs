//! `restride load`: how much was run by weeks, single runs against the longest of the weeks before, gaps said.

mod bars;
pub(crate) mod history;
pub(crate) mod measure;
mod text;
mod view;

pub(crate) use view::{LoadJson, SpikeJson, spike};

use crate::arguments::{Format, LoadOptions, WeekStart};
use crate::failure::Failure;
use crate::journal::{Shell, Work};
use crate::{diary, say};
use history::History;
use jiff::civil::Weekday;
use restride_core::return_to_run::Plans;

pub(crate) fn run(shell: &Shell<'_>, options: &LoadOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    let today = work.now().date();
    let since = history::complete_since(options.complete_since.as_deref(), today)?;
    let journal = work.read()?;
    let folded = journal.fold();
    let plans = Plans::of(&folded, &pack.knowledge.return_to_run, work.now());
    let history = History::of(&folded, &pack.knowledge, &pack.care, &plans, since, today);
    let shown = view::of(words.words, &pack, &history, today, options);
    match options.format {
        Format::Json => say::json(&shown),
        Format::Text => {
            let is_ascii = options.ascii || !diary::shows_unicode();
            say::result(&text::render(
                &shown,
                words.words,
                &pack.care.load,
                options.plain,
                is_ascii,
            ))
        }
    }
}

impl WeekStart {
    pub(crate) const fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Monday,
            Self::Saturday => Weekday::Saturday,
            Self::Sunday => Weekday::Sunday,
        }
    }
}
