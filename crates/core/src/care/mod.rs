//! Care for a sore hip: the first days, rehab, how long it may take, and what keeps it well.
//!
//! Functions of what was logged, the care part of the pack and the time; ids only, no sentence. The walls hold whatever
//! the pack says: nothing that is to be avoided for a cause is ever given, nothing is trained while a plan is locked,
//! nothing with impact before the plan allows it, and nothing that loads the hip in the first days of a hurt bone.
//!
//! Read in this order: [`rehab`] (which programme, which stage, what is due), then what it is built on: `choice.rs`,
//! `stage.rs`, `done.rs`, `dose.rs`, `adherence.rs`; [`first_days`] with `signs.rs` and `decision.rs`; [`outlook`];
//! [`maintenance`].

mod adherence;
mod choice;
mod decision;
mod done;
mod dose;
mod first_days;
mod prevention;
mod recovery;
mod rehab;
mod signs;
mod stage;

pub use adherence::Kept;
pub use choice::{Chosen, WhyNoProgramme};
pub use decision::{DecisionNow, Missing};
pub use dose::TodaysDose;
pub(crate) use first_days::hour_of_first_days;
pub use first_days::{Checklist, FIRST_DAYS_DONE, StepNow, StepState, first_days};
pub use prevention::{Maintenance, MaintenanceItem, maintenance};
pub use recovery::{Outlook, Person, Shown, ShownBand, WeekBand, outlook, person};
pub use rehab::{ItemNow, NotDue, Rehab, Training, rehab};
pub use signs::EarlySigns;
pub use stage::{Criterion, STAGE, STOPS_SHORTENING, StageNow};

use crate::journal::{Body, EntryId, Folded, Version};

/// The entries that count and name this episode, or none; in the order in which they happened.
fn of_episode<'a, 'j>(
    folded: &'a Folded<'j>,
    episode: EntryId,
) -> impl Iterator<Item = &'a Version<'j>> {
    let root = folded.root(episode);
    folded.effective().iter().filter(move |version| {
        let named = folded.episode_of(version.entry);
        named.is_none_or(|named| named == root)
    })
}

/// The value of a choice of the runner about the plan; `None` for any other entry.
fn choice_of<'j>(body: &'j Body, choice: &str) -> Option<&'j str> {
    let Body::PlanChoice(made) = body else {
        return None;
    };
    let is_it = made.choice.as_str() == choice;
    made.value
        .as_ref()
        .filter(|_| is_it)
        .map(crate::journal::Key::as_str)
}
