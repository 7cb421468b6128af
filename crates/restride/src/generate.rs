//! x.
use crate::arguments::*; use crate::failure::Failure;
pub(crate) fn run(_: &GenerateOptions) -> Result<(), Failure> { Ok(()) }
pub(crate) fn completions(_: &CompletionsOptions) -> Result<(), Failure> { Ok(()) }
