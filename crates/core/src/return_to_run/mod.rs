//! When a runner may run again: a ladder, a grade for every session, a gate before every run.
//!
//! Everything is a function of (rules of the pack, plan, event, time). A [`Plan`] can only be changed by an [`Event`],
//! and a locked plan is left by one event alone: a [`Clearance`] by a clinician. An imported run, a cadence or a load
//! is no event here, so none of them can raise a level or open a gate.
//!
//! Read in this order: [`Profile`], [`Session`] (what is told about one), [`grade()`] (what it means), [`State`]
//! (where a runner stands), [`Plan::after`] (what an event does), [`gate()`] (may I run now), [`Reason`] (why).
//!
//! Where the evidence leaves room, the stricter reading holds:
//!
//! - a value that was not told is never 0: without it a session is amber at best, and the gate does not open;
//! - a bone profile is graded by both tables, and the worse grade counts;
//! - a run against the gate counts as amber at best;
//! - below the first level is rest from walking exercise, not the first level again;
//! - days are counted in the runner's calendar *and* in elapsed hours, and the longer rest holds.

mod clearance;
mod effects;
mod event;
mod folding;
mod gate;
mod grade;
mod history;
mod moment;
mod pain;
mod profile;
mod readiness;
mod reason;
mod session;
mod sessions;
mod settle;
mod state;
mod transition;

pub use clearance::{Clearance, ClearanceError, Role};
pub use event::{Alarm, Event, InvalidTransition, Metres, Step};
pub(crate) use folding::without_episode;
pub use folding::{
    Choices, FROM_DIARY, Followed, Ignored, Moved, OpenAlarm, PlanOfEpisode, Plans, Why,
};
pub use gate::{Gate, Needed, NotYet, gate};
pub use grade::{Grade, Graded, Verdict, grade, judge, usual_morning};
pub use history::{History, Hold, MorningStreak, RedRest};
pub use moment::Moment;
pub use pain::Pain;
pub use profile::Profile;
pub use readiness::{Readiness, Tried, Walk};
pub use reason::{Because, Reason};
pub use session::{Session, Share, Trend};
pub use state::{Pending, Plan, Progress, State};
