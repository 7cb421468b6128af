//! `recovery.toml`.

use super::super::checker::Checker;
use super::super::ranges::Ranges;
use super::super::sense::words::check_guide;
use crate::files::care::recovery::{BandFile, GuideBandFile, RecoveryFile};
use restride_core::knowledge::care::{GuideBand, Recovery, RecoveryBand, Spread, Widening};

const PATH: &str = "recovery.toml";

/// Longest time that a band may tell, in days.
const LONGEST: u16 = 3650;

/// The fields that a kind of spread needs, and no others.
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
    let mut given = Vec::new();
    for (name, days) in fields {
        ranges.some(name, days, 1, LONGEST);
        if days.is_some() {
            given.push(name);
        }
    }
    let spread = match (file.kind.as_str(), &fields_of(file)) {
        ("median_iqr", [Some(median_days), Some(q1_days), Some(q3_days), None, ..]) => {
            Some(Spread::MedianQuartiles {
                median_days: *median_days,
                q1_days: *q1_days,
                q3_days: *q3_days,
            })
        }
        ("median_iqr", [Some(median_days), None, None, Some(iqr_days), ..]) => {
            Some(Spread::MedianWidth {
                median_days: *median_days,
                iqr_days: *iqr_days,
            })
        }
        ("median", [Some(median_days), None, None, None, ..]) => Some(Spread::Median {
            median_days: *median_days,
        }),
        ("range", [.., Some(low_days), Some(high_days)]) => Some(Spread::Range {
            low_days: *low_days,
            high_days: *high_days,
        }),
        ("mean_ci", _) => match (file.mean_days, file.ci_low_days, file.ci_high_days) {
            (Some(mean_days), Some(ci_low_days), Some(ci_high_days)) => {
                Some(Spread::MeanInterval {
                    mean_days,
                    ci_low_days,
                    ci_high_days,
                })
            }
            _ => None,
        },
        ("mean_sd", _) => file
            .mean_days
            .zip(file.sd_days)
            .map(|(mean_days, sd_days)| Spread::MeanDeviation { mean_days, sd_days }),
        _ => None,
    };
    let fits = KINDS
        .iter()
        .any(|(kind, names)| *kind == file.kind && *names == given.as_slice());
    if !fits {
        let forms: Vec<String> = KINDS
            .iter()
            .filter(|(kind, _)| {
                *kind == file.kind || !KINDS.iter().any(|(known, _)| *known == file.kind)
            })
            .map(|(kind, names)| format!("{kind}: {}", names.join(", ")))
            .collect();
        ranges.fault(
            &file.id,
            format!("\"{}\" has the wrong numbers for its kind", file.id),
            Some(&forms.join("; ")),
        );
        return None;
    }
    check_order(ranges, file, spread?);
    spread
}

/// Median, quartiles, width and range, by which the kinds are told apart.
const fn fields_of(file: &BandFile) -> [Option<u16>; 6] {
    [
        file.median_days,
        file.q1_days,
        file.q3_days,
        file.iqr_days,
        file.low_days,
        file.high_days,
    ]
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
