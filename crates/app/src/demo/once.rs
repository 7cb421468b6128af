//! What happens once: visits, a tablet, a few words.

use super::days::Runner;
use super::pen::{key, words};
use restride_core::journal::{Analgesic, Body, EntryError, Medicine, Note, TreatmentVisit};

/// Days on which something happens that happens once.
const FIRST_VISIT: i32 = 9;
pub(super) const MISTYPED: i32 = 4;
const BAD_WEEK: i32 = 70;

impl Runner<'_> {
    /// Whether something happens on this day that happens once.
    pub(super) fn is_remarkable(&self, day: i32) -> bool {
        let after_relapse = self.relapse.is_some_and(|relapse| day - relapse <= 3);
        after_relapse || [1, FIRST_VISIT, MISTYPED, BAD_WEEK].contains(&day)
    }

    /// Visits, a tablet, words.
    pub(super) fn extras(&mut self, day: i32) -> Result<(), EntryError> {
        let since_relapse = self.relapse.map(|relapse| day - relapse);
        if day == FIRST_VISIT || since_relapse == Some(3) {
            let at = self.at(day, (11, 0), 0)?;
            let visit = TreatmentVisit {
                treatment: key("physiotherapy"),
                episode: self.episode,
                provider: None,
                cost_minor: Some(4500),
                currency: Some(key("eur")),
                note: None,
            };
            self.pen
                .write_after(&at, 90, None, Body::TreatmentVisit(visit))?;
        }
        if since_relapse == Some(1) {
            let at = self.at(day, (9, 0), 15)?;
            let medicine = Medicine {
                medicine: Analgesic::Paracetamol,
                episode: self.episode,
                note: None,
            };
            self.pen.write(&at, Body::Medicine(medicine))?;
        }
        let note = match (day, since_relapse) {
            (1, _) => "Stopped running for now. Four weeks of more and more hills before this.",
            (FIRST_VISIT, _) => "First physiotherapy. A new set of exercises to do at home.",
            (_, Some(1)) => "That was far too long. Back to resting.",
            (BAD_WEEK, _) => "Slept badly, long week at work.",
            _ => return Ok(()),
        };
        let at = self.at(day, (20, 30), 10)?;
        if let Some(text) = words(note) {
            let episode = self.episode;
            self.pen.write(&at, Body::Note(Note { text, episode }))?;
        }
        Ok(())
    }
}
