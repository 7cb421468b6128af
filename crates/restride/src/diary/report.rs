//! The diary as plain data with its words. The text below the chart is made from it.

use super::chart::Panel;
use crate::assess::page::Page;
use crate::journal::entry_words::{EntryWords, time};
use crate::journal::find::short;
use crate::words::Words;
use jiff::civil::Date;
use restride_core::diary::{
    AroundRun, Change, DayGroup, Median, Readings, Trend, around_runs, trigger_statistics, weeks,
};
use restride_core::journal::{EntryId, Folded, PainScore};
use restride_core::knowledge::care::DiaryRules;
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride diary --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct DiaryJson {
    /// The first day.
    from: String,
    /// The last day: today.
    to: String,
    /// The pain around every run; what was not logged is absent, and never 0.
    runs: Vec<RunJson>,
    /// Which way the pain goes, by moment.
    trends: Vec<TrendJson>,
    /// The mornings after days with a trigger and without it. Counts, and no causes.
    triggers: Vec<TriggerJson>,
    /// The weeks that were answered.
    weeks: Vec<WeekJson>,
    /// Every entry that counts, in the order in which it happened.
    entries: Vec<LineJson>,
}

/// The pain around the runs of a day.
#[derive(Debug, Serialize, JsonSchema)]
struct RunJson {
    /// The day.
    day: String,
    /// The worst before.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<u8>,
    /// The worst during it and at its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    during: Option<u8>,
    /// The worst from one hour after to the evening.
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<u8>,
    /// The worst on the next morning.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_morning: Option<u8>,
}

/// The last days against the days before.
#[derive(Debug, Serialize, JsonSchema)]
struct TrendJson {
    /// `during`, `after` or `waking`.
    of: &'static str,
    /// `clearly_better`, `better`, `same`, `worse` or `not_enough_data`.
    change: &'static str,
    /// The median of the days before; absent with too few of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    earlier: Option<f64>,
    /// The median of the last days; absent with too few of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    later: Option<f64>,
    /// The same in words.
    words: String,
}

/// Days with a trigger, and days without it.
#[derive(Debug, Serialize, JsonSchema)]
struct TriggerJson {
    /// The trigger.
    trigger: String,
    /// Days with it whose next morning was logged.
    days_with: usize,
    /// The median pain of those mornings.
    #[serde(skip_serializing_if = "Option::is_none")]
    median_with: Option<f64>,
    /// Days without it whose next morning was logged.
    days_without: usize,
    /// The median pain of those mornings.
    #[serde(skip_serializing_if = "Option::is_none")]
    median_without: Option<f64>,
    /// The same in words.
    words: String,
}

/// A week that was answered.
#[derive(Debug, Serialize, JsonSchema)]
struct WeekJson {
    /// Its last day.
    day: String,
    /// What the answers add up to.
    total: u16,
    /// Whether that is a lot.
    substantial: bool,
}

/// One entry in a line.
#[derive(Debug, Serialize, JsonSchema)]
struct LineJson {
    /// Its id.
    id: String,
    /// The time on the runner's own clock.
    time: String,
    /// The kind.
    kind: String,
    /// What it says.
    words: String,
}

/// Between two days; with an episode, what names it.
pub(super) fn of(
    words: EntryWords<'_>,
    folded: &Folded<'_>,
    rules: &DiaryRules,
    episode: Option<EntryId>,
    from: Date,
    to: Date,
) -> DiaryJson {
    let all = Readings::of(folded);
    let readings = match episode {
        Some(episode) => all.of_episode(folded.root(episode)),
        None => all,
    };
    let within = |day: Date| day >= from && day <= to;
    let runs = around_runs(folded, &readings);
    let entries = folded.effective().iter().filter(|version| {
        let named = version.entry.body().episode().map(|id| folded.root(id));
        let fits = episode.is_none_or(|episode| named == Some(folded.root(episode)));
        fits && within(version.entry.happened().day())
    });
    DiaryJson {
        from: from.to_string(),
        to: to.to_string(),
        runs: runs.iter().filter(|run| within(run.day)).map(run).collect(),
        trends: Panel::ALL
            .map(|panel| trend(words.words, &readings, rules, to, panel))
            .into(),
        triggers: trigger_statistics(folded, &readings, &rules.numbers)
            .into_iter()
            .map(|it| trigger(words.words, it.trigger.as_str(), it.exposed, it.not_exposed))
            .collect(),
        weeks: weeks(folded, &rules.numbers)
            .iter()
            .filter(|week| within(week.day))
            .map(|week| WeekJson {
                day: week.day.to_string(),
                total: week.total,
                substantial: week.is_substantial,
            })
            .collect(),
        entries: entries
            .map(|version| LineJson {
                id: version.entry.id().to_string(),
                time: time(version.entry.happened()),
                kind: version.entry.body().kind().to_owned(),
                words: words.line(version.entry.body()),
            })
            .collect(),
    }
}

fn run(run: &AroundRun) -> RunJson {
    let score = |pain: Option<PainScore>| pain.map(PainScore::get);
    RunJson {
        day: run.day.to_string(),
        before: score(run.before),
        during: score(run.during),
        after: score(run.after),
        next_morning: score(run.next_morning),
    }
}

fn trend(
    words: Words<'_>,
    readings: &Readings<'_>,
    rules: &DiaryRules,
    today: Date,
    panel: Panel,
) -> TrendJson {
    let by_day = readings.at(panel.moments()).worst_by_day();
    let trend = Trend::on(today, &by_day, &rules.numbers);
    let (earlier, later) = (trend.earlier.median, trend.later.median);
    let change = trend.change.map_or("not_enough_data", Change::key);
    // The words call it unchanged.
    let key = if change == "same" {
        "unchanged"
    } else {
        change
    };
    let word = words.line(&format!("diary.trend.{key}"));
    let said = match (earlier, later) {
        (Some(earlier), Some(later)) => words.filled(
            "diary.trend.line",
            &[
                ("days", &rules.numbers.window_days.to_string()),
                ("earlier", &earlier.to_string()),
                ("later", &later.to_string()),
                ("word", &word),
            ],
        ),
        (Some(_), None) | (None, _) => word,
    };
    TrendJson {
        of: panel.key(),
        change,
        earlier: earlier.map(Median::points),
        later: later.map(Median::points),
        words: said,
    }
}

fn trigger(words: Words<'_>, trigger: &str, with: DayGroup, without: DayGroup) -> TriggerJson {
    let median = |group: DayGroup| group.median.map_or_else(String::new, |it| it.to_string());
    TriggerJson {
        trigger: trigger.to_owned(),
        days_with: with.days,
        median_with: with.median.map(Median::points),
        days_without: without.days,
        median_without: without.median.map(Median::points),
        words: words.filled(
            "diary.triggers.line",
            &[
                ("trigger", &trigger.replace('_', " ")),
                ("with_pain", &median(with)),
                ("with_days", &with.days.to_string()),
                ("without_pain", &median(without)),
                ("without_days", &without.days.to_string()),
            ],
        ),
    }
}

impl DiaryJson {
    /// The page: the chart, then what follows from the entries, then the entries.
    pub(super) fn text(&self, words: Words<'_>, chart: &[String]) -> String {
        let mut page = Page::default();
        page.heading(&words.line("diary.trend.title"));
        for trend in &self.trends {
            let of = words.line(&format!("chart.{}", trend.of));
            page.item(0, &format!("{of}: {}", trend.words));
        }
        page.line(0, &words.line("diary.trend.missing"));
        if !self.triggers.is_empty() {
            page.heading(&words.line("diary.triggers.title"));
            page.items(0, self.triggers.iter().map(|it| &it.words));
            page.line(0, &words.line("diary.triggers.no_cause"));
        }
        if !self.weeks.is_empty() {
            page.heading(&words.line("log.diary.weeks"));
            for week in &self.weeks {
                let total =
                    words.filled("diary.weekly.total", &[("total", &week.total.to_string())]);
                page.item(0, &format!("{}: {total}", week.day));
            }
        }
        page.heading(&words.line("log.diary.entries"));
        for entry in &self.entries {
            let id = EntryId::parse(&entry.id).map(short);
            page.item(
                0,
                &format!(
                    "{}  {} ({})",
                    entry.time,
                    entry.words,
                    id.unwrap_or_default()
                ),
            );
        }
        if self.entries.is_empty() {
            page.line(0, &words.line("log.diary.nothing"));
        }
        format!("{}\n\n{}", chart.join("\n"), page.finish())
    }
}
