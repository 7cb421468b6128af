//! How far an import is: a bar at a terminal, and a line now and then anywhere else.

use crate::journal::entry_words::EntryWords;
use crate::say;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use restride_app::import::Tally;
use std::io::{self, IsTerminal as _};
use std::time::Duration;

/// How often a line is written where no bar can be drawn.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// How far an import is.
pub(super) struct Bar<'w> {
    words: EntryWords<'w>,
    bar: ProgressBar,
    is_drawn: bool,
    all: usize,
    done: usize,
    /// When a line was last written, since the beginning.
    last_line: Duration,
}

impl<'w> Bar<'w> {
    pub(super) fn new(words: EntryWords<'w>, files: usize) -> Self {
        let is_drawn = io::stderr().is_terminal();
        let target = if is_drawn {
            ProgressDrawTarget::stderr_with_hz(8)
        } else {
            ProgressDrawTarget::hidden()
        };
        let length = u64::try_from(files).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(length), target);
        let style = "{bar:30} {pos}/{len} ({per_sec}, {eta_precise}) {msg}";
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.enable_steady_tick(Duration::from_millis(250));
        Self {
            words,
            bar,
            is_drawn,
            all: files,
            done: 0,
            last_line: Duration::ZERO,
        }
    }

    /// So many more files are done.
    pub(super) fn moved(&mut self, files: usize, tally: &Tally) {
        self.done += files;
        self.bar.inc(u64::try_from(files).unwrap_or(0));
        let counts = [
            ("runs", tally.runs.to_string()),
            ("duplicates", tally.duplicates.to_string()),
            ("refused", tally.refused.to_string()),
            ("done", self.done.to_string()),
            ("all", self.all.to_string()),
        ];
        if self.is_drawn {
            let message = self.words.words.filled("import.bar", &counts);
            self.bar.set_message(say::harmless(&message).into_owned());
        } else if self.bar.elapsed() >= self.last_line + LINE_EVERY {
            self.last_line = self.bar.elapsed();
            say::note(&self.words.words.filled("import.progress", &counts));
        }
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
