//! The figures as text.

use super::figures::{Block, Calibration, Figures, Share, Spread};
use crate::arguments::SimulateOptions;
use restride_core::knowledge::Knowledge;
use std::fmt::Write as _;

/// Rules named in the text; the JSON has all.
const STOPPERS: usize = 10;

/// A row of shares: its name, and where it is.
type Row = (&'static str, fn(&Block) -> Share);

pub(super) fn text(knowledge: &Knowledge, options: &SimulateOptions, figures: &Figures) -> String {
    let mut out = format!(
        "{} runners drawn from knowledge {} ({}), seed {}\n\
         An internal ceiling, not a validation: the answers are drawn from the numbers that weigh them.\n\n\
         {:46}{:>12}{:>12}\n",
        options.runners,
        knowledge.version,
        knowledge.hash.get(..12).unwrap_or(&knowledge.hash),
        options.seed,
        "",
        "history",
        "interview",
    );
    let (history, interview) = (&figures.history, &figures.interview);
    let mut row = |name: &str, one: String, other: String| {
        writeln!(out, "{name:46}{one:>12}{other:>12}").ok();
    };
    let shares: [Row; 9] = [
        ("true cause first", |block| block.top1),
        ("true cause among three", |block| block.top3),
        ("true cause named among three", |block| block.named_top3),
        ("true cause or a relative first", |block| block.group_top1),
        ("true cause or a relative among three", |block| {
            block.group_top3
        }),
        ("bone stress told to stop", |block| {
            block.bone_stress_stopped
        }),
        ("others told to stop", |block| block.others_stopped),
        ("self-care advised where it fits", |block| block.self_manage),
        ("told to stop where self-care fits", |block| {
            block.self_manage_stopped
        }),
    ];
    for (name, share) in shares {
        row(name, percent(share(history)), percent(share(interview)));
    }
    let error = |calibration: &Calibration| format!("{:.3}", calibration.error());
    row(
        "calibration error, first cause with relatives",
        error(&history.first_cause),
        error(&interview.first_cause),
    );
    let stated = |block: &Block| {
        let stated = block.first_cause.stated();
        stated.map_or_else(
            || "-".to_owned(),
            |stated| format!("{:.1} %", 100.0 * stated),
        )
    };
    row(
        "first cause with relatives: stated",
        stated(history),
        stated(interview),
    );
    row(
        "calibration error, every cause",
        error(&history.all_causes),
        error(&interview.all_causes),
    );
    thresholds(&mut out, "history", history);
    thresholds(&mut out, "interview", interview);
    stopped_by(&mut out, interview);
    spread(&mut out, "questions and screens", &figures.asked);
    spread(&mut out, "self-tests among them", &figures.tests);
    writeln!(
        out,
        "\n{} of {} runners have none of the pack's causes and are left out of the hits.",
        figures.none_of_these, options.runners
    )
    .ok();
    out
}

fn thresholds(out: &mut String, name: &str, block: &Block) {
    writeln!(
        out,
        "\n{:46}{:>12}{:>12}{:>12}",
        format!("bone-stress threshold, {name}"),
        "bone stress",
        "others",
        "alarm in"
    )
    .ok();
    writeln!(
        out,
        "{:46}{:>12}{:>12}{:>12}",
        "", "stopped", "stopped", "others"
    )
    .ok();
    for threshold in &block.thresholds {
        writeln!(
            out,
            "{:>8} %{:36}{:>12}{:>12}{:>12}",
            threshold.percent,
            "",
            percent(threshold.bone_stress_stopped),
            percent(threshold.others_stopped),
            percent(threshold.others_alarmed)
        )
        .ok();
    }
}

/// What most often told runners without a bone stress injury to stop.
fn stopped_by(out: &mut String, block: &Block) {
    writeln!(
        out,
        "\nwhat told others to stop in the interview, most frequent first"
    )
    .ok();
    for (id, count) in block.others_stopped_by.iter().take(STOPPERS) {
        let of = block.others_stopped.of;
        writeln!(out, "  {id:44}{:>12}", percent(Share { hit: *count, of })).ok();
    }
}

fn spread(out: &mut String, name: &str, spread: &Spread) {
    writeln!(
        out,
        "\n{name}: median {}, 10 % had {} or fewer, 90 % had {} or fewer, most {}",
        spread.median, spread.p10, spread.p90, spread.max
    )
    .ok();
}

fn percent(share: Share) -> String {
    share
        .percent()
        .map_or_else(|| "-".to_owned(), |percent| format!("{percent:.1} %"))
}
