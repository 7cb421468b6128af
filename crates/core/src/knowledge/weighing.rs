//! How answers are weighed: damping, caps, thresholds and the words for them. All of it is data of the pack.

use super::{Cap, ConditionIndex};
use crate::urgency::Urgency;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Who reviewed the pack, and until when it may be relied on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The clinician who signed it off; `None` while nobody has.
    pub clinician: Option<String>,
    /// The day the pack was made: a clock before it is not trusted.
    pub made_on: Date,
    /// The day after which a banner asks for a newer pack.
    pub review_by: Date,
    /// Days after `review_by` from which self-care is no longer advised.
    pub grace_days: i32,
}

/// The pack's parameters of inference.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighing {
    /// Exponent on the evidence of each named block.
    pub damping: BTreeMap<String, f64>,
    /// Exponent on evidence outside any block.
    pub damping_alone: f64,
    /// Exponent on places of the body map that were *not* marked.
    pub damping_unmarked: f64,
    /// Exponent on the marked place in the masses that raise the urgency: less than in the ranking, because a place must
    /// not reassure.
    pub damping_place_in_mass: f64,
    /// Cap on a history answer.
    pub history_cap: Cap,
    /// Equivalent number of cases behind a prior, for its uncertainty.
    pub prior_cases: f64,
    /// Equivalent number of cases behind a likelihood, by mark: elicited, from memory, derived, sourced.
    pub cases_by_mark: [f64; 4],
    /// Standard normal quantile of the credible range.
    pub range_quantile: f64,
    /// No cause is ever shown as more probable than this.
    pub largest_shown: f64,
    /// Probability masses that raise the urgency.
    pub masses: Vec<MassThreshold>,
    /// A close relative is named when it is at least this share as probable as the cause that names the family.
    pub relative_share: f64,
    /// How many questions that would change the causes most are shown.
    pub changes_shown: usize,
    /// How many self-tests worth doing are shown.
    pub self_tests_shown: usize,
    /// How many causes are shown.
    pub causes_shown: usize,
    /// How many conditions the "has to be ruled out" list holds.
    pub rule_out_shown: usize,
    /// Expected cost (probability times cost of missing) from which a condition has to be ruled out.
    pub rule_out_cost: f64,
    /// Second cause probable enough to say that two causes at once are possible.
    pub second_cause: f64,
    /// Words for how well a cause fits, best first.
    pub strengths: Vec<StrengthBand>,
    /// Words for the weight of an answer, most in favour first.
    pub weights: Vec<WeightBand>,
    /// Expected information (nats) per burden under which nothing is worth asking.
    pub least_information: f64,
    /// Probability of the first cause at which asking stops.
    pub settled: f64,
    /// Questions (screens count once) after the fixed part of the interview, at most.
    pub most_further_questions: usize,
    /// Expected information (nats) per burden under which a self-test is not worth doing.
    pub least_test_information: f64,
    /// Self-tests in an interview, at most.
    pub most_self_tests: usize,
}

/// A probability mass that raises the urgency (expected-cost rule).
#[derive(Debug, Clone, PartialEq)]
pub struct MassThreshold {
    /// The threshold's id.
    pub id: String,
    /// The conditions whose mass counts.
    pub members: Vec<ConditionIndex>,
    /// Whether this is the bone-stress mass, which is computed so that it can only rise with a sign of bone stress.
    pub bone_stress: bool,
    /// The mass from which the urgency is raised, 0 to 1.
    pub at_least: f64,
    /// The least urgency then.
    pub urgency: Urgency,
    /// How soon then: one of [`super::WITHIN`].
    pub within: String,
    /// Where the threshold comes from.
    pub evidence: super::Evidence,
}

/// A word for how well a cause fits.
#[derive(Debug, Clone, PartialEq)]
pub struct StrengthBand {
    /// Key of the word.
    pub id: String,
    /// Smallest probability of the band.
    pub at_least: f64,
}

/// A word for the weight of one answer.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightBand {
    /// Key of the word.
    pub id: String,
    /// Smallest weight (natural logarithm of a ratio) of the band.
    pub at_least: f64,
}
