//! Journals for tests: entries one after another, and random histories with everything that can go wrong in them.

use crate::Draw;
use jiff::SignedDuration;
use jiff::civil::DateTime;
use restride_core::journal::{Entry, EntryId, Happened};
use serde_json::{Value, json};

/// Writes entries, each a minute after the one before, with ids that count up.
#[derive(Debug, Clone)]
pub struct Pen {
    local: DateTime,
    /// Offset and zone, as written.
    zone: String,
    written: u64,
}

impl Pen {
    /// A pen at this time, written as `2026-06-01T07:00:00+02:00[Europe/Berlin]`.
    ///
    /// # Panics
    ///
    /// When it is written in another way.
    #[expect(clippy::expect_used, reason = "a test helper")]
    pub fn new(at: &str) -> Self {
        let (local, zone) = at.split_at_checked(19).expect("a local time and a zone");
        Self {
            local: local.parse().expect("a local time"),
            zone: zone.to_owned(),
            written: 0,
        }
    }

    /// Moves the pen to another time.
    pub fn at(&mut self, at: &str) {
        let written = self.written;
        *self = Self::new(at);
        self.written = written;
    }

    /// Moves the pen to a time of a day of June 2026 (days beyond the 30th are in July).
    pub fn on(&mut self, day: i32, hour: i8) {
        let first = jiff::civil::date(2026, 6, 1).at(hour, 0, 0, 0);
        self.local = first.saturating_add(SignedDuration::from_hours(24 * i64::from(day - 1)));
    }

    /// An entry of any kind.
    ///
    /// # Panics
    ///
    /// When it is not an entry.
    pub fn entry(&mut self, kind: &str, body: &Value) -> Entry {
        self.superseding(None, kind, body)
    }

    /// A correction of an entry, of the same kind.
    ///
    /// # Panics
    ///
    /// When it is not an entry.
    pub fn correct(&mut self, entry: &Entry, body: &Value) -> Entry {
        let kind = entry.body().kind().to_owned();
        self.superseding(Some(entry.id()), &kind, body)
    }

    /// An undo of an entry.
    pub fn withdraw(&mut self, entry: &Entry) -> Entry {
        self.superseding(Some(entry.id()), "withdrawn", &json!({}))
    }

    /// An entry of any kind that supersedes another.
    ///
    /// # Panics
    ///
    /// When it is not an entry.
    pub fn superseding(&mut self, target: Option<EntryId>, kind: &str, body: &Value) -> Entry {
        self.written += 1;
        self.local = self.local.saturating_add(SignedDuration::from_mins(1));
        let happened = format!("{}{}", self.local, self.zone);
        entry(&self.id(), &happened, target, kind, body)
    }

    fn id(&self) -> String {
        format!("0192f1c4-3b00-7000-8000-{:012x}", self.written)
    }

    /// A pain at a moment.
    pub fn pain(&mut self, moment: &str, score: u8) -> Entry {
        self.entry("pain", &pain_body(moment, score))
    }

    /// An assessment that was this urgent.
    pub fn assessment(&mut self, urgency: &str) -> Entry {
        let body = json!({"answers": {}, "urgency": urgency, "pack_hash": "abc"});
        self.entry("assessment", &body)
    }

    /// A clearance of this day by a physician.
    pub fn clearance(&mut self, confirmed: bool) -> Entry {
        let date = self.local.date();
        self.entry("clearance", &clearance_body(date, confirmed))
    }
}

/// The body of a clearance by a physician.
pub fn clearance_body(date: jiff::civil::Date, confirmed: bool) -> Value {
    json!({
        "who": "Dr Example", "role": "physician", "date": date.to_string(), "basis": ["mri"],
        "confirmed": confirmed
    })
}

/// The body of a walk of half an hour.
pub fn walk_body(pain: u8, limp: bool) -> Value {
    json!({"minutes": 30, "pain": pain, "limp": limp})
}

/// The body of a pain at a moment.
pub fn pain_body(moment: &str, score: u8) -> Value {
    json!({"moment": moment, "score": score})
}

/// One entry, written down a second after it happened.
///
/// # Panics
///
/// When it is not an entry.
#[expect(clippy::expect_used, clippy::panic, reason = "a test helper")]
pub fn entry(id: &str, happened: &str, target: Option<EntryId>, kind: &str, body: &Value) -> Entry {
    let instant = Happened::parse(happened)
        .expect("a time with an offset")
        .instant();
    let value = json!({
        "id": id,
        "happened": happened,
        "recorded": (instant + SignedDuration::from_secs(1)).to_string(),
        "author": "runner",
        "source": "test",
        "supersedes": target.map(|id| id.to_string()),
        "kind": kind,
        "version": 1,
        "body": body,
    });
    Entry::from_json(value.to_string().as_bytes())
        .unwrap_or_else(|error| panic!("{error}: {value}"))
}

/// A random history of up to `most` entries. Small numbers make collisions likely: corrections of corrections, undone
/// undoes, circles, gaps, other kinds, one id for two entries, kinds of a newer program.
pub fn history(draw: &mut Draw, most: usize) -> Vec<Entry> {
    let count = 1 + draw.below(most);
    // Some ids are named and never written.
    let ids: Vec<String> = (0..=count)
        .map(|number| format!("0192f1c4-3b00-7000-8000-{number:012x}"))
        .collect();
    (0..count)
        .map(|number| {
            let is_known = draw.below(5) == 0;
            let id = &ids[if is_known { draw.below(count) } else { number }];
            let target = &ids[draw.below(count + 1)];
            let target = (draw.below(2) == 0 && target != id).then(|| EntryId::parse(target));
            let target = target.flatten();
            let offset = ["+02:00", "-07:00", "+00:00"][draw.below(3)];
            let happened = format!(
                "2026-06-{:02}T{:02}:30:00{offset}",
                1 + draw.below(28),
                draw.below(24)
            );
            let (kind, body) = random_body(draw, target.is_some());
            entry(id, &happened, target, kind, &body)
        })
        .collect()
}

fn random_body(draw: &mut Draw, can_withdraw: bool) -> (&'static str, Value) {
    let moment = ["waking", "during", "night", "at_rest"][draw.below(4)];
    let score = u8::try_from(draw.below(11)).unwrap_or(0);
    match draw.below(10) {
        0 if can_withdraw => ("withdrawn", json!({})),
        1 => {
            let urgency = ["emergency", "see_within_2_weeks", "self_manage"][draw.below(3)];
            let mut body =
                json!({"answers": {"age": 34.5}, "urgency": urgency, "pack_hash": "abc"});
            if draw.below(2) == 0 {
                body["bone_suspected"] = json!(draw.below(2) == 0);
            }
            ("assessment", body)
        }
        2 => {
            let date = jiff::civil::date(2026, 5, 30);
            ("clearance", clearance_body(date, draw.below(2) == 0))
        }
        3 => (
            "session_result",
            json!({"during": score, "limp": score > 7}),
        ),
        4 => (
            "from_the_future",
            json!({"score": score, "deep": {"b": [1, null], "a": 2.5}}),
        ),
        5 => ("walk", walk_body(score, draw.below(2) == 0)),
        6 => {
            let as_asked = draw.below(2) == 0;
            let body = json!({"test": "single_leg_hop", "pain": score, "as_asked": as_asked});
            ("readiness_test", body)
        }
        _ => {
            let mut body = pain_body(moment, score);
            if draw.below(2) == 0 {
                body["triggers"] = json!(["hills"]);
                body["red_flags"] = json!(["cannot_bear_weight"]);
                body["from_the_future"] = json!(score);
            }
            ("pain", body)
        }
    }
}
