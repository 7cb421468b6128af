//! Plans from a journal: the worked vectors and calendars, breaks, alarms, edits and late arrivals, and two injuries at
//! once. Whole random histories are in `tests/it/histories`.

mod alarms;
mod book;
mod breaks;
mod calendars;
mod edits;
mod vectors;
