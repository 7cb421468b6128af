//! Short texts that come again and again in a journal, each kept once.

use super::{EntryId, Key};
use std::sync::Arc;

/// How many texts are remembered at once.
const SLOTS: usize = 256;

/// Texts seen before, by a slot that their length and three of their bytes choose. A newer text takes the slot over.
#[derive(Debug, Default)]
struct Seen(Vec<Option<Arc<str>>>);

impl Seen {
    fn remembering() -> Self {
        Self(vec![None; SLOTS])
    }

    fn slot(text: &str) -> usize {
        let bytes = text.as_bytes();
        let byte = |place: usize| bytes.get(place).map_or(0, |&byte| usize::from(byte));
        let sum = bytes.len() * 31
            + byte(0) * 7
            + byte(bytes.len() / 2) * 131
            + byte(bytes.len().saturating_sub(1)) * 17;
        sum % SLOTS
    }

    fn get(&self, text: &str) -> Option<Arc<str>> {
        let known = self.0.get(Self::slot(text))?.as_ref()?;
        (**known == *text).then(|| Arc::clone(known))
    }

    fn put(&mut self, text: &Arc<str>) {
        if let Some(slot) = self.0.get_mut(Self::slot(text)) {
            *slot = Some(Arc::clone(text));
        }
    }
}

/// Keys and names of zones that were accepted before.
#[derive(Debug, Default)]
pub(super) struct Names {
    keys: Seen,
    zones: Seen,
    /// The id that was named last: most entries in a row name the same episode.
    id: Option<([u8; 36], EntryId)>,
}

impl Names {
    /// Remembers what it is asked for. One that does not is [`Names::default`], for a single entry.
    pub(super) fn remembering() -> Self {
        Self {
            keys: Seen::remembering(),
            zones: Seen::remembering(),
            id: None,
        }
    }

    /// The key with this text; `None` when it is none.
    pub(super) fn key(&mut self, text: &str) -> Option<Key> {
        if let Some(known) = self.keys.get(text) {
            return Some(Key::known(known));
        }
        let key = Key::new(text)?;
        self.keys.put(key.shared());
        Some(key)
    }

    /// The id with this text; `None` when it is none.
    pub(super) fn id(&mut self, text: &str) -> Option<EntryId> {
        let usual = text
            .as_bytes()
            .first_chunk::<36>()
            .filter(|_| text.len() == 36);
        if let (Some(text), Some((known, id))) = (usual, &self.id)
            && text == known
        {
            return Some(*id);
        }
        let id = EntryId::parse(text)?;
        self.id = usual.map(|text| (*text, id));
        Some(id)
    }

    /// The name of a zone, when it was accepted before.
    pub(super) fn known_zone(&self, text: &str) -> Option<Arc<str>> {
        self.zones.get(text)
    }

    /// Remembers the name of a zone that was accepted.
    pub(super) fn accept_zone(&mut self, zone: &Arc<str>) {
        self.zones.put(zone);
    }
}
