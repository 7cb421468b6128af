//! What a runner sees, letter by letter.

use super::{Chart, Ink, draw, table};
use crate::words::Words;
use jiff::civil::{Date, date};
use restride_core::diary::Readings;
use restride_core::journal::{Entry, Journal};
use restride_testkit::journal::Pen;
use serde_json::json;
use std::collections::BTreeSet;

/// The chart of these entries and runs over days of June 2026, which began on a Monday.
fn chart(entries: Vec<Entry>, runs: &[i8], from: Date, to: Date) -> Chart {
    let journal = Journal::from_entries(entries);
    let folded = journal.fold();
    let runs: BTreeSet<Date> = runs.iter().map(|day| date(2026, 6, *day)).collect();
    Chart::of(&Readings::of(&folded), &runs, from, to)
}

/// Pains as day of June, moment and score.
fn pains(told: &[(i32, &str, u8)]) -> Vec<Entry> {
    let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
    told.iter()
        .map(|(day, moment, score)| {
            pen.on(*day, 12);
            pen.pain(moment, *score)
        })
        .collect()
}

fn two_weeks() -> Chart {
    let told = [
        (1, "waking", 1),
        (2, "during", 3),
        (2, "at_end", 2),
        (2, "evening", 5),
        (3, "waking", 4),
        (5, "waking", 0),
        (9, "during", 0),
        (9, "one_hour_after", 1),
        (10, "waking", 10),
    ];
    chart(pains(&told), &[2, 9], date(2026, 6, 1), date(2026, 6, 14))
}

fn drawn(chart: &Chart, width: usize, ink: Ink) -> Vec<String> {
    let knowledge = restride_testkit::knowledge();
    draw(chart, Words::new(&knowledge, "en"), width, ink)
}

fn check(lines: &[String], expected: &str) {
    let found = lines.join("\n");
    let expected = expected.trim_matches('\n');
    assert_eq!(found, expected, "\n{found}");
}

#[test]
fn pain_during_after_and_on_waking_stand_apart_and_gaps_stay_gaps() {
    check(
        &drawn(&two_weeks(), 60, Ink::Blocks),
        "
Pain from 2026-06-01 to 2026-06-14, on a scale of 0 (none)
to 10 (the worst imaginable)

During runs
 10 |
  8 |
  6 |
  4 |   ▄▄
  2 |   ██                   ▁▁
  0 +|--------------------|--------------------

After: at the end, an hour later, in the evening
 10 |
  8 |
  6 |   ▄▄
  4 |   ██
  2 |   ██                   ▄▄
  0 +|--------------------|--------------------

On waking
 10 |                           ██
  8 |                           ██
  6 |                           ██
  4 |      ██                   ██
  2 |▄▄    ██    ▁▁             ██
  0 +|--------------------|--------------------

    |   ▲▲                   ▲▲
     06-01                06-08

Blank: nothing logged, which is not the same as no pain. ▁
is 0, ▄ is 1 point, █ is 2 points. ▲ is a run. A bar on the
bottom line is a Monday.
",
    );
}

#[test]
fn plain_ascii_shows_the_same() {
    check(
        &drawn(&two_weeks(), 40, Ink::Ascii),
        "
Pain from 2026-06-01 to 2026-06-14, on a
scale of 0 (none) to 10 (the worst
imaginable)

During runs
 10 |
  8 |
  6 |
  4 |  :
  2 |  #             _
  0 +|-------------|-------------

After: at the end, an hour later, in the
evening
 10 |
  8 |
  6 |  :
  4 |  #
  2 |  #             :
  0 +|-------------|-------------

On waking
 10 |                  #
  8 |                  #
  6 |                  #
  4 |    #             #
  2 |:   #   _         #
  0 +|-------------|-------------

    |  ^             ^
     06-01         06-08

Blank: nothing logged, which is not the
same as no pain. _ is 0, : is 1 point, #
is 2 points. ^ is a run. A bar on the
bottom line is a Monday.
",
    );
}

#[test]
fn twelve_weeks_at_forty_letters_show_the_worst_of_three_days() {
    let told: Vec<(i32, &str, u8)> = (1..=84)
        .filter(|day| day % 5 != 0)
        .map(|day| (day, "waking", u8::try_from(day % 7).unwrap()))
        .collect();
    let chart = chart(pains(&told), &[4], date(2026, 6, 1), date(2026, 8, 23));
    check(
        &drawn(&chart, 40, Ink::Blocks),
        "
Pain from 2026-06-01 to 2026-08-23, on a
scale of 0 (none) to 10 (the worst
imaginable)

During runs: nothing logged

After: at the end, an hour later, in the
evening: nothing logged

On waking
 10 |
  8 |
  6 | █ ▄█ ▄ █ ▄█ █ █ ▄  █ █  █ █
  4 |▄█ ████▄█ ████ █ █ ▄█▄█ ████
  2 |█████████▄████████▄█████████
  0 +|-|-|--|-|-|--|-|-|--|-|-|--

    | ▲
     06-01  06-22  07-13  08-03

Blank: nothing logged, which is not the
same as no pain. ▁ is 0, ▄ is 1 point, █
is 2 points. ▲ is a run. A bar on the
bottom line is a Monday. Each column
stands for 3 days and shows the worst
that was logged.
",
    );
}

#[test]
fn a_chart_without_entries_says_so_in_every_panel() {
    let empty = chart(Vec::new(), &[], date(2026, 6, 2), date(2026, 6, 4));
    check(
        &drawn(&empty, 60, Ink::Ascii),
        "
Pain from 2026-06-02 to 2026-06-04, on a scale of 0 (none)
to 10 (the worst imaginable)

During runs: nothing logged

After: at the end, an hour later, in the evening: nothing
logged

On waking: nothing logged

    |
     06-02

Blank: nothing logged, which is not the same as no pain. _
is 0, : is 1 point, # is 2 points. ^ is a run. A bar on the
bottom line is a Monday.
",
    );
}

#[test]
fn the_table_says_in_words_what_is_missing() {
    let knowledge = restride_testkit::knowledge();
    check(
        &table(&two_weeks(), Words::new(&knowledge, "en")),
        "
Day         Run          During      After       On waking

Week from Monday 2026-06-01
2026-06-01  none logged  not logged  not logged  1
2026-06-02  yes          3           5           not logged
2026-06-03  none logged  not logged  not logged  4
2026-06-04: nothing logged
2026-06-05  none logged  not logged  not logged  0
2026-06-06 to 2026-06-07: nothing logged

Week from Monday 2026-06-08
2026-06-08: nothing logged
2026-06-09  yes          0           1           not logged
2026-06-10  none logged  not logged  not logged  10
2026-06-11 to 2026-06-14: nothing logged
",
    );
}

#[test]
fn no_line_is_wider_than_the_terminal_and_ascii_is_ascii() {
    for days in [1_i64, 2, 7, 30, 31, 36, 84, 365] {
        let from = date(2026, 6, 1);
        let to = from.saturating_add(jiff::Span::new().days(days - 1));
        let told: Vec<(i32, &str, u8)> = (1..=i32::try_from(days).unwrap())
            .map(|day| (day, "evening", 7))
            .collect();
        let chart = chart(pains(&told), &[1], from, to);
        for width in [0, 40, 41, 59, 80, 97, 120, 500] {
            let lines = drawn(&chart, width, Ink::Ascii);
            let most = width.clamp(40, 120);
            for line in &lines {
                assert!(line.chars().count() <= most, "{days} {width}: {line:?}");
                assert!(line.is_ascii(), "{line:?}");
                assert_eq!(line.trim_end(), line);
            }
            let bars = lines
                .iter()
                .filter(|line| line.starts_with("  2 |"))
                .count();
            assert_eq!(
                bars, 1,
                "one panel has entries, two say that they have none"
            );
        }
    }
}

#[test]
fn days_in_the_wrong_order_are_put_right() {
    let right = chart(
        pains(&[(2, "waking", 3)]),
        &[2],
        date(2026, 6, 1),
        date(2026, 6, 3),
    );
    let wrong = chart(
        pains(&[(2, "waking", 3)]),
        &[2],
        date(2026, 6, 3),
        date(2026, 6, 1),
    );
    assert_eq!(right, wrong);
}

#[test]
fn entries_outside_the_days_asked_for_are_left_out() {
    let told = [(1, "waking", 9), (2, "waking", 3), (4, "waking", 8)];
    let chart = chart(pains(&told), &[1, 4], date(2026, 6, 2), date(2026, 6, 3));
    assert_eq!(chart.days.len(), 1);
}

#[test]
fn a_chart_of_one_episode_has_its_pains_and_every_run() {
    let mut pen = Pen::new("2026-06-02T07:00:00+02:00[Europe/Berlin]");
    let episode = pen.entry("episode_opened", &json!({"sites": ["lateral"]}));
    let named = json!({"score": 4, "moment": "waking", "episode": episode.id().to_string()});
    let named = pen.entry("pain", &named);
    let other = pen.pain("evening", 9);
    let run = pen.entry("session_result", &json!({"during": 2}));
    let id = episode.id();
    let journal = Journal::from_entries([episode, named, other, run]);
    let day = date(2026, 6, 2);
    let pains = |episode| {
        let chart = Chart::of_journal(&journal.fold(), episode, day, day);
        let day = chart.days[&day];
        assert!(day.ran);
        day.pains
    };
    assert_eq!(pains(None), [Some(2), Some(9), Some(4)]);
    assert_eq!(pains(Some(id)), [None, None, Some(4)]);
}
