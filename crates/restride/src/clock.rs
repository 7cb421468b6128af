//! The clock: the one place that asks what day it is.

use jiff::Zoned;
use jiff::civil::Date;

/// Today in the zone of this machine.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub(crate) fn today() -> Date {
    Zoned::now().date()
}
