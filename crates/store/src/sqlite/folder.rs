//! The data folder: where the database file is, how it is made, and what is refused before anything is opened.

use super::connection::options;
use super::fault::{fault, file_fault};
use super::migrate::migrate;
use crate::migrations::known;
use restride_app::store::StoreError;
use sqlx::{ConnectOptions as _, Connection as _, raw_sql};
use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// The name of the database in the data folder.
const NAME: &str = "journal.sqlite";

/// What the header of a database of ours says about whose it is ("RSTR").
pub(super) const APPLICATION: u32 = 0x5253_5452;

/// How every SQLite file begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// The database file of a data folder.
pub(super) fn database_in(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// A file that SQLite keeps beside the database.
pub(super) fn beside(database: &Path, suffix: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Makes sure that the folder holds a database of ours, and makes an empty one when it holds none.
///
/// A database that cannot be read is never replaced by an empty one.
pub(super) async fn prepare(folder: &Path) -> Result<PathBuf, StoreError> {
    make_folder(folder)?;
    let database = database_in(folder);
    if !exists(&database)? {
        let log = beside(&database, "-wal");
        if exists(&log)? {
            return Err(StoreError::Damaged(format!(
                "{} is there and {NAME} is gone; put the database back or restore a backup",
                log.display()
            )));
        }
        create(folder, &database).await?;
    }
    inspect(&database)?;
    Ok(database)
}

fn exists(path: &Path) -> Result<bool, StoreError> {
    path.try_exists().map_err(|error| file_fault(path, &error))
}

/// Makes the folder for its owner only. One that is there stays as it is.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder
        .create(folder)
        .map_err(|error| file_fault(folder, &error))
}

/// Why a database cannot be opened. SQLite says no more than that when it may not make its log in the folder.
pub(super) fn reason(folder: &Path, error: StoreError) -> StoreError {
    if matches!(error, StoreError::Unavailable(_)) {
        new_file(folder).err().unwrap_or(error)
    } else {
        error
    }
}

/// How the name of a file begins that is still being made, and how it goes on; SQLite may keep others beside it.
const UNFINISHED: (&str, &str) = (".journal-", ".new");

/// Whether a file in a data folder was being made when its program was killed.
pub(super) fn is_unfinished(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(UNFINISHED.0) && name.contains(UNFINISHED.1)
}

/// A new file in the folder, for its owner only, under a name that nobody else uses.
pub(super) fn new_file(folder: &Path) -> Result<NamedTempFile, StoreError> {
    Builder::new()
        .prefix(UNFINISHED.0)
        .suffix(UNFINISHED.1)
        .tempfile_in(folder)
        .map_err(|error| file_fault(folder, &error))
}

/// Gives a finished file its name, durably. False when the name is taken: the file there is left alone.
pub(super) fn put_in_place(file: NamedTempFile, target: &Path) -> Result<bool, StoreError> {
    let failed = |error: &std::io::Error| file_fault(target, error);
    file.as_file().sync_all().map_err(|error| failed(&error))?;
    match file.persist_noclobber(target) {
        Ok(_file) => {}
        Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => return Ok(false),
        Err(other) => return Err(failed(&other.error)),
    }
    sync_folder(parent(target)).map_err(|error| failed(&error))?;
    Ok(true)
}

/// The folder that a file is in, or will be.
pub(super) fn parent(file: &Path) -> &Path {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Makes the names in a folder durable, where the platform can.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Makes an empty database under another name and then gives it its own: there is never half a database.
async fn create(folder: &Path, database: &Path) -> Result<(), StoreError> {
    let file = new_file(folder)?;
    make_ours(file.path()).await?;
    // Another process may have been quicker; its database is as good.
    put_in_place(file, database)?;
    Ok(())
}

/// Makes a file a database of ours with the newest schema, all of it in the file itself.
pub(super) async fn make_ours(file: &Path) -> Result<(), StoreError> {
    let mut connection = options(file).connect().await.map_err(fault)?;
    let mark = format!("PRAGMA journal_mode = WAL; PRAGMA application_id = {APPLICATION}");
    raw_sql(sqlx::AssertSqlSafe(mark))
        .execute(&mut connection)
        .await
        .map_err(fault)?;
    migrate(&mut connection).await?;
    // Closing the last connection moves the write-ahead log into the file and removes it.
    connection.close().await.map_err(fault)
}

/// Refuses what is no database of ours, by the first bytes of the file.
pub(super) fn inspect(database: &Path) -> Result<(), StoreError> {
    let name = database.display();
    let failed = |error: &std::io::Error| file_fault(database, error);
    let mut file = File::open(database).map_err(|error| failed(&error))?;
    let size = file.metadata().map_err(|error| failed(&error))?.len();
    let mut header = [0_u8; 100];
    let damaged = |what: &str| Err(StoreError::Damaged(format!("{name} {what}")));
    match file.read_exact(&mut header) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
            return damaged("is empty or cut off; restore a backup");
        }
        Err(error) => return Err(failed(&error)),
    }
    if !header.starts_with(MAGIC) {
        return damaged("is not an SQLite database");
    }
    let number = |at: usize| {
        let bytes = header
            .get(at..at + 4)
            .and_then(|bytes| bytes.try_into().ok());
        bytes.map(u32::from_be_bytes).unwrap_or_default()
    };
    let (schema, application) = (number(60), number(68));
    if application != APPLICATION {
        return damaged("is an SQLite database of another program");
    }
    known(schema.into())?;
    // With a write-ahead log the rest may be there.
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let log_size = fs::metadata(beside(database, "-wal")).map_or(0, |log| log.len());
    if log_size == 0 && size < u64::from(number(28)) * page_size {
        return damaged("is cut off; restore a backup");
    }
    Ok(())
}
