//! A target that a runner tries, kept in the journal as a choice. It opens nothing.

use crate::journal::{Body, EntryId, Folded};
use jiff::Timestamp;
use jiff::civil::Date;

/// The choice that begins an experiment with its target, or ends it.
pub const CHOICE: &str = "cadence_experiment";

/// The value of the choice that ends it.
pub const END: &str = "end";

/// A target that is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Experiment {
    /// The entry that began it.
    pub id: EntryId,
    /// The day on which it began.
    pub day: Date,
    /// When it began.
    pub at: Timestamp,
    /// Steps per minute.
    pub target_spm: u32,
    /// The day on which it was ended, or another one begun; `None` while it is on.
    pub ended: Option<Date>,
}

/// Every experiment of a journal, the earliest first. A choice whose value is neither a number nor the end is not known,
/// and changes nothing.
pub fn experiments(folded: &Folded<'_>) -> Vec<Experiment> {
    let mut all: Vec<Experiment> = Vec::new();
    for version in folded.effective() {
        let Body::PlanChoice(choice) = version.entry.body() else {
            continue;
        };
        if choice.choice.as_str() != CHOICE {
            continue;
        }
        let happened = version.entry.happened();
        let value = choice.value.as_ref().map_or("", |value| value.as_str());
        let target: Option<u32> = value.parse().ok();
        if target.is_none() && value != END {
            continue;
        }
        if let Some(on) = all.last_mut().filter(|on| on.ended.is_none()) {
            on.ended = Some(happened.day());
        }
        all.extend(target.map(|target_spm| Experiment {
            id: version.root,
            day: happened.day(),
            at: happened.instant(),
            target_spm,
            ended: None,
        }));
    }
    all
}
