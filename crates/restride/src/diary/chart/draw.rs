//! The chart as lines of a terminal.

use super::columns::{Column, Columns};
use super::{Chart, Panel};
use crate::words::Words;
use std::fmt::Write as _;

/// The narrowest and the widest chart, in letters.
const WIDTHS: (usize, usize) = (40, 120);

/// Letters left of the drawing: the scale and a line.
const GUTTER: usize = 5;

/// Points of pain that one row stands for.
const POINTS_PER_ROW: u8 = 2;

/// Rows of a panel: together they hold the whole scale.
const ROWS: u8 = 10 / POINTS_PER_ROW;

/// The letters that a chart is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Unicode blocks.
    Blocks,
    /// Plain ASCII, for terminals that show nothing else.
    Ascii,
}

impl Ink {
    /// No pain, half a row, a whole row, a run.
    const fn letters(self) -> Letters {
        match self {
            Self::Blocks => Letters {
                zero: '▁',
                half: '▄',
                full: '█',
                run: '▲',
            },
            Self::Ascii => Letters {
                zero: '_',
                half: ':',
                full: '#',
                run: '^',
            },
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Letters {
    zero: char,
    half: char,
    full: char,
    run: char,
}

/// Draws a chart, at most `width` letters wide (from 40 to 120, whatever is asked for).
///
/// # Missing data
///
/// A day without an entry is blank; a pain of 0 is a low line. Where several days share a column the worst is drawn.
pub(crate) fn draw(chart: &Chart, words: Words<'_>, width: usize, ink: Ink) -> Vec<String> {
    let width = width.clamp(WIDTHS.0, WIDTHS.1);
    let columns = Columns::of(chart, width - GUTTER);
    let letters = ink.letters();
    let mut lines = Vec::new();
    let span = [
        ("from", chart.from.to_string()),
        ("to", chart.to.to_string()),
    ];
    push_wrapped(&mut lines, &filled(words, "title", &span), width);
    for panel in Panel::ALL {
        lines.push(String::new());
        push_panel(&mut lines, panel, &columns, words, letters, width);
    }
    lines.push(String::new());
    lines.push(row("", &columns, |column| {
        if column.worst.ran { letters.run } else { ' ' }
    }));
    lines.push(dates(&columns, width));
    lines.push(String::new());
    push_wrapped(&mut lines, &legend(&columns, words, letters), width);
    lines
}

fn push_panel(
    lines: &mut Vec<String>,
    panel: Panel,
    columns: &Columns,
    words: Words<'_>,
    letters: Letters,
    width: usize,
) {
    let title = words.line(&format!("chart.{}", panel.key()));
    let scores: Vec<Option<u8>> = columns
        .columns
        .iter()
        .map(|column| panel.of(column.worst))
        .collect();
    if scores.iter().all(Option::is_none) {
        let nothing = words.line("chart.nothing");
        push_wrapped(lines, &format!("{title}: {nothing}"), width);
        return;
    }
    push_wrapped(lines, &title, width);
    for number in (0..ROWS).rev() {
        let low = number * POINTS_PER_ROW;
        let label = (low + POINTS_PER_ROW).to_string();
        lines.push(row(&label, columns, |column| {
            letter(panel.of(column.worst), low, letters)
        }));
    }
    lines.push(baseline(columns));
}

/// What stands in the row above `low` points; blank where nothing was logged.
fn letter(score: Option<u8>, low: u8, letters: Letters) -> char {
    match score {
        Some(0) if low == 0 => letters.zero,
        Some(score) if score >= low + POINTS_PER_ROW => letters.full,
        Some(score) if score > low => letters.half,
        Some(_) | None => ' ',
    }
}

fn row(label: &str, columns: &Columns, letter: impl Fn(&Column) -> char) -> String {
    let mut line = format!("{label:>3} |");
    for column in &columns.columns {
        let bar: String = std::iter::repeat_n(letter(column), columns.bar()).collect();
        write!(line, "{bar:<width$}", width = columns.width).ok();
    }
    line.trim_end().to_owned()
}

/// The bottom line: a bar where a week starts.
fn baseline(columns: &Columns) -> String {
    let mut line = format!("{:>3} +", 0);
    for column in &columns.columns {
        let start = if column.monday.is_some() { '|' } else { '-' };
        line.push(start);
        line.extend(std::iter::repeat_n('-', columns.width - 1));
    }
    line
}

/// The dates of the Mondays, as many as there is room for. Where there is none, the date of the first column.
fn dates(columns: &Columns, width: usize) -> String {
    let has_monday = columns.columns.iter().any(|column| column.monday.is_some());
    let mut line = String::new();
    for (position, column) in columns.columns.iter().enumerate() {
        let first = (position == 0 && !has_monday).then_some(column.first);
        let Some(date) = column.monday.or(first) else {
            continue;
        };
        let label = date.strftime("%m-%d").to_string();
        let at = GUTTER + position * columns.width;
        let has_room = line.is_empty() || line.len() < at;
        if has_room && at + label.len() <= width {
            write!(line, "{:width$}{label}", "", width = at - line.len()).ok();
        }
    }
    line
}

fn legend(columns: &Columns, words: Words<'_>, letters: Letters) -> String {
    let blanks = [
        ("zero", letters.zero.to_string()),
        ("half", letters.half.to_string()),
        ("full", letters.full.to_string()),
        ("run", letters.run.to_string()),
    ];
    let mut legend = filled(words, "legend", &blanks);
    if columns.days > 1 {
        legend.push(' ');
        let days = [("days", columns.days.to_string())];
        legend.push_str(&filled(words, "grouped", &days));
    }
    legend
}

fn filled(words: Words<'_>, key: &str, blanks: &[(&str, String)]) -> String {
    let blanks: Vec<(&str, &str)> = blanks
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    words.filled(&format!("chart.{key}"), &blanks)
}

fn push_wrapped(lines: &mut Vec<String>, text: &str, width: usize) {
    lines.extend(
        textwrap::wrap(text, width)
            .into_iter()
            .map(|line| line.trim_end().to_owned()),
    );
}
