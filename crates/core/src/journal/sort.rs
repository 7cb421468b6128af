//! What sort of thing an entry is, roughly: who looks for a few of a large journal need not read all of it.

use super::Body;

/// A rough sort of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Profile,
    Assessment,
    Opening,
    Closing,
    Pain,
    Session,
    Test,
    Weekly,
    Medicine,
    Clearance,
    Exercise,
    /// Something else that a plan of returning to running looks at.
    MovesAPlan,
    /// Something else that it does not look at.
    Other,
}

impl Sort {
    pub(super) const fn of(body: &Body) -> Self {
        match body {
            Body::Profile(_) => Self::Profile,
            Body::Assessment(_) => Self::Assessment,
            Body::EpisodeOpened(_) => Self::Opening,
            Body::EpisodeClosed(_) => Self::Closing,
            Body::Pain(_) => Self::Pain,
            Body::SessionResult(_) => Self::Session,
            Body::ReadinessTest(_) => Self::Test,
            Body::WeeklyAnswers(_) => Self::Weekly,
            Body::Medicine(_) => Self::Medicine,
            Body::Clearance(_) => Self::Clearance,
            Body::Exercise(_) => Self::Exercise,
            Body::Walk(_) | Body::PlanChoice(_) | Body::Withdrawn(_) | Body::Unknown(_) => {
                Self::MovesAPlan
            }
            Body::TreatmentVisit(_)
            | Body::Shoe(_)
            | Body::Run(_)
            | Body::ImportBatch(_)
            | Body::Note(_) => Self::Other,
        }
    }

    /// Whether a plan of returning to running looks at it.
    pub(crate) const fn moves_a_plan(self) -> bool {
        match self {
            Self::Assessment
            | Self::Opening
            | Self::Closing
            | Self::Pain
            | Self::Session
            | Self::Test
            | Self::Medicine
            | Self::Clearance
            | Self::MovesAPlan => true,
            Self::Profile | Self::Weekly | Self::Exercise | Self::Other => false,
        }
    }
}
