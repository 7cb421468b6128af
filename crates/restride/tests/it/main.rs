//! Drives the built program as a runner's shell or another program would.

mod support;

mod archives;
mod bad_input;
mod cadence;
mod damaged_pack;
mod diary;
mod episodes;
mod export;
mod import;
mod interview;
mod killed;
mod load;
mod log;
mod lookup;
mod plan;
mod rehab;
mod result;
mod runs;
mod save;
mod sessions;
mod shape;
mod shoes;
mod simulate;
mod stateless;
mod today;
mod undo;
mod wording;
