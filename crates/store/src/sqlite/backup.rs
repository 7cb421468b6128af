//! A copy of a data folder in one file, and the way back.

use super::check::structure;
use super::connection::{PATIENCE, options};
use super::fault::{fault, file_fault};
use super::folder::{
    beside, database_in, inspect, is_unfinished, make_folder, make_ours, new_file, parent,
    put_in_place,
};
use crate::check::{Checked, content};
use crate::sqlite::SqliteStore;
use crate::sqlite::writer::Writer;
use restride_app::store::StoreError;
use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{ConnectOptions as _, Connection as _, query};
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Why there is no backup, or nothing was restored. Nothing was changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupError {
    /// The place for the backup is taken.
    Exists(PathBuf),
    /// The folder to restore into holds something.
    NotEmpty(PathBuf),
    /// The file is no whole backup; what was found.
    Damaged(Checked),
    /// The store or the file system failed.
    Store(StoreError),
}

impl fmt::Display for BackupError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => {
                write!(
                    formatter,
                    "{} exists already; name a new file",
                    path.display()
                )
            }
            Self::NotEmpty(path) => write!(
                formatter,
                "{} is not empty; name an empty folder or one that does not exist",
                path.display()
            ),
            Self::Damaged(checked) => {
                formatter.write_str("the backup is damaged")?;
                let damage = checked.findings.iter().find(|finding| finding.is_damage());
                damage.map_or(Ok(()), |first| write!(formatter, ": {first}"))
            }
            Self::Store(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for BackupError {}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl SqliteStore {
    /// Writes everything that was acknowledged so far into one new file, while others go on writing. The file is checked
    /// entry by entry before it gets its name, and durable when this returns.
    ///
    /// # Errors
    ///
    /// [`BackupError::Exists`] when the file exists, and what the store and the file system say.
    pub async fn backup(&self, to: &Path) -> Result<Checked, BackupError> {
        if to.symlink_metadata().is_ok() {
            return Err(BackupError::Exists(to.to_owned()));
        }
        let file = new_file(parent(to))?;
        let mut connection = options(&self.database).connect().await.map_err(fault)?;
        let path = file.path().to_string_lossy().into_owned();
        let copied = query("VACUUM INTO $1")
            .bind(path)
            .execute(&mut connection)
            .await;
        copied.map_err(fault)?;
        connection.close().await.map_err(fault)?;
        let checked = verify(file.path()).await?;
        if put_in_place(file, to)? {
            Ok(checked)
        } else {
            Err(BackupError::Exists(to.to_owned()))
        }
    }
}

/// Makes a data folder from a backup. The backup is checked entry by entry first, and brought to the newest schema; a
/// failure leaves no database.
///
/// # Errors
///
/// [`BackupError::NotEmpty`] when the folder holds anything but what a killed restore left, [`BackupError::Damaged`] when the backup is not whole, and
/// what the file system says.
pub async fn restore(from: &Path, folder: &Path) -> Result<Checked, BackupError> {
    let unfinished = unfinished_in(folder)?;
    inspect(from)?;
    let log = beside(from, "-wal");
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        let why = format!(
            "{} is a database in use and no backup: {} belongs to it",
            from.display(),
            log.display()
        );
        return Err(BackupError::Store(StoreError::Other(why)));
    }
    make_folder(folder)?;
    for path in unfinished {
        fs::remove_file(&path).map_err(|error| file_fault(&path, &error))?;
    }
    let file = new_file(folder)?;
    fs::copy(from, file.path()).map_err(|error| file_fault(from, &error))?;
    let checked = verify(file.path()).await?;
    make_ours(file.path()).await?;
    if put_in_place(file, &database_in(folder))? {
        Ok(checked)
    } else {
        Err(BackupError::NotEmpty(folder.to_owned()))
    }
}

/// Checks a backup entry by entry and changes nothing.
///
/// # Errors
///
/// [`BackupError::Damaged`] with what was found, [`BackupError::Store`] when the file cannot be read as a database of
/// ours.
pub async fn verify(backup: &Path) -> Result<Checked, BackupError> {
    inspect(backup)?;
    // Nobody else writes to it, and nothing is made beside it.
    let still = options(backup).immutable(true).read_only(true);
    let mut connection = still.connect().await.map_err(fault)?;
    let findings = structure(&mut connection).await?;
    connection.close().await.map_err(fault)?;
    let mut checked = Checked::default();
    if findings.is_empty() {
        let readers = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(still);
        let store = SqliteStore {
            writer: Writer::none(),
            readers,
            database: backup.to_owned(),
        };
        let content = content(&store).await;
        store.close().await;
        checked = content?;
    }
    checked.findings.extend(findings);
    if checked.is_damaged() {
        return Err(BackupError::Damaged(checked));
    }
    Ok(checked)
}

/// What a restore that was killed left in a folder which otherwise must be empty, or may be missing.
fn unfinished_in(folder: &Path) -> Result<Vec<PathBuf>, BackupError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(file_fault(folder, &error).into()),
    };
    entries
        .map(|entry| {
            let ours = entry.ok().filter(|entry| is_unfinished(&entry.file_name()));
            ours.map(|entry| entry.path())
                .ok_or_else(|| BackupError::NotEmpty(folder.to_owned()))
        })
        .collect()
}
