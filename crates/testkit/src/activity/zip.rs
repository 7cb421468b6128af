//! A writer of zip archives that can also write what no honest program would.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// How an entry is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// As it is.
    Stored,
    /// Compressed.
    Deflated,
}

/// An archive.
#[derive(Debug, Clone, Default)]
pub struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// What the directory says of an entry, so that it can lie.
#[derive(Debug, Clone)]
struct Listed<'n> {
    name: &'n str,
    flags: u16,
    method: u16,
    crc: u32,
    compressed: u32,
    inflated: u32,
    offset: u32,
    attributes: u32,
}

fn size(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

/// Compresses without a frame.
///
/// # Panics
///
/// Never: memory takes everything.
#[expect(clippy::expect_used, reason = "a test helper: memory takes everything")]
fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory takes everything");
    encoder.finish().expect("memory takes everything")
}

impl Zip {
    /// Adds a file.
    #[must_use]
    pub fn file(self, name: &str, content: &[u8], method: Method) -> Self {
        self.entry(name, content, method, 0, 0)
    }

    /// Adds a file that says it needs a password.
    #[must_use]
    pub fn encrypted(self, name: &str, content: &[u8]) -> Self {
        self.entry(name, content, Method::Stored, 1, 0)
    }

    /// Adds a symbolic link.
    #[must_use]
    pub fn link(self, name: &str, target: &str) -> Self {
        self.entry(name, target.as_bytes(), Method::Stored, 0, 0o120_777 << 16)
    }

    fn entry(
        mut self,
        name: &str,
        content: &[u8],
        method: Method,
        flags: u16,
        attributes: u32,
    ) -> Self {
        let (number, data) = match method {
            Method::Stored => (0, content.to_vec()),
            Method::Deflated => (8, deflate(content)),
        };
        let listed = Listed {
            name,
            flags,
            method: number,
            crc: crc32(content),
            compressed: size(&data),
            inflated: size(content),
            offset: size(&self.bytes),
            attributes,
        };
        self.local(&listed);
        self.bytes.extend(data);
        self.list(&listed);
        self
    }

    /// Lists the content of the last entry once more, under another name.
    #[must_use]
    pub fn listed_again(mut self, name: &str) -> Self {
        let mut record = self.directory.clone();
        let fixed = 46;
        let last_name = self.last_name_length();
        let start = record.len() - fixed - last_name;
        let mut entry = record.split_off(start);
        entry.truncate(fixed);
        let length = u16::try_from(name.len()).unwrap_or(0).to_le_bytes();
        entry.splice(28..30, length);
        self.directory.extend(entry);
        self.directory.extend(name.as_bytes());
        self.count += 1;
        self
    }

    fn last_name_length(&self) -> usize {
        // Names of this writer have no `PK` in them.
        let start = self
            .directory
            .windows(4)
            .rposition(|bytes| bytes == b"PK\x01\x02")
            .unwrap_or(0);
        self.directory.len() - start - 46
    }

    fn local(&mut self, listed: &Listed<'_>) {
        self.bytes.extend(b"PK\x03\x04\x14\0");
        self.fields(listed, false);
    }

    fn list(&mut self, listed: &Listed<'_>) {
        self.directory.extend(b"PK\x01\x02\x14\x03\x14\0");
        self.fields(listed, true);
        self.count += 1;
    }

    fn fields(&mut self, listed: &Listed<'_>, in_directory: bool) {
        let mut fields = Vec::new();
        fields.extend(listed.flags.to_le_bytes());
        fields.extend(listed.method.to_le_bytes());
        fields.extend([0; 4]);
        fields.extend(listed.crc.to_le_bytes());
        fields.extend(listed.compressed.to_le_bytes());
        fields.extend(listed.inflated.to_le_bytes());
        fields.extend(u16::try_from(listed.name.len()).unwrap_or(0).to_le_bytes());
        fields.extend([0; 2]);
        if in_directory {
            fields.extend([0; 6]);
            fields.extend(listed.attributes.to_le_bytes());
            fields.extend(listed.offset.to_le_bytes());
        }
        fields.extend(listed.name.as_bytes());
        if in_directory {
            self.directory.extend(fields);
        } else {
            self.bytes.extend(fields);
        }
    }

    /// The archive.
    pub fn finish(self) -> Vec<u8> {
        let Self {
            mut bytes,
            directory,
            count,
        } = self;
        let offset = size(&bytes);
        bytes.extend(&directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend(count.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(size(&directory).to_le_bytes());
        bytes.extend(offset.to_le_bytes());
        bytes.extend([0; 2]);
        bytes
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}
