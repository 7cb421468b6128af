//! The same as a table of words: one day a line, which a screen reader reads in order.

use super::{Chart, Day, Panel};
use crate::words::Words;
use jiff::civil::{Date, Weekday};

/// Writes a chart as a table: a heading for each week, a line for each day with an entry, and one line for all days in
/// a row without any.
///
/// # Missing data
///
/// What was not logged is said in words; days without any entry are named and not left out.
pub(crate) fn table(chart: &Chart, words: Words<'_>) -> Vec<String> {
    let head = ["day", "run", "during_short", "after_short", "waking_short"];
    let mut rows = vec![Line::Row(
        head.map(|key| words.line(&format!("chart.{key}"))),
    )];
    let mut empty: Option<(Date, Date)> = None;
    for (date, day) in chart.every_day() {
        if date.weekday() == Weekday::Monday {
            rows.extend(empty.take().map(|span| nothing(words, span)));
            rows.push(Line::Text(String::new()));
            let week = words.filled("chart.week", &[("day", &date.to_string())]);
            rows.push(Line::Text(week));
        }
        if day.is_empty() {
            empty = Some(empty.map_or((date, date), |(first, _)| (first, date)));
        } else {
            rows.extend(empty.take().map(|span| nothing(words, span)));
            rows.push(Line::Row(cells(words, date, day)));
        }
    }
    rows.extend(empty.map(|span| nothing(words, span)));
    aligned(&rows)
}

/// A line of the table: cells, or a sentence over all of them.
#[derive(Debug)]
enum Line {
    Row([String; 5]),
    Text(String),
}

fn nothing(words: Words<'_>, (first, last): (Date, Date)) -> Line {
    let (first, last) = (first.to_string(), last.to_string());
    Line::Text(if first == last {
        words.filled("chart.empty_day", &[("day", &first)])
    } else {
        words.filled("chart.empty_days", &[("from", &first), ("to", &last)])
    })
}

fn cells(words: Words<'_>, date: Date, day: Day) -> [String; 5] {
    let run = if day.ran { "ran" } else { "no_run" };
    let [during, after, waking] = Panel::ALL.map(|panel| {
        panel
            .of(day)
            .map_or_else(|| words.line("chart.missing"), |score| score.to_string())
    });
    [
        date.to_string(),
        words.line(&format!("chart.{run}")),
        during,
        after,
        waking,
    ]
}

fn aligned(rows: &[Line]) -> Vec<String> {
    let mut widths = [0; 5];
    for row in rows {
        if let Line::Row(cells) = row {
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = cell.chars().count().max(*width);
            }
        }
    }
    rows.iter()
        .map(|row| match row {
            Line::Text(text) => text.clone(),
            Line::Row(cells) => {
                let padded: Vec<String> = cells
                    .iter()
                    .zip(widths)
                    .map(|(cell, width)| format!("{cell:<width$}"))
                    .collect();
                padded.join("  ").trim_end().to_owned()
            }
        })
        .collect()
}
