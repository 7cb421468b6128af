//! Reading many entries fast.

use super::entry::Head;
use super::fields::{Field, Fields};
use super::names::Names;
use super::scan::{Parts, Scanned};
use super::token::Token;
use super::{Body, Entry, EntryError, EntryId, LARGEST_ENTRY};

/// Reads one entry after another, and keeps what comes again and again (keys, names of zones) only once.
///
/// It accepts what [`Entry::from_json`] accepts and reads it as the same entry; on lines that
/// [`Entry::to_json`] wrote, many times faster.
///
/// # Example
///
/// ```
/// # use restride_testkit::journal::Pen;
/// use restride_core::journal::Reader;
///
/// let entry = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]").pain("waking", 3);
/// let text = entry.to_json();
/// let mut reader = Reader::default();
/// assert_eq!(reader.read(text.as_bytes()), Ok(entry));
/// ```
#[derive(Debug)]
pub struct Reader<'l> {
    names: Names,
    scanned: Scanned<'l>,
}

impl Default for Reader<'_> {
    fn default() -> Self {
        Self {
            names: Names::remembering(),
            scanned: Scanned::default(),
        }
    }
}

impl<'l> Reader<'l> {
    /// Reads an entry.
    ///
    /// # Errors
    ///
    /// [`EntryError`] for anything that is not an entry.
    pub fn read(&mut self, bytes: &'l [u8]) -> Result<Entry, EntryError> {
        // Far below what the general reader accepts, so that nothing has to be measured twice.
        if bytes.len() <= LARGEST_ENTRY / 8
            && let Ok(text) = str::from_utf8(bytes)
            && let Some((entry, end)) = self.scan(text)
            && end == text.len()
        {
            return Ok(entry);
        }
        Entry::parse(bytes, &mut self.names)
    }

    /// What was accepted before.
    pub(super) const fn names(&mut self) -> &mut Names {
        &mut self.names
    }

    /// The fast way: the entry that a text begins with, and where that ends, if it is in canonical form and of a kind that
    /// is known; `None` for anything else. It never reads beyond the end of a line.
    pub(super) fn scan(&mut self, text: &'l str) -> Option<(Entry, usize)> {
        let parts = Parts::of(text, &mut self.scanned)?;
        let names = &mut self.names;
        let head = Head {
            id: EntryId::parse(parts.id)?,
            happened: plain(parts.happened, names)?,
            recorded: plain(parts.recorded, names)?,
            author: plain(parts.author, names)?,
            source: plain(parts.source, names)?,
            supersedes: match parts.supersedes {
                Some(text) => Some(EntryId::parse(text)?),
                None => None,
            },
        };
        let mut fields = Fields::scanned(&mut self.scanned, names);
        let body = Body::read_known(parts.kind, 1, &mut fields)?.ok()?;
        if !self.scanned.is_all_taken() {
            return None;
        }
        let entry = Entry::plain(head, body).ok()?;
        Some((entry, parts.end))
    }
}

fn plain<T: Field>(text: &str, names: &mut Names) -> Option<T> {
    T::read(Token::Text(text), names)
}

#[cfg(test)]
mod tests {
    use super::Reader;
    use crate::journal::{Body, Entry};

    /// Otherwise the fast way could decline everything without anybody noticing.
    #[test]
    fn the_fast_way_is_taken_for_every_kind() {
        let page = include_str!("../../../../docs/journal.md");
        let mut kinds = 0;
        for example in page.split("```json").skip(1) {
            let (example, _) = example.split_once("```").unwrap();
            let entry = Entry::from_json(example.as_bytes()).unwrap();
            let text = entry.to_json();
            let scanned = Reader::default().scan(&text);
            assert_eq!(scanned, Some((entry, text.len())), "{text}");
            kinds += 1;
        }
        assert_eq!(kinds, Body::KINDS.len());
    }
}
