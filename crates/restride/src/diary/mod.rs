//! The diary on the command line.

pub(crate) mod chart;
