//! Normal running: weeks that count, pain that comes back.

use super::scene::{
    after, after_session, climbed, day, discharged, full_week, gate_now, is_locked, level, morning,
    pain, rules,
};
use restride_core::return_to_run::{
    Event, Gate, Grade, InvalidTransition, Metres, Plan, Profile, Reason,
};

fn bad_morning(plan: &Plan, number: i64, points: u8) -> Plan {
    let event = Event::Morning {
        of: day(number),
        pain: pain(points),
    };
    after(plan, &event, morning(number))
}

/// Relapse: one amber session of normal running holds the distance for a week
#[test]
fn an_amber_session_of_normal_running_holds_the_distance() {
    let (plan, last) = climbed(Profile::Soft, "P4");
    let amber = after_session(&plan, Grade::Amber, morning(last + 2));
    let limit = |number| match gate_now(&amber, morning(number)) {
        Gate::Go { limit, .. } => limit.map(|limit| (limit.percent, limit.reason)),
        Gate::Rest(_) | Gate::Skip(_) | Gate::Refuse(_) => None,
    };
    assert_eq!(limit(last + 3), Some((100, Reason::HoldAfterAmber)));
    assert_eq!(amber.state().level(), Some(level("P4")));
}

/// Relapse: red in normal running leads to the last level of jogging, twice in 14 days to walking and jogging
#[test]
fn red_in_normal_running_leads_back_to_jogging_and_then_to_walking() {
    let (plan, last) = climbed(Profile::Soft, "P4");
    let once = after_session(&plan, Grade::Red, morning(last + 2));
    assert_eq!(once.state().level(), Some(level("P3c")));
    assert_eq!(once.history().hold.map(|hold| hold.percent), Some(50));
    let soon = after_session(&once, Grade::Red, morning(last + 16));
    assert_eq!(soon.state().level(), Some(level("P2a")));
}

/// Transitions: three red sessions in 28 days pause the plan
#[test]
fn three_red_sessions_in_four_weeks_refer() {
    let (plan, last) = climbed(Profile::Soft, "P3c");
    let mut third = plan.clone();
    for number in [2, 15, 30] {
        third = after_session(&third, Grade::Red, morning(last + number));
    }
    assert_eq!(third.state().key(), "refer");
    let mut slower = plan;
    for number in [2, 15, 31] {
        slower = after_session(&slower, Grade::Red, morning(last + number));
    }
    assert_ne!(slower.state().key(), "refer");
}

/// Relapse: three mornings of 3 or more lead to walking and jogging
#[test]
fn three_painful_mornings_lead_back_to_walking_and_jogging() {
    for (plan, last) in [climbed(Profile::Soft, "P4"), discharged()] {
        let two = bad_morning(&bad_morning(&plan, last + 2, 3), last + 3, 4);
        assert_eq!(two.state().level(), Some(level("P4")));
        let three = bad_morning(&two, last + 4, 3);
        assert_eq!(three.state().level(), Some(level("P2a")));
        let settled = bad_morning(&bad_morning(&two, last + 4, 2), last + 5, 3);
        assert_eq!(settled.state().level(), Some(level("P4")));
    }
}

/// G18: the same pain within six weeks asks the bone questions before any run
#[test]
fn pain_within_six_weeks_of_the_end_asks_the_bone_questions_first() {
    let (plan, done) = discharged();
    let mut events = vec![Event::PainReturned];
    events.extend([Grade::Amber, Grade::Red].map(|it| Event::Ran(super::scene::graded(it))));
    for event in events {
        let back = after(&plan, &event, morning(done + 2));
        let answer = gate_now(&back, morning(done + 2));
        assert!(!answer.is_go(), "{event:?}");
        assert!(back.history().screen_due.is_some(), "{event:?}");
        for later in 3..10 {
            let settled = bad_morning(&back, done + later, 0);
            assert!(!gate_now(&settled, morning(done + later)).is_go());
        }
        let suspected = Event::BoneScreen { suspected: true };
        assert!(is_locked(&after(&back, &suspected, morning(done + 3))));
    }
    let mornings = (2..5).fold(plan, |plan, number| bad_morning(&plan, done + number, 3));
    assert!(mornings.history().screen_due.is_some());
}

/// G18: the tests before the ladder wait for the bone questions as well
#[test]
fn the_bone_questions_come_before_the_tests() {
    use restride_core::return_to_run::Readiness;

    let (plan, done) = discharged();
    let back = after(&plan, &Event::PainReturned, morning(done + 2));
    let all = Readiness::all_passed(rules());
    assert!(back.tests_offered(rules(), &all).is_empty());
    let tests = Event::Tests(all);
    let early = after(&back, &tests, morning(done + 2));
    assert_eq!(early.state().key(), "ready");
    let clear = Event::BoneScreen { suspected: false };
    let screened = after(&back, &clear, morning(done + 3));
    assert_eq!(
        after(&screened, &tests, morning(done + 3)).state().level(),
        Some(0)
    );
}

/// DONE: four quiet weeks of nearly the usual distance, one after the other
#[test]
fn only_four_quiet_weeks_in_a_row_end_the_return() {
    let weeks = |distances: &[u32], grades: &[Grade]| {
        let (mut plan, mut number) = climbed(Profile::Soft, "P4");
        for (distance, grade) in distances.iter().zip(grades) {
            plan = after_session(&plan, *grade, morning(number + 3));
            number += 7;
            let week = Event::Week {
                distance: Metres(*distance),
                usual: Some(Metres(30_000)),
            };
            plan = after(&plan, &week, morning(number));
        }
        plan.state().key()
    };
    let quiet = [Grade::Green; 4];
    assert_eq!(weeks(&[27_000; 4], &quiet), "done");
    assert_eq!(weeks(&[27_000; 3], &quiet), "level");
    assert_eq!(weeks(&[27_000, 27_000, 26_999, 27_000], &quiet), "level");
    let mut once_amber = quiet;
    once_amber[1] = Grade::Amber;
    assert_eq!(weeks(&[27_000; 4], &once_amber), "level");
}

#[test]
fn a_week_is_seven_days_and_belongs_to_normal_running() {
    let (plan, last) = climbed(Profile::Soft, "P4");
    let close = |plan: &Plan, number| {
        let step = plan.after(rules(), &full_week(), morning(number));
        step.map(|step| step.because.reason)
    };
    assert_eq!(close(&plan, last + 6), Err(InvalidTransition::WeekNotOver));
    assert_eq!(close(&plan, last + 7), Ok(Reason::WeekDoesNotCount));
    let (jogging, last) = climbed(Profile::Soft, "P3c");
    assert_eq!(
        close(&jogging, last + 7),
        Err(InvalidTransition::NoNormalRunning)
    );
}

/// Plateau: help after 21 days without a promotion, a pause after 42, and after 84 on the ladder
#[test]
fn standing_still_suggests_help_and_then_pauses_the_plan() {
    let (mut plan, last) = climbed(Profile::Soft, "P2b");
    for number in (2..42).step_by(2) {
        let grade = if number % 4 == 0 {
            Grade::Green
        } else {
            Grade::Amber
        };
        plan = after_session(&plan, grade, morning(last + number));
        let now = morning(last + number);
        assert_eq!(plan.suggests_help(rules(), now).is_some(), number >= 21);
        assert_eq!(plan.state().key(), "level", "day {number}");
    }
    let before = plan.settled(rules(), morning(last + 41));
    assert_eq!(before.state().key(), "level");
    let after = plan.settled(rules(), morning(last + 42));
    assert_eq!(after.state().key(), "refer");
}
