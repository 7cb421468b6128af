//! What the diary looks out for: nights, and weeks in which nothing moves.

use super::trend::back;
use super::{DiaryNumbers, Readings, Window};
use crate::journal::{PainMoment, PainScore};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Pain at night over the last nights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Night {
    /// Nights that were logged.
    pub logged: usize,
    /// Nights with a pain that counts.
    pub painful: usize,
    /// Whether there are so many that the warning questions have to be asked again.
    pub is_alarm: bool,
}

impl Night {
    /// The nights that end on this day. A night that was not logged is no quiet night: it is not counted at all.
    pub fn on(today: Date, readings: &Readings<'_>, numbers: &DiaryNumbers) -> Self {
        let from = back(today, i64::from(numbers.night_window_days.max(1)) - 1);
        let by_day = readings.at(&[PainMoment::Night]).worst_by_day();
        let logged = by_day.range(from..=today).count();
        let painful = by_day
            .range(from..=today)
            .filter(|(_, score)| score.get() >= numbers.night_pain)
            .count();
        Self {
            logged,
            painful,
            is_alarm: painful >= numbers.night_count.max(1),
        }
    }
}

/// Whether nothing moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Plateau {
    /// A window has too few days.
    NotEnoughData,
    /// The medians moved.
    Moving,
    /// The medians of all windows lie within less than the threshold.
    Flat,
}

impl Plateau {
    /// Whether the medians of the last windows, the last of which ends on this day, stay together.
    pub fn on(today: Date, by_day: &BTreeMap<Date, PainScore>, numbers: &DiaryNumbers) -> Self {
        let mut to = today;
        let mut halves = Vec::new();
        for _ in 0..numbers.plateau_windows.max(1) {
            let window = Window::ending(to, numbers.window_days, by_day, numbers.least_days);
            let Some(median) = window.median else {
                return Self::NotEnoughData;
            };
            halves.push(median.halves());
            to = back(window.from, 1);
        }
        let range = halves.iter().max().zip(halves.iter().min());
        let spread = range.map_or(0, |(most, least)| most - least);
        if spread < numbers.plateau_within.saturating_mul(2) {
            Self::Flat
        } else {
            Self::Moving
        }
    }
}
