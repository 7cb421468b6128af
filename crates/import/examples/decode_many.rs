//! Reads files again and again, for `scripts/measure_import`: `decode_many WAY ROUNDS FILE...`, where WAY is `ours`,
//! `bare` (every message and nothing made of it), `fitparser`, `archive` (every entry of an archive to its summary) or
//! `archive-bare`. Prints the bytes that were read.

use restride_import::archive::{Archive, EntryReader, MemorySpool};
use restride_import::{Limits, read_file};
use rustyfit::{Decoder, StreamingIterator as _};
use std::error::Error;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, Write as _};
use std::{env, iter};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = env::args().skip(1).collect::<Vec<_>>();
    let [way, rounds, files @ ..] = arguments.as_slice() else {
        return Err("expected WAY ROUNDS FILE...".into());
    };
    let read: fn(&[u8]) = match way.as_str() {
        "ours" | "archive" => |bytes| drop(black_box(read_file(bytes, &Limits::default()))),
        "bare" | "archive-bare" => bare,
        "fitparser" => |bytes| drop(black_box(fitparser::from_bytes(bytes))),
        _ => return Err(format!("no way is called {way}").into()),
    };
    let mut count = 0_usize;
    for file in iter::repeat_n(files, rounds.parse()?).flatten() {
        if way.starts_with("archive") {
            count += entries(file, read)?;
        } else {
            let bytes = fs::read(file)?;
            read(&bytes);
            count += bytes.len();
        }
    }
    writeln!(io::stdout(), "{count}")?;
    Ok(())
}

/// Every message, and nothing made of it.
fn bare(bytes: &[u8]) {
    let mut decoder = Decoder::builder()
        .checksum(false)
        .expand_components(false)
        .build();
    let mut stream = decoder.stream(bytes);
    while let Some(Ok(event)) = stream.next() {
        black_box(event);
    }
}

/// Reads every entry of an archive, and returns their bytes after decompression.
fn entries(path: &str, read: fn(&[u8])) -> Result<usize, Box<dyn Error>> {
    let spool = MemorySpool::default();
    let archive = Archive::index(File::open(path)?, &spool, Limits::default())
        .map_err(|refusal| refusal.to_string())?;
    let mut reader = EntryReader::new(&archive, File::open(path)?, &spool);
    let mut count = 0;
    let activities = archive
        .entries()
        .iter()
        .filter(|entry| entry.may_be_activity());
    for entry in activities {
        if let Ok(content) = reader.read(entry) {
            read(&content.bytes);
            count += content.bytes.len();
        }
    }
    Ok(count)
}
