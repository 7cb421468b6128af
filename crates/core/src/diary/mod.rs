//! What the pain does over days and weeks: read from the journal, and nothing added to it.
//!
//! A day is the runner's own local day. A day without an entry is a day about which nothing is known: it never counts
//! as a day without pain. Every window, minimum and threshold comes in as [`DiaryNumbers`], which is data of the pack.
//!
//! Read in this order: [`DiaryNumbers`], [`Readings`] (pain by day, moment, place, side, episode), [`Median`],
//! [`Trend`], then what is built on them: [`around_runs`], [`TriggerStatistic`], [`Night`], [`Plateau`], [`slope`],
//! [`Week`], [`Episode`].

mod around_run;
mod episodes;
mod median;
mod numbers;
mod raised;
mod readings;
mod slope;
mod trend;
mod triggers;
mod watch;
mod week;

pub use around_run::{AroundRun, around_runs};
pub use episodes::{Closed, Episode, episodes};
pub use median::Median;
pub use numbers::DiaryNumbers;
pub use raised::{EpisodeDiary, Observed, Reassessed, Shown, derived_answers, reassess};
pub use readings::{Reading, Readings};
pub use slope::slope;
pub use trend::{Change, Trend, Window};
pub use triggers::{DayGroup, TriggerStatistic, trigger_statistics};
pub use watch::{Night, Plateau};
pub use week::{Week, weeks};
