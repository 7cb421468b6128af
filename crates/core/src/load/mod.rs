//! How much was run: single runs against the longest of the weeks before, days, weeks, and ratios on request.
//!
//! A day is the runner's own local day. A day without a run is a day of rest only where the history is known to be
//! complete ([`Complete`]); otherwise nothing is known of it. Nothing here is more than "associated with": no load causes
//! an injury, and no ratio tells who will be hurt.
//!
//! Read in this order: [`Spike`] (the one measure with evidence behind it), [`Absolute`] (what its ratio means in runs),
//! [`Complete`], [`Day`], [`Week`], [`Ratio`], [`walk_jog_spans`].

mod complete;
mod days;
mod ladder;
mod ratio;
mod risk;
mod spike;
mod spread;
mod weeks;

pub use complete::{Complete, Span};
pub use days::{Day, days};
pub use ladder::walk_jog_spans;
pub use ratio::Ratio;
pub use risk::{Absolute, HeartRates, banister};
pub use spike::{NoBaseline, Spike, bin_of, spikes};
pub(crate) use spike::{Window, baseline};
pub use spread::Spread;
pub use weeks::{Change, Week, change, week_of, weeks};

use jiff::civil::Date;

/// Calendar days from one day to another; negative when the other is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(0, |span| span.get_days()))
}

/// The day so many days before.
pub(crate) fn days_before(day: Date, days: u16) -> Date {
    day.saturating_sub(jiff::Span::new().days(days))
}

/// The day so many days after.
pub(crate) fn days_after(day: Date, days: u16) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// So many per cent of a size, in whole units, rounded to the nearest; `None` of nothing.
pub(crate) fn percent_of(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    let percent = (part * 100 + whole / 2).checked_div(whole)?;
    u32::try_from(percent).ok()
}

/// Whether a size is above so many per cent of another, exactly.
pub(crate) fn is_above(size: u32, of: u32, percent: u32) -> bool {
    u64::from(size) * 100 > u64::from(of) * u64::from(percent)
}
