//! Cadence: how it goes with speed, what a runner's own is, and whether a higher one is worth a try.
//!
//! A cadence is compared with the runner's own at the same speed, never with a number for everybody. While a plan is locked,
//! paused or not yet at running, and after a suspected bone stress injury, nothing is suggested. Cadences are in hundredths
//! of steps of both feet in a minute, speeds in millimetres per second.
//!
//! Read in this order: [`bands`], [`Own`] (the runner's own cadence), [`Advice`], [`Experiment`] (a target that is tried),
//! [`Comparison`] (before and since), [`CadenceView`] (all of it together).

mod advice;
mod band;
mod comparison;
mod experiment;
mod own;
mod soreness;
mod view;

pub use advice::{Advice, Because, Target, target};
pub use band::{Band, bands};
pub use comparison::{BandChange, Comparison, Felt, PainChange};
pub use experiment::{CHOICE, END, Experiment, experiments};
pub use own::{Own, own};
pub use soreness::Soreness;
pub use view::{CadenceView, Closed};
