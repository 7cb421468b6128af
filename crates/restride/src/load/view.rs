//! The load as plain data with its words. The text is made from it.

use super::history::History;
use super::measure::{km, two};
use crate::arguments::LoadOptions;
use crate::pack::Pack;
use crate::words::Words;
use jiff::civil::Date;
use restride_core::journal::Sport;
use restride_core::knowledge::care::{Hazard, LoadRules};
use restride_core::load::{Absolute, NoBaseline, Ratio, Span, Spike, Week, days, spikes, weeks};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What `restride load --format json` prints. What is not known is absent, and never 0.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct LoadJson {
    /// Today.
    pub(super) day: String,
    /// The weeks, the oldest first; the last one is the week of today.
    pub(super) weeks: Vec<WeekJson>,
    /// Runs of these weeks that were longer than the first bin allows, the latest first.
    pub(super) jumps: Vec<SpikeJson>,
    /// Runs of these weeks that could be compared with those before them.
    pub(super) compared: usize,
    /// Runs of these weeks that could not be compared, by reason.
    pub(super) not_compared: Vec<NotComparedJson>,
    /// The days that are known to be complete: there a day without a run is a day of rest.
    pub(super) complete: Vec<SpanJson>,
    /// Walks, rides and other activities of these weeks: they are not counted.
    pub(super) other_activities: usize,
    /// Short against long load; absent unless it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ratio: Option<RatioJson>,
    /// What the numbers can say and what they cannot, in words: show it with them.
    pub(super) about: String,
}

/// A week.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct WeekJson {
    /// Its first day.
    pub(super) from: String,
    /// Its last day.
    pub(super) to: String,
    /// Whether it is over.
    pub(super) is_over: bool,
    /// How many runs, those with a short break between them as one.
    pub(super) runs: usize,
    /// Metres; absent when nothing is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) distance_m: Option<u32>,
    /// Seconds without pauses; absent when nothing is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    timer_s: Option<u32>,
    /// Effort (0 to 10) times minutes; absent unless known of every day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) session_rpe: Option<u32>,
    /// The longest run, in metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    longest_m: Option<u32>,
    /// The longest run in per cent of the week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) longest_share_percent: Option<u32>,
    /// Days so far of which it is not known whether something was run.
    pub(super) unknown_days: usize,
    /// Whether the distance of one of its runs is unknown.
    pub(super) lacks_distance: bool,
    /// Against the week before; absent when it cannot be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) change: Option<ChangeJson>,
    /// Mean by standard deviation of its days (for information); absent unless all of them are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) monotony: Option<f64>,
    /// That times the kilometres of the week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) strain: Option<f64>,
}

/// A week against the one before.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ChangeJson {
    /// Per cent of the week before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) percent: Option<u32>,
    /// Metres of the week before.
    pub(super) before_m: u32,
    /// Days of both weeks of which it is not known whether something was run.
    pub(super) unknown_days: usize,
    /// Whether the pack tells of it; never more than a hint.
    pub(super) is_amber: bool,
}

/// A run against the longest of the days before it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SpikeJson {
    /// Its day.
    pub(crate) day: String,
    /// Ids of the runs.
    runs: Vec<String>,
    /// Metres.
    distance_m: u32,
    /// The longest of the days before, in metres.
    longest_m: u32,
    /// The day of that one.
    longest_day: String,
    /// Per cent of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<u32>,
    /// `usual`, `small`, `moderate` or `large`, by the pack.
    bin: String,
    /// How many runs it was compared with.
    compared_with: usize,
    /// Over how many days.
    window_days: u16,
    /// Runs of these days without a distance.
    without_distance: usize,
    /// What it was associated with in a study; absent where the pack has no checked figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    hazard: Option<HazardJson>,
    /// Id of the source.
    source: String,
    /// How far it may be trusted.
    mark: &'static str,
    /// The same in words.
    pub(crate) words: Vec<String>,
}

/// A rate against that of others, and what it means in runs.
#[derive(Debug, Serialize, JsonSchema)]
struct HazardJson {
    /// The ratio of the rates.
    ratio: f64,
    /// The lower end of its interval of 95 %.
    low: f64,
    /// The upper end.
    high: f64,
    /// Of 1000 runs of an hour, how many are followed by an injury.
    usual_per_1000: f64,
    /// The same of such runs.
    raised_per_1000: f64,
}

/// Runs that could not be compared.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct NotComparedJson {
    /// The key of the reason.
    why: &'static str,
    /// How many.
    pub(super) count: usize,
    /// The reason in words.
    pub(super) words: String,
}

/// Days from one to another.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SpanJson {
    /// The first.
    pub(super) from: String,
    /// The last.
    pub(super) to: String,
}

/// Short against long load. It moves nothing.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RatioJson {
    /// The last days against the days before them; absent when it cannot be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    uncoupled: Option<f64>,
    /// The last days against all days.
    #[serde(skip_serializing_if = "Option::is_none")]
    coupled: Option<f64>,
    /// Weighted means.
    #[serde(skip_serializing_if = "Option::is_none")]
    weighted: Option<f64>,
    /// The same in words, with what it cannot say.
    pub(super) words: Vec<String>,
}

/// What is shown of a day and the weeks before it.
pub(super) fn of(
    words: Words<'_>,
    pack: &Pack,
    history: &History<'_>,
    today: Date,
    options: &LoadOptions,
) -> LoadJson {
    let rules = &pack.care.load;
    let weeks = weeks(
        &history.outings,
        &history.complete,
        rules,
        today,
        options.week_start.weekday(),
        options.weeks,
    );
    let from = weeks.first().map_or(today, |week| week.from);
    let span = Span { from, to: today };
    let mut jumps = Vec::new();
    let mut compared = 0;
    let mut missing: BTreeMap<&'static str, usize> = BTreeMap::new();
    let answers = spikes(&history.outings, &history.walk_jog, &rules.spike);
    for (outing, answer) in history.outings.iter().zip(answers) {
        if !span.contains(outing.day) {
            continue;
        }
        match answer {
            Ok(found) => {
                compared += 1;
                if found.is_jump() {
                    jumps.push(spike(words, pack, &found));
                }
            }
            Err(why) => *missing.entry(NoBaseline::key(why)).or_default() += 1,
        }
    }
    jumps.reverse();
    let other = history.runs.all().iter();
    let other = other.filter(|it| it.content.sport != Sport::Run && span.contains(it.day));
    LoadJson {
        day: today.to_string(),
        weeks: weeks.iter().map(week).collect(),
        jumps,
        compared,
        not_compared: missing
            .into_iter()
            .map(|(why, count)| NotComparedJson {
                why,
                count,
                words: words.line(&format!("load.no_baseline.{why}")),
            })
            .collect(),
        complete: history
            .complete
            .spans()
            .iter()
            .map(|span| SpanJson {
                from: span.from.to_string(),
                to: span.to.to_string(),
            })
            .collect(),
        other_activities: other.count(),
        ratio: options.acwr.then(|| ratio(words, rules, history, today)),
        about: words.line("load.about.associated"),
    }
}

fn week(week: &Week) -> WeekJson {
    WeekJson {
        from: week.from.to_string(),
        to: week.to.to_string(),
        is_over: week.is_over,
        runs: week.runs,
        distance_m: week
            .distance_m
            .filter(|_| week.runs > 0 || week.unknown_days == 0),
        timer_s: week.timer_s,
        session_rpe: week.session_rpe.filter(|_| week.runs > 0),
        longest_m: week.longest_m,
        longest_share_percent: week.longest_share_percent(),
        unknown_days: week.unknown_days,
        lacks_distance: week.lacks_distance,
        change: week.change.map(|change| ChangeJson {
            percent: change.percent(),
            before_m: change.before_m,
            unknown_days: change.unknown_days,
            is_amber: change.is_amber,
        }),
        monotony: week.spread.map(|spread| spread.monotony),
        // Of kilometres, as others show it.
        strain: week.spread.map(|spread| spread.strain / 1000.0),
    }
}

/// A run against the longest before it, with what the pack says of it.
pub(crate) fn spike(words: Words<'_>, pack: &Pack, spike: &Spike<'_>) -> SpikeJson {
    let rules = &pack.care.load;
    let evidence = &spike.bin.evidence;
    let hazard = spike.bin.hazard.filter(|_| evidence.mark.is_evidence());
    let number = |count: usize| count.to_string();
    let mut lines = vec![words.filled(
        "load.spike.line",
        &[
            ("day", &spike.day.to_string()),
            ("distance", &km(spike.distance_m)),
            ("days", &rules.spike.window_days.to_string()),
            ("longest", &km(spike.longest_m)),
            ("percent", &number_of(spike.percent())),
            ("runs", &number(spike.compared_with)),
            ("bin", &words.line(&format!("load.spike.{}", spike.bin.id))),
        ],
    )];
    if let Some(hazard) = hazard {
        lines.extend(risk(words, pack, hazard, &evidence.source));
    }
    if spike.without_distance > 0 {
        lines.push(words.filled(
            "load.spike.without_distance",
            &[("count", &number(spike.without_distance))],
        ));
    }
    SpikeJson {
        day: spike.day.to_string(),
        runs: spike.runs.iter().map(ToString::to_string).collect(),
        distance_m: spike.distance_m,
        longest_m: spike.longest_m,
        longest_day: spike.longest_day.to_string(),
        percent: spike.percent(),
        bin: spike.bin.id.clone(),
        compared_with: spike.compared_with,
        window_days: rules.spike.window_days,
        without_distance: spike.without_distance,
        hazard: hazard.map(|hazard| {
            let absolute = Absolute::of(&rules.incidence, hazard);
            HazardJson {
                ratio: hazard.ratio,
                low: hazard.low,
                high: hazard.high,
                usual_per_1000: absolute.usual_per_1000,
                raised_per_1000: absolute.raised_per_1000,
            }
        }),
        source: evidence.source.clone(),
        mark: evidence.mark.key(),
        words: lines,
    }
}

fn number_of(percent: Option<u32>) -> String {
    percent.map_or_else(String::new, |percent| percent.to_string())
}

/// A rate in words: what it is relative to others, and in runs. The one is never told without the other.
fn risk(words: Words<'_>, pack: &Pack, hazard: Hazard, source: &str) -> Vec<String> {
    let title = pack.knowledge.sources.get(source);
    let title = title.map_or(source, |source| source.title.as_str());
    let absolute = Absolute::of(&pack.care.load.incidence, hazard);
    vec![
        words.filled(
            "load.spike.hazard",
            &[
                ("title", title),
                ("ratio", &two(hazard.ratio)),
                ("low", &two(hazard.low)),
                ("high", &two(hazard.high)),
            ],
        ),
        words.filled(
            "load.spike.absolute",
            &[
                ("usual", &format!("{:.0}", absolute.usual_per_1000)),
                ("raised", &format!("{:.0}", absolute.raised_per_1000)),
            ],
        ),
    ]
}

fn ratio(words: Words<'_>, rules: &LoadRules, history: &History<'_>, today: Date) -> RatioJson {
    let first = history.outings.first().map_or(today, |outing| outing.day);
    let span = Span {
        from: first.min(today),
        to: today,
    };
    let days = days(&history.outings, &history.complete, span);
    let loads: Vec<Option<f64>> = days.iter().map(|day| day.load_m().map(f64::from)).collect();
    let ratio = Ratio::of(&loads, &rules.ratio);
    let (acute, chronic) = (
        rules.ratio.acute_days.to_string(),
        rules.ratio.chronic_days.to_string(),
    );
    let line = match &ratio {
        Some(ratio) => words.filled(
            "load.ratio.line",
            &[
                ("acute", &acute),
                ("chronic", &chronic),
                ("uncoupled", &two(ratio.uncoupled)),
                ("coupled", &two(ratio.coupled)),
                ("weighted", &two(ratio.weighted.ratio)),
            ],
        ),
        None => words.filled(
            "load.ratio.none",
            &[("acute", &acute), ("chronic", &chronic)],
        ),
    };
    RatioJson {
        uncoupled: ratio.map(|ratio| ratio.uncoupled),
        coupled: ratio.map(|ratio| ratio.coupled),
        weighted: ratio.map(|ratio| ratio.weighted.ratio),
        words: vec![line, words.line("load.ratio.about")],
    }
}
