//! One episode from its first event to now: events go through the plan in order, and what they came to is kept.

use super::alarms::OpenAlarm;
use super::belonging::{Open, is_same_place};
use super::days::{Felt, pain_of};
use super::events::{Telling, Timed, Told};
use super::ignored::{Ignored, Why};
use super::kept::Kept;
use super::words::{Versions, word};
use crate::journal::{Course, EntryId, SessionResult, Walk};
use crate::knowledge::LevelIndex;
use crate::knowledge::{ReadinessTestIndex, ReturnToRun};
use crate::return_to_run::transition::{Outcome, WEEK};
use crate::return_to_run::{
    Because, Event, Gate, Graded, Metres, Moment, Pain, Plan, Profile, Readiness, Reason, Session,
    Share, State, Trend, Tried, gate, usual_morning,
};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// Something that moved a plan, or a session that was graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved<'k> {
    /// When.
    pub at: Moment,
    /// The entry that it came from; `None` for time alone.
    pub entry: Option<EntryId>,
    /// The grade that was given; `None` when none was.
    pub graded: Option<Graded>,
    /// Why.
    pub because: Because<'k>,
    /// The key of the state after it.
    pub state: &'static str,
    /// The level after it; `None` off the ladder.
    pub level: Option<LevelIndex>,
}

/// What a walk is allowed to look at.
pub(super) struct Scene<'a, 'j, 'k> {
    pub(super) rules: &'k ReturnToRun,
    pub(super) clearances: &'a [Versions<'j>],
    pub(super) painkillers: &'a [Timestamp],
    /// Mean weekly distance before the injury; `None` when unknown.
    pub(super) usual: Option<Metres>,
    pub(super) open: &'a Open<'j>,
    /// Whether the same place hurt in an earlier episode, and whether a bone was suspected then.
    pub(super) again: Option<Profile>,
    /// Locks that were there before something was changed.
    pub(super) kept: &'a [Kept],
    pub(super) now: Moment,
}

/// What a walk came to.
pub(super) struct Walked<'k> {
    pub(super) plan: Plan,
    pub(super) moves: Vec<Moved<'k>>,
    pub(super) ignored: Vec<Ignored>,
    /// Tests before the ladder that count now.
    pub(super) shown: Readiness,
    /// When the plan came to be as it is, for locks that are kept.
    pub(super) held_since: Option<Moment>,
}

struct Walker<'a, 'j, 'k> {
    scene: &'a Scene<'a, 'j, 'k>,
    telling: &'a Telling<'j>,
    plan: Plan,
    moves: Vec<Moved<'k>>,
    ignored: Vec<Ignored>,
    /// Mornings in order.
    mornings: Vec<Pain>,
    /// Tests that were done since the plan became ready.
    tests: BTreeMap<ReadinessTestIndex, (Moment, Tried)>,
    walks: Vec<(Moment, &'j Walk)>,
    held_since: Option<Moment>,
}

/// Walks through everything that is told about one episode.
pub(super) fn walk_through<'k>(scene: &Scene<'_, '_, 'k>, telling: &Telling<'_>) -> Walked<'k> {
    let first = telling
        .events
        .first()
        .map_or(scene.open.from, |event| event.at);
    let mut walker = Walker {
        scene,
        telling,
        plan: Plan::start(Profile::Soft, first),
        moves: Vec::new(),
        ignored: Vec::new(),
        mornings: Vec::new(),
        tests: BTreeMap::new(),
        walks: Vec::new(),
        held_since: None,
    };
    let mut kept = scene.kept.iter().peekable();
    for event in &telling.events {
        while let Some(lock) = kept.next_if(|lock| lock.at.at() < event.at.at()) {
            walker.keep(lock);
        }
        walker.take(event);
    }
    for lock in kept {
        walker.keep(lock);
    }
    walker.until(scene.until());
    let shown = walker.readiness(scene.now);
    Walked {
        plan: walker.plan,
        moves: walker.moves,
        ignored: walker.ignored,
        shown,
        held_since: walker.held_since,
    }
}

impl Scene<'_, '_, '_> {
    /// Time goes on for a plan until its episode is closed.
    fn until(&self) -> Moment {
        self.open
            .until
            .map_or(self.now, |until| until.min(self.now))
    }
}

impl<'j, 'k> Walker<'_, 'j, 'k> {
    fn rules(&self) -> &'k ReturnToRun {
        self.scene.rules
    }

    /// Settles the plan at a time; weeks of normal running that are over are counted on the way.
    fn until(&mut self, at: Moment) {
        if at.at() < self.plan.seen().at() {
            return;
        }
        self.weeks(at);
        self.settle(at);
    }

    fn settle(&mut self, at: Moment) {
        let rules = self.rules();
        let before = (self.plan.state().key(), self.plan.state().level());
        let settled = self.plan.settle(rules, at);
        self.plan.seen = at;
        if let Some(outcome) = settled {
            self.note(at, None, before, outcome);
        }
    }

    fn take(&mut self, event: &Timed<'j>) {
        let Timed { at, entry, told } = *event;
        let needs_its_time = matches!(
            told,
            Told::Cleared(_) | Told::BoneDenied | Told::Walked(_) | Told::Tested(_)
        );
        if needs_its_time && at.at() > self.scene.now.at() {
            self.ignore(entry, at, Why::NotYet);
            return;
        }
        self.until(at);
        let made = match told {
            Told::Opened => {
                self.open(at);
                return;
            }
            Told::Cleared(position) => {
                let versions = &self.scene.clearances[position];
                match word(self.rules(), versions, self.plan.profile()) {
                    Ok(word) => Some(Event::Cleared(word)),
                    Err(why) => {
                        self.ignore(entry, at, why);
                        None
                    }
                }
            }
            Told::BoneDenied => Some(Event::BoneScreen { suspected: false }),
            Told::Walked(walk) => self.walked(at, walk),
            Told::Tested(test) => self.tested(at, entry, test),
            Told::Before(pain) => self.is_skipped(at, pain).then_some(Event::Skipped),
            Told::Ran(result) => Some(Event::Ran(self.session(at, result))),
            Told::Morning(of, pain) => {
                self.mornings.push(pain);
                Some(Event::Morning { of, pain })
            }
            Told::Hurt(pain) => self.is_back(pain).then_some(Event::PainReturned),
            Told::Alarm(alarm) => Some(Event::Alarm(alarm)),
        };
        if let Some(made) = made {
            self.make(at, Some(entry), &made);
        }
    }

    fn make(&mut self, at: Moment, entry: Option<EntryId>, event: &Event) {
        let before = (self.plan.state().key(), self.plan.state().level());
        match self.plan.take(self.scene.rules, event, at) {
            Ok(outcome) => self.note(at, entry, before, outcome),
            Err(why) => {
                if let Some(entry) = entry {
                    self.ignore(entry, at, why.into());
                }
            }
        }
    }

    fn keep(&mut self, lock: &Kept) {
        self.until(lock.at);
        self.make(lock.at, None, &Event::Alarm(lock.alarm));
    }

    /// Keeps what an event came to, if it came to anything.
    fn note(
        &mut self,
        at: Moment,
        entry: Option<EntryId>,
        before: (&'static str, Option<LevelIndex>),
        (graded, reason): Outcome,
    ) {
        let state = self.plan.state().key();
        let level = self.plan.state().level();
        if state == "ready" && before.0 != "ready" {
            self.tests.clear();
        }
        if !self.plan.state().is_held() {
            self.held_since = None;
        } else if before.0 != state {
            self.held_since = Some(at);
        }
        if reason == Reason::Noted && graded.is_none() && before == (state, level) {
            return;
        }
        self.moves.push(Moved {
            at,
            entry,
            graded,
            because: Because::new(self.scene.rules, reason),
            state,
            level,
        });
    }

    fn ignore(&mut self, entry: EntryId, at: Moment, why: Why) {
        self.ignored.push(Ignored { entry, at, why });
    }

    /// The beginning. What was cleared before it belongs to the past; what was not stays.
    fn open(&mut self, at: Moment) {
        let is_locked = matches!(self.plan.state(), State::Locked { .. });
        if !is_locked {
            self.plan = Plan::start(Profile::Soft, at);
        }
        match self.scene.again {
            // Pain where a bone was suspected before.
            Some(Profile::Bone) => {
                let alarm = Event::Alarm(crate::return_to_run::Alarm::BoneSuspected);
                self.make(at, Some(self.scene.open.episode.id), &alarm);
            }
            // Until the questions about bones are denied, nothing is known of the bone: unknown is not no.
            Some(Profile::Soft) | None => self.plan.history.screen_due = Some(at),
        }
    }

    fn walked(&mut self, at: Moment, walk: &'j Walk) -> Option<Event> {
        self.walks.push((at, walk));
        let rules = &self.rules().walking;
        let hurts_from = match self.plan.profile() {
            Profile::Soft => rules.hurts_from,
            Profile::Bone => rules.hurts_from_bone,
        };
        let pain = walk.pain.get();
        let hurts = walk.limp == Some(true) || pain >= hurts_from;
        let is_free = walk.limp == Some(false) && pain <= rules.free_up_to;
        (hurts || is_free).then_some(Event::Walking { is_free: !hurts })
    }

    fn tested(
        &mut self,
        at: Moment,
        entry: EntryId,
        told: &crate::journal::ReadinessTest,
    ) -> Option<Event> {
        let tests = &self.rules().readiness.tests;
        let Some(index) = tests.iter().position(|test| test.id == told.test.as_str()) else {
            self.ignore(entry, at, Why::NoSuchTest);
            return None;
        };
        let mut tried = Tried {
            pain: pain_of(told.pain),
            as_asked: told.as_asked,
        };
        // Twice on one day: the worse of the two.
        if let Some((earlier, known)) = self.tests.get(&index)
            && earlier.day() == at.day()
        {
            tried.pain = tried.pain.max(known.pain);
            tried.as_asked &= known.as_asked;
        }
        if matches!(self.plan.state(), State::Ready { .. }) {
            self.tests.insert(index, (at, tried));
        }
        Some(Event::Tests(self.readiness(at)))
    }

    /// What was shown since the plan became ready, as far as it still counts.
    fn readiness(&self, now: Moment) -> Readiness {
        let within = self.rules().readiness.within_days;
        let fresh = self
            .tests
            .iter()
            .filter(|(_, (at, _))| at.is_within(now, within));
        let tests = fresh.map(|(index, (_, tried))| (*index, *tried)).collect();
        let walks = self.walks.iter().filter(|(at, walk)| {
            let is_easy = walk.brisk == Some(true) && walk.limp == Some(false);
            is_easy && at.gap_to(now) < self.rules().readiness.credit.in_days
        });
        // A walk counts when the morning after it was told.
        let walks = walks
            .filter_map(|(at, walk)| {
                let morning = at.day().tomorrow().ok()?;
                let morning = self.telling.days.morning(morning, now.at())?;
                Some(crate::return_to_run::Walk {
                    at: *at,
                    minutes: u16::try_from(walk.minutes).unwrap_or(u16::MAX),
                    pain: pain_of(walk.pain).max(morning),
                })
            })
            .collect();
        Readiness { tests, walks }
    }

    /// Whether a session of that day would have begun but for the pain before it.
    fn is_skipped(&self, at: Moment, before: Pain) -> bool {
        let rules = self.rules();
        gate(rules, &self.plan, Some(Pain::NONE), at).is_go()
            && matches!(gate(rules, &self.plan, Some(before), at), Gate::Skip(_))
    }

    /// Whether the pain of an episode that was over is back.
    fn is_back(&self, pain: &crate::journal::Pain) -> bool {
        let State::Done { .. } = self.plan.state() else {
            return false;
        };
        let rules = self.rules();
        let from = match self.plan.profile() {
            Profile::Soft => rules.relapse.morning_pain,
            Profile::Bone => rules.bone.red_from,
        };
        let opened = self.scene.open.episode.opened;
        pain.score.get() >= from
            && is_same_place(&pain.sites, pain.side, &opened.sites, opened.side)
    }

    fn session(&self, at: Moment, result: Option<&SessionResult>) -> Session {
        let rules = self.rules();
        let felt = Felt::on(&self.telling.days, at.day(), result);
        let told = |which: fn(&SessionResult) -> Option<bool>| result.and_then(which);
        let masked = told(|it| it.analgesic_8h);
        let duration = result.and_then(|it| it.duration_s).unwrap_or(0);
        let window = SignedDuration::from_hours(i64::from(rules.grading.painkiller_hours))
            + SignedDuration::from_secs(i64::from(duration));
        let taken = self
            .scene
            .painkillers
            .partition_point(|taken| *taken <= at.at());
        let was_taken = taken
            .checked_sub(1)
            .and_then(|last| self.scene.painkillers.get(last))
            .is_some_and(|last| at.at().duration_since(*last) <= window);
        Session {
            before: felt.before,
            during: felt.during,
            at_end: felt.at_end,
            hour_after: felt.hour_after,
            next_morning: None,
            usual_morning: usual_morning(rules, &self.mornings),
            trend: result.and_then(|it| it.course).map(|course| match course {
                Course::None => Trend::None,
                Course::WarmsUp => Trend::WarmsUp,
                Course::Steady => Trend::Steady,
                Course::Increases => Trend::Increases,
            }),
            limp: told(|it| it.limp),
            new_night_pain: told(|it| it.new_night_pain),
            completed: result
                .and_then(|it| it.completed_percent)
                .and_then(|percent| u8::try_from(percent).ok())
                .and_then(Share::percent),
            painkiller: if was_taken { Some(true) } else { masked },
            stop_signs: result.map(|it| self.stop_signs(it)),
        }
    }

    /// Stop signs of a session. A warning sign that the rules do not know stops as well: it stands for the first one.
    fn stop_signs(&self, result: &SessionResult) -> BTreeSet<usize> {
        let signs = &self.rules().stop.signs;
        let position = |flag: &str| signs.iter().position(|sign| sign == flag).unwrap_or(0);
        let flags = result.red_flags.iter();
        flags.map(|flag| position(flag.as_str())).collect()
    }

    /// Weeks of normal running that are over by a time. A session that waits for its morning is waited for.
    fn weeks(&mut self, by: Moment) {
        loop {
            let State::Level(progress) = self.plan.state() else {
                return;
            };
            if !self.rules().is_last(progress.level) {
                return;
            }
            let mut at = progress.week_since.days_later(u16::from(WEEK));
            if let Some(pending) = &progress.pending {
                let hours = i64::from(self.rules().grading.pending_hours);
                let graded = pending.ended.hours_later(hours);
                at = at.max(graded);
            }
            let at = at.max(self.plan.seen());
            if at.at() > by.at() {
                return;
            }
            self.settle(at);
            let State::Level(progress) = self.plan.state() else {
                return;
            };
            let since = progress.week_since;
            if !since.is_past(at, u16::from(WEEK)) {
                return;
            }
            let event = Event::Week {
                distance: self.distance_before(at),
                usual: self.scene.usual,
            };
            self.make(at, None, &event);
            if let State::Level(progress) = self.plan.state()
                && progress.week_since == since
            {
                return;
            }
        }
    }

    /// What was run in the seven days before a time. A distance that was not told adds nothing.
    fn distance_before(&self, at: Moment) -> Metres {
        let distances = &self.telling.distances;
        let end = distances.partition_point(|(ended, _)| ended.at() <= at.at());
        let recent = distances[..end]
            .iter()
            .rev()
            .take_while(|(ended, _)| ended.gap_to(at) < u16::from(WEEK));
        let metres = recent.filter_map(|(_, distance)| *distance);
        Metres(metres.fold(0, u32::saturating_add))
    }
}

/// Raises the last wall: an alarm that stands locks the plan, whatever its events came to.
pub(super) fn wall<'k>(
    rules: &'k ReturnToRun,
    plan: &mut Plan,
    standing: &[OpenAlarm],
    now: Moment,
) -> Option<Moved<'k>> {
    let is_locked = |plan: &Plan| matches!(plan.state(), State::Locked { .. });
    let was_locked = is_locked(plan);
    let at = if now.at() < plan.seen().at() {
        plan.seen()
    } else {
        now
    };
    let mut last = None;
    for open in standing {
        let is_new = !is_locked(plan)
            || (open.alarm == crate::return_to_run::Alarm::BoneSuspected
                && plan.profile() == Profile::Soft);
        if is_new && let Ok((_, reason)) = plan.take(rules, &Event::Alarm(open.alarm), at) {
            last = Some((open.entry, reason));
        }
    }
    let (entry, reason) = last.filter(|_| !was_locked)?;
    Some(Moved {
        at,
        entry: Some(entry),
        graded: None,
        because: Because::new(rules, reason),
        state: plan.state().key(),
        level: None,
    })
}
