//! Where a number comes from, and how far it may be trusted.

/// How a number came into the pack. Only [`Mark::Sourced`] and [`Mark::Derived`] may be shown as evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Our own estimate.
    Elicited,
    /// Published work recalled; the digits were not checked.
    FromMemory,
    /// Computed from sourced numbers.
    Derived,
    /// Seen in the source named.
    Sourced,
}

impl Mark {
    /// All marks, weakest first.
    pub const ALL: [Self; 4] = [
        Self::Elicited,
        Self::FromMemory,
        Self::Derived,
        Self::Sourced,
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Elicited => "elicited",
            Self::FromMemory => "from_memory",
            Self::Derived => "derived",
            Self::Sourced => "sourced",
        }
    }

    /// The mark with this key; `None` for any other text.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.key() == key)
    }

    /// Whether a number with this mark may be shown to a runner as evidence.
    pub const fn is_evidence(self) -> bool {
        matches!(self, Self::Sourced | Self::Derived)
    }
}

/// The provenance of one number (or of one table of numbers).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Id of the source, present in [`super::Knowledge::sources`].
    pub source: String,
    /// How the number came into the pack.
    pub mark: Mark,
    /// Table, section or page of the source.
    pub place: String,
}

/// A work that numbers or rules name as their source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Citation in one line.
    pub title: String,
    /// Year of publication; `None` when unknown.
    pub year: Option<i32>,
    /// `study`, `review`, `guideline`, `web`, `guide`, `elicitation`, `compilation` or `memory`.
    pub kind: String,
    /// What of it was read: `abstract`, `table`, `secondary_page`, `full_text` or `not_read`.
    pub read: String,
    /// DOI, database id or site; `None` when unknown.
    pub locator: Option<String>,
    /// A caveat; `None` when there is nothing to add.
    pub note: Option<String>,
}
