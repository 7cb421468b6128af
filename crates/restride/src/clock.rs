//! The clock: the one place that asks what time it is, and how long something took.

use crate::failure::Failure;
use jiff::Zoned;
use jiff::civil::Date;
use std::env;
use std::time::Instant;

/// The variable with another time than that of the clock, for tests, screenshots and documentation.
const NOW: &str = "RESTRIDE_NOW";

/// The time in the zone of this machine, or what `RESTRIDE_NOW` says.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
pub(crate) fn zoned() -> Result<Zoned, Failure> {
    let Ok(text) = env::var(NOW) else {
        return Ok(Zoned::now());
    };
    text.parse().map_err(|error| {
        Failure::new(format!("{NOW}: {error}"))
            .hint("give a time with its zone, such as 2026-11-24T18:30:00+01:00[Europe/Berlin], or unset it")
    })
}

/// Today in the zone of this machine.
pub(crate) fn today() -> Result<Date, Failure> {
    zoned().map(|now| now.date())
}

/// This moment, to measure how long the person at the terminal has waited. Nothing that is printed as a result depends
/// on it.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}
