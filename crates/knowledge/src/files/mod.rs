//! The shape of every file of a pack. Unknown keys are faults. The JSON Schemas are generated from these types.

pub(crate) mod asked;
pub(crate) mod care;
pub(crate) mod causes;
pub(crate) mod parameters;
pub(crate) mod reading;
pub(crate) mod return_to_run;
pub(crate) mod rules;
