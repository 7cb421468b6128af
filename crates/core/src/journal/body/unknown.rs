//! A kind or version that a newer program wrote.

use crate::journal::Key;
use serde_json::{Map, Value};

/// An entry of a newer program. Nothing is read from it, and it is written again as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Unknown {
    /// The kind's key.
    pub kind: Key,
    /// The kind's version.
    pub version: u32,
    /// What it says.
    pub fields: Map<String, Value>,
}
