//! A store in memory: for trying something out, for demonstrations and as the plain model that the databases are
//! compared with. Nothing in it outlives the program.

use crate::append::{Line, arrival, arrived, decide};
use jiff::Timestamp;
use restride_app::packed::PackedFile;
use restride_app::store::{Expect, FileHash, Position, Receipt, Row, RunnerId, Store, StoreError};
use restride_core::journal::{Entry, EntryId};
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Journals in memory. Clones share what they hold.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    runners: Arc<Mutex<BTreeMap<RunnerId, Kept>>>,
}

#[derive(Debug, Default)]
struct Kept {
    rows: Vec<Row>,
    texts: BTreeMap<EntryId, String>,
    files: BTreeMap<FileHash, PackedFile>,
}

impl Kept {
    fn position(&self) -> Position {
        Position(self.rows.len() as u64)
    }
}

impl MemoryStore {
    fn runners(&self) -> MutexGuard<'_, BTreeMap<RunnerId, Kept>> {
        // Nothing below panics half way through a change.
        self.runners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    async fn add_runner(&self, runner: RunnerId) -> Result<(), StoreError> {
        self.runners().entry(runner).or_default();
        Ok(())
    }

    async fn runners(
        &self,
        after: Option<RunnerId>,
        most: usize,
    ) -> Result<Vec<RunnerId>, StoreError> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let runners = self.runners();
        let page = runners.range((from, Bound::Unbounded)).take(most);
        Ok(page.map(|(runner, _)| *runner).collect())
    }

    async fn append_with(
        &self,
        runner: RunnerId,
        expect: Expect,
        entries: &[Entry],
        files: &[PackedFile],
        now: Timestamp,
    ) -> Result<Receipt, StoreError> {
        let lines = Line::all_of(entries);
        let arrived = arrived(arrival(now))?;
        let mut runners = self.runners();
        let nothing = Kept::default();
        let kept = runners.get(&runner).unwrap_or(&nothing);
        let decision = decide(&lines, &kept.texts, kept.position(), expect)?;
        if !decision.new.is_empty() {
            let kept = runners.entry(runner).or_default();
            for (position, line) in decision.new {
                let text = line.text.clone();
                kept.texts.insert(line.id, text.clone());
                kept.rows.push(Row {
                    position,
                    arrived,
                    text,
                });
            }
        }
        let receipt = decision.receipt;
        if !files.is_empty() {
            let kept = &mut runners.entry(runner).or_default().files;
            for file in files {
                kept.entry(file.hash()).or_insert_with(|| file.clone());
            }
        }
        Ok(receipt)
    }

    async fn read(
        &self,
        runner: RunnerId,
        after: Position,
        most: usize,
    ) -> Result<Vec<Row>, StoreError> {
        let runners = self.runners();
        let Some(kept) = runners.get(&runner) else {
            return Ok(Vec::new());
        };
        let after = usize::try_from(after.0).unwrap_or(usize::MAX);
        Ok(kept.rows.iter().skip(after).take(most).cloned().collect())
    }

    async fn position(&self, runner: RunnerId) -> Result<Position, StoreError> {
        let runners = self.runners();
        Ok(runners.get(&runner).map(Kept::position).unwrap_or_default())
    }

    async fn file(&self, runner: RunnerId, hash: &FileHash) -> Result<Option<Vec<u8>>, StoreError> {
        let runners = self.runners();
        let kept = runners.get(&runner).and_then(|kept| kept.files.get(hash));
        kept.cloned().map(PackedFile::content).transpose()
    }

    async fn files(&self, runner: RunnerId) -> Result<Vec<FileHash>, StoreError> {
        let runners = self.runners();
        Ok(runners
            .get(&runner)
            .map(|kept| kept.files.keys().copied().collect())
            .unwrap_or_default())
    }
}
