//! What a ratio of rates means in runs, and load from heart rate.

use crate::knowledge::care::{BanisterNumbers, Hazard, Incidence};

/// How many of 1000 runs of an hour are followed by an injury: of all, and of those with a hazard. Both are always told
/// together: a ratio alone frightens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Absolute {
    /// Of 1000 runs of an hour.
    pub usual_per_1000: f64,
    /// Of 1000 such runs with the hazard.
    pub raised_per_1000: f64,
}

impl Absolute {
    /// The two numbers of a hazard.
    ///
    /// # Example
    ///
    /// ```
    /// let care = restride_testkit::care();
    /// let large = care.load.spike.bins.last().and_then(|bin| bin.hazard).unwrap();
    /// let absolute = restride_core::load::Absolute::of(&care.load.incidence, large);
    /// assert_eq!(format!("{:.0} {:.0}", absolute.usual_per_1000, absolute.raised_per_1000), "8 18");
    /// ```
    pub fn of(incidence: &Incidence, hazard: Hazard) -> Self {
        Self {
            usual_per_1000: incidence.per_1000_h,
            raised_per_1000: incidence.per_1000_h * hazard.ratio,
        }
    }
}

/// Heart rates per minute: the mean of a run, at rest, the highest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeartRates {
    /// The mean of a run.
    pub mean: f64,
    /// At rest.
    pub rest: f64,
    /// The highest.
    pub highest: f64,
}

/// The load of a run from heart rate (Banister), by the formula for men or for women.
///
/// # Missing data
///
/// `None` when the highest heart rate is not above the one at rest, or the mean is below it.
pub fn banister(
    minutes: f64,
    rates: HeartRates,
    is_female: bool,
    numbers: &BanisterNumbers,
) -> Option<f64> {
    let reserve = rates.highest - rates.rest;
    let share = (rates.mean - rates.rest) / reserve;
    let (factor, exponent) = if is_female {
        numbers.women
    } else {
        numbers.men
    };
    let is_possible = reserve > 0.0 && share >= 0.0 && minutes >= 0.0;
    is_possible.then(|| minutes * share * factor * libm::exp(exponent * share))
}
