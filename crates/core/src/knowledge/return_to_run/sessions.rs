//! What a session says: signs that stop everything, grades, walks, and the days off after a bad one.

use super::super::Evidence;

/// Signs that end everything until a clinician has looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopRules {
    /// Ids of the signs; their words are under `return_to_run.stop_sign.<id>`.
    pub signs: Vec<String>,
    /// Warning signs, of a session or of the questions, after which a bone may be hurt.
    pub bone: Vec<String>,
    /// Where they come from.
    pub evidence: Evidence,
}

/// When walking is free of pain, and when it hurts. Between the two nothing follows from a walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WalkingRules {
    /// Most pain in a walk without a limp after which walking is free of pain.
    pub free_up_to: u8,
    /// Pain in a walk from which walking hurts; a limp alone is enough.
    pub hurts_from: u8,
    /// The same when a bone may be hurt.
    pub hurts_from_bone: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How a session is graded. Pains are 0 to 10.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grading {
    /// Pain during a session from which it is red.
    pub red_during: u8,
    /// Pain an hour after from which it is red.
    pub red_hour_after: u8,
    /// Points above the usual morning from which it is red.
    pub red_morning_rise: u8,
    /// Points above the usual morning from which it is amber.
    pub amber_morning_rise: u8,
    /// Most pain an hour after without amber, unless the phase allows more during the session.
    pub hour_after: u8,
    /// Percent of the session that has to be done.
    pub least_completed: u8,
    /// Hours before a session in which a painkiller hides what it does.
    pub painkiller_hours: u8,
    /// Mornings whose median is the usual morning.
    pub usual_mornings: u8,
    /// Hours after which a session without its next morning is amber.
    pub pending_hours: u16,
    /// Where the thresholds come from.
    pub evidence: Evidence,
}

/// What is stricter when a bone may be hurt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoneRules {
    /// Pain from which a session is red: during, at the end, an hour after, or the next morning.
    pub red_from: u8,
    /// Most pain before a session with which it may begin.
    pub before: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Time off after a red session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestRules {
    /// Calendar days from a red session to the next session, at least: 3 leaves two full days between them.
    pub red_days: u16,
    /// Mornings in a row, no worse than usual, before the next session.
    pub red_mornings: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}
