//! The one door to standard output and standard error.

use crate::crash::FAILED;
use crate::failure::{EMERGENCY_ADVICE, Failure};
use std::io::{self, Write as _};

/// Writes a result to standard output. A closed pipe is not an error.
pub(crate) fn result(text: &str) -> Result<(), Failure> {
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

/// Writes a message for the person at the terminal to standard error.
pub(crate) fn note(text: &str) {
    writeln!(io::stderr().lock(), "{text}").ok();
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
    error.print().ok();
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
