//! The id of an entry: a UUIDv7 that its writer made.

use super::fields::Field;
use super::names::Names;
use super::token::Token;
use serde_json::{Value, json};
use std::fmt;
use uuid::{Uuid, Variant};

/// The id of an entry, made by whoever wrote it. Core makes none.
///
/// The same id twice is the same entry: sending something again after a lost answer does no harm.
///
/// # Example
///
/// ```
/// use restride_core::journal::EntryId;
///
/// let id = EntryId::parse("0192f1c4-3b00-7000-8000-000000000001").unwrap();
/// assert_eq!(id.to_string(), "0192f1c4-3b00-7000-8000-000000000001");
/// assert_eq!(EntryId::parse("f47ac10b-58cc-4372-a567-0e02b2c3d479"), None, "version 4");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(Uuid);

impl EntryId {
    /// Takes a UUID; `None` when it is not of version 7.
    pub fn new(uuid: Uuid) -> Option<Self> {
        let is_v7 = uuid.get_version_num() == 7 && uuid.get_variant() == Variant::RFC4122;
        is_v7.then_some(Self(uuid))
    }

    /// Reads the usual text form; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().and_then(Self::new)
    }

    /// The UUID.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(formatter)
    }
}

impl Field for EntryId {
    fn expected() -> String {
        "the id of an entry (a UUID of version 7)".to_owned()
    }

    fn read(token: Token<'_>, names: &mut Names) -> Option<Self> {
        token.text().and_then(|text| names.id(text))
    }

    fn write(&self) -> Value {
        Value::String(self.to_string())
    }

    fn schema() -> Value {
        json!({"type": "string", "format": "uuid"})
    }

    fn example() -> Value {
        "0192f1c4-3b00-7000-8000-000000000001".into()
    }
}
