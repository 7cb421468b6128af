//! The journal: everything a runner logged, as entries that are only ever added.
//!
//! A journal is a *set* of entries. Order of arrival, repetition and lateness change nothing, so that two devices need no
//! more than to send each other what they have. A correction is a new entry that supersedes an old one; undoing is a
//! new entry of kind `withdrawn`. Nothing is ever changed in place and nothing is forgotten.
//!
//! The written form of an entry is part of what an entry is: a phone that was offline for a month, a newer version of
//! the program and an export read the same text. That is why this module alone knows JSON. The format, with an example
//! per kind: `docs/journal.md`.
//!
//! Read in this order: [`Entry`], [`Body`] (the kinds, one file each), [`Journal`] (the set), [`Folded`] (which version
//! of what counts), [`Ledger`] (the same, kept while entries arrive), [`Standing`] (what no edit can take back).

mod body;
mod entry;
mod fault;
mod fields;
mod fold;
mod happened;
mod id;
mod ledger;
mod lines;
mod links;
mod names;
mod near;
mod order;
mod reader;
mod scan;
mod schema;
mod set;
mod sort;
mod standing;
mod token;
mod tree;
mod values;
mod words;

pub use body::{
    AnswerValue, Assessment, Body, Clearance, EpisodeClosed, EpisodeOpened, Exercise, ImportBatch,
    Medicine, Note, Pain, PlanChoice, Profile, ReadinessTest, Run, SessionResult, Shoe, SpeedBand,
    TreatmentVisit, Unknown, Walk, WeeklyAnswers, Withdrawn,
};
pub use entry::{Entry, Head, LARGEST_ENTRY};
pub use fault::EntryError;
pub use fold::{Folded, Version};
pub use happened::Happened;
pub use id::EntryId;
pub use ledger::Ledger;
pub use lines::{LineFault, read_lines, write_lines};
pub use links::{Refusal, RefusedLink};
pub use reader::Reader;
pub use schema::schema;
pub use set::{Appended, Conflict, Journal};
pub(crate) use sort::Sort;
pub use standing::Standing;
pub(crate) use standing::clearances;
pub use values::{Key, PainScore, Text};
pub use words::{
    Analgesic, Basis, Burden, ClearanceRole, CloseReason, Course, Done, Onset, PainMoment, Sex,
    Side, Sport, Surface,
};
