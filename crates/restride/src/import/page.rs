//! What an import did, as a page that a person can act on.

use super::Imported;
use crate::assess::page::Page;
use crate::journal::entry_words::EntryWords;
use crate::journal::find::short;
use restride_app::import::{FileReport, FileVerdict, RunVerdict};

/// The most lines of one sort that are shown; the others are counted.
const MOST_LINES: usize = 20;

/// What a person may want to do something about.
#[derive(Default)]
pub(super) struct Problems {
    not_taken: Lines,
    damaged: Lines,
    duplicates: Lines,
    overlaps: Lines,
}

/// Lines of one sort.
#[derive(Default)]
struct Lines {
    shown: Vec<String>,
    more: usize,
}

impl Lines {
    fn push(&mut self, line: impl FnOnce() -> String) {
        if self.shown.len() < MOST_LINES {
            self.shown.push(line());
        } else {
            self.more += 1;
        }
    }

    fn print(&self, page: &mut Page, words: EntryWords<'_>, heading: &str) {
        if self.shown.is_empty() {
            return;
        }
        page.heading(&words.words.line(heading));
        page.items(0, &self.shown);
        if self.more > 0 {
            let more = self.more.to_string();
            page.line(1, &words.words.filled("import.more", &[("count", &more)]));
        }
    }
}

impl Problems {
    pub(super) fn note(&mut self, words: EntryWords<'_>, report: &FileReport) {
        let name = report.name.as_str();
        match &report.verdict {
            FileVerdict::Imported | FileVerdict::Known(_) | FileVerdict::Other(_) => {}
            FileVerdict::Damaged if !report.runs.is_empty() => {
                let flags = report.runs.iter().flat_map(|found| &found.run.flags);
                let flags =
                    flags.filter_map(|flag| words.words.get(&format!("import.flags.{flag}")));
                let mut flags: Vec<String> = flags.collect();
                flags.dedup();
                self.damaged
                    .push(|| format!("{name}: {}", flags.join("; ")));
            }
            other => self
                .not_taken
                .push(|| format!("{name}: {}", why(words, other))),
        }
        for found in &report.runs {
            let line = |other| {
                let (day, other) = (found.happened.day().to_string(), short(other));
                let blanks = [
                    ("name", name),
                    ("day", day.as_str()),
                    ("id", &short(found.id)),
                    ("other", other.as_str()),
                ];
                words.words.filled("import.of_one_run", &blanks)
            };
            match found.verdict {
                RunVerdict::DuplicateOf(other) => self.duplicates.push(|| line(other)),
                RunVerdict::Overlaps(other) => self.overlaps.push(|| line(other)),
                RunVerdict::Imported | RunVerdict::NotARun => {}
            }
        }
    }
}

/// Why a file was not taken, in words.
pub(crate) fn why(words: EntryWords<'_>, verdict: &FileVerdict) -> String {
    match verdict {
        FileVerdict::Refused(refusal) => refusal.to_string(),
        FileVerdict::Impossible(why) => why.clone(),
        other => words
            .words
            .line(&format!("import.verdicts.{}", other.key())),
    }
}

pub(super) fn summary(words: EntryWords<'_>, is_rehearsal: bool, done: &Imported) -> String {
    let line = |key: &str| words.words.line(key);
    let mut page = Page::default();
    let tally = &done.tally;
    page.heading(&line(if is_rehearsal {
        "import.would"
    } else {
        "import.done"
    }));
    let counts = [
        ("runs", tally.runs),
        ("not_runs", tally.not_runs),
        ("duplicates", tally.duplicates),
        ("overlaps", tally.overlaps),
        ("damaged", tally.damaged),
        ("known", tally.known),
        ("others", tally.others),
        ("empty", tally.empty),
        ("refused", tally.refused),
    ];
    for (key, count) in counts {
        if count > 0 || key == "runs" {
            let count = count.to_string();
            page.item(
                0,
                &words
                    .words
                    .filled(&format!("import.counts.{key}"), &[("count", &count)]),
            );
        }
    }
    let problems = &done.problems;
    problems
        .not_taken
        .print(&mut page, words, "import.not_taken");
    problems.damaged.print(&mut page, words, "import.damaged");
    problems
        .duplicates
        .print(&mut page, words, "import.duplicates");
    problems.overlaps.print(&mut page, words, "import.overlaps");
    if tally.imported > 0 && !is_rehearsal {
        page.gap();
        page.line(0, &line("import.next"));
    }
    page.finish()
}
