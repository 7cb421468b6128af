//! Drives the built program as a runner's shell or another program would.

mod support;

mod bad_input;
mod damaged_pack;
mod interview;
mod result;
mod shape;
mod stateless;
mod wording;
