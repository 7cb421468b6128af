//! One entry: what every entry has, whatever its kind.

use super::fields::{Fields, Object, canonical};
use super::{Body, EntryError, EntryId, Happened, Key};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

/// The most bytes that are read as one entry.
pub const LARGEST_ENTRY: usize = 64 * 1024;

/// How far a writer's clock may be ahead of the time it says it wrote at, before something is mistyped.
const MOST_AHEAD: SignedDuration = SignedDuration::from_hours(24);

/// What every entry says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The entry's own id, made by its writer.
    pub id: EntryId,
    /// When it happened, on the runner's clock.
    pub happened: Happened,
    /// When it was written down.
    pub recorded: Timestamp,
    /// Who wrote it: `runner`, or a role and a name such as `physiotherapist:anna`.
    pub author: Key,
    /// What wrote it: `cli`, `web`, a kind of file.
    pub source: Key,
    /// The entry that this one replaces; `None` for one that stands by itself.
    pub supersedes: Option<EntryId>,
}

/// One entry of a journal. It cannot be wrong, and it never changes.
///
/// # Example
///
/// ```
/// use restride_core::journal::{Body, Entry};
///
/// let line = br#"{
///     "id": "0192f1c4-3b00-7000-8000-000000000001",
///     "happened": "2026-06-01T07:10:00+02:00[Europe/Berlin]", "recorded": "2026-06-01T05:11:00Z",
///     "author": "runner", "source": "cli",
///     "kind": "pain", "version": 1,
///     "body": {"moment": "waking", "score": 3, "sites": ["lateral"], "side": "right"}
/// }"#;
/// let entry = Entry::from_json(line)?;
/// let Body::Pain(pain) = entry.body() else { unreachable!() };
/// assert_eq!(pain.score.get(), 3);
/// assert_eq!(Entry::from_json(entry.to_json().as_bytes())?, entry);
/// # Ok::<(), restride_core::journal::EntryError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    head: Head,
    body: Body,
    /// Fields beside and inside the body that this version of the program does not know.
    kept: Map<String, Value>,
    kept_in_body: Map<String, Value>,
}

impl Entry {
    /// Makes an entry.
    ///
    /// # Errors
    ///
    /// [`EntryError`] when the whole of it could not be read back: a number out of its range, something that happened more
    /// than a day after it was written down, a clearance dated after the day it was given, an entry that supersedes
    /// itself, a withdrawal of nothing.
    pub fn new(head: Head, body: Body) -> Result<Self, EntryError> {
        let made = Self {
            head,
            body,
            kept: Map::new(),
            kept_in_body: Map::new(),
        };
        // One door for everybody: what code builds is held against the same bounds as foreign bytes.
        let read = Self::from_json(made.to_json().as_bytes())?;
        if read == made {
            Ok(made)
        } else {
            let expected = "a body that reads back as it was written";
            Err(EntryError::field("body", expected, None))
        }
    }

    /// Reads an entry.
    ///
    /// Kinds, versions and fields that this version of the program does not know are kept as they are.
    ///
    /// # Errors
    ///
    /// [`EntryError`] for anything that is not an entry.
    pub fn from_json(bytes: &[u8]) -> Result<Self, EntryError> {
        if bytes.len() > LARGEST_ENTRY {
            return Err(EntryError::TooLarge {
                bytes: bytes.len(),
                most: LARGEST_ENTRY,
            });
        }
        let value: Value = serde_json::from_slice(bytes).map_err(|fault| EntryError::NotJson {
            line: fault.line(),
            column: fault.column(),
        })?;
        let Value::Object(object) = value else {
            return Err(EntryError::field("entry", "a JSON object", None));
        };
        let entry = Self::read(Fields::new("", object))?;
        // The canonical form can be longer than what was read (1e9 becomes 1000000000.0), but less than eight times.
        if bytes.len() > LARGEST_ENTRY / 8 {
            let written = entry.to_json().len();
            if written > LARGEST_ENTRY {
                return Err(EntryError::TooLarge {
                    bytes: written,
                    most: LARGEST_ENTRY,
                });
            }
        }
        Ok(entry)
    }

    fn read(mut fields: Fields) -> Result<Self, EntryError> {
        let head = Head {
            id: fields.required("id")?,
            happened: fields.required("happened")?,
            recorded: fields.required("recorded")?,
            author: fields.required("author")?,
            source: fields.required("source")?,
            supersedes: fields.optional("supersedes")?,
        };
        let kind: Key = fields.required("kind")?;
        let version = fields
            .whole("version", "version of the kind", 1, u32::MAX)?
            .ok_or_else(|| {
                fields.fault(
                    "version",
                    "a whole number from 1",
                    Some("the field is missing"),
                )
            })?;
        let Some(Value::Object(object)) = fields.take("body") else {
            return Err(fields.fault("body", "a JSON object", None));
        };
        let (body, kept_in_body) = Body::read(&kind, version, object)?;
        check(&head, &body)?;
        Ok(Self {
            head,
            body,
            kept: fields.rest(),
            kept_in_body,
        })
    }

    /// Writes the entry in its one canonical form: no spaces, keys in the order of their bytes.
    pub fn to_json(&self) -> String {
        let head = &self.head;
        let mut entry = Object(self.kept.clone());
        entry.put("id", &head.id);
        entry.put("happened", &head.happened);
        entry.put("recorded", &head.recorded);
        entry.put("author", &head.author);
        entry.put("source", &head.source);
        entry.put_some("supersedes", head.supersedes.as_ref());
        entry.0.insert("kind".to_owned(), self.body.kind().into());
        entry
            .0
            .insert("version".to_owned(), self.body.version().into());
        let mut body = Object(self.kept_in_body.clone());
        self.body.write(&mut body);
        entry.0.insert("body".to_owned(), Value::Object(body.0));
        canonical(&Value::Object(entry.0))
    }

    /// What every entry says about itself.
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// The entry's id.
    pub const fn id(&self) -> EntryId {
        self.head.id
    }

    /// When it happened.
    pub const fn happened(&self) -> &Happened {
        &self.head.happened
    }

    /// What it says.
    pub const fn body(&self) -> &Body {
        &self.body
    }

    /// By what entries are sorted: instant, time of writing, id.
    pub(super) const fn order(&self) -> (Timestamp, Timestamp, EntryId) {
        let head = &self.head;
        (head.happened.instant(), head.recorded, head.id)
    }
}

/// What holds between the fields of an entry.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "most kinds hold nothing that depends on the head"
)]
fn check(head: &Head, body: &Body) -> Result<(), EntryError> {
    if head.happened.instant().duration_since(head.recorded) > MOST_AHEAD {
        let expected = "a time at most a day after \"recorded\"";
        let hint = "an entry is about what has happened: check year and month";
        return Err(EntryError::field("happened", expected, Some(hint)));
    }
    if head.supersedes == Some(head.id) {
        let expected = "the id of another entry";
        return Err(EntryError::field("supersedes", expected, None));
    }
    match body {
        Body::Withdrawn(_) if head.supersedes.is_none() => Err(EntryError::field(
            "supersedes",
            "the id of the entry that is withdrawn",
            Some("a withdrawal alone undoes nothing"),
        )),
        Body::Clearance(clearance) if clearance.date > head.happened.day() => {
            Err(EntryError::field(
                "body.date",
                "a day that is not after the entry's own",
                Some("a clearance counts once it was given"),
            ))
        }
        _ => Ok(()),
    }
}
