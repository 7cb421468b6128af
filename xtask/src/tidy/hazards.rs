//! `CLINICAL_SAFETY.md`: every hazard is guarded by a test that exists.
//!
//! A hazard is a row of a table whose first cell is `H` and a number. Anywhere in the row, `` `test:some_name` ``
//! names a function `some_name` of the crates that fails when the guard is gone.

use std::collections::BTreeSet;

use super::{Fault, File};

/// Where the hazards are listed.
const HAZARD_LOG: &str = "CLINICAL_SAFETY.md";

/// Hazards are never dropped from the log, so the numbers from 1 to this one must be there.
const LAST_HAZARD: u32 = 14;

pub(super) fn faults(files: &[File]) -> Vec<Fault> {
    let Some(log) = files.iter().find(|file| file.path == HAZARD_LOG) else {
        return vec![Fault::missing(
            HAZARD_LOG,
            "is missing: it lists the hazards and their tests",
        )];
    };
    let functions = functions_of_crates(files);
    let mut hazards = BTreeSet::new();
    let mut faults = Vec::new();
    for (number, line) in log.lines() {
        let tests = tests_named_in(line);
        if let Some(hazard) = hazard_of_row(line) {
            hazards.insert(hazard);
            if tests.is_empty() {
                let message = format!("H{hazard} names no test, written `test:name_of_function`");
                faults.push(Fault::new(log, number, message));
            }
        }
        for test in tests.iter().filter(|test| !functions.contains(*test)) {
            let message = format!("`test:{test}`: there is no `fn {test}(` in crates/");
            faults.push(Fault::new(log, number, message));
        }
    }
    for hazard in (1..=LAST_HAZARD).filter(|hazard| !hazards.contains(hazard)) {
        faults.push(Fault::new(
            log,
            1,
            format!("the row of H{hazard} is missing"),
        ));
    }
    faults
}

/// Returns 7 for the row `| H7 | ... |`, also when the id is in bold.
fn hazard_of_row(line: &str) -> Option<u32> {
    let (first, _) = line.trim().strip_prefix('|')?.split_once('|')?;
    first
        .trim()
        .trim_matches('*')
        .strip_prefix('H')?
        .parse()
        .ok()
}

fn tests_named_in(line: &str) -> Vec<&str> {
    // Every second piece between backticks is code.
    line.split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|code| code.strip_prefix("test:"))
        .collect()
}

fn functions_of_crates(files: &[File]) -> BTreeSet<&str> {
    files
        .iter()
        .filter(|file| file.is_rust() && file.path.starts_with("crates/"))
        .flat_map(|file| file.text.split("fn ").skip(1))
        .filter_map(|text| text.split_once('('))
        .map(|(name, _)| name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    const CODE: (&str, &str) = (
        "crates/core/src/lib.rs",
        "#[test]\nfn alarms_never_drop() {}\nfn other() {}\n",
    );

    /// A log with a good row for every hazard but those in `left_out`, and then `rows`.
    fn log(left_out: &[u32], rows: &str) -> String {
        let row = |hazard| format!("| **H{hazard}** | harm | `test:alarms_never_drop` |\n");
        let rest = (1..=LAST_HAZARD)
            .filter(|hazard| !left_out.contains(hazard))
            .map(row);
        "| id | harm | test |\n|---|---|---|\n".to_owned() + &rest.collect::<String>() + rows
    }

    fn check_log(log: &str, expected: &[&str]) {
        check(faults, &[(HAZARD_LOG, log), CODE], expected);
    }

    #[test]
    fn a_log_in_which_every_hazard_names_an_existing_test_passes() {
        check_log(&log(&[], ""), &[]);
        check_log(
            &log(
                &[],
                "| H15 | new | `test:alarms_never_drop`, `test:other` |",
            ),
            &[],
        );
    }

    #[test]
    fn a_hazard_without_a_test_is_at_fault() {
        let expected = "CLINICAL_SAFETY.md:16: H3 names no test, written `test:name_of_function`";
        check_log(&log(&[3], "| H3 | harm | careful reading |"), &[expected]);
    }

    #[test]
    fn a_test_that_does_not_exist_is_at_fault_wherever_it_is_named() {
        let expected = ["CLINICAL_SAFETY.md:17: `test:gone`: there is no `fn gone(` in crates/"];
        check_log(&log(&[], "See `test:gone` and `test:other`."), &expected);
    }

    #[test]
    fn a_hazard_without_a_row_is_at_fault() {
        check_log(
            &log(&[14], ""),
            &["CLINICAL_SAFETY.md:1: the row of H14 is missing"],
        );
    }

    #[test]
    fn a_repository_without_a_log_is_at_fault() {
        let expected = "CLINICAL_SAFETY.md:1: is missing: it lists the hazards and their tests";
        check(faults, &[CODE], &[expected]);
    }
}
