//! A cause: its words, how common it is, what speaks for and against it.

use super::super::speaking::{self, Speaking};
use super::super::table::percent;
use super::super::{numbers, rule_words};
use super::Shown;
use restride_core::assessment::Engine;
use restride_core::knowledge::{AgeBand, Condition};

/// Answers shown on each side.
const MOST: usize = 8;

impl Shown<'_> {
    pub(super) fn condition(&mut self, index: usize) {
        let knowledge = self.knowledge;
        let condition = &knowledge.conditions[index];
        let key = |part: &str| format!("conditions.{}.{part}", condition.key);
        if let Some(names) = self.words.get(&key("also")) {
            let line = self
                .words
                .filled("show.condition.also", &[("names", &names)]);
            self.page.text(&line);
        }
        self.page.gap();
        self.page.text(&self.words.line(&key("short")));
        for part in [
            "typical",
            "now",
            "see",
            "time",
            "guide_says",
            "evidence_says",
            "mistaken",
        ] {
            self.part_at(&format!("condition.{part}"), &key(part));
        }
        self.page.part(&self.title("condition.urgency"));
        let urgency = condition.urgency.key();
        self.page
            .body(&self.words.line(&format!("urgency.{urgency}.name")));
        let cost = condition.cost_of_missing.to_string();
        self.page
            .body(&self.words.filled("show.condition.cost", &[("cost", &cost)]));
        self.prior(condition);
        self.speaking(index);
        self.rules_suspecting(index);
        self.part_corrections(|conditions, _, _| conditions.contains(&condition.key));
        self.runner_questions_of(&condition.key);
    }

    fn prior(&mut self, condition: &Condition) {
        let words = self.words;
        self.page.part(&self.title("condition.prior"));
        let provenance = numbers::provenance(words, &condition.prior_evidence);
        self.page.body(&words.filled(
            "show.condition.share",
            &[
                ("percent", &percent(condition.prior)),
                ("provenance", &provenance),
            ],
        ));
        if condition.is_rest {
            self.page.body(&self.title("condition.rest"));
        }
        let mut items: Vec<String> = Vec::new();
        let modifiers = &condition.modifiers;
        for (key, factor) in [("female", modifiers.female), ("male", modifiers.male)] {
            if let Some(factor) = factor {
                let factor = factor.to_string();
                items.push(words.filled(&format!("show.condition.{key}"), &[("factor", &factor)]));
            }
        }
        items.extend(modifiers.ages.iter().map(|band| self.age_band(band)));
        for modifier in &modifiers.yes {
            let question = &self.knowledge.questions[modifier.question];
            items.push(words.filled(
                "show.condition.yes",
                &[
                    ("factor", &modifier.factor.to_string()),
                    ("question", &rule_words::name(words, question)),
                ],
            ));
        }
        for item in &items {
            self.page.item(0, item);
        }
        if !items.is_empty() {
            let file = format!("conditions/{}.toml", condition.key);
            self.page
                .body(&words.filled("show.condition.factors_from", &[("file", &file)]));
        }
    }

    fn age_band(&self, band: &AgeBand) -> String {
        let key = match (band.from, band.below) {
            (Some(_), Some(_)) => "between",
            (Some(_), None) => "from",
            (None, _) => "below",
        };
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        self.words.filled(
            &format!("show.condition.{key}"),
            &[
                ("factor", &band.factor.to_string()),
                ("from", &number(band.from)),
                ("below", &number(band.below)),
            ],
        )
    }

    fn speaking(&mut self, index: usize) {
        let engine = Engine::new(self.knowledge);
        let all = speaking::all(&engine, self.words, index);
        let speaks_for = all.iter().filter(|answer| answer.weight > 0.0).take(MOST);
        let against = all
            .iter()
            .rev()
            .filter(|answer| answer.weight < 0.0)
            .take(MOST);
        let speaks_for: Vec<String> = speaks_for.map(|answer| self.spoken(answer)).collect();
        let against: Vec<String> = against.map(|answer| self.spoken(answer)).collect();
        if !self.knowledge.conditions[index].is_rest {
            self.page
                .part_list(&self.title("condition.speaks_for"), &speaks_for);
            self.page
                .part_list(&self.title("condition.speaks_against"), &against);
        }
    }

    fn spoken(&self, answer: &Speaking<'_>) -> String {
        let words = self.words;
        let bands = &self.knowledge.weighing.weights;
        let band = bands
            .iter()
            .find(|band| answer.weight >= band.at_least)
            .or(bands.last());
        let weight = words.line(&format!(
            "ui.weight.{}",
            band.map(|band| band.id.as_str()).unwrap_or_default()
        ));
        let said = words.filled(
            "show.condition.speaking",
            &[
                ("question", &rule_words::name(words, answer.question)),
                ("answer", &answer.answer),
                ("weight", &weight),
            ],
        );
        let share = words.filled(
            "show.condition.speaking_share",
            &[
                ("own", &percent(answer.share)),
                ("average", &percent(answer.average)),
            ],
        );
        let mark = numbers::mark(words, answer.evidence.mark);
        format!("{said} ({mark}: {share}) [{}]", answer.evidence.source)
    }

    fn rules_suspecting(&mut self, index: usize) {
        let mut rules: Vec<String> = Vec::new();
        for flag in self
            .knowledge
            .red_flags
            .iter()
            .filter(|flag| flag.suspects.contains(&index))
        {
            let name = self.words.line(&format!("red_flags.{}.name", flag.id));
            rules.push(format!("{name} [{}]", flag.id));
        }
        if self.knowledge.gate.suspects.contains(&index) {
            rules.push(format!("{} [gate]", self.words.line("gate.gate.name")));
        }
        for mass in &self.knowledge.weighing.masses {
            if mass.members.contains(&index) {
                rules.push(format!("{} [{}]", self.title("kind.threshold"), mass.id));
            }
        }
        self.page.part_list(&self.title("condition.rules"), &rules);
    }
}
