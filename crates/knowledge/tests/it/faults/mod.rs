//! A pack that does not read well is refused with file, line and a hint: one test per kind of fault.

mod care;
mod causes;
mod files;
mod names;
mod questions;
mod return_to_run;
mod rules;
