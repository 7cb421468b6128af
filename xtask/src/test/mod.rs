//! `cargo xtask test`: every test, on a fresh machine, ending with one line of counts.

mod counts;

use std::process::ExitCode;

use anyhow::Result;

use crate::{postgres, process, say};
use counts::Counts;

/// What the tests find in their environment.
type Variables = [(&'static str, String)];

/// One group of tests.
struct Step {
    title: &'static str,
    run: fn(&Variables) -> Result<Counts>,
}

const STEPS: &[Step] = &[
    Step {
        title: "unit and integration tests",
        run: unit_and_integration_tests,
    },
    Step {
        title: "examples in the documentation",
        run: documentation_examples,
    },
];

/// Runs all steps, also after one has failed, and prints the sum of their counts as the last line.
///
/// # Errors
///
/// When a program cannot be started. Failed tests are no error here: they are in the exit code.
pub(crate) fn run() -> Result<ExitCode> {
    let mut total = Counts::default();
    // Without a server the other tests still say what they can, but the run as a whole has failed.
    let postgres = say::step("a PostgreSQL server for the tests", postgres::for_tests);
    if let Err(error) = &postgres {
        say::error(error);
        total.failed += 1;
    }
    let variables = postgres
        .as_ref()
        .map_or(&[][..], |server| &server.variables);
    for step in STEPS {
        total += say::step(step.title, || (step.run)(variables))?;
    }
    drop(postgres);
    if total.passed == 0 {
        say::error_line("error: no test ran");
    }
    say::line(total);
    Ok(if total.is_success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Prefers cargo-nextest, which runs the tests of all crates side by side; needs nothing but cargo.
fn unit_and_integration_tests(variables: &Variables) -> Result<Counts> {
    if process::succeeds(&mut process::cargo(&["nextest", "--version"])) {
        let arguments = [
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
        ];
        count(&arguments, variables, Counts::of_nextest_line)
    } else {
        say::line(
            "    cargo-nextest is not installed, so `cargo test` runs the tests: slower, same result",
        );
        // `--tests` leaves the examples in the documentation to the next step.
        let arguments = [
            "test",
            "--workspace",
            "--locked",
            "--no-fail-fast",
            "--tests",
        ];
        count(&arguments, variables, Counts::of_libtest_line)
    }
}

fn documentation_examples(variables: &Variables) -> Result<Counts> {
    let arguments = ["test", "--workspace", "--locked", "--no-fail-fast", "--doc"];
    count(&arguments, variables, Counts::of_libtest_line)
}

/// Runs cargo and adds up what `counts_of_line` finds in its output.
///
/// A run that ends badly without naming a failed test (it did not build, say) counts as one failure.
fn count(
    arguments: &[&str],
    variables: &Variables,
    counts_of_line: fn(&str) -> Option<Counts>,
) -> Result<Counts> {
    let mut counts = Counts::default();
    let mut command = process::cargo(arguments);
    command.envs(variables.iter().cloned());
    let status = process::run_reading_lines(&mut command, |line| {
        counts += counts_of_line(line).unwrap_or_default();
    })?;
    if !status.success() && counts.failed == 0 {
        say::error_line(format_args!(
            "error: the run ended with {status} but named no failed test: counted as one failure"
        ));
        counts.failed = 1;
    }
    Ok(counts)
}
