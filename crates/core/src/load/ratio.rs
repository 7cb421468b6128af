//! Short against long load: on request only, and for no advice.

use crate::knowledge::care::RatioRules;

/// Short against long load. None of these ratios was shown to tell who will be hurt; in the largest study a higher ratio
/// went with fewer injuries. They are shown to those who ask for them, and move nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// The mean load of the short window.
    pub acute: f64,
    /// The short window against the days before it: the two share no day.
    pub uncoupled: f64,
    /// The short window against the long one, which holds it: shown because others do.
    pub coupled: f64,
    /// Weighted means that forget slowly, from the first day on.
    pub weighted: Weighted,
}

/// Two weighted means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighted {
    /// The one that forgets fast.
    pub acute: f64,
    /// The one that forgets slowly.
    pub chronic: f64,
    /// The first by the second.
    pub ratio: f64,
}

impl Ratio {
    /// The ratios on the last of some days.
    ///
    /// # Missing data
    ///
    /// `None` when the long window is not whole, one of its days is unknown, or nothing was run before the short window.
    /// Of the days before the long window only those count that no unknown day cuts off.
    pub fn of(loads: &[Option<f64>], rules: &RatioRules) -> Option<Self> {
        let from = loads
            .iter()
            .rposition(Option::is_none)
            .map_or(0, |at| at + 1);
        let known: Vec<f64> = loads.get(from..)?.iter().flatten().copied().collect();
        let (acute_days, chronic_days) = (
            usize::from(rules.acute_days),
            usize::from(rules.chronic_days),
        );
        let long = known.get(known.len().checked_sub(chronic_days)?..)?;
        let (earlier, short) = long.split_at_checked(chronic_days.checked_sub(acute_days)?)?;
        let (acute, before, all) = (mean(short)?, mean(earlier)?, mean(long)?);
        let weighted = Weighted {
            acute: weighted(&known, rules.acute_days)?,
            chronic: weighted(&known, rules.chronic_days)?,
            ratio: 0.0,
        };
        (before > 0.0 && all > 0.0 && weighted.chronic > 0.0).then(|| Self {
            acute,
            uncoupled: acute / before,
            coupled: acute / all,
            weighted: Weighted {
                ratio: weighted.acute / weighted.chronic,
                ..weighted
            },
        })
    }
}

fn mean(loads: &[f64]) -> Option<f64> {
    let count = f64::from(u32::try_from(loads.len()).ok()?);
    (count > 0.0).then(|| loads.iter().sum::<f64>() / count)
}

/// The weighted mean of so many days on the last day; it begins with the first day's load.
fn weighted(loads: &[f64], days: u16) -> Option<f64> {
    let weight = 2.0 / (f64::from(days) + 1.0);
    let (first, rest) = loads.split_first()?;
    let next = |known: f64, load: &f64| weight * load + (1.0 - weight) * known;
    Some(rest.iter().fold(*first, next))
}
