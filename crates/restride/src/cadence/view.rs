//! Cadence by speed as plain data with its words. The text is made from it.

use super::experiment::{self, ExperimentJson};
use super::look;
use crate::arguments::{CadenceOptions, Format};
use crate::assess::page::Page;
use crate::diary::chart::Ink;
use crate::diary::shows_unicode;
use crate::failure::Failure;
use crate::journal::Work;
use crate::journal::entry_words::EntryWords;
use crate::runs::measure::{hundredths, minutes, pace_at, whole};
use crate::say;
use crate::shoes::bar::bar;
use crate::words::Words;
use restride_core::cadence::{Advice, Band, Because, CadenceView, Own};
use restride_core::knowledge::care::CadenceRules;
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride cadence --format json` prints. Cadences are steps of both feet per minute.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct CadenceJson {
    /// The first day that the bands are of.
    from: String,
    /// The last day: today.
    to: String,
    /// Cadence by speed, slowest first.
    bands: Vec<BandJson>,
    /// The runner's own cadence; `null` when too few runs tell of it.
    own_spm: Option<f64>,
    /// The speed around which it was run, in metres per second.
    own_speed_m_s: Option<f64>,
    /// The easy runs at about one speed that tell of it.
    own_runs: usize,
    /// `held`, `bone`, `stop`, `unknown`, `high_enough`, `no_reason` or `raise`.
    advice: &'static str,
    /// What is suggested to try; `null` unless the advice is `raise`.
    target_spm: Option<u32>,
    /// Never more than this; `null` unless the advice is `raise`.
    most_spm: Option<u32>,
    /// `overstride` or `pain`; `null` unless the advice is `raise`.
    because: Option<&'static str>,
    /// The cadence that the guide names: an orientation, and no target.
    orientation_spm: u32,
    /// The runner's own cadence in words.
    own_words: Vec<String>,
    /// The advice in words.
    words: Vec<String>,
    /// The experiment that was begun last; `null` when there is none.
    experiment: Option<ExperimentJson>,
}

/// A band of speed.
#[derive(Debug, Serialize, JsonSchema)]
struct BandJson {
    /// The lower edge, in metres per second.
    from_m_s: f64,
    /// The upper edge, in metres per second.
    to_m_s: f64,
    /// Mean cadence, weighted by time.
    spm: f64,
    /// Seconds with a cadence.
    seconds: u64,
    /// Runs with a cadence.
    runs: usize,
}

pub(super) fn run(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &CadenceOptions,
) -> Result<(), Failure> {
    let view = look::cadence(work, options.overstride)?;
    let rules = &work.care().cadence;
    let words = words.words;
    let json = of(words, &view, rules);
    if options.format == Format::Json {
        return say::json(&json);
    }
    let ink = if options.plain {
        None
    } else if options.ascii || !shows_unicode() {
        Some(Ink::Ascii)
    } else {
        Some(Ink::Blocks)
    };
    say::result(&text(words, &json, &view, rules, ink))
}

fn of(words: Words<'_>, view: &CadenceView, rules: &CadenceRules) -> CadenceJson {
    let metres = |mm_s: u32| f64::from(mm_s) / 1000.0;
    let raised = match view.advice {
        Advice::Raise { target, because } => Some((target, because)),
        _ => None,
    };
    let (speed, own_runs) = match view.own {
        Own::Known {
            speed_mm_s, runs, ..
        } => (Some(metres(speed_mm_s)), runs),
        Own::TooFew { runs } => (None, runs),
    };
    CadenceJson {
        from: view.from.to_string(),
        to: view.to.to_string(),
        bands: view
            .bands
            .iter()
            .map(|band| BandJson {
                from_m_s: metres(band.from_mm_s),
                to_m_s: metres(band.to_mm_s),
                spm: hundredths(band.spm_hundredths),
                seconds: band.seconds,
                runs: band.runs,
            })
            .collect(),
        own_spm: view.own.spm_hundredths().map(hundredths),
        own_speed_m_s: speed,
        own_runs,
        advice: view.advice.key(),
        target_spm: raised.map(|(target, _)| target.spm),
        most_spm: raised.map(|(target, _)| target.most_spm),
        because: raised.map(|(_, because)| because.key()),
        orientation_spm: rules.orientation.spm,
        own_words: own_words(words, view, rules),
        words: advice_words(words, view, rules),
        experiment: experiment::of(words, view, rules),
    }
}

fn own_words(words: Words<'_>, view: &CadenceView, rules: &CadenceRules) -> Vec<String> {
    let least = rules.preferred.least_minutes.to_string();
    let mut said = vec![match view.own {
        Own::Known {
            spm_hundredths,
            speed_mm_s,
            runs,
        } => {
            let tenths_km_h = (speed_mm_s * 36 + 500) / 1000;
            let speed = format!("{}.{}", tenths_km_h / 10, tenths_km_h % 10);
            words.filled(
                "cadence.preferred.is",
                &[
                    ("spm", &whole(spm_hundredths).to_string()),
                    ("runs", &runs.to_string()),
                    ("minutes", &least),
                    ("speed", &speed),
                ],
            )
        }
        Own::TooFew { runs } => words.filled(
            "cadence.preferred.too_few",
            &[
                ("needed", &rules.preferred.least_runs.to_string()),
                ("minutes", &least),
                ("days", &rules.preferred.days.to_string()),
                ("runs", &runs.to_string()),
            ],
        ),
    }];
    if let Some(day) = view.own_before {
        let day = day.to_string();
        said.push(words.filled("cadence.preferred.since", &[("day", &day)]));
    }
    said
}

fn advice_words(words: Words<'_>, view: &CadenceView, rules: &CadenceRules) -> Vec<String> {
    let orientation = rules.orientation.spm.to_string();
    let filled =
        |key: &str, blanks: &[(&str, &str)]| words.filled(&format!("cadence.advice.{key}"), blanks);
    let on = view.experiment.filter(|it| it.ended.is_none());
    match view.advice {
        Advice::Held => vec![filled("held", &[])],
        Advice::Bone => vec![filled("bone", &[])],
        Advice::Unknown => vec![filled("unknown", &[])],
        Advice::HighEnough | Advice::NoReason if on.is_some() => {
            let target = on.map_or_else(String::new, |it| it.target_spm.to_string());
            vec![filled("trying", &[("target", &target)])]
        }
        Advice::HighEnough => vec![filled("high_enough", &[("orientation", &orientation)])],
        Advice::NoReason => vec![filled("no_change", &[("orientation", &orientation)])],
        Advice::Stop => view.stop.map_or_else(Vec::new, |sore| {
            let blanks = [
                ("pain", sore.score.to_string()),
                ("day", sore.day.to_string()),
            ];
            let blanks = blanks
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            vec![filled("stopped", &blanks)]
        }),
        Advice::Raise { target, because } => {
            let because = match because {
                Because::Overstride => "because_overstride",
                Because::Pain => "because_pain",
            };
            let (raise, try_it) = (&rules.raise, &rules.experiment);
            let evidence = words.line(&format!(
                "corrections.{}.evidence",
                rules.orientation.correction
            ));
            vec![
                filled(
                    "raise",
                    &[
                        ("target", &target.spm.to_string()),
                        ("percent", &raise.percent.to_string()),
                        ("from", &try_it.least_days.to_string()),
                        ("to", &try_it.most_days.to_string()),
                        ("most", &target.most_spm.to_string()),
                        ("most_percent", &raise.most_percent.to_string()),
                    ],
                ),
                filled(because, &[]),
                filled(
                    "how",
                    &[
                        ("block_from", &try_it.block_minutes_from.to_string()),
                        ("block_to", &try_it.block_minutes_to.to_string()),
                        ("blocks", &try_it.blocks.to_string()),
                        ("per_week", &try_it.runs_per_week.to_string()),
                        ("target", &target.spm.to_string()),
                    ],
                ),
                filled("keep_speed", &[]),
                filled("stop", &[("pain", &rules.stop.pain.to_string())]),
                filled("ours", &[("evidence", &evidence)]),
            ]
        }
    }
}

fn text(
    words: Words<'_>,
    json: &CadenceJson,
    view: &CadenceView,
    rules: &CadenceRules,
    ink: Option<Ink>,
) -> String {
    let mut page = Page::default();
    let days = rules.bands.days.to_string();
    page.heading(&words.filled("cadence.view.title", &[("days", &days)]));
    if view.bands.is_empty() {
        page.line(0, &words.line("cadence.view.none"));
    } else {
        bands_text(&mut page, words, &view.bands, ink);
    }
    page.heading(&words.line("cadence.preferred.title"));
    for line in &json.own_words {
        page.line(0, line);
    }
    let spm = rules.orientation.spm.to_string();
    page.line(
        0,
        &words.filled("cadence.view.orientation", &[("spm", &spm)]),
    );
    page.heading(&words.line("cadence.advice.title"));
    for line in &json.words {
        page.line(0, line);
    }
    if let Some(experiment) = &json.experiment {
        experiment.text(&mut page, words);
    }
    page.finish()
}

/// Steps per minute at the edges of the drawing, beyond the slowest and the fastest band.
const EDGE_SPM: u32 = 5;

fn bands_text(page: &mut Page, words: Words<'_>, bands: &[Band], ink: Option<Ink>) {
    let column = |name: &str| words.line(&format!("cadence.view.column_{name}"));
    let head = [
        (9, column("pace")),
        (12, column("cadence")),
        (9, column("time")),
        (7, column("runs")),
    ];
    page.row(0, &head);
    let cadences = || bands.iter().map(|band| whole(band.spm_hundredths));
    let lowest = cadences()
        .min()
        .unwrap_or_default()
        .saturating_sub(EDGE_SPM);
    let highest = cadences().max().unwrap_or_default() + EDGE_SPM;
    for band in bands {
        let spm = whole(band.spm_hundredths);
        let middle = band.from_mm_s.midpoint(band.to_mm_s);
        let pace = pace_at(middle).map(|s| format!("{}/km", minutes(s)));
        let seconds = u32::try_from(band.seconds).unwrap_or(u32::MAX);
        let mut row = vec![
            (9, pace.unwrap_or_default()),
            (12, spm.to_string()),
            (9, minutes(seconds)),
            (7, band.runs.to_string()),
        ];
        if let Some(ink) = ink {
            let drawn = bar(
                u64::from(spm),
                u64::from(lowest),
                u64::from(highest),
                None,
                ink,
            );
            row.push((0, format!("  {drawn}")));
        }
        page.row(0, &row);
    }
    page.line(0, &words.line("cadence.view.unit"));
    if ink.is_some() {
        page.line(
            0,
            &words.filled(
                "cadence.view.scale",
                &[("from", &lowest.to_string()), ("to", &highest.to_string())],
            ),
        );
    }
}
