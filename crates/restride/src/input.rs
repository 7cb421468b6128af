//! Reading files and standard input, with limits and clear errors.

use crate::failure::Failure;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Largest file of answers.
pub(crate) const ANSWERS_LIMIT: u64 = 256 * 1024;
/// Largest file of cases.
pub(crate) const CASES_LIMIT: u64 = 64 * 1024 * 1024;
/// Largest file of an overlay.
pub(crate) const PACK_LIMIT: u64 = 1024 * 1024;

/// What some editors write in front of UTF-8 text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a file, or of standard input for "-".
pub(crate) fn text(path: &Path, limit: u64) -> Result<String, Failure> {
    let name = path.display();
    let read = if path == Path::new("-") {
        bytes(io::stdin().lock(), limit)
    } else {
        File::open(path).and_then(|file| bytes(file, limit))
    };
    let bytes = read.map_err(|error| {
        Failure::new(format!("cannot read {name}: {error}"))
            .hint("give the path of a file, or \"-\" for standard input")
    })?;
    if bytes.len() as u64 > limit {
        return Err(
            Failure::new(format!("{name} is larger than {} KiB", limit / 1024))
                .hint("answers are a small JSON object; cases are one JSON object a line; a file of knowledge is one entry"),
        );
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        Failure::new(format!(
            "{name} is not UTF-8 text (byte {})",
            error.utf8_error().valid_up_to()
        ))
        .hint("save the file as UTF-8")
    })?;
    Ok(match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(text) => text.to_owned(),
        None => text,
    })
}

/// The bytes of a file, at most `limit` of them.
pub(crate) fn whole(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let name = path.display();
    let read = File::open(path).and_then(|file| bytes(file, limit));
    let bytes = read.map_err(|error| Failure::new(format!("cannot read {name}: {error}")))?;
    if bytes.len() as u64 > limit {
        return Err(Failure::new(format!(
            "{name} is larger than {} MiB",
            limit >> 20
        )));
    }
    Ok(bytes)
}

fn bytes(source: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
