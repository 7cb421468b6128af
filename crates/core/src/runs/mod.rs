//! Which runs a journal holds: recordings of one run folded into one, told runs beside them, other sports apart.
//!
//! Nothing here judges a run; see [`crate::load`] for how much it was. A day is the runner's own local day.
//!
//! Read in this order: [`RunNumbers`], [`Activity`] (one run, walk or ride), [`Runs`] (all of a journal), [`Outing`]
//! (runs with a short break between them, taken as one).

mod activity;
mod groups;
mod numbers;
mod outing;
mod quality;
mod told;

pub use activity::{Activity, Recording};
pub use numbers::RunNumbers;
pub use outing::Outing;

use crate::journal::{EntryId, Folded, Sport};
use std::collections::BTreeMap;

/// Every activity of a journal, each once.
///
/// # Example
///
/// ```
/// # use restride_testkit::journal::Pen;
/// use restride_core::journal::{Journal, Sport};
/// use restride_core::runs::{RunNumbers, Runs};
///
/// let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
/// let watch = pen.entry("run", &serde_json::json!({"sport": "run", "format": "fit", "distance_cm": 812_300}));
/// let copy = serde_json::json!({"sport": "run", "format": "gpx", "ascent_m": 40, "same_as": watch.id().to_string()});
/// let copy = pen.entry("run", &copy);
/// let journal = Journal::from_entries([copy, watch.clone()]);
/// let numbers = RunNumbers { joined_gap_minutes: 60, told_percent: 20, same_start_s: 120, same_percent: 2 };
/// let runs = Runs::of(&journal.fold(), numbers);
/// let [run] = runs.all() else { unreachable!() };
/// assert_eq!((run.id, run.distance_m()), (watch.id(), Some(8123)));
/// assert_eq!(run.content.ascent_m, Some(40), "from the other recording");
/// ```
#[derive(Debug, Clone)]
pub struct Runs<'j> {
    numbers: RunNumbers,
    all: Vec<Activity<'j>>,
    by_entry: BTreeMap<EntryId, usize>,
}

impl<'j> Runs<'j> {
    /// The activities of a journal.
    ///
    /// Recordings are one activity when one names the other in `same_as` (over however many steps, in a circle, or by
    /// way of an entry that is gone), when they come from the same part of the same file, or when they started at
    /// nearly the same time with nearly the same distance. One that names itself is alike to none. Results of sessions with a distance or a duration, which fit
    /// no recorded run of their day, count as told runs; the others belong to the run that they fit.
    ///
    /// # Missing data
    ///
    /// What the best recording lacks is taken from the others; what none has is `None`.
    pub fn of(folded: &Folded<'j>, numbers: RunNumbers) -> Self {
        let mut all: Vec<Activity<'j>> = groups::groups(folded, numbers)
            .into_iter()
            .filter_map(Activity::of)
            .collect();
        told::add(folded, numbers, &mut all);
        all.sort_by_key(|activity| (activity.start, activity.id));
        let mut by_entry = BTreeMap::new();
        for (position, activity) in all.iter().enumerate() {
            by_entry.extend(activity.entries().map(|entry| (entry, position)));
        }
        Self {
            numbers,
            all,
            by_entry,
        }
    }

    /// Every activity of every sport, in the order of their starts.
    pub fn all(&self) -> &[Activity<'j>] {
        &self.all
    }

    /// Those of one sport, in the order of their starts.
    pub fn of_sport(&self, sport: Sport) -> impl DoubleEndedIterator<Item = &Activity<'j>> {
        self.all
            .iter()
            .filter(move |activity| activity.content.sport == sport)
    }

    /// The runs, recorded and told, in the order of their starts.
    pub fn runs(&self) -> impl DoubleEndedIterator<Item = &Activity<'j>> {
        self.of_sport(Sport::Run)
    }

    /// The activity that an entry belongs to: a recording of it, shown or not, or a result of it; `None` for any other
    /// id. The id is the one of the first version of the entry.
    pub fn get(&self, entry: EntryId) -> Option<&Activity<'j>> {
        self.all.get(*self.by_entry.get(&entry)?)
    }

    /// The runs, those with a short break between them taken as one, in the order of their starts.
    pub fn outings(&self) -> Vec<Outing> {
        outing::outings(self.runs(), self.numbers)
    }
}
