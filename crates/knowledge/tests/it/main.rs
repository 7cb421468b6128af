//! Packs from outside the crate: what is refused, what an overlay can do, what the pack inside the program carries.

mod check;

mod faults;
mod figures_in_words;
mod guide;
mod kept_from;
mod overlay;
mod sense;
mod vocabulary;
