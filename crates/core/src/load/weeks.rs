//! Weeks, and how much each differs from the one before.

use super::{Complete, Day, Span, Spread, days, days_after, is_above, percent_of};
use crate::knowledge::care::LoadRules;
use crate::runs::Outing;
use jiff::civil::{Date, Weekday};

/// Days of a week.
const WEEK: u16 = 7;

/// One week.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// Its days so far, in order.
    pub days: Vec<Day>,
    /// Whether it is over.
    pub is_over: bool,
    /// How many runs.
    pub runs: usize,
    /// Metres; `None` when nothing is known.
    pub distance_m: Option<u32>,
    /// Seconds without pauses; `None` when nothing is known.
    pub timer_s: Option<u32>,
    /// Effort times minutes; `None` unless known of every day.
    pub session_rpe: Option<u32>,
    /// The longest run, in metres.
    pub longest_m: Option<u32>,
    /// Days so far of which it is not known whether something was run.
    pub unknown_days: usize,
    /// Whether the distance of one of its runs is unknown.
    pub lacks_distance: bool,
    /// Against the week before; `None` when one of them cannot be told, or this one is not over.
    pub change: Option<Change>,
    /// How alike its days are; `None` unless all of them are known, or when all are the same.
    pub spread: Option<Spread>,
}

impl Week {
    /// The longest run in per cent of the week; `None` when a distance is unknown.
    pub fn longest_share_percent(&self) -> Option<u32> {
        let whole = self.distance_m.filter(|_| !self.lacks_distance)?;
        percent_of(self.longest_m?, whole)
    }
}

/// Seven days against the seven before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The first of the seven days.
    pub from: Date,
    /// The last of them.
    pub to: Date,
    /// Metres in them.
    pub distance_m: u32,
    /// Metres in the seven days before.
    pub before_m: u32,
    /// Days of all fourteen of which it is not known whether something was run. They are counted as without a run, so the
    /// change is one between the runs that are there.
    pub unknown_days: usize,
    /// Whether it is more than the pack's amber.
    pub is_amber: bool,
}

impl Change {
    /// Per cent of the week before, rounded to the nearest.
    pub fn percent(&self) -> Option<u32> {
        percent_of(self.distance_m, self.before_m)
    }
}

/// The first day of the week of a day.
pub fn week_of(day: Date, start: Weekday) -> Date {
    let back = day.weekday().since(start);
    day.saturating_sub(jiff::Span::new().days(back))
}

/// The last weeks up to a day, the oldest first; the last one is the week of that day.
///
/// `start` is the day on which a week begins.
pub fn weeks(
    outings: &[Outing],
    complete: &Complete,
    rules: &LoadRules,
    today: Date,
    start: Weekday,
    count: u16,
) -> Vec<Week> {
    let last = week_of(today, start);
    let first = super::days_before(last, count.saturating_sub(1).saturating_mul(WEEK));
    let to = days_after(last, WEEK - 1);
    // The week before the first one is needed to compare it with.
    let from = super::days_before(first, WEEK);
    let all = days(outings, complete, Span { from, to });
    let known_from = outings.first().map(|outing| outing.day);
    let chunks: Vec<&[Day]> = all.chunks(usize::from(WEEK)).collect();
    let pairs = chunks.windows(2);
    pairs
        .filter_map(|pair| {
            let [before, week] = pair else {
                return None;
            };
            week_from(before, week, known_from, rules, today)
        })
        .collect()
}

fn week_from(
    before: &[Day],
    week: &[Day],
    known_from: Option<Date>,
    rules: &LoadRules,
    today: Date,
) -> Option<Week> {
    let (from, to) = (week.first()?.day, week.last()?.day);
    let is_over = to < today;
    let so_far: Vec<Day> = week
        .iter()
        .filter(|day| day.day <= today)
        .copied()
        .collect();
    let sum = |of: fn(&Day) -> Option<u32>| {
        let known = so_far.iter().filter_map(of);
        known.reduce(u32::saturating_add)
    };
    let loads: Option<Vec<f64>> = so_far
        .iter()
        .map(|day| day.load_m().map(f64::from))
        .collect();
    let efforts = so_far.iter().map(|day| day.session_rpe);
    let has_history =
        known_from.is_some_and(|known| before.first().is_some_and(|it| known <= it.day));
    Some(Week {
        from,
        to,
        is_over,
        runs: so_far.iter().map(|day| day.runs).sum(),
        distance_m: sum(|day| day.distance_m),
        timer_s: sum(|day| day.timer_s),
        session_rpe: efforts
            .into_iter()
            .try_fold(0_u32, |sum, day| sum.checked_add(day?)),
        longest_m: so_far.iter().filter_map(|day| day.longest_m).max(),
        unknown_days: so_far.iter().filter(|day| !day.is_known).count(),
        lacks_distance: so_far.iter().any(|day| day.lacks_distance),
        change: (is_over && has_history)
            .then(|| change(before, week, rules.week.amber_percent))
            .flatten(),
        spread: loads
            .filter(|_| is_over)
            .and_then(|loads| Spread::of(&loads)),
        days: so_far,
    })
}

/// Some days against as many before them; `None` when the days before hold no run, or the distance of one is unknown.
pub fn change(before: &[Day], after: &[Day], amber_percent: u32) -> Option<Change> {
    let sum = |days: &[Day]| {
        let known = days.iter().filter_map(|day| day.distance_m);
        known.fold(0, u32::saturating_add)
    };
    let (distance_m, before_m) = (sum(after), sum(before));
    let all = || before.iter().chain(after);
    if before_m == 0 || all().any(|day| day.lacks_distance) {
        return None;
    }
    Some(Change {
        from: after.first()?.day,
        to: after.last()?.day,
        distance_m,
        before_m,
        unknown_days: all().filter(|day| !day.is_known).count(),
        is_amber: is_above(distance_m, before_m, amber_percent),
    })
}
