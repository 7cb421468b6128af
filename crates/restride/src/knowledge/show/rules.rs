//! Hard rules, the bone-stress gate, groups of people and thresholds.

use super::super::{numbers, rule_words};
use super::Shown;
use restride_core::knowledge::{Evidence, Expression, GateSign, GateWeight};

impl Shown<'_> {
    pub(super) fn red_flag(&mut self, index: usize) {
        let flag = &self.knowledge.red_flags[index];
        let key = |part: &str| format!("red_flags.{}.{part}", flag.id);
        self.part_at("rule.why", &key("why"));
        self.part_at("rule.do", &key("do"));
        self.page.gap();
        self.page.text(&self.urgency("rule.urgency", flag.urgency));
        let within = self.words.line(&format!("show.within.{}", flag.within));
        let within = self
            .words
            .filled("show.rule.within", &[("within", &within)]);
        self.page.text(&within);
        match &flag.when {
            Some(when) => self.when(when),
            None => self.page.text(&self.title("rule.advice")),
        }
        self.part_causes("rule.suspects", flag.suspects.iter().copied());
        self.origin(&flag.evidence, &flag.sources);
    }

    pub(super) fn gate(&mut self) {
        let (knowledge, words) = (self.knowledge, self.words);
        let gate = &knowledge.gate;
        self.page.gap();
        self.page.text(&words.line("gate.gate.intro"));
        self.page.part(&self.title("gate.signs"));
        for sign in &gate.signs {
            self.sign(sign);
        }
        self.page.part(&self.title("gate.levels"));
        for level in &gate.levels {
            let score = level.score_at_least.to_string();
            let score = words.filled("show.gate.score", &[("score", &score)]);
            let name = words.line(&format!("gate.level.{}.name", level.id));
            self.page.item(0, &format!("{score}: {name}"));
            self.page
                .item(1, &self.urgency("rule.urgency", level.urgency));
            for part in ["do", "why"] {
                for line in words.lines(&format!("gate.level.{}.{part}", level.id)) {
                    self.page.item(1, &line);
                }
            }
        }
        self.page.part(&self.title("gate.safety"));
        let safety = gate.test_safety;
        let blanks = [
            safety.majors_at_least.to_string(),
            safety.minors_at_least.to_string(),
        ];
        let blanks = [
            ("majors", blanks[0].as_str()),
            ("minors", blanks[1].as_str()),
        ];
        self.page
            .body(&words.filled("show.gate.safety_when", &blanks));
        for part in ["why", "do"] {
            self.page
                .body(&words.line(&format!("gate.test_safety.{part}")));
        }
        self.page.part(&self.title("gate.displacement"));
        for part in ["why", "do"] {
            self.page
                .body(&words.line(&format!("gate.displacement.{part}")));
        }
        self.page
            .body(&self.urgency("rule.urgency", gate.displacement_urgency));
        self.when(&gate.displacement);
        self.part_causes("rule.suspects", gate.suspects.iter().copied());
        self.origin(&gate.evidence, &[]);
    }

    fn sign(&mut self, sign: &GateSign) {
        let gate = &self.knowledge.gate;
        let label = self.words.line(&format!("gate.sign.{}.label", sign.id));
        let (key, points) = match sign.weight {
            GateWeight::Major => ("show.gate.major", gate.major_points),
            GateWeight::Minor => ("show.gate.minor", gate.minor_points),
        };
        let weight = self.words.filled(key, &[("points", &points.to_string())]);
        let sources = sign.sources.join(", ");
        self.page
            .item(0, &format!("{label} ({weight}) [{sources}]"));
        rule_words::list(self.page, self.knowledge, self.words, &sign.when, 1);
    }

    pub(super) fn population(&mut self, index: usize) {
        let population = &self.knowledge.populations[index];
        let key = |part: &str| format!("populations.{}.{part}", population.id);
        self.part_at("rule.why", &key("why"));
        self.part_at("rule.do", &key("do"));
        self.page.gap();
        self.page
            .text(&self.urgency("population.floor", population.floor));
        let ranked = if population.differential {
            "population.ranked"
        } else {
            "population.not_ranked"
        };
        self.page.text(&self.title(ranked));
        let tests = if population.self_tests {
            "population.tests"
        } else {
            "population.no_tests"
        };
        self.page.text(&self.title(tests));
        self.when(&population.when);
        self.origin(&population.evidence, &[]);
    }

    pub(super) fn threshold(&mut self, index: usize) {
        let mass = &self.knowledge.weighing.masses[index];
        self.page.gap();
        self.page.text(&self.urgency("rule.urgency", mass.urgency));
        self.part_causes("threshold.members", mass.members.iter().copied());
        self.origin(&mass.evidence, &[]);
    }

    fn when(&mut self, when: &Expression) {
        self.page.part(&self.title("rule.when"));
        rule_words::list(self.page, self.knowledge, self.words, when, 0);
    }

    /// Where a rule comes from: its mark and first source, then the other sources.
    fn origin(&mut self, evidence: &Evidence, sources: &[String]) {
        let mut items = vec![numbers::provenance(self.words, evidence)];
        for id in sources.iter().filter(|id| **id != evidence.source) {
            let title = self
                .knowledge
                .sources
                .get(id)
                .map(|source| source.title.as_str());
            items.push(format!("[{id}] {}", title.unwrap_or_default()));
        }
        self.page.part_list(&self.title("rule.from"), &items);
    }
}
