//! Answers as a journal keeps them, and what an assessment writes into it.

use super::{Answer, Answers, Engine, Floor, FloorKind, Triage};
use crate::journal::{AnswerValue, Key};
use crate::knowledge::{Kind, Knowledge};
use crate::urgency::Urgency;
use std::collections::BTreeMap;

/// The key of the bone-stress gate among the reasons of an urgent assessment.
const GATE: &str = "bone_stress_gate";
/// The key of the probability of bone stress among the reasons of an urgent assessment.
const MASS: &str = "bone_stress_mass";

impl Answers {
    /// Answers that a journal holds. What this pack does not ask, or asks in another way, is left out: it stays
    /// unanswered, which is never a "no".
    pub fn logged(knowledge: &Knowledge, told: &BTreeMap<Key, AnswerValue>) -> Self {
        let mut answers = Self::new(knowledge);
        for (id, value) in told {
            let Some(question) = knowledge.question(id.as_str()) else {
                continue;
            };
            let kind = &knowledge.questions[question].kind;
            if let Some(answer) = read(kind, value) {
                // One that is out of its range is left out as well.
                let _out_of_range = answers.set(knowledge, question, answer).is_err();
            }
        }
        answers
    }

    /// These answers as a journal keeps them.
    pub fn to_log(&self, knowledge: &Knowledge) -> BTreeMap<Key, AnswerValue> {
        let given = self.given().filter_map(|(question, answer)| {
            let asked = knowledge.questions.get(question)?;
            Some((Key::new(asked.id.as_str())?, write(&asked.kind, answer)?))
        });
        given.collect()
    }
}

fn read(kind: &Kind, value: &AnswerValue) -> Option<Answer> {
    let bits = |words: &[Key]| {
        let positions = words.iter().map(|word| kind.value(word.as_str()));
        positions
            .map(|position| position.and_then(|at| 1_u64.checked_shl(u32::try_from(at).ok()?)))
            .try_fold(0, |all, bit| Some(all | bit?))
    };
    match (kind, value) {
        (_, AnswerValue::Word(word)) if word.as_str() == "unsure" => Some(Answer::Unsure),
        (Kind::YesNo, AnswerValue::Word(word)) => match word.as_str() {
            "yes" => Some(Answer::Yes),
            "no" => Some(Answer::No),
            _ => None,
        },
        (Kind::Test { .. }, AnswerValue::Word(word)) => match word.as_str() {
            "no_pain" => Some(Answer::Tested(0)),
            "not_done" => Some(Answer::NotDone),
            "could_not" => Some(Answer::CouldNot),
            _ => None,
        },
        (Kind::Choice { .. }, AnswerValue::Word(word)) => {
            kind.value(word.as_str()).map(Answer::Choice)
        }
        (Kind::Many { .. }, AnswerValue::Word(word)) => {
            bits(std::slice::from_ref(word)).map(Answer::Many)
        }
        (Kind::Many { .. }, AnswerValue::Many(words)) => bits(words).map(Answer::Many),
        (Kind::Test { .. }, AnswerValue::Many(words)) => bits(words).map(Answer::Tested),
        (Kind::Number(_), AnswerValue::Number(number)) => Some(Answer::Number(*number)),
        (Kind::YesNo | Kind::Choice { .. } | Kind::Number(_) | Kind::Many { .. }, _)
        | (Kind::Test { .. }, AnswerValue::Number(_)) => None,
    }
}

fn write(kind: &Kind, answer: Answer) -> Option<AnswerValue> {
    let word = |text: &str| Key::new(text).map(AnswerValue::Word);
    let (values, bits): (&[String], u64) = match (kind, answer) {
        (_, Answer::Unsure) => return word("unsure"),
        (_, Answer::Yes) => return word("yes"),
        (_, Answer::No) => return word("no"),
        (_, Answer::NotDone) => return word("not_done"),
        (_, Answer::CouldNot) => return word("could_not"),
        (_, Answer::Number(number)) => return Some(AnswerValue::Number(number)),
        (_, Answer::Tested(0)) => return word("no_pain"),
        (Kind::Choice { values }, Answer::Choice(value)) => return word(values.get(value)?),
        (Kind::Many { values }, Answer::Many(bits))
        | (Kind::Test { values }, Answer::Tested(bits)) => (values, bits),
        (
            Kind::YesNo
            | Kind::Number(_)
            | Kind::Choice { .. }
            | Kind::Many { .. }
            | Kind::Test { .. },
            Answer::Absent | Answer::Choice(_) | Answer::Many(_) | Answer::Tested(_),
        ) => return None,
    };
    let is_set = |position: usize| {
        u32::try_from(position).is_ok_and(|at| bits.checked_shr(at).is_some_and(|it| it & 1 == 1))
    };
    let chosen = values
        .iter()
        .enumerate()
        .filter(|(position, _)| is_set(*position));
    let words: Option<Vec<Key>> = chosen.map(|(_, value)| Key::new(value.as_str())).collect();
    words.map(AnswerValue::Many)
}

impl Engine<'_> {
    /// What raised an urgency to "stop and see within days" or above, as a journal keeps it: ids of rules, and keys for
    /// the gate and the probability of bone stress. Empty below.
    pub fn red_flags_to_log(&self, triage: &Triage) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for floor in urgent(triage) {
            let key = match floor.kind {
                FloorKind::Gate => Key::new(GATE),
                FloorKind::Mass if self.is_of_bone(floor) => Key::new(MASS),
                FloorKind::Mass | FloorKind::RedFlag | FloorKind::Population => {
                    Key::new(floor.id.as_str())
                }
                // An earlier urgency has its own reasons, in the assessment that gave it.
                FloorKind::OpenAlarm | FloorKind::Expiry | FloorKind::Carried => None,
            };
            if let Some(key) = key.filter(|key| !keys.contains(key)) {
                keys.push(key);
            }
        }
        keys
    }

    /// Whether the bone was among the reasons for "stop and see within days" or above: the gate, the probability of bone
    /// stress, or a rule that suspects what the gate suspects. `false` below that urgency.
    pub fn suspects_bone(&self, triage: &Triage) -> bool {
        urgent(triage).any(|floor| self.is_of_bone(floor))
    }

    /// What a journal keeps about the bone: suspected, denied, or `None` while a mandatory question has neither a yes nor
    /// a no. Only a denial opens the way to running, so silence is never one.
    pub fn bone_verdict(&self, triage: &Triage) -> Option<bool> {
        if self.suspects_bone(triage) {
            Some(true)
        } else {
            triage.open_alarms.is_empty().then_some(false)
        }
    }

    fn is_of_bone(&self, floor: &Floor) -> bool {
        let knowledge = self.knowledge();
        let bones = &knowledge.gate.suspects;
        let suspects = match floor.kind {
            FloorKind::Gate => return true,
            FloorKind::RedFlag => {
                let rule = knowledge.red_flags.iter().find(|rule| rule.id == floor.id);
                rule.map(|rule| &rule.suspects)
            }
            FloorKind::Mass => {
                let masses = &knowledge.weighing.masses;
                return masses
                    .iter()
                    .any(|mass| mass.id == floor.id && mass.bone_stress);
            }
            FloorKind::Population
            | FloorKind::OpenAlarm
            | FloorKind::Expiry
            | FloorKind::Carried => return false,
        };
        suspects.is_some_and(|suspects| suspects.iter().any(|it| bones.contains(it)))
    }
}

fn urgent(triage: &Triage) -> impl Iterator<Item = &Floor> {
    let floors = triage.floors.iter();
    floors.filter(|floor| floor.urgency >= Urgency::StopAndSeeWithinDays)
}
