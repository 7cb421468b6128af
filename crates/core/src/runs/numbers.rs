//! The numbers by which recordings are told apart. They are data of the pack.

/// When two entries tell of one run, and when two runs count as one.
///
/// Core holds none of these numbers: they come from the pack, each with source, place and mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunNumbers {
    /// Minutes of a break below which two runs count as one outing; also how long after a run its result is told.
    pub joined_gap_minutes: u32,
    /// Per cent by which a told distance or duration may differ from a recorded one.
    pub told_percent: u32,
    /// Seconds by which the starts of two recordings of one run may differ.
    pub same_start_s: u32,
    /// Per cent by which their distances may differ.
    pub same_percent: u32,
}

/// Whether two sizes differ by at most so many per cent of the larger.
pub(super) fn is_near(one: u32, other: u32, percent: u32) -> bool {
    let (larger, apart) = (u64::from(one.max(other)), u64::from(one.abs_diff(other)));
    apart * 100 <= larger * u64::from(percent)
}
