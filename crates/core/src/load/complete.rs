//! Where a history is known to be complete: there a day without a run is a day of rest.

use super::days_after;
use crate::journal::{Body, EntryId, Folded};
use crate::runs::Runs;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Span {
    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The days of which everything that was recorded is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Complete {
    /// In order, none touching another.
    spans: Vec<Span>,
}

impl Complete {
    /// The days that are complete: from the first to the last activity of each archive of a whole account (a walk or a
    /// ride shows as well that the account was in use), and from a day that the runner names until today.
    ///
    /// Single files say nothing about the days between them: the runner may have picked them.
    pub fn of(folded: &Folded<'_>, runs: &Runs<'_>, since: Option<Date>, today: Date) -> Self {
        let versions = folded.effective().iter();
        let mut archives: BTreeMap<EntryId, Option<Span>> = versions
            .filter(|version| {
                matches!(version.entry.body(), Body::ImportBatch(batch) if batch.account.is_some())
            })
            .map(|version| (version.root, None))
            .collect();
        if !archives.is_empty() {
            let all = runs.all().iter();
            for recording in all.flat_map(|activity| &activity.recordings) {
                let Body::Run(run) = recording.entry.body() else {
                    continue;
                };
                let batch = run.batch.map(|batch| folded.root(batch));
                let Some(span) = batch.and_then(|batch| archives.get_mut(&batch)) else {
                    continue;
                };
                let day = recording.entry.happened().day();
                let known = span.get_or_insert(Span { from: day, to: day });
                known.from = known.from.min(day);
                known.to = known.to.max(day);
            }
        }
        let named = since
            .filter(|since| *since <= today)
            .map(|from| Span { from, to: today });
        Self::joined(archives.into_values().flatten().chain(named).collect())
    }

    /// These spans, put in order and joined where they touch.
    pub fn joined(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.from <= days_after(last.to, 1) => last.to = last.to.max(span.to),
                Some(_) | None => joined.push(span),
            }
        }
        Self { spans: joined }
    }

    /// The spans, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Whether everything that was recorded on a day is known.
    pub fn contains(&self, day: Date) -> bool {
        let after = self.spans.partition_point(|span| span.from <= day);
        let span = after.checked_sub(1).and_then(|at| self.spans.get(at));
        span.is_some_and(|span| span.contains(day))
    }
}
