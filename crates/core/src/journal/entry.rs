//! One entry: what every entry has, whatever its kind.

use super::body::Unknown;
use super::fields::{Fields, Object, canonical};
use super::names::Names;
use super::tree::tree;
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
    /// `None` for nearly every entry.
    kept: Option<Box<Kept>>,
}

/// Fields that this version of the program does not know.
#[derive(Debug, Clone, PartialEq)]
struct Kept {
    beside_body: Map<String, Value>,
    in_body: Map<String, Value>,
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
            kept: None,
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
        Self::parse(bytes, &mut Names::default())
    }

    /// The general reader, which decides what is an entry.
    pub(super) fn parse(bytes: &[u8], names: &mut Names) -> Result<Self, EntryError> {
        if bytes.len() > LARGEST_ENTRY {
            return Err(EntryError::TooLarge {
                bytes: bytes.len(),
                most: LARGEST_ENTRY,
            });
        }
        let Value::Object(object) = tree(bytes)? else {
            return Err(EntryError::field("entry", "a JSON object", None));
        };
        let entry = Self::take_apart(object, names)?;
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

    fn take_apart(object: Map<String, Value>, names: &mut Names) -> Result<Self, EntryError> {
        let mut fields = Fields::parsed("", object, names);
        let (head, kind, version) = Self::read_head(&mut fields)?;
        let Some(object) = fields.take_object("body") else {
            return Err(fields.fault("body", "a JSON object", None));
        };
        let beside_body = fields.rest();
        let mut fields = Fields::parsed("body.", object, names);
        let known = Body::read_known(kind.as_str(), version, &mut fields);
        let (body, in_body) = if let Some(body) = known {
            (body?, fields.rest())
        } else {
            // Nobody took anything: all of it is what a newer program wrote.
            let fields = fields.rest();
            let unknown = Unknown {
                kind,
                version,
                fields,
            };
            (Body::Unknown(unknown), Map::new())
        };
        let mut entry = Self::plain(head, body)?;
        if !beside_body.is_empty() || !in_body.is_empty() {
            entry.kept = Some(Box::new(Kept {
                beside_body,
                in_body,
            }));
        }
        Ok(entry)
    }

    /// An entry of which nothing is unknown.
    pub(super) fn plain(head: Head, body: Body) -> Result<Self, EntryError> {
        check(&head, &body)?;
        let kept = None;
        Ok(Self { head, body, kept })
    }

    /// Reads what every entry says about itself, with the kind of its body and the version of that.
    pub(super) fn read_head(fields: &mut Fields<'_, '_>) -> Result<(Head, Key, u32), EntryError> {
        let head = Head {
            id: fields.required("id")?,
            happened: fields.required("happened")?,
            recorded: fields.required("recorded")?,
            author: fields.required("author")?,
            source: fields.required("source")?,
            supersedes: fields.optional("supersedes")?,
        };
        let kind = fields.required("kind")?;
        let version = fields.required_whole("version", "version of the kind", 1, u32::MAX)?;
        Ok((head, kind, version))
    }

    /// Writes the entry in its one canonical form: no spaces, keys in the order of their bytes.
    pub fn to_json(&self) -> String {
        let head = &self.head;
        let kept = self.kept.as_deref();
        let mut entry = Object(kept.map_or_else(Map::new, |kept| kept.beside_body.clone()));
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
        let mut body = Object(kept.map_or_else(Map::new, |kept| kept.in_body.clone()));
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

    /// The earlier of when it happened and when it was written down: from then on a clearance counts.
    pub(crate) fn earlier_time(&self) -> Timestamp {
        self.head.happened.instant().min(self.head.recorded)
    }

    /// The later of when it happened and when it was written down: from then on somebody could know of it.
    pub(crate) fn later_time(&self) -> Timestamp {
        self.head.happened.instant().max(self.head.recorded)
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
