//! Drives the built program as a runner's shell or another program would.

mod support;

mod bad_input;
mod damaged_pack;
mod interview;
mod lookup;
mod result;
mod shape;
mod simulate;
mod stateless;
mod wording;
