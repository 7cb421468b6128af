//! Decompression that is counted while it runs.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;

use crate::{Flag, Limits, Refusal};

/// Decompresses a gzip file. What came before damage is kept, with a flag.
pub(crate) fn inflate(
    compressed: &[u8],
    limits: &Limits,
) -> Result<(Vec<u8>, Option<Flag>), Refusal> {
    let length = u64::try_from(compressed.len()).unwrap_or(u64::MAX);
    let most = most_inflated(length, limits.inflated_bytes, limits);
    let metered = Metered::new(MultiGzDecoder::new(compressed), most);
    read_all(metered, Refusal::InflatesTooMuch)
}

/// How many bytes may come out of so many compressed ones.
pub(crate) fn most_inflated(compressed: u64, most: u64, limits: &Limits) -> u64 {
    let by_ratio = compressed
        .saturating_mul(limits.inflation)
        .max(limits.inflation_from_bytes);
    most.min(by_ratio)
}

/// Reads to the end, to damage, or to the first byte too many, which is refused.
pub(crate) fn read_all(
    mut reader: Metered<impl Read>,
    too_many: Refusal,
) -> Result<(Vec<u8>, Option<Flag>), Refusal> {
    let mut bytes = Vec::new();
    let result = reader.read_to_end(&mut bytes);
    match result {
        _ if reader.is_exhausted() => Err(too_many),
        Ok(_) => Ok((bytes, None)),
        Err(_) if bytes.is_empty() => Err(Refusal::BadCompression),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Ok((bytes, Some(Flag::Truncated)))
        }
        Err(_) => Ok((bytes, Some(Flag::Damaged))),
    }
}

/// A reader that stops with an error at the first byte too many.
#[derive(Debug)]
pub(crate) struct Metered<R> {
    reader: R,
    left: Option<u64>,
}

impl<R> Metered<R> {
    pub(crate) const fn new(reader: R, most: u64) -> Self {
        Self {
            reader,
            left: Some(most),
        }
    }

    /// Whether there was a byte too many.
    pub(crate) const fn is_exhausted(&self) -> bool {
        self.left.is_none()
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        let counted = u64::try_from(count).unwrap_or(u64::MAX);
        self.left = self.left.and_then(|left| left.checked_sub(counted));
        if self.is_exhausted() {
            return Err(io::Error::other("more bytes than a limit allows"));
        }
        Ok(count)
    }
}
