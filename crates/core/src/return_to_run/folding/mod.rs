//! Plans from a journal: everything that is shown about running follows from what was logged.
//!
//! One plan per episode, from its opening to now. The order of arrival, repetition and lateness change nothing. Alarms are
//! taken from every version that was ever written, everything else from the versions that count; what a plan cannot follow
//! is listed with its reason and changes nothing.
//!
//! Read in this order: `belonging.rs` (which entry is about which episode), `days.rs` (pains by day), `alarms.rs`,
//! `words.rs` (a clinician's word), `events.rs` (the journal as events in order), `walk_through.rs` (events through a
//! plan), `looked.rs` and `plans.rs` (all of it together).
//!
//! Then the locks that no change takes away: `kept.rs` (what they are: the plans are looked at before every change),
//! `may_have_locked.rs` (whether anybody has to look at all), `joined.rs` and `things.rs` (what the whole journal knows of an
//! entry), `still.rs` (when a plan needs no look), `looks.rs` (the looks at the others). And the same while entries arrive:
//! `over.rs` (plans that are over), `followed.rs`.

mod alarms;
mod belonging;
mod days;
mod events;
mod followed;
mod ignored;
mod joined;
mod kept;
mod looked;
mod looks;
mod may_have_locked;
mod over;
mod plans;
mod still;
mod things;
mod walk_through;
mod words;

pub use alarms::OpenAlarm;
pub(crate) use belonging::without_episode;
pub use events::{Choices, FROM_DIARY};
pub use followed::Followed;
pub use ignored::{Ignored, Why};
pub use plans::{PlanOfEpisode, Plans};
pub use walk_through::Moved;
