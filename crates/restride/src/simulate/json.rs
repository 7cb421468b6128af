//! The figures as JSON.

use super::figures::{Block, Calibration, Figures, Share, Spread, Threshold};
use crate::arguments::SimulateOptions;
use crate::assess::result_json::KnowledgeJson;
use crate::failure::Failure;
use restride_core::knowledge::Knowledge;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

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
    /// The true cause is one of the first three or named with them as a relative.
    named_top3: ShareJson,
    /// The first cause is the true one or a close relative.
    group_top1: ShareJson,
    /// The true cause or a close relative is among the first three.
    group_top3: ShareJson,
    /// Probability of the first cause with its relatives (before the limit on what is shown), against how often one of them was the true one.
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
    /// The same runners, told to stop and be seen within days, or sooner.
    self_manage_stopped: ShareJson,
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
            named_top3: ShareJson::of(block.named_top3),
            group_top1: ShareJson::of(block.group_top1),
            group_top3: ShareJson::of(block.group_top3),
            first_cause_calibration: CalibrationJson::of(&block.first_cause),
            all_causes_calibration: CalibrationJson::of(&block.all_causes),
            bone_stress_stopped: ShareJson::of(block.bone_stress_stopped),
            others_stopped: ShareJson::of(block.others_stopped),
            others_stopped_by: block.others_stopped_by.iter().cloned().collect(),
            thresholds: block.thresholds.iter().map(ThresholdJson::of).collect(),
            self_manage: ShareJson::of(block.self_manage),
            self_manage_stopped: ShareJson::of(block.self_manage_stopped),
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
