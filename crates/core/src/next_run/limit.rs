//! At most how far, in normal running.

use crate::journal::EntryId;
use crate::load::{NoBaseline, Span, Window, baseline, days_before, week_of, weeks};
use crate::return_to_run::{Hold, Moment, Reason};
use crate::runs::Outing;
use crate::today::Today;
use crate::why::{Before, Changed, Found, Look, Why};
use jiff::civil::{Date, Weekday};

/// At most how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Metres of the next run, at most: by the longest run, by the week, and by a limit of the plan.
    pub most_m: u32,
    /// Metres by the longest run alone.
    pub by_longest_m: u32,
    /// The longest run lately, in metres.
    pub longest_m: u32,
    /// Its day.
    pub longest_day: Date,
    /// How many runs lately.
    pub runs: usize,
    /// Over how many days.
    pub window_days: u16,
    /// The week; `None` when there is no whole week to go by.
    pub week: Option<WeekLimit>,
    /// What was already changed this week: the key of it in `why`. Then the distance stays as it is.
    pub changed_already: Option<&'static str>,
    /// The limit of the plan: per cent of the last whole week, and why.
    pub hold: Option<(u8, Reason)>,
    /// The episode whose plan decides; `None` without one.
    pub episode: Option<EntryId>,
}

/// At most how far in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekLimit {
    /// The first day of the last whole week.
    pub last_from: Date,
    /// Metres of it.
    pub last_m: u32,
    /// Metres of this week, at most.
    pub most_m: u32,
    /// Metres above which the pack warns.
    pub warn_above_m: u32,
    /// Metres of this week so far.
    pub so_far_m: u32,
    /// Metres that are left; 0 when the week is full.
    pub left_m: u32,
    /// Days of the last week of which it is not known whether something was run.
    pub unknown_days: usize,
    /// Whether this week is past the warning already.
    pub is_past_warning: bool,
}

/// The first day of which runs count: that of the last injury, or of the ladder after it. What a runner could do before
/// says nothing about now.
fn since(today: &Today<'_, '_>) -> Option<Date> {
    let plans = today.plans.episodes.iter();
    let days = plans.map(|plan| {
        let ladder = plan.plan.history().ladder_start.map(Moment::day);
        let began = plan.episode.opened.began;
        [Some(plan.opened.day()), began, ladder]
            .into_iter()
            .max()
            .flatten()
    });
    days.max().flatten()
}

/// A share of a size in whole units, rounded down.
fn share(size: u32, percent: u32) -> u32 {
    u32::try_from(u64::from(size) * u64::from(percent) / 100).unwrap_or(u32::MAX)
}

pub(super) fn limit(
    today: &Today<'_, '_>,
    look: Look<'_, '_, '_>,
    start: Weekday,
    episode: Option<EntryId>,
    hold: Option<Hold>,
) -> Result<Limit, NoBaseline> {
    let (rules, spike) = (&look.rules.next_run, &look.rules.spike);
    let outings = look.runs.outings();
    let first = outings.first().map_or(today.day, |outing| outing.day);
    let since = since(today);
    let counts =
        |outing: &&Outing| outing.day <= today.day && since.is_none_or(|since| outing.day >= since);
    let mut window = Window::default();
    outings
        .iter()
        .filter(counts)
        .for_each(|outing| window.add(outing));
    window.start_at(days_before(today.day, spike.window_days));
    let (longest_day, longest_m) = baseline(&window, first, today.day, spike)?;
    let changed_already = changed(look, today.day, start);
    let percent = if changed_already.is_some() {
        100
    } else {
        rules.run_percent
    };
    let by_longest_m = share(longest_m, percent);
    let week = week(today.day, look, &outings, start, since, hold);
    // A limit of the plan is one of the last week: without that week it cannot be told how far.
    if hold.is_some() && week.is_none() {
        return Err(NoBaseline::NoDistance);
    }
    Ok(Limit {
        most_m: week.map_or(by_longest_m, |week| by_longest_m.min(week.left_m)),
        by_longest_m,
        longest_m,
        longest_day,
        runs: window.runs(),
        window_days: spike.window_days,
        week,
        changed_already,
        hold: hold.map(|hold| (hold.percent, hold.reason)),
        episode,
    })
}

fn week(
    today: Date,
    look: Look<'_, '_, '_>,
    outings: &[Outing],
    start: Weekday,
    since: Option<Date>,
    hold: Option<Hold>,
) -> Option<WeekLimit> {
    let all = weeks(outings, look.complete, look.rules, today, start, 2);
    let [last, this] = all.as_slice() else {
        return None;
    };
    let counts = !last.lacks_distance && since.is_none_or(|since| last.from >= since);
    let last_m = last.distance_m.filter(|metres| counts && *metres > 0)?;
    let rules = &look.rules.next_run;
    let percent = hold.map_or(rules.week_percent, |hold| {
        rules.week_percent.min(u32::from(hold.percent))
    });
    let most_m = share(last_m, percent);
    let warn_above_m = share(last_m, rules.week_warn_percent);
    let so_far_m = this.distance_m.unwrap_or(0);
    Some(WeekLimit {
        last_from: last.from,
        last_m,
        most_m,
        warn_above_m,
        so_far_m,
        left_m: most_m.saturating_sub(so_far_m),
        unknown_days: last.unknown_days,
        is_past_warning: so_far_m > warn_above_m,
    })
}

/// Hills or speed that are new this week: of distance, pace and hills one is changed at a time.
fn changed(look: Look<'_, '_, '_>, today: Date, start: Weekday) -> Option<&'static str> {
    let span = Span {
        from: week_of(today, start),
        to: today,
    };
    let week = Before {
        onset: today,
        is_told: true,
        span,
    };
    let why = Why::of(look, week);
    let found = why
        .found
        .iter()
        .find(|found| matches!(found.changed, Changed::Hills { .. } | Changed::Fast { .. }));
    found.map(Found::key)
}
