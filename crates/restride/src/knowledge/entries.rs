//! Everything in a pack that has an id and can be shown.

use super::Pack;
use super::table::percent;
use crate::words::Words;
use restride_core::knowledge::Knowledge;

/// One entry: what it is, and where it stands in the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Condition(usize),
    Question(usize),
    SelfTest(usize),
    RedFlag(usize),
    Gate,
    Population(usize),
    Threshold(usize),
    Correction(usize),
    RunnerQuestion(usize),
    /// A phase of returning to running.
    Phase(usize),
    Exercise(usize),
    Programme(usize),
    FirstStep(usize),
    Prevention(usize),
    RecoveryBand(usize),
    GuideBand(usize),
    Fact,
    Source,
}

/// An entry with its id and name.
#[derive(Debug, Clone)]
pub(super) struct Entry<'k> {
    pub(super) kind: Kind,
    pub(super) id: &'k str,
    pub(super) name: String,
}

impl Kind {
    /// The key of the word for this kind, below `show.kind`.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Condition(_) => "condition",
            Self::Question(_) => "question",
            Self::SelfTest(_) => "self_test",
            Self::RedFlag(_) => "red_flag",
            Self::Gate => "gate",
            Self::Population(_) => "population",
            Self::Threshold(_) => "threshold",
            Self::Correction(_) => "correction",
            Self::RunnerQuestion(_) => "runner_question",
            Self::Phase(_) => "phase",
            Self::Exercise(_) => "exercise",
            Self::Programme(_) => "programme",
            Self::FirstStep(_) => "first_step",
            Self::Prevention(_) => "prevention",
            Self::RecoveryBand(_) | Self::GuideBand(_) => "recovery",
            Self::Fact => "fact",
            Self::Source => "source",
        }
    }

    /// Where the entry's own words stand in the text tables; `None` when it has none.
    pub(super) fn words_at(self, id: &str) -> Option<String> {
        let folder = match self {
            Self::Condition(_) => "conditions",
            Self::Question(_) => "findings",
            Self::SelfTest(_) => "self_tests",
            Self::RedFlag(_) => "red_flags",
            Self::Gate => return Some("gate.".to_owned()),
            Self::Population(_) => "populations",
            Self::Correction(_) => "corrections",
            Self::RunnerQuestion(_) => "questions",
            Self::Exercise(_) => "exercises",
            Self::Programme(_) => "programmes",
            Self::FirstStep(_) => "first_days",
            Self::Prevention(_) => "prevention",
            Self::RecoveryBand(_) | Self::GuideBand(_) => "recovery",
            Self::Phase(_) | Self::Threshold(_) | Self::Fact | Self::Source => return None,
        };
        Some(format!("{folder}.{id}."))
    }

    /// The kind in words.
    pub(super) fn word(self, words: Words<'_>) -> String {
        words.line(&format!("show.kind.{}", self.key()))
    }
}

/// Every entry, the ones that runners meet first.
pub(super) fn all<'k>(pack: Pack<'k>, words: Words<'_>) -> Vec<Entry<'k>> {
    let knowledge = pack.knowledge;
    let mut entries = Vec::new();
    let mut add = |kind: Kind, id: &'k str, name: String| entries.push(Entry { kind, id, name });
    for (index, condition) in knowledge.conditions.iter().enumerate() {
        let name = words.line(&format!("conditions.{}.name", condition.key));
        add(Kind::Condition(index), &condition.key, name);
    }
    for (index, question) in knowledge.questions.iter().enumerate() {
        if question.self_test.is_some() {
            add(Kind::SelfTest(index), &question.id, words.short(question));
        } else {
            add(
                Kind::Question(index),
                &question.id,
                words.question(question),
            );
        }
    }
    for (index, flag) in knowledge.red_flags.iter().enumerate() {
        let name = words.line(&format!("red_flags.{}.name", flag.id));
        add(Kind::RedFlag(index), &flag.id, name);
    }
    add(Kind::Gate, "gate", words.line("gate.gate.name"));
    for (index, population) in knowledge.populations.iter().enumerate() {
        let name = words.line(&format!("populations.{}.name", population.id));
        add(Kind::Population(index), &population.id, name);
    }
    for (index, mass) in knowledge.weighing.masses.iter().enumerate() {
        let share = percent(mass.at_least);
        let name = words.filled("show.threshold.share", &[("percent", &share)]);
        add(Kind::Threshold(index), &mass.id, name);
    }
    for (index, correction) in knowledge.corrections.iter().enumerate() {
        // In quotes: it is what people say, and not what the pack says.
        let claim = words.line(&format!("corrections.{}.claim", correction.id));
        add(
            Kind::Correction(index),
            &correction.id,
            format!("\"{claim}\""),
        );
    }
    for (index, question) in knowledge.runner_questions.iter().enumerate() {
        let name = words.line(&format!("questions.{}.ask", question.id));
        add(Kind::RunnerQuestion(index), &question.id, name);
    }
    for_care(pack, words, &mut add);
    for id in facts(pack) {
        add(Kind::Fact, id, String::new());
    }
    for (id, source) in &knowledge.sources {
        add(Kind::Source, id, source.title.clone());
    }
    entries
}

/// The entries about care, in the order in which a runner meets them.
fn for_care<'k>(pack: Pack<'k>, words: Words<'_>, add: &mut impl FnMut(Kind, &'k str, String)) {
    let care = pack.care;
    for (index, step) in care.first_days.steps.iter().enumerate() {
        let name = words.line(&format!("first_days.{}.do", step.id));
        add(Kind::FirstStep(index), &step.id, name);
    }
    for (index, programme) in care.programmes.iter().enumerate() {
        let name = words.line(&format!("programmes.{}.name", programme.id));
        add(Kind::Programme(index), &programme.id, name);
    }
    for (index, exercise) in care.exercises.iter().enumerate() {
        let name = words.line(&format!("exercises.{}.name", exercise.id));
        add(Kind::Exercise(index), &exercise.id, name);
    }
    for (index, phase) in pack.knowledge.return_to_run.phases.iter().enumerate() {
        let name = words.line(&format!("return_to_run.phase.{}", phase.id));
        add(Kind::Phase(index), &phase.id, name);
    }
    for (index, band) in care.recovery.bands.iter().enumerate() {
        let name = words.line(&format!("recovery.{}.what", band.id));
        add(Kind::RecoveryBand(index), &band.id, name);
    }
    for (index, band) in care.recovery.guide_bands.iter().enumerate() {
        let name = words.line(&format!("recovery.{}.what", band.id));
        add(Kind::GuideBand(index), &band.id, name);
    }
    for (index, item) in care.prevention.iter().enumerate() {
        let name = words.line(&format!("prevention.{}.do", item.id));
        add(Kind::Prevention(index), &item.id, name);
    }
}

/// The ids inside the gate, by which results name it: its levels, its signs, and the two rules of their own.
pub(super) fn parts_of_gate(knowledge: &Knowledge) -> Vec<&str> {
    let gate = &knowledge.gate;
    let levels = gate.levels.iter().map(|level| level.id.as_str());
    let signs = gate.signs.iter().map(|sign| sign.id.as_str());
    let own = ["displacement", "test_safety"];
    levels.chain(signs).chain(own).collect()
}

/// The ids of the guide's facts that an entry carries; none for kinds that carry no facts.
pub(super) fn facts_of(pack: Pack<'_>, kind: Kind) -> &[String] {
    let Pack { knowledge, care } = pack;
    match kind {
        Kind::Phase(index) => &knowledge.return_to_run.phases[index].guide,
        Kind::Exercise(index) => &care.exercises[index].guide,
        Kind::Programme(index) => &care.programmes[index].guide,
        Kind::FirstStep(index) => &care.first_days.steps[index].guide,
        Kind::Prevention(index) => &care.prevention[index].guide,
        Kind::GuideBand(index) => &care.recovery.guide_bands[index].guide,
        Kind::Condition(index) => &knowledge.conditions[index].guide,
        Kind::Question(index) | Kind::SelfTest(index) => &knowledge.questions[index].guide,
        Kind::RedFlag(index) => &knowledge.red_flags[index].guide,
        Kind::Correction(index) => &knowledge.corrections[index].guide,
        Kind::RunnerQuestion(index) => &knowledge.runner_questions[index].guide,
        Kind::Gate
        | Kind::Population(_)
        | Kind::Threshold(_)
        | Kind::RecoveryBand(_)
        | Kind::Fact
        | Kind::Source => &[],
    }
}

/// Every fact that some entry carries, in the guide's order.
fn facts(pack: Pack<'_>) -> Vec<&str> {
    let knowledge = pack.knowledge;
    let phases = knowledge.return_to_run.phases.iter();
    let conditions = knowledge.conditions.iter().flat_map(|entry| &entry.guide);
    let questions = knowledge.questions.iter().flat_map(|entry| &entry.guide);
    let flags = knowledge.red_flags.iter().flat_map(|entry| &entry.guide);
    let corrections = knowledge.corrections.iter().flat_map(|entry| &entry.guide);
    let asked = knowledge
        .runner_questions
        .iter()
        .flat_map(|entry| &entry.guide);
    let all = conditions
        .chain(questions)
        .chain(flags)
        .chain(corrections)
        .chain(asked)
        .chain(phases.flat_map(|entry| &entry.guide))
        .chain(pack.care.guide());
    let mut facts: Vec<&str> = all.map(String::as_str).collect();
    facts.sort_by_key(|id| natural(id));
    facts.dedup();
    facts
}

/// A sort key by which `s9` comes before `s10`.
pub(super) fn natural(id: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut word = String::new();
    let mut number: Option<u64> = None;
    for letter in id.chars() {
        if let Some(digit) = letter.to_digit(10) {
            let more = number.unwrap_or(0).saturating_mul(10);
            number = Some(more.saturating_add(u64::from(digit)));
        } else {
            if let Some(done) = number.take() {
                parts.push((std::mem::take(&mut word), done));
            }
            word.push(letter);
        }
    }
    parts.push((word, number.unwrap_or(0)));
    parts
}
