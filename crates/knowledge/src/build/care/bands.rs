//! `recovery.toml`.

use super::super::checker::Checker;
use super::super::ranges::Ranges;
use super::super::sense::words::check_guide;
use crate::files::care::recovery::{BandFile, GuideBandFile, RecoveryFile};
use restride_core::knowledge::care::{GuideBand, Recovery, RecoveryBand, Spread, Widening};

const PATH: &str = "recovery.toml";

/// Longest time that a band may tell, in days.
const LONGEST: u16 = 3650;

/// The fields that a kind of spread has, for the hint.
const KINDS: [(&str, &[&str]); 6] = [
    ("median_iqr", &["median_days", "q1_days", "q3_days"]),
    ("median_iqr", &["median_days", "iqr_days"]),
    ("median", &["median_days"]),
    ("range", &["low_days", "high_days"]),
    ("mean_ci", &["mean_days", "ci_low_days", "ci_high_days"]),
    ("mean_sd", &["mean_days", "sd_days"]),
];

pub(super) fn recovery(checker: &mut Checker<'_>) -> Option<Recovery> {
    let file: RecoveryFile = checker.file(PATH)?;
    let bands: Vec<RecoveryBand> = file
        .bands
        .iter()
        .filter_map(|file| band(checker, file))
        .collect();
    let guide_bands: Vec<GuideBand> = file
        .guide_bands
        .iter()
        .map(|file| guide_band(checker, file))
        .collect();
    let widening = &file.widening;
    let mut ranges = Ranges::of(checker, PATH);
    let ids = file.bands.iter().map(|band| band.id.as_str());
    ranges.unique(ids.chain(file.guide_bands.iter().map(|band| band.id.as_str())));
    ranges.number("percent", widening.percent, 101, 300);
    ranges.number("long_symptom_weeks", widening.long_symptom_weeks, 1, 520);
    ranges.number("age_over", widening.age_over, 18, 100);
    Some(Recovery {
        bands,
        guide_bands,
        widening: Widening {
            percent: widening.percent,
            long_symptom_weeks: widening.long_symptom_weeks,
            age_over: widening.age_over,
            evidence: checker.evidence(PATH, &widening.source, &widening.mark, &widening.place),
        },
    })
}

fn band(checker: &mut Checker<'_>, file: &BandFile) -> Option<RecoveryBand> {
    checker.conditions(PATH, &file.conditions);
    let evidence = checker.evidence(PATH, &file.source, &file.mark, &file.place);
    let mut ranges = Ranges::of(checker, PATH);
    if file.n == Some(0) {
        ranges.fault(&file.id, format!("\"{}\" has no people", file.id), None);
    }
    Some(RecoveryBand {
        id: file.id.clone(),
        conditions: file.conditions.clone(),
        spread: spread(&mut ranges, file)?,
        n: file.n,
        evidence,
    })
}

fn spread(ranges: &mut Ranges<'_, '_>, file: &BandFile) -> Option<Spread> {
    let spread = match (file.kind.as_str(), given(ranges, file).as_slice()) {
        (
            "median_iqr",
            &[
                ("median_days", median_days),
                ("q1_days", q1_days),
                ("q3_days", q3_days),
            ],
        ) => Spread::MedianQuartiles {
            median_days,
            q1_days,
            q3_days,
        },
        ("median_iqr", &[("median_days", median_days), ("iqr_days", iqr_days)]) => {
            Spread::MedianWidth {
                median_days,
                iqr_days,
            }
        }
        ("median", &[("median_days", median_days)]) => Spread::Median { median_days },
        ("range", &[("low_days", low_days), ("high_days", high_days)]) => Spread::Range {
            low_days,
            high_days,
        },
        (
            "mean_ci",
            &[
                ("mean_days", mean_days),
                ("ci_low_days", ci_low_days),
                ("ci_high_days", ci_high_days),
            ],
        ) => Spread::MeanInterval {
            mean_days,
            ci_low_days,
            ci_high_days,
        },
        ("mean_sd", &[("mean_days", mean_days), ("sd_days", sd_days)]) => {
            Spread::MeanDeviation { mean_days, sd_days }
        }
        _ => {
            wrong_numbers(ranges, file);
            return None;
        }
    };
    check_order(ranges, file, spread);
    Some(spread)
}

/// Every number of days that stands in the file, by its name.
fn given(ranges: &mut Ranges<'_, '_>, file: &BandFile) -> Vec<(&'static str, u16)> {
    let fields = [
        ("median_days", file.median_days),
        ("q1_days", file.q1_days),
        ("q3_days", file.q3_days),
        ("iqr_days", file.iqr_days),
        ("low_days", file.low_days),
        ("high_days", file.high_days),
        ("mean_days", file.mean_days),
        ("ci_low_days", file.ci_low_days),
        ("ci_high_days", file.ci_high_days),
        ("sd_days", file.sd_days),
    ];
    for (name, days) in fields {
        ranges.some(name, days, 1, LONGEST);
    }
    fields
        .into_iter()
        .filter_map(|(name, days)| Some((name, days?)))
        .collect()
}

/// Says which numbers the kind has, or the numbers of every kind when it is none.
fn wrong_numbers(ranges: &mut Ranges<'_, '_>, file: &BandFile) {
    let is_known = KINDS.iter().any(|(kind, _)| *kind == file.kind);
    let forms: Vec<String> = KINDS
        .iter()
        .filter(|(kind, _)| *kind == file.kind || !is_known)
        .map(|(kind, names)| format!("{kind}: {}", names.join(", ")))
        .collect();
    ranges.fault(
        &file.id,
        format!("\"{}\" has the wrong numbers for its kind", file.id),
        Some(&forms.join("; ")),
    );
}

/// The ends of a band lie around its middle.
fn check_order(ranges: &mut Ranges<'_, '_>, file: &BandFile, spread: Spread) {
    let (low, middle, high) = match spread {
        Spread::MedianQuartiles {
            median_days,
            q1_days,
            q3_days,
        } => (q1_days, median_days, q3_days),
        Spread::Range {
            low_days,
            high_days,
        } => (low_days, low_days, high_days),
        Spread::MeanInterval {
            mean_days,
            ci_low_days,
            ci_high_days,
        } => (ci_low_days, mean_days, ci_high_days),
        Spread::MedianWidth { .. } | Spread::MeanDeviation { .. } | Spread::Median { .. } => return,
    };
    if low > middle || middle > high || low == high {
        ranges.fault(
            &file.id,
            format!("the ends of \"{}\" do not lie around its middle", file.id),
            None,
        );
    }
}

fn guide_band(checker: &mut Checker<'_>, file: &GuideBandFile) -> GuideBand {
    check_guide(checker, PATH, &file.guide);
    let evidence = checker.evidence(PATH, &file.source, &file.mark, &file.place);
    let mut ranges = Ranges::of(checker, PATH);
    ranges.number("low_days", file.low_days, 1, LONGEST);
    if let Some(high_days) = file.high_days {
        ranges.rising(&[("low_days", file.low_days), ("high_days", high_days)]);
    }
    GuideBand {
        id: file.id.clone(),
        low_days: file.low_days,
        high_days: file.high_days,
        guide: file.guide.clone(),
        evidence,
    }
}
