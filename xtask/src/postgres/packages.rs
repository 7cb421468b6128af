//! Installing PostgreSQL where it is missing, on systems with `apt-get` and without asking for a password.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::account;
use super::programs::{self, OLDEST, Programs};
use crate::{process, say};

/// Read by Debian's package when it is installed: no server is set up or started, the programs are all we want.
const SETTINGS: &str = "/etc/postgresql-common/createcluster.d/restride-tests.conf";

/// How to call programs as the administrator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Administrator {
    /// We are.
    Ourselves,
    /// Through `sudo`, which does not ask.
    Sudo,
}

impl Administrator {
    fn find() -> Option<Self> {
        if account::id(&["-u"]) == Some(0) {
            Some(Self::Ourselves)
        } else {
            process::succeeds(Command::new("sudo").args(["-n", "true"])).then_some(Self::Sudo)
        }
    }

    fn command(self, words: &[&str]) -> Command {
        let mut words = words.to_vec();
        if self == Self::Sudo {
            // `sudo` drops the environment, so it is given again.
            words.splice(..0, ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]);
        }
        let mut command = Command::new(words[0]);
        command
            .args(&words[1..])
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    }
}

/// Returns an installed PostgreSQL, installing one when there is none. Installs `strace` as well, which a test of
/// durability uses to count what reaches the disk; without it that test says so.
///
/// # Errors
///
/// When there is none and it cannot be installed; the message says what to do.
pub(super) fn find_or_install() -> Result<Programs> {
    let installed = programs::installed();
    let versions = installed.iter().map(|programs| programs.version);
    let versions = versions.collect::<Vec<_>>();
    let found = programs::usable(installed);
    let has_strace = process::succeeds(Command::new("strace").arg("-V"));
    if (found.is_none() || !has_strace)
        && let Err(error) = install(found.is_none(), !has_strace)
    {
        say::line(format_args!("    {error:#}"));
    }
    if !can_trace() {
        say::line(
            "    strace is missing or not allowed: nobody sees when the store reaches the disk",
        );
    }
    found
        .or_else(|| programs::usable(programs::installed()))
        .with_context(|| missing(&versions))
}

/// Whether `strace` is there and the system lets it look.
fn can_trace() -> bool {
    process::succeeds(Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]))
}

fn install(postgresql: bool, strace: bool) -> Result<()> {
    if !process::succeeds(Command::new("apt-get").arg("--version")) {
        bail!("there is no apt-get here, so nothing is installed");
    }
    let Some(administrator) = Administrator::find() else {
        bail!("installing asks for a password here, so nothing is installed");
    };
    let run = |words: &[&str]| process::run(&mut administrator.command(words));
    // Old lists of packages may do.
    if let Err(error) = run(&["apt-get", "update"]) {
        say::line(format_args!("    {error:#}"));
    }
    let install = |package| {
        run(&[
            "apt-get",
            "install",
            "-y",
            "--no-install-recommends",
            package,
        ])
    };
    if postgresql {
        let folder = Path::new(SETTINGS).parent().unwrap_or(Path::new("/"));
        run(&["mkdir", "-p", &folder.to_string_lossy()])?;
        let write = format!("echo 'create_main_cluster = false' > {SETTINGS}");
        run(&["sh", "-c", &write])?;
        let result = install("postgresql");
        // Whoever installs another version later gets what they expect.
        run(&["rm", "-f", SETTINGS])?;
        result?;
    }
    if strace {
        install("strace")?;
    }
    Ok(())
}

/// What to do about it.
fn missing(too_old: &[u32]) -> String {
    let found = too_old
        .iter()
        .max()
        .map(|version| format!(" (found {version})"))
        .unwrap_or_default();
    format!(
        "PostgreSQL {OLDEST} or newer is needed for the tests{found}. Install it (Debian, Ubuntu: `sudo apt install \
         postgresql`; Fedora: `sudo dnf install postgresql-server`; macOS: `brew install postgresql@17`), put its \
         `initdb` and `postgres` on the PATH, or set {} to the address of an empty database",
        super::ADDRESS
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_names_what_was_found_and_what_to_do() {
        assert!(
            missing(&[]).starts_with("PostgreSQL 15 or newer is needed for the tests. Install")
        );
        assert!(missing(&[9, 14]).contains("(found 14)"));
    }

    #[test]
    fn sudo_is_told_not_to_ask() {
        let words = |administrator: Administrator| {
            let command = administrator.command(&["apt-get", "update"]);
            let words = command.get_args().map(|word| word.to_string_lossy());
            let words = words.collect::<Vec<_>>().join(" ");
            format!("{} {words}", command.get_program().to_string_lossy())
        };
        assert_eq!(words(Administrator::Ourselves), "apt-get update");
        assert_eq!(
            words(Administrator::Sudo),
            "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get update"
        );
    }
}
