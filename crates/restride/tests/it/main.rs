//! Drives the built program as a runner's shell or another program would.

mod support;

mod bad_input;
mod damaged_pack;
mod episodes;
mod interview;
mod log;
mod lookup;
mod result;
mod shape;
mod simulate;
mod stateless;
mod undo;
mod wording;
