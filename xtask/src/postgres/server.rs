//! One server: its folder, its start, its end.

use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use super::account::{self, Account};
use super::programs::Programs;
use crate::process;

/// Name of the account inside the database that may do everything.
const USER: &str = "restride";

/// Starts tried, each with another port: somebody else may take the port between our look and the start.
const ATTEMPTS: usize = 3;

/// How long a start may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often we look whether it has started.
const LOOK: Duration = Duration::from_millis(50);

/// What the tests rely on: what was acknowledged is on the disk, and many may connect at once.
const SETTINGS: &[&str] = &[
    "fsync=on",
    "full_page_writes=on",
    "synchronous_commit=on",
    "max_connections=200",
    "shared_buffers=64MB",
    "logging_collector=off",
    "timezone=UTC",
];

/// Outlives us by a moment, whatever happens to us, and tidies up.
const KEEPER: &str = include_str!("keeper.sh");

/// A running server. Dropping it stops the server and removes its folder.
#[derive(Debug)]
pub(super) struct Server {
    keeper: Child,
    folder: PathBuf,
    address: String,
}

impl Server {
    /// Makes an empty database server in a fresh folder and waits until it answers.
    ///
    /// # Errors
    ///
    /// When it does not start; with the end of its log.
    pub(super) fn start(programs: &Programs) -> Result<Self> {
        let account = Account::without_rights()?;
        let mut last = None;
        for _ in 0..ATTEMPTS {
            match Self::start_once(programs, account) {
                Ok(server) => return Ok(server),
                Err(error) => last = Some(error),
            }
        }
        Err(last.context("no start was tried")?)
    }

    fn start_once(programs: &Programs, account: Option<Account>) -> Result<Self> {
        let folder = account::private_folder("restride-postgres-")?;
        if let Some(account) = account {
            account.own(folder.path())?;
        }
        process::silently(&mut as_account(
            initdb_command(programs, folder.path()),
            folder.path(),
            account,
        ))?;
        let port = free_port()?;
        let mut command = as_account(
            keeper_command(programs, folder.path(), port),
            folder.path(),
            account,
        );
        account::lead_group(&mut command);
        let keeper = command
            .stdin(Stdio::piped())
            .spawn()
            .context("cannot start `sh`, which looks after the server")?;
        // From here on the keeper removes it.
        let folder = folder.keep();
        let server = Self {
            keeper,
            folder,
            address: format!("postgres://{USER}@127.0.0.1:{port}/postgres"),
        };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// Where programs connect to.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Where its data are.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Ends the server as a crash would, and starts it again. Returns at once.
    ///
    /// # Errors
    ///
    /// When nobody looks after the server any more.
    pub(super) fn restart(&mut self) -> Result<()> {
        let input = self.keeper.stdin.as_mut().context("the server is gone")?;
        input
            .write_all(b"restart\n")
            .context("nobody looks after the server any more")
    }

    fn wait_until_ready(&self) -> Result<()> {
        let looks = PATIENCE.as_millis() / LOOK.as_millis();
        for _ in 0..looks {
            let pid_file = fs::read_to_string(self.folder.join("data/postmaster.pid"));
            if pid_file.is_ok_and(|text| says_ready(&text)) {
                return Ok(());
            }
            if self.log().contains("FATAL:") {
                break;
            }
            thread::sleep(LOOK);
        }
        let log = self.log();
        let lines = log.lines().collect::<Vec<_>>();
        let end = lines[lines.len().saturating_sub(10)..].join("\n    ");
        bail!("PostgreSQL does not start. The end of its log:\n    {end}");
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("server.log")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _status = self.keeper.wait();
    }
}

fn as_account(mut command: Command, folder: &Path, account: Option<Account>) -> Command {
    // Our own current folder may be closed to that account.
    command.current_dir(folder).env("LC_ALL", "C");
    if let Some(account) = account {
        account.run(&mut command);
    }
    command
}

fn initdb_command(programs: &Programs, folder: &Path) -> Command {
    let mut command = Command::new(programs.path("initdb"));
    command.args(["--username", USER, "--auth", "trust", "--encoding", "UTF8"]);
    command.args(["--locale", "C", "--no-sync", "--pgdata"]);
    command.arg(folder.join("data"));
    command
}

fn keeper_command(programs: &Programs, folder: &Path, port: u16) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", KEEPER, "keeper"]).arg(folder);
    command
        .arg(programs.path("postgres"))
        .arg("-D")
        .arg(folder.join("data"));
    command.args(["-h", "127.0.0.1", "-p", &port.to_string(), "-k"]);
    command.arg(folder);
    command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
    command
}

/// Asks the system for a port that nobody listens on.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}

/// Reads the eighth line of the file in which the server says how far it is.
fn says_ready(pid_file: &str) -> bool {
    pid_file
        .lines()
        .nth(7)
        .is_some_and(|line| line.trim() == "ready")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_ready_when_it_says_so_and_not_before() {
        let file =
            |status| format!("4711\n/tmp/x/data\n1764\n5432\n/tmp/x\n127.0.0.1\n 1 2\n{status}\n");
        assert!(says_ready(&file("ready   ")));
        assert!(!says_ready(&file("starting")));
        assert!(!says_ready("4711\n/tmp/x/data\n"));
        assert!(!says_ready(""));
    }

    #[test]
    fn the_server_listens_on_this_machine_only_and_writes_through() {
        let programs = Programs {
            folder: "/bin".into(),
            version: 15,
        };
        let command = keeper_command(&programs, Path::new("/tmp/x"), 5433);
        let words = command.get_args().map(|word| word.to_string_lossy());
        let words = words.skip(2).collect::<Vec<_>>().join(" ");
        let expected =
            "keeper /tmp/x /bin/postgres -D /tmp/x/data -h 127.0.0.1 -p 5433 -k /tmp/x -c fsync=on";
        assert!(words.starts_with(expected), "{words}");
        assert!(words.contains("-c synchronous_commit=on"), "{words}");
    }
}
