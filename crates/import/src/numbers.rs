//! From a measured number to a whole one, without a way to go wrong.

/// Rounds to a whole number; `None` when it is negative, too large or no number.
pub(crate) fn whole(value: f64) -> Option<u32> {
    let rounded = value.round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "just found to be in range"
    )]
    let whole = (rounded >= 0.0 && rounded <= f64::from(u32::MAX)).then_some(rounded as u32);
    whole
}

/// The same for numbers that may be negative.
pub(crate) fn signed(value: f64) -> Option<i64> {
    let rounded = value.round();
    #[expect(clippy::cast_possible_truncation, reason = "just found to be in range")]
    let whole = (rounded.abs() <= 9e15).then_some(rounded as i64);
    whole
}

/// A whole number as a measured one; exact up to 2^53.
#[expect(
    clippy::cast_precision_loss,
    reason = "times and counts are far below 2^53"
)]
pub(crate) const fn float(value: i64) -> f64 {
    value as f64
}

/// The mean of what was added, each with its weight.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mean {
    sum: f64,
    weight: f64,
}

impl Mean {
    pub(crate) fn add(&mut self, value: f64, weight: f64) {
        self.sum += value * weight;
        self.weight += weight;
    }

    /// `None` when nothing was added.
    pub(crate) fn value(self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.sum / self.weight)
    }
}

/// The value in the middle; `None` of nothing. Reorders the values.
pub(crate) fn median<T: Ord + Copy>(values: &mut [T]) -> Option<T> {
    let middle = values.len() / 2;
    if values.is_empty() {
        return None;
    }
    let (_, value, _) = values.select_nth_unstable(middle);
    Some(*value)
}
