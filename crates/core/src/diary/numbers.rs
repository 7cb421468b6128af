//! The numbers of the diary: windows, minimum counts, thresholds. They are data of the pack.

/// Windows, minimum counts and thresholds of the diary.
///
/// Core holds none of these numbers: they come from the pack, each with source, place and mark. Pain is in points of the
/// 0-10 scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryNumbers {
    /// Days of one window of the trend.
    pub window_days: u16,
    /// Days with a value that a window needs; with fewer it says "not enough data".
    pub least_days: usize,
    /// Points by which a median must fall to be better.
    pub better_by: u8,
    /// Points by which a median must fall to be clearly better.
    pub clearly_better_by: u8,
    /// Or the share of the earlier median, in per cent, by which a median that is better must fall to be clearly better.
    pub clearly_better_percent: u8,
    /// Points by which a median must rise to be worse.
    pub worse_by: u8,
    /// Days of the window of the slope.
    pub slope_days: u16,
    /// Days with a value that the slope needs.
    pub slope_least_days: usize,
    /// Windows in a row whose medians are compared for a plateau.
    pub plateau_windows: u16,
    /// Points that the medians of a plateau stay within: less than this.
    pub plateau_within: u8,
    /// Nights that are looked back on.
    pub night_window_days: u16,
    /// Pain at night from which a night counts.
    pub night_pain: u8,
    /// Nights that count, from which it is an alarm.
    pub night_count: usize,
    /// Days that a trigger needs with it and without it; with fewer nothing is said.
    pub trigger_least_days: usize,
    /// What the four answers of a weekly question count: not at all, a little, clearly, so much that it was not possible.
    pub burden_scores: [u8; 4],
}
