//! Checks a data folder, or a file that is a backup of one.

use super::connection::{SETTINGS, options, setting};
use super::fault::fault;
use super::folder::beside;
use super::queries;
use crate::append::Kept;
use crate::check::{Checked, Finding, Unchecked, content};
use crate::sqlite::SqliteStore;
use restride_app::store::{Position, RunnerId, StoreError};
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection, query_as, query_scalar};
use std::path::Path;

impl Unchecked for SqliteStore {
    async fn kept(
        &self,
        runner: RunnerId,
        after: Position,
        most: usize,
    ) -> Result<Vec<Kept>, StoreError> {
        queries::kept(&self.readers, runner, after, most).await
    }
}

impl SqliteStore {
    /// Checks everything: the structure of the file, its settings and who can read it, every entry and every file. Others
    /// may go on writing.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the check cannot be made at all. What it finds is no error.
    pub async fn check(&self) -> Result<Checked, StoreError> {
        let mut connection = options(&self.database).connect().await.map_err(fault)?;
        let mut findings = structure(&mut connection).await?;
        for (name, expected) in SETTINGS {
            let found = setting(&mut connection, name).await?;
            if found != *expected {
                findings.push(Finding::Setting {
                    name: (*name).to_owned(),
                    found,
                    expected: (*expected).to_owned(),
                });
            }
        }
        connection.close().await.map_err(fault)?;
        findings.extend(open_to_others(&self.database));
        let mut checked = match content(self).await {
            Ok(checked) => checked,
            // A damaged page: the findings say more than the error.
            Err(StoreError::Damaged(what)) => {
                findings.push(Finding::Structure(what));
                Checked::default()
            }
            Err(other) => return Err(other),
        };
        findings.append(&mut checked.findings);
        checked.findings = findings;
        Ok(checked)
    }
}

/// What SQLite says about the file itself.
pub(super) async fn structure(
    connection: &mut SqliteConnection,
) -> Result<Vec<Finding>, StoreError> {
    let lines: sqlx::Result<Vec<String>> = query_scalar("PRAGMA integrity_check(50)")
        .fetch_all(&mut *connection)
        .await;
    let lines = match lines.map_err(fault) {
        Ok(lines) => lines,
        Err(StoreError::Damaged(what)) => return Ok(vec![Finding::Structure(what)]),
        Err(other) => return Err(other),
    };
    let lines = lines.into_iter().filter(|line| line != "ok");
    let mut findings: Vec<_> = lines.map(Finding::Structure).collect();
    if findings.is_empty() {
        let orphans: Vec<(String, i64)> =
            query_as("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")
                .fetch_all(connection)
                .await
                .map_err(fault)?;
        findings.extend(orphans.into_iter().map(|(table, rows)| Finding::Orphans {
            table,
            rows: rows.unsigned_abs(),
        }));
    }
    Ok(findings)
}

#[cfg(unix)]
fn open_to_others(database: &Path) -> Vec<Finding> {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = database.parent().map(Path::to_owned);
    let files = ["", "-wal", "-shm"].map(|suffix| beside(database, suffix));
    let is_open = |path: &std::path::PathBuf| {
        let mode = std::fs::metadata(path).map(|found| found.permissions().mode());
        mode.is_ok_and(|mode| mode & 0o077 != 0)
    };
    let paths = folder.into_iter().chain(files);
    paths
        .filter(is_open)
        .map(|path| Finding::Open { path })
        .collect()
}

#[cfg(not(unix))]
fn open_to_others(_database: &Path) -> Vec<Finding> {
    Vec::new()
}
