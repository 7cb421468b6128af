//! Activity files, from bytes to activities.

mod archives;
mod cadence;
mod corpus;
mod crosscheck;
mod formats;
mod limits;
mod shared;

use restride_import::{Activity, Limits, Read, read_file};

/// Wednesday, 3 June 2026, 18:00 in Berlin.
const START_S: i64 = 1_780_502_400;

fn read(bytes: &[u8]) -> Read {
    read_file(bytes, &Limits::default())
}

/// The only activity of a file.
#[expect(
    clippy::panic,
    reason = "a test helper: a file with another count fails the test"
)]
fn only(bytes: &[u8]) -> Activity {
    let read = read(bytes);
    let [activity] = read.activities.as_slice() else {
        panic!("{:?}: {} activities", read.verdict, read.activities.len());
    };
    activity.clone()
}
