//! Why an entry was refused: which field, what was expected, what helps.

use std::fmt;

/// Why an entry was refused. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryError {
    /// The bytes are longer than any entry may be.
    TooLarge {
        /// Bytes received.
        bytes: usize,
        /// Bytes accepted.
        most: usize,
    },
    /// The bytes are not JSON.
    NotJson {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1; 0 when it is before the first byte.
        column: usize,
    },
    /// A field is missing, or its value is not one of those accepted.
    Field {
        /// The field, with its place: `body.score`.
        field: String,
        /// What is accepted there, in words.
        expected: String,
        /// What would help; `None` when there is nothing to add.
        hint: Option<String>,
    },
}

impl EntryError {
    /// A field that cannot be accepted.
    pub(super) fn field(
        field: impl Into<String>,
        expected: impl Into<String>,
        hint: Option<&str>,
    ) -> Self {
        Self::Field {
            field: field.into(),
            expected: expected.into(),
            hint: hint.map(str::to_owned),
        }
    }

    /// What would help, apart from the message.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::TooLarge { .. } => Some("shorten the note, or split it into two entries"),
            Self::NotJson { .. } => Some("an entry is one JSON object"),
            Self::Field { hint, .. } => hint.as_deref(),
        }
    }
}

impl fmt::Display for EntryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes, most } => {
                write!(
                    formatter,
                    "the entry has {bytes} bytes: expected at most {most}"
                )
            }
            Self::NotJson { line, column } => {
                write!(formatter, "not JSON at line {line}, column {column}")
            }
            Self::Field {
                field, expected, ..
            } => write!(formatter, "{field}: expected {expected}"),
        }
    }
}

impl std::error::Error for EntryError {}
