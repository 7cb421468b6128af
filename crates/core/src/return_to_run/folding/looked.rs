//! How the plans of a journal are worked out at a time, and what need not be when some of it is known.

use super::alarms::{EveryAlarm, OpenAlarm, alarms_of, known as alarm_known, may_hide_an_alarm};
use super::belonging::{Episodes, Open};
use super::events::{Choices, Telling, painkillers, tellings};
use super::ignored::{Ignored, Why};
use super::kept::{Kept, KeptLocks};
use super::over::{AllOver, From, Over};
use super::plans::{PlanOfEpisode, Plans};
use super::still::Still;
use super::walk_through::{Scene, walk_through, wall};
use super::words::{Versions, given};
use crate::journal::{self, Body, EntryId, Folded, Sort, Standing};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::{Because, Gate, Metres, Moment, Pain, Plan, Profile, Reason, gate};
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// What plans follow from.
#[derive(Clone, Copy)]
pub(super) struct Looked<'a, 'j, 'k> {
    pub(super) folded: &'a Folded<'j>,
    pub(super) rules: &'k ReturnToRun,
    pub(super) alarms: &'a EveryAlarm<'j>,
    pub(super) now: Moment,
    pub(super) kept: &'a KeptLocks,
}

/// What is known of some plans already.
#[derive(Clone, Copy)]
pub(super) enum Known<'a, 'k> {
    Nothing,
    /// The profiles of those that stand still: nobody asks for more of them.
    Still(&'a BTreeMap<EntryId, Still>),
    /// Those that are over, and since when anything tells of each episode.
    Over(&'a AllOver<'k>, &'a BTreeMap<EntryId, Timestamp>),
}

/// A plan as it was worked out, for who keeps it.
pub(super) struct Seen<'a, 'j, 'k> {
    pub(super) plan: &'a PlanOfEpisode<'j, 'k>,
    pub(super) telling: &'a Telling<'j>,
    pub(super) from: From,
    /// Whether the last wall moved it.
    pub(super) walled: bool,
}

impl<'j, 'k> Looked<'_, 'j, 'k> {
    pub(super) fn plans(self) -> Plans<'j, 'k> {
        self.plans_but(Known::Nothing, |_| ())
    }

    /// The plans, without those of which nothing but the profile is known. `see` meets each that was worked out.
    pub(super) fn plans_but(
        self,
        known: Known<'_, 'k>,
        mut see: impl FnMut(Seen<'_, 'j, 'k>),
    ) -> Plans<'j, 'k> {
        let Self {
            folded,
            rules,
            alarms: every,
            now,
            kept,
        } = self;
        let clearances = journal::clearances(folded);
        let standing = Standing::of_those(folded, &clearances, every.entries.iter().copied());
        let episodes = Episodes::of(folded);
        let mut alarms = Vec::new();
        let mut not_readable = Vec::new();
        for entry in standing.entries() {
            if may_hide_an_alarm(entry) {
                not_readable.push(entry.id());
            }
            let named = episodes.named(folded, entry);
            for alarm in alarms_of(rules, entry).into_iter().flatten() {
                alarms.push(OpenAlarm {
                    entry: entry.id(),
                    episode: named.map(|index| episodes.all[index].episode.id),
                    known: alarm_known(entry),
                    alarm,
                });
            }
        }
        let orphans = orphans(folded, &episodes, &clearances, kept);
        alarms.extend(orphans.iter().map(|(episode, lock)| OpenAlarm {
            entry: *episode,
            episode: None,
            known: lock.at,
            alarm: lock.alarm,
        }));
        let over = over(known, &episodes, &alarms, kept, now);
        let since = since(known, &episodes, &over);
        let tellings = tellings(
            folded,
            &episodes,
            &clearances,
            &every.alarms,
            since,
            now.day(),
        );
        let maker = Maker {
            folded,
            rules,
            now,
            clearances: &clearances,
            painkillers: painkillers(folded),
            void: &void_clearances(folded, &clearances),
            is_readable: not_readable.is_empty(),
        };
        let mut plans: Vec<PlanOfEpisode<'j, 'k>> = Vec::with_capacity(tellings.len());
        let mut profiles: Vec<Profile> = Vec::with_capacity(tellings.len());
        for ((index, telling), over) in tellings.iter().enumerate().zip(over) {
            let open = &episodes.all[index];
            if let Some(over) = over {
                profiles.push(over.profile());
                plans.push(over.at(folded, open, |plan, choices| {
                    maker.gate(plan, None, choices)
                }));
                continue;
            }
            if let Known::Still(still) = known
                && let Some(still) = still.get(&open.episode.id)
            {
                profiles.push(still.profile);
                continue;
            }
            let again = episodes.again(index, |other| profiles.get(other).copied());
            let from = From::of(open.episode.id, again, kept, &alarms);
            let (plan, walled) = maker.plan(open, telling, &from);
            profiles.push(plan.plan.profile());
            see(Seen {
                plan: &plan,
                telling,
                from,
                walled,
            });
            plans.push(plan);
        }
        Plans {
            episodes: plans,
            alarms,
            not_readable,
            rules,
        }
    }
}

/// The plans that are over and hold now, by position.
fn over<'a, 'k>(
    known: Known<'a, 'k>,
    episodes: &Episodes<'_>,
    alarms: &[OpenAlarm],
    kept: &KeptLocks,
    now: Moment,
) -> Vec<Option<&'a Over<'k>>> {
    let mut all: Vec<Option<&Over<'k>>> = vec![None; episodes.all.len()];
    let Known::Over(over, _) = known else {
        return all;
    };
    for (index, open) in episodes.all.iter().enumerate() {
        let is_known = |other: usize| all.get(other).copied().flatten();
        // A plan that may move can give another profile to the ones after it.
        let may_turn = episodes
            .same_before(index)
            .any(|other| is_known(other).is_none());
        let again = episodes.again(index, |other| is_known(other).map(Over::profile));
        let id = open.episode.id;
        let held = over
            .get(&id)
            .filter(|over| !may_turn && over.holds(&From::of(id, again, kept, alarms), now));
        if let Some(place) = all.get_mut(index) {
            *place = held;
        }
    }
    all
}

/// Since when entries are told to any plan that has to be worked out.
fn since(known: Known<'_, '_>, episodes: &Episodes<'_>, over: &[Option<&Over<'_>>]) -> Timestamp {
    let Known::Over(_, begins) = known else {
        return Timestamp::MIN;
    };
    let moving = episodes
        .all
        .iter()
        .zip(over)
        .filter(|(_, over)| over.is_none());
    let begins = moving.map(|(open, _)| {
        let begins = begins.get(&open.episode.id).copied();
        begins.unwrap_or(Timestamp::MIN).min(open.from.at())
    });
    begins.min().unwrap_or(Timestamp::MAX)
}

struct Maker<'a, 'j, 'k> {
    folded: &'a Folded<'j>,
    rules: &'k ReturnToRun,
    now: Moment,
    clearances: &'a [Versions<'j>],
    painkillers: Vec<Timestamp>,
    void: &'a [Void],
    is_readable: bool,
}

impl<'j, 'k> Maker<'_, 'j, 'k> {
    /// The plan of an episode, and whether the last wall moved it.
    fn plan(
        &self,
        open: &Open<'j>,
        telling: &Telling<'j>,
        from: &From,
    ) -> (PlanOfEpisode<'j, 'k>, bool) {
        let scene = Scene {
            rules: self.rules,
            clearances: self.clearances,
            painkillers: &self.painkillers,
            usual: self.usual_week(open.episode.opened.began.unwrap_or(open.from.day())),
            open,
            again: from.again,
            kept: &from.kept,
            now: self.now,
        };
        let walked = walk_through(&scene, telling);
        let mut plan = walked.plan;
        let mut moves = walked.moves;
        let before_wall = plan.clone();
        let walled = wall(self.rules, &mut plan, &from.alarms, self.now);
        let is_walled = plan != before_wall;
        let held_since = walked.held_since.or(walled.map(|moved| moved.at));
        moves.extend(walled);
        let before = before_now(&plan, telling);
        let mut ignored = walked.ignored;
        let is_here = |void: &&Void| void.episode.is_none_or(|named| named == open.episode.id);
        ignored.extend(self.void.iter().filter(is_here).map(|void| void.ignored));
        ignored.sort_by_key(|ignored| (ignored.at.at(), ignored.entry));
        let plan = PlanOfEpisode {
            gate: self.gate(&plan, before, &telling.choices),
            episode: open.episode,
            opened: open.from,
            plan,
            moves,
            ignored,
            before,
            choices: telling.choices,
            alarms: from.alarms.clone(),
            shown: walked.shown,
            held_since,
        };
        (plan, is_walled)
    }

    /// The machine's gate, closed further by what cannot be read and by the runner's own pause.
    fn gate(&self, plan: &Plan, before: Option<Pain>, choices: &Choices<'j>) -> Gate<'k> {
        let answer = gate(self.rules, plan, before, self.now);
        let refuse = |reason| Gate::Refuse(Because::new(self.rules, reason));
        if plan.state().is_held() {
            answer
        } else if !self.is_readable {
            refuse(Reason::NotReadable)
        } else if choices.hold.is_some() {
            refuse(Reason::OwnPause)
        } else {
            answer
        }
    }

    /// The mean weekly distance of the four weeks before a day; `None` unless every session of them has a distance and
    /// every week a session.
    fn usual_week(&self, began: Date) -> Option<Metres> {
        let mut weeks: [Option<u32>; 4] = [None; 4];
        let first = began.saturating_sub(jiff::Span::new().weeks(4));
        // A day is over everywhere within two days.
        let start = |day: Date| Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok();
        let slack = SignedDuration::from_hours(2 * 24);
        let from = start(first).and_then(|at| at.checked_sub(slack).ok());
        let until = start(began).and_then(|at| at.checked_add(slack).ok());
        let (from, until) = (
            from.unwrap_or(Timestamp::MIN),
            until.unwrap_or(Timestamp::MAX),
        );
        for version in self.folded.between(from, until) {
            let Body::SessionResult(session) = version.entry.body() else {
                continue;
            };
            let day = version.entry.happened().day();
            if day < first || day >= began {
                continue;
            }
            let days = began.since(day).map_or(0, |span| span.get_days());
            let Some(week) = usize::try_from(days - 1)
                .ok()
                .and_then(|day| weeks.get_mut(day / 7))
            else {
                continue;
            };
            *week = Some(week.unwrap_or(0).saturating_add(session.distance_m?));
        }
        let total = weeks
            .into_iter()
            .try_fold(0_u32, |sum, week| sum.checked_add(week?))?;
        Some(Metres(total / 4))
    }
}

/// A clearance that does not count.
struct Void {
    /// The episode that it names; `None` when it is for all.
    episode: Option<EntryId>,
    ignored: Ignored,
}

/// Every clearance that does not count, in order.
fn void_clearances(folded: &Folded<'_>, clearances: &[Versions<'_>]) -> Vec<Void> {
    let counting: BTreeSet<EntryId> = clearances
        .iter()
        .flatten()
        .map(|(entry, _)| entry.id())
        .collect();
    let void = folded.of_sort(Sort::Clearance).filter_map(|version| {
        let Body::Clearance(word) = version.entry.body() else {
            return None;
        };
        let is_void = !counting.contains(&version.entry.id());
        is_void.then(|| Void {
            episode: word.episode.map(|named| folded.root(named)),
            ignored: Ignored {
                entry: version.entry.id(),
                at: Moment::written(version.entry.happened()),
                why: if word.confirmed {
                    Why::InDoubt
                } else {
                    Why::NoClearance(crate::return_to_run::ClearanceError::NotConfirmed)
                },
            },
        })
    });
    void.collect()
}

/// Locks of episodes that were withdrawn: they count for every episode, until a clearance.
fn orphans(
    folded: &Folded<'_>,
    episodes: &Episodes<'_>,
    clearances: &[Versions<'_>],
    kept: &KeptLocks,
) -> Vec<(EntryId, Kept)> {
    let is_there = |id: EntryId| episodes.all.iter().any(|open| open.episode.id == id);
    let gone = kept.iter().filter(|(id, _)| !is_there(folded.root(**id)));
    let locks = gone.flat_map(|(id, locks)| locks.iter().map(move |lock| (*id, *lock)));
    let is_lifted = |(id, lock): &(EntryId, Kept)| {
        clearances.iter().any(|versions| {
            let later = given(versions).is_some_and(|given| given.at() > lock.at.at());
            let mut scopes = versions.iter().map(|(_, word)| word.episode);
            later && scopes.all(|scope| scope.is_none_or(|named| folded.root(named) == *id))
        })
    };
    locks.filter(|lock| !is_lifted(lock)).collect()
}

/// The worst pain before a run that was told today and after the last session.
fn before_now(plan: &Plan, telling: &Telling<'_>) -> Option<Pain> {
    let last = plan.history().last_session;
    let since_then = telling
        .before_today
        .iter()
        .filter(|(at, _)| last.is_none_or(|last| at.at() > last.at()));
    since_then.map(|(_, pain)| *pain).max()
}
