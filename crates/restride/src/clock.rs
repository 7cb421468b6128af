//! The clock: the one place that asks what day it is, and how long something took.

use jiff::Zoned;
use jiff::civil::Date;
use std::time::Instant;

/// Today in the zone of this machine.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
pub(crate) fn today() -> Date {
    Zoned::now().date()
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
