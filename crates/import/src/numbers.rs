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

/// The offset from UTC that two clocks show, to the next quarter of an hour; `None` when no zone is like that.
pub(crate) fn utc_offset_s(ahead_s: f64) -> Option<i32> {
    const QUARTER_S: f64 = 900.0;
    const LARGEST_S: f64 = 15.0 * 3600.0;
    const TOLERANCE_S: f64 = 60.0;
    let rounded = (ahead_s / QUARTER_S).round() * QUARTER_S;
    if rounded.abs() > LARGEST_S || (rounded - ahead_s).abs() > TOLERANCE_S {
        return None;
    }
    signed(rounded).and_then(|offset| i32::try_from(offset).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_clocks_give_an_offset_only_when_a_zone_is_like_that() {
        assert_eq!(utc_offset_s(7200.0), Some(7200));
        assert_eq!(utc_offset_s(-25_200.0), Some(-25_200));
        assert_eq!(utc_offset_s(20_700.4), Some(20_700));
        assert_eq!(utc_offset_s(19_800.0 + 59.0), Some(19_800));
        assert_eq!(utc_offset_s(400.0), None);
        assert_eq!(utc_offset_s(-646.61 * 3600.0), None);
        assert_eq!(utc_offset_s(f64::NAN), None);
    }
}
