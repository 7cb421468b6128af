//! The causes a pack knows: how common each is, and for whom more or less.

use super::{Evidence, QuestionIndex};
use crate::urgency::Urgency;

/// One cause of hip-region pain.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// The stable public key.
    pub key: String,
    /// Close relatives that are counted as one when lists are scored.
    pub family: Option<Family>,
    /// Share of adult runners who open the app with hip-region pain, 0 to 1; the pack's priors sum to 1.
    pub prior: f64,
    /// Where the prior comes from.
    pub prior_evidence: Evidence,
    /// Who has it more or less often.
    pub modifiers: Modifiers,
    /// How soon somebody with this condition has to be seen.
    pub urgency: Urgency,
    /// What missing it costs, with an unneeded visit as 1. Orders the "has to be ruled out" list.
    pub cost_of_missing: f64,
    /// Whether this is the "none of these" class, whose likelihoods are the average of all others.
    pub is_rest: bool,
    /// Ids of the guide's facts that this condition carries.
    pub guide: Vec<String>,
}

/// Groups of close relatives, as lists are scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Every bone stress injury.
    BoneStress,
    /// The joint's rim and its shape.
    Joint,
    /// The muscles and tendons that lift the knee.
    Flexor,
    /// The band on the outside.
    LateralBand,
    /// Adductor, pubic and inguinal pain.
    Groin,
    /// The hamstring and its origin.
    Hamstring,
}

impl Family {
    /// The family with this key in the pack's files; `None` for any other text.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "bone_stress" => Self::BoneStress,
            "joint" => Self::Joint,
            "flexor" => Self::Flexor,
            "lateral_band" => Self::LateralBand,
            "groin" => Self::Groin,
            "hamstring" => Self::Hamstring,
            _ => return None,
        })
    }
}

/// Factors on a prior. A missing answer applies no factor.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Modifiers {
    /// For people recorded as female at birth.
    pub female: Option<f64>,
    /// For people recorded as male at birth.
    pub male: Option<f64>,
    /// By age.
    pub ages: Vec<AgeBand>,
    /// For a "yes" to a question.
    pub yes: Vec<YesModifier>,
}

/// A factor for an age range in years: `from` included, `below` not. Unbounded where `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct AgeBand {
    /// Youngest age of the band.
    pub from: Option<f64>,
    /// First age above the band.
    pub below: Option<f64>,
    /// Factor on the prior.
    pub factor: f64,
}

/// A factor for everyone who answers "yes" to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct YesModifier {
    /// The question.
    pub question: QuestionIndex,
    /// Factor on the prior.
    pub factor: f64,
}
