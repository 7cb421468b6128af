//! How a set of published cases is scored: the figures of `restride evaluate`.

use super::{Answers, Engine};
use crate::knowledge::{ConditionIndex, Family};
use crate::urgency::Urgency;
use jiff::civil::Date;

/// How much of a case the source tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// A place and at least three findings.
    Core,
    /// The source only says "hip".
    NoSite,
    /// Fewer than three findings.
    Thin,
}

/// One published case.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// How much the source tells.
    pub tier: Tier,
    /// The facts, and the only input.
    pub answers: Answers,
    /// The published diagnosis.
    pub diagnosis: ConditionIndex,
    /// The urgency of the presenting words.
    pub expected: Urgency,
}

/// What came out for one case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseResult {
    /// The first three causes.
    pub causes: Vec<ConditionIndex>,
    /// What has to be ruled out.
    pub rule_out: Vec<ConditionIndex>,
    /// The urgency given.
    pub urgency: Urgency,
    /// Whether the urgency is safe: not lower for the two urgent levels, at most one level lower otherwise.
    pub safe: bool,
}

/// A hit count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figure {
    /// Cases that met the definition.
    pub hit: usize,
    /// Cases that counted.
    pub of: usize,
}

impl Figure {
    fn add(&mut self, hit: bool) {
        self.of += 1;
        self.hit += usize::from(hit);
    }
}

/// All figures, in the order in which they are reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    figures: Vec<(&'static str, Figure)>,
}

impl Default for Totals {
    fn default() -> Self {
        Self {
            figures: FIGURES
                .iter()
                .map(|name| (*name, Figure::default()))
                .collect(),
        }
    }
}

/// The figures' names, in the order in which they are reported.
const FIGURES: [&str; 10] = [
    "top1",
    "top3",
    "group_top1",
    "group_top3",
    "listed",
    "urgency_exact",
    "safe",
    "emergency_sensitivity",
    "bsi_caught",
    "over_triage",
];

/// Classes that rules and not ranks must catch: left out of the rank figures.
const CAUGHT_BY_RULES: [&str; 13] = [
    "scfe",
    "avn",
    "septic_arthritis",
    "tumour",
    "transient_osteoporosis",
    "arterial_endofibrosis",
    "dvt",
    "acute_fracture",
    "apophysitis_avulsion",
    "hernia",
    "inflammatory",
    "other_bsi",
    "other",
];

impl Totals {
    /// Name and figure, in reporting order.
    pub fn figures(&self) -> &[(&'static str, Figure)] {
        &self.figures
    }

    /// One figure by name; `None` for an unknown name.
    pub fn figure(&self, name: &str) -> Option<Figure> {
        self.figures
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, figure)| *figure)
    }

    fn add(&mut self, name: &str, hit: bool) {
        if let Some((_, figure)) = self.figures.iter_mut().find(|(known, _)| *known == name) {
            figure.add(hit);
        }
    }
}

/// Scores a set of cases. Results are in the order of the cases.
pub fn score(engine: &Engine<'_>, cases: &[Case], today: Date) -> (Totals, Vec<CaseResult>) {
    let mut totals = Totals::default();
    let results = cases
        .iter()
        .map(|case| {
            let result = run(engine, case, today);
            count(engine, case, &result, &mut totals);
            result
        })
        .collect();
    (totals, results)
}

fn run(engine: &Engine<'_>, case: &Case, today: Date) -> CaseResult {
    let assessment = engine.assess(&case.answers, today, None);
    let urgency = assessment.triage.urgency;
    let short = case.expected.levels_above(urgency);
    CaseResult {
        causes: assessment
            .causes
            .iter()
            .take(3)
            .map(|cause| cause.condition)
            .collect(),
        rule_out: assessment.rule_out,
        urgency,
        safe: if case.expected >= Urgency::StopAndSeeWithinDays {
            short <= 0
        } else {
            short <= 1
        },
    }
}

fn count(engine: &Engine<'_>, case: &Case, result: &CaseResult, totals: &mut Totals) {
    let conditions = &engine.knowledge().conditions;
    let diagnosis = &conditions[case.diagnosis];
    let same = |condition: &ConditionIndex| *condition == case.diagnosis;
    let related = |condition: &ConditionIndex| {
        same(condition)
            || diagnosis.family.is_some() && conditions[*condition].family == diagnosis.family
    };
    if case.tier == Tier::Core && !CAUGHT_BY_RULES.contains(&diagnosis.key.as_str()) {
        totals.add("top1", result.causes.first().is_some_and(same));
        totals.add("top3", result.causes.iter().any(same));
        totals.add("group_top1", result.causes.first().is_some_and(related));
        totals.add("group_top3", result.causes.iter().any(related));
    }
    if case.tier == Tier::Core && !diagnosis.is_rest {
        let listed = result.causes.iter().chain(&result.rule_out).any(related);
        totals.add("listed", listed);
    }
    totals.add("urgency_exact", result.urgency == case.expected);
    totals.add("safe", result.safe);
    if case.expected == Urgency::Emergency {
        totals.add(
            "emergency_sensitivity",
            result.urgency == Urgency::Emergency,
        );
    }
    if diagnosis.family == Some(Family::BoneStress) {
        totals.add(
            "bsi_caught",
            result.urgency >= Urgency::StopAndSeeWithinDays,
        );
    }
    if case.expected == Urgency::SelfManage {
        totals.add(
            "over_triage",
            result.urgency >= Urgency::StopAndSeeWithinDays,
        );
    }
}
