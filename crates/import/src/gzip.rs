//! Decompression that is counted while it runs.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;

use crate::{Flag, Limits, Refusal};

/// Bytes that are decompressed at once.
const CHUNK: usize = 1 << 16;

/// Decompresses a gzip file. What came before damage is kept, with a flag.
pub(crate) fn inflate(
    compressed: &[u8],
    limits: &Limits,
) -> Result<(Vec<u8>, Option<Flag>), Refusal> {
    let length = u64::try_from(compressed.len()).unwrap_or(u64::MAX);
    let mut counted = Counted::new(length, limits);
    let mut decoder = MultiGzDecoder::new(compressed);
    match counted.read_all(&mut decoder) {
        Ok(()) => Ok((counted.inflated, None)),
        Err(Stop::Limit) => Err(Refusal::InflatesTooMuch),
        Err(Stop::Damage(_)) if counted.inflated.is_empty() => Err(Refusal::BadCompression),
        Err(Stop::Damage(io::ErrorKind::UnexpectedEof)) => {
            Ok((counted.inflated, Some(Flag::Truncated)))
        }
        Err(Stop::Damage(_)) => Ok((counted.inflated, Some(Flag::Damaged))),
    }
}

/// Decompressed bytes, and how many there may be.
#[derive(Debug)]
pub(crate) struct Counted<'l> {
    pub(crate) inflated: Vec<u8>,
    compressed: u64,
    limits: &'l Limits,
}

/// Why decompression stopped before the end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// There would be more than a limit allows.
    Limit,
    /// The data are damaged.
    Damage(io::ErrorKind),
}

impl<'l> Counted<'l> {
    pub(crate) const fn new(compressed: u64, limits: &'l Limits) -> Self {
        Self {
            inflated: Vec::new(),
            compressed,
            limits,
        }
    }

    /// Reads to the end or to the first byte too many.
    pub(crate) fn read_all(&mut self, reader: &mut impl Read) -> Result<(), Stop> {
        let mut chunk = vec![0; CHUNK];
        loop {
            let count = match reader.read(&mut chunk) {
                Ok(0) => return Ok(()),
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Stop::Damage(error.kind())),
            };
            self.inflated
                .extend_from_slice(chunk.get(..count).unwrap_or_default());
            let inflated = u64::try_from(self.inflated.len()).unwrap_or(u64::MAX);
            if !may_inflate(inflated, self.compressed, self.limits) {
                return Err(Stop::Limit);
            }
        }
    }
}

/// Whether so many bytes may come out of so many.
pub(crate) fn may_inflate(inflated: u64, compressed: u64, limits: &Limits) -> bool {
    let most = compressed
        .saturating_mul(limits.inflation)
        .max(limits.inflation_from_bytes);
    inflated <= limits.inflated_bytes.min(most)
}
