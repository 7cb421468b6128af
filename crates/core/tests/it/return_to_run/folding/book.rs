//! A journal that a test writes day by day.

use super::super::scene::{day, rules};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use restride_core::journal::{Entry, EntryId, Journal};
use restride_core::return_to_run::{Gate, PlanOfEpisode, Plans};
use serde_json::{Value, json};

/// A journal and the number of its next entry.
#[derive(Clone, Default)]
pub(crate) struct Book {
    pub(crate) entries: Vec<Entry>,
    pub(crate) written: u64,
}

pub(crate) fn time(number: i64, hour: i8) -> Zoned {
    let time = day(number).at(hour, 0, 0, 0);
    time.to_zoned(TimeZone::UTC).unwrap()
}

impl Book {
    /// An episode that was opened on day 0 at 5 in the morning, and the questions about bones denied.
    pub(crate) fn opened() -> (Self, EntryId) {
        let (mut book, id) = Self::opened_unasked();
        book.deny_bone(0, 5);
        (book, id)
    }

    /// An episode that was opened on day 0 at 5 in the morning; nothing was asked.
    pub(crate) fn opened_unasked() -> (Self, EntryId) {
        let mut book = Self::default();
        let opened = json!({"sites": ["lateral"], "side": "right"});
        let id = book.log(0, 5, "episode_opened", opened);
        (book, id)
    }

    /// An assessment in which the bone was denied.
    pub(crate) fn deny_bone(&mut self, number: i64, hour: i8) -> EntryId {
        let body = json!({
            "answers": {}, "urgency": "self_manage", "bone_suspected": false, "pack_hash": "abc"
        });
        self.log(number, hour, "assessment", body)
    }

    /// An entry that was written down when it happened.
    pub(crate) fn log(&mut self, number: i64, hour: i8, kind: &str, body: Value) -> EntryId {
        let at = time(number, hour);
        self.write(&at, at.timestamp(), None, kind, body)
    }

    /// An entry that replaces another, written down then.
    pub(crate) fn change(
        &mut self,
        (number, hour): (i64, i8),
        target: EntryId,
        kind: &str,
        body: Value,
    ) -> EntryId {
        let first = self
            .entries
            .iter()
            .find(|entry| entry.id() == target)
            .unwrap();
        let happened = first.happened().instant().to_zoned(TimeZone::UTC);
        let recorded = time(number, hour).timestamp();
        self.write(&happened, recorded, Some(target), kind, body)
    }

    pub(crate) fn write(
        &mut self,
        happened: &Zoned,
        recorded: Timestamp,
        target: Option<EntryId>,
        kind: &str,
        body: impl Into<Value>,
    ) -> EntryId {
        let body: Value = body.into();
        self.written += 1;
        let id = format!("0192f1c4-3b00-7000-8000-{:012x}", self.written);
        // One second after the other, so that the order of entries of one hour is the order of writing.
        let second = SignedDuration::from_secs(i64::try_from(self.written % 3000).unwrap());
        let happened = happened.checked_add(second).unwrap();
        let entry = json!({
            "id": id,
            "happened": happened.datetime().to_string() + "+00:00",
            "recorded": (recorded + second).to_string(),
            "author": "runner", "source": "test",
            "supersedes": target.map(|id| id.to_string()),
            "kind": kind, "version": 1, "body": body,
        });
        let entry = Entry::from_json(entry.to_string().as_bytes())
            .unwrap_or_else(|error| panic!("{error}: {entry}"));
        let id = entry.id();
        self.entries.push(entry);
        id
    }

    /// A walk without pain, and every test passed.
    pub(crate) fn pass_tests(&mut self, number: i64, hour: i8) {
        self.log(
            number,
            hour,
            "walk",
            json!({"minutes": 20, "pain": 0, "limp": false}),
        );
        for test in &rules().readiness.tests {
            let body = json!({"test": test.id, "pain": 0, "as_asked": true});
            self.log(number, hour, "readiness_test", body);
        }
    }

    pub(crate) fn morning(&mut self, number: i64, score: u8) -> EntryId {
        self.log(
            number,
            7,
            "pain",
            json!({"moment": "waking", "score": score}),
        )
    }

    pub(crate) fn before(&mut self, number: i64, hour: i8, score: u8) -> EntryId {
        self.log(
            number,
            hour,
            "pain",
            json!({"moment": "before", "score": score}),
        )
    }

    pub(crate) fn run(&mut self, number: i64, change: Value) -> EntryId {
        self.log(number, 10, "session_result", session(change))
    }

    pub(crate) fn alarm(&mut self, number: i64, hour: i8, bone: bool) -> EntryId {
        let body = json!({
            "answers": {}, "urgency": "stop_and_see_within_days", "red_flags": ["bone_stress_gate"],
            "bone_suspected": bone, "pack_hash": "abc"
        });
        let mut body = body;
        if !bone {
            body["red_flags"] = json!(["infection"]);
        }
        self.log(number, hour, "assessment", body)
    }

    pub(crate) fn clearance(&mut self, number: i64, hour: i8) -> EntryId {
        self.log(number, hour, "clearance", clearance(number))
    }

    pub(crate) fn plans_at<T>(&self, now: &Zoned, look: impl FnOnce(&Plans<'_, '_>) -> T) -> T {
        let journal = Journal::from_entries(self.entries.iter().cloned());
        let folded = journal.fold();
        look(&Plans::of(&folded, rules(), now))
    }

    /// Whether a run may begin at an hour of a day.
    pub(crate) fn may_run(&self, number: i64, hour: i8) -> bool {
        self.plans_at(&time(number, hour), |plans| plans.why_not().is_empty())
    }

    /// Looks at the first plan.
    pub(crate) fn plan<T>(
        &self,
        number: i64,
        hour: i8,
        look: impl FnOnce(&PlanOfEpisode<'_, '_>) -> T,
    ) -> T {
        self.plans_at(&time(number, hour), |plans| look(&plans.episodes[0]))
    }

    /// The key of the first plan's state, or the id of its level.
    pub(crate) fn stands(&self, number: i64, hour: i8) -> String {
        self.plan(number, hour, |plan| {
            let level = plan.plan.state().level();
            level.map_or_else(
                || plan.plan.state().key().to_owned(),
                |level| rules().levels[level].id.clone(),
            )
        })
    }

    /// The level that the gate offers, with its limit, or the key of its answer.
    pub(crate) fn offered(&self, number: i64, hour: i8) -> String {
        self.plan(number, hour, |plan| match &plan.gate {
            Gate::Go { level, limit, .. } => {
                let percent = limit.map_or(String::new(), |limit| format!(" {}%", limit.percent));
                format!("{}{percent}", rules().levels[*level].id)
            }
            Gate::Rest(because) | Gate::Skip(because) | Gate::Refuse(because) => {
                because.reason.key().to_owned()
            }
        })
    }

    /// A soft or cleared plan that climbs on these days with quiet sessions and mornings of this pain, until a level is
    /// reached; the day of the last session.
    pub(crate) fn climb(
        &mut self,
        days: impl Iterator<Item = i64>,
        to: &str,
        morning: u8,
    ) -> Option<i64> {
        for number in days {
            self.before(number, 8, 0);
            self.run(number, json!({}));
            self.morning(number + 1, morning);
            if self.stands(number + 1, 8) == to {
                return Some(number);
            }
        }
        None
    }
}

/// A whole quiet session with something changed; `null` takes a field out.
pub(crate) fn session(change: Value) -> Value {
    let mut body = json!({
        "before": 0, "during": 0, "at_end": 0, "one_hour_after": 0, "course": "none", "limp": false,
        "new_night_pain": false, "analgesic_8h": false, "completed_percent": 100
    });
    if let Value::Object(change) = change {
        for (key, value) in change {
            body[key] = value;
        }
    }
    body
}

pub(crate) fn clearance(number: i64) -> Value {
    json!({
        "who": "Dr Example", "role": "physician", "date": day(number).to_string(),
        "basis": ["examination", "mri"], "confirmed": true
    })
}
