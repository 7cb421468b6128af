//! How urgent: the highest of independent floors. This is the only place where a level comes into being.

use super::{Answer, Answers, Engine};
use crate::knowledge::{GateWeight, QuestionIndex};
use crate::urgency::Urgency;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// One floor under the urgency: what raised it, and how far.
#[derive(Debug, Clone, PartialEq)]
pub struct Floor {
    /// What kind of floor.
    pub kind: FloorKind,
    /// The id of the rule, level, threshold or population.
    pub id: String,
    /// The least urgency that it leaves.
    pub urgency: Urgency,
    /// The questions whose answers raised it.
    pub cited: Vec<QuestionIndex>,
}

/// Where a floor comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FloorKind {
    /// A hard rule.
    RedFlag,
    /// The bone-stress gate.
    Gate,
    /// A probability mass above its threshold.
    Mass,
    /// Who the runner is.
    Population,
    /// Alarm questions without a clear "no".
    OpenAlarm,
    /// The knowledge is out of date, or the clock cannot be trusted.
    Expiry,
    /// An earlier urgency that is still in force.
    Carried,
}

impl FloorKind {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::RedFlag => "red_flag",
            Self::Gate => "gate",
            Self::Mass => "mass",
            Self::Population => "population",
            Self::OpenAlarm => "open_alarm",
            Self::Expiry => "expiry",
            Self::Carried => "carried",
        }
    }
}

/// The urgency and every floor that was under it, most urgent first.
#[derive(Debug, Clone, PartialEq)]
pub struct Triage {
    /// The highest floor; [`Urgency::SelfManage`] when there is none.
    pub urgency: Urgency,
    /// Every floor, most urgent first.
    pub floors: Vec<Floor>,
    /// Mandatory questions without a yes or a no.
    pub open_alarms: Vec<QuestionIndex>,
    /// What the bone-stress gate counted.
    pub gate: GateCount,
}

/// What the bone-stress gate counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GateCount {
    /// Points.
    pub score: u32,
    /// Major signs present.
    pub majors: usize,
    /// Minor signs present.
    pub minors: usize,
    /// Ids of the signs present.
    pub signs: Vec<String>,
    /// Whether the gate switches provocative self-tests off.
    pub test_safety: bool,
}

/// The least urgency when a probability is not a number, or a mass is missing: never self-care.
const UNKNOWN_MASS: Urgency = Urgency::SeeWithinTwoWeeks;
/// The least urgency when an alarm question is open or the pack is out of date: never self-care.
const OPEN: Urgency = Urgency::SeeWithinTwoWeeks;

/// The highest of the floors. The one constructor of an urgency from parts.
fn highest(floors: &[Floor]) -> Urgency {
    floors
        .iter()
        .map(|floor| floor.urgency)
        .max()
        .unwrap_or(Urgency::SelfManage)
}

impl Engine<'_> {
    /// Urgency of a set of answers, with every floor that was under it.
    ///
    /// `masses` are the probabilities of the pack's mass thresholds, in the pack's order. Whatever they are (0, 1, NaN,
    /// too few), they can raise the urgency and never lower it.
    ///
    /// `today` decides whether the pack is still valid; `carried` is an earlier urgency that stays in force.
    pub fn triage(
        &self,
        answers: &Answers,
        masses: &[f64],
        today: Date,
        carried: Option<Urgency>,
    ) -> Triage {
        let mut floors = Vec::new();
        self.red_flag_floors(answers, &mut floors);
        let gate = self.gate_floors(answers, &mut floors);
        self.mass_floors(masses, &mut floors);
        self.population_floors(answers, &mut floors);
        let not_denied = self.not_denied(answers);
        if !not_denied.is_empty() {
            floors.push(Floor {
                kind: FloorKind::OpenAlarm,
                id: FloorKind::OpenAlarm.key().to_owned(),
                urgency: OPEN,
                cited: not_denied,
            });
        }
        if self.is_out_of_date(today) {
            floors.push(Floor {
                kind: FloorKind::Expiry,
                id: FloorKind::Expiry.key().to_owned(),
                urgency: OPEN,
                cited: Vec::new(),
            });
        }
        if let Some(urgency) = carried {
            floors.push(Floor {
                kind: FloorKind::Carried,
                id: FloorKind::Carried.key().to_owned(),
                urgency,
                cited: Vec::new(),
            });
        }
        floors.sort_by(|a, b| b.urgency.cmp(&a.urgency).then(a.kind.cmp(&b.kind)));
        Triage {
            urgency: highest(&floors),
            floors,
            open_alarms: self.open_alarms(answers),
            gate,
        }
    }

    /// Mandatory questions without a yes or a no (skipped, unsure, not reached), in the pack's order.
    pub fn open_alarms(&self, answers: &Answers) -> Vec<QuestionIndex> {
        let mut open = self.not_denied(answers);
        open.retain(|&question| answers.get(question) != Answer::Yes);
        open
    }

    /// Mandatory questions whose answer is not a clear "no": while there is one, self-care is not advised.
    fn not_denied(&self, answers: &Answers) -> Vec<QuestionIndex> {
        self.mandatory
            .iter()
            .copied()
            .filter(|&question| answers.get(question) != Answer::No)
            .collect()
    }

    /// Whether the pack is too old (or the clock too early) to advise self-care.
    pub fn is_out_of_date(&self, today: Date) -> bool {
        let review = &self.knowledge.review;
        let since_review = (today - review.review_by).get_days();
        today < review.made_on || since_review > review.grace_days
    }

    fn red_flag_floors(&self, answers: &Answers, floors: &mut Vec<Floor>) {
        for rule in &self.knowledge.red_flags {
            if let Some(when) = rule.when.as_ref().filter(|when| when.holds(answers)) {
                floors.push(Floor {
                    kind: FloorKind::RedFlag,
                    id: rule.id.clone(),
                    urgency: rule.urgency,
                    cited: when.cited(answers).into_iter().collect(),
                });
            }
        }
    }

    /// Counts the gate without recording floors.
    pub fn gate(&self, answers: &Answers) -> GateCount {
        let gate = &self.knowledge.gate;
        let mut count = GateCount::default();
        for sign in gate.signs.iter().filter(|sign| sign.when.holds(answers)) {
            match sign.weight {
                GateWeight::Major => {
                    count.majors += 1;
                    count.score += gate.major_points;
                }
                GateWeight::Minor => {
                    count.minors += 1;
                    count.score += gate.minor_points;
                }
            }
            count.signs.push(sign.id.clone());
        }
        count.test_safety = count.majors >= gate.test_safety.majors_at_least
            || count.minors >= gate.test_safety.minors_at_least;
        count
    }

    fn gate_floors(&self, answers: &Answers, floors: &mut Vec<Floor>) -> GateCount {
        let gate = &self.knowledge.gate;
        if gate.displacement.holds(answers) {
            floors.push(Floor {
                kind: FloorKind::Gate,
                id: "displacement".to_owned(),
                urgency: gate.displacement_urgency,
                cited: gate.displacement.cited(answers).into_iter().collect(),
            });
        }
        let count = self.gate(answers);
        let reached = gate
            .levels
            .iter()
            .filter(|level| count.score >= level.score_at_least)
            .max_by_key(|level| level.urgency);
        if let Some(level) = reached {
            let cited: BTreeSet<QuestionIndex> = gate
                .signs
                .iter()
                .flat_map(|sign| sign.when.cited(answers))
                .collect();
            floors.push(Floor {
                kind: FloorKind::Gate,
                id: level.id.clone(),
                urgency: level.urgency,
                cited: cited.into_iter().collect(),
            });
        }
        count
    }

    fn mass_floors(&self, masses: &[f64], floors: &mut Vec<Floor>) {
        for (position, threshold) in self.knowledge.weighing.masses.iter().enumerate() {
            let mass = masses.get(position).copied().unwrap_or(f64::NAN);
            let known = (0.0..=1.0).contains(&mass);
            if !known || mass >= threshold.at_least {
                floors.push(Floor {
                    kind: FloorKind::Mass,
                    id: threshold.id.clone(),
                    urgency: if known {
                        threshold.urgency
                    } else {
                        UNKNOWN_MASS.max(threshold.urgency)
                    },
                    cited: Vec::new(),
                });
            }
        }
    }

    fn population_floors(&self, answers: &Answers, floors: &mut Vec<Floor>) {
        for population in &self.knowledge.populations {
            if population.when.holds(answers) {
                floors.push(Floor {
                    kind: FloorKind::Population,
                    id: population.id.clone(),
                    urgency: population.floor,
                    cited: population.when.cited(answers).into_iter().collect(),
                });
            }
        }
    }
}
