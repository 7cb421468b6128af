//! Exercises, programmes, the first days, recovery, prevention, phases of returning to running.

use super::super::numbers;
use super::Shown;
use restride_core::knowledge::Evidence;
use restride_core::knowledge::care::{Dose, Spread};

impl Shown<'_> {
    pub(super) fn exercise(&mut self, index: usize) {
        let exercise = &self.pack.care.exercises[index];
        let key = |part: &str| format!("exercises.{}.{part}", exercise.id);
        self.part_at(
            "care.target",
            &format!("exercise_targets.{}", exercise.target),
        );
        self.part_at("care.steps", &key("steps"));
        for part in ["feel", "easier", "harder"] {
            self.part_at(&format!("care.{part}"), &key(part));
        }
        self.part_words("care.equipment", "equipment", &exercise.equipment);
        self.part_words("care.stop_if", "stop_if", &exercise.stop_if);
        let dose = self.dose(&exercise.dose);
        self.page.part_of(&self.title("care.dose"), Some(dose));
        let avoided = exercise
            .avoid
            .iter()
            .filter_map(|key| self.knowledge.condition(key));
        self.part_causes("care.never_for", avoided.collect::<Vec<_>>());
        self.provenance(&exercise.dose.evidence);
    }

    pub(super) fn programme(&mut self, index: usize) {
        let care = self.pack.care;
        let programme = &care.programmes[index];
        let key = |part: &str| format!("programmes.{}.{part}", programme.id);
        self.part_at("care.about", &key("about"));
        let served = programme
            .conditions
            .iter()
            .filter_map(|key| self.knowledge.condition(key));
        self.part_causes("care.serves", served.collect::<Vec<_>>());
        if programme.needs_clearance {
            let line = self.words.line("show.care.needs_clearance");
            self.page.gap();
            self.page.text(&line);
        }
        let avoid: Vec<String> = programme
            .avoid
            .iter()
            .map(|avoid| {
                let line = |part: &str| {
                    self.words
                        .line(&format!("programme_avoid.{}.{part}", avoid.id))
                };
                format!("{}: {}", line("what"), line("why"))
            })
            .collect();
        self.page.part_list(&self.title("care.leave_alone"), &avoid);
        for stage in &programme.stages {
            let line = |part: &str| {
                self.words
                    .line(&key(&format!("stages.{}.{part}", stage.id)))
            };
            let items: Vec<String> = stage
                .items
                .iter()
                .map(|item| {
                    let id = &care.exercises[item.exercise].id;
                    let name = self.words.line(&format!("exercises.{id}.name"));
                    let star = if item.starred { "* " } else { "" };
                    format!("{star}{name} [{id}]: {}", self.dose(&item.dose))
                })
                .collect();
            let head = format!("{}: {}", line("name"), line("aim"));
            let exit: Vec<String> = stage
                .exit
                .iter()
                .map(|exit| {
                    let words = self
                        .words
                        .line(&format!("exit_criteria.{}", exit.criterion));
                    format!("{words} [{}]", exit.criterion)
                })
                .collect();
            self.page.part_list(&head, &items);
            self.page.part_list(&self.title("care.exit"), &exit);
        }
        let facts: Vec<String> = programme
            .facts
            .iter()
            .map(|fact| {
                let words = self.words.line(&format!("programme_facts.{}", fact.id));
                let mark = numbers::mark(self.words, fact.evidence.mark);
                format!("{mark} [{}]: {words}", fact.evidence.source)
            })
            .collect();
        self.page.part_list(&self.title("care.facts"), &facts);
        self.provenance(&programme.evidence);
    }

    pub(super) fn first_step(&mut self, index: usize) {
        let step = &self.pack.care.first_days.steps[index];
        let hours = [
            ("from", step.from_hour.to_string()),
            ("to", step.to_hour.to_string()),
        ];
        let blanks: Vec<(&str, &str)> = hours
            .iter()
            .map(|(name, hour)| (*name, hour.as_str()))
            .collect();
        let when = self.words.filled("show.care.hours", &blanks);
        self.page.gap();
        self.page.text(&when);
        self.both_sides("first_days", &step.id);
        self.part_exercises(&step.exercises);
        self.provenance(&step.evidence);
    }

    pub(super) fn prevention(&mut self, index: usize) {
        let item = &self.pack.care.prevention[index];
        self.both_sides("prevention", &item.id);
        self.part_exercises(&item.exercises);
        self.provenance(&item.evidence);
    }

    pub(super) fn recovery_band(&mut self, index: usize) {
        let band = &self.pack.care.recovery.bands[index];
        let (form, days) = published(band.spread);
        let days: Vec<(&str, String)> = days
            .iter()
            .map(|(name, days)| (*name, days.to_string()))
            .collect();
        let blanks: Vec<(&str, &str)> = days
            .iter()
            .map(|(name, days)| (*name, days.as_str()))
            .collect();
        let line = self
            .words
            .filled(&format!("show.care.published.{form}"), &blanks);
        self.page.gap();
        self.page.text(&line);
        let served = band
            .conditions
            .iter()
            .filter_map(|key| self.knowledge.condition(key));
        self.part_causes("care.speaks_of", served.collect::<Vec<_>>());
        self.provenance(&band.evidence);
    }

    pub(super) fn guide_band(&mut self, index: usize) {
        let band = &self.pack.care.recovery.guide_bands[index];
        self.provenance(&band.evidence);
    }

    pub(super) fn phase(&mut self, index: usize) {
        let phase = &self.knowledge.return_to_run.phases[index];
        self.provenance(&phase.evidence);
    }

    /// What to do and why, and both sides where the guide and evidence differ.
    fn both_sides(&mut self, table: &str, id: &str) {
        for (title, part) in [
            ("care.why", "why"),
            ("condition.guide_says", "guide_says"),
            ("condition.evidence_says", "evidence_says"),
        ] {
            self.part_at(title, &format!("{table}.{id}.{part}"));
        }
    }

    fn part_exercises(&mut self, exercises: &[usize]) {
        let items: Vec<String> = exercises
            .iter()
            .map(|index| {
                let id = &self.pack.care.exercises[*index].id;
                format!(
                    "{} [{id}]",
                    self.words.line(&format!("exercises.{id}.name"))
                )
            })
            .collect();
        self.page.part_list(&self.title("care.exercises"), &items);
    }

    fn part_words(&mut self, title: &str, table: &str, keys: &[String]) {
        let items: Vec<String> = keys
            .iter()
            .map(|key| self.words.line(&format!("{table}.{key}")))
            .collect();
        self.page.part_list(&self.title(title), &items);
    }

    fn provenance(&mut self, evidence: &Evidence) {
        let text = numbers::provenance(self.words, evidence);
        self.page.part_of(&self.title("care.from"), Some(text));
    }

    /// A dose in one line.
    fn dose(&self, dose: &Dose) -> String {
        let tempo = dose
            .tempo_s
            .map(|tempo| format!("{}-{}-{}", tempo.up_s, tempo.hold_s, tempo.down_s));
        let number = |number: Option<u16>| number.map(|number| number.to_string());
        let parts = [
            ("sets", Some(dose.sets.to_string())),
            ("repetitions", number(dose.repetitions.map(u16::from))),
            ("hold", number(dose.hold_s)),
            ("minutes", number(dose.minutes)),
            ("metres", number(dose.distance_m)),
            ("tempo", tempo),
            ("rest", number(dose.rest_s)),
            ("times", Some(dose.times_per_day.to_string())),
            ("days", Some(dose.days_per_week.to_string())),
            ("pain", Some(dose.most_pain.to_string())),
        ];
        let said: Vec<String> = parts
            .iter()
            .filter_map(|(part, value)| {
                let blanks = [("count", value.as_deref()?)];
                Some(
                    self.words
                        .filled(&format!("show.care.doses.{part}"), &blanks),
                )
            })
            .collect();
        said.join(", ")
    }
}

/// The form of what was published, and its numbers by the names of the blanks.
fn published(spread: Spread) -> (&'static str, Vec<(&'static str, u16)>) {
    match spread {
        Spread::MedianQuartiles {
            median_days,
            q1_days,
            q3_days,
        } => (
            "quartiles",
            vec![("middle", median_days), ("low", q1_days), ("high", q3_days)],
        ),
        Spread::MedianWidth {
            median_days,
            iqr_days,
        } => ("width", vec![("middle", median_days), ("width", iqr_days)]),
        Spread::Median { median_days } => ("median", vec![("middle", median_days)]),
        Spread::Range {
            low_days,
            high_days,
        } => ("range", vec![("low", low_days), ("high", high_days)]),
        Spread::MeanInterval {
            mean_days,
            ci_low_days,
            ci_high_days,
        } => (
            "interval",
            vec![
                ("middle", mean_days),
                ("low", ci_low_days),
                ("high", ci_high_days),
            ],
        ),
        Spread::MeanDeviation { mean_days, sd_days } => {
            ("deviation", vec![("middle", mean_days), ("width", sd_days)])
        }
    }
}
