//! Metres up and down, from altitudes, where the file does not state them.

use crate::numbers::whole;
use crate::samples::Sample;
use crate::{Activity, Flag};

/// Altitudes waver: only a change of this many metres in one direction counts.
const LEAST_CHANGE_M: f64 = 3.0;

pub(super) fn put(activity: &mut Activity, samples: &[Sample]) {
    if activity.ascent_m.is_some() || activity.descent_m.is_some() {
        return;
    }
    let mut altitudes = samples.iter().filter_map(Sample::altitude_m);
    let Some(mut turned_at) = altitudes.next() else {
        return;
    };
    let (mut up, mut down) = (0.0, 0.0);
    for altitude in altitudes {
        let change = altitude - turned_at;
        if change.abs() >= LEAST_CHANGE_M {
            up += change.max(0.0);
            down -= change.min(0.0);
            turned_at = altitude;
        }
    }
    activity.ascent_m = whole(up);
    activity.descent_m = whole(down);
    activity.flags.insert(Flag::AscentFromAltitudes);
}
