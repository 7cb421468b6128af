//! Writers that append all the time, the ledger of what was acknowledged, and the comparison of the two with what is
//! there afterwards.

use jiff::Timestamp;
use restride_app::store::{Expect, Position, Row, RunnerId, Store, StoreError};
use restride_core::journal::{Appended, Entry, EntryId};
use restride_testkit::journal::{entry, pain_body};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use uuid::Uuid;

/// How many write at the same time.
pub(super) const WRITERS: u64 = 8;

/// Entries read at a time.
const PAGE: usize = 500;

/// The entries of one append. They follow from its numbers, so that a parent knows what a child wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Batch {
    /// The run of the writers.
    pub(super) trial: u64,
    /// Who writes.
    pub(super) writer: u64,
    /// The writer's how many-eth append, from 0.
    pub(super) number: u64,
}

impl Batch {
    /// Whose journal it belongs to: half of the writers share one.
    pub(super) fn runner(self) -> RunnerId {
        runner_of(self.writer)
    }

    /// One to five entries, some of them long.
    pub(super) fn entries(self) -> Vec<Entry> {
        let count = 1 + (self.writer + self.number) % 5;
        (0..count).map(|index| self.entry(index)).collect()
    }

    fn entry(self, index: u64) -> Entry {
        let Self {
            trial,
            writer,
            number,
        } = self;
        let id = (trial << 36) | (writer << 32) | (number << 8) | index;
        let id = format!("0192f1c4-3b00-7000-8000-{id:012x}");
        let length = if number % 7 == 3 { 3000 } else { 40 };
        let note = format!("{number} ").repeat(length / 4);
        let mut body = pain_body("during", 3);
        body["note"] = note.into();
        entry(&id, "2026-06-01T07:00:00+02:00", None, "pain", &body)
    }
}

fn runner_of(writer: u64) -> RunnerId {
    let number = if writer % 4 < 2 { 0 } else { writer };
    RunnerId(Uuid::from_u64_pair(
        0x0192_F1C4_3B00_7000,
        0x8000_0000_0000_0000 + number,
    ))
}

/// Appends a batch.
pub(super) async fn append<S: Store>(store: &S, batch: Batch) -> Result<Vec<Appended>, StoreError> {
    let now = Timestamp::UNIX_EPOCH;
    let receipt = store
        .append(batch.runner(), Expect::Anything, &batch.entries(), now)
        .await?;
    Ok(receipt.appended)
}

/// Tells the parent that a batch was acknowledged.
pub(super) fn acknowledge(batch: Batch) {
    super::child::say(&format!(
        "ack {} {} {}",
        batch.trial, batch.writer, batch.number
    ));
}

/// Appends one batch after the other until the store fails or `most` are written; tells the parent after each.
pub(super) async fn write<S: Store>(
    store: &S,
    trial: u64,
    writer: u64,
    most: u64,
) -> Result<(), StoreError> {
    for number in 0..most {
        let batch = Batch {
            trial,
            writer,
            number,
        };
        append(store, batch).await?;
        acknowledge(batch);
    }
    Ok(())
}

/// Lets several writers write at the same time; returns the first error.
pub(super) async fn write_side_by_side<S: Store + Clone + 'static>(
    store: &S,
    trial: u64,
    writers: Range<u64>,
    most: u64,
) -> Result<(), StoreError> {
    let tasks = writers.map(|writer| {
        let store = store.clone();
        tokio::spawn(async move { write(&store, trial, writer, most).await })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("writers do not panic")?;
    }
    Ok(())
}

/// How many appends of each writer of each trial were acknowledged, and in which journal they are.
#[derive(Debug, Clone, Default)]
pub(super) struct Ledger {
    acknowledged: BTreeMap<(u64, u64), u64>,
}

impl Ledger {
    /// Says that these writers have begun; what they have not heard of yet may be there or not.
    pub(super) fn begin(&mut self, trial: u64, writers: Range<u64>) {
        for writer in writers {
            self.acknowledged.insert((trial, writer), 0);
        }
    }

    /// Takes an acknowledgement into account.
    pub(super) fn acknowledge(&mut self, batch: Batch) {
        let count = self
            .acknowledged
            .entry((batch.trial, batch.writer))
            .or_default();
        assert_eq!(
            *count, batch.number,
            "a writer waits for each acknowledgement"
        );
        *count += 1;
    }

    /// Takes what a child said into account; lines about other things are passed over.
    pub(super) fn read(&mut self, said: &[String]) {
        for line in said {
            if let Some(numbers) = line.strip_prefix("ack ") {
                let numbers: Vec<u64> = numbers
                    .split(' ')
                    .map(|number| number.parse().expect("a number"))
                    .collect();
                let [trial, writer, number] = numbers[..] else {
                    panic!("an acknowledgement has three numbers: {line}");
                };
                self.acknowledge(Batch {
                    trial,
                    writer,
                    number,
                });
            }
        }
    }

    /// How many appends were acknowledged.
    pub(super) fn count(&self) -> u64 {
        self.acknowledged.values().sum()
    }

    fn batches(&self) -> impl Iterator<Item = Batch> {
        self.acknowledged
            .iter()
            .flat_map(|(&(trial, writer), &count)| {
                (0..count).map(move |number| Batch {
                    trial,
                    writer,
                    number,
                })
            })
    }

    /// The one append of each writer that was on its way: it may be there or not, but not in part.
    fn on_their_way(&self) -> impl Iterator<Item = Batch> {
        self.acknowledged
            .iter()
            .map(|(&(trial, writer), &number)| Batch {
                trial,
                writer,
                number,
            })
    }

    /// Everyone who has an append in it.
    pub(super) fn runners(&self) -> Vec<RunnerId> {
        let mut runners: Vec<_> = self
            .acknowledged
            .keys()
            .map(|&(_, writer)| runner_of(writer))
            .collect();
        runners.sort_unstable();
        runners.dedup();
        runners
    }
}

/// What was found. Only the first two numbers may be other than 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Findings {
    /// Appends that were acknowledged and are there.
    pub(super) kept: u64,
    /// Appends that are there and were not acknowledged: their writer will ask again.
    pub(super) unheard: u64,
    /// Acknowledged appends that are not there.
    pub(super) lost: u64,
    /// Appends of which only a part is there.
    pub(super) half: u64,
    /// Entries that nobody wrote, that say something else than was written, or that are there twice.
    pub(super) strange: u64,
}

impl Findings {
    /// Fails when anything is wrong.
    pub(super) fn assert_sound(self, context: impl fmt::Display) {
        let wrong = (self.lost, self.half, self.strange);
        assert_eq!(
            wrong,
            (0, 0, 0),
            "{context}: lost, half, strange of {self:?}"
        );
    }
}

/// Every entry of a runner. A gap between positions is damage that the store has to notice.
pub(super) async fn rows<S: Store>(store: &S, runner: RunnerId) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::<Row>::new();
    loop {
        let after = rows.last().map_or(Position(0), |row| row.position);
        let page = store.read(runner, after, PAGE).await?;
        if page.is_empty() {
            break;
        }
        rows.extend(page);
    }
    for (expected, row) in (1..).zip(&rows) {
        assert_eq!(row.position.0, expected, "positions have no gaps");
    }
    Ok(rows)
}

/// Compares what is in the store with what was acknowledged.
pub(super) async fn look<S: Store>(store: &S, ledger: &Ledger) -> Result<Findings, StoreError> {
    let mut there = BTreeMap::<(RunnerId, EntryId), String>::new();
    let mut findings = Findings::default();
    for runner in ledger.runners() {
        for row in rows(store, runner).await? {
            let id = Entry::from_json(row.text.as_bytes())
                .expect("an entry")
                .id();
            if there.insert((runner, id), row.text).is_some() {
                findings.strange += 1;
            }
        }
    }
    let mut take = |batch: Batch| {
        let entries = batch.entries();
        let found = entries.iter().filter(|entry| {
            let text = there.remove(&(batch.runner(), entry.id()));
            text.is_some_and(|text| text == entry.to_json())
        });
        (found.count(), entries.len())
    };
    for batch in ledger.batches() {
        match take(batch) {
            (found, all) if found == all => findings.kept += 1,
            (0, _) => findings.lost += 1,
            _ => findings.half += 1,
        }
    }
    for batch in ledger.on_their_way() {
        match take(batch) {
            (0, _) => {}
            (found, all) if found == all => findings.unheard += 1,
            _ => findings.half += 1,
        }
    }
    findings.strange += u64::try_from(there.len()).expect("a count");
    Ok(findings)
}

/// Of the appends of `all`, how many are in a store; fails when one is there in part, or one of `needed` is not there.
pub(super) async fn assert_holds<S: Store>(store: &S, needed: &Ledger, all: &Ledger) -> u64 {
    let mut there = BTreeSet::new();
    for runner in all.runners() {
        let rows = rows(store, runner).await.expect("the store can be read");
        there.extend(rows.into_iter().map(|row| row.text));
    }
    let count = |batch: Batch| {
        let entries = batch.entries();
        let found = entries
            .iter()
            .filter(|entry| there.contains(&entry.to_json()));
        (found.count(), entries.len())
    };
    for batch in needed.batches() {
        let (found, length) = count(batch);
        assert_eq!(found, length, "{batch:?} is needed");
    }
    let mut appends = 0;
    for batch in all.batches().chain(all.on_their_way()) {
        let (found, length) = count(batch);
        assert!(found == 0 || found == length, "{batch:?} is there in part");
        appends += u64::from(found > 0);
    }
    appends
}

/// Asks again for everything that was on its way, as a writer does that heard nothing, and compares once more: each
/// entry is there once. Returns what was found before.
pub(super) async fn look_and_ask_again<S: Store>(store: &S, ledger: &mut Ledger) -> Findings {
    let before = look(store, ledger).await.expect("the store can be read");
    let mut known = 0;
    for batch in ledger.on_their_way().collect::<Vec<_>>() {
        let appended = append(store, batch).await.expect("asking again works");
        if appended.iter().all(|what| *what == Appended::Known) {
            known += 1;
        } else {
            let all_new = appended.iter().all(|what| *what == Appended::New);
            assert!(all_new, "all of {batch:?} is new, or nothing: {appended:?}");
        }
        ledger.acknowledge(batch);
    }
    assert_eq!(
        known, before.unheard,
        "what was there is known when asked for again"
    );
    let after = look(store, ledger).await.expect("the store can be read");
    assert_eq!(after.kept, ledger.count(), "{after:?}");
    assert_eq!(after.unheard, 0, "{after:?}");
    after.assert_sound("after asking again");
    before
}
