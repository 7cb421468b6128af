//! Shoes: how far each pair was run, which pair was worn on which run, and what the mornings after were like.
//!
//! A run gets the shoes that somebody said it had, or those that a rule of the runner gives it; never those that it may have
//! had. Distances that nobody recorded count for nothing, and are counted as missing.
//!
//! Read in this order: [`Wardrobe`] (the pairs, and which is worn on a run), [`Pair`] (how far, how often, how worn),
//! [`Rotation`] (the last weeks), [`ShoePain`] (counts, and no causes).

mod pain;
mod pair;
mod rotation;
mod wardrobe;

pub use pain::{ShoePain, shoe_pain};
pub use pair::{Pair, Wear, pairs};
pub use rotation::{Rotation, Share};
pub use wardrobe::{Owned, Wardrobe, Worn, WornBy, plain_name};
