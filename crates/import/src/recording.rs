//! An activity while it is worked out: what the file states, and its samples.

use crate::samples::Sample;
use crate::{Activity, summary};

/// What a reader of a format hands over. The activity holds what the file states itself; the rest follows from the
/// samples.
#[derive(Debug)]
pub(crate) struct Recording {
    pub(crate) activity: Activity,
    pub(crate) samples: Vec<Sample>,
    /// When it began by the file's own word, in milliseconds since 1970.
    pub(crate) start_ms: Option<i64>,
    /// The mean cadence by the file's own word, in its unit.
    pub(crate) stated_cadence: Option<f64>,
}

impl Recording {
    pub(crate) const fn new(activity: Activity) -> Self {
        Self {
            activity,
            samples: Vec::new(),
            start_ms: None,
            stated_cadence: None,
        }
    }

    /// Works out what the file does not state.
    pub(crate) fn summarised(self, part: usize) -> Activity {
        let mut activity = summary::summarise(self);
        activity.part = u32::try_from(part).unwrap_or(u32::MAX);
        activity
    }
}
