//! `restride diary`: a chart of the pain, which way it goes, triggers with counts, the weeks, and every entry.

pub(crate) mod chart;
mod report;

pub(crate) use report::DiaryJson;

use crate::arguments::{DiaryOptions, Format};
use crate::failure::Failure;
use crate::journal::{Shell, Work, find};
use crate::log::value;
use crate::say;
use jiff::Span;
use jiff::civil::Date;
use std::env;
use std::io::{self, IsTerminal as _};

/// Days that are shown when nothing else is asked for.
const DAYS: i64 = 42;
/// Columns of a chart where no terminal says how wide it is.
const WIDTH: usize = 80;

pub(crate) fn run(shell: &Shell<'_>, options: &DiaryOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    let journal = work.read()?;
    let folded = journal.fold();
    let today = work.now().date();
    let from = match &options.since {
        Some(text) => day(text, today)?,
        None => today.saturating_sub(Span::new().days(DAYS - 1)),
    };
    let episode = match &options.episode {
        Some(text) => Some(find::episode(&folded, "--episode", text)?.id),
        None => None,
    };
    let report = report::of(words, &folded, &pack.care.diary, episode, from, today);
    if options.format == Format::Json {
        return say::json(&report);
    }
    let chart = chart::Chart::of_journal(&folded, episode, from, today);
    let lines = if options.plain {
        chart::table(&chart, words.words)
    } else {
        let ink = if options.ascii || !shows_unicode() {
            chart::Ink::Ascii
        } else {
            chart::Ink::Blocks
        };
        chart::draw(&chart, words.words, WIDTH, ink)
    };
    say::result(&report.text(words.words, &lines))
}

fn day(text: &str, today: Date) -> Result<Date, Failure> {
    let day = value::day("--since", text)?;
    if day > today {
        return Err(Failure::new(format!("--since: {day} has not come yet")));
    }
    Ok(day)
}

/// Whether blocks can be shown: everywhere but on a terminal whose locale says otherwise.
#[expect(
    clippy::disallowed_methods,
    reason = "the binary reads the environment; nothing but the letters of a chart depends on it"
)]
pub(crate) fn shows_unicode() -> bool {
    if !io::stdout().is_terminal() {
        return true;
    }
    let named = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    named.is_none_or(|locale| locale.to_lowercase().replace('-', "").contains("utf8"))
}
