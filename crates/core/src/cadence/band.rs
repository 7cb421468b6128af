//! Cadence by bands of speed, over many runs.

use crate::knowledge::care::BandRule;
use crate::runs::Activity;
use std::collections::BTreeMap;

/// One band of speed over several runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The lower edge, in millimetres per second.
    pub from_mm_s: u32,
    /// The upper edge, which belongs to the next band.
    pub to_mm_s: u32,
    /// Seconds with a cadence in it.
    pub seconds: u64,
    /// Runs with a cadence in it.
    pub runs: usize,
    /// The mean cadence, weighted by time, in hundredths of steps per minute.
    pub spm_hundredths: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    seconds: u64,
    weighted: u64,
    runs: usize,
}

/// The bands of these runs, slowest first. Bands with too little time are left out.
///
/// # Missing data
///
/// A band of a run without a cadence counts for nothing; a run without bands is in none.
pub fn bands<'a, 'j: 'a>(
    runs: impl Iterator<Item = &'a Activity<'j>>,
    rule: &BandRule,
) -> Vec<Band> {
    let width = rule.width_mm_s.max(1);
    let mut sums: BTreeMap<u32, Sum> = BTreeMap::new();
    for run in runs {
        let mut of_run: BTreeMap<u32, Sum> = BTreeMap::new();
        for band in run.content.bands() {
            let Some(cadence) = band.cadence_spm_hundredths else {
                continue;
            };
            let sum = of_run.entry(band.from_mm_s / width).or_default();
            sum.seconds += u64::from(band.seconds);
            sum.weighted += u64::from(band.seconds) * u64::from(cadence);
        }
        for (number, of_run) in of_run.into_iter().filter(|(_, sum)| sum.seconds > 0) {
            let sum = sums.entry(number).or_default();
            sum.seconds += of_run.seconds;
            sum.weighted += of_run.weighted;
            sum.runs += 1;
        }
    }
    let enough = |sum: &Sum| sum.seconds >= u64::from(rule.least_s.max(1));
    sums.into_iter()
        .filter(|(_, sum)| enough(sum))
        .filter_map(|(number, sum)| {
            let mean = (sum.weighted + sum.seconds / 2).checked_div(sum.seconds)?;
            Some(Band {
                from_mm_s: number * width,
                to_mm_s: number * width + width,
                seconds: sum.seconds,
                runs: sum.runs,
                spm_hundredths: u32::try_from(mean).ok()?,
            })
        })
        .collect()
}
