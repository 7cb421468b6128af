//! How long it took others: weeks, ranges and not a promise.

use crate::assess::page::Page;
use crate::journal::entry_words::EntryWords;
use crate::words::Words;
use restride_core::care::{Outlook, Shown};
use restride_core::knowledge::care::Spread;
use restride_core::knowledge::{Evidence, Mark};
use schemars::JsonSchema;
use serde::Serialize;

const DAYS_OF_A_WEEK: u16 = 7;

/// How long it took others. Ranges, and not a promise.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RecoveryJson {
    /// What these numbers are, and are not: show it with them.
    intro: String,
    /// From studies.
    bands: Vec<BandJson>,
    /// From the guide.
    guide: Vec<BandJson>,
    /// That the range is wider for this runner, in words; absent when it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    wider: Option<String>,
}

/// How long it took one group.
#[derive(Debug, Serialize, JsonSchema)]
struct BandJson {
    /// Its id.
    id: String,
    /// Who they were.
    who: String,
    /// How long, in words.
    words: String,
    /// Weeks at least, rounded down; absent when none are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    from_weeks: Option<u32>,
    /// Weeks at most, rounded up; absent when there is no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    to_weeks: Option<u32>,
    /// Id of the source.
    source: String,
    /// The source by its title.
    source_title: String,
}

/// `None` when nothing can be shown with a source.
pub(super) fn of(words: EntryWords<'_>, outlook: &Outlook<'_>) -> Option<RecoveryJson> {
    let known = |evidence: &Evidence| matches!(evidence.mark, Mark::Sourced | Mark::Derived);
    let bands = outlook.bands.iter().filter(|it| known(&it.band.evidence));
    let bands: Vec<BandJson> = bands
        .map(|it| {
            let (words_of_it, from, to) = times(words.words, it.shown);
            band(words, &it.band.id, &it.band.evidence, words_of_it, from, to)
        })
        .collect();
    let guide = outlook.guide.iter().filter(|it| known(&it.evidence));
    let guide: Vec<BandJson> = guide
        .map(|it| {
            let from = low(it.low_days);
            let to = it.high_days.map(high);
            let said = match to {
                Some(to) => weeks(words.words, "weeks", &[("low", from), ("high", to)]),
                None => weeks(words.words, "at_least", &[("weeks", from)]),
            };
            band(words, &it.id, &it.evidence, said, Some(from), to)
        })
        .collect();
    if bands.is_empty() && guide.is_empty() {
        return None;
    }
    Some(RecoveryJson {
        intro: words.words.line("plan.recovery.intro"),
        bands,
        guide,
        wider: outlook
            .is_widened
            .then(|| words.words.line("plan.recovery.is_wider")),
    })
}

fn band(
    words: EntryWords<'_>,
    id: &str,
    evidence: &Evidence,
    said: String,
    from_weeks: Option<u32>,
    to_weeks: Option<u32>,
) -> BandJson {
    let source = words.knowledge.sources.get(&evidence.source);
    BandJson {
        id: id.to_owned(),
        who: words.words.line(&format!("recovery.{id}.what")),
        words: said,
        from_weeks,
        to_weeks,
        source: evidence.source.clone(),
        source_title: source.map_or_else(|| evidence.source.clone(), |it| it.title.clone()),
    }
}

fn low(days: u16) -> u32 {
    u32::from(days / DAYS_OF_A_WEEK)
}

fn high(days: u16) -> u32 {
    u32::from(days.div_ceil(DAYS_OF_A_WEEK))
}

/// A mean or a median, to the nearest week.
fn middle(days: u16) -> u32 {
    u32::from(days.saturating_add(DAYS_OF_A_WEEK / 2) / DAYS_OF_A_WEEK)
}

fn weeks(words: Words<'_>, key: &str, blanks: &[(&str, u32)]) -> String {
    let numbers: Vec<(&str, String)> = blanks
        .iter()
        .map(|(name, number)| (*name, number.to_string()))
        .collect();
    let blanks: Vec<(&str, &str)> = numbers
        .iter()
        .map(|(name, number)| (*name, number.as_str()))
        .collect();
    words.filled(&format!("plan.recovery.{key}"), &blanks)
}

/// A band in words, its low and its high end in weeks.
fn times(words: Words<'_>, shown: Shown) -> (String, Option<u32>, Option<u32>) {
    let spread = match shown {
        Shown::Half(band) => {
            let (from, to) = (band.from_weeks, band.to_weeks);
            let said = weeks(words, "half", &[("low", from), ("high", to)]);
            return (said, Some(from), Some(to));
        }
        Shown::AsPublished(spread) => spread,
    };
    match spread {
        Spread::MedianQuartiles {
            q1_days, q3_days, ..
        } => {
            let (from, to) = (low(q1_days), high(q3_days));
            let said = weeks(words, "half", &[("low", from), ("high", to)]);
            (said, Some(from), Some(to))
        }
        Spread::Range {
            low_days,
            high_days,
        } => {
            let (from, to) = (low(low_days), high(high_days));
            let said = weeks(words, "range", &[("low", from), ("high", to)]);
            (said, Some(from), Some(to))
        }
        Spread::MeanInterval {
            mean_days,
            ci_low_days,
            ci_high_days,
        } => {
            let (from, to) = (low(ci_low_days), high(ci_high_days));
            let blanks = [("weeks", middle(mean_days)), ("low", from), ("high", to)];
            // How well an average is known is no range of a person.
            (weeks(words, "mean", &blanks), None, None)
        }
        Spread::MeanDeviation { mean_days, sd_days } => {
            let from = low(mean_days.saturating_sub(sd_days));
            let to = high(mean_days.saturating_add(sd_days));
            let blanks = [("weeks", middle(mean_days)), ("low", from), ("high", to)];
            (weeks(words, "mean_sd", &blanks), Some(from), Some(to))
        }
        Spread::Median { median_days } | Spread::MedianWidth { median_days, .. } => {
            let said = weeks(words, "median", &[("weeks", high(median_days))]);
            (said, None, None)
        }
    }
}

/// What it is first, then the groups with their sources.
pub(super) fn text(page: &mut Page, recovery: &RecoveryJson, words: Words<'_>) {
    page.line(1, &words.line("today.heading.recovery"));
    page.line(1, &recovery.intro);
    for band in recovery.bands.iter().chain(&recovery.guide) {
        page.item(1, &format!("{} {}", band.who, band.words));
        let source = &band.source_title;
        page.line(
            2,
            &words.filled("plan.recovery.source", &[("source", source)]),
        );
    }
    if let Some(wider) = &recovery.wider {
        page.line(1, wider);
    }
}
