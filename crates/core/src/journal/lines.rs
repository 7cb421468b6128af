//! A whole journal as text: one entry per line.

use super::{Entry, EntryError, Journal, Reader};
use std::io::BufRead as _;

/// Bytes of the shortest line that is likely: how much room is made at first.
const SHORT_LINE: usize = 200;

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
    let mut reader = Reader::default();
    let mut entries = Vec::with_capacity(bytes.len() / SHORT_LINE);
    let mut faults = Vec::new();
    let mut line = 0;
    let mut rest = bytes;
    while !rest.is_empty() {
        line += 1;
        let text = next_line(&mut rest);
        if text.trim_ascii().is_empty() {
            continue;
        }
        match reader.read(text) {
            Ok(entry) => entries.push(entry),
            Err(error) => faults.push(LineFault { line, error }),
        }
    }
    (entries, faults)
}

/// Cuts the next line off, without what ends it.
fn next_line<'b>(rest: &mut &'b [u8]) -> &'b [u8] {
    let all = *rest;
    // Nothing is read from outside here: this is the fastest search for a byte that the standard library offers.
    let length = rest.skip_until(b'\n').unwrap_or(all.len());
    let line = all.get(..length).unwrap_or(all);
    line.strip_suffix(b"\n").unwrap_or(line)
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
