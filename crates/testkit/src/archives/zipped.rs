//! Writes zip archives of any size, entry by entry. Another program than the one that reads them wrote it.

use std::io::{self, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive that is being written.
pub(super) struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> Writer<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            zip: ZipWriter::new(out),
        }
    }

    /// Adds a file, compressed.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.write(name, bytes, CompressionMethod::Deflated)
    }

    /// Adds a file that is compressed already.
    pub(super) fn add_packed(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.write(name, bytes, CompressionMethod::Stored)
    }

    fn write(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(method);
        self.zip.start_file(name, options)?;
        self.zip.write_all(bytes)
    }

    pub(super) fn finish(self) -> io::Result<W> {
        Ok(self.zip.finish()?)
    }
}
