//! The median of pain scores, exact.

use crate::journal::PainScore;
use std::fmt;

/// The middle of several pain scores; of an even number, halfway between the two in the middle.
///
/// Kept in half points, so that no comparison depends on rounding.
///
/// # Example
///
/// ```
/// use restride_core::diary::Median;
/// use restride_core::journal::PainScore;
///
/// let scores = [5, 2, 3, 4].map(|score| PainScore::new(score).unwrap());
/// assert_eq!(Median::of(scores).unwrap().to_string(), "3.5");
/// assert_eq!(Median::of([]), None, "no data is not 0");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Median(u8);

impl Median {
    /// The median of these scores; `None` when there are none.
    pub fn of(scores: impl IntoIterator<Item = PainScore>) -> Option<Self> {
        let mut scores: Vec<u8> = scores.into_iter().map(PainScore::get).collect();
        scores.sort_unstable();
        let above = scores.get(scores.len() / 2)?;
        let below = scores.get(scores.len().saturating_sub(1) / 2)?;
        Some(Self(above + below))
    }

    /// The median in half points, 0 to 20.
    pub const fn halves(self) -> u8 {
        self.0
    }

    /// The median in points, 0 to 10.
    pub fn points(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

impl fmt::Display for Median {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.0 % 2 == 1 { ".5" } else { "" };
        write!(formatter, "{}{half}", self.0 / 2)
    }
}
