//! The account that a server runs under: it refuses the administrator's.

use std::path::Path;
use std::process::Command;
#[cfg(unix)]
use std::{
    fs::Permissions,
    os::unix::fs::{PermissionsExt as _, chown},
    os::unix::process::CommandExt as _,
};

use anyhow::{Context as _, Result};
use tempfile::{Builder, TempDir};

use crate::process;

/// Accounts without rights; the first that exists is taken.
const NAMES: &[&str] = &["postgres", "nobody"];

/// A user and a group that are not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Account {
    user: u32,
    group: u32,
}

impl Account {
    /// Returns an account without rights when we are the administrator, and `None` when our own will do.
    ///
    /// # Errors
    ///
    /// When we are the administrator and there is no such account.
    pub(super) fn without_rights() -> Result<Option<Self>> {
        if id(&["-u"]) != Some(0) {
            return Ok(None);
        }
        let known = NAMES.iter().find_map(|name| {
            let user = id(&["-u", name])?;
            let group = id(&["-g", name])?;
            Some(Self { user, group })
        });
        known.map(Some).with_context(|| {
            format!(
                "PostgreSQL does not run as root, and no account of {NAMES:?} exists: run this as another user"
            )
        })
    }

    /// Lets `command` run under this account.
    pub(super) fn run(self, command: &mut Command) {
        #[cfg(unix)]
        command.uid(self.user).gid(self.group);
        #[cfg(not(unix))]
        let _ = command;
    }

    /// Gives a folder to this account.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub(super) fn own(self, folder: &Path) -> Result<()> {
        #[cfg(unix)]
        chown(folder, Some(self.user), Some(self.group))
            .with_context(|| format!("cannot give {} away", folder.display()))?;
        #[cfg(not(unix))]
        let _ = folder;
        Ok(())
    }
}

/// Lets `command` lead a group of its own, so that Ctrl-C does not reach it.
pub(super) fn lead_group(command: &mut Command) {
    #[cfg(unix)]
    command.process_group(0);
    #[cfg(not(unix))]
    let _ = command;
}

/// Makes a temporary folder that only its owner can look into.
///
/// # Errors
///
/// When the system refuses.
pub(super) fn private_folder(prefix: &str) -> Result<TempDir> {
    let mut builder = Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    builder.permissions(Permissions::from_mode(0o700));
    builder.tempdir().context("cannot make a temporary folder")
}

/// Returns what the program `id` says; `None` also where there is none.
pub(super) fn id(arguments: &[&str]) -> Option<u32> {
    let mut command = Command::new("id");
    let output = process::quiet_output(command.args(arguments))?;
    output.trim().parse().ok()
}
