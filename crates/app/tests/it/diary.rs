//! The one door for entries: all or none, and worked out anew when others wrote in between.

use crate::support::{Office, RUNNER, body, pain};
use jiff::Timestamp;
use restride_app::error::AppError;
use restride_app::journal;
use restride_app::packed::PackedFile;
use restride_app::store::{Expect, FileHash, Position, Receipt, Row, RunnerId, Store, StoreError};
use restride_core::journal::{Body, Entry};
use restride_core::urgency::Urgency;
use restride_testkit::journal::{Pen, entry};
use restride_testkit::store::MemoryStore;
use restride_testkit::store::wait;
use serde_json::json;
use std::sync::Mutex;

const NOW: &str = "2026-06-10T18:30:00";

/// A store in which something happens in front of an append.
struct Between {
    store: MemoryStore,
    /// What happens in front of the next appends, the next one last.
    events: Mutex<Vec<Happens>>,
    /// How many entries each append brought.
    appends: Mutex<Vec<usize>>,
}

#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "there are a few of them")]
enum Happens {
    /// Somebody else writes.
    Written(Entry),
    /// The disk is full.
    Full,
}

impl Between {
    fn new(events: Vec<Happens>) -> Self {
        Self {
            store: MemoryStore::default(),
            events: Mutex::new(events),
            appends: Mutex::default(),
        }
    }

    fn count(&self, entries: usize) {
        self.appends
            .lock()
            .expect("nobody panics here")
            .push(entries);
    }

    /// What happens in front of the next appends.
    fn comes<const N: usize>(&self, events: [Happens; N]) {
        let mut all = self.events.lock().expect("nobody panics here");
        all.extend(events.into_iter().rev());
    }

    fn next(&self) -> Option<Happens> {
        self.events.lock().expect("nobody panics here").pop()
    }
}

impl Store for Between {
    async fn add_runner(&self, runner: RunnerId) -> Result<(), StoreError> {
        self.store.add_runner(runner).await
    }

    async fn runners(
        &self,
        after: Option<RunnerId>,
        most: usize,
    ) -> Result<Vec<RunnerId>, StoreError> {
        self.store.runners(after, most).await
    }

    async fn append_with(
        &self,
        runner: RunnerId,
        expect: Expect,
        entries: &[Entry],
        files: &[PackedFile],
        now: Timestamp,
    ) -> Result<Receipt, StoreError> {
        match self.next() {
            Some(Happens::Written(entry)) => {
                self.store
                    .append(runner, Expect::Anything, &[entry], now)
                    .await?;
            }
            Some(Happens::Full) => return Err(StoreError::Full),
            None => {}
        }
        self.count(entries.len());
        self.store
            .append_with(runner, expect, entries, files, now)
            .await
    }

    async fn read(
        &self,
        runner: RunnerId,
        after: Position,
        most: usize,
    ) -> Result<Vec<Row>, StoreError> {
        self.store.read(runner, after, most).await
    }

    async fn position(&self, runner: RunnerId) -> Result<Position, StoreError> {
        self.store.position(runner).await
    }

    async fn file(&self, runner: RunnerId, hash: &FileHash) -> Result<Option<Vec<u8>>, StoreError> {
        self.store.file(runner, hash).await
    }

    async fn files(&self, runner: RunnerId) -> Result<Vec<FileHash>, StoreError> {
        self.store.files(runner).await
    }
}

#[test]
fn what_others_wrote_in_between_is_read_before_it_is_tried_again() {
    wait(async {
        let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
        let others: Vec<Entry> = (0..3).map(|score| pen.pain("waking", score)).collect();
        let events = others.iter().cloned().map(Happens::Written).collect();
        let mut office = Office::with(Between::new(events), NOW);
        let logged = office.log(pain("during", 3)).await.expect("it is written");
        assert_eq!(logged.position, Position(4));
        assert_eq!(logged.journal.len(), 4);
        assert_eq!(logged.before.len(), 3);
        let read = journal::read(&office.store, RUNNER)
            .await
            .expect("it is read");
        assert_eq!(read.journal, logged.journal);
    });
}

#[test]
fn who_never_gets_a_turn_is_told_so_and_nothing_is_written() {
    wait(async {
        let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
        let events = (0..40)
            .map(|_| Happens::Written(pen.pain("waking", 1)))
            .collect();
        let mut office = Office::with(Between::new(events), NOW);
        let logged = office.log(pain("during", 9)).await;
        assert_eq!(logged, Err(AppError::Contended));
        let read = journal::read(&office.store, RUNNER)
            .await
            .expect("it is read");
        let nine = read
            .journal
            .entries()
            .filter(|entry| entry.to_json().contains("\"score\":9"));
        assert_eq!(nine.count(), 0);
    });
}

#[test]
fn a_store_that_fails_leaves_the_journal_as_it_was() {
    wait(async {
        let mut office = Office::with(Between::new(vec![Happens::Full]), NOW);
        let logged = office.log(pain("during", 3)).await;
        assert_eq!(logged, Err(AppError::Store(StoreError::Full)));
        let read = journal::read(&office.store, RUNNER)
            .await
            .expect("it is read");
        assert!(read.journal.is_empty());
        office.log(pain("during", 3)).await.expect("then it works");
    });
}

/// An episode, and a run with a limp: the limp raises the warning.
async fn opened(office: &mut Office<Between>) {
    let place = json!({"sites": ["groin_deep"], "side": "right"});
    office
        .log(body("episode_opened", &place))
        .await
        .expect("it is opened");
    office.clock("2026-06-10T18:40:00");
}

fn limped() -> Body {
    body("session_result", &json!({"during": 4, "limp": true}))
}

#[test]
fn an_entry_and_the_alarm_that_it_raises_are_one_append() {
    wait(async {
        let mut office = Office::with(Between::new(Vec::new()), NOW);
        opened(&mut office).await;
        let logged = office.log(limped()).await.expect("it is written");
        assert_eq!(logged.raised.len(), 1);
        let Body::Assessment(raised) = logged.raised[0].body() else {
            unreachable!("what is raised is an assessment")
        };
        assert!(raised.urgency >= Urgency::StopAndSeeWithinDays);
        assert_eq!(
            raised.episode,
            logged.entries[0].body().episode().or(raised.episode)
        );
        assert_eq!(logged.raised[0].head().author.as_str(), "runner");
        assert_eq!(logged.raised[0].head().source.as_str(), "diary");
        let appends = office
            .store
            .appends
            .lock()
            .expect("nobody panics here")
            .clone();
        assert_eq!(appends, [1, 2]);
    });
}

#[test]
fn when_the_append_fails_neither_the_entry_nor_the_alarm_is_there() {
    wait(async {
        let mut office = Office::with(Between::new(Vec::new()), NOW);
        opened(&mut office).await;
        office.store.comes([Happens::Full]);
        let failed = office.log(limped()).await;
        assert_eq!(failed, Err(AppError::Store(StoreError::Full)));
        let read = journal::read(&office.store, RUNNER)
            .await
            .expect("it is read");
        assert_eq!(read.journal.len(), 1, "the episode alone");
        office.log(limped()).await.expect("then it works");
        let read = journal::read(&office.store, RUNNER)
            .await
            .expect("it is read");
        assert_eq!(read.journal.len(), 3);
    });
}

#[test]
fn an_alarm_is_raised_from_what_others_wrote_in_between_as_well() {
    wait(async {
        let mut office = Office::with(Between::new(Vec::new()), NOW);
        opened(&mut office).await;
        // Two painful nights come from another device, the third from here.
        let night = |id: u8, day: u8| {
            Happens::Written(entry(
                &format!("0192f1c4-3b00-7000-8000-0000000000{id:02}"),
                &format!("2026-06-{day:02}T03:00:00+02:00"),
                None,
                "pain",
                &restride_testkit::journal::pain_body("night", 6),
            ))
        };
        office.store.comes([night(1, 8), night(2, 9)]);
        let logged = office.log(pain("night", 6)).await.expect("it is written");
        assert_eq!(logged.raised.len(), 1, "worked out anew after each of them");
        let again = office.log(pain("night", 6)).await.expect("it is written");
        assert_eq!(again.raised, Vec::new(), "and not twice");
    });
}

#[test]
fn a_sign_that_a_clearance_covers_is_not_raised_again_by_calm_answers() {
    wait(async {
        let mut office = Office::with(Between::new(Vec::new()), NOW);
        opened(&mut office).await;
        let sign = json!({
            "moment": "during", "score": 2, "red_flags": ["saddle_numb_bladder_bowel"]
        });
        let logged = office
            .log(body("pain", &sign))
            .await
            .expect("it is written");
        assert_eq!(logged.raised.len(), 1);
        office.clock("2026-06-11T08:00:00");
        let cleared = json!({
            "who": "Dr Example", "role": "physician", "date": "2026-05-30",
            "basis": ["examination", "mri"], "confirmed": true
        });
        office
            .log(body("clearance", &cleared))
            .await
            .expect("it is written");
        office.clock("2026-06-12T08:00:00");
        let calm = json!({
            "answers": {"saddle_numb_bladder_bowel": "no"}, "urgency": "self_manage",
            "pack_hash": "abc"
        });
        let logged = office
            .log(body("assessment", &calm))
            .await
            .expect("it is written");
        assert_eq!(logged.raised, Vec::new());
        office.clock("2026-06-12T09:00:00");
        let again = office
            .log(body("pain", &sign))
            .await
            .expect("it is written");
        assert_eq!(again.raised.len(), 1, "a new sign is a new alarm");
    });
}
