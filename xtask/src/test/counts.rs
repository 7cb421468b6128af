//! How many tests passed and failed, read from what the test runners print.

use std::fmt;
use std::ops::AddAssign;

/// Counts of one run, or of several added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: u64,
    pub(super) failed: u64,
    pub(super) skipped: u64,
}

impl Counts {
    /// Reads the line `Summary [ 0.1s] 4 tests run: 3 passed (1 slow), 1 failed, 2 skipped`.
    pub(super) fn of_nextest_line(line: &str) -> Option<Self> {
        let line = without_escapes(line);
        let (_, counts) = line
            .trim_start()
            .strip_prefix("Summary [")?
            .split_once(" run: ")?;
        let mut result = Self::default();
        for part in without_parentheses(counts).split(',') {
            let (number, what) = part.trim().split_once(' ')?;
            let number = number.parse::<u64>().ok()?;
            match what.trim() {
                "passed" => result.passed += number,
                "skipped" => result.skipped += number,
                // "failed", "exec failed", "timed out", and what a later version may add.
                _ => result.failed += number,
            }
        }
        Some(result)
    }

    /// Reads the line `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; ...`.
    pub(super) fn of_libtest_line(line: &str) -> Option<Self> {
        let line = without_escapes(line);
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let mut result = Self::default();
        for part in counts.split(';') {
            match part.trim().split_once(' ') {
                Some((number, "passed")) => result.passed = number.parse().ok()?,
                Some((number, "failed")) => result.failed = number.parse().ok()?,
                Some((number, "ignored")) => result.skipped = number.parse().ok()?,
                _ => {}
            }
        }
        Some(result)
    }

    /// Returns whether tests ran and none failed.
    pub(super) fn is_success(self) -> bool {
        self.passed > 0 && self.failed == 0
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(formatter, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// Drops terminal colours: an escape character up to the next letter.
fn without_escapes(line: &str) -> String {
    let mut inside = false;
    line.chars()
        .filter(|&character| {
            let was_inside = inside;
            inside = character == '\u{1b}' || (inside && !character.is_ascii_alphabetic());
            !inside && !was_inside
        })
        .collect()
}

/// Drops remarks such as `(1 slow)`, which may hold commas.
fn without_parentheses(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|character| {
            let was_inside = depth > 0;
            match character {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            !was_inside && depth == 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(read: fn(&str) -> Option<Counts>, line: &str, expected: Option<&str>) {
        assert_eq!(
            read(line).map(|counts| counts.to_string()).as_deref(),
            expected,
            "{line}"
        );
    }

    #[test]
    fn a_nextest_summary_of_passing_tests_is_read() {
        let line = "     Summary [   0.012s] 3 tests run: 3 passed, 0 skipped";
        check(Counts::of_nextest_line, line, Some("3 passed, 0 failed"));
        let line = "     Summary [   0.012s] 1 test run: 1 passed, 7 skipped";
        check(
            Counts::of_nextest_line,
            line,
            Some("1 passed, 0 failed, 7 skipped"),
        );
    }

    #[test]
    fn every_way_to_fail_in_nextest_counts_as_failed() {
        let line = "Summary [ 9.1s] 9/12 tests run: 4 passed (1 slow, 2 leaky), 3 failed, 1 timed out, \
             1 exec failed, 2 skipped";
        check(
            Counts::of_nextest_line,
            line,
            Some("4 passed, 5 failed, 2 skipped"),
        );
    }

    #[test]
    fn colours_do_not_hide_a_summary() {
        let line = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.012s] \u{1b}[1m2\u{1b}[0m tests run: \
                    \u{1b}[1m2\u{1b}[0m \u{1b}[32;1mpassed\u{1b}[0m, \u{1b}[1m0\u{1b}[0m skipped";
        check(Counts::of_nextest_line, line, Some("2 passed, 0 failed"));
        let line = "test result: \u{1b}[32mok\u{1b}[m. 5 passed; 0 failed; 0 ignored; 0 measured";
        check(Counts::of_libtest_line, line, Some("5 passed, 0 failed"));
    }

    #[test]
    fn a_libtest_result_is_read() {
        let line = "test result: FAILED. 41 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; \
                    finished in 0.35s";
        check(
            Counts::of_libtest_line,
            line,
            Some("41 passed, 1 failed, 2 skipped"),
        );
    }

    #[test]
    fn other_lines_hold_no_counts() {
        for line in [
            "",
            "running 3 tests",
            "test tests::sums ... ok",
            "3 passed; 0 failed",
        ] {
            check(Counts::of_libtest_line, line, None);
            check(Counts::of_nextest_line, line, None);
        }
        check(
            Counts::of_nextest_line,
            "    Starting 3 tests across 2 binaries",
            None,
        );
    }

    #[test]
    fn a_run_without_tests_or_with_a_failure_is_no_success() {
        let run = |passed, failed| {
            Counts {
                passed,
                failed,
                skipped: 0,
            }
            .is_success()
        };
        assert_eq!([run(0, 0), run(3, 1), run(3, 0)], [false, false, true]);
    }
}
