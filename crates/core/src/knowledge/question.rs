//! What can be asked: questions and self-tests, their kinds, values and the safety of each test.

use super::Expression;

/// One answer id of the public vocabulary, with everything needed to ask it.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The stable public id.
    pub id: String,
    /// What an answer looks like.
    pub kind: Kind,
    /// Which part of the interview it belongs to.
    pub group: Group,
    /// Asking order inside the group, smaller first.
    pub order: u32,
    /// Effort of answering, 1.0 for a plain yes or no. Always above 0.
    pub burden: f64,
    /// The grouped screen it is asked on; `None` when it is asked alone.
    pub screen: Option<String>,
    /// Whether self-care needs an explicit "no" here.
    pub mandatory: bool,
    /// Whether the subject needs gentle wording and may stay unanswered.
    pub sensitive: bool,
    /// Ids of the guide's facts that this question carries.
    pub guide: Vec<String>,
    /// Ids of the sources that make us ask.
    pub sources: Vec<String>,
    /// How to do it and who must not, when this is a self-test.
    pub self_test: Option<SelfTest>,
}

/// The shape of an answer. Values are positions in `values`, in the vocabulary's order.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Yes, no or unsure.
    YesNo,
    /// One of several values.
    Choice {
        /// The values' stable ids.
        values: Vec<String>,
    },
    /// A number in a range.
    Number(NumberRange),
    /// Any number of values (at most 64).
    Many {
        /// The values' stable ids.
        values: Vec<String>,
    },
    /// A self-test: nothing, or the places where the familiar pain came.
    Test {
        /// The places' stable ids.
        values: Vec<String>,
    },
}

impl Kind {
    /// The stable ids of the values; empty for yes/no and numbers.
    pub fn values(&self) -> &[String] {
        match self {
            Self::Choice { values } | Self::Many { values } | Self::Test { values } => values,
            Self::YesNo | Self::Number(_) => &[],
        }
    }

    /// Position of a value; `None` when this kind does not have it.
    pub fn value(&self, id: &str) -> Option<usize> {
        self.values().iter().position(|value| value == id)
    }
}

/// The values a number may take, both ends included.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberRange {
    /// Smallest value accepted.
    pub min: f64,
    /// Largest value accepted.
    pub max: f64,
    /// Unit, in words.
    pub unit: String,
}

/// Which part of the interview a question belongs to, in asking order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Signs of danger: always first.
    Alarm,
    /// Age, sex, height and weight.
    AboutYou,
    /// Where and how it hurts.
    Pain,
    /// What changed in training.
    Training,
    /// Health background.
    Health,
    /// Self-tests, which need hands and feet.
    SelfTest,
}

impl Group {
    /// The group with this key in the pack's files; `None` for any other text.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "alarm" => Self::Alarm,
            "about_you" => Self::AboutYou,
            "pain" => Self::Pain,
            "training" => Self::Training,
            "health" => Self::Health,
            "self_test" => Self::SelfTest,
            _ => return None,
        })
    }
}

/// What a self-test does to the body, who must not do it, and how much its result may say.
#[derive(Debug, Clone, PartialEq)]
pub struct SelfTest {
    /// Whether a second person is needed.
    pub helper: bool,
    /// What it stresses.
    pub stress: Vec<Stress>,
    /// Whether it may still be offered when the bone-stress gate asks for test safety.
    pub gentle_enough_for_bone: bool,
    /// Who must not do it, besides the rules that switch all tests off.
    pub not_when: Option<Expression>,
    /// How far one result may move a cause.
    pub cap: Cap,
    /// Published accuracy, where there is any.
    pub accuracy: Vec<Accuracy>,
}

/// What a self-test stresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stress {
    /// Pressing on a spot.
    Press,
    /// Looking at how far the joint turns.
    RangeLook,
    /// Moving to the end of the range.
    EndRange,
    /// Pushing against a hand or a ball.
    Resisted,
    /// Stretching.
    Stretch,
    /// Standing on one leg.
    Balance,
    /// Loading the leg with body weight.
    WeightBearing,
    /// Tapping a bone.
    Percussion,
    /// Being moved gently by somebody else.
    GentlePassive,
}

impl Stress {
    /// The stress with this key in the pack's files; `None` for any other text.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "press" => Self::Press,
            "range_look" => Self::RangeLook,
            "end_range" => Self::EndRange,
            "resisted" => Self::Resisted,
            "stretch" => Self::Stretch,
            "balance" => Self::Balance,
            "weight_bearing" => Self::WeightBearing,
            "percussion" => Self::Percussion,
            "gentle_passive" => Self::GentlePassive,
            _ => return None,
        })
    }
}

/// The largest likelihood ratios that one result may have. `up` is at least 1, `down` at most 1 and above 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cap {
    /// Largest ratio in favour.
    pub up: f64,
    /// Smallest ratio against.
    pub down: f64,
}

/// One published accuracy figure of a self-test.
#[derive(Debug, Clone, PartialEq)]
pub struct Accuracy {
    /// The condition it was measured for; `None` when it is none of the pack's.
    pub condition: Option<String>,
    /// Percent of people with the condition in whom it was positive.
    pub sensitivity: Option<f64>,
    /// Percent of people without it in whom it was negative.
    pub specificity: Option<f64>,
    /// Likelihood ratio of a positive result.
    pub lr_plus: Option<f64>,
    /// Likelihood ratio of a negative result.
    pub lr_minus: Option<f64>,
    /// People examined.
    pub people: Option<u32>,
    /// Where the figure comes from.
    pub evidence: super::Evidence,
    /// A caveat.
    pub note: Option<String>,
}
