//! Who asks for something, and what they may write into a runner's journal.

use restride_core::journal::{Body, ClearanceRole, Key};
use std::fmt;

/// Who asks. Every use case takes one, and every entry says in its author who it was.
///
/// Only the runner and a clinician may write a clearance, and only the runner may confirm one: a coach, an administrator
/// of a host and a program cannot, whatever they ask for.
///
/// # Example
///
/// ```
/// use restride_app::actor::Actor;
///
/// assert_eq!(Actor::Runner.author().as_str(), "runner");
/// assert!(Actor::Runner.may_clear() && !Actor::Admin.may_clear());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The runner, whose journal it is.
    Runner,
    /// A clinician whom the runner lets in.
    Clinician {
        /// What the clinician is.
        role: ClearanceRole,
        /// The name, as a key.
        name: Key,
    },
    /// A coach whom the runner lets in.
    Coach {
        /// The name, as a key.
        name: Key,
    },
    /// Who runs a host or a club.
    Admin,
    /// A program with a token of its own: an assistant, a connector.
    Program {
        /// The name, as a key.
        name: Key,
    },
}

impl Actor {
    /// What the author of an entry says. A name that would make it too long is left out.
    pub fn author(&self) -> Key {
        let (role, name) = match self {
            Self::Runner => ("runner", None),
            Self::Clinician { role, name } => (role.key(), Some(name)),
            Self::Coach { name } => ("coach", Some(name)),
            Self::Admin => ("admin", None),
            Self::Program { name } => ("program", Some(name)),
        };
        name.and_then(|name| Key::new(format!("{role}:{name}")))
            .or_else(|| Key::new(role))
            .unwrap_or_else(|| unreachable!("a role is a key"))
    }

    /// Whether this actor may write a clearance at all.
    pub const fn may_clear(&self) -> bool {
        match self {
            Self::Runner | Self::Clinician { .. } => true,
            Self::Coach { .. } | Self::Admin | Self::Program { .. } => false,
        }
    }

    /// Whether this actor may write this into a journal.
    ///
    /// What can move a plan up (a run, a walk, a test, a morning without pain, a choice, the end of an episode) is the
    /// runner's alone to tell.
    ///
    /// # Errors
    ///
    /// [`NotPermitted`].
    pub fn may_write(&self, body: &Body) -> Result<(), NotPermitted> {
        let may = match body {
            Body::Clearance(clearance) => {
                self.may_clear() && (!clearance.confirmed || *self == Self::Runner)
            }
            Body::Note(_) => *self != Self::Admin,
            Body::TreatmentVisit(_) => match self {
                Self::Runner | Self::Clinician { .. } | Self::Program { .. } => true,
                Self::Coach { .. } | Self::Admin => false,
            },
            Body::Assessment(_) => match self {
                Self::Runner | Self::Clinician { .. } => true,
                Self::Coach { .. } | Self::Admin | Self::Program { .. } => false,
            },
            Body::Medicine(_) | Body::Shoe(_) | Body::Run(_) | Body::ImportBatch(_) => match self {
                Self::Runner | Self::Program { .. } => true,
                Self::Clinician { .. } | Self::Coach { .. } | Self::Admin => false,
            },
            Body::Profile(_)
            | Body::EpisodeOpened(_)
            | Body::EpisodeClosed(_)
            | Body::Pain(_)
            | Body::WeeklyAnswers(_)
            | Body::SessionResult(_)
            | Body::Walk(_)
            | Body::ReadinessTest(_)
            | Body::Exercise(_)
            | Body::PlanChoice(_)
            | Body::Withdrawn(_)
            | Body::Unknown(_) => *self == Self::Runner,
        };
        if may {
            Ok(())
        } else {
            Err(self.not_permitted(body.kind()))
        }
    }

    /// Refuses everybody but the runner, who alone may do this.
    pub(crate) fn must_be_runner(&self, what: &str) -> Result<(), NotPermitted> {
        if *self == Self::Runner {
            Ok(())
        } else {
            Err(self.not_permitted(what))
        }
    }

    fn not_permitted(&self, kind: &str) -> NotPermitted {
        NotPermitted {
            author: self.author(),
            kind: kind.to_owned(),
        }
    }
}

/// Somebody may not do what they asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotPermitted {
    /// Who.
    pub author: Key,
    /// The kind of entry, or what else was asked for.
    pub kind: String,
}

impl fmt::Display for NotPermitted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} may not write \"{}\" into this journal",
            self.author, self.kind
        )
    }
}

impl std::error::Error for NotPermitted {}
