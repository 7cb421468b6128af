//! `restride today`: alarms first, then whether a run is allowed and why, what to do, what to log, what comes next.

mod first_days;
mod recovery;
mod text;
mod view;

pub(crate) use text::alarms;
pub(crate) use view::{AlarmJson, RunningJson, TodayJson, alarm, running};

use crate::arguments::{Format, TodayOptions};
use crate::failure::Failure;
use crate::journal::{Shell, Work};
use crate::{rehab, say};
use restride_core::today::Today;

pub(crate) fn run(shell: &Shell<'_>, options: &TodayOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    let journal = work.read()?;
    let folded = journal.fold();
    let today = Today::of(&folded, work.engine(), &pack.care, work.now());
    let given = rehab::given(&folded, &today, &pack, work.now());
    let exercises = rehab::due_in_words(&given, words, &pack);
    let shown = view::of(words, &folded, &pack.care, &today, exercises);
    match options.format {
        Format::Text => say::result(&text::render(&shown, words.words)),
        Format::Json => say::json(&shown),
    }
}
