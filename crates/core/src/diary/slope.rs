//! How fast it changes: the slope that outliers cannot bend.

use super::DiaryNumbers;
use super::trend::back;
use crate::journal::PainScore;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The change per week, by the Theil-Sen estimator: the median of the slopes between all pairs of days.
///
/// # Units
///
/// Points of the 0-10 scale per week; negative is better.
///
/// # Missing data
///
/// Days that were not logged take no part; `None` when fewer were logged than needed.
pub fn slope(
    today: Date,
    by_day: &BTreeMap<Date, PainScore>,
    numbers: &DiaryNumbers,
) -> Option<f64> {
    let from = back(today, i64::from(numbers.slope_days.max(1)) - 1);
    let points: Vec<(i32, i32)> = by_day
        .range(from..=today)
        .map(|(day, score)| {
            let days = day.since(from).map_or(0, |span| span.get_days());
            (days, i32::from(score.get()))
        })
        .collect();
    if points.len() < numbers.slope_least_days {
        return None;
    }
    let mut slopes = Vec::new();
    for (position, (day, score)) in points.iter().enumerate() {
        for (later_day, later_score) in points.iter().skip(position + 1) {
            let per_day = f64::from(later_score - score) / f64::from(later_day - day);
            slopes.push(per_day * 7.0);
        }
    }
    slopes.sort_by(f64::total_cmp);
    let above = slopes.get(slopes.len() / 2)?;
    let below = slopes.get(slopes.len().saturating_sub(1) / 2)?;
    Some(f64::midpoint(*above, *below))
}
