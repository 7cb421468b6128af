//! How long it took others: weeks, never a date, and nothing while a plan is locked.

use crate::journal::{AnswerValue, Body, Folded};
use crate::knowledge::Care;
use crate::knowledge::care::{GuideBand, RecoveryBand, Spread};
use crate::return_to_run::{Moment, PlanOfEpisode};

const DAYS_OF_A_WEEK: f64 = 7.0;

/// What makes a recovery longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Person {
    /// Age in whole years; `None` when not known.
    pub age_years: Option<u16>,
    /// Whole weeks of pain; `None` when not known.
    pub weeks_of_pain: Option<u32>,
    /// Whether the same place hurt in an earlier episode.
    pub is_recurrence: bool,
}

/// How long it took others.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook<'k> {
    /// From studies: those of the causes, or of any running injury when there are none.
    pub bands: Vec<ShownBand<'k>>,
    /// From the guide, in its order.
    pub guide: Vec<&'k GuideBand>,
    /// Whether it often takes longer for this runner.
    pub is_widened: bool,
}

/// One band of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownBand<'k> {
    /// The band, as it stands in the pack.
    pub band: &'k RecoveryBand,
    /// What to show.
    pub shown: Shown,
}

/// What to show of a band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shown {
    /// Half of the people took this long.
    Half(WeekBand),
    /// No range of a person can be made of it: as published, and said so.
    AsPublished(Spread),
}

/// Whole weeks, rounded outwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekBand {
    /// At least.
    pub from_weeks: u32,
    /// At most.
    pub to_weeks: u32,
}

/// How long it took others with these causes; `None` while the plan is locked, in which no time is ever told.
///
/// # Formula
///
/// Quartiles as published; with only the distance between them `w`, those of the log-normal with median `m`: `m / e` and
/// `m * e` with `e = s + sqrt(s^2 + 1)` and `s = w / 2m`. For a runner who often takes longer, the upper end `q` becomes
/// `m * (q / m)^p`, with `p` of the pack; the lower end stays.
pub fn outlook<'k>(
    care: &'k Care,
    causes: &[&str],
    person: Person,
    is_locked: bool,
) -> Option<Outlook<'k>> {
    if is_locked {
        return None;
    }
    let widening = &care.recovery.widening;
    let is_old = person
        .age_years
        .is_some_and(|age| age > u16::from(widening.age_over));
    let is_long = person
        .weeks_of_pain
        .is_some_and(|weeks| weeks > u32::from(widening.long_symptom_weeks));
    let is_widened = is_old || is_long || person.is_recurrence;
    let power = if is_widened {
        f64::from(widening.percent) / 100.0
    } else {
        1.0
    };
    let speaks_of = |band: &&RecoveryBand| {
        let mut keys = band.conditions.iter().map(String::as_str);
        keys.any(|key| causes.contains(&key))
    };
    let mut found: Vec<&RecoveryBand> = care.recovery.bands.iter().filter(speaks_of).collect();
    if found.is_empty() {
        let general = care.recovery.bands.iter();
        found.extend(general.filter(|band| band.conditions.is_empty()));
    }
    Some(Outlook {
        bands: found
            .into_iter()
            .map(|band| ShownBand {
                band,
                shown: shown(band.spread, power),
            })
            .collect(),
        guide: care.recovery.guide_bands.iter().collect(),
        is_widened,
    })
}

fn shown(spread: Spread, power: f64) -> Shown {
    match spread {
        Spread::MedianQuartiles {
            median_days,
            q1_days,
            q3_days,
        } => Shown::Half(weeks(
            f64::from(q1_days),
            f64::from(median_days),
            f64::from(q3_days),
            power,
        )),
        Spread::MedianWidth {
            median_days,
            iqr_days,
        } => {
            let median = f64::from(median_days);
            let half = f64::from(iqr_days) / (2.0 * median);
            let factor = half + libm::sqrt(half * half + 1.0);
            Shown::Half(weeks(median / factor, median, median * factor, power))
        }
        Spread::Range { .. }
        | Spread::MeanInterval { .. }
        | Spread::MeanDeviation { .. }
        | Spread::Median { .. } => Shown::AsPublished(spread),
    }
}

/// The band in weeks, its upper half stretched, rounded outwards.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "days of a band are few and above 0: the loader checks them"
)]
fn weeks(low: f64, median: f64, high: f64, power: f64) -> WeekBand {
    let high = median * libm::pow(high / median, power);
    // A hair below a whole week, so that rounding of the last bits does not add a week.
    let to = libm::ceil(high / DAYS_OF_A_WEEK - 1e-9);
    WeekBand {
        from_weeks: libm::floor(low / DAYS_OF_A_WEEK + 1e-9) as u32,
        to_weeks: (to as u32).max(1),
    }
}

/// What a journal says about who the runner is, for an episode at a time.
pub fn person(folded: &Folded<'_>, plan: &PlanOfEpisode<'_, '_>, now: Moment) -> Person {
    let mut age_years = None;
    for version in folded.effective() {
        let body = version.entry.body();
        if let Body::Profile(profile) = body
            && let Some(born) = profile.born
        {
            let (today, birthday) = (now.day(), (born.month(), born.day()));
            let before = (today.month(), today.day()) < birthday;
            let years = i32::from(today.year()) - i32::from(born.year()) - i32::from(before);
            age_years = u16::try_from(years).ok().or(age_years);
        } else if let Body::Assessment(assessment) = body {
            for (id, value) in &assessment.answers {
                if let AnswerValue::Number(number) = value
                    && id.as_str() == "age"
                    && age_years.is_none()
                {
                    age_years = whole_years(*number);
                }
            }
        }
    }
    let began = plan
        .episode
        .opened
        .began
        .unwrap_or_else(|| plan.opened.day());
    let days = began.duration_until(now.day()).as_hours() / 24;
    let sites = &plan.episode.opened.sites;
    let is_recurrence = crate::diary::episodes(folded).iter().any(|other| {
        other.id != plan.episode.id
            && other.day < plan.episode.day
            && other.opened.sites.iter().any(|site| sites.contains(site))
            && is_same_side(other.opened.side, plan.episode.opened.side)
    });
    Person {
        age_years,
        weeks_of_pain: u32::try_from(days / 7).ok(),
        is_recurrence,
    }
}

/// Sides that may be the same: one that was not said may be any.
fn is_same_side(one: Option<crate::journal::Side>, other: Option<crate::journal::Side>) -> bool {
    use crate::journal::Side;
    match (one, other) {
        (None | Some(Side::Both), _) | (_, None | Some(Side::Both)) => true,
        (Some(one), Some(other)) => one == other,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "in the range that the line before checks"
)]
fn whole_years(number: f64) -> Option<u16> {
    (0.0..=150.0)
        .contains(&number)
        .then(|| libm::floor(number) as u16)
}
