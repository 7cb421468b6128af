//! Why an archive was refused.

use restride_core::journal::EntryId;
use std::fmt;

/// Why an archive was refused. Nothing of it was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchiveError {
    /// The bytes are no zip archive, or a damaged one.
    NotAnArchive(String),
    /// A part is missing.
    Missing(String),
    /// A part that does not belong there.
    Unexpected(String),
    /// A part is not what the manifest says.
    Differs(String),
    /// The manifest cannot be read.
    Manifest(String),
    /// The archive was written by a newer program.
    Newer {
        /// Its version.
        found: u32,
        /// The newest version that this program reads.
        known: u32,
    },
    /// There is more in it than is accepted.
    TooLarge {
        /// What is too much.
        what: &'static str,
        /// What is accepted.
        most: u64,
    },
    /// A line of the journal is no entry.
    Line {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        error: String,
    },
    /// An entry says that it was written down after now.
    FromTheFuture(EntryId),
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnArchive(why) => write!(formatter, "it is no archive of a journal: {why}"),
            Self::Missing(name) => write!(formatter, "{name} is missing in it"),
            Self::Unexpected(name) => write!(formatter, "{name} does not belong into it"),
            Self::Differs(name) => write!(formatter, "{name} is not what the manifest says"),
            Self::Manifest(why) => write!(formatter, "manifest.json: {why}"),
            Self::Newer { found, known } => write!(
                formatter,
                "it has version {found} of the format; this program reads versions up to {known}"
            ),
            Self::TooLarge { what, most } => write!(formatter, "{what}: at most {most}"),
            Self::Line { line, error } => write!(formatter, "journal.jsonl, line {line}: {error}"),
            Self::FromTheFuture(id) => write!(
                formatter,
                "entry {id} says that it was written down in the future; is the clock of this machine right?"
            ),
        }
    }
}

impl std::error::Error for ArchiveError {}
