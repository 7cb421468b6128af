//! Activity files, from bytes to activities.

mod shared;
