//! What became of files and of the activities in them.

use crate::store::FileHash;
use restride_core::journal::{EntryId, Happened, ImportBatch, Run, Sport, Text};
use restride_import::{Other, Refusal, Verdict};

use super::known::Likeness;

/// What became of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileReport {
    /// The name under which it came.
    pub name: String,
    /// The hash of its content; `None` when it is not known.
    pub hash: Option<FileHash>,
    /// What became of it as a whole.
    pub verdict: FileVerdict,
    /// The activities that were taken from it, in the order of the file.
    pub runs: Vec<Found>,
}

/// An activity that was taken from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The id of its entry.
    pub id: EntryId,
    /// When it began.
    pub happened: Happened,
    /// What became of it.
    pub verdict: RunVerdict,
    /// What is known of it.
    pub run: Run,
}

/// What became of a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileVerdict {
    /// Everything in it was read.
    Imported,
    /// It is damaged; what came before the damage was taken.
    Damaged,
    /// The same content was imported before: these are its runs.
    Known(Vec<EntryId>),
    /// There is nothing in it.
    Empty,
    /// It holds points but no times.
    Undated,
    /// It is a good file of another sort.
    Other(Other),
    /// It was not read.
    Refused(Refusal),
    /// It holds something that cannot be, such as a date in the future; in the words of the journal.
    Impossible(String),
    /// It could not be opened or read to its end.
    Unreadable,
}

impl FileVerdict {
    pub(super) const fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Complete => Self::Imported,
            Verdict::Damaged => Self::Damaged,
            Verdict::Undated => Self::Undated,
            Verdict::NotAnActivity(other) => Self::Other(other),
            Verdict::Empty => Self::Empty,
            Verdict::Refused(refusal) => Self::Refused(refusal),
        }
    }

    /// The same of a file in which an activity has no time.
    pub(super) fn or_undated(self) -> Self {
        match self {
            Self::Imported => Self::Undated,
            other => other,
        }
    }

    /// The stable id.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::Damaged => "damaged",
            Self::Known(_) => "known",
            Self::Empty => "empty",
            Self::Undated => "undated",
            Self::Other(_) => "not_an_activity",
            Self::Refused(_) => "refused",
            Self::Impossible(_) => "impossible",
            Self::Unreadable => "unreadable",
        }
    }

    /// The runs of a file that was imported before; empty for any other.
    pub fn known(&self) -> &[EntryId] {
        if let Self::Known(runs) = self {
            runs
        } else {
            &[]
        }
    }

    /// The stable id of the reason; `None` when the verdict says it all.
    pub const fn reason(&self) -> Option<&'static str> {
        match self {
            Self::Refused(refusal) => Some(refusal.key()),
            Self::Other(other) => Some(other.key()),
            Self::Imported
            | Self::Damaged
            | Self::Known(_)
            | Self::Empty
            | Self::Undated
            | Self::Impossible(_)
            | Self::Unreadable => None,
        }
    }
}

/// What became of one activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunVerdict {
    /// It is a new run.
    Imported,
    /// It is new, and not a run: it is kept apart.
    NotARun,
    /// It is another recording of this run: the two count as one.
    DuplicateOf(EntryId),
    /// It is a new run that takes part of the time of this one: it may be another recording of it.
    Overlaps(EntryId),
}

impl RunVerdict {
    pub(super) const fn of(likeness: Option<Likeness>, sport: Sport) -> Self {
        match likeness {
            Some(Likeness::Same(id)) => Self::DuplicateOf(id),
            Some(Likeness::Overlaps(id)) => Self::Overlaps(id),
            None if matches!(sport, Sport::Run) => Self::Imported,
            None => Self::NotARun,
        }
    }

    /// The stable id.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::NotARun => "not_a_run",
            Self::DuplicateOf(_) => "duplicate_of",
            Self::Overlaps(_) => "overlaps",
        }
    }

    /// The run that it is another recording of, or may be.
    pub const fn other(self) -> Option<EntryId> {
        match self {
            Self::DuplicateOf(id) | Self::Overlaps(id) => Some(id),
            Self::Imported | Self::NotARun => None,
        }
    }
}

impl FileReport {
    /// What stands against it; `None` when all of it was taken, or is known.
    pub(super) fn problem(&self) -> Option<String> {
        match &self.verdict {
            FileVerdict::Imported | FileVerdict::Known(_) | FileVerdict::Other(_) => None,
            FileVerdict::Refused(refusal) => Some(refusal.to_string()),
            FileVerdict::Impossible(why) => Some(why.clone()),
            other => Some(other.key().to_owned()),
        }
    }
}

/// How many files and activities had which verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Files.
    pub files: u32,
    /// Activities that were taken.
    pub imported: u32,
    /// Of them, runs that are no other recording of a known one.
    pub runs: u32,
    /// Of them, other recordings of a known run.
    pub duplicates: u32,
    /// Of them, those that may be.
    pub overlaps: u32,
    /// Of them, those that are no runs.
    pub not_runs: u32,
    /// Damaged files from which something was taken.
    pub damaged: u32,
    /// Files that were known.
    pub known: u32,
    /// Files without anything in them, or without times.
    pub empty: u32,
    /// Good files of another sort.
    pub others: u32,
    /// Files that were not read, or hold what cannot be.
    pub refused: u32,
}

impl Tally {
    pub(super) fn count(&mut self, report: &FileReport) {
        let add = |count: &mut u32| *count = count.saturating_add(1);
        add(&mut self.files);
        match &report.verdict {
            FileVerdict::Imported => {}
            FileVerdict::Damaged if report.runs.is_empty() => add(&mut self.refused),
            FileVerdict::Damaged => add(&mut self.damaged),
            FileVerdict::Known(_) => add(&mut self.known),
            FileVerdict::Empty | FileVerdict::Undated => add(&mut self.empty),
            FileVerdict::Other(_) => add(&mut self.others),
            FileVerdict::Refused(_) | FileVerdict::Impossible(_) | FileVerdict::Unreadable => {
                add(&mut self.refused);
            }
        }
        for found in &report.runs {
            add(&mut self.imported);
            match found.verdict {
                RunVerdict::Imported => add(&mut self.runs),
                RunVerdict::NotARun => add(&mut self.not_runs),
                RunVerdict::DuplicateOf(_) => add(&mut self.duplicates),
                RunVerdict::Overlaps(_) => {
                    add(&mut self.runs);
                    add(&mut self.overlaps);
                }
            }
        }
    }

    pub(super) const fn batch(&self, from: Text, problems: Vec<Text>) -> ImportBatch {
        ImportBatch {
            from,
            account: None,
            imported: self.imported,
            duplicates: self.duplicates,
            not_runs: self.not_runs,
            damaged: self.damaged,
            known: self.known,
            empty: self.empty,
            refused: self.refused,
            problems,
        }
    }
}
