//! What a session means: stop, red, amber or green; the first that matches counts.

use super::{Moment, Pain, Profile, Reason, Session, Share, Trend};
use crate::knowledge::{LevelIndex, ReturnToRun};

/// What a session means, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Quiet: it counts towards the next level.
    Green,
    /// Not quiet: repeat.
    Amber,
    /// Too much: rest, and less.
    Red,
    /// Stop, until a clinician has looked.
    Stop,
}

impl Grade {
    /// All grades, best first.
    pub const ALL: [Self; 4] = [Self::Green, Self::Amber, Self::Red, Self::Stop];

    /// The stable public key; the words stand under `return_to_run.grade.<key>`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Stop => "stop",
        }
    }
}

/// A grade and what decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Graded {
    /// The grade.
    pub grade: Grade,
    /// The first thing in its table that matched.
    pub reason: Reason,
}

impl Graded {
    const fn new(grade: Grade, reason: Reason) -> Self {
        Self { grade, reason }
    }

    /// The worse of two; the first of two equal ones.
    fn or_worse(self, other: Self) -> Self {
        if other.grade > self.grade {
            other
        } else {
            self
        }
    }
}

/// A grade, or that it has to wait for the next morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The next morning decides; until then nothing is promoted.
    Pending,
    /// Decided.
    Final(Graded),
}

/// Grades a session, as if nothing more were told.
///
/// # Missing data
///
/// What was not told is never 0: without the next morning, or without any other value, the best grade is amber. A
/// missing usual morning counts as one without pain, which is the strictest comparison.
///
/// # Range
///
/// More pain, a limp, a new pain at night, a painkiller or a stop sign never improves the grade; the bone profile is
/// never milder than the soft one, because its grade is the worse of both tables.
///
/// # Example
///
/// ```
/// use restride_core::return_to_run::{Grade, Pain, Profile, Session, grade};
///
/// let knowledge = restride_testkit::knowledge();
/// let rules = &knowledge.return_to_run;
/// let level = rules.level("P2a").unwrap();
/// let mut session = Session::quiet();
/// assert_eq!(grade(rules, Profile::Soft, level, &session).grade, Grade::Green);
/// session.next_morning = None;
/// assert_eq!(grade(rules, Profile::Soft, level, &session).grade, Grade::Amber);
/// session.during = Pain::new(5);
/// assert_eq!(grade(rules, Profile::Soft, level, &session).grade, Grade::Red);
/// ```
pub fn grade(
    rules: &ReturnToRun,
    profile: Profile,
    level: LevelIndex,
    session: &Session,
) -> Graded {
    let soft = grade_soft(rules, level, session);
    match profile {
        Profile::Soft => soft,
        Profile::Bone => grade_bone(rules, session).or_worse(soft),
    }
}

/// Grades a session at a time: waits for the next morning when that can still change something.
///
/// # Units
///
/// The wait is the pack's `pending_hours`, in elapsed hours from the session.
///
/// # Missing data
///
/// A session that is red or worse without its next morning does not wait. After the wait it is graded as it is, which
/// is amber at best.
///
/// # Example
///
/// ```
/// use jiff::{ToSpan, civil::date, tz::TimeZone};
/// use restride_core::return_to_run::{Moment, Profile, Session, Verdict, judge};
///
/// let knowledge = restride_testkit::knowledge();
/// let rules = &knowledge.return_to_run;
/// let ran = date(2026, 12, 1).at(18, 0, 0, 0).to_zoned(TimeZone::UTC)?;
/// let [ended, later] = [&ran, &(&ran + 47.hours())].map(Moment::of);
/// let mut session = Session::quiet();
/// session.next_morning = None;
/// let verdict = judge(rules, Profile::Soft, 0, &session, ended, later);
/// assert_eq!(verdict, Verdict::Pending);
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn judge(
    rules: &ReturnToRun,
    profile: Profile,
    level: LevelIndex,
    session: &Session,
    ended: Moment,
    now: Moment,
) -> Verdict {
    let graded = grade(rules, profile, level, session);
    let waits = session.next_morning.is_none()
        && graded.grade < Grade::Red
        && ended.hours_to(now) < i64::from(rules.grading.pending_hours);
    if waits {
        Verdict::Pending
    } else {
        Verdict::Final(graded)
    }
}

/// The usual morning: the median of the last mornings, the lower one of two in the middle; `None` without any.
///
/// # Units
///
/// `mornings` in order, the last one last; only the pack's `usual_mornings` last ones count.
///
/// # Example
///
/// ```
/// use restride_core::return_to_run::{Pain, usual_morning};
///
/// let knowledge = restride_testkit::knowledge();
/// let mornings: Vec<Pain> = [4, 1, 2, 1].into_iter().filter_map(Pain::new).collect();
/// assert_eq!(usual_morning(&knowledge.return_to_run, &mornings), Pain::new(1));
/// assert_eq!(usual_morning(&knowledge.return_to_run, &[]), None);
/// ```
pub fn usual_morning(rules: &ReturnToRun, mornings: &[Pain]) -> Option<Pain> {
    let count = usize::from(rules.grading.usual_mornings);
    let mut last: Vec<Pain> = mornings.iter().rev().take(count).copied().collect();
    last.sort_unstable();
    let middle = last.len().checked_sub(1)? / 2;
    last.get(middle).copied()
}

/// Whether a pain was told and reaches `from`.
fn reaches(pain: Option<Pain>, from: u8) -> bool {
    pain.is_some_and(|pain| pain.points() >= from)
}

/// Whether a pain was told and is more than `most`.
fn exceeds(pain: Option<Pain>, most: u8) -> bool {
    pain.is_some_and(|pain| pain.points() > most)
}

fn too_little(completed: Option<Share>, least: u8) -> bool {
    completed.is_some_and(|share| share.as_percent() < least)
}

fn first(grade: Grade, table: &[(bool, Reason)]) -> Option<Graded> {
    table
        .iter()
        .find(|(matches, _)| *matches)
        .map(|(_, reason)| Graded::new(grade, *reason))
}

fn grade_soft(rules: &ReturnToRun, level: LevelIndex, session: &Session) -> Graded {
    let limits = &rules.grading;
    let phase = rules.phase(level);
    let usual = session.usual_morning.unwrap_or(Pain::NONE);
    let morning_rises = |by: u8| {
        session
            .next_morning
            .is_some_and(|morning| morning.points() >= usual.points().saturating_add(by))
    };
    let rising = session.trend == Some(Trend::Increases);
    let over = exceeds(session.during, phase.during);
    let stop = [(session.must_stop(), Reason::StopSign)];
    let red = [
        (session.limp == Some(true), Reason::Limp),
        (
            reaches(session.during, limits.red_during),
            Reason::MuchDuring,
        ),
        (
            reaches(session.hour_after, limits.red_hour_after),
            Reason::MuchHourAfter,
        ),
        (
            morning_rises(limits.red_morning_rise),
            Reason::MorningMuchWorse,
        ),
        (session.new_night_pain == Some(true), Reason::NightPain),
        (rising && over, Reason::RisingOverCeiling),
    ];
    let amber = [
        (over, Reason::OverCeiling),
        (
            exceeds(session.at_end, phase.at_end),
            Reason::EndOverCeiling,
        ),
        (
            morning_rises(limits.amber_morning_rise),
            Reason::MorningWorse,
        ),
        (rising, Reason::Rising),
        (
            exceeds(session.hour_after, limits.hour_after.max(phase.during)),
            Reason::HourAfter,
        ),
        (session.painkiller == Some(true), Reason::Painkiller),
        (
            too_little(session.completed, limits.least_completed),
            Reason::NotCompleted,
        ),
        (
            phase
                .next_morning
                .is_some_and(|most| exceeds(session.next_morning, most)),
            Reason::MorningNotQuiet,
        ),
        (
            exceeds(session.before, phase.before),
            Reason::BeforeOverCeiling,
        ),
        (session.lacks_a_value(), Reason::ValueMissing),
        (session.next_morning.is_none(), Reason::MorningMissing),
    ];
    first(Grade::Stop, &stop)
        .or_else(|| first(Grade::Red, &red))
        .or_else(|| first(Grade::Amber, &amber))
        .unwrap_or(Graded::new(Grade::Green, Reason::Quiet))
}

/// The table of the bone profile alone; what it does not name is graded as soft tissue.
fn grade_bone(rules: &ReturnToRun, session: &Session) -> Graded {
    let pains = [
        session.during,
        session.at_end,
        session.hour_after,
        session.next_morning,
    ];
    let hurts = pains
        .into_iter()
        .any(|pain| reaches(pain, rules.bone.red_from));
    let red = [
        (session.limp == Some(true), Reason::Limp),
        (hurts, Reason::BonePain),
    ];
    let amber = [
        (
            exceeds(session.before, rules.bone.before),
            Reason::BeforeOverCeiling,
        ),
        (session.painkiller == Some(true), Reason::Painkiller),
        (
            too_little(session.completed, rules.grading.least_completed),
            Reason::NotCompleted,
        ),
    ];
    first(Grade::Red, &red)
        .or_else(|| first(Grade::Amber, &amber))
        .unwrap_or(Graded::new(Grade::Green, Reason::Quiet))
}
