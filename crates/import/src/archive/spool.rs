//! Where an archive inside an archive is put while it is read: the one place that may be a file.

use std::fmt;
use std::io::{self, Cursor, Read, Seek};
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes that can be read from any place.
pub trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

/// Keeps archives that were compressed inside another one, so that their entries can be read from any place. A program
/// gives temporary files; [`MemorySpool`] is for small archives and tests.
pub trait Spool: Sync {
    /// Takes everything and returns the number under which it can be opened.
    ///
    /// # Errors
    ///
    /// When reading or writing fails.
    fn keep(&self, content: &mut dyn Read) -> io::Result<usize>;

    /// Opens what was kept under a number; any number of times.
    ///
    /// # Errors
    ///
    /// When there is nothing under that number, or it cannot be opened.
    fn open(&self, number: usize) -> io::Result<Box<dyn ReadSeek>>;
}

/// Keeps archives in memory.
#[derive(Default)]
pub struct MemorySpool(Mutex<Vec<Arc<[u8]>>>);

impl fmt::Debug for MemorySpool {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MemorySpool")
            .finish_non_exhaustive()
    }
}

impl Spool for MemorySpool {
    fn keep(&self, content: &mut dyn Read) -> io::Result<usize> {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes)?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push(bytes.into());
        Ok(kept.len().saturating_sub(1))
    }

    fn open(&self, number: usize) -> io::Result<Box<dyn ReadSeek>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = kept.get(number).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(Arc::clone(bytes))))
    }
}
