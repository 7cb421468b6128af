//! `restride assess`: the interview, or the same result for programs.

pub(crate) mod answers_json;
pub(crate) mod result_json;

use crate::arguments::AssessOptions;
use crate::failure::Failure;
use restride_core::knowledge::Knowledge;

pub(crate) fn run(
    knowledge: &Knowledge,
    locale: &str,
    options: &AssessOptions,
) -> Result<(), Failure> {
    let _ = (knowledge, locale, options);
    Ok(())
}
