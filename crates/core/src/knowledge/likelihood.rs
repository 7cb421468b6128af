//! P(answer given condition): how each answer separates the causes.

use super::{Cap, Evidence, QuestionIndex};

/// What one question tells about the causes.
#[derive(Debug, Clone, PartialEq)]
pub struct Likelihood {
    /// The question.
    pub question: QuestionIndex,
    /// How far one answer may move a cause.
    pub cap: Cap,
    /// Whether this is a sign of bone stress, which enters the bone-stress probability in a way that can only go up
    /// with a yes.
    pub bone_sign: bool,
    /// One factor per independent thing that the answer tells (a body map tells one per place).
    pub factors: Vec<Factor>,
}

/// One independent thing that an answer tells: which of several outcomes happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Name of the block of correlated answers it belongs to; `None` for a block of its own.
    pub block: Option<String>,
    /// How the answer picks an outcome.
    pub column: Column,
    /// The possible outcomes. Over the outcomes, the probabilities of every condition sum to 1.
    pub outcomes: Vec<Outcome>,
}

/// How an answer picks an outcome of a [`Factor`]. Outcome 0 is "no", 1 is "yes" where there are two.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Yes or no.
    YesNo,
    /// One outcome per value of the choice, by position; `None` for a value that tells nothing.
    Choice(Vec<Option<usize>>),
    /// Outcome `i` when the number is in band `i`; band `i` ends below `edges[i]`, the last has no end.
    Bands(Vec<f64>),
    /// Places on a body map (or places of pain in a self-test), as bits by position.
    Places {
        /// Yes when one of these is marked.
        yes: u64,
        /// No when one of these is marked and none of `yes`; when zero, any answer without `yes` is a no.
        no: u64,
    },
}

/// One outcome and how likely it is under each condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// P(outcome given condition), by condition index; strictly between 0 and 1.
    pub probabilities: Vec<f64>,
    /// Provenance by condition index; positions into [`Outcome::evidence`].
    pub evidence_of: Vec<u16>,
    /// The provenances used here.
    pub evidence: Vec<Evidence>,
}
