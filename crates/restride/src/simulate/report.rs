//! The figures as text and as JSON.

use super::figures::{Block, Calibration, Figures, Share, Spread, Threshold};
use crate::arguments::SimulateOptions;
use crate::assess::result_json::KnowledgeJson;
use crate::failure::Failure;
use restride_core::knowledge::Knowledge;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Rules named in the text; the JSON has all.
const STOPPERS: usize = 10;

/// A row of shares: its name, and where it is.
type Row = (&'static str, fn(&Block) -> Share);

/// What `restride simulate --format json` prints: an internal ceiling, not a validation.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SimulationJson {
    /// Runners drawn.
    runners: usize,
    /// Seed of the draw.
    seed: u64,
    /// Runners whose true cause is none of the pack's; they are left out of the hits.
    none_of_these: usize,
    /// Place and history answered in full, no self-tests.
    history: BlockJson,
    /// The interview as it is asked.
    interview: BlockJson,
    /// Screens and questions shown in the interview.
    asked: SpreadJson,
    /// Self-tests among them.
    self_tests: SpreadJson,
    /// The pack the runners were drawn from.
    knowledge: KnowledgeJson,
}

/// The figures of one way to ask.
#[derive(Debug, Serialize, JsonSchema)]
struct BlockJson {
    /// The true cause is the first one.
    top1: ShareJson,
    /// The true cause is among the first three.
    top3: ShareJson,
    /// The true cause or a close relative is among the first three.
    group_top3: ShareJson,
    /// Probability of the first cause as shown, against how often it was the true one.
    first_cause_calibration: CalibrationJson,
    /// Probability of every cause, against how often it was the true one.
    all_causes_calibration: CalibrationJson,
    /// Runners with a bone stress injury told to stop and be seen within days, or sooner.
    bone_stress_stopped: ShareJson,
    /// All other runners told so.
    others_stopped: ShareJson,
    /// Runners by the rule, level or threshold that told them so; one runner may have several.
    others_stopped_by: BTreeMap<String, usize>,
    /// The same with other thresholds on the bone-stress probability.
    thresholds: Vec<ThresholdJson>,
    /// Runners whose cause self-care fits, and who were told so.
    self_manage: ShareJson,
}

/// What would happen with a threshold on the bone-stress probability, for the same answers.
#[derive(Debug, Serialize, JsonSchema)]
struct ThresholdJson {
    /// The threshold in percent.
    percent: f64,
    /// Runners with a bone stress injury told to stop, by this or by any other rule.
    bone_stress_stopped: ShareJson,
    /// All other runners told to stop, by this or by any other rule.
    others_stopped: ShareJson,
    /// All other runners in whom this alarm fires, whatever the other rules say.
    others_alarmed: ShareJson,
}

/// A hit count.
#[derive(Debug, Serialize, JsonSchema)]
struct ShareJson {
    /// Runners in whom it was so.
    hit: usize,
    /// Runners who counted.
    of: usize,
}

/// A distribution of counts.
#[derive(Debug, Serialize, JsonSchema)]
struct SpreadJson {
    p10: usize,
    median: usize,
    p90: usize,
    max: usize,
}

/// Stated probability against how often it came true.
#[derive(Debug, Serialize, JsonSchema)]
struct CalibrationJson {
    /// Expected calibration error, 0 to 1.
    error: f64,
    /// Ten bins from 0 to 1.
    bins: Vec<BinJson>,
}

/// Statements between two tenths.
#[derive(Debug, Serialize, JsonSchema)]
struct BinJson {
    /// Statements.
    count: usize,
    /// How many came true.
    hits: usize,
    /// Mean probability stated; null for none.
    stated: Option<f64>,
}

pub(super) fn json(
    knowledge: &Knowledge,
    options: &SimulateOptions,
    figures: &Figures,
) -> Result<String, Failure> {
    let simulation = SimulationJson {
        runners: options.runners,
        seed: options.seed,
        none_of_these: figures.none_of_these,
        history: BlockJson::of(&figures.history),
        interview: BlockJson::of(&figures.interview),
        asked: SpreadJson::of(&figures.asked),
        self_tests: SpreadJson::of(&figures.tests),
        knowledge: KnowledgeJson::of(knowledge),
    };
    serde_json::to_string_pretty(&simulation)
        .map_err(|error| Failure::new(format!("cannot write the figures: {error}")))
}

impl BlockJson {
    fn of(block: &Block) -> Self {
        Self {
            top1: ShareJson::of(block.top1),
            top3: ShareJson::of(block.top3),
            group_top3: ShareJson::of(block.group_top3),
            first_cause_calibration: CalibrationJson::of(&block.first_cause),
            all_causes_calibration: CalibrationJson::of(&block.all_causes),
            bone_stress_stopped: ShareJson::of(block.bone_stress_stopped),
            others_stopped: ShareJson::of(block.others_stopped),
            others_stopped_by: block.others_stopped_by.iter().cloned().collect(),
            thresholds: block.thresholds.iter().map(ThresholdJson::of).collect(),
            self_manage: ShareJson::of(block.self_manage),
        }
    }
}

impl ThresholdJson {
    fn of(threshold: &Threshold) -> Self {
        Self {
            percent: threshold.percent,
            bone_stress_stopped: ShareJson::of(threshold.bone_stress_stopped),
            others_stopped: ShareJson::of(threshold.others_stopped),
            others_alarmed: ShareJson::of(threshold.others_alarmed),
        }
    }
}

impl ShareJson {
    const fn of(share: Share) -> Self {
        Self {
            hit: share.hit,
            of: share.of,
        }
    }
}

impl SpreadJson {
    const fn of(spread: &Spread) -> Self {
        Self {
            p10: spread.p10,
            median: spread.median,
            p90: spread.p90,
            max: spread.max,
        }
    }
}

impl CalibrationJson {
    fn of(calibration: &Calibration) -> Self {
        let bins = calibration.bins().iter().map(|bin| BinJson {
            count: bin.count,
            hits: bin.hits,
            stated: bin.mean(),
        });
        Self {
            error: calibration.error(),
            bins: bins.collect(),
        }
    }
}

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
    let shares: [Row; 6] = [
        ("true cause first", |block| block.top1),
        ("true cause among three", |block| block.top3),
        ("true cause or a relative among three", |block| {
            block.group_top3
        }),
        ("bone stress told to stop", |block| {
            block.bone_stress_stopped
        }),
        ("others told to stop", |block| block.others_stopped),
        ("self-care advised where it fits", |block| block.self_manage),
    ];
    for (name, share) in shares {
        row(name, percent(share(history)), percent(share(interview)));
    }
    let error = |calibration: &Calibration| format!("{:.3}", calibration.error());
    row(
        "calibration error, first cause as shown",
        error(&history.first_cause),
        error(&interview.first_cause),
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
