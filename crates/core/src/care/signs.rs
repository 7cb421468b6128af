//! What is known about a runner in the first days.

use super::of_episode;
use crate::journal::{AnswerValue, Assessment, Body, Folded, Key, Onset};
use crate::knowledge::Care;
use crate::knowledge::care::{EarlySign, FirstSign};
use crate::return_to_run::{Moment, PlanOfEpisode, Profile};
use std::collections::BTreeSet;

/// What is known about a runner in the first days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlySigns {
    /// The signs. What was asked and not clearly denied is a sign.
    pub signs: BTreeSet<EarlySign>,
    /// Whether the questions were answered for this episode. Until then a bone may be hurt.
    pub is_screened: bool,
    /// When they were answered last; `None` when never.
    pub last_screened: Option<Moment>,
}

impl EarlySigns {
    /// Whether a bone may be hurt, or nobody knows.
    pub fn is_bone_suspected(&self) -> bool {
        self.signs.contains(&EarlySign::BoneSuspected)
    }

    /// The signs of an episode at a time.
    pub fn of(folded: &Folded<'_>, care: &Care, plan: &PlanOfEpisode<'_, '_>, now: Moment) -> Self {
        let mut last: Option<&Assessment> = None;
        let mut last_screened = None;
        let mut marked: BTreeSet<&Key> = BTreeSet::new();
        let mut limped = false;
        for version in of_episode(folded, plan.episode.id) {
            let at = Moment::written(version.entry.happened());
            let is_named = version.entry.body().episode().is_some();
            if at > now || !is_named && at.day() < plan.opened.day() {
                continue;
            }
            let body = version.entry.body();
            if let Body::Assessment(assessment) = body {
                last = Some(assessment);
                last_screened = Some(at);
            } else if let Body::Pain(pain) = body {
                marked.extend(&pain.red_flags);
            } else if let Body::SessionResult(result) = body {
                marked.extend(&result.red_flags);
                limped |= result.limp == Some(true);
            } else if let Body::Walk(walk) = body {
                limped |= walk.limp == Some(true);
            }
        }
        let opened = plan.episode.opened;
        let mut signs = BTreeSet::new();
        for row in &care.first_days.signs {
            let is_place = opened
                .sites
                .iter()
                .any(|site| row.sites.iter().any(|key| key == site.as_str()));
            let is_sudden = row.sudden && opened.onset == Some(Onset::Sudden);
            if is_place || is_sudden || is_answered(row, last, &marked) {
                signs.insert(row.sign);
            }
        }
        if limped {
            signs.insert(EarlySign::AnyLimp);
        }
        let is_screened = last.is_some();
        let is_bone = plan.plan.profile() == Profile::Bone || plan.is_locked();
        if is_bone || !is_screened {
            signs.insert(EarlySign::BoneSuspected);
        }
        Self {
            signs,
            is_screened,
            last_screened,
        }
    }
}

/// Whether one of the answers is there: marked later, or asked and not clearly denied.
fn is_answered(row: &FirstSign, last: Option<&Assessment>, marked: &BTreeSet<&Key>) -> bool {
    row.answers.iter().any(|id| {
        if marked.iter().any(|key| key.as_str() == id) {
            return true;
        }
        let answers = last.into_iter().flat_map(|assessment| &assessment.answers);
        answers
            .filter(|(known, _)| known.as_str() == id)
            .any(|(_, value)| !matches!(value, AnswerValue::Word(word) if word.as_str() == "no"))
    })
}
