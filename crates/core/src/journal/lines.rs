//! A whole journal as text: one entry per line.

use super::{Entry, EntryError, Journal};

/// A line that is no entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub error: EntryError,
}

/// Reads entries, one per line; blank lines are skipped. A line that cannot be read never costs the others.
///
/// # Example
///
/// ```
/// use restride_core::journal::read_lines;
///
/// let (entries, faults) = read_lines(b"\nno entry\n");
/// assert!(entries.is_empty());
/// assert_eq!(faults[0].line, 2);
/// ```
pub fn read_lines(bytes: &[u8]) -> (Vec<Entry>, Vec<LineFault>) {
    let mut entries = Vec::new();
    let mut faults = Vec::new();
    for (line, text) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
        if text.trim_ascii().is_empty() {
            continue;
        }
        match Entry::from_json(text) {
            Ok(entry) => entries.push(entry),
            Err(error) => faults.push(LineFault { line, error }),
        }
    }
    (entries, faults)
}

/// Writes every entry of a journal, one per line, by id; entries whose id is in conflict stand there with each version.
///
/// Equal journals give equal bytes, and reading them gives the same journal.
pub fn write_lines(journal: &Journal) -> String {
    let mut text = String::new();
    for entry in journal.everything() {
        text.push_str(&entry.to_json());
        text.push('\n');
    }
    text
}
