//! What is known about shoes: when a pair is worn, how many are worn in turn, what counts as new.

use super::super::Evidence;

/// The rules about shoes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShoeRules {
    /// The distance over which a pair is said to wear out.
    pub wear: WearBand,
    /// How far back the pairs worn in turn are looked at.
    pub rotation: RotationRule,
    /// How many pairs are said to be worn in turn.
    pub pairs: PairsRule,
    /// How long a pair is new.
    pub new_pair: NewPairRule,
    /// How many days a comparison of pain needs.
    pub pain: ShoePainRule,
}

/// The distance over which a pair is said to wear out: a hint, and no finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WearBand {
    /// Metres from which a word is said.
    pub from_m: u32,
    /// Metres from which a stronger word is said.
    pub to_m: u32,
    /// The id of the correction that says what evidence says of it.
    pub correction: String,
    /// Facts of the guide that it carries.
    pub guide: Vec<String>,
    /// Where the numbers come from.
    pub evidence: Evidence,
}

/// How far back the pairs worn in turn are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RotationRule {
    /// Days, today included.
    pub days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How many pairs are said to be worn in turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairsRule {
    /// The fewest pairs.
    pub from: u8,
    /// The most pairs.
    pub to: u8,
    /// The id of the item of prevention that says what evidence says of it.
    pub prevention: String,
    /// Facts of the guide that it carries.
    pub guide: Vec<String>,
    /// Where the numbers come from.
    pub evidence: Evidence,
}

/// How long a pair is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPairRule {
    /// Runs during which it counts as a change.
    pub runs: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How many days a comparison of pain needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShoePainRule {
    /// Days with the pair, and days without it; with fewer nothing is said.
    pub least_days: usize,
    /// Where it comes from.
    pub evidence: Evidence,
}
