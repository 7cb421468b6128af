//! The one door to standard output and standard error.

use crate::crash::FAILED;
use crate::failure::{EMERGENCY_ADVICE, Failure};
use restride_knowledge::drives_a_terminal;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write as _};

/// The text without letters that a terminal would act on instead of showing them, wherever they came from.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().any(drives_a_terminal) {
        let shown = text.chars().filter(|letter| !drives_a_terminal(*letter));
        Cow::Owned(shown.collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Writes a result to standard output. A closed pipe is not an error.
pub(crate) fn result(text: &str) -> Result<(), Failure> {
    let text = harmless(text);
    let mut out = io::stdout().lock();
    let written = out
        .write_all(text.as_bytes())
        .and_then(|()| {
            if text.ends_with('\n') {
                Ok(())
            } else {
                out.write_all(b"\n")
            }
        })
        .and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write the result: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a result for programs to standard output.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::new(format!("cannot write the result: {error}")))?;
    result(&text)
}

/// Writes a table to standard output, a line at a time; its cells are harmless already. A closed pipe is not an error.
pub(crate) fn table(
    write: impl FnOnce(&mut dyn io::Write) -> Result<(), csv::Error>,
) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = write(&mut out).and_then(|()| Ok(out.flush()?));
    match written {
        Err(error) if !is_broken_pipe(&error) => {
            Err(Failure::new(format!("cannot write the result: {error}")))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

fn is_broken_pipe(error: &csv::Error) -> bool {
    matches!(error.kind(), csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::BrokenPipe)
}

/// Writes a message for the person at the terminal to standard error.
pub(crate) fn note(text: &str) {
    writeln!(io::stderr().lock(), "{}", harmless(text)).ok();
}

/// Writes what went wrong, and every hint, to standard error. Returns the exit code.
pub(crate) fn problem(failure: &Failure) -> u8 {
    note(&format!("error: {}", failure.what()));
    for hint in failure.hints() {
        note(&format!("hint: {hint}"));
    }
    if failure.is_about_answers() {
        emergency_advice();
    }
    FAILED
}

/// Writes the help or the version that was asked for, or what is wrong with the command line: that, too, leaves a
/// runner without a result. Returns the exit code.
pub(crate) fn usage(error: &clap::Error) -> u8 {
    // The message repeats what was typed; without anything in it that drives a terminal it may be coloured.
    let plain = error.render().to_string();
    match harmless(&plain) {
        Cow::Borrowed(_) => error.print().ok(),
        Cow::Owned(text) => write!(io::stderr().lock(), "{text}").ok(),
    };
    if error.use_stderr() {
        emergency_advice();
        FAILED
    } else {
        0
    }
}

/// Writes what a runner has to know when there is no result.
pub(crate) fn emergency_advice() {
    note("");
    note(EMERGENCY_ADVICE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_cannot_drive_a_terminal() {
        assert_eq!(
            harmless("a\u{1b}[2J\u{9b}b\u{202e}c\r\n\td\u{7}"),
            "a[2Jbc\n\td"
        );
        assert_eq!(harmless("Hüfte\n"), "Hüfte\n");
    }
}
