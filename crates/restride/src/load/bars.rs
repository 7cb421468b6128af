//! Weeks as bars of a terminal.

use super::measure::km;
use super::view::WeekJson;
use crate::words::Words;

/// Columns of the longest bar.
const WIDTH: u32 = 30;

/// The bars of some weeks, and below them how much a block is. A week of which nothing is known has no bar.
pub(super) fn bars(weeks: &[WeekJson], words: Words<'_>, is_ascii: bool) -> Vec<String> {
    let most = weeks.iter().filter_map(|week| week.distance_m).max();
    // Whole kilometres for a block, so that it can be told.
    let block = most.unwrap_or(0).div_ceil(WIDTH).div_ceil(500).max(1) * 500;
    let mut lines: Vec<String> = weeks
        .iter()
        .map(|week| line(week, words, block, is_ascii))
        .collect();
    if most.is_some() {
        lines.push(words.filled("load.about.bar", &[("distance", &km(block))]));
    }
    lines
}

fn line(week: &WeekJson, words: Words<'_>, block: u32, is_ascii: bool) -> String {
    let (full, half) = if is_ascii { ('#', ':') } else { ('█', '▌') };
    let metres = week.distance_m.unwrap_or(0);
    let blocks = metres / block;
    let mut bar: String = (0..blocks).map(|_| full).collect();
    if metres % block * 2 >= block {
        bar.push(half);
    }
    let width = usize::try_from(WIDTH).unwrap_or(usize::MAX) + 1;
    let distance = week.distance_m.map_or_else(
        || words.line("load.week.nothing"),
        |metres| format!("{:>8}", km(metres)),
    );
    let change = week.change.as_ref().and_then(|change| change.percent);
    let change = change.map_or_else(String::new, |percent| format!("  {percent} %"));
    let running = if week.is_over {
        String::new()
    } else {
        format!("  ({})", words.line("load.week.running"))
    };
    let unknown = if week.unknown_days > 0 {
        format!("  ?{}", week.unknown_days)
    } else {
        String::new()
    };
    format!(
        "{}  {bar:width$} {distance}{change}{unknown}{running}",
        week.from
    )
    .trim_end()
    .to_owned()
}
