//! What the diary shows that the last assessment did not know, and the assessment made anew with it.

use super::trend::back;
use super::{DiaryNumbers, Night, Readings, slope};
use crate::assessment::{Answer, Answers, Assessment, Engine};
use crate::journal::{self, Body, Entry, EntryId, Folded, Key, PainMoment, Standing};
use crate::knowledge::care::{DiaryRules, Raise, Sign};
use crate::knowledge::{Kind, Knowledge};
use crate::return_to_run::FROM_DIARY;
use crate::urgency::Urgency;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Something that the diary shows, with the entries that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed<'j> {
    /// What.
    pub what: Shown<'j>,
    /// The entries that show it, in the order in which they happened.
    pub entries: Vec<EntryId>,
}

/// What the diary shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown<'j> {
    /// A sign that has rows in the pack.
    Sign(Sign),
    /// A warning sign that the runner marked: an answer id, or a sign of the rules of returning to running.
    Flag(&'j Key),
}

/// The diary of one episode, as far as it can raise something.
#[derive(Debug)]
pub struct EpisodeDiary<'j> {
    entries: Vec<&'j Entry>,
    /// Entries of which any version counts.
    every_version: Vec<&'j Entry>,
    last: Option<(&'j Entry, &'j journal::Assessment)>,
    readings: Readings<'j>,
    last_run: Option<Date>,
}

impl<'j> EpisodeDiary<'j> {
    /// The entries of an episode, and those that name none.
    pub fn of(folded: &Folded<'j>, episode: EntryId) -> Self {
        let root = folded.root(episode);
        let is_of = |entry: &Entry| {
            let named = folded.episode_of(entry);
            named.is_none_or(|named| named == root)
        };
        let effective = folded.effective().iter().map(|version| version.entry);
        let entries: Vec<&Entry> = effective.filter(|entry| is_of(entry)).collect();
        // Of every version ever written, but for what a clearance covers: a clinician knew of it.
        let standing = Standing::of(folded).of_episode(folded, root);
        let standing = standing.entries().iter().copied();
        let mut every_version: Vec<&Entry> = standing
            .filter(|entry| !flags_of(entry).is_empty())
            .collect();
        every_version.sort_by_key(|entry| (entry.happened().instant(), entry.id()));
        let last = entries.iter().rev().find_map(|entry| {
            if let Body::Assessment(told) = entry.body() {
                Some((*entry, told))
            } else {
                None
            }
        });
        let last_run = folded.effective().iter().rev().find_map(|version| {
            matches!(version.entry.body(), Body::SessionResult(_))
                .then(|| version.entry.happened().day())
        });
        Self {
            readings: Readings::of(folded).of_or_without(root),
            entries,
            every_version,
            last,
            last_run,
        }
    }

    /// The last assessment of the episode; `None` when there is none.
    pub fn last_assessment(&self) -> Option<&'j journal::Assessment> {
        self.last.map(|(_, told)| told)
    }

    /// What is shown on a day.
    ///
    /// # Missing data
    ///
    /// Nights and days that were not logged count neither way.
    pub fn observed(&self, rules: &DiaryRules, today: Date) -> Vec<Observed<'j>> {
        let mut all = Vec::new();
        for sign in Sign::ALL {
            let entries = match sign {
                Sign::NightPainOften => self.nights(&rules.numbers, today),
                Sign::NewNightPain => self.told_since(|body| {
                    matches!(body, Body::SessionResult(run) if run.new_night_pain == Some(true))
                }),
                Sign::RestPainRising => self.rises_at_rest(rules, today),
                Sign::Limp => self.told_since(|body| {
                    matches!(body, Body::SessionResult(run) if run.limp == Some(true))
                        || matches!(body, Body::Walk(walk) if walk.limp == Some(true))
                }),
                Sign::DespiteRest => self.despite_rest(rules, today),
            };
            if !entries.is_empty() {
                let what = Shown::Sign(sign);
                all.push(Observed { what, entries });
            }
        }
        let mut flags: BTreeMap<&Key, Vec<EntryId>> = BTreeMap::new();
        for entry in &self.every_version {
            for flag in flags_of(entry) {
                flags.entry(flag).or_default().push(entry.id());
            }
        }
        all.extend(flags.into_iter().map(|(flag, entries)| Observed {
            what: Shown::Flag(flag),
            entries,
        }));
        all
    }

    /// Entries since somebody last answered the questions.
    fn told_since(&self, shows: impl Fn(&Body) -> bool) -> Vec<EntryId> {
        let asked = self.entries.iter().rev().find(|entry| {
            matches!(entry.body(), Body::Assessment(_))
                && entry.head().source.as_str() != FROM_DIARY
        });
        let since = asked.map(|entry| entry.happened().instant());
        self.entries
            .iter()
            .filter(|entry| since.is_none_or(|since| entry.happened().instant() > since))
            .filter(|entry| shows(entry.body()))
            .map(|entry| entry.id())
            .collect()
    }

    fn pains(&self, moment: PainMoment, from: Date, to: Date, least: u8) -> Vec<EntryId> {
        let is_it = |entry: &&&Entry| {
            let day = entry.happened().day();
            matches!(entry.body(), Body::Pain(pain)
                if pain.moment == moment && pain.score.get() >= least)
                && day >= from
                && day <= to
        };
        self.entries
            .iter()
            .filter(is_it)
            .map(|entry| entry.id())
            .collect()
    }

    fn nights(&self, numbers: &DiaryNumbers, today: Date) -> Vec<EntryId> {
        if !Night::on(today, &self.readings, numbers).is_alarm {
            return Vec::new();
        }
        let from = back(today, i64::from(numbers.night_window_days.max(1)) - 1);
        self.pains(PainMoment::Night, from, today, numbers.night_pain)
    }

    /// Pain at rest that is higher at the end of the days than at their beginning, and rises on the whole.
    fn rises_at_rest(&self, rules: &DiaryRules, today: Date) -> Vec<EntryId> {
        let days = rules.resting.days.max(1);
        let numbers = DiaryNumbers {
            slope_days: days,
            slope_least_days: rules.numbers.least_days,
            ..rules.numbers.clone()
        };
        let by_day = self.readings.at(&[PainMoment::AtRest]).worst_by_day();
        let from = back(today, i64::from(days) - 1);
        let mut window = by_day.range(from..=today).map(|(_, score)| score.get());
        let (first, last) = (window.next(), window.next_back());
        let rose = first
            .zip(last)
            .is_some_and(|(first, last)| last >= first.saturating_add(numbers.worse_by));
        let rises = slope(today, &by_day, &numbers).is_some_and(|slope| slope > 0.0);
        if rose && rises {
            self.pains(PainMoment::AtRest, from, today, 0)
        } else {
            Vec::new()
        }
    }

    /// Pain in the last days and pain at least so many days ago, and nobody ran since then.
    fn despite_rest(&self, rules: &DiaryRules, today: Date) -> Vec<EntryId> {
        let rows = rules
            .raises
            .iter()
            .filter(|row| row.sign == Sign::DespiteRest);
        let Some(days) = rows.filter_map(|row| row.days).min() else {
            return Vec::new();
        };
        let rested = back(today, i64::from(days));
        if self.last_run.is_some_and(|run| run > rested) {
            return Vec::new();
        }
        let recent = back(today, i64::from(rules.numbers.window_days.max(1)) - 1);
        let hurts =
            |entry: &&&Entry| matches!(entry.body(), Body::Pain(pain) if pain.score.get() > 0);
        let painful: Vec<&&Entry> = self.entries.iter().filter(hurts).collect();
        let lasted = painful.iter().any(|entry| entry.happened().day() <= rested);
        let now = painful.iter().filter(|entry| {
            let day = entry.happened().day();
            day >= recent && day <= today
        });
        let now: Vec<EntryId> = now.map(|entry| entry.id()).collect();
        if lasted { now } else { Vec::new() }
    }
}

/// Warning signs that a runner marked.
fn flags_of(entry: &Entry) -> &[Key] {
    if let Body::Pain(pain) = entry.body() {
        &pain.red_flags
    } else if let Body::SessionResult(session) = entry.body() {
        &session.red_flags
    } else {
        &[]
    }
}

/// Answers made worse by what the diary shows, and never better: only a yes, or the value that the pack names.
pub fn derived_answers(
    knowledge: &Knowledge,
    raises: &[Raise],
    last: &Answers,
    observed: &[Observed<'_>],
) -> Answers {
    let mut answers = last.clone();
    let mut worsen = |id: &str, value: &str| {
        let Some(question) = knowledge.question(id) else {
            return;
        };
        let kind = &knowledge.questions[question].kind;
        let answer = match kind {
            Kind::YesNo if value == "yes" => Some(Answer::Yes),
            Kind::Choice { .. } => kind.value(value).map(Answer::Choice),
            Kind::YesNo | Kind::Number(_) | Kind::Many { .. } | Kind::Test { .. } => None,
        };
        if let Some(answer) = answer {
            let _unchanged = answers.set(knowledge, question, answer).is_err();
        }
    };
    for sign in observed {
        match sign.what {
            Shown::Flag(flag) => worsen(flag.as_str(), "yes"),
            Shown::Sign(sign) => {
                for row in raises.iter().filter(|row| row.sign == sign) {
                    worsen(&row.answer, &row.value);
                }
            }
        }
    }
    answers
}

/// An assessment made anew with what the diary shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Reassessed<'j> {
    /// What the diary shows.
    pub observed: Vec<Observed<'j>>,
    /// The answers, made worse.
    pub answers: Answers,
    /// What follows from them. Never less urgent than the last one.
    pub assessment: Assessment,
    /// What raised it to "stop and see within days" or above, as a journal keeps it.
    pub red_flags: Vec<Key>,
    /// Whether the bone is among the reasons, or was before.
    pub suspects_bone: bool,
    /// Whether it is more urgent than the last one, or has a red flag that the last one did not have: then it belongs
    /// into the journal, in the same append as the entry that raised it.
    pub rose: bool,
}

/// Makes the last assessment of an episode anew with what the diary shows on a day.
///
/// # Missing data
///
/// Without an earlier assessment there are no answers to make worse: what the diary shows is then all that is answered.
pub fn reassess<'j>(
    engine: &Engine<'_>,
    rules: &DiaryRules,
    diary: &EpisodeDiary<'j>,
    today: Date,
) -> Reassessed<'j> {
    let knowledge = engine.knowledge();
    let last = diary.last_assessment();
    let told = last.map_or_else(
        || Answers::new(knowledge),
        |last| Answers::logged(knowledge, &last.answers),
    );
    let observed = diary.observed(rules, today);
    let answers = derived_answers(knowledge, &rules.raises, &told, &observed);
    let carried = last.map(|last| last.urgency);
    let assessment = engine.assess(&answers, today, carried);
    let mut red_flags = engine.red_flags_to_log(&assessment.triage);
    for flag in last.into_iter().flat_map(|last| &last.red_flags) {
        if !red_flags.contains(flag) {
            red_flags.push(flag.clone());
        }
    }
    let suspects_bone = engine.suspects_bone(&assessment.triage)
        || last.is_some_and(journal::Assessment::suspects_bone);
    // Without signs nothing was seen, whatever a newer pack makes of old answers.
    let rose = !observed.is_empty() && is_worse(last, &assessment, &red_flags, suspects_bone);
    Reassessed {
        observed,
        answers,
        assessment,
        red_flags,
        suspects_bone,
        rose,
    }
}

fn is_worse(
    last: Option<&journal::Assessment>,
    now: &Assessment,
    red_flags: &[Key],
    suspects_bone: bool,
) -> bool {
    let Some(last) = last else {
        return now.triage.urgency > Urgency::SelfManage;
    };
    let known: BTreeSet<&Key> = last.red_flags.iter().collect();
    now.triage.urgency > last.urgency
        || red_flags.iter().any(|flag| !known.contains(flag))
        || (suspects_bone && !last.suspects_bone())
}
