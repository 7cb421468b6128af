//! Where PostgreSQL is installed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process;

/// The oldest version that the product supports.
pub(super) const OLDEST: u32 = 15;

/// Folders in which packages of operating systems put one folder per version, and where the programs are below that.
const PLACES: &[(&str, &str, &str)] = &[
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/opt/homebrew/opt", "postgresql@", "bin"),
    ("/usr/local/opt", "postgresql@", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];

/// One installed PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Programs {
    /// Where `initdb` and `postgres` are.
    pub(super) folder: PathBuf,
    /// The major version.
    pub(super) version: u32,
}

impl Programs {
    /// Returns the path of a program.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// Returns what is installed: first what the shell would start, then what `pg_config` names, then the newest of what
/// packages left in the usual places. May hold versions that are too old.
pub(super) fn installed() -> Vec<Programs> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders = env::split_paths(&path).collect::<Vec<_>>();
    folders.extend(
        process::quiet_output(Command::new("pg_config").arg("--bindir"))
            .map(|folder| PathBuf::from(folder.trim())),
    );
    folders.extend(PLACES.iter().flat_map(|&(parent, prefix, below)| {
        let names = names_in(Path::new(parent));
        let folder = move |name| Path::new(parent).join(name).join(below);
        newest_first(names, prefix).into_iter().map(folder)
    }));
    folders
        .into_iter()
        .filter(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
        .filter_map(|folder| {
            let output =
                process::quiet_output(Command::new(folder.join("postgres")).arg("--version"))?;
            let version = major_version(&output)?;
            Some(Programs { folder, version })
        })
        .collect()
}

/// Returns the first that is not too old.
pub(super) fn usable(installed: Vec<Programs>) -> Option<Programs> {
    installed
        .into_iter()
        .find(|programs| programs.version >= OLDEST)
}

/// Reads 15 from `postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)`, also from `18beta1` and `18devel`.
fn major_version(output: &str) -> Option<u32> {
    let (_, rest) = output.split_once("(PostgreSQL) ")?;
    let digits = rest.trim_start().split(|c: char| !c.is_ascii_digit());
    digits.into_iter().next()?.parse().ok()
}

/// Returns the names that are `prefix` and a number, highest number first.
fn newest_first(names: Vec<String>, prefix: &str) -> Vec<String> {
    let number = |name: &str| name.strip_prefix(prefix)?.parse::<u32>().ok();
    let mut numbered = names
        .into_iter()
        .filter_map(|name| Some((number(&name)?, name)))
        .collect::<Vec<_>>();
    numbered.sort_unstable_by(|a, b| b.cmp(a));
    numbered.into_iter().map(|(_, name)| name).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_the_server_prints() {
        for (output, version) in [
            (
                "postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)\n",
                Some(15),
            ),
            ("postgres (PostgreSQL) 9.6.24", Some(9)),
            ("postgres (PostgreSQL) 18beta1", Some(18)),
            ("postgres (EnterpriseDB) 15.1", None),
            ("postgres (PostgreSQL) devel", None),
            ("", None),
        ] {
            assert_eq!(major_version(output), version, "{output}");
        }
    }

    #[test]
    fn the_newest_of_several_versions_comes_first() {
        let names = ["9.6", "15", "9", "postgresql@16", "17", "old"].map(str::to_owned);
        assert_eq!(newest_first(names.to_vec(), ""), ["17", "15", "9"]);
        assert_eq!(
            newest_first(names.to_vec(), "postgresql@"),
            ["postgresql@16"]
        );
    }

    #[test]
    fn a_version_that_is_too_old_is_passed_over() {
        let programs = |version| Programs {
            folder: PathBuf::from(format!("/{version}")),
            version,
        };
        let found = usable(vec![programs(14), programs(15), programs(17)]);
        assert_eq!(found, Some(programs(15)));
        assert_eq!(usable(vec![programs(14)]), None);
    }
}
