//! A desk in memory: ids that count, a clock that a test sets.

use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::{TimeZone, offset};
use restride_app::actor::Actor;
use restride_app::desk::{Desk, Draft, Ids};
use restride_app::diary::{self, Logged};
use restride_app::error::AppError;
use restride_app::store::{RunnerId, Store};
use restride_core::assessment::Engine;
use restride_core::journal::{Body, Entry, EntryId, Key};
use restride_core::knowledge::{Care, Knowledge};
use restride_testkit::store::MemoryStore;
use serde_json::{Value, json};
use std::sync::OnceLock;
use uuid::{Builder, Uuid};

/// The one runner of these tests.
pub(crate) const RUNNER: RunnerId = RunnerId(Uuid::from_u128(7));

/// The pack and its care part, read once.
pub(crate) fn pack() -> &'static (Knowledge, Care) {
    static PACK: OnceLock<(Knowledge, Care)> = OnceLock::new();
    PACK.get_or_init(|| {
        let knowledge = restride_testkit::knowledge();
        let care = restride_testkit::care();
        (knowledge, care)
    })
}

/// The engine of the pack.
pub(crate) fn engine() -> &'static Engine<'static> {
    static ENGINE: OnceLock<Engine<'static>> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(&pack().0))
}

/// Ids that count up.
#[derive(Debug, Default)]
pub(crate) struct Counted(u64);

impl Ids for Counted {
    fn next_id(&mut self) -> EntryId {
        self.0 += 1;
        let mut random = [0; 10];
        random[2..].copy_from_slice(&self.0.to_be_bytes());
        let uuid = Builder::from_unix_timestamp_millis(1_780_000_000_000, &random).into_uuid();
        EntryId::new(uuid).expect("version 7")
    }
}

/// A time as `2026-06-10T18:30:00`, at two hours before UTC: these tests need no database of time zones.
fn zoned(now: &str) -> Zoned {
    let local: DateTime = now.parse().expect("a local time");
    local
        .to_zoned(TimeZone::fixed(offset(2)))
        .expect("a zoned time")
}

/// What a test works with.
#[derive(Debug)]
pub(crate) struct Office<S> {
    pub(crate) store: S,
    pub(crate) ids: Counted,
    pub(crate) now: Zoned,
    pub(crate) actor: Actor,
}

impl Office<MemoryStore> {
    /// An empty store, a runner at this time.
    pub(crate) fn at(now: &str) -> Self {
        Self::with(MemoryStore::default(), now)
    }
}

impl<S: Store> Office<S> {
    /// The same with another store.
    pub(crate) fn with(store: S, now: &str) -> Self {
        Self {
            store,
            ids: Counted::default(),
            now: zoned(now),
            actor: Actor::Runner,
        }
    }

    /// Sets the clock.
    pub(crate) fn clock(&mut self, now: &str) {
        self.now = zoned(now);
    }

    /// A desk for one use case.
    pub(crate) fn desk(&mut self) -> Desk<'_, S> {
        Desk {
            store: &self.store,
            engine: engine(),
            care: &pack().1,
            runner: RUNNER,
            actor: self.actor.clone(),
            source: Key::new("test").expect("a key"),
            now: self.now.clone(),
            ids: &mut self.ids,
        }
    }

    /// Logs one thing that happens now.
    pub(crate) async fn log(&mut self, body: Body) -> Result<Logged, AppError> {
        let mut desk = self.desk();
        let happened = desk.happened_now()?;
        diary::log(&mut desk, vec![Draft::new(happened, body)]).await
    }
}

/// The body of an entry, as JSON writes it.
pub(crate) fn body(kind: &str, body: &Value) -> Body {
    let value = json!({
        "id": "0192f1c4-3b00-7000-8000-000000000001",
        "happened": "2026-06-01T07:00:00+02:00[Europe/Berlin]",
        "recorded": "2026-06-01T05:00:01Z",
        "author": "runner", "source": "test",
        "supersedes": (kind == "withdrawn").then_some("0192f1c4-3b00-7000-8000-000000000002"),
        "kind": kind, "version": 1, "body": body,
    });
    let entry = Entry::from_json(value.to_string().as_bytes());
    entry.expect("a body").body().clone()
}

/// A pain.
pub(crate) fn pain(moment: &str, score: u8) -> Body {
    body("pain", &restride_testkit::journal::pain_body(moment, score))
}
