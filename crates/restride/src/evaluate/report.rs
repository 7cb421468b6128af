//! The scores as text and as JSON.

use crate::assess::result_json::KnowledgeJson;
use crate::failure::Failure;
use restride_core::assessment::score::{Case, CaseResult, Tier, Totals};
use restride_core::knowledge::Knowledge;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What `restride evaluate --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EvaluationJson {
    /// Every figure by name.
    totals: BTreeMap<&'static str, FigureJson>,
    /// One entry per case, in the order of the file.
    cases: Vec<CaseJson>,
    /// The pack that was scored.
    knowledge: KnowledgeJson,
}

/// A hit count.
#[derive(Debug, Serialize, JsonSchema)]
struct FigureJson {
    /// Cases that met the definition.
    hit: usize,
    /// Cases that counted.
    of: usize,
}

/// One case.
#[derive(Debug, Serialize, JsonSchema)]
struct CaseJson {
    id: String,
    tier: &'static str,
    diagnosis: String,
    /// The first three causes.
    causes: Vec<String>,
    /// What has to be ruled out.
    rule_out: Vec<String>,
    urgency: &'static str,
    expected: &'static str,
    safe: bool,
}

pub(crate) fn json(
    knowledge: &Knowledge,
    cases: &[Case],
    totals: &Totals,
    results: &[CaseResult],
) -> Result<String, Failure> {
    let evaluation = EvaluationJson {
        totals: totals
            .figures()
            .iter()
            .map(|(name, figure)| {
                (
                    *name,
                    FigureJson {
                        hit: figure.hit,
                        of: figure.of,
                    },
                )
            })
            .collect(),
        cases: cases
            .iter()
            .zip(results)
            .map(|(case, result)| case_json(knowledge, case, result))
            .collect(),
        knowledge: KnowledgeJson::of(knowledge),
    };
    serde_json::to_string_pretty(&evaluation)
        .map_err(|error| Failure::new(format!("cannot write the scores: {error}")))
}

fn case_json(knowledge: &Knowledge, case: &Case, result: &CaseResult) -> CaseJson {
    let keys = |list: &[usize]| {
        list.iter()
            .map(|&condition| knowledge.conditions[condition].key.clone())
            .collect()
    };
    CaseJson {
        id: case.id.clone(),
        tier: tier(case.tier),
        diagnosis: knowledge.conditions[case.diagnosis].key.clone(),
        causes: keys(&result.causes),
        rule_out: keys(&result.rule_out),
        urgency: result.urgency.key(),
        expected: case.expected.key(),
        safe: result.safe,
    }
}

const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Core => "core",
        Tier::NoSite => "no_site",
        Tier::Thin => "thin",
    }
}

pub(crate) fn text(
    knowledge: &Knowledge,
    cases: &[Case],
    totals: &Totals,
    results: &[CaseResult],
) -> String {
    let mut out = String::new();
    for (case, result) in cases.iter().zip(results) {
        let line = case_json(knowledge, case, result);
        let urgency = if result.urgency == case.expected {
            line.urgency.to_owned()
        } else {
            format!("{} (expected {})", line.urgency, line.expected)
        };
        let safe = if result.safe { "" } else { " NOT SAFE" };
        writeln!(
            out,
            "{:8} {:7} {:30} {urgency}{safe}\n         causes: {} | rule out: {}",
            line.id,
            line.tier,
            line.diagnosis,
            line.causes.join(", "),
            line.rule_out.join(", ")
        )
        .ok();
    }
    writeln!(out).ok();
    for (name, figure) in totals.figures() {
        let percent = (100 * figure.hit + figure.of / 2)
            .checked_div(figure.of)
            .map_or_else(|| "-".to_owned(), |percent| format!("{percent} %"));
        writeln!(
            out,
            "{name:22} {:3} of {:3}  {percent:>5}",
            figure.hit, figure.of
        )
        .ok();
    }
    writeln!(
        out,
        "\nknowledge {} ({})",
        knowledge.version, knowledge.hash
    )
    .ok();
    out
}
