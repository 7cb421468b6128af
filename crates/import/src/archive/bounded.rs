//! Readers that stop where a line or a text has no end: what reads tables and JSON keeps those in memory as a whole.

use std::io::{self, Read};

/// The longest line of a table, and the longest text of JSON, in bytes.
const LONGEST: usize = 1 << 18;

/// What may not be endless.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Line,
    Text,
}

/// Stops with an error in a line or text that is too long.
#[derive(Debug)]
pub(super) struct Bounded<R> {
    reader: R,
    part: Part,
    length: usize,
    is_in_text: bool,
    is_escaped: bool,
}

impl<R> Bounded<R> {
    pub(super) const fn lines(reader: R) -> Self {
        Self::new(reader, Part::Line)
    }

    pub(super) const fn texts(reader: R) -> Self {
        Self::new(reader, Part::Text)
    }

    const fn new(reader: R, part: Part) -> Self {
        Self {
            reader,
            part,
            length: 0,
            is_in_text: false,
            is_escaped: false,
        }
    }

    /// Takes a byte, and returns whether the part it is in may go on.
    const fn step(&mut self, byte: u8) -> bool {
        match self.part {
            Part::Line => {
                self.length = if byte == b'\n' {
                    0
                } else {
                    self.length.saturating_add(1)
                };
            }
            Part::Text if self.is_in_text => {
                let ends = byte == b'"' && !self.is_escaped;
                self.is_escaped = byte == b'\\' && !self.is_escaped;
                self.is_in_text = !ends;
                self.length = self.length.saturating_add(1);
            }
            Part::Text => {
                self.is_in_text = byte == b'"';
                self.length = 0;
            }
        }
        self.length <= LONGEST
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        let read = buffer.get(..count).unwrap_or_default();
        for byte in read {
            if !self.step(*byte) {
                return Err(io::Error::other("a part of it has no end"));
            }
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(mut reader: Bounded<&[u8]>, is_whole: bool) {
        assert_eq!(reader.read_to_end(&mut Vec::new()).is_ok(), is_whole);
    }

    #[test]
    fn a_line_or_text_without_end_is_an_error() {
        let long = "x".repeat(LONGEST);
        check(Bounded::lines(format!("{long}\n{long}\n").as_bytes()), true);
        check(Bounded::lines(format!("{long}x\n").as_bytes()), false);
        let short = "x".repeat(LONGEST / 2);
        check(
            Bounded::texts(format!("[\"{short}\", \"{short}\", {long}{long}]").as_bytes()),
            true,
        );
        check(
            Bounded::texts(format!("[\"{short}\\\"{short}\\\"{short}\"]").as_bytes()),
            false,
        );
        check(
            Bounded::texts(format!("[\"a\\\\\", {long}{long}]").as_bytes()),
            true,
        );
    }
}
