//! Writing a new file: the whole of it or nothing, for its owner only, and never over another one.

use crate::failure::Failure;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::process;

/// Writes a file that is not there yet.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    refuse_existing(path)?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".new-{}", process::id()));
    let new = path.with_file_name(name);
    let written = create(&new)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| fs::hard_link(&new, path).or_else(|error| renamed(&new, path, error)));
    fs::remove_file(&new).ok();
    written.map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            taken(path)
        } else {
            Failure::new(format!("cannot write {}: {error}", path.display()))
        }
    })
}

/// Refuses a path at which something is.
pub(crate) fn refuse_existing(path: &Path) -> Result<(), Failure> {
    if path.symlink_metadata().is_ok() {
        return Err(taken(path));
    }
    Ok(())
}

fn taken(path: &Path) -> Failure {
    Failure::new(format!("{} is there already", path.display()))
        .hint("give the name of a new file; nothing is written over")
}

/// Where the file system knows no links.
fn renamed(new: &Path, path: &Path, error: io::Error) -> io::Result<()> {
    if error.kind() == ErrorKind::AlreadyExists {
        return Err(error);
    }
    fs::rename(new, path)
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}
