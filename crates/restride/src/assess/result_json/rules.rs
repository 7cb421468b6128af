//! Every floor under the urgency, with its words and sources.

use super::sources::mark_of;
use crate::words::Words;
use restride_core::assessment::{Answer, Answers, Engine, Floor, FloorKind, Triage};
use restride_core::knowledge::{Evidence, GateSign, Knowledge, QuestionIndex, RedFlag, WITHIN};
use restride_core::urgency::Urgency;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

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
    /// How soon it wants somebody to look: `now`, `today`, `72_hours`, `days`, `2_weeks` or `3_weeks`; null for a rule
    /// without a time of its own.
    pub(crate) within: Option<String>,
    /// What was found, in words.
    pub(crate) name: String,
    /// Why it matters.
    pub(crate) why: String,
    /// What to do because of it; null when a more urgent rule comes first, whose advice must not be watered down,
    /// unless it is about something else.
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
    ordered(knowledge, triage)
        .into_iter()
        .map(|floor| {
            let text = text(floor, triage, words);
            RuleJson {
                kind: floor.kind.key(),
                id: floor.id.clone(),
                urgency: floor.urgency.key(),
                within: within(knowledge, floor),
                name: text.name,
                why: text.why,
                to_do: is_said(knowledge, floor, triage).then_some(text.to_do),
                because: super::ids(knowledge, &because(engine, answers, floor)),
                sources: rule_sources(knowledge, floor, triage),
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
    let place = place(floor, triage, words);
    let all = |part: &str| words.lines(&format!("{place}.{part}")).join(" ");
    RuleText {
        name: words.line(&format!("{place}.name")),
        why: all("why"),
        to_do: all("do"),
    }
}

/// Where the words of a floor stand.
fn place(floor: &Floor, triage: &Triage, words: Words<'_>) -> String {
    let id = floor.id.as_str();
    let or = |own: String, other: &str| {
        let has_own = words.get(&format!("{own}.name")).is_some();
        if has_own { own } else { other.to_owned() }
    };
    match floor.kind {
        FloorKind::RedFlag => format!("red_flags.{id}"),
        FloorKind::Gate => or(format!("gate.level.{id}"), "gate.displacement"),
        FloorKind::Population => format!("populations.{id}"),
        FloorKind::Mass => or(format!("ui.floor.{id}"), "ui.floor.mass"),
        // Every warning question may be answered, with a yes among the answers.
        FloorKind::OpenAlarm if triage.open_alarms.is_empty() => "ui.floor.alarm_yes".to_owned(),
        FloorKind::OpenAlarm => "ui.floor.alarm_open".to_owned(),
        FloorKind::Expiry => "ui.floor.expiry".to_owned(),
        FloorKind::Carried => "ui.floor.carried".to_owned(),
    }
}

/// How soon a floor wants somebody to look, in the pack's keys; `None` for a floor without a time of its own.
fn within(knowledge: &Knowledge, floor: &Floor) -> Option<String> {
    let id = &floor.id;
    let within = match floor.kind {
        FloorKind::RedFlag => &red_flag(knowledge, id)?.within,
        FloorKind::Gate => match knowledge.gate.levels.iter().find(|level| level.id == *id) {
            Some(level) => &level.within,
            None => &knowledge.gate.displacement_within,
        },
        FloorKind::Mass => {
            let masses = &knowledge.weighing.masses;
            &masses.iter().find(|mass| mass.id == *id)?.within
        }
        FloorKind::Population | FloorKind::OpenAlarm | FloorKind::Expiry | FloorKind::Carried => {
            return None;
        }
    };
    Some(within.clone())
}

/// The floors, most urgent first, and the soonest first among equally urgent ones.
fn ordered<'t>(knowledge: &Knowledge, triage: &'t Triage) -> Vec<&'t Floor> {
    let rank = |floor: &Floor| {
        let within = within(knowledge, floor);
        let known = within.and_then(|within| WITHIN.iter().position(|known| *known == within));
        known.unwrap_or(WITHIN.len())
    };
    let mut floors: Vec<&Floor> = triage.floors.iter().collect();
    floors.sort_by_key(|floor| (Reverse(floor.urgency), rank(floor)));
    floors
}

/// The one deadline of the page: the time that the urgency's own key names, or a sooner one that a deciding rule names.
pub(super) fn soonest(knowledge: &Knowledge, triage: &Triage) -> Option<String> {
    let own = match triage.urgency {
        Urgency::Emergency => "now",
        Urgency::StopAndSeeWithinDays => "days",
        Urgency::SeeWithinTwoWeeks => "2_weeks",
        Urgency::SelfManage => return None,
    };
    let named = ordered(knowledge, triage)
        .first()
        .and_then(|floor| within(knowledge, floor));
    let position = |key: &str| WITHIN.iter().position(|known| *known == key);
    named
        .into_iter()
        .chain([own.to_owned()])
        .min_by_key(|key| position(key))
}

/// What to do because of the first floor, one action each.
pub(super) fn first_actions(
    knowledge: &Knowledge,
    triage: &Triage,
    words: Words<'_>,
) -> Vec<String> {
    ordered(knowledge, triage)
        .first()
        .map(|floor| words.lines(&format!("{}.do", place(floor, triage, words))))
        .unwrap_or_default()
}

fn red_flag<'k>(knowledge: &'k Knowledge, id: &str) -> Option<&'k RedFlag> {
    knowledge.red_flags.iter().find(|rule| rule.id == id)
}

/// Whether the advice of a floor is said: it decides, or the pack wants it said beside something more urgent.
fn is_said(knowledge: &Knowledge, floor: &Floor, triage: &Triage) -> bool {
    floor.urgency == triage.urgency
        || floor.kind == FloorKind::RedFlag
            && red_flag(knowledge, &floor.id).is_some_and(|rule| rule.always_say)
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

/// Where a floor comes from. The gate cites what it found: its level, and the signs that made the score.
pub(super) fn rule_sources(
    knowledge: &Knowledge,
    floor: &Floor,
    triage: &Triage,
) -> Vec<RuleSourceJson> {
    let id = &floor.id;
    let mut parts: Vec<(&Evidence, &[String])> = Vec::new();
    match floor.kind {
        FloorKind::RedFlag => {
            let rule = red_flag(knowledge, id);
            parts.extend(rule.map(|rule| (&rule.evidence, rule.sources.as_slice())));
        }
        FloorKind::Gate => {
            let gate = &knowledge.gate;
            if let Some(level) = gate.levels.iter().find(|level| level.id == *id) {
                parts.push((&level.evidence, &level.sources));
                let present = |sign: &&GateSign| triage.gate.signs.contains(&sign.id);
                let signs = gate.signs.iter().filter(present);
                parts.extend(signs.map(|sign| (&sign.evidence, sign.sources.as_slice())));
            } else {
                parts.push((&gate.displacement_evidence, &gate.displacement_sources));
            }
        }
        FloorKind::Mass => {
            let mut masses = knowledge.weighing.masses.iter();
            let mass = masses.find(|mass| mass.id == *id);
            parts.extend(mass.map(|mass| (&mass.evidence, [].as_slice())));
        }
        FloorKind::Population => {
            let mut populations = knowledge.populations.iter();
            let population = populations.find(|population| population.id == *id);
            parts.extend(population.map(|population| (&population.evidence, [].as_slice())));
        }
        FloorKind::OpenAlarm | FloorKind::Expiry | FloorKind::Carried => {}
    }
    let mut found: Vec<RuleSourceJson> = Vec::new();
    for (evidence, further) in parts {
        for id in std::iter::once(&evidence.source).chain(further) {
            if found.iter().all(|known| known.id != *id) {
                found.extend(source(knowledge, id, evidence));
            }
        }
    }
    found
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
