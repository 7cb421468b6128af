//! What entries say: one file per kind.
//!
//! A kind has a version. A field that may be missing can be added to a version; anything else, a new word included, is a
//! new version, and older programs then keep the entry as [`Unknown`].

mod assessment;
mod clearance;
mod episode;
mod exercise;
mod import_batch;
mod medicine;
mod note;
mod pain;
mod plan_choice;
mod profile;
mod readiness_test;
mod run;
mod session_result;
mod shoe;
mod treatment_visit;
mod unknown;
mod walk;
mod weekly_answers;
mod withdrawn;

pub use assessment::{AnswerValue, Assessment};
pub use clearance::Clearance;
pub use episode::{EpisodeClosed, EpisodeOpened};
pub use exercise::Exercise;
pub use import_batch::ImportBatch;
pub use medicine::Medicine;
pub use note::Note;
pub use pain::Pain;
pub use plan_choice::PlanChoice;
pub use profile::Profile;
pub use readiness_test::ReadinessTest;
pub use run::{Run, SpeedBand};
pub use session_result::SessionResult;
pub use shoe::Shoe;
pub use treatment_visit::TreatmentVisit;
pub use unknown::Unknown;
pub use walk::Walk;
pub use weekly_answers::WeeklyAnswers;
pub use withdrawn::Withdrawn;

use super::fields::{Fields, Object};
use super::{EntryError, EntryId, PainScore};

/// The most items of a list in an entry.
const MOST: usize = 32;

/// A kind of entry that this version of the program knows.
trait Content: Sized {
    /// Takes its fields.
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError>;

    /// Writes its fields.
    fn write(&self, object: &mut Object);
}

impl<T: Content> Content for Box<T> {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        T::read(fields).map(Self::new)
    }

    fn write(&self, object: &mut Object) {
        T::write(self, object);
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident($held:ty) = $kind:literal $version:literal,)+) => {
        /// What an entry says.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Body {
            $($(#[$doc])* $variant($held),)+
            /// A kind or version of a newer program, kept as it is.
            Unknown(Unknown),
        }

        impl Body {
            /// Every kind that this version of the program knows, with its version.
            pub const KINDS: &[(&str, u32)] = &[$(($kind, $version)),+];

            /// The stable public key of the kind.
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $kind,)+
                    Self::Unknown(unknown) => unknown.kind.as_str(),
                }
            }

            /// The version of the kind.
            pub const fn version(&self) -> u32 {
                match self {
                    $(Self::$variant(_) => $version,)+
                    Self::Unknown(unknown) => unknown.version,
                }
            }

            /// Reads the body of a kind that this version of the program knows; `None` for any other.
            pub(super) fn read_known(
                kind: &str,
                version: u32,
                fields: &mut Fields<'_, '_>,
            ) -> Option<Result<Self, EntryError>> {
                match (kind, version) {
                    $(($kind, $version) => Some(<$held>::read(fields).map(Self::$variant)),)+
                    _ => None,
                }
            }

            /// Writes the body's fields over what was kept.
            pub(super) fn write(&self, object: &mut Object) {
                match self {
                    $(Self::$variant(body) => body.write(object),)+
                    Self::Unknown(unknown) => object.0.clone_from(&unknown.fields),
                }
            }
        }
    };
}

kinds! {
    /// Lasting facts about the runner.
    Profile(Profile) = "profile" 1,
    /// Answers to the questions of a pack, and how urgent they were.
    Assessment(Assessment) = "assessment" 1,
    /// A hip began to hurt.
    EpisodeOpened(EpisodeOpened) = "episode_opened" 1,
    /// It is over.
    EpisodeClosed(EpisodeClosed) = "episode_closed" 1,
    /// How much it hurt at one moment.
    Pain(Pain) = "pain" 1,
    /// The four questions of a week.
    WeeklyAnswers(WeeklyAnswers) = "weekly_answers" 1,
    /// How a run went.
    SessionResult(SessionResult) = "session_result" 1,
    /// A walk, and what it did to the hip.
    Walk(Walk) = "walk" 1,
    /// A test of whether the hip is ready for the next step.
    ReadinessTest(ReadinessTest) = "readiness_test" 1,
    /// An exercise, done or not.
    Exercise(Exercise) = "exercise" 1,
    /// A medicine that can hide pain.
    Medicine(Medicine) = "medicine" 1,
    /// A visit to somebody who treats.
    TreatmentVisit(TreatmentVisit) = "treatment_visit" 1,
    /// A clinician's word that the plan may go on.
    Clearance(Clearance) = "clearance" 1,
    /// What the runner decided about the plan.
    PlanChoice(PlanChoice) = "plan_choice" 1,
    /// A pair of shoes.
    Shoe(Shoe) = "shoe" 1,
    /// A recorded activity.
    Run(Box<Run>) = "run" 1,
    /// What one import did.
    ImportBatch(ImportBatch) = "import_batch" 1,
    /// Anything else.
    Note(Note) = "note" 1,
    /// The entry that this one supersedes no longer counts.
    Withdrawn(Withdrawn) = "withdrawn" 1,
}

impl Body {
    /// The episode that the entry names; `None` when it names none.
    pub fn episode(&self) -> Option<EntryId> {
        match self {
            Self::Assessment(body) => body.episode,
            Self::EpisodeClosed(body) => Some(body.episode),
            Self::Pain(body) => body.episode,
            Self::WeeklyAnswers(body) => body.episode,
            Self::SessionResult(body) => body.episode,
            Self::Walk(body) => body.episode,
            Self::ReadinessTest(body) => body.episode,
            Self::Exercise(body) => body.episode,
            Self::Medicine(body) => body.episode,
            Self::TreatmentVisit(body) => body.episode,
            Self::Clearance(body) => body.episode,
            Self::PlanChoice(body) => body.episode,
            Self::Note(body) => body.episode,
            Self::Profile(_)
            | Self::EpisodeOpened(_)
            | Self::Shoe(_)
            | Self::Run(_)
            | Self::ImportBatch(_)
            | Self::Withdrawn(_)
            | Self::Unknown(_) => None,
        }
    }

    /// The worst pain that the entry tells; `None` when it tells none.
    pub fn worst_pain(&self) -> Option<PainScore> {
        match self {
            Self::Pain(body) => Some(body.score),
            Self::SessionResult(body) => {
                let pains = body.pains().into_iter();
                pains.filter_map(|(_, score)| score).max()
            }
            Self::Walk(body) => Some(body.pain),
            Self::ReadinessTest(body) => Some(body.pain),
            Self::Exercise(body) => body.pain,
            Self::Profile(_)
            | Self::Assessment(_)
            | Self::EpisodeOpened(_)
            | Self::EpisodeClosed(_)
            | Self::WeeklyAnswers(_)
            | Self::Medicine(_)
            | Self::TreatmentVisit(_)
            | Self::Clearance(_)
            | Self::PlanChoice(_)
            | Self::Shoe(_)
            | Self::Run(_)
            | Self::ImportBatch(_)
            | Self::Note(_)
            | Self::Withdrawn(_)
            | Self::Unknown(_) => None,
        }
    }
}
