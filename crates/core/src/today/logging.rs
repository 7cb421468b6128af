//! What is missing in the journal today.

use super::Look;
use crate::journal::{Body, Entry, EntryId, PainMoment, Sort, Version};
use crate::return_to_run::{Moment, PlanOfEpisode, Plans, Reason};

/// Days of a week: the weekly questions are about seven days.
const WEEK: u16 = 7;

/// Something to log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ToLog {
    /// The pain of this morning.
    MorningPain(EntryId),
    /// The pain an hour after this session.
    HourAfter {
        /// The episode.
        episode: EntryId,
        /// The session.
        session: EntryId,
    },
    /// The pain before a run that may begin.
    Before(EntryId),
    /// The four questions of the week.
    Weekly(EntryId),
    /// The tests of the programme, again.
    Retest(EntryId),
    /// An assessment: nobody has answered the warning questions for this episode.
    Assessment(EntryId),
    /// The questions about bones, again.
    BoneQuestions(EntryId),
}

impl ToLog {
    /// Every key; the words stand under `today.to_log.<key>`.
    pub const KEYS: [&'static str; 7] = [
        "morning_pain",
        "hour_after",
        "before",
        "weekly",
        "retest",
        "assessment",
        "bone_questions",
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::MorningPain(_) => "morning_pain",
            Self::HourAfter { .. } => "hour_after",
            Self::Before(_) => "before",
            Self::Weekly(_) => "weekly",
            Self::Retest(_) => "retest",
            Self::Assessment(_) => "assessment",
            Self::BoneQuestions(_) => "bone_questions",
        }
    }

    /// The episode.
    pub const fn episode(self) -> EntryId {
        match self {
            Self::MorningPain(episode)
            | Self::HourAfter { episode, .. }
            | Self::Before(episode)
            | Self::Weekly(episode)
            | Self::Retest(episode)
            | Self::Assessment(episode)
            | Self::BoneQuestions(episode) => episode,
        }
    }
}

/// When something was last told about an episode; `None` when it was not since its opening.
#[derive(Default)]
struct Lately<'j> {
    waking: Option<Moment>,
    weekly: Option<Moment>,
    tested: Option<Moment>,
    assessed: Option<Moment>,
    hour_after: Option<Moment>,
    run: Option<(Moment, &'j Entry)>,
}

impl<'j> Look<'_, 'j, '_> {
    pub(super) fn to_log(&self, plans: &Plans<'j, '_>) -> Vec<ToLog> {
        let open = plans.episodes.iter().filter(|plan| plan.is_open());
        let mut all: Vec<ToLog> = open.flat_map(|plan| self.of_episode(plan)).collect();
        all.sort_unstable();
        all
    }

    fn of_episode(&self, plan: &PlanOfEpisode<'j, '_>) -> Vec<ToLog> {
        let id = plan.episode.id;
        let lately = self.lately(plan);
        let within =
            |told: Option<Moment>, days: u16| told.is_some_and(|told| told.gap_to(self.now) < days);
        let is_old = |days: u16| plan.opened.gap_to(self.now) >= days;
        let state = plan.plan.state().key();
        let is_held = plan.plan.state().is_held();
        let mut all = Vec::new();
        let is_today = lately
            .waking
            .is_some_and(|told| told.day() == self.now.day());
        if !is_today && state != "done" {
            all.push(ToLog::MorningPain(id));
        }
        if let Some((ended, session)) = lately.run
            && let Body::SessionResult(result) = session.body()
        {
            let told = result.one_hour_after.is_some()
                || lately
                    .hour_after
                    .is_some_and(|told| told.at() >= ended.at());
            let is_recent = ended.gap_to(self.now) <= 1 && ended.is_an_hour_before(self.now);
            if is_recent && !told {
                let session = session.id();
                all.push(ToLog::HourAfter {
                    episode: id,
                    session,
                });
            }
        }
        if plan.gate.because().reason == Reason::BeforeMissing {
            all.push(ToLog::Before(id));
        }
        if !within(lately.weekly, WEEK) && is_old(WEEK) {
            all.push(ToLog::Weekly(id));
        }
        let retest = self.care.rehab.retest.days;
        if !is_held && !within(lately.tested, retest) && is_old(retest) {
            all.push(ToLog::Retest(id));
        }
        if lately.assessed.is_none() {
            all.push(ToLog::Assessment(id));
        } else if plan.plan.history().screen_due.is_some() && !is_held {
            all.push(ToLog::BoneQuestions(id));
        }
        all
    }

    /// Whether somebody answered the warning questions for an episode since its opening.
    pub(super) fn is_assessed(&self, plan: &PlanOfEpisode<'j, '_>) -> bool {
        let mut assessments = self.folded.of_sort(Sort::Assessment);
        assessments.any(|version| self.is_of(version.entry, plan))
    }

    /// Whether an entry names an episode, or names none and is from after its opening.
    fn is_of(&self, entry: &Entry, plan: &PlanOfEpisode<'j, '_>) -> bool {
        self.folded.episode_of(entry).map_or_else(
            || entry.happened().instant() >= plan.opened.at(),
            |named| named == plan.episode.id,
        )
    }

    /// The last entries of an episode, and those since its opening that name none.
    fn lately(&self, plan: &PlanOfEpisode<'j, '_>) -> Lately<'j> {
        let mut lately = Lately::default();
        let is_asked_for = |version: &&Version<'_>| {
            matches!(
                version.sort(),
                Sort::Pain | Sort::Session | Sort::Weekly | Sort::Test | Sort::Assessment
            )
        };
        let versions = self.folded.effective().iter().filter(is_asked_for);
        for entry in versions.map(|version| version.entry) {
            if !self.is_of(entry, plan) {
                continue;
            }
            let at = Moment::written(entry.happened());
            // In the order of their times: the last one stays.
            if let Body::Pain(pain) = entry.body() {
                if pain.moment == PainMoment::Waking {
                    lately.waking = Some(at);
                } else if pain.moment == PainMoment::OneHourAfter {
                    lately.hour_after = Some(at);
                }
            } else if let Body::SessionResult(_) = entry.body() {
                lately.run = Some((at, entry));
            } else if let Body::WeeklyAnswers(_) = entry.body() {
                lately.weekly = Some(at);
            } else if let Body::ReadinessTest(_) = entry.body() {
                lately.tested = Some(at);
            } else if let Body::Assessment(_) = entry.body() {
                lately.assessed = Some(at);
            }
        }
        lately
    }
}
