//! Ten years of one runner's journal: large, believable, the same every time.

use crate::Draw;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use restride_core::journal::{Entry, EntryId};
use serde_json::{Value, json};

/// Entries of ten years, for benchmarks.
pub const DECADE: usize = 25_000;

const HOME: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
const AWAY: &str = "EST5EDT,M3.2.0,M11.1.0";

const NOTES: [&str; 5] = [
    "better than last week",
    "Hüfte zwickt nach der Treppe, sonst gut",
    "slept badly\ntwo nights in a row",
    "the \"easy\" hill again",
    "左の股関節が少し痛い",
];
const EXERCISES: [&str; 4] = [
    "side_lying_abduction",
    "single_leg_bridge",
    "hip_hike_on_step",
    "isometric_abduction_wall",
];
const TRIGGERS: [&str; 4] = ["hills", "sitting", "speed", "long_run"];

/// A journal of [`DECADE`] entries over the ten years before 2026-06-01, in the order in which they were written: pains
/// on most days, runs, walks, exercises while something hurts, weekly answers, medicines, notes, seven injuries one after
/// another with their assessments and clearances, corrections, and entries that were written days late.
pub fn decade() -> Vec<Entry> {
    let mut writer = Writer::new();
    let mut day = date(2016, 6, 1);
    while writer.entries.len() < DECADE {
        writer.day(day);
        day = day.saturating_add(SignedDuration::from_hours(24));
    }
    writer.entries.truncate(DECADE);
    writer.entries
}

struct Writer {
    draw: Draw,
    home: TimeZone,
    away: TimeZone,
    episode: Option<EntryId>,
    entries: Vec<Entry>,
}

impl Writer {
    #[expect(clippy::expect_used, reason = "a test helper")]
    fn new() -> Self {
        Self {
            draw: Draw(10),
            home: TimeZone::posix(HOME).expect("the rules of a zone"),
            away: TimeZone::posix(AWAY).expect("the rules of a zone"),
            episode: None,
            entries: Vec::with_capacity(DECADE + 20),
        }
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.draw.below(100) < percent
    }

    /// How much it hurts on a day: more at the start of an injury, little after it.
    fn score(&mut self, of_year: i16) -> u8 {
        let most = if self.episode.is_some() {
            7 - of_year.rem_euclid(180) / 36
        } else {
            2
        };
        u8::try_from(self.draw.below(usize::try_from(most).unwrap_or(2))).unwrap_or(0)
    }

    fn day(&mut self, day: Date) {
        let count = (day - date(2016, 6, 1)).get_days();
        let of_year = day.day_of_year();
        match count % 520 {
            30 => self.injury(day),
            330 => self.recovery(day),
            _ => {}
        }
        let waking = self.score(of_year);
        self.pain(day.at(7, 5, 0, 0), "waking", waking);
        if matches!(count % 7, 0 | 2 | 4 | 5) {
            self.run(day, of_year);
        }
        if count % 2 == 0 {
            let pain = self.score(of_year);
            let body = json!({"minutes": 20 + self.draw.below(40), "pain": pain, "limp": pain > 5});
            self.write(day.at(12, 40, 0, 0), "walk", body);
        }
        if self.episode.is_some() {
            for hour in 17..20 {
                self.exercise(day.at(hour, 30, 0, 0), of_year);
            }
        } else if self.chance(60) {
            self.exercise(day.at(18, 30, 0, 0), of_year);
        }
        for (hour, moment, percent) in [(20, "evening", 85), (23, "night", 40)] {
            if self.chance(percent) {
                let score = self.score(of_year);
                self.pain(day.at(hour, 10, 0, 0), moment, score);
            }
        }
        if count % 7 == 6 {
            let words = ["none", "slight", "moderate", "severe"];
            let mut word = || words[self.draw.below(4)];
            let body = json!({"participation": word(), "training": word(), "performance": word(), "symptoms": word()});
            self.write(day.at(20, 0, 0, 0), "weekly_answers", body);
        }
        if self.chance(8) {
            let medicine = ["paracetamol", "nsaid"][self.draw.below(2)];
            self.write(
                day.at(8, 0, 0, 0),
                "medicine",
                json!({"medicine": medicine}),
            );
        }
        if self.chance(15) {
            let text = NOTES[self.draw.below(NOTES.len())];
            self.write(day.at(21, 45, 0, 0), "note", json!({"text": text}));
        }
        if count % 180 == 10 {
            let body = json!({"name": format!("shoe {}", count / 180), "bought": day.to_string(), "start_distance_m": 0});
            self.write(day.at(11, 0, 0, 0), "shoe", body);
        }
    }

    fn pain(&mut self, at: DateTime, moment: &str, score: u8) {
        let mut body = json!({"score": score, "moment": moment});
        if score > 0 {
            body["sites"] = json!(["lateral"]);
            body["side"] = json!("right");
        }
        if score > 2 && self.chance(30) {
            body["triggers"] = json!([TRIGGERS[self.draw.below(TRIGGERS.len())]]);
        }
        if self.chance(5) {
            body["note"] = json!(NOTES[self.draw.below(NOTES.len())]);
        }
        self.write(at, "pain", body);
    }

    fn run(&mut self, day: Date, of_year: i16) {
        let kilometres = 3 + self.draw.below(15);
        let during = self.score(of_year);
        let courses = ["none", "warms_up", "steady", "increases"];
        let course = courses[usize::from(during.min(3))];
        let body = json!({
            "before": self.score(of_year), "during": during, "at_end": self.score(of_year),
            "course": course,
            "limp": false, "analgesic_8h": false, "completed_percent": 100,
            "distance_m": kilometres * 1000, "duration_s": kilometres * 350, "sites": ["lateral"],
        });
        self.write(day.at(18, 20, 0, 0), "session_result", body);
        if self.chance(40) {
            let score = self.score(of_year);
            self.pain(day.at(19, 20, 0, 0), "one_hour_after", score);
        }
    }

    fn exercise(&mut self, at: DateTime, of_year: i16) {
        let done = ["done", "done", "done", "partly", "skipped"][self.draw.below(5)];
        let mut body =
            json!({"exercise": EXERCISES[self.draw.below(EXERCISES.len())], "done": done});
        if done != "skipped" {
            body["sets"] = json!(3);
            body["repetitions"] = json!(12);
            body["pain"] = json!(self.score(of_year));
        }
        self.write(at, "exercise", body);
    }

    fn injury(&mut self, day: Date) {
        let answers = json!({
            "age": 36, "bmi": 21.4, "onset": "gradual", "limp_or_walk_pain": "yes", "night_rest_pain": "no",
            "landing_hurts": "yes", "sites": ["groin_deep", "thigh_front"], "cannot_bear_weight": "no",
            "fever_or_very_unwell": "no", "load_spike": "yes", "previous_stress_fracture": "no", "sex": "female",
        });
        let at = day.at(9, 0, 0, 0);
        let opened = json!({"sites": ["groin_deep"], "side": "right", "onset": "gradual"});
        self.write(at, "episode_opened", opened);
        self.episode = self.entries.last().map(Entry::id);
        let body = json!({
            "answers": answers, "urgency": "stop_and_see_within_days", "red_flags": ["bone_stress_gate"],
            "bone_suspected": true, "pack_hash": "c0ffee",
        });
        self.write(at, "assessment", body);
        let visit = json!({"treatment": "physiotherapy", "cost_minor": 4500, "currency": "eur"});
        self.write(at, "treatment_visit", visit);
        let clearance = json!({
            "who": "Dr Example", "role": "physician", "date": day.to_string(), "basis": ["examination", "mri"],
            "confirmed": true,
        });
        self.write(day.at(16, 0, 0, 0), "clearance", clearance);
        let choice = json!({"choice": "start", "value": "walk_run"});
        self.write(day.at(16, 5, 0, 0), "plan_choice", choice);
    }

    fn recovery(&mut self, day: Date) {
        let test = json!({"test": "single_leg_hop", "pain": 0, "as_asked": true});
        self.write(day.at(9, 0, 0, 0), "readiness_test", test);
        if let Some(episode) = self.episode {
            let body = json!({"episode": episode.to_string(), "reason": "recovered"});
            self.write(day.at(9, 5, 0, 0), "episode_closed", body);
        }
        self.episode = None;
    }

    /// Writes an entry down: mostly within minutes, some days late, some with a slip that is corrected or undone.
    fn write(&mut self, at: DateTime, kind: &str, mut body: Value) {
        let names_episode = !matches!(kind, "episode_opened" | "episode_closed" | "shoe");
        if let Some(episode) = self.episode.filter(|_| names_episode) {
            body["episode"] = json!(episode.to_string());
        }
        let late = if self.chance(2) { 60 * 40 } else { 1 };
        let slips = matches!(kind, "pain" | "session_result" | "exercise") && self.chance(2);
        let id = self.line(at, late, None, kind, &body);
        if slips && self.chance(70) {
            self.line(at, late + 2, Some(id), kind, &body);
        } else if slips {
            self.line(at, late + 2, Some(id), "withdrawn", &json!({}));
        }
    }

    #[expect(clippy::expect_used, clippy::panic, reason = "a test helper")]
    fn line(
        &mut self,
        at: DateTime,
        late_minutes: i64,
        target: Option<EntryId>,
        kind: &str,
        body: &Value,
    ) -> EntryId {
        let at = at.saturating_add(SignedDuration::from_secs(
            i64::try_from(self.draw.below(1500)).unwrap_or(0),
        ));
        let is_away = at.month() == 9 && at.day() < 15;
        let (zone, name) = if is_away {
            (&self.away, "America/New_York")
        } else {
            (&self.home, "Europe/Berlin")
        };
        let happened = at.to_zoned(zone.clone()).expect("a time of these years");
        let recorded = happened.timestamp() + SignedDuration::from_mins(late_minutes);
        let id = self.id(recorded);
        let offset = happened.strftime("%:z");
        let value = json!({
            "id": id.to_string(),
            "happened": format!("{}{offset}[{name}]", happened.datetime()),
            "recorded": recorded.to_string(),
            "author": "runner",
            "source": if self.chance(70) { "cli" } else { "web" },
            "supersedes": target.map(|id| id.to_string()),
            "kind": kind,
            "version": 1,
            "body": body,
        });
        let entry = Entry::from_json(value.to_string().as_bytes())
            .unwrap_or_else(|error| panic!("{error}: {value}"));
        self.entries.push(entry);
        id
    }

    #[expect(clippy::expect_used, reason = "a test helper")]
    fn id(&mut self, recorded: Timestamp) -> EntryId {
        let mut random = || self.draw.below(0x1_0000);
        let text = format!(
            "{:012x}7{:03x}{:04x}{:04x}{:04x}{:04x}",
            recorded.as_millisecond(),
            random() & 0xfff,
            0x8000 | random() & 0x3fff,
            random(),
            random(),
            random()
        );
        EntryId::parse(&text).expect("a UUID of version 7")
    }
}
