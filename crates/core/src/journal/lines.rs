//! A whole journal as text: one entry per line.

use super::{Entry, EntryError, Journal, LARGEST_ENTRY, Reader};
use std::io::BufRead as _;
use std::thread;

/// Bytes of the shortest line that is likely: how much room is made at first.
const SHORT_LINE: usize = 200;

/// Bytes from which a second thread is worth its start.
const LARGE: usize = 256 * 1024;

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
    let (first, second) = halves(bytes);
    let room = bytes.len() / SHORT_LINE;
    if second.is_empty() {
        let read = read_part(first, room);
        return (read.entries, read.faults);
    }
    // A large journal is read by two threads; where there can be no second one, by this one alone.
    let (mut read, rest) = thread::scope(|scope| {
        let other = thread::Builder::new().spawn_scoped(scope, || read_part(second, room / 2));
        let read = read_part(first, room);
        let rest = other.ok().and_then(|other| other.join().ok());
        (read, rest.unwrap_or_else(|| read_part(second, room / 2)))
    });
    read.entries.extend(rest.entries);
    let lines = read.lines;
    let later = rest.faults.into_iter().map(|fault| LineFault {
        line: lines + fault.line,
        ..fault
    });
    read.faults.extend(later);
    (read.entries, read.faults)
}

/// Cuts a large journal in the middle, after a line.
fn halves(bytes: &[u8]) -> (&[u8], &[u8]) {
    let middle = bytes.len() / 2;
    let mut rest = bytes.get(middle..).unwrap_or_default();
    if bytes.len() < LARGE {
        return (bytes, &[]);
    }
    next_line(&mut rest);
    bytes.split_at(bytes.len() - rest.len())
}

/// Some lines of a journal.
struct Part {
    entries: Vec<Entry>,
    faults: Vec<LineFault>,
    /// How many lines there were.
    lines: usize,
}

fn read_part(bytes: &[u8], room: usize) -> Part {
    let mut reader = Reader::default();
    let mut entries = Vec::with_capacity(room);
    let mut faults = Vec::new();
    let mut lines = 0;
    let text = str::from_utf8(bytes).ok();
    let mut rest = bytes;
    while !rest.is_empty() {
        lines += 1;
        // Nearly every line is in canonical form: then it says itself where it ends.
        let rest_of_text = text.and_then(|text| text.get(bytes.len() - rest.len()..));
        if let Some((entry, end)) = rest_of_text.and_then(|text| reader.scan(text))
            && end <= LARGEST_ENTRY / 8
            && matches!(rest.get(end), None | Some(b'\n'))
        {
            entries.push(entry);
            rest = rest.get(end + 1..).unwrap_or_default();
            continue;
        }
        let text = next_line(&mut rest);
        if text.trim_ascii().is_empty() {
            continue;
        }
        match Entry::parse(text, reader.names()) {
            Ok(entry) => entries.push(entry),
            Err(error) => faults.push(LineFault { line: lines, error }),
        }
    }
    Part {
        entries,
        faults,
        lines,
    }
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
