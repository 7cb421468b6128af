//! How many days a column stands for, and how wide it is.

use super::{Chart, Day};
use jiff::civil::Weekday;

/// The widest column: two of bar, one of gap.
const WIDEST: usize = 3;

/// One column of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    /// Its first day.
    pub(super) first: jiff::civil::Date,
    /// The worst of its days.
    pub(super) worst: Day,
    /// The Monday in it; `None` when it has none.
    pub(super) monday: Option<jiff::civil::Date>,
}

/// All columns, and how wide one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) columns: Vec<Column>,
    /// Days in a column.
    pub(super) days: usize,
    /// Letters of a column, the gap to the next one included.
    pub(super) width: usize,
}

impl Columns {
    /// Lays a chart out over so many letters: as wide as it fits, or else several days to a column.
    pub(super) fn of(chart: &Chart, letters: usize) -> Self {
        let every: Vec<_> = chart.every_day().collect();
        let letters = letters.max(1);
        let count = every.len().max(1);
        let days = count.div_ceil(letters);
        let width = (letters / count).clamp(1, WIDEST);
        let columns = every
            .chunks(days)
            .filter_map(|chunk| {
                let (first, _) = chunk.first()?;
                let none = Day::default();
                Some(Column {
                    first: *first,
                    worst: chunk
                        .iter()
                        .fold(none, |worst, (_, day)| worst.or_worse(*day)),
                    monday: chunk
                        .iter()
                        .map(|(date, _)| *date)
                        .find(|date| date.weekday() == Weekday::Monday),
                })
            })
            .collect();
        Self {
            columns,
            days,
            width,
        }
    }

    /// Letters of a bar: a column without its gap.
    pub(super) fn bar(&self) -> usize {
        self.width.saturating_sub(1).max(1)
    }
}
