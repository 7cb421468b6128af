//! `cargo xtask check`: everything that is not a test and needs no server.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::generate::{self, Build, Mode};
use crate::process::{self, cargo};
use crate::workspace::Workspace;
use crate::{deps, say, tidy};

/// One check, known by a word.
struct Check {
    name: &'static str,
    run: fn() -> Result<()>,
}

/// Quick ones first; the last two build the crates as the tests do, so that a test run afterwards finds them built.
const CHECKS: &[Check] = &[
    Check {
        name: "fmt",
        run: fmt,
    },
    Check {
        name: "deps",
        run: deps::run,
    },
    Check {
        name: "tidy",
        run: tidy::run,
    },
    Check {
        name: "deny",
        run: deny,
    },
    Check {
        name: "clippy",
        run: clippy,
    },
    Check {
        name: "doc",
        run: doc,
    },
    Check {
        name: "generate --check",
        run: generate_check,
    },
];

/// Runs all checks, also after one has failed.
///
/// # Errors
///
/// When a check failed; the message names all that did.
pub(crate) fn run() -> Result<()> {
    let mut failed = Vec::new();
    for check in CHECKS {
        if let Err(error) = say::step(check.name, check.run) {
            say::error(&error);
            failed.push(check.name);
        }
    }
    ensure!(
        failed.is_empty(),
        "{} of {} checks failed: {}",
        failed.len(),
        CHECKS.len(),
        failed.join(", ")
    );
    say::line("all checks passed");
    Ok(())
}

fn fmt() -> Result<()> {
    process::run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    let arguments = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "--deny",
        "warnings",
    ];
    process::run(&mut cargo(&arguments))
}

fn doc() -> Result<()> {
    let arguments = ["doc", "--workspace", "--no-deps", "--locked"];
    process::run(cargo(&arguments).env("RUSTDOCFLAGS", "--deny warnings"))
}

fn generate_check() -> Result<()> {
    generate::generate(Mode::Check, Build::WithTests)
}

/// Checks outside crates against deny.toml, all but the advisories, which need the network.
fn deny() -> Result<()> {
    // cargo-deny looks at all platforms, so it wants crates that no build on this one has fetched.
    process::run(&mut cargo(&["fetch", "--locked"]))?;
    let mut command = cargo_deny()?;
    // A wrapper may be named in deny.toml before the first crate of that name comes.
    command.args([
        "--offline",
        "check",
        "--hide-inclusion-graph",
        "--allow",
        "unused-wrapper",
    ]);
    process::run(command.args(["licenses", "bans", "sources"]))
}

/// Returns the installed cargo-deny, or one of our own below the target folder, installed when missing.
fn cargo_deny() -> Result<Command> {
    if process::succeeds(&mut cargo(&["deny", "--version"])) {
        return Ok(cargo(&["deny"]));
    }
    let tools = Workspace::load()?.target_directory.join("tools");
    let program = tools.join("bin").join("cargo-deny");
    if !process::succeeds(Command::new(&program).arg("--version")) {
        say::line("    cargo-deny is not installed: building it into target/tools, once");
        let install = || process::run(&mut install_command(&tools));
        install().or_else(|error| {
            say::error(&error);
            say::line("    trying once more");
            install()
        })?;
    }
    Ok(Command::new(program))
}

fn install_command(tools: &Path) -> Command {
    let mut command = cargo(&["install", "cargo-deny", "--locked", "--root"]);
    command.arg(tools);
    command
}
