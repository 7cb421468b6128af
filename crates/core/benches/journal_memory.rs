//! How much memory a journal of ten years takes: `cargo bench --package restride-core --bench journal_memory`.
//!
//! Target for 25,000 entries: at most 40 megabytes for the whole process, the bytes that are read included. The journal is
//! made by one process and measured in another one, which does nothing but read and fold it.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the measurement needs a second process, a file, and a place for its result"
)]

use restride_core::diary::Readings;
use restride_core::journal::{Journal, Ledger, Standing, read_lines, write_lines};
use restride_testkit::decade;
use std::{env, fs, hint, process};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = env::temp_dir().join(format!("restride-ten-years-{}.jsonl", process::id()));
    let mut arguments = env::args_os().skip(1);
    if let Some(path) = arguments.find(|argument| !argument.to_string_lossy().starts_with("--")) {
        return measure(&fs::read(path)?);
    }
    fs::write(&path, write_lines(&Journal::from_entries(decade())))?;
    let status = process::Command::new(env::current_exe()?)
        .arg(&path)
        .status();
    fs::remove_file(&path)?;
    if status?.success() {
        Ok(())
    } else {
        Err("the measurement failed".into())
    }
}

fn measure(bytes: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
    let before = most_kilobytes()?;
    let (entries, faults) = read_lines(bytes);
    if !faults.is_empty() {
        return Err("a line cannot be read".into());
    }
    let ledger = Ledger::new(Journal::from_entries(entries));
    let folded = ledger.fold();
    let (readings, standing) = (Readings::of(&folded), Standing::of(&folded));
    let after = most_kilobytes()?;
    println!(
        "{} entries of {} kB: at most {after} kB resident, {before} kB before they were read",
        ledger.journal().len(),
        bytes.len() / 1000
    );
    hint::black_box((readings, standing));
    if after > 40_000 {
        return Err("more than 40 megabytes".into());
    }
    Ok(())
}

/// The most memory that this process had so far (Linux).
fn most_kilobytes() -> Result<u64, Box<dyn std::error::Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.ok_or("the system does not say")?.parse()?)
}
