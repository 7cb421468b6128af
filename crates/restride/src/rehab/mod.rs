//! Rehab on the command line.

pub(crate) mod guide;
