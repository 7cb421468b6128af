//! The pains of one episode by day: what was felt around a run may be told in entries of their own.

use crate::journal::{Entry, PainMoment, PainScore, SessionResult};
use crate::return_to_run::{Moment, Pain};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The worst of one moment of a day, and when it was first and last told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'j> {
    pub(super) worst: Pain,
    pub(super) first: (Moment, &'j Entry),
    pub(super) last: (Moment, &'j Entry),
}

impl<'j> Told<'j> {
    fn add(told: &mut Option<Self>, pain: Pain, entry: &'j Entry) {
        let at = (Moment::written(entry.happened()), entry);
        match told {
            None => {
                *told = Some(Self {
                    worst: pain,
                    first: at,
                    last: at,
                });
            }
            Some(told) => {
                told.worst = told.worst.max(pain);
                // Entries come in the order of their times.
                told.last = at;
            }
        }
    }
}

/// One day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Day<'j> {
    pub(super) waking: Option<Told<'j>>,
    pub(super) before: Option<Told<'j>>,
    pub(super) during: Option<Told<'j>>,
    pub(super) at_end: Option<Told<'j>>,
    pub(super) hour_after: Option<Told<'j>>,
    /// Whether a session of that day was told.
    pub(super) ran: bool,
}

/// Every day of an episode on which something was told.
#[derive(Debug, Clone, Default)]
pub(super) struct Days<'j> {
    days: BTreeMap<Date, Day<'j>>,
}

/// A pain of the journal in the terms of a plan; every score is one.
pub(super) fn pain_of(score: PainScore) -> Pain {
    Pain::new(score.get()).unwrap_or(Pain::MOST)
}

impl<'j> Days<'j> {
    pub(super) fn tell(&mut self, entry: &'j Entry, moment: PainMoment, score: PainScore) {
        let day = self.days.entry(entry.happened().day()).or_default();
        let slot = match moment {
            PainMoment::Waking => &mut day.waking,
            PainMoment::Before => &mut day.before,
            PainMoment::During => &mut day.during,
            PainMoment::AtEnd => &mut day.at_end,
            PainMoment::OneHourAfter => &mut day.hour_after,
            PainMoment::Evening | PainMoment::Night | PainMoment::AtRest => return,
        };
        Told::add(slot, pain_of(score), entry);
    }

    pub(super) fn ran_on(&mut self, day: Date) {
        self.days.entry(day).or_default().ran = true;
    }

    pub(super) fn on(&self, day: Date) -> Day<'j> {
        self.days.get(&day).copied().unwrap_or_default()
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (Date, &Day<'j>)> {
        self.days.iter().map(|(date, day)| (*date, day))
    }

    /// The worst of that morning, when it was told by this time.
    pub(super) fn morning(&self, day: Date, by: Timestamp) -> Option<Pain> {
        let told = self.days.get(&day)?.waking?;
        (told.first.0.at() <= by).then_some(told.worst)
    }

    /// A run that was told by its pains alone: the last of them.
    pub(super) fn run_without_result(
        &self,
        date: Date,
        day: &Day<'j>,
    ) -> Option<(Moment, &'j Entry)> {
        let yesterday = date.yesterday().map(|day| self.on(day)).unwrap_or_default();
        let after = day.hour_after.filter(|_| !yesterday.ran);
        let told = [day.during, day.at_end, after].into_iter().flatten();
        let last = told.map(|told| told.last).max_by_key(|(at, _)| *at);
        last.filter(|_| !day.ran)
    }
}

/// The pains around a run of that day: of its result and of entries of their own, the worse of each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Felt {
    pub(super) before: Option<Pain>,
    pub(super) during: Option<Pain>,
    pub(super) at_end: Option<Pain>,
    pub(super) hour_after: Option<Pain>,
}

impl Felt {
    pub(super) fn on(days: &Days<'_>, date: Date, result: Option<&SessionResult>) -> Self {
        let day = days.on(date);
        let next = date
            .tomorrow()
            .map(|next| days.on(next))
            .unwrap_or_default();
        // An hour after may be past midnight.
        let past_midnight = next.hour_after.filter(|_| !next.ran);
        let worse = |told: Option<PainScore>, more: Option<Told<'_>>| {
            let more = more.map(|told| told.worst);
            told.map(pain_of).max(more)
        };
        let told = |which: fn(&SessionResult) -> Option<PainScore>| result.and_then(which);
        let after = worse(told(|it| it.one_hour_after), day.hour_after);
        Self {
            before: worse(told(|it| it.before), day.before),
            during: worse(told(|it| it.during), day.during),
            at_end: worse(told(|it| it.at_end), day.at_end),
            hour_after: after.max(past_midnight.map(|told| told.worst)),
        }
    }
}
