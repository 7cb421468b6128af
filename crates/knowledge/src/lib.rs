//! Knowledge packs: TOML text in, checked [`Knowledge`] out, every fault with file, line and a hint.
//!
//! **What this crate may not know:** clocks, networks, databases, front ends, answers of a runner. It gets file contents
//! as text (the binary reads folders) and carries one pack inside.
//!
//! Read in this order: [`PackFiles`] (which text belongs to a pack), `files/` (the shape of each file), `build/` (text
//! to types), [`Fault`].
//!
//! # Example
//!
//! ```
//! let knowledge = restride_knowledge::embedded()?;
//! assert!(knowledge.condition("femoral_neck_bsi").is_some());
//! # Ok::<(), restride_knowledge::Faults>(())
//! ```

mod build;
mod fault;
mod files;
mod letters;
mod pack;
mod schema;

pub use fault::{Fault, Faults, nearest};
pub use letters::drives_a_terminal;
pub use pack::PackFiles;
pub use schema::schemas;

use restride_core::knowledge::{Care, Knowledge};

/// The pack inside the program.
///
/// # Errors
///
/// [`Faults`] when the pack inside the program is damaged; the tests hold that it is not.
pub fn embedded() -> Result<Knowledge, Faults> {
    load(&PackFiles::embedded())
}

/// Checks the part of a pack that an assessment needs, and makes it ready.
///
/// # Errors
///
/// Every [`Fault`] found, in file order.
pub fn load(files: &PackFiles) -> Result<Knowledge, Faults> {
    build::build(files)
}

/// The care part of the pack inside the program: exercises, programmes, first days, recovery, prevention, diary.
///
/// # Errors
///
/// [`Faults`] when the pack inside the program is damaged; the tests hold that it is not.
///
/// # Example
///
/// ```
/// let knowledge = restride_knowledge::embedded()?;
/// let care = restride_knowledge::embedded_care(&knowledge)?;
/// assert_eq!(care.hash, knowledge.hash);
/// # Ok::<(), restride_knowledge::Faults>(())
/// ```
pub fn embedded_care(knowledge: &Knowledge) -> Result<Care, Faults> {
    load_care(&PackFiles::embedded(), knowledge)
}

/// Checks the care part of a pack and makes it ready. It is read for itself, because an assessment does not need it;
/// `knowledge` is the other part of the same pack, whose conditions, questions and sources this part names.
///
/// # Errors
///
/// Every [`Fault`] found, in file order.
pub fn load_care(files: &PackFiles, knowledge: &Knowledge) -> Result<Care, Faults> {
    build::build_care(files, knowledge)
}
