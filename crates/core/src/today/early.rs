//! The first hours after an injury.

use super::Look;
use crate::journal::{AnswerValue, Body, Onset};
use crate::knowledge::care::{EarlySign, FirstStep};
use crate::return_to_run::{PlanOfEpisode, Profile};
use std::collections::BTreeSet;

/// The first hours after an injury.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstHours<'k> {
    /// Whole hours since it began.
    pub hour: u16,
    /// What is known about the runner that changes the steps.
    pub signs: BTreeSet<EarlySign>,
    /// Steps of this hour, in the pack's order.
    pub steps: Vec<&'k FirstStep>,
    /// Steps of the hours that come, in the pack's order.
    pub later: Vec<&'k FirstStep>,
}

impl<'j, 'k> Look<'_, 'j, 'k> {
    /// `None` when the last step is over. When only the day is known it began at the opening of the episode, or, when it
    /// was opened on a later day, at the beginning of the day after: the later reading keeps the steps longer.
    pub(super) fn first_hours(&self, plan: &PlanOfEpisode<'j, 'k>) -> Option<FirstHours<'k>> {
        let began = plan.episode.opened.began.unwrap_or(plan.opened.day());
        let before_opening = plan.opened.days_since(began);
        let since_opening = plan.opened.whole_hours_to(self.now);
        let hour = since_opening.checked_add(before_opening.checked_mul(24)?)?;
        let all = &self.care.first_days.steps;
        let over = all.iter().map(|step| step.to_hour).max()?;
        if hour >= over {
            return None;
        }
        let signs = self.early_signs(plan);
        let is_for = |step: &&FirstStep| {
            let for_this =
                step.only_for.is_empty() || step.only_for.iter().any(|it| signs.contains(it));
            let not_for_this = step.not_for.iter().any(|it| signs.contains(it));
            let too_much = signs.contains(&EarlySign::BoneSuspected) && step.kind.loads_the_hip();
            for_this && !not_for_this && !too_much
        };
        let fitting: Vec<&FirstStep> = all.iter().filter(is_for).collect();
        let now = fitting
            .iter()
            .filter(|step| step.from_hour <= hour && hour < step.to_hour);
        let later = fitting.iter().filter(|step| step.from_hour > hour);
        Some(FirstHours {
            hour,
            steps: now.copied().collect(),
            later: later.copied().collect(),
            signs,
        })
    }

    fn early_signs(&self, plan: &PlanOfEpisode<'j, 'k>) -> BTreeSet<EarlySign> {
        let mut signs = BTreeSet::new();
        let opened = plan.episode.opened;
        let mut add = |holds: bool, sign| {
            if holds {
                signs.insert(sign);
            }
        };
        let at = |site: &str| opened.sites.iter().any(|it| it.as_str() == site);
        add(
            plan.plan.profile() == Profile::Bone,
            EarlySign::BoneSuspected,
        );
        add(at("groin_deep"), EarlySign::DeepGroin);
        add(at("lateral"), EarlySign::Lateral);
        add(at("sit_bone"), EarlySign::SitBone);
        add(opened.onset == Some(Onset::Sudden), EarlySign::AcuteStrain);
        for entry in self.entries_of(plan.episode.id) {
            if let Body::Walk(walk) = entry.body() {
                add(walk.limp == Some(true), EarlySign::AnyLimp);
            } else if let Body::SessionResult(run) = entry.body() {
                add(run.limp == Some(true), EarlySign::AnyLimp);
            } else if let Body::Assessment(told) = entry.body() {
                let is_yes = |value: &AnswerValue| matches!(value, AnswerValue::Word(word) if word.as_str() == "yes");
                let answers = told.answers.iter();
                for (id, _) in answers.filter(|(_, value)| is_yes(value)) {
                    add(id.as_str() == "limp_or_walk_pain", EarlySign::AnyLimp);
                    add(id.as_str() == "swelling_or_bruising", EarlySign::Bruise);
                    add(id.as_str() == "pop_or_sudden_pain", EarlySign::AcuteStrain);
                }
            }
        }
        signs
    }
}
