//! Care: rehab, first days, recovery, prevention.

mod adherence;
mod doses;
mod first_days;
mod prevention;
mod random;
mod recovery;
mod stages;

use jiff::Zoned;
use jiff::civil::date;
use jiff::tz::{TimeZone, offset};
use restride_core::care::{Checklist, Rehab, WhyNoProgramme, first_days, rehab};
use restride_core::journal::{Entry, Journal};
use restride_core::knowledge::{Care, Knowledge};
use restride_core::return_to_run::{Moment, Plans};
use restride_testkit::journal::Pen;
use serde_json::{Value, json};
use std::sync::OnceLock;

/// Both parts of the pack, read once.
pub(crate) fn packs() -> (&'static Knowledge, &'static Care) {
    static PACKS: OnceLock<(Knowledge, Care)> = OnceLock::new();
    let (knowledge, care) =
        PACKS.get_or_init(|| (restride_testkit::knowledge(), restride_testkit::care()));
    (knowledge, care)
}

/// A time in June 2026, on the pen's clock.
pub(crate) fn june(day: i8, hour: i8) -> Zoned {
    let zone = TimeZone::fixed(offset(2));
    date(2026, 6, day).at(hour, 0, 0, 0).to_zoned(zone).unwrap()
}

/// A runner with one episode, opened on the first of June at seven.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) pen: Pen,
    pub(crate) entries: Vec<Entry>,
    pub(crate) episode: String,
    pub(crate) ranked: Vec<&'static str>,
}

impl Scene {
    /// Hurt at this place, not yet assessed.
    pub(crate) fn hurt(site: &str) -> Self {
        let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
        let opened = pen.entry("episode_opened", &json!({"sites": [site], "side": "left"}));
        Self {
            episode: opened.id().to_string(),
            pen,
            entries: vec![opened],
            ranked: Vec::new(),
        }
    }

    /// A runner without an episode: nothing that is added names one.
    pub(crate) fn well() -> Self {
        Self {
            pen: Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]"),
            entries: Vec::new(),
            episode: String::new(),
            ranked: Vec::new(),
        }
    }

    /// Hurt at this place, assessed, and the questions answered with a no; these causes fit, best first.
    pub(crate) fn assessed(site: &str, urgency: &str, ranked: &[&'static str]) -> Self {
        let mut scene = Self::hurt(site);
        let answers = json!({"limp_or_walk_pain": "no", "swelling_or_bruising": "no"});
        scene.add(
            "assessment",
            json!({"answers": answers, "urgency": urgency, "pack_hash": "abc"}),
        );
        scene.ranked = ranked.to_vec();
        scene
    }

    /// An entry of the episode, if there is one.
    pub(crate) fn add(&mut self, kind: &str, mut body: Value) {
        if !self.episode.is_empty() {
            body["episode"] = json!(self.episode);
        }
        let entry = self.pen.entry(kind, &body);
        self.entries.push(entry);
    }

    /// The same on a day of June.
    pub(crate) fn on(&mut self, day: i32, hour: i8, kind: &str, body: Value) {
        self.pen.on(day, hour);
        self.add(kind, body);
    }

    pub(crate) fn choose(&mut self, day: i32, choice: &str, value: &str) {
        let body = json!({"choice": choice, "value": value});
        self.on(day, 12, "plan_choice", body);
    }

    /// An exercise done whole at noon with this pain, and the next morning.
    pub(crate) fn train(&mut self, day: i32, exercise: &str, pain: u8, morning: Option<u8>) {
        let body = json!({"exercise": exercise, "done": "done", "pain": pain});
        self.on(day, 12, "exercise", body);
        if let Some(score) = morning {
            self.on(
                day + 1,
                7,
                "pain",
                json!({"moment": "waking", "score": score}),
            );
        }
    }

    /// What `look` makes of the plans at a time.
    pub(crate) fn with<T>(&self, now: &Zoned, look: impl FnOnce(&Looking<'_, '_>) -> T) -> T {
        let (knowledge, care) = packs();
        let journal = Journal::from_entries(self.entries.clone());
        let folded = journal.fold();
        let plans = Plans::of(&folded, &knowledge.return_to_run, now);
        look(&Looking {
            folded: &folded,
            plans: &plans,
            care,
            now: Moment::of(now),
        })
    }

    pub(crate) fn rehab(&self, now: &Zoned) -> Rehab<'static> {
        let (knowledge, care) = packs();
        self.with(now, |at| {
            rehab(
                at.folded,
                &knowledge.return_to_run,
                care,
                at.plans,
                &at.plans.episodes[0],
                &self.ranked,
                at.now,
            )
        })
    }

    pub(crate) fn none(&self, now: &Zoned) -> WhyNoProgramme {
        match self.rehab(now) {
            Rehab::None(why) => why,
            Rehab::Training(training) => panic!("{} is given", training.programme.id),
        }
    }

    pub(crate) fn first_days(&self, now: &Zoned) -> Checklist<'static> {
        let (_, care) = packs();
        self.with(now, |at| {
            first_days(at.folded, care, &at.plans.episodes[0], &self.ranked, at.now)
        })
    }
}

/// Everything to look at.
pub(crate) struct Looking<'a, 'j> {
    pub(crate) folded: &'a restride_core::journal::Folded<'j>,
    pub(crate) plans: &'a Plans<'j, 'static>,
    pub(crate) care: &'static Care,
    pub(crate) now: Moment,
}
