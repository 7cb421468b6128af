//! Integration tests: one program per crate, and no file that is in none.
//!
//! Cargo makes one program of each `tests/*.rs` and each `tests/*/main.rs`. Every further one costs a link, and a
//! module file that nobody names is never compiled, so its tests never run.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fault, File};

pub(super) fn faults(files: &[File]) -> Vec<Fault> {
    let mut by_folder = BTreeMap::<&str, Vec<&File>>::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        if let Some(folder) = tests_folder(&file.path) {
            by_folder.entry(folder).or_default().push(file);
        }
    }
    by_folder
        .iter()
        .flat_map(|(folder, files)| faults_of(folder, files))
        .collect()
}

fn faults_of(folder: &str, files: &[&File]) -> Vec<Fault> {
    let mains = files
        .iter()
        .filter(|file| is_main(folder, &file.path))
        .collect::<Vec<_>>();
    let mut faults = Vec::new();
    for extra in mains.iter().skip(1) {
        let message = format!(
            "is a second test program: make it a module of {}",
            mains[0].path
        );
        faults.push(Fault::new(extra, 1, message));
    }
    let mut reached = BTreeSet::new();
    for main in &mains {
        reach(&main.path, parent(&main.path), files, &mut reached);
    }
    for file in files
        .iter()
        .filter(|file| !reached.contains(file.path.as_str()))
    {
        let message =
            "is in no test program: name it with `mod` in its neighbour main.rs or mod.rs";
        faults.push(Fault::new(file, 1, message));
    }
    faults
}

/// Follows the `mod x;` lines of the file at `path`, whose modules lie in `folder`.
fn reach<'a>(path: &str, folder: &str, files: &[&'a File], reached: &mut BTreeSet<&'a str>) {
    let Some(file) = files.iter().find(|file| file.path == path) else {
        return;
    };
    if !reached.insert(&file.path) {
        return;
    }
    for name in file.text.lines().filter_map(declared_module) {
        let inner = format!("{folder}/{name}");
        reach(&format!("{inner}.rs"), &inner, files, reached);
        reach(&format!("{inner}/mod.rs"), &inner, files, reached);
    }
}

/// Returns `x` of the line `mod x;`, whatever its visibility.
fn declared_module(line: &str) -> Option<&str> {
    let (before, name) = line.trim().strip_suffix(';')?.rsplit_once("mod ")?;
    let is_visibility = before.is_empty() || (before.starts_with("pub") && before.ends_with(' '));
    is_visibility.then_some(name.trim())
}

/// Returns the `crates/*/tests` that the file is in.
fn tests_folder(path: &str) -> Option<&str> {
    let (crate_name, _) = path.strip_prefix("crates/")?.split_once("/tests/")?;
    let is_crate = !crate_name.contains('/');
    let length = "crates/".len() + crate_name.len() + "/tests".len();
    if is_crate { path.get(..length) } else { None }
}

/// Returns whether cargo makes a program of this file.
fn is_main(folder: &str, path: &str) -> bool {
    let below = path.strip_prefix(folder).unwrap_or(path);
    match below.matches('/').count() {
        1 => true,
        2 => below.ends_with("/main.rs"),
        _ => false,
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn a_program_that_names_all_its_files_passes() {
        check(
            faults,
            &[
                (
                    "crates/core/tests/it/main.rs",
                    "mod load;\npub(crate) mod care;\n",
                ),
                ("crates/core/tests/it/load.rs", ""),
                ("crates/core/tests/it/care/mod.rs", "mod gates;"),
                ("crates/core/tests/it/care/gates.rs", ""),
                ("crates/web/tests/pages.rs", "mod helpers;"),
                ("crates/web/tests/helpers/mod.rs", ""),
                ("crates/web/src/tests/x.rs", ""),
            ],
            &[],
        );
    }

    #[test]
    fn a_forgotten_file_is_found() {
        check(
            faults,
            &[
                ("crates/core/tests/it/main.rs", "mod load;\n// mod care;\n"),
                ("crates/core/tests/it/load.rs", ""),
                ("crates/core/tests/it/care.rs", ""),
            ],
            &[
                "crates/core/tests/it/care.rs:1: is in no test program: name it with `mod` in its \
               neighbour main.rs or mod.rs",
            ],
        );
    }

    #[test]
    fn a_second_program_is_found() {
        check(
            faults,
            &[
                ("crates/core/tests/it/main.rs", ""),
                ("crates/core/tests/load.rs", ""),
            ],
            &[
                "crates/core/tests/load.rs:1: is a second test program: make it a module of \
               crates/core/tests/it/main.rs",
            ],
        );
    }

    #[test]
    fn a_folder_without_a_program_is_found() {
        check(
            faults,
            &[("crates/core/tests/it/load.rs", "")],
            &[
                "crates/core/tests/it/load.rs:1: is in no test program: name it with `mod` in its \
               neighbour main.rs or mod.rs",
            ],
        );
    }
}
