//! The file that keeps the answers while they are given.

use crate::assess::answers_json;
use crate::failure::Failure;
use crate::input;
use restride_core::assessment::Answers;
use restride_core::knowledge::Knowledge;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;

/// Where the answers are kept; nowhere when no file was named.
#[derive(Debug)]
pub(super) struct State<'k> {
    knowledge: &'k Knowledge,
    path: Option<PathBuf>,
}

impl<'k> State<'k> {
    /// Reads the answers kept so far. A file that is not there yet is made, so that one that can't be written is known
    /// before the first question. A file that holds anything but answers is left as it is.
    pub(super) fn open(
        knowledge: &'k Knowledge,
        path: Option<&Path>,
    ) -> Result<(Self, Answers), Failure> {
        let mut state = Self {
            knowledge,
            path: None,
        };
        let Some(path) = path else {
            return Ok((state, Answers::new(knowledge)));
        };
        if path == Path::new("-") {
            return Err(Failure::new("--state: \"-\" is not a file")
                .hint("--state takes the name of a file that keeps the answers"));
        }
        // A link keeps pointing at the file that is written.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let is_there = target.exists();
        if is_there && !target.is_file() {
            return Err(Failure::new(format!("{} is not a file", path.display()))
                .hint("--state takes the name of a file that keeps the answers"));
        }
        let answers = if is_there {
            kept(knowledge, path)?
        } else {
            Answers::new(knowledge)
        };
        state.path = Some(target);
        if !is_there {
            state.keep(&answers)?;
        }
        Ok((state, answers))
    }

    /// Whether there is a file to keep them in.
    pub(super) fn has_file(&self) -> bool {
        self.path.is_some()
    }

    /// Keeps the answers: the whole new file, or the old one if that fails.
    pub(super) fn keep(&self, answers: &Answers) -> Result<(), Failure> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let json = answers_json::to_json(self.knowledge, answers);
        replace(path, &format!("{json:#}\n")).map_err(|error| {
            Failure::new(format!(
                "cannot keep the answers in {}: {error}",
                path.display()
            ))
            .hint("give another file with --state, or leave --state out")
        })
    }
}

fn kept(knowledge: &Knowledge, path: &Path) -> Result<Answers, Failure> {
    input::text(path, input::ANSWERS_LIMIT)
        .and_then(|text| answers_json::parse(knowledge, &text))
        .map_err(|failure| {
            failure.hint(format!(
                "{} was left as it is: mend it, or give another file with --state",
                path.display()
            ))
        })
}

/// Writes a new file beside the old one and puts it in its place, readable by its owner only.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".new-{}", process::id()));
    let new = path.with_file_name(name);
    let written = create(&new)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        fs::remove_file(&new).ok();
    }
    written
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}
