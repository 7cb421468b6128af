//! `restride evaluate`: scores a file of published cases.

mod cases;
mod report;

pub(crate) use report::EvaluationJson;

use crate::arguments::{EvaluateOptions, Format};
use crate::failure::Failure;
use crate::{clock, input, say};
use restride_core::assessment::{Engine, score};
use restride_core::knowledge::Knowledge;

pub(crate) fn run(knowledge: &Knowledge, options: &EvaluateOptions) -> Result<(), Failure> {
    let text = input::text(&options.cases, input::CASES_LIMIT)?;
    let cases = cases::parse(knowledge, &text)?;
    let engine = Engine::new(knowledge);
    let (totals, results) = score::score(&engine, &cases, clock::today()?);
    match options.format {
        Format::Json => say::result(&report::json(knowledge, &cases, &totals, &results)?),
        Format::Text => say::result(&report::text(knowledge, &cases, &totals, &results)),
    }
}
