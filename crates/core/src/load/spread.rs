//! How alike the days of a week are.

/// How alike the days of a week are (Foster). For information: it was never shown to tell of injuries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The load of a day, on the mean.
    pub mean: f64,
    /// The standard deviation of a sample (n - 1).
    pub deviation: f64,
    /// The mean by the standard deviation; days of rest count as 0.
    pub monotony: f64,
    /// The monotony times the sum of the loads.
    pub strain: f64,
}

impl Spread {
    /// The spread of some days, days of rest as 0.
    ///
    /// # Missing data
    ///
    /// `None` with fewer than two days, and when all are the same: then the monotony has no value.
    pub fn of(loads: &[f64]) -> Option<Self> {
        let count = f64::from(u32::try_from(loads.len()).ok()?);
        if count < 2.0 {
            return None;
        }
        let total: f64 = loads.iter().sum();
        let mean = total / count;
        let squares: f64 = loads.iter().map(|load| (load - mean) * (load - mean)).sum();
        let deviation = (squares / (count - 1.0)).sqrt();
        let monotony = mean / deviation;
        (deviation > 0.0).then_some(Self {
            mean,
            deviation,
            monotony,
            strain: monotony * total,
        })
    }
}
