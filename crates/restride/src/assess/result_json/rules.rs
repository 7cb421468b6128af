//! Every floor under the urgency, with its words and sources.

use super::sources::mark_of;
use crate::words::Words;
use restride_core::assessment::{Answer, Answers, Engine, Floor, FloorKind, Triage};
use restride_core::knowledge::{Evidence, Knowledge, QuestionIndex};
use schemars::JsonSchema;
use serde::Serialize;

/// Something that held the urgency up.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RuleJson {
    /// Where it comes from: `red_flag` (a hard rule), `gate` (the bone-stress gate), `mass` (a probability that is too
    /// high to leave unchecked), `population` (who the runner is), `open_alarm` (a warning question without a clear
    /// no), `expiry` (the knowledge is out of date) or `carried` (an earlier urgency still in force).
    pub(crate) kind: &'static str,
    /// Id of the rule in the pack.
    pub(crate) id: String,
    /// The least urgency that it leaves.
    pub(crate) urgency: &'static str,
    /// How soon a hard rule wants somebody to look: `now`, `today`, `72_hours`, `days`, `2_weeks` or `3_weeks`; null
    /// for other kinds.
    pub(crate) within: Option<String>,
    /// What was found, in words.
    pub(crate) name: String,
    /// Why it matters.
    pub(crate) why: String,
    /// What to do because of it; null when a more urgent rule comes first, whose advice must not be watered down.
    #[serde(rename = "do")]
    pub(crate) to_do: Option<String>,
    /// The answers that raised it (answer ids).
    pub(crate) because: Vec<String>,
    /// Where the rule comes from.
    pub(crate) sources: Vec<RuleSourceJson>,
}

/// A source of a rule.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(crate) struct RuleSourceJson {
    /// Id of the source in the pack.
    pub(crate) id: String,
    /// Citation in one line.
    pub(crate) title: String,
    /// How far to trust it: `sourced`, `derived`, `from_memory` (not checked) or `elicited` (our own estimate).
    #[schemars(extend("enum" = ["sourced", "derived", "from_memory", "elicited"]))]
    pub(crate) mark: &'static str,
    /// The table, section or page.
    pub(crate) place: String,
}

pub(super) fn of(
    engine: &Engine<'_>,
    answers: &Answers,
    triage: &Triage,
    words: Words<'_>,
) -> Vec<RuleJson> {
    let knowledge = engine.knowledge();
    triage
        .floors
        .iter()
        .map(|floor| {
            let text = text(floor, triage, words);
            RuleJson {
                kind: floor.kind.key(),
                id: floor.id.clone(),
                urgency: floor.urgency.key(),
                within: within(knowledge, floor),
                name: text.name,
                why: text.why,
                to_do: (floor.urgency == triage.urgency).then_some(text.to_do),
                because: super::ids(knowledge, &because(engine, answers, floor)),
                sources: rule_sources(knowledge, floor),
            }
        })
        .collect()
}

/// The words of a floor.
struct RuleText {
    name: String,
    why: String,
    to_do: String,
}

fn text(floor: &Floor, triage: &Triage, words: Words<'_>) -> RuleText {
    let id = floor.id.as_str();
    let at = |place: &str, why: &str| {
        let all = |part: &str| words.lines(&format!("{place}.{part}")).join(" ");
        RuleText {
            name: words.line(&format!("{place}.name")),
            why: all(why),
            to_do: all("do"),
        }
    };
    match floor.kind {
        FloorKind::RedFlag => at(&format!("red_flags.{id}"), "why"),
        FloorKind::Gate => {
            let level = format!("gate.level.{id}");
            let is_level = words.get(&format!("{level}.name")).is_some();
            at(
                if is_level {
                    &level
                } else {
                    "gate.displacement"
                },
                "why",
            )
        }
        FloorKind::Population => at(&format!("populations.{id}"), "why"),
        FloorKind::Mass => {
            let own = format!("ui.floor.{id}");
            let has_own = words.get(&format!("{own}.name")).is_some();
            at(if has_own { &own } else { "ui.floor.mass" }, "why")
        }
        // Every warning question may be answered, with a yes among the answers.
        FloorKind::OpenAlarm if triage.open_alarms.is_empty() => at("ui.floor.alarm_yes", "why"),
        FloorKind::OpenAlarm => at("ui.floor.alarm_open", "why"),
        FloorKind::Expiry => at("ui.floor.expiry", "why"),
        FloorKind::Carried => at("ui.floor.carried", "why"),
    }
}

fn within(knowledge: &Knowledge, floor: &Floor) -> Option<String> {
    if floor.kind != FloorKind::RedFlag {
        return None;
    }
    let rule = knowledge
        .red_flags
        .iter()
        .find(|rule| rule.id == floor.id)?;
    Some(rule.within.clone())
}

/// The answers cited. A probability cites the signs of bone stress that were answered with yes when it is that of bone
/// stress, and nothing otherwise: it is made of all answers.
fn because(engine: &Engine<'_>, answers: &Answers, floor: &Floor) -> Vec<QuestionIndex> {
    let is_bone_stress = engine
        .knowledge()
        .weighing
        .masses
        .iter()
        .any(|mass| mass.bone_stress && mass.id == floor.id);
    if floor.kind == FloorKind::Mass && is_bone_stress {
        let signs = engine.bone_signs().iter().copied();
        return signs
            .filter(|&sign| answers.get(sign) == Answer::Yes)
            .collect();
    }
    floor.cited.clone()
}

pub(super) fn rule_sources(knowledge: &Knowledge, floor: &Floor) -> Vec<RuleSourceJson> {
    let (evidence, further): (&Evidence, &[String]) = match floor.kind {
        FloorKind::RedFlag => match knowledge.red_flags.iter().find(|rule| rule.id == floor.id) {
            Some(rule) => (&rule.evidence, &rule.sources),
            None => return Vec::new(),
        },
        FloorKind::Gate => (&knowledge.gate.evidence, &[]),
        FloorKind::Mass => {
            match knowledge
                .weighing
                .masses
                .iter()
                .find(|mass| mass.id == floor.id)
            {
                Some(mass) => (&mass.evidence, &[]),
                None => return Vec::new(),
            }
        }
        FloorKind::Population => {
            match knowledge
                .populations
                .iter()
                .find(|population| population.id == floor.id)
            {
                Some(population) => (&population.evidence, &[]),
                None => return Vec::new(),
            }
        }
        FloorKind::OpenAlarm | FloorKind::Expiry | FloorKind::Carried => return Vec::new(),
    };
    let mut ids = vec![evidence.source.as_str()];
    for id in further {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    }
    ids.into_iter()
        .filter_map(|id| source(knowledge, id, evidence))
        .collect()
}

fn source(knowledge: &Knowledge, id: &str, evidence: &Evidence) -> Option<RuleSourceJson> {
    let source = knowledge.sources.get(id)?;
    let mark = mark_of(source, evidence.mark);
    Some(RuleSourceJson {
        id: id.to_owned(),
        title: source.title.clone(),
        mark: mark.key(),
        place: evidence.place.clone(),
    })
}
