//! An interview without a terminal: replies from a text, everything said into a text.

use super::front::{Front, Reply};
use super::page::Page;
use super::plain::Plain;
use crate::failure::Failure;
use crate::words::Words;
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// Text that several hands write.
#[derive(Debug, Clone, Default)]
pub(super) struct Written(Rc<RefCell<Vec<u8>>>);

impl Written {
    /// What was written so far.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.borrow()).into_owned()
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Asks as a pipe is asked, and writes the result below the questions.
pub(super) struct Transcript<'k> {
    plain: Plain<'k, &'k [u8], Written>,
}

impl<'k> Transcript<'k> {
    pub(super) fn new(replies: &'k str, written: Written, words: Words<'k>) -> Self {
        Self {
            plain: Plain::new(replies.as_bytes(), written, words),
        }
    }
}

impl Front for Transcript<'_> {
    fn keys(&self) -> &'static str {
        self.plain.keys()
    }

    fn show(&mut self, text: &str) -> io::Result<()> {
        self.plain.show(text)
    }

    fn give(&mut self, result: &str) -> Result<(), Failure> {
        self.plain
            .show(result)
            .map_err(|error| Failure::new(format!("cannot write the result: {error}")))
    }

    fn ask(&mut self, page: &Page) -> io::Result<Reply> {
        self.plain.ask(page)
    }

    fn ask_to_correct(&mut self) -> io::Result<bool> {
        self.plain.ask_to_correct()
    }
}
