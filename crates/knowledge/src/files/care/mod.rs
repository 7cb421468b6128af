//! The files of the care part: exercises, programmes, the first days, recovery, prevention, the diary, the load, shoes,
//! cadence.

pub(crate) mod cadence;
pub(crate) mod diary;
pub(crate) mod exercises;
pub(crate) mod first_days;
pub(crate) mod load;
pub(crate) mod prevention;
pub(crate) mod programmes;
pub(crate) mod recovery;
pub(crate) mod rehab;
pub(crate) mod shoes;
