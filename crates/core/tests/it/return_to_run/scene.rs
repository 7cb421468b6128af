//! What these tests share: the rules of the pack, days by number, sessions by their grade, plans in a given place.

use crate::world::KNOWLEDGE;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use restride_core::knowledge::{LevelIndex, ReturnToRun};
use restride_core::return_to_run::{
    Clearance, Event, Gate, Grade, Metres, Moment, Pain, Plan, Profile, Readiness, Role, Session,
    Share, State, gate,
};
use std::collections::BTreeSet;

/// The rules of the pack inside the program.
pub(crate) fn rules() -> &'static ReturnToRun {
    &KNOWLEDGE.return_to_run
}

/// A calendar day by its number.
pub(crate) fn day(number: i64) -> Date {
    date(2026, 12, 7) + number.days()
}

/// Eight in the morning of a day.
pub(crate) fn morning(number: i64) -> Moment {
    hour(number, 8)
}

/// An hour of a day.
pub(crate) fn hour(number: i64, hour: i8) -> Moment {
    let time = day(number).at(hour, 0, 0, 0);
    Moment::of(&time.to_zoned(TimeZone::UTC).unwrap())
}

pub(crate) fn pain(points: u8) -> Pain {
    Pain::new(points).unwrap()
}

pub(crate) fn level(id: &str) -> LevelIndex {
    rules()
        .level(id)
        .unwrap_or_else(|| panic!("the ladder has no {id}"))
}

/// A quiet session with something changed.
pub(crate) fn session(change: impl FnOnce(&mut Session)) -> Session {
    let mut session = Session::quiet();
    change(&mut session);
    session
}

/// A session of this grade, at any level and in any profile.
pub(crate) fn graded(grade: Grade) -> Session {
    session(|session| match grade {
        Grade::Green => {}
        Grade::Amber => session.completed = Share::percent(50),
        Grade::Red => session.limp = Some(true),
        Grade::Stop => session.stop_signs = Some(BTreeSet::from([0])),
    })
}

/// A session whose next morning is not told.
pub(crate) fn without_morning() -> Session {
    session(|session| session.next_morning = None)
}

pub(crate) fn full_week() -> Event {
    Event::Week {
        distance: Metres(30_000),
        usual: Some(Metres(30_000)),
    }
}

/// A physician's word of the same day.
pub(crate) fn cleared(now: Moment) -> Event {
    Event::Cleared(
        Clearance::new(
            "Dr A. Example",
            Role::Physician,
            now.day(),
            "MRI",
            true,
            now,
        )
        .unwrap(),
    )
}

/// The plan after an event that must be possible.
pub(crate) fn after(plan: &Plan, event: &Event, at: Moment) -> Plan {
    plan.after(rules(), event, at).unwrap().plan
}

/// The plan after a session of this grade.
pub(crate) fn after_session(plan: &Plan, grade: Grade, at: Moment) -> Plan {
    after(plan, &Event::Ran(graded(grade)), at)
}

/// A plan at its first level, on this day.
pub(crate) fn on_the_ladder(profile: Profile, number: i64) -> Plan {
    let now = morning(number);
    let mut plan = Plan::start(profile, now);
    let first = match profile {
        Profile::Soft => Event::Walking { is_free: true },
        Profile::Bone => cleared(now),
    };
    for event in [first, Event::Tests(Readiness::all_passed(rules()))] {
        plan = after(&plan, &event, now);
    }
    plan
}

/// A soft plan that climbs with quiet sessions every other day from day 0, until it stands on a level; and the day of
/// its last session.
pub(crate) fn climbed(profile: Profile, to: &str) -> (Plan, i64) {
    let mut plan = on_the_ladder(profile, 0);
    for number in (0..200).step_by(2) {
        plan = after_session(&plan, Grade::Green, morning(number));
        if plan.state().level() == Some(level(to)) {
            return (plan, number);
        }
    }
    panic!("the plan never reaches {to}");
}

/// A plan that is done, with the day it was.
pub(crate) fn discharged() -> (Plan, i64) {
    let (mut plan, mut number) = climbed(Profile::Soft, "P4");
    for _ in 0..4 {
        for _ in 0..3 {
            number += 2;
            plan = after_session(&plan, Grade::Green, morning(number));
        }
        number += 1;
        plan = after(&plan, &full_week(), morning(number));
    }
    assert_eq!(plan.state().key(), "done");
    (plan, number)
}

/// The gate's answer to a runner without pain.
pub(crate) fn gate_now(plan: &Plan, now: Moment) -> Gate<'static> {
    gate(rules(), plan, Some(Pain::NONE), now)
}

pub(crate) fn is_locked(plan: &Plan) -> bool {
    matches!(plan.state(), State::Locked { .. })
}
