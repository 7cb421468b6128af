//! The interview at the terminal.

use crate::arguments::AssessOptions;
use crate::failure::Failure;
use restride_core::knowledge::Knowledge;

/// Asks until there is a result, and prints it.
pub(crate) fn run(
    knowledge: &Knowledge,
    locale: &str,
    options: &AssessOptions,
) -> Result<(), Failure> {
    let _ = (knowledge, locale, options);
    Err(Failure::new("the interview is not here yet")
        .hint("give the answers as a JSON file: restride assess --answers FILE"))
}
