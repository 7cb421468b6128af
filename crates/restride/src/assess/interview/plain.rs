//! Questions and answers line by line: for screen readers, pipes and simple terminals. No colour, no cursor.

use super::front::{Front, Reply};
use super::page::Page;
use super::script;
use super::typed::{self, Typed};
use crate::say;
use crate::words::Words;
use std::io::{self, BufRead, Read, Write};

/// Bytes of a line that are read at once; a longer line is not an answer.
const LINE_LIMIT: u64 = 4096;

/// Lines in a row that fit nothing, after which nobody seems to be typing (a file that holds something else).
const WRONG_LIMIT: usize = 100;

/// Reads lines and writes lines.
pub(super) struct Plain<'k, R, W> {
    input: R,
    output: W,
    words: Words<'k>,
    /// Whether typed lines are written again, because no terminal has shown them.
    echoes: bool,
    /// Whether the body is drawn.
    draws: bool,
}

impl<'k, R: BufRead, W: Write> Plain<'k, R, W> {
    pub(super) fn new(input: R, output: W, words: Words<'k>) -> Self {
        Self {
            input,
            output,
            words,
            echoes: true,
            draws: false,
        }
    }

    /// The same at a terminal, which shows what is typed.
    pub(super) fn at_terminal(mut self, draws: bool) -> Self {
        self.echoes = false;
        self.draws = draws;
        self
    }

    /// Reads a line; `None` at the end of the input.
    fn line(&mut self) -> io::Result<Option<String>> {
        write!(self.output, "> ")?;
        self.output.flush()?;
        let mut bytes = Vec::new();
        self.piece(&mut bytes)?;
        if bytes.is_empty() {
            writeln!(self.output)?;
            return Ok(None);
        }
        let line = if self.passes_over_rest_of(&bytes)? {
            "...".to_owned()
        } else {
            String::from_utf8_lossy(&bytes).trim().to_owned()
        };
        if self.echoes {
            writeln!(self.output, "{}", say::harmless(&line))?;
        }
        Ok(Some(line))
    }

    /// Reads on to the end of the line, or to the limit.
    fn piece(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let mut limited = Read::by_ref(&mut self.input).take(LINE_LIMIT);
        limited.read_until(b'\n', bytes).map(|_| ())
    }

    /// Reads the rest of a line that went over the limit. Whether there was any.
    fn passes_over_rest_of(&mut self, bytes: &[u8]) -> io::Result<bool> {
        let mut is_long = false;
        let mut last = bytes.to_vec();
        while !last.is_empty() && !last.ends_with(b"\n") {
            last.clear();
            self.piece(&mut last)?;
            is_long |= !last.is_empty();
        }
        Ok(is_long)
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        let text = say::harmless(text);
        writeln!(self.output, "{}", text.trim_end_matches('\n'))
    }
}

impl<R: BufRead, W: Write> Front for Plain<'_, R, W> {
    fn keys(&self) -> &'static str {
        "keys"
    }

    fn show(&mut self, text: &str) -> io::Result<()> {
        self.write(text)
    }

    fn ask(&mut self, page: &Page) -> io::Result<Reply> {
        let words = self.words;
        let opening = script::opening(page, words, self.draws);
        let hint = script::hint(page, words);
        self.write(&opening)?;
        for _ in 0..WRONG_LIMIT {
            self.write(&hint)?;
            let Some(line) = self.line()? else {
                return Ok(Reply::Ended);
            };
            match typed::read(&line, page, words) {
                Typed::Reply(reply) => {
                    if let Some(noted) = script::noted(page, &reply, words) {
                        self.write(&noted)?;
                    }
                    return Ok(reply);
                }
                Typed::Help(position) => {
                    self.write(&script::help(page, position, self.keys(), words))?;
                    if position.is_none() && page.help.len() > 1 {
                        let one = words.line("ui.interview.help_one");
                        self.write(&format!("\n{}", script::message(&one)))?;
                    }
                }
                Typed::Blank => {
                    let blank = words.line("ui.interview.blank");
                    self.write(&format!("{blank}\n{opening}"))?;
                }
                Typed::Wrong(message) => self.write(&script::message(&message))?,
            }
        }
        Ok(Reply::Ended)
    }

    fn ask_to_correct(&mut self) -> io::Result<bool> {
        let prompt = script::message(&self.words.line("ui.interview.end_or_back"));
        self.write(&format!("\n{prompt}"))?;
        let line = self.line()?.unwrap_or_default().to_lowercase();
        Ok(typed::command(line.trim(), self.words, true) == Some(Reply::Back))
    }
}
