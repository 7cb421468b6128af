//! Keeping an assessment: its answers, what followed from them, and the episode that it is about.

use crate::desk::{Desk, Draft};
use crate::diary::{self, Logged};
use crate::episode::{fitting, named};
use crate::error::AppError;
use crate::journal;
use crate::store::Store;
use jiff::Span;
use restride_core::assessment::{Answer, Answers, Assessment, Engine, Triage};
use restride_core::journal::{
    Assessment as Kept, Body, Entry, EntryId, EpisodeOpened, Folded, Happened, Key, Onset, Side,
    Standing,
};
use restride_core::knowledge::{Group, Knowledge};
use restride_core::urgency::Urgency;

/// The episode that an assessment is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The open one that fits; a new one when none does, and none of them when several do.
    Fitting,
    /// This one.
    Episode(EntryId),
    /// A new one.
    New,
    /// None: it counts for all of them.
    Unnamed,
}

/// What came of keeping an assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// What was written: the episode if it is new, then the assessment.
    pub logged: Logged,
    /// The assessment as it was written.
    pub entry: Entry,
    /// Whether an episode was opened for it.
    pub is_new_episode: bool,
    /// What follows from the answers, an earlier urgency that is still in force included.
    pub assessment: Assessment,
    /// How urgent the answers alone are.
    pub alone: Urgency,
    /// The last assessment of the same episode; `None` when it is the first.
    pub last: Option<Last>,
}

impl Saved {
    /// The episode that it is about; `None` when it names none.
    pub fn episode(&self) -> Option<EntryId> {
        self.entry.body().episode()
    }
}

/// An earlier assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    /// How urgent it was.
    pub urgency: Urgency,
    /// When.
    pub day: jiff::civil::Date,
    /// Whether it holds the new one up.
    pub carried: bool,
}

/// Writes an assessment down, opens an episode for it when none fits, and works out what an earlier one still demands.
///
/// A less urgent result soon after a more urgent one, with the same answers to the alarm questions, does not count: the
/// earlier urgency is carried. Whatever the result is, it unlocks nothing.
///
/// # Errors
///
/// [`AppError::NoSuchEpisode`], besides the others.
pub async fn save<S: Store>(
    desk: &mut Desk<'_, S>,
    answers: &Answers,
    about: About,
    supersedes: Option<EntryId>,
) -> Result<Saved, AppError> {
    let read = journal::read(desk.store, desk.runner).await?;
    let folded = read.journal.fold();
    let happened = desk.happened_now()?;
    let opening = Opening::of(desk.engine.knowledge(), answers);
    let fits = fitting(&folded, &opening.sites, opening.side);
    let (known, opens) = match (about, fits.as_slice()) {
        (About::Episode(id), _) => (Some(named(&folded, id)?.id), false),
        (About::New, _) | (About::Fitting, []) => (None, true),
        (About::Fitting, [one]) => (Some(one.id), false),
        // To give it to one of them would be a guess: what names none counts for all.
        (About::Fitting, [_, ..]) | (About::Unnamed, _) => (None, false),
    };
    let mut entries = Vec::new();
    let mut episode = known;
    if opens && let Some(body) = opening.body() {
        let opened = desk.entry(Draft::new(happened.clone(), body))?;
        episode = Some(opened.id());
        entries.push(opened);
    }
    let is_new_episode = !entries.is_empty();
    let last = last(
        desk.engine,
        desk.care.diary.carried.days,
        &folded,
        episode,
        answers,
        &happened,
    );
    let carried = last.filter(|last| last.carried).map(|last| last.urgency);
    let today = happened.day();
    let assessment = desk.engine.assess(answers, today, carried);
    let alone = desk.engine.assess(answers, today, None).triage.urgency;
    let body = kept(desk.engine, episode, answers, &assessment.triage);
    let mut draft = Draft::new(happened, Body::Assessment(body));
    draft.supersedes = supersedes;
    let entry = desk.entry(draft)?;
    entries.push(entry.clone());
    let logged = diary::append(desk, read, entries).await?;
    Ok(Saved {
        logged,
        entry,
        is_new_episode,
        assessment,
        alone,
        last,
    })
}

/// An assessment, as an entry keeps it.
pub(crate) fn kept(
    engine: &Engine<'_>,
    episode: Option<EntryId>,
    answers: &Answers,
    triage: &Triage,
) -> Kept {
    let knowledge = engine.knowledge();
    Kept {
        episode,
        answers: answers.to_log(knowledge),
        urgency: triage.urgency,
        red_flags: engine.red_flags_to_log(triage),
        bone_suspected: engine.bone_verdict(triage),
        pack_hash: pack_hash(knowledge),
    }
}

/// The hash of a pack, as an entry keeps it.
pub(crate) fn pack_hash(knowledge: &Knowledge) -> Key {
    Key::new(knowledge.hash.to_lowercase())
        .or_else(|| Key::new("unknown"))
        .unwrap_or_else(|| unreachable!("\"unknown\" is a key"))
}

/// What the answers say about an episode.
struct Opening {
    sites: Vec<Key>,
    side: Option<Side>,
    onset: Option<Onset>,
}

impl Opening {
    fn of(knowledge: &Knowledge, answers: &Answers) -> Self {
        Self {
            sites: values(knowledge, answers, "sites")
                .into_iter()
                .filter_map(Key::new)
                .collect(),
            side: one(knowledge, answers, "side").and_then(Side::from_key),
            onset: one(knowledge, answers, "onset").and_then(Onset::from_key),
        }
    }

    /// The episode; `None` when no place was answered.
    fn body(self) -> Option<Body> {
        if self.sites.is_empty() {
            return None;
        }
        Some(Body::EpisodeOpened(EpisodeOpened {
            sites: self.sites,
            side: self.side,
            onset: self.onset,
            began: None,
            note: None,
        }))
    }
}

fn values<'k>(knowledge: &'k Knowledge, answers: &Answers, id: &str) -> Vec<&'k str> {
    let Some(question) = knowledge.question(id) else {
        return Vec::new();
    };
    let Answer::Many(bits) = answers.get(question) else {
        return Vec::new();
    };
    let values = knowledge.questions[question].kind.values().iter();
    values
        .enumerate()
        .filter(|(position, _)| bits >> position & 1 == 1)
        .map(|(_, value)| value.as_str())
        .collect()
}

fn one<'k>(knowledge: &'k Knowledge, answers: &Answers, id: &str) -> Option<&'k str> {
    let question = knowledge.question(id)?;
    let Answer::Choice(position) = answers.get(question) else {
        return None;
    };
    let values = knowledge.questions[question].kind.values();
    values.get(position).map(String::as_str)
}

/// The most urgent assessment of the episode of the last days, or the last one of all, and whether it holds these answers
/// up: it does while it is recent and no alarm question is answered in another way.
fn last(
    engine: &Engine<'_>,
    days: u16,
    folded: &Folded<'_>,
    episode: Option<EntryId>,
    answers: &Answers,
    now: &Happened,
) -> Option<Last> {
    let since = now.day().saturating_sub(Span::new().days(i64::from(days)));
    let standing = Standing::of(folded);
    let of_episode = match episode {
        Some(episode) => standing.of_episode(folded, episode),
        None => standing,
    };
    let told = of_episode.entries().iter().filter_map(|entry| {
        let Body::Assessment(told) = entry.body() else {
            return None;
        };
        Some((entry.happened().day(), told))
    });
    let told: Vec<_> = told.collect();
    let recent = told.iter().filter(|(day, _)| *day >= since);
    let (day, told) = recent
        .max_by_key(|(day, told)| (told.urgency, *day))
        .or(told.last())?;
    let before = Answers::logged(engine.knowledge(), &told.answers);
    Some(Last {
        urgency: told.urgency,
        day: *day,
        carried: *day >= since && same_alarms(engine.knowledge(), &before, answers),
    })
}

/// Whether every alarm question has the answer that it had.
fn same_alarms(knowledge: &Knowledge, before: &Answers, now: &Answers) -> bool {
    let mut alarms = knowledge
        .questions
        .iter()
        .enumerate()
        .filter(|(_, question)| question.group == Group::Alarm || question.mandatory);
    alarms.all(|(index, _)| before.get(index) == now.get(index))
}
