//! `cargo xtask tidy`: the rules of the house that no compiler knows.
//!
//! Each module checks one subject. A check is a function from the files of the repository to faults, so its tests
//! need no disk.

mod hazards;
mod integration_tests;
mod leaks;
mod manifests;
mod sources;
mod words;

mod files;

use std::fmt;

use anyhow::{Result, ensure};

use crate::say;
use crate::workspace::Workspace;
use files::File;

/// Something to mend, and where.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    path: String,
    /// Counted from 1.
    line: usize,
    message: String,
}

impl Fault {
    fn new(file: &File, line: usize, message: impl Into<String>) -> Self {
        Self {
            path: file.path.clone(),
            line,
            message: message.into(),
        }
    }

    /// A fault of a file that should be there.
    fn missing(path: &str, message: &str) -> Self {
        Self {
            path: path.to_owned(),
            line: 1,
            message: message.to_owned(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Checks all files that git tracks or would add.
///
/// # Errors
///
/// When there is a fault, or the files cannot be read.
pub(crate) fn run() -> Result<()> {
    let workspace = Workspace::load()?;
    let manifests = workspace
        .members
        .iter()
        .map(|member| workspace.relative(&member.manifest_path));
    let manifests = manifests.collect::<Vec<_>>();
    let files = files::read(&workspace.root)?;

    let faults = [
        sources::faults(&files),
        manifests::faults(&files, &manifests),
        integration_tests::faults(&files),
        hazards::faults(&files),
        words::faults(&files),
        leaks::faults(&files),
        changelog_faults(&files),
    ];
    for warning in sources::warnings(&files) {
        say::line(format_args!("    warning: {warning}"));
    }
    let faults = faults.into_iter().flatten().collect::<Vec<_>>();
    for fault in &faults {
        say::line(format_args!("{fault}"));
    }
    ensure!(
        faults.is_empty(),
        "{} faults found in {} files",
        faults.len(),
        files.len()
    );
    say::line(format_args!("    {} files are tidy", files.len()));
    Ok(())
}

fn changelog_faults(files: &[File]) -> Vec<Fault> {
    if files.iter().any(|file| file.path == "CHANGELOG.md") {
        return Vec::new();
    }
    vec![Fault::missing(
        "CHANGELOG.md",
        "is missing: users read there what changed",
    )]
}

/// The one helper behind the tests of all checks: runs `check` on these files and compares the printed faults.
#[cfg(test)]
fn check(check: impl Fn(&[File]) -> Vec<Fault>, files: &[(&str, &str)], expected: &[&str]) {
    let file = |&(path, text): &(&str, &str)| File {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let files = files.iter().map(file).collect::<Vec<_>>();
    let faults = check(&files)
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>();
    assert_eq!(faults, expected);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_without_a_changelog_is_at_fault() {
        let expected = "CHANGELOG.md:1: is missing: users read there what changed";
        check(changelog_faults, &[("README.md", "")], &[expected]);
        check(changelog_faults, &[("CHANGELOG.md", "")], &[]);
    }
}
