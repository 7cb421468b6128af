//! Results of sessions: each belongs to a recorded run, or is a run of its own that nobody recorded.

use super::RunNumbers;
use super::activity::{Activity, Recording};
use super::numbers::is_near;
use crate::journal::{Body, Entry, EntryId, Folded, Run, SessionResult, Sport};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most runs of one day that a result is compared with.
const MOST_OF_A_DAY: usize = 64;

/// Runs by the day on which they began, as positions.
type ByDay = BTreeMap<Date, Vec<usize>>;

/// A result of a session, and what it says about size and time.
struct Outcome<'j> {
    recording: Recording<'j>,
    told: &'j SessionResult,
    distance_cm: Option<u32>,
    duration_ms: Option<u32>,
    start: Timestamp,
    end: Timestamp,
    day: Date,
}

/// Gives every result to the run that it fits; what fits none and has a size is added as a run.
pub(super) fn add<'j>(folded: &Folded<'j>, numbers: RunNumbers, all: &mut Vec<Activity<'j>>) {
    let mut days = ByDay::new();
    for (position, activity) in all.iter().enumerate() {
        if activity.content.sport == Sport::Run {
            days.entry(activity.day).or_default().push(position);
        }
    }
    for version in folded.effective() {
        let Body::SessionResult(told) = version.entry.body() else {
            continue;
        };
        let result = Outcome::of(version.root, version.entry, told);
        if let Some(activity) = result.find(all, &days, numbers) {
            activity.results.push(result.recording);
        } else if let Some(activity) = result.activity() {
            days.entry(result.day).or_default().push(all.len());
            all.push(activity);
        }
    }
}

impl<'j> Outcome<'j> {
    fn of(id: EntryId, entry: &'j Entry, told: &'j SessionResult) -> Self {
        let end = entry.happened().instant();
        let long = told.duration_s.unwrap_or(0);
        let positive = |value: &u32| *value > 0;
        Self {
            recording: Recording { id, entry },
            told,
            distance_cm: told.distance_m.filter(positive).map(|m| m * 100),
            duration_ms: told.duration_s.filter(positive).map(|s| s * 1000),
            start: end
                .checked_sub(SignedDuration::from_secs(i64::from(long)))
                .unwrap_or(end),
            end,
            day: entry.happened().day(),
        }
    }

    /// The run that it fits: the last one at that time, or the nearest in size of the same day. A result without a size
    /// fits the only run of its day.
    fn find<'a>(
        &self,
        all: &'a mut [Activity<'j>],
        days: &ByDay,
        numbers: RunNumbers,
    ) -> Option<&'a mut Activity<'j>> {
        let of_day = |day: Option<Date>| {
            let positions = day.and_then(|day| days.get(&day));
            positions.into_iter().flatten().take(MOST_OF_A_DAY).copied()
        };
        let own = || of_day(Some(self.day));
        let by_time = own()
            .chain(of_day(self.day.yesterday().ok()))
            .filter(|at| {
                all.get(*at)
                    .is_some_and(|it| self.is_at_time_of(it, numbers))
            })
            .max_by_key(|at| all.get(*at).map(|it| (it.start, it.id)));
        let by_size = || {
            own()
                .filter_map(|at| Some((self.apart(all.get(at)?, numbers)?, at)))
                .min()
                .map(|(_, at)| at)
        };
        let only = || {
            let mut positions = own();
            let first = positions.next()?;
            let has_size = self.distance_cm.is_some() || self.duration_ms.is_some();
            (positions.next().is_none() && !has_size).then_some(first)
        };
        let found = by_time.or_else(by_size).or_else(only)?;
        all.get_mut(found)
    }

    /// Whether it was told of the time of a run, or shortly after it.
    fn is_at_time_of(&self, activity: &Activity<'_>, numbers: RunNumbers) -> bool {
        let grace = SignedDuration::from_mins(i64::from(numbers.joined_gap_minutes));
        let end = activity.end().unwrap_or(activity.start);
        // Of a run that was itself told, only the same time counts: two results may well be two short runs.
        let end = if is_result(activity) {
            end
        } else {
            end.checked_add(grace).unwrap_or(end)
        };
        self.start <= end && self.end >= activity.start
    }

    /// How far its size is from the one of a run; `None` when it is too far, or one of them is unknown.
    fn apart(&self, activity: &Activity<'_>, numbers: RunNumbers) -> Option<u32> {
        if is_result(activity) && !self.is_of_another_episode(activity) {
            return None;
        }
        let run = &activity.content;
        let timer = run.timer_ms.or(run.elapsed_ms);
        let pairs = [
            self.distance_cm.zip(run.distance_cm),
            self.duration_ms.zip(timer),
        ];
        let (told, recorded) = pairs.into_iter().flatten().next()?;
        is_near(told, recorded, numbers.told_percent).then(|| told.abs_diff(recorded))
    }

    /// Whether the runner told the same session once for each of two episodes.
    fn is_of_another_episode(&self, activity: &Activity<'_>) -> bool {
        let other = activity.results.first().map(|it| it.entry.body().episode());
        other.is_some_and(|other| other != self.told.episode)
    }

    /// The run that it tells of; `None` when it has no size.
    fn activity(&self) -> Option<Activity<'j>> {
        let mut run = Run::new(Sport::Run);
        run.distance_cm = self.distance_cm;
        run.timer_ms = self.duration_ms;
        run.distance_cm.or(run.timer_ms)?;
        Some(Activity {
            id: self.recording.id,
            content: Cow::Owned(run),
            start: self.start,
            day: self.day,
            happened: self.recording.entry.happened(),
            recordings: Vec::new(),
            results: vec![self.recording],
        })
    }
}

/// Whether an activity is known by a result alone.
fn is_result(activity: &Activity<'_>) -> bool {
    activity.recordings.is_empty()
}
