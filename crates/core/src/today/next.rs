//! What happens next in an episode.

use crate::return_to_run::{Gate, PlanOfEpisode, Reason, State};

/// What happens next. None of them is a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Next {
    /// A clinician looks, and their word is logged.
    SeeClinician,
    /// A physiotherapist or a doctor looks, and their word is logged.
    SeeSomebody,
    /// A walk without pain and without a limp is logged.
    WalkFree,
    /// The warning questions are answered for the first time.
    AnswerQuestions,
    /// The questions about bones are answered again.
    AnswerBoneQuestions,
    /// The tests before the ladder.
    Tests,
    /// The morning after the last session is told.
    TellMorning,
    /// The pain before a run is told.
    TellBefore,
    /// Rest today.
    Rest,
    /// Too much pain before the run: try tomorrow.
    TryTomorrow,
    /// The next session.
    Session,
    /// The runner ends the pause.
    Resume,
    /// The program is brought up to date.
    Update,
}

impl Next {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::SeeClinician,
        Self::SeeSomebody,
        Self::WalkFree,
        Self::AnswerQuestions,
        Self::AnswerBoneQuestions,
        Self::Tests,
        Self::TellMorning,
        Self::TellBefore,
        Self::Rest,
        Self::TryTomorrow,
        Self::Session,
        Self::Resume,
        Self::Update,
    ];

    /// The stable public key; the words stand under `today.next.<key>`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SeeClinician => "see_clinician",
            Self::SeeSomebody => "see_somebody",
            Self::WalkFree => "walk_free",
            Self::AnswerQuestions => "answer_questions",
            Self::AnswerBoneQuestions => "answer_bone_questions",
            Self::Tests => "tests",
            Self::TellMorning => "tell_morning",
            Self::TellBefore => "tell_before",
            Self::Rest => "rest",
            Self::TryTomorrow => "try_tomorrow",
            Self::Session => "session",
            Self::Resume => "resume",
            Self::Update => "update",
        }
    }

    pub(super) fn of(plan: &PlanOfEpisode<'_, '_>, is_assessed: bool) -> Self {
        match plan.plan.state() {
            State::Locked { .. } => return Self::SeeClinician,
            State::Refer { .. } => return Self::SeeSomebody,
            State::Offload { .. } | State::Ready { .. } | State::Level(_) | State::Done { .. } => {}
        }
        let reason = plan.gate.because().reason;
        match (&plan.gate, reason) {
            (_, Reason::NotReadable) => Self::Update,
            _ if !is_assessed => Self::AnswerQuestions,
            (_, Reason::OwnPause) => Self::Resume,
            (_, Reason::WalkingHurts) => Self::WalkFree,
            (_, Reason::BoneScreenDue) => Self::AnswerBoneQuestions,
            (_, Reason::BeforeMissing) => Self::TellBefore,
            (_, Reason::MorningAwaited) => Self::TellMorning,
            (Gate::Go { .. }, _) => Self::Session,
            (Gate::Rest(_), _) => Self::Rest,
            (Gate::Skip(_), _) => Self::TryTomorrow,
            (Gate::Refuse(_), _) if plan.plan.history().screen_due.is_some() => {
                Self::AnswerBoneQuestions
            }
            (Gate::Refuse(_), _) => Self::Tests,
        }
    }
}
