//! A believable runner for documentation, screenshots and tests: twelve weeks with a sore outer hip.
//!
//! Nobody in particular. The journal is made by a small simulation with a fixed seed: a hip whose soreness fades, a runner
//! who logs most of it, does most of the exercises, follows the real plan with its real gate, and once runs much too
//! far. How urgent the first assessment was is worked out by the engine, not written down here.
//!
//! Read in this order: [`entries`], `person.rs` (who), `hip.rs` (how sore), `course.rs` (what the plan allows), `days.rs`
//! (what the runner does and logs on a day), `runs.rs`, `recorded.rs` (what a watch recorded, before the pain
//! as well), `pen.rs` (ids and times).

mod chance;
mod course;
mod days;
mod hip;
mod keep;
mod once;
mod pen;
mod person;
mod recorded;
mod rehab;
mod runs;

pub use keep::keep;

use days::Runner;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use restride_core::assessment::Engine;
use restride_core::journal::{Entry, EntryError};

/// Days of the demo.
pub const DAYS: i32 = 84;

/// The seed of everything that varies. Another one gives another runner, and the tests hold this one to its course.
const SEED: u64 = 20;

/// The entries of the demo's runner: [`DAYS`] days that end on the day before `today`, and the recorded runs of ten weeks
/// before them, in the order in which they happened.
///
/// The same pack, day and zone give the same entries, ids included, so that writing them twice changes nothing. They
/// are made for an empty journal of their own: never add them to the journal of a runner.
///
/// # Errors
///
/// [`EntryError`] when `today` is so far away that no entry can have that time.
///
/// # Example
///
/// ```
/// use jiff::{civil::date, tz::TimeZone};
/// use restride_app::demo;
/// use restride_core::assessment::Engine;
///
/// let knowledge = restride_testkit::knowledge();
/// let engine = Engine::new(&knowledge);
/// let entries = demo::entries(&engine, date(2026, 12, 1), &TimeZone::UTC)?;
/// assert_eq!(entries, demo::entries(&engine, date(2026, 12, 1), &TimeZone::UTC)?);
/// # Ok::<(), restride_core::journal::EntryError>(())
/// ```
pub fn entries(
    engine: &Engine<'_>,
    today: Date,
    zone: &TimeZone,
) -> Result<Vec<Entry>, EntryError> {
    let mut runner = Runner::begin(engine, today, zone.clone(), SEED)?;
    for day in 0..DAYS {
        runner.live(day)?;
    }
    let mut all = runner.finish();
    all.extend(recorded::entries(&all, today, zone)?);
    all.sort_by_key(|entry| (entry.happened().instant(), entry.id()));
    Ok(all)
}
