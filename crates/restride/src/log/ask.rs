//! Asking at the terminal for what was not told. Nobody is asked where there is no terminal.

use crate::failure::Failure;
use crate::say;
use std::io::{self, BufRead as _, IsTerminal as _};

/// Whether there is somebody to ask.
pub(crate) fn somebody() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks until the reply can be read; `None` for an empty reply, which leaves it open.
pub(crate) fn until<T>(
    question: &str,
    read: impl Fn(&str) -> Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    loop {
        say::note(question);
        let mut reply = String::new();
        let length = io::stdin()
            .lock()
            .read_line(&mut reply)
            .map_err(|error| Failure::new(format!("cannot read the reply: {error}")))?;
        let reply = reply.trim();
        if length == 0 || reply.is_empty() {
            return Ok(None);
        }
        match read(reply) {
            Ok(value) => return Ok(Some(value)),
            Err(failure) => say::note(failure.what()),
        }
    }
}

/// Reads a yes or a no.
pub(crate) fn yes_or_no(text: &str) -> Result<bool, Failure> {
    match text.to_lowercase().as_str() {
        "y" | "yes" => Ok(true),
        "n" | "no" => Ok(false),
        _ => Err(Failure::new(format!(
            "expected yes or no, found \"{text}\""
        ))),
    }
}
