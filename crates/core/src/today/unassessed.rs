//! Pain that nobody asked the warning questions about.

use super::Look;
use crate::journal::{Body, Entry, EntryId, Sort};
use crate::return_to_run::{Moment, without_episode};
use jiff::{SignedDuration, Timestamp};

impl Look<'_, '_, '_> {
    /// Pains and sessions with pain of the last days that belong to no open episode, since the warning questions were
    /// answered last; in the order in which they happened.
    ///
    /// # Missing data
    ///
    /// What was not told is no pain here; a limp that was told is as much as a pain.
    pub(super) fn unassessed(&self) -> Vec<EntryId> {
        let rule = &self.care.diary.unassessed;
        let asked = self.folded.of_sort(Sort::Assessment).next_back();
        let asked = asked.map(|version| version.entry.happened().instant());
        let is_open = |entry: &&Entry| {
            let at = Moment::written(entry.happened());
            asked.is_none_or(|asked| at.at() > asked) && at.is_within(self.now, rule.days)
        };
        // A day may be another one elsewhere.
        let reach = SignedDuration::from_hours((i64::from(rule.days) + 3) * 24);
        let after = self.now.at().checked_sub(reach).unwrap_or(Timestamp::MIN);
        let alone = without_episode(self.folded, after).into_iter();
        alone
            .filter(is_open)
            .filter(|entry| hurts(entry.body(), rule.least_pain))
            .map(Entry::id)
            .collect()
    }
}

/// Whether an entry tells of pain, or of a limp.
fn hurts(body: &Body, least: u8) -> bool {
    let is_enough = body.worst_pain().is_some_and(|pain| pain.get() >= least);
    match body {
        Body::Pain(pain) => is_enough || !pain.red_flags.is_empty(),
        Body::SessionResult(run) => {
            is_enough
                || run.limp == Some(true)
                || run.new_night_pain == Some(true)
                || !run.red_flags.is_empty()
        }
        Body::Walk(walk) => is_enough || walk.limp == Some(true),
        Body::Profile(_)
        | Body::Assessment(_)
        | Body::EpisodeOpened(_)
        | Body::EpisodeClosed(_)
        | Body::WeeklyAnswers(_)
        | Body::Exercise(_)
        | Body::Medicine(_)
        | Body::TreatmentVisit(_)
        | Body::Clearance(_)
        | Body::PlanChoice(_)
        | Body::Shoe(_)
        | Body::Run(_)
        | Body::ImportBatch(_)
        | Body::Note(_)
        | Body::ReadinessTest(_)
        | Body::Withdrawn(_)
        | Body::Unknown(_) => false,
    }
}
