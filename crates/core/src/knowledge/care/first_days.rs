//! The first 72 hours: a checklist by hours, and the decision at its end.

use super::super::Evidence;
use super::ExerciseIndex;

/// The first 72 hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstDays {
    /// How a runner's places and answers become signs.
    pub signs: Vec<FirstSign>,
    /// By first hour.
    pub steps: Vec<FirstStep>,
    /// The first that fits is taken; the last one always fits.
    pub decisions: Vec<FirstDecision>,
}

/// When a sign is there: at one of these places, with one of these answers, or with a sudden beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstSign {
    /// The sign.
    pub sign: EarlySign,
    /// Places where it hurts.
    pub sites: Vec<String>,
    /// Answer ids: one that was asked and not clearly denied counts.
    pub answers: Vec<String>,
    /// Whether a beginning from one moment to the next counts.
    pub sudden: bool,
}

/// One step. Its words stand under `first_days.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstStep {
    /// The stable public id.
    pub id: String,
    /// What it is about.
    pub kind: StepKind,
    /// First hour after the pain began.
    pub from_hour: u16,
    /// Hour at which it is over.
    pub to_hour: u16,
    /// Hours from one time to the next; `None` when it is not repeated by the clock.
    pub every_h: Option<u8>,
    /// Minutes of each time; `None` when not said.
    pub minutes: Option<u16>,
    /// Times a day; `None` when not said.
    pub times: Option<u8>,
    /// Most pain while doing it, 0 to 10; `None` when it has no such limit.
    pub most_pain: Option<u8>,
    /// Exercises that belong to it.
    pub exercises: Vec<ExerciseIndex>,
    /// Only for runners with one of these; empty for everybody.
    pub only_for: Vec<EarlySign>,
    /// Not for runners with one of these.
    pub not_for: Vec<EarlySign>,
    /// Ids of the guide's facts that it carries.
    pub guide: Vec<String>,
    /// Whether evidence differs from the guide; both are then said.
    pub differs: bool,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What a step is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// Stop running.
    Stop,
    /// Answer the warning questions.
    Screen,
    /// Write it down.
    Log,
    /// Take load off.
    Protect,
    /// Cold.
    Cold,
    /// Warmth.
    Warmth,
    /// Compression.
    Compression,
    /// Medicines.
    Medicine,
    /// Sleeping and sitting.
    Position,
    /// Things to know.
    Advice,
    /// Walks for the sake of moving.
    Walk,
    /// Exercises.
    Exercise,
    /// Moving without weight on the leg, such as an easy bike.
    Ride,
    /// Stretching.
    Stretch,
    /// Trying out what the leg can do.
    Test,
}

impl StepKind {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Stop,
        Self::Screen,
        Self::Log,
        Self::Protect,
        Self::Cold,
        Self::Warmth,
        Self::Compression,
        Self::Medicine,
        Self::Position,
        Self::Advice,
        Self::Walk,
        Self::Exercise,
        Self::Ride,
        Self::Stretch,
        Self::Test,
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Screen => "screen",
            Self::Log => "log",
            Self::Protect => "protect",
            Self::Cold => "cold",
            Self::Warmth => "warmth",
            Self::Compression => "compression",
            Self::Medicine => "medicine",
            Self::Position => "position",
            Self::Advice => "advice",
            Self::Walk => "walk",
            Self::Exercise => "exercise",
            Self::Ride => "ride",
            Self::Stretch => "stretch",
            Self::Test => "test",
        }
    }

    /// Whether it loads the hip: never given while a bone may be hurt, whatever the pack says.
    pub const fn loads_the_hip(self) -> bool {
        matches!(
            self,
            Self::Walk | Self::Exercise | Self::Ride | Self::Stretch | Self::Test
        )
    }
}

/// What is known about a runner in the first days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EarlySign {
    /// A bone may be hurt.
    BoneSuspected,
    /// Pain deep in the groin.
    DeepGroin,
    /// Pain on the outside.
    Lateral,
    /// Pain at the sit-bone.
    SitBone,
    /// It began from one moment to the next, or with a pop.
    AcuteStrain,
    /// Swelling or a bruise.
    Bruise,
    /// A limp.
    AnyLimp,
}

impl EarlySign {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::BoneSuspected,
        Self::DeepGroin,
        Self::Lateral,
        Self::SitBone,
        Self::AcuteStrain,
        Self::Bruise,
        Self::AnyLimp,
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::BoneSuspected => "bone_suspected",
            Self::DeepGroin => "deep_groin",
            Self::Lateral => "lateral",
            Self::SitBone => "sit_bone",
            Self::AcuteStrain => "acute_strain",
            Self::Bruise => "bruise",
            Self::AnyLimp => "any_limp",
        }
    }
}

/// What the 72 hours lead to. Its words stand under `first_days.decisions.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstDecision {
    /// The stable public id.
    pub id: String,
    /// It is taken when one of these holds; empty in the last one, which always holds.
    pub when: Vec<WalkingSign>,
    /// Pain while walking, 0 to 10, from which [`WalkingSign::WalkingHurts`] holds.
    pub walking_pain_at_least: Option<u8>,
    /// Minutes of a walk without pain, from which [`WalkingSign::PassesGate`] holds.
    pub walk_minutes: Option<u16>,
    /// Where it leads.
    pub leads_to: LeadsTo,
    /// Days within which somebody looks, or after which the decision is taken again; `None` when at once.
    pub days: Option<u16>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What a decision looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WalkingSign {
    /// A sign that a bone may be hurt.
    BoneFlags,
    /// A limp.
    Limp,
    /// Walking hurts by as much as [`FirstDecision::walking_pain_at_least`].
    WalkingHurts,
    /// The pain of walking did not fall to half of what it was.
    NoHalfDrop,
    /// Walking is free of pain.
    PassesGate,
}

impl WalkingSign {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::BoneFlags,
        Self::Limp,
        Self::WalkingHurts,
        Self::NoHalfDrop,
        Self::PassesGate,
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::BoneFlags => "bone_flags",
            Self::Limp => "limp",
            Self::WalkingHurts => "walking_hurts",
            Self::NoHalfDrop => "no_half_drop",
            Self::PassesGate => "passes_gate",
        }
    }
}

/// Where a decision leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeadsTo {
    /// To the tests before the ladder of returning to running.
    Ready,
    /// To more days of rest from what hurts.
    Offload,
    /// To somebody who examines.
    Assess,
}

impl LeadsTo {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ready, Self::Offload, Self::Assess];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Offload => "offload",
            Self::Assess => "assess",
        }
    }
}
