//! Which way to ask: drawn on the terminal, or line by line.

use super::front::Front;
use super::plain::Plain;
use super::rich::Rich;
use crate::words::Words;
use std::env;
use std::io::{self, BufReader, IsTerminal as _, Write};

/// The front end that this terminal can show.
pub(super) fn front(plain: bool, words: Words<'_>) -> Box<dyn Front + '_> {
    let (types, reads) = (io::stdin().is_terminal(), io::stdout().is_terminal());
    let draws = !plain && types && reads && io::stderr().is_terminal();
    if draws && !is_simple() {
        return Box::new(Rich::new(io::stdout(), words));
    }
    // With the result sent to a file, the questions still have to be seen.
    let output: Box<dyn Write> = if types && !reads {
        Box::new(io::stderr())
    } else {
        Box::new(io::stdout())
    };
    let front = Plain::new(BufReader::new(io::stdin()), output, words);
    if types {
        Box::new(front.at_terminal(draws))
    } else {
        Box::new(front)
    }
}

/// Whether the terminal says that it can't move its cursor.
#[expect(
    clippy::disallowed_methods,
    reason = "the binary reads the environment; nothing but the way of asking depends on it"
)]
fn is_simple() -> bool {
    env::var("TERM").is_ok_and(|name| name == "dumb")
}
