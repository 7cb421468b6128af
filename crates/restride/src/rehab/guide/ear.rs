//! Where typed lines and time come from: a terminal with a clock, or a pipe for which no time passes.

use crate::clock;
use std::io::{self, BufRead, Read as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Bytes of a line that are read; a longer one means nothing.
const LINE_LIMIT: u64 = 4096;

/// What was heard, and how long that took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Heard {
    /// A line.
    Line(String, Duration),
    /// Nothing for so long.
    Nothing(Duration),
    /// Nobody is there any more.
    Gone,
}

/// Something that listens.
pub(crate) trait Ear {
    /// Listens for at most so long; `None` listens until something is said.
    fn hear(&mut self, most: Option<Duration>) -> Heard;
}

/// A pipe or a file: its lines answer when something is asked, and what goes by the clock is over at once.
#[derive(Debug)]
pub(crate) struct Piped<R> {
    input: R,
}

impl<R: BufRead> Piped<R> {
    pub(crate) const fn new(input: R) -> Self {
        Self { input }
    }
}

impl<R: BufRead> Ear for Piped<R> {
    fn hear(&mut self, most: Option<Duration>) -> Heard {
        match most {
            Some(most) => Heard::Nothing(most),
            None => {
                line(&mut self.input).map_or(Heard::Gone, |line| Heard::Line(line, Duration::ZERO))
            }
        }
    }
}

/// A terminal: somebody sits there, and the clock runs.
#[derive(Debug)]
pub(crate) struct Terminal {
    lines: Receiver<String>,
    since: Instant,
}

impl Terminal {
    /// Begins to listen to standard input. The thread that reads ends with the program.
    pub(crate) fn listen() -> Self {
        let (sends, lines) = channel();
        thread::spawn(move || {
            let mut input = io::stdin().lock();
            while let Some(line) = line(&mut input) {
                if sends.send(line).is_err() {
                    break;
                }
            }
        });
        Self {
            lines,
            since: clock::now(),
        }
    }

    fn elapsed(&mut self) -> Duration {
        let now = clock::now();
        let elapsed = now.saturating_duration_since(self.since);
        self.since = now;
        elapsed
    }
}

impl Ear for Terminal {
    fn hear(&mut self, most: Option<Duration>) -> Heard {
        let heard = match most {
            None => self.lines.recv().ok(),
            Some(most) => match self.lines.recv_timeout(most) {
                Ok(line) => Some(line),
                Err(RecvTimeoutError::Timeout) => return Heard::Nothing(self.elapsed()),
                Err(RecvTimeoutError::Disconnected) => None,
            },
        };
        let elapsed = self.elapsed();
        heard.map_or(Heard::Gone, |line| Heard::Line(line, elapsed))
    }
}

/// Reads a line; `None` at the end of the input and when it cannot be read.
fn line(input: &mut impl BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    let mut limited = input.by_ref().take(LINE_LIMIT);
    let count = limited.read_until(b'\n', &mut bytes).ok()?;
    (count > 0).then(|| String::from_utf8_lossy(&bytes).trim().to_owned())
}
