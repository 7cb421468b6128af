//! A journal as events of plans, in the order in which they count.

use super::alarms::known;
use super::belonging::{Belongs, Episodes};
use super::days::{Days, pain_of};
use super::words::Versions;
use crate::journal::{
    Body, Entry, EntryId, Folded, Key, PlanChoice, ReadinessTest, SessionResult, Sort, Walk,
};
use crate::return_to_run::{Alarm, Moment, Pain};
use jiff::Timestamp;
use jiff::civil::Date;

/// The source of assessments that the program makes anew from earlier answers and the diary.
pub const FROM_DIARY: &str = "diary";

/// Something that a journal tells a plan.
#[derive(Debug, Clone, Copy)]
pub(super) enum Told<'j> {
    Opened,
    /// A clearance that counts, by position.
    Cleared(usize),
    /// The bone was denied in a later assessment of the episode.
    BoneDenied,
    Walked(&'j Walk),
    Tested(&'j ReadinessTest),
    /// Pain before a session that may not have begun.
    Before(Pain),
    /// A session; without a result when only its pains were told.
    Ran(Option<&'j SessionResult>),
    Morning(Date, Pain),
    /// A pain outside of sessions, in an episode that may be over.
    Hurt(&'j crate::journal::Pain),
    Alarm(Alarm),
}

impl Told<'_> {
    /// What comes first at one time: an alarm comes last, so that nothing of the same time lifts it.
    const fn rank(&self) -> u8 {
        match self {
            Self::Opened => 0,
            Self::Cleared(_) => 1,
            Self::BoneDenied => 2,
            Self::Walked(_) => 3,
            Self::Tested(_) => 4,
            Self::Before(_) => 5,
            Self::Morning(..) => 6,
            Self::Ran(_) => 7,
            Self::Hurt(_) => 8,
            Self::Alarm(_) => 9,
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Timed<'j> {
    pub(super) at: Moment,
    pub(super) entry: EntryId,
    pub(super) told: Told<'j>,
}

/// Everything that the journal tells about one episode.
#[derive(Default)]
pub(super) struct Telling<'j> {
    pub(super) days: Days<'j>,
    pub(super) events: Vec<Timed<'j>>,
    /// Distances of sessions, in order; `None` when not told.
    pub(super) distances: Vec<(Moment, Option<u32>)>,
    pub(super) choices: Choices<'j>,
    /// Pains before a session that were told today.
    pub(super) before_today: Vec<(Moment, Pain)>,
}

/// What the runner chose; the last choice counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choices<'j> {
    /// The runner's own pause, and the entry that says so; `None` when there is none.
    pub hold: Option<(Moment, EntryId)>,
    /// When the runner asked to begin or to resume.
    pub started: Option<Moment>,
    /// The programme of exercises that was chosen.
    pub programme: Option<&'j Key>,
}

impl<'j> Choices<'j> {
    fn take(&mut self, entry: &'j Entry, choice: &'j PlanChoice) {
        let at = Moment::written(entry.happened());
        match choice.choice.as_str() {
            "start" => {
                self.hold = None;
                self.started = Some(at);
                self.programme = choice.value.as_ref().or(self.programme);
            }
            "hold" => self.hold = Some((at, entry.id())),
            "programme" => self.programme = choice.value.as_ref().or(self.programme),
            // Alarms and choices of a newer program: the first are taken elsewhere, the others are not known.
            _ => {}
        }
    }
}

impl<'j> Telling<'j> {
    fn push(&mut self, entry: &'j Entry, told: Told<'j>) {
        self.push_at(Moment::written(entry.happened()), entry, told);
    }

    fn push_at(&mut self, at: Moment, entry: &'j Entry, told: Told<'j>) {
        let entry = entry.id();
        self.events.push(Timed { at, entry, told });
    }

    fn take(&mut self, entry: &'j Entry, today: Date) {
        let at = Moment::written(entry.happened());
        match entry.body() {
            Body::SessionResult(session) => {
                self.days.ran_on(at.day());
                self.distances.push((at, session.distance_m));
                self.push(entry, Told::Ran(Some(session)));
            }
            Body::Pain(pain) => {
                self.days.tell(entry, pain.moment, pain.score);
                if pain.moment == crate::journal::PainMoment::Before && at.day() == today {
                    self.before_today.push((at, pain_of(pain.score)));
                }
                if pain.score.get() > 0 {
                    self.push(entry, Told::Hurt(pain));
                }
            }
            Body::Walk(walk) => self.push(entry, Told::Walked(walk)),
            Body::ReadinessTest(test) => self.push(entry, Told::Tested(test)),
            Body::PlanChoice(choice) => self.choices.take(entry, choice),
            Body::Profile(_)
            | Body::Assessment(_)
            | Body::EpisodeOpened(_)
            | Body::EpisodeClosed(_)
            | Body::WeeklyAnswers(_)
            | Body::Exercise(_)
            | Body::Medicine(_)
            | Body::TreatmentVisit(_)
            | Body::Clearance(_)
            | Body::Shoe(_)
            | Body::Run(_)
            | Body::ImportBatch(_)
            | Body::Note(_)
            | Body::Withdrawn(_)
            | Body::Unknown(_) => {}
        }
    }

    /// What follows from whole days: mornings, pains before a session, runs that were told by their pains alone.
    fn take_days(&mut self) {
        let mut events = std::mem::take(&mut self.events);
        for (date, day) in self.days.all() {
            let mut push = |(at, entry): (Moment, &Entry), told| {
                let entry = entry.id();
                events.push(Timed { at, entry, told });
            };
            if let Some(waking) = day.waking {
                push(waking.first, Told::Morning(date, waking.worst));
            }
            let run = self.days.run_without_result(date, day);
            if let Some(last) = run {
                push(last, Told::Ran(None));
            }
            if let Some(before) = day.before.filter(|_| !day.ran && run.is_none()) {
                push(before.last, Told::Before(before.worst));
            }
        }
        self.events = events;
    }
}

/// What the journal tells about every episode, in order; of all that counts, what happened since a time.
pub(super) fn tellings<'j>(
    folded: &Folded<'j>,
    episodes: &Episodes<'j>,
    clearances: &[Versions<'j>],
    alarms: &[(&'j Entry, Alarm)],
    since: Timestamp,
    today: Date,
) -> Vec<Telling<'j>> {
    let mut all: Vec<Telling<'j>> = Vec::new();
    all.resize_with(episodes.all.len(), Telling::default);
    let moving = folded.between(since, Timestamp::MAX).iter();
    for version in moving.filter(|version| version.sort().moves_a_plan()) {
        let entry = version.entry;
        let belongs = episodes.of_version(folded, version);
        let denied = denies_bone(entry);
        match belongs {
            Belongs::Named(index) => {
                all[index].take(entry, today);
                if denied {
                    all[index].push(entry, Told::BoneDenied);
                }
            }
            Belongs::Open(open) => {
                for &index in &open {
                    all[index].take(entry, today);
                }
                // Answers about one hip say nothing about another.
                if let (true, [index]) = (denied, open.as_slice()) {
                    all[*index].push(entry, Told::BoneDenied);
                }
            }
        }
    }
    self::alarms(folded, episodes, alarms, &mut all);
    for (position, versions) in clearances.iter().enumerate() {
        let (Some(at), Some((entry, _))) = (super::words::given(versions), versions.last()) else {
            continue;
        };
        for (index, telling) in all.iter_mut().enumerate() {
            let covers = versions.iter().all(|(_, word)| match word.episode {
                None => true,
                Some(named) => folded.root(named) == episodes.all[index].episode.id,
            });
            if covers {
                telling.push_at(at, entry, Told::Cleared(position));
            }
        }
    }
    for (open, telling) in episodes.all.iter().zip(&mut all) {
        telling.events.push(Timed {
            at: open.from,
            entry: open.episode.id,
            told: Told::Opened,
        });
        telling.take_days();
        telling
            .events
            .sort_by_key(|event| (event.at.at(), event.told.rank(), event.entry));
    }
    all
}

/// Every alarm of every version, to its episode, or to all when it names none that is there.
fn alarms<'j>(
    folded: &Folded<'j>,
    episodes: &Episodes<'j>,
    alarms: &[(&'j Entry, Alarm)],
    all: &mut [Telling<'j>],
) {
    for &(entry, alarm) in alarms {
        let at = known(entry);
        match episodes.named(folded, entry) {
            Some(index) => all[index].push_at(at, entry, Told::Alarm(alarm)),
            None => {
                for telling in all.iter_mut() {
                    telling.push_at(at, entry, Told::Alarm(alarm));
                }
            }
        }
    }
}

/// Whether an assessment asked about the bone and nothing spoke for it. One that the program made from earlier answers
/// asked nobody.
fn denies_bone(entry: &Entry) -> bool {
    let asked = entry.head().source.as_str() != FROM_DIARY;
    asked
        && matches!(entry.body(), Body::Assessment(told)
        if told.bone_suspected == Some(false)
            && told.red_flags.is_empty()
            && told.urgency < crate::urgency::Urgency::StopAndSeeWithinDays)
}

/// The times at which painkillers were taken, in order.
pub(super) fn painkillers(folded: &Folded<'_>) -> Vec<Timestamp> {
    let taken = folded.of_sort(Sort::Medicine);
    taken
        .map(|version| version.entry.happened().instant())
        .collect()
}
