//! Runs: recordings folded into runs, told runs, outings.

mod folding;
mod outings;
mod told;

use restride_core::journal::{Entry, EntryId, Journal};
use restride_core::runs::{Outing, RunNumbers, Runs};
use restride_testkit::journal::Pen;
use serde_json::{Value, json};

/// Numbers for tests.
pub(crate) const NUMBERS: RunNumbers = RunNumbers {
    joined_gap_minutes: 60,
    told_percent: 20,
    same_start_s: 120,
    same_percent: 2,
};

/// A journal under construction.
pub(crate) struct Track {
    pen: Pen,
    pub(crate) entries: Vec<Entry>,
}

/// A run as it is asked about: its id and metres, how many recordings and how many results it has.
pub(crate) type Shown = (EntryId, Option<u32>, usize, usize);

impl Track {
    pub(crate) fn new() -> Self {
        let pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
        let entries = Vec::new();
        Self { pen, entries }
    }

    /// An entry at a time of a day of June.
    pub(crate) fn add(&mut self, day: i32, clock: &str, kind: &str, body: &Value) -> EntryId {
        let date = jiff::civil::date(2026, 6, 1) + jiff::Span::new().days(day - 1);
        // The pen moves on a minute before it writes.
        let at: jiff::civil::Time = format!("{clock}:00").parse().unwrap();
        let at = date.to_datetime(at) - jiff::Span::new().minutes(1);
        self.pen.at(&format!("{at}+02:00[Europe/Berlin]"));
        let entry = self.pen.entry(kind, body);
        let id = entry.id();
        self.entries.push(entry);
        id
    }

    /// A recorded run at 7 in the morning, at 10 km/h.
    pub(crate) fn run(&mut self, day: i32, metres: u32) -> EntryId {
        self.run_at(day, "07:00", metres)
    }

    /// A recorded run, at 10 km/h.
    pub(crate) fn run_at(&mut self, day: i32, clock: &str, metres: u32) -> EntryId {
        let ms = metres * 360;
        let body = json!({
            "sport": "run", "format": "fit", "distance_cm": metres * 100, "timer_ms": ms, "elapsed_ms": ms
        });
        self.add(day, clock, "run", &body)
    }

    /// Another recording, with what makes it different.
    pub(crate) fn recording(&mut self, format: &str, more: Value) -> EntryId {
        let mut body = json!({"sport": "run", "format": format});
        let Value::Object(more) = more else {
            panic!("an object");
        };
        body.as_object_mut().unwrap().extend(more);
        self.add(1, "07:00", "run", &body)
    }

    pub(crate) fn correct(&mut self, id: EntryId, body: &Value) {
        let entry = self.entries.iter().find(|entry| entry.id() == id).cloned();
        let corrected = self.pen.correct(&entry.unwrap(), body);
        self.entries.push(corrected);
    }

    pub(crate) fn withdraw(&mut self, id: EntryId) {
        let entry = self.entries.iter().find(|entry| entry.id() == id).cloned();
        let withdrawn = self.pen.withdraw(&entry.unwrap());
        self.entries.push(withdrawn);
    }

    pub(crate) fn journal(&self) -> Journal {
        Journal::from_entries(self.entries.clone())
    }

    pub(crate) fn runs(&self) -> Vec<Shown> {
        self.look(|runs| {
            let shown = runs.runs();
            shown
                .map(|it| {
                    (
                        it.id,
                        it.distance_m(),
                        it.recordings.len(),
                        it.results.len(),
                    )
                })
                .collect()
        })
    }

    pub(crate) fn outings(&self) -> Vec<Outing> {
        let journal = self.journal();
        Runs::of(&journal.fold(), NUMBERS).outings()
    }

    pub(crate) fn look<T>(&self, look: impl FnOnce(&Runs<'_>) -> T) -> T {
        let journal = self.journal();
        look(&Runs::of(&journal.fold(), NUMBERS))
    }
}
