//! The files of the repository.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::process;

/// One file, read whole.
#[derive(Debug)]
pub(super) struct File {
    /// Below the root, with `/` on every system.
    pub(super) path: String,
    /// Bytes that are not UTF-8 are replaced: good enough for searching.
    pub(super) text: String,
}

impl File {
    /// Returns whether this is Rust.
    pub(super) fn is_rust(&self) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|extension| extension == "rs")
    }

    /// Returns the lines with their numbers, counted from 1.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }
}

/// Reads what git tracks and what it would add; a file deleted but still tracked is left out.
///
/// # Errors
///
/// When git cannot list the files or one of them cannot be read.
pub(super) fn read(root: &Path) -> Result<Vec<File>> {
    let mut git = Command::new("git");
    git.current_dir(root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let listing = process::output(&mut git).context("cannot list the files of the repository")?;
    let listing = String::from_utf8_lossy(&listing);
    let mut paths = listing.split_terminator('\0').collect::<Vec<_>>();
    paths.sort_unstable();
    paths.dedup();
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        let on_disk = root.join(path);
        if on_disk.is_file() {
            let bytes = fs::read(&on_disk).with_context(|| format!("cannot read {path}"))?;
            files.push(File {
                path: path.to_owned(),
                text: String::from_utf8_lossy(&bytes).into_owned(),
            });
        }
    }
    Ok(files)
}
