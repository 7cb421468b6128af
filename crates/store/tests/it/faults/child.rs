//! A second program for tests that kill one: the test program itself, told to run the same test as a child.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Write as _, stdout};
use std::path::PathBuf;
use std::process::{Child as Process, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// What a child has to do, as words.
const TASK: &str = "RESTRIDE_FAULT_TASK";

/// Begins every line by which a child says something: the test runner writes to the same stream.
const MARK: &str = "@ ";

/// How long a child may be silent.
const PATIENCE: Duration = Duration::from_mins(1);

/// What this program was started for; `None` when it is no child.
pub(super) fn task() -> Option<Vec<String>> {
    let words = env::var_os(TASK)?;
    // The runner may have begun a line.
    say("");
    let words = words.to_string_lossy().into_owned();
    Some(words.split('\n').map(str::to_owned).collect())
}

/// Tells the parent something, at once and in one piece.
pub(super) fn say(line: &str) {
    let mut stream = stdout().lock();
    let written = stream.write_all(format!("\n{MARK}{line}\n").as_bytes());
    written
        .and_then(|()| stream.flush())
        .expect("the parent listens");
}

/// How to start this program as a child.
#[derive(Debug, Clone)]
pub(super) struct Call {
    words: Vec<String>,
    task: String,
    program: PathBuf,
}

impl Call {
    /// A call of the test `name` of the module `module` with a task.
    pub(super) fn new(module: &str, name: &str, task: &[&str]) -> Self {
        let (_, module) = module.split_once("::").expect("a module of this program");
        let words = ["--exact", &format!("{module}::{name}"), "--nocapture"];
        Self {
            words: words.map(str::to_owned).to_vec(),
            task: task.join("\n"),
            program: env::current_exe().expect("this program has a path"),
        }
    }

    /// The same through a copy of this program.
    pub(super) fn copied(mut self, program: PathBuf) -> Self {
        self.program = program;
        self
    }

    /// The command, as words after those of a program that starts it.
    pub(super) fn through<W: AsRef<OsStr>>(&self, wrapper: &[W]) -> Command {
        let mut command = match wrapper {
            [] => Command::new(&self.program),
            [first, rest @ ..] => {
                let mut command = Command::new(first);
                command.args(rest).arg(&self.program);
                command
            }
        };
        command.args(&self.words).env(TASK, &self.task);
        command
    }

    /// The command itself.
    pub(super) fn command(&self) -> Command {
        self.through::<&str>(&[])
    }
}

/// A running child. Dropping it kills it.
#[derive(Debug)]
pub(super) struct Child {
    process: Process,
    lines: Receiver<String>,
}

impl Child {
    /// Starts a child.
    pub(super) fn start(command: &mut Command) -> Self {
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program can be started");
        let (sender, lines) = channel();
        let stream = process.stdout.take().expect("its output is piped");
        thread::spawn(move || {
            // What is cut off by the end of the program was not said.
            let mut reader = BufReader::new(stream);
            let mut line = String::new();
            while reader.read_line(&mut line).is_ok_and(|length| length > 0) {
                let said = line
                    .strip_suffix('\n')
                    .and_then(|line| line.strip_prefix(MARK));
                if said.is_some_and(|said| sender.send(said.to_owned()).is_err()) {
                    break;
                }
                line.clear();
            }
        });
        Self { process, lines }
    }

    /// Waits until the child says this.
    pub(super) fn wait_for(&self, expected: &str) {
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            if line.expect("the child says something") == expected {
                return;
            }
        }
    }

    /// What the child has said so far and was not asked for yet.
    pub(super) fn said(&self) -> Vec<String> {
        self.lines.try_iter().collect()
    }

    /// Kills the child and returns what it said before.
    pub(super) fn kill(mut self) -> Vec<String> {
        self.process.kill().expect("the child can be killed");
        self.finish().1
    }

    /// Waits for the end of the child; returns how it ended and what it said.
    pub(super) fn finish(&mut self) -> (ExitStatus, Vec<String>) {
        let mut said = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            said.push(line);
        }
        let status = self.process.wait().expect("the child ends");
        (status, said)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // It has mostly ended already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
