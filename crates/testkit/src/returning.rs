//! Random journals of runners on their way back: sessions, mornings, tests, alarms, clearances, two episodes, and
//! everything that can go wrong with entries: corrections, withdrawals, late arrivals, repetitions, two texts under one
//! id, kinds of a newer program.

use crate::Draw;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use restride_core::journal::Entry;
use serde_json::{Value, json};

/// A history that is being made.
struct Maker<'a> {
    draw: &'a mut Draw,
    tests: &'a [&'a str],
    now: Timestamp,
    entries: Vec<Value>,
    /// Ids of openings.
    episodes: Vec<String>,
}

/// A random history of about `most` entries. `tests` are the ids of the tests before the ladder.
///
/// # Panics
///
/// When something that it makes is no entry.
#[expect(clippy::panic, reason = "a test helper")]
pub fn returning(draw: &mut Draw, tests: &[&str], most: usize) -> Vec<Entry> {
    let mut maker = Maker {
        draw,
        tests,
        now: Timestamp::from_second(1_780_000_000).unwrap_or(Timestamp::UNIX_EPOCH),
        entries: Vec::new(),
        episodes: Vec::new(),
    };
    maker.begin();
    let count = 1 + maker.draw.below(most);
    while maker.entries.len() < count {
        maker.step();
    }
    maker.finish();
    let read = |value: &Value| {
        Entry::from_json(value.to_string().as_bytes())
            .unwrap_or_else(|error| panic!("{error}: {value}"))
    };
    maker.entries.iter().map(read).collect()
}

impl Maker<'_> {
    fn one_in(&mut self, count: usize) -> bool {
        self.draw.below(count) == 0
    }

    fn score(&mut self) -> usize {
        if self.one_in(3) {
            self.draw.below(8)
        } else {
            0
        }
    }

    fn begin(&mut self) {
        if !self.one_in(10) {
            self.open();
        }
        if self.one_in(3) {
            self.alarm();
            self.pass(3);
            self.clearance();
        }
        if !self.one_in(4) {
            self.pass(2);
            self.all_tests();
            for _ in 0..self.draw.below(6) {
                self.quiet();
            }
        }
    }

    /// Half of the histories end on a day on which somebody asks whether to run.
    fn finish(&mut self) {
        if self.one_in(2) {
            self.now += SignedDuration::from_hours(24 * 2);
            self.write(
                "pain",
                json!({"moment": "waking", "score": 0, "episode": null}),
                None,
                0,
            );
            self.write(
                "pain",
                json!({"moment": "before", "score": 0, "episode": null}),
                None,
                0,
            );
        }
    }

    /// A quiet session with its next morning, and a day of rest.
    fn quiet(&mut self) {
        self.log("session_result", quiet_session());
        self.now += SignedDuration::from_hours(22);
        self.log("pain", json!({"moment": "waking", "score": 0}));
        self.now += SignedDuration::from_hours(26);
    }

    fn pass(&mut self, most_hours: usize) {
        let hours = i64::try_from(1 + self.draw.below(most_hours)).unwrap_or(1);
        self.now += SignedDuration::from_hours(hours);
    }

    fn step(&mut self) {
        match self.draw.below(12) {
            0..=7 => self.pass(20),
            8..=9 => self.pass(60),
            10 => self.pass(24 * 12),
            _ => self.pass(24 * 40),
        }
        match self.draw.below(40) {
            0..=5 => self.session(),
            6..=11 => self.quiet(),
            12..=18 => {
                let body = json!({"moment": "waking", "score": self.score()});
                self.log("pain", body);
            }
            19..=21 => {
                let body = json!({"moment": "before", "score": self.score()});
                self.log("pain", body);
            }
            22 => self.all_tests(),
            23 => {
                let body = json!({"minutes": 30, "pain": self.score(), "limp": self.one_in(5), "brisk": true});
                self.log("walk", body);
            }
            24 => self.alarm(),
            25 => self.mild(),
            26..=27 => self.clearance(),
            28 => self.open(),
            29 => self.close(),
            30 => self.log("medicine", json!({"medicine": "nsaid"})),
            31 => {
                let choice = ["start", "hold", "programme", "bone"][self.draw.below(4)];
                self.log("plan_choice", json!({"choice": choice}));
            }
            32 => {
                let moment = ["night", "at_rest", "during", "one_hour_after"][self.draw.below(4)];
                let mut body = json!({"moment": moment, "score": self.score()});
                if self.one_in(4) {
                    body["red_flags"] = json!(["fever_or_unwell"]);
                }
                self.log("pain", body);
            }
            33 => {
                let kind = ["sleep", "assessment"][self.draw.below(2)];
                self.log(kind, json!({"deep": 1}));
                if let Some(last) = self.entries.last_mut() {
                    last["version"] = json!(7);
                }
            }
            34 => self.repeat(),
            _ => self.change(),
        }
    }

    fn log(&mut self, kind: &str, body: Value) {
        let late = if self.one_in(12) {
            self.draw.below(24 * 6)
        } else {
            0
        };
        self.write(kind, body, None, late);
    }

    fn write(&mut self, kind: &str, mut body: Value, target: Option<&str>, late_hours: usize) {
        let number = self.entries.len() + 1;
        // Names its episode half of the time, where the kind can.
        let can = !matches!(
            kind,
            "episode_opened" | "episode_closed" | "withdrawn" | "sleep"
        );
        if can && !self.episodes.is_empty() && self.one_in(2) && body.get("episode").is_none() {
            let episode = self.draw.below(self.episodes.len());
            body["episode"] = json!(self.episodes[episode]);
        }
        let late = SignedDuration::from_hours(i64::try_from(late_hours).unwrap_or(0));
        let second = SignedDuration::from_secs(i64::try_from(number).unwrap_or(0));
        self.entries.push(json!({
            "id": format!("0192f1c4-3b00-7000-8000-{number:012x}"),
            "happened": Offset::UTC.to_datetime(self.now + second).to_string() + "+00:00",
            "recorded": (self.now + second + late).to_string(),
            "author": "runner", "source": "test", "supersedes": target,
            "kind": kind, "version": 1, "body": body,
        }));
    }

    fn open(&mut self) {
        let site = ["lateral", "groin_deep"][self.draw.below(2)];
        self.write("episode_opened", json!({"sites": [site]}), None, 0);
        if let Some(id) = self.entries.last().and_then(|entry| entry["id"].as_str()) {
            self.episodes.push(id.to_owned());
        }
        // Most runners answer the questions when it begins.
        if !self.one_in(4) {
            self.mild();
        }
    }

    fn close(&mut self) {
        if !self.episodes.is_empty() {
            let episode = self.draw.below(self.episodes.len());
            let body = json!({"episode": self.episodes[episode]});
            self.log("episode_closed", body);
        }
    }

    fn alarm(&mut self) {
        let urgency = ["emergency", "stop_and_see_within_days"][self.draw.below(2)];
        let mut body = json!({"answers": {}, "urgency": urgency, "pack_hash": "abc"});
        if self.one_in(2) {
            body["bone_suspected"] = json!(self.one_in(2));
        }
        self.log("assessment", body);
    }

    fn mild(&mut self) {
        let body = json!({
            "answers": {}, "urgency": "self_manage", "bone_suspected": false, "pack_hash": "abc"
        });
        self.log("assessment", body);
    }

    fn clearance(&mut self) {
        let day = Offset::UTC.to_datetime(self.now).date().to_string();
        let body = json!({
            "who": "Dr Example", "role": "physician", "date": day, "basis": ["mri"],
            "confirmed": !self.one_in(4)
        });
        self.log("clearance", body);
    }

    fn all_tests(&mut self) {
        self.log("walk", json!({"minutes": 20, "pain": 0, "limp": false}));
        for &test in self.tests {
            let episode = self
                .entries
                .last()
                .and_then(|entry| entry["body"].get("episode"))
                .cloned();
            let mut body = json!({"test": test, "pain": 0, "as_asked": true});
            if let Some(episode) = episode {
                body["episode"] = episode;
            }
            self.write("readiness_test", body, None, 0);
        }
    }

    fn session(&mut self) {
        let mut body = quiet_session();
        match self.draw.below(9) {
            0 => body["during"] = json!(1 + self.draw.below(7)),
            1 => body["limp"] = json!(true),
            2 => body = json!({"distance_m": 3000}),
            3 => body["one_hour_after"] = Value::Null,
            4 if self.one_in(4) => body["red_flags"] = json!(["calf_or_chest"]),
            _ => {}
        }
        self.log("session_result", body);
    }

    fn repeat(&mut self) {
        let count = self.entries.len();
        if count == 0 {
            return;
        }
        let at = self.draw.below(count);
        let mut again = self.entries[at].clone();
        if self.one_in(3) && again["kind"] == "pain" {
            again["body"]["score"] = json!(self.score());
        }
        self.entries.push(again);
    }

    fn change(&mut self) {
        let count = self.entries.len();
        if count == 0 {
            return;
        }
        let at = self.draw.below(count);
        let target = self.entries[at].clone();
        let kind = target["kind"].as_str().unwrap_or_default().to_owned();
        let id = target["id"].as_str();
        let mut body = target["body"].clone();
        match kind.as_str() {
            "session_result" if self.one_in(2) => {
                for field in ["during", "at_end", "one_hour_after"] {
                    body[field] = json!(0);
                }
                body["limp"] = json!(false);
                body["red_flags"] = json!([]);
            }
            "pain" if self.one_in(2) => {
                body["score"] = json!(self.score());
                body["red_flags"] = json!([]);
            }
            "assessment" if target["version"] == 1 && self.one_in(2) => {
                body["urgency"] = json!("self_manage");
                body["red_flags"] = json!([]);
                body["bone_suspected"] = json!(false);
            }
            "episode_opened" if self.one_in(2) => body["sites"] = json!(["buttock"]),
            _ => {
                self.write("withdrawn", json!({}), id, 0);
                return;
            }
        }
        self.write(&kind, body, id, 0);
        // A correction is about the time of what it corrects.
        if let Some(last) = self.entries.last_mut() {
            last["happened"] = target["happened"].clone();
        }
    }
}

fn quiet_session() -> Value {
    json!({
        "before": 0, "during": 0, "at_end": 0, "one_hour_after": 0, "course": "none", "limp": false,
        "new_night_pain": false, "analgesic_8h": false, "completed_percent": 100, "distance_m": 4000
    })
}
