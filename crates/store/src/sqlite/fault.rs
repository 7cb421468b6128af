//! What SQLite's errors mean for whoever asked.

use restride_app::store::StoreError;
use sqlx::Error;
use std::path::Path;

/// The meaning of an error. Primary codes: <https://www.sqlite.org/rescode.html>.
#[expect(clippy::needless_pass_by_value, reason = "the shape of `map_err`")]
pub(super) fn fault(error: Error) -> StoreError {
    let Error::Database(database) = &error else {
        return match error {
            Error::PoolTimedOut => StoreError::Busy,
            Error::PoolClosed | Error::WorkerCrashed => {
                StoreError::Unavailable("it was closed".to_owned())
            }
            Error::ColumnDecode { .. } | Error::Decode(_) => StoreError::Damaged(error.to_string()),
            _ => StoreError::Other(error.to_string()),
        };
    };
    let code = database.code();
    let extended: u32 = code.and_then(|code| code.parse().ok()).unwrap_or(0);
    let message = database.message().to_owned();
    match (extended & 0xff, extended) {
        // BUSY, LOCKED.
        (5 | 6, _) => StoreError::Busy,
        // FULL; and no room for the shared memory beside the database.
        (13, _) | (_, 4874) => StoreError::Full,
        // PERM, READONLY.
        (3 | 8, _) => StoreError::ReadOnly,
        // CORRUPT, NOTADB.
        (11 | 26, _) => StoreError::Damaged(message),
        // CANTOPEN.
        (14, _) => StoreError::Unavailable(message),
        _ => StoreError::Other(format!("{message} (SQLite {extended})")),
    }
}

/// What an error of the file system means for a store.
pub(super) fn file_fault(path: &Path, error: &std::io::Error) -> StoreError {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::Full,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
        _ => StoreError::Unavailable(format!("{}: {error}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Error as FileError, ErrorKind};

    #[test]
    fn a_full_disk_and_a_read_only_folder_are_told_apart_from_other_errors() {
        let cases = [
            (ErrorKind::StorageFull, StoreError::Full),
            (ErrorKind::PermissionDenied, StoreError::ReadOnly),
            (ErrorKind::ReadOnlyFilesystem, StoreError::ReadOnly),
        ];
        let folder = Path::new("folder");
        for (kind, expected) in cases {
            assert_eq!(file_fault(folder, &FileError::from(kind)), expected);
        }
        let other = file_fault(folder, &FileError::from(ErrorKind::NotADirectory));
        assert!(matches!(other, StoreError::Unavailable(why) if why.starts_with("folder: ")));
    }
}
