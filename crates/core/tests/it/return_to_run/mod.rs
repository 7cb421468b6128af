//! The invariants of returning to running: grades, gate, transitions, and what no sequence of events can do.
//!
//! G1 to G18 are the invariants of the gate and the plan; R1 to R17 the rules that they are tested against.

mod calendars;
mod explore;
mod folding;
mod gates;
mod grades;
mod locked;
mod missed_time;
mod monotone;
mod random;
mod relapse;
mod scene;
mod steps;
