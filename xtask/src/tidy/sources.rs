//! Rust files: they say what they are for, stay short, and leave nothing unfinished.

use super::{Fault, File};

/// Lines a file may have, its inline tests not counted.
const MOST_LINES: usize = 800;

/// From here on a reader wonders whether there are two files in one.
const MANY_LINES: usize = 400;

/// A `main.rs` only says what is called in which order.
const MOST_LINES_OF_MAIN: usize = 60;

/// What no code of the product may hold, and what to do instead.
const UNFINISHED: &[(&str, &str)] = &[
    (
        "#[ignore",
        "a test that does not run tests nothing: run it or delete it",
    ),
    ("#[should_panic", "assert on the returned error instead"),
    ("todo!(", "finish it"),
    ("unimplemented!(", "finish it"),
    ("dbg!(", "remove it"),
];

pub(super) fn faults(files: &[File]) -> Vec<Fault> {
    files
        .iter()
        .filter(|file| file.is_rust())
        .flat_map(faults_of)
        .collect()
}

/// Returns one line per file that is long but not yet too long.
pub(super) fn warnings(files: &[File]) -> Vec<String> {
    let long = files
        .iter()
        .filter(|file| file.is_rust())
        .filter_map(|file| {
            let lines = lines_without_tests(file);
            (lines > MANY_LINES).then(|| {
                format!(
                    "{} has {lines} lines without its tests: are there two files in it?",
                    file.path
                )
            })
        });
    long.collect()
}

fn faults_of(file: &File) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !file.text.starts_with("//!") {
        let message = "does not start with a `//!` line that says what the file is for";
        faults.push(Fault::new(file, 1, message));
    }
    let lines = lines_without_tests(file);
    let most = if is_main(file) {
        MOST_LINES_OF_MAIN
    } else {
        MOST_LINES
    };
    if lines > most {
        let message = format!("has {lines} lines without its tests, at most {most} are allowed");
        faults.push(Fault::new(file, most + 1, message));
    }
    if !file.path.starts_with("xtask/") {
        for (number, line) in file.lines().filter(|(_, line)| !is_comment(line)) {
            for (text, advice) in UNFINISHED.iter().filter(|(text, _)| line.contains(text)) {
                faults.push(Fault::new(file, number, format!("`{text}`: {advice}")));
            }
        }
    }
    faults
}

/// Counts the lines before the inline tests, which begin with an unindented `#[cfg(test)]`.
fn lines_without_tests(file: &File) -> usize {
    let lines = file.text.lines().collect::<Vec<_>>();
    let begins_tests = |pair: &[&str]| pair == ["#[cfg(test)]", "mod tests {"];
    lines
        .windows(2)
        .position(begins_tests)
        .unwrap_or(lines.len())
}

fn is_main(file: &File) -> bool {
    file.path.ends_with("/src/main.rs")
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    /// A file of `count` lines.
    fn of_lines(count: usize) -> String {
        "//! Says what it is for.\n".to_owned() + &"// code\n".repeat(count - 1)
    }

    #[test]
    fn a_file_begins_by_saying_what_it_is_for() {
        let good = ("crates/core/src/lib.rs", "//! Pure.\n\nmod load;\n");
        let bad = ("crates/core/src/load.rs", "use std::fmt;\n");
        let expected = "crates/core/src/load.rs:1: does not start with a `//!` line that says what \
                        the file is for";
        check(
            faults,
            &[good, bad, ("README.md", "# Restride")],
            &[expected],
        );
    }

    #[test]
    fn a_file_has_at_most_800_lines_without_its_tests() {
        check(faults, &[("crates/core/src/load.rs", &of_lines(800))], &[]);
        let expected = "crates/core/src/load.rs:801: has 801 lines without its tests, at most 800 \
                        are allowed";
        check(
            faults,
            &[("crates/core/src/load.rs", &of_lines(801))],
            &[expected],
        );
        let with_tests = of_lines(800) + "#[cfg(test)]\nmod tests {\n}\n";
        check(faults, &[("crates/core/src/load.rs", &with_tests)], &[]);
    }

    #[test]
    fn a_test_helper_in_the_middle_does_not_end_the_count() {
        let text = "//! Pure.\n#[cfg(test)]\nmod samples;\n".to_owned() + &of_lines(798);
        let expected = "crates/core/src/lib.rs:801: has 801 lines without its tests, at most 800 \
                        are allowed";
        check(faults, &[("crates/core/src/lib.rs", &text)], &[expected]);
    }

    #[test]
    fn a_main_has_at_most_60_lines() {
        check(
            faults,
            &[("crates/restride/src/main.rs", &of_lines(60))],
            &[],
        );
        check(
            faults,
            &[("crates/restride/tests/it/main.rs", &of_lines(61))],
            &[],
        );
        let expected = "crates/restride/src/main.rs:61: has 61 lines without its tests, at most 60 \
                        are allowed";
        check(
            faults,
            &[("crates/restride/src/main.rs", &of_lines(61))],
            &[expected],
        );
    }

    #[test]
    fn a_file_over_400_lines_is_a_warning() {
        let file = |lines| File {
            path: "crates/core/src/load.rs".to_owned(),
            text: of_lines(lines),
        };
        assert!(warnings(&[file(400)]).is_empty());
        assert_eq!(warnings(&[file(401)]).len(), 1);
    }

    #[test]
    fn unfinished_code_and_switched_off_tests_are_found() {
        let text = "//! Pure.\n\n#[ignore = \"slow\"]\nfn later() {\n    todo!()\n}\n// a dbg!() in a comment\n";
        let expected = [
            "crates/core/src/lib.rs:3: `#[ignore`: a test that does not run tests nothing: run it or \
             delete it",
            "crates/core/src/lib.rs:5: `todo!(`: finish it",
        ];
        check(faults, &[("crates/core/src/lib.rs", text)], &expected);
    }
}
