//! The result: urgency first, then causes with reasons, what has to be ruled out, what to do next.

use super::{Answers, Engine, FloorKind, Lowering, NextStep, Reason, TestBar, Triage, Weights};
use crate::knowledge::{ConditionIndex, QuestionIndex};
use crate::urgency::Urgency;
use jiff::civil::Date;

/// Everything that follows from a set of answers. Holds ids and numbers only; words are looked up by key.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// How soon to be seen, and every floor that was under it.
    pub triage: Triage,
    /// What would have lowered the urgency.
    pub lowerings: Vec<Lowering>,
    /// The likely causes, best first; empty when causes must not be ranked for this runner.
    pub causes: Vec<Cause>,
    /// Probability that it is none of the pack's causes; `None` when causes are not ranked.
    pub none_of_these: Option<f64>,
    /// Whether a second cause at the same time is probable enough to say so.
    pub two_causes: bool,
    /// What has to be ruled out, most important first, besides the causes.
    pub rule_out: Vec<ConditionIndex>,
    /// Questions and self-tests that would change the causes most, best first.
    pub changes: Vec<QuestionIndex>,
    /// Self-tests that may be done now and are worth doing, best first.
    pub self_tests: Vec<QuestionIndex>,
    /// Why no self-tests are offered; `None` when some may be.
    pub tests_bar: Option<TestBar>,
    /// What to ask next, or why nothing is.
    pub next: NextStep,
    /// Whether the pack's review date has passed.
    pub review_due: bool,
}

/// One likely cause. Close relatives (a [`crate::knowledge::Family`]) share one place in the list, named by the most
/// likely of them, so that the causes shown are different problems; probability and range are those of the family.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    /// The condition: the most likely of its family.
    pub condition: ConditionIndex,
    /// Relatives that are likely enough beside the condition itself to be named (the pack says how likely), most likely first.
    pub relatives: Vec<ConditionIndex>,
    /// Probability of the family as shown: never above the pack's largest.
    pub probability: f64,
    /// Key of the word for how well it fits.
    pub strength: String,
    /// Lower end of the credible range.
    pub low: f64,
    /// Upper end of the credible range.
    pub high: f64,
    /// What spoke for and against it, heaviest first.
    pub because: Vec<Reason>,
}

/// Close relatives, most likely first, and the probability of all together.
struct Ranked {
    members: Vec<ConditionIndex>,
    probability: f64,
}

impl Engine<'_> {
    /// Assesses a set of answers.
    ///
    /// `today` is the runner's own date (it decides whether the pack is still valid). `carried` is an urgency from
    /// earlier that stays in force (`None` when there is none).
    ///
    /// # Missing data
    ///
    /// Unanswered and unsure questions are no evidence for or against any cause, and never count as a "no" for safety:
    /// with an open alarm question the urgency is at least [`Urgency::SeeWithinTwoWeeks`].
    ///
    /// # Example
    ///
    /// ```
    /// use restride_core::assessment::{Answer, Answers, Engine};
    /// use restride_core::urgency::Urgency;
    ///
    /// let knowledge = restride_testkit::knowledge();
    /// let engine = Engine::new(&knowledge);
    /// let mut answers = Answers::new(&knowledge);
    /// let question = knowledge.question("cannot_bear_weight").unwrap();
    /// answers.set(&knowledge, question, Answer::Yes)?;
    /// let result = engine.assess(&answers, restride_testkit::today(), None);
    /// assert_eq!(result.triage.urgency, Urgency::Emergency);
    /// # Ok::<(), restride_core::assessment::AnswerError>(())
    /// ```
    pub fn assess(&self, answers: &Answers, today: Date, carried: Option<Urgency>) -> Assessment {
        let posterior = self.posterior(answers, Weights::Damped);
        let masses = self.masses(answers);
        let triage = self.triage(answers, &masses, today, carried);
        let lowerings = self.lowerings(answers, &triage, today, carried);
        let ranked = self.may_rank(answers);
        let order = if ranked {
            self.ranking(&posterior.probabilities)
        } else {
            Vec::new()
        };
        let causes: Vec<Cause> = order
            .iter()
            .take(self.knowledge.weighing.causes_shown)
            .map(|family| self.cause(answers, &posterior, family))
            .collect();
        let rule_out = self.rule_out(&triage, &posterior.probabilities, &causes);
        let values = self.values_of_asking(answers, &posterior.probabilities, &triage, ranked);
        let next = self.next_step(answers, &triage, &posterior.probabilities, &values, ranked);
        Assessment {
            lowerings,
            none_of_these: if ranked {
                self.rest.map(|rest| posterior.probabilities[rest])
            } else {
                None
            },
            two_causes: order
                .get(1)
                .is_some_and(|second| second.probability >= self.knowledge.weighing.second_cause),
            rule_out,
            changes: values
                .iter()
                .take(self.knowledge.weighing.changes_shown)
                .map(|value| value.question)
                .collect(),
            self_tests: values
                .iter()
                .filter(|value| value.is_test)
                .take(self.knowledge.weighing.self_tests_shown)
                .map(|value| value.question)
                .collect(),
            tests_bar: self.all_tests_bar(answers, &triage),
            next,
            review_due: today > self.knowledge.review.review_by,
            causes,
            triage,
        }
    }

    /// Whether causes may be ranked for this runner (not for children, pregnancy, recent surgery and the like).
    pub fn may_rank(&self, answers: &Answers) -> bool {
        !self
            .knowledge
            .populations
            .iter()
            .any(|population| !population.differential && population.when.holds(answers))
    }

    /// Families by probability, best first, "none of these" left out. A condition without relatives is a family of
    /// its own.
    fn ranking(&self, probabilities: &[f64]) -> Vec<Ranked> {
        let mut order: Vec<Ranked> = Vec::new();
        for (condition, entry) in self.knowledge.conditions.iter().enumerate() {
            if entry.is_rest {
                continue;
            }
            let related = order.iter_mut().find(|ranked| {
                entry.family.is_some()
                    && self.knowledge.conditions[ranked.members[0]].family == entry.family
            });
            match related {
                Some(ranked) => ranked.members.push(condition),
                None => order.push(Ranked {
                    members: vec![condition],
                    probability: 0.0,
                }),
            }
        }
        for ranked in &mut order {
            ranked.members.sort_by(|&a, &b| {
                probabilities[b]
                    .total_cmp(&probabilities[a])
                    .then(a.cmp(&b))
            });
            ranked.probability = ranked
                .members
                .iter()
                .map(|&member| probabilities[member])
                .sum();
        }
        order.sort_by(|a, b| {
            b.probability
                .total_cmp(&a.probability)
                .then(a.members.cmp(&b.members))
        });
        order
    }

    fn cause(&self, answers: &Answers, posterior: &super::Posterior, family: &Ranked) -> Cause {
        let weighing = &self.knowledge.weighing;
        let probability = family.probability;
        let condition = family.members[0];
        let own = posterior.probabilities[condition];
        let (low, high) = self.range(posterior, &family.members);
        let strength = weighing
            .strengths
            .iter()
            .find(|band| probability >= band.at_least)
            .or(weighing.strengths.last())
            .map(|band| band.id.clone())
            .unwrap_or_default();
        Cause {
            condition,
            relatives: family
                .members
                .iter()
                .copied()
                .skip(1)
                .filter(|&member| posterior.probabilities[member] >= weighing.relative_share * own)
                .collect(),
            probability: probability.min(weighing.largest_shown),
            strength,
            low: low.min(weighing.largest_shown),
            high: high.min(weighing.largest_shown),
            because: self.reasons(answers, condition),
        }
    }

    /// What has to be ruled out: the suspects of every rule that fired, then every condition whose expected cost
    /// (probability times cost of missing it) is above the pack's limit. One of each family, because the same
    /// examination answers for all of it; nothing whose family already stands among the causes.
    fn rule_out(
        &self,
        triage: &Triage,
        probabilities: &[f64],
        causes: &[Cause],
    ) -> Vec<ConditionIndex> {
        let conditions = &self.knowledge.conditions;
        let cost = |condition: ConditionIndex| {
            probabilities[condition] * conditions[condition].cost_of_missing
        };
        let mut costly: Vec<ConditionIndex> = (0..conditions.len())
            .filter(|&condition| {
                conditions[condition].cost_of_missing > 1.0
                    && cost(condition) >= self.knowledge.weighing.rule_out_cost
            })
            .collect();
        costly.sort_by(|&a, &b| cost(b).total_cmp(&cost(a)).then(a.cmp(&b)));
        let mut list: Vec<ConditionIndex> = Vec::new();
        for condition in self
            .suspects(triage, probabilities)
            .into_iter()
            .chain(costly)
        {
            let family = conditions[condition].family;
            let known = causes
                .iter()
                .map(|cause| cause.condition)
                .chain(list.iter().copied())
                .any(|other| {
                    other == condition || family.is_some() && conditions[other].family == family
                });
            if !known && list.len() < self.knowledge.weighing.rule_out_shown {
                list.push(condition);
            }
        }
        list
    }

    /// Suspects of every floor in turn: first the best of each, the most urgent floor first, then the second of each, and
    /// so on, so that one floor does not fill the list. Within a floor by expected cost. A suspect that costs no more to
    /// miss than an unneeded visit counts only when its floor is urgent.
    fn suspects(&self, triage: &Triage, probabilities: &[f64]) -> Vec<ConditionIndex> {
        let mut of_floors = Vec::new();
        for floor in &triage.floors {
            let mut suspects: Vec<ConditionIndex> = match floor.kind {
                FloorKind::RedFlag => self
                    .knowledge
                    .red_flags
                    .iter()
                    .find(|rule| rule.id == floor.id)
                    .map(|rule| rule.suspects.clone())
                    .unwrap_or_default(),
                FloorKind::Gate => self.knowledge.gate.suspects.clone(),
                FloorKind::Mass => self
                    .knowledge
                    .weighing
                    .masses
                    .iter()
                    .find(|mass| mass.id == floor.id)
                    .map(|mass| mass.members.clone())
                    .unwrap_or_default(),
                FloorKind::Population
                | FloorKind::OpenAlarm
                | FloorKind::Expiry
                | FloorKind::Carried => Vec::new(),
            };
            let cost = |condition: &ConditionIndex| {
                probabilities[*condition] * self.knowledge.conditions[*condition].cost_of_missing
            };
            suspects.sort_by(|a, b| cost(b).total_cmp(&cost(a)).then(a.cmp(b)));
            suspects.retain(|&suspect| {
                floor.urgency >= Urgency::StopAndSeeWithinDays
                    || self.knowledge.conditions[suspect].cost_of_missing > 1.0
            });
            of_floors.push(suspects);
        }
        let longest = of_floors.iter().map(Vec::len).max().unwrap_or(0);
        (0..longest)
            .flat_map(|rank| {
                of_floors
                    .iter()
                    .filter_map(move |list| list.get(rank).copied())
            })
            .collect()
    }
}
