//! `cargo xtask generate`: the committed files that the binary writes.
//!
//! `restride generate FOLDER` writes below `FOLDER` what belongs below the root of the repository. Only files in
//! [`GENERATED`] may come out of it, and nothing else may lie there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::workspace::Workspace;
use crate::{process, say};

/// The folders that hold generated files and no others.
const GENERATED: &[&str] = &["schema", "docs/reference"];

/// What to do with what the binary wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Put it into the repository.
    Write,
    /// Compare it with the repository.
    Check,
}

/// How to build the binary.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Build {
    /// Just the binary.
    Alone,
    /// Together with all tests: longer, but cargo then chooses the same features of outside crates as for a test
    /// run, which would otherwise build many of them a second time.
    WithTests,
}

/// Files by their path below the root, with `/` on every system.
type Files = BTreeMap<String, Vec<u8>>;

/// Writes the generated files, or with `check` only compares them.
///
/// # Errors
///
/// When the binary does not build or fails; with `check`, when a committed file differs.
pub(crate) fn run(check: bool) -> Result<()> {
    let mode = if check { Mode::Check } else { Mode::Write };
    generate(mode, Build::Alone)
}

/// Builds the binary, lets it generate, and writes or compares.
///
/// # Errors
///
/// As for [`run`].
pub(crate) fn generate(mode: Mode, build: Build) -> Result<()> {
    let workspace = Workspace::load()?;
    let folder = workspace.target_directory.join("generated");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;

    process::run(&mut build_command(build))?;
    let binary = workspace.target_directory.join("debug").join("restride");
    process::run(Command::new(binary).arg("generate").arg(&folder))?;

    let mut generated = Files::new();
    read_below(&folder, &folder, &mut generated)?;
    let mut committed = Files::new();
    for name in GENERATED {
        read_below(&workspace.root.join(name), &workspace.root, &mut committed)?;
    }
    ensure!(!generated.is_empty(), "the binary wrote no file");
    match mode {
        Mode::Write => write(&workspace.root, &committed, &generated),
        Mode::Check => compare(&committed, &generated),
    }
}

fn build_command(build: Build) -> Command {
    let mut command = process::cargo(&["build", "--locked", "--bin", "restride"]);
    match build {
        Build::Alone => command.args(["--package", "restride"]),
        Build::WithTests => command.args(["--workspace", "--tests"]),
    };
    command
}

fn write(root: &Path, committed: &Files, generated: &Files) -> Result<()> {
    let outside = generated
        .keys()
        .filter(|path| !is_in_generated_folder(path))
        .collect::<Vec<_>>();
    ensure!(
        outside.is_empty(),
        "{outside:?} would be outside {}",
        GENERATED.join(" and ")
    );
    for (path, bytes) in generated {
        if committed.get(path) != Some(bytes) {
            let target = root.join(path);
            let folder = target.parent().unwrap_or(root);
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
            fs::write(&target, bytes).with_context(|| format!("cannot write {path}"))?;
            say::line(format_args!("    wrote {path}"));
        }
    }
    for path in committed
        .keys()
        .filter(|path| !generated.contains_key(*path))
    {
        say::line(format_args!(
            "    {path} is not generated any more: delete it"
        ));
    }
    Ok(())
}

fn compare(committed: &Files, generated: &Files) -> Result<()> {
    let differences = differences(committed, generated);
    for difference in &differences {
        say::line(format_args!("    {difference}"));
    }
    ensure!(
        differences.is_empty(),
        "generated files are out of date: run `cargo xtask generate` and commit the result"
    );
    say::line(format_args!("    {} files are up to date", generated.len()));
    Ok(())
}

/// Returns one sentence per file that is not as it was generated.
fn differences(committed: &Files, generated: &Files) -> Vec<String> {
    let mut result = Vec::new();
    for (path, new) in generated {
        match committed.get(path) {
            _ if !is_in_generated_folder(path) => {
                result.push(format!(
                    "{path} is generated, but outside {}",
                    GENERATED.join(" and ")
                ));
            }
            None => result.push(format!("{path} is missing")),
            Some(old) if old != new => {
                let line = first_different_line(old, new);
                result.push(format!("{path}:{line}: differs from here on"));
            }
            Some(_) => {}
        }
    }
    for path in committed
        .keys()
        .filter(|path| !generated.contains_key(*path))
    {
        result.push(format!("{path} is not generated any more: delete it"));
    }
    result
}

fn is_in_generated_folder(path: &str) -> bool {
    GENERATED
        .iter()
        .any(|folder| Path::new(path).starts_with(folder))
}

fn first_different_line(old: &[u8], new: &[u8]) -> usize {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new);
    1 + same.filter(|&(&byte, _)| byte == b'\n').count()
}

/// Reads all files below `folder`; their paths are counted from `root`. A missing folder holds no files.
fn read_below(folder: &Path, root: &Path, files: &mut Files) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let cannot_read = || format!("cannot read {}", folder.display());
    for entry in fs::read_dir(folder).with_context(cannot_read)? {
        let path = entry.with_context(cannot_read)?.path();
        if path.is_dir() {
            read_below(&path, root, files)?;
        } else {
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let name = path.strip_prefix(root).unwrap_or(&path);
            files.insert(name.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(committed: &[(&str, &str)], generated: &[(&str, &str)], expected: &[&str]) {
        let files = |files: &[(&str, &str)]| {
            let own = |&(path, text): &(&str, &str)| (path.to_owned(), text.as_bytes().to_vec());
            files.iter().map(own).collect::<Files>()
        };
        assert_eq!(differences(&files(committed), &files(generated)), expected);
    }

    #[test]
    fn equal_files_have_no_differences() {
        check(
            &[("schema/a.json", "{}\n")],
            &[("schema/a.json", "{}\n")],
            &[],
        );
    }

    #[test]
    fn a_changed_file_is_named_with_its_first_different_line() {
        let committed = [("docs/reference/cli.md", "one\ntwo\nthree\n")];
        let generated = [("docs/reference/cli.md", "one\ntwo\n3\n")];
        check(
            &committed,
            &generated,
            &["docs/reference/cli.md:3: differs from here on"],
        );
    }

    #[test]
    fn missing_and_left_over_files_are_named() {
        check(
            &[("schema/old.json", "{}")],
            &[("schema/new.json", "{}")],
            &[
                "schema/new.json is missing",
                "schema/old.json is not generated any more: delete it",
            ],
        );
    }

    #[test]
    fn a_file_outside_the_generated_folders_is_refused() {
        let expected = "README.md is generated, but outside schema and docs/reference";
        check(&[], &[("README.md", "hello")], &[expected]);
    }
}
