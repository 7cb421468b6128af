//! Files on their way into a store and out of it: packed smaller where that helps.

use crate::store::{FileHash, LARGEST_FILE, StoreError};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use std::io::{Read as _, Write as _};

/// A file as it is kept: the hash of its content, and the content, packed (zlib) when that makes it smaller.
///
/// Packing takes longer than everything else about keeping a file, and needs nothing but the file: do it where there is
/// time.
///
/// # Example
///
/// ```
/// use restride_app::packed::PackedFile;
/// use restride_app::store::FileHash;
///
/// let content = vec![7; 10_000];
/// let file = PackedFile::of(&content)?;
/// assert_eq!(file.hash(), FileHash::of(&content));
/// assert!(file.bytes().len() < content.len() / 10);
/// assert_eq!(file.content()?, content);
/// # Ok::<(), restride_app::store::StoreError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedFile {
    hash: FileHash,
    is_packed: bool,
    bytes: Vec<u8>,
}

impl PackedFile {
    /// Packs a file.
    ///
    /// # Errors
    ///
    /// [`StoreError::TooLarge`] above [`LARGEST_FILE`].
    pub fn of(content: &[u8]) -> Result<Self, StoreError> {
        Self::with_hash(FileHash::of(content), content)
    }

    /// Packs a file whose hash was worked out before.
    ///
    /// # Errors
    ///
    /// [`StoreError::TooLarge`] above [`LARGEST_FILE`].
    pub fn with_hash(hash: FileHash, content: &[u8]) -> Result<Self, StoreError> {
        if content.len() > LARGEST_FILE {
            return Err(StoreError::TooLarge {
                bytes: content.len(),
                most: LARGEST_FILE,
            });
        }
        let packed = pack(content).filter(|packed| packed.len() < content.len());
        Ok(Self {
            hash,
            is_packed: packed.is_some(),
            bytes: packed.unwrap_or_else(|| content.to_vec()),
        })
    }

    /// A file as a store kept it. Nothing is believed yet: see [`Self::content`].
    pub const fn kept(hash: FileHash, is_packed: bool, bytes: Vec<u8>) -> Self {
        Self {
            hash,
            is_packed,
            bytes,
        }
    }

    /// The hash of the content.
    pub const fn hash(&self) -> FileHash {
        self.hash
    }

    /// Whether the bytes are packed.
    pub const fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// What is kept.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The content, when it has its hash still.
    ///
    /// # Errors
    ///
    /// [`StoreError::Damaged`] when it has not.
    pub fn content(self) -> Result<Vec<u8>, StoreError> {
        let hash = self.hash;
        let content = if self.is_packed {
            unpack(&self.bytes)
        } else {
            Some(self.bytes)
        };
        content
            .filter(|content| FileHash::of(content) == hash)
            .ok_or_else(|| StoreError::Damaged(format!("the file {hash} is not as it was written")))
    }
}

fn pack(content: &[u8]) -> Option<Vec<u8>> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(content).ok()?;
    packer.finish().ok()
}

/// `None` when it cannot be unpacked, or is larger than what is ever kept.
fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let most = u64::try_from(LARGEST_FILE).ok()?;
    let mut unpacker = ZlibDecoder::new(packed).take(most + 1);
    unpacker.read_to_end(&mut content).ok()?;
    (content.len() <= LARGEST_FILE).then_some(content)
}
