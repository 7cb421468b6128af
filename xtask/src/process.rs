//! Running other programs.

use std::io::{BufRead as _, BufReader, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;

use anyhow::{Context as _, Result, ensure};

use crate::say;

/// Returns a `cargo` command with these arguments.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments);
    command
}

/// Runs `command` with our input and output.
///
/// # Errors
///
/// When the program cannot be started or does not succeed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = announce(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{shown}`"))?;
    ensure!(status.success(), "`{shown}` ended with {status}");
    Ok(())
}

/// Runs `command`, passes its output on as it comes, and shows every line of it to `read_line`.
///
/// # Errors
///
/// When the program cannot be started. Whether it succeeded is in the returned status.
pub(crate) fn run_reading_lines(
    command: &mut Command,
    mut read_line: impl FnMut(&str),
) -> Result<ExitStatus> {
    let shown = announce(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{shown}`"))?;
    let (lines, received) = mpsc::channel();
    let readers = [
        child
            .stdout
            .take()
            .map(|stream| forward(stream, say::line, lines.clone())),
        child
            .stderr
            .take()
            .map(|stream| forward(stream, say::error_line, lines)),
    ];
    for line in received {
        read_line(&line);
    }
    for reader in readers.into_iter().flatten() {
        let _finished = reader.join();
    }
    child
        .wait()
        .with_context(|| format!("cannot wait for `{shown}`"))
}

/// Returns whether `command` can be started and succeeds; its output is dropped.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Runs `command` without a word, unless it fails.
///
/// # Errors
///
/// When the program cannot be started or does not succeed; with what it wrote.
pub(crate) fn silently(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let output = command
        .output()
        .with_context(|| format!("cannot start `{shown}`"))?;
    let said = [output.stdout, output.stderr].concat();
    ensure!(
        output.status.success(),
        "`{shown}` ended with {}: {}",
        output.status,
        String::from_utf8_lossy(&said).trim()
    );
    Ok(())
}

/// Returns what `command` writes to standard output, and `None` when it cannot be started or does not succeed.
pub(crate) fn quiet_output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

/// Runs `command` and returns what it wrote to standard output.
///
/// # Errors
///
/// When the program cannot be started or does not succeed.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>> {
    let shown = show(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{shown}`"))?;
    ensure!(
        output.status.success(),
        "`{shown}` ended with {}",
        output.status
    );
    Ok(output.stdout)
}

/// Reads lines from a stream in a thread of its own, so that neither stream of a program blocks.
fn forward(
    stream: impl Read + Send + 'static,
    print: fn(String),
    lines: mpsc::Sender<String>,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut bytes = Vec::new();
        while reader
            .read_until(b'\n', &mut bytes)
            .is_ok_and(|count| count > 0)
        {
            let line = String::from_utf8_lossy(&bytes)
                .trim_end_matches(['\n', '\r'])
                .to_owned();
            print(line.clone());
            if lines.send(line).is_err() {
                break;
            }
            bytes.clear();
        }
    })
}

fn announce(command: &Command) -> String {
    let shown = show(command);
    say::line(format_args!("    $ {shown}"));
    shown
}

fn show(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(
        command
            .get_args()
            .map(|argument| argument.to_string_lossy()),
    );
    words.join(" ")
}
