//! `cargo xtask postgres`: a PostgreSQL server of our own, gone when nobody needs it any more.
//!
//! Tests never touch a server that somebody uses: they get a fresh one in a temporary folder, on a free port of this
//! machine, with nothing in it.

mod account;
mod packages;
mod programs;
mod server;

use std::env;
use std::io;

use anyhow::{Context as _, Result};

use crate::say;
use programs::Programs;
use server::Server;

/// Where the tests find a server: an address such as `postgres://name@127.0.0.1:5432/postgres`.
const ADDRESS: &str = "RESTRIDE_TEST_POSTGRES";

/// Where the tests find a program that starts a server which they may crash: this one, called with `postgres`.
const STARTER: &str = "RESTRIDE_TEST_POSTGRES_STARTER";

/// A server for a run of tests, and what the tests must be told.
#[derive(Debug)]
pub(crate) struct ForTests {
    /// Variables of the environment of the tests.
    pub(crate) variables: Vec<(&'static str, String)>,
    /// Stops when dropped; `None` when the user brought a server.
    _server: Option<Server>,
}

/// Makes sure of a server for tests: the one that the user named, or one of our own.
///
/// # Errors
///
/// When PostgreSQL is missing and cannot be installed, or does not start.
pub(crate) fn for_tests() -> Result<ForTests> {
    let programs = packages::find_or_install()?;
    let mut variables = vec![(STARTER, own_program()?)];
    if env::var_os(ADDRESS).is_some() {
        say::line(format_args!("    {ADDRESS} is set: the tests use that"));
        return Ok(ForTests {
            variables,
            _server: None,
        });
    }
    let server = start(&programs)?;
    variables.push((ADDRESS, server.address().to_owned()));
    Ok(ForTests {
        variables,
        _server: Some(server),
    })
}

/// Starts a server, prints its address and keeps it until the input ends. The line `restart` crashes and restarts it.
///
/// # Errors
///
/// As for [`for_tests`].
pub(crate) fn run() -> Result<()> {
    let mut server = start(&packages::find_or_install()?)?;
    say::line(server.address());
    say::line("so that `cargo test` finds it:");
    say::line(format_args!("    export {ADDRESS}={}", server.address()));
    say::line(format_args!("    export {STARTER}={}", own_program()?));
    say::line(
        "`restart` stops it as a crash would and starts it again; Ctrl-D or Ctrl-C ends and removes it",
    );
    for line in io::stdin().lines() {
        match line.context("cannot read the input")?.trim() {
            "restart" => server.restart()?,
            "" => {}
            other => say::line(format_args!("`{other}` is not known; known: restart")),
        }
    }
    Ok(())
}

fn start(programs: &Programs) -> Result<Server> {
    let server = Server::start(programs)?;
    say::line(format_args!(
        "    PostgreSQL {} from {} runs in {}",
        programs.version,
        programs.folder.display(),
        server.folder().display()
    ));
    Ok(server)
}

fn own_program() -> Result<String> {
    let path = env::current_exe().context("cannot find the path of this program")?;
    Ok(path.to_string_lossy().into_owned())
}
