//! A runner's own cadence: the one of easy runs at the usual speed.

use crate::journal::Sport;
use crate::knowledge::care::PreferredRule;
use crate::runs::Activity;
use jiff::Span;
use jiff::civil::Date;

/// A runner's own cadence, if enough runs tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// It is known.
    Known {
        /// The median of those runs, in hundredths of steps per minute.
        spm_hundredths: u32,
        /// The speed around which they were run, in millimetres per second.
        speed_mm_s: u32,
        /// How many runs tell of it.
        runs: usize,
    },
    /// Too few runs tell of it.
    TooFew {
        /// How many do.
        runs: usize,
    },
}

impl Own {
    /// The cadence; `None` when it is not known.
    pub const fn spm_hundredths(self) -> Option<u32> {
        match self {
            Self::Known { spm_hundredths, .. } => Some(spm_hundredths),
            Self::TooFew { .. } => None,
        }
    }
}

/// The runner's own cadence by the runs of the days up to and with `last`.
///
/// Runs count that are long enough, have a distance, a time and a cadence, and were not told to be hard. Of these, those
/// around the speed that most of them share; of two such speeds, the slower.
///
/// # Missing data
///
/// A run whose effort was not told may be an easy one: its speed decides. A cadence with standing and walking in it is no
/// cadence of running.
pub fn own<'a, 'j: 'a>(
    runs: impl Iterator<Item = &'a Activity<'j>>,
    rule: &PreferredRule,
    last: Date,
) -> Own {
    let first = last.saturating_sub(Span::new().days(i64::from(rule.days.max(1)) - 1));
    let mut easy: Vec<(u32, u32)> = runs
        .filter(|run| (first..=last).contains(&run.day))
        .filter_map(|run| easy(run, rule))
        .collect();
    easy.sort_unstable();
    let near = |speed: u32| {
        let alike = easy
            .iter()
            .filter(move |(other, _)| other.abs_diff(speed) <= rule.within_mm_s);
        alike.map(|(_, cadence)| *cadence)
    };
    let mut usual: Option<(usize, u32)> = None;
    for (speed, _) in &easy {
        let count = near(*speed).count();
        if usual.is_none_or(|(most, _)| count > most) {
            usual = Some((count, *speed));
        }
    }
    let Some((runs, speed_mm_s)) = usual.filter(|(runs, _)| *runs >= rule.least_runs.max(1)) else {
        let runs = usual.map_or(0, |(runs, _)| runs);
        return Own::TooFew { runs };
    };
    let mut cadences: Vec<u32> = near(speed_mm_s).collect();
    cadences.sort_unstable();
    let middle = |at: usize| cadences.get(at).copied().unwrap_or_default();
    let (below, above) = (middle((runs - 1) / 2), middle(runs / 2));
    Own::Known {
        spm_hundredths: (below + above).div_ceil(2),
        speed_mm_s,
        runs,
    }
}

/// Speed and cadence of a run that may be an easy one.
fn easy(activity: &Activity<'_>, rule: &PreferredRule) -> Option<(u32, u32)> {
    let run = &activity.content;
    let timer_ms = run.timer_ms?;
    let is_long = timer_ms >= u32::from(rule.least_minutes) * 60_000;
    let is_hard = run
        .effort
        .is_some_and(|effort| effort > u32::from(rule.most_effort));
    if run.sport != Sport::Run || !is_long || is_hard {
        return None;
    }
    let distance_cm = run.distance_cm.filter(|cm| *cm > 0)?;
    let cadence = run.cadence_moving_spm_hundredths.filter(|spm| *spm > 0)?;
    let speed = (u64::from(distance_cm) * 10_000).checked_div(u64::from(timer_ms))?;
    Some((u32::try_from(speed).ok()?, cadence))
}
