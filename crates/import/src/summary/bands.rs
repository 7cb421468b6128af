//! Bands of speed: how long, and at which cadence.

use std::collections::BTreeMap;

use super::cadence::{Unit, running};
use super::times;
use crate::Band;
use crate::numbers::{Mean, whole};
use crate::samples::Sample;

/// How wide a band is, in millimetres per second.
const WIDTH_MM_S: u32 = 250;

/// Nobody runs faster, in metres per second: a position jumped.
const FASTEST_M_S: f64 = 12.0;

/// Returns the bands in which at least half a second was spent, rising. Standing is no band.
pub(super) fn of(samples: &[Sample], unit: Unit) -> Vec<Band> {
    let mut bands = BTreeMap::<u32, (f64, Mean)>::new();
    for step in times::steps(samples) {
        let speed = step
            .speed_m_s()
            .filter(|speed| *speed > 0.0 && *speed <= FASTEST_M_S);
        let mm_s = speed.and_then(|speed| whole((speed * 1000.0).floor()));
        let Some(edge) =
            mm_s.and_then(|speed| speed.checked_div(WIDTH_MM_S)?.checked_mul(WIDTH_MM_S))
        else {
            continue;
        };
        let (seconds, cadence) = bands.entry(edge).or_default();
        *seconds += step.seconds;
        if let Some(steps) = running(&step, unit) {
            cadence.add(steps, step.seconds);
        }
    }
    let bands = bands
        .into_iter()
        .filter_map(|(speed_mm_s, (seconds, cadence))| {
            let seconds = whole(seconds).filter(|seconds| *seconds > 0)?;
            let cadence_spm_hundredths = cadence.value().and_then(|steps| whole(steps * 100.0));
            Some(Band {
                speed_mm_s,
                seconds,
                cadence_spm_hundredths,
            })
        });
    bands.collect()
}
