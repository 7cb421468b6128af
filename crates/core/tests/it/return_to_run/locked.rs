//! A locked plan: what locks, what does not unlock, what does.

use super::scene::{
    after, after_session, cleared, climbed, day, discharged, gate_now, graded, is_locked, morning,
    on_the_ladder, pain, rules,
};
use jiff::civil::Date;
use restride_core::return_to_run::{
    Alarm, Clearance, ClearanceError, Event, Gate, Grade, InvalidTransition, Moment, Plan, Profile,
    Readiness, Role,
};
use restride_core::urgency::Urgency;

fn word(role: Role, date: Date, now: Moment) -> Result<Clearance, ClearanceError> {
    Clearance::new("A. Example", role, date, "examination", true, now)
}

/// Plans in many states, with the day.
fn everywhere() -> Vec<(Plan, i64)> {
    let mut plans = vec![
        (Plan::start(Profile::Soft, morning(0)), 0),
        (Plan::start(Profile::Bone, morning(0)), 0),
        discharged(),
    ];
    for profile in Profile::ALL {
        for level in &rules().levels[1..] {
            plans.push(climbed(profile, &level.id));
        }
    }
    plans
}

/// G3, R1: a stop sign locks from everywhere, before anything else
#[test]
fn a_stop_sign_locks_from_every_state() {
    for (plan, last) in everywhere() {
        for sign in 0..rules().stop.signs.len() {
            let mut session = graded(Grade::Stop);
            session.stop_signs = Some([sign].into());
            let stopped = after(&plan, &Event::Ran(session), morning(last + 1));
            assert!(is_locked(&stopped));
            for later in 1..400 {
                let answer = gate_now(&stopped, morning(last + later));
                assert!(matches!(answer, Gate::Refuse(_)));
            }
        }
    }
}

/// G2, G3: an open emergency or a stop within days locks; no GO is given while it is open
#[test]
fn an_urgent_assessment_locks_from_every_state() {
    for (plan, last) in everywhere() {
        for urgency in [Urgency::Emergency, Urgency::StopAndSeeWithinDays] {
            let alarm = Event::Alarm(Alarm::Assessed(urgency));
            let locked = after(&plan, &alarm, morning(last));
            assert!(is_locked(&locked));
            assert!(!gate_now(&locked, morning(last + 2)).is_go());
        }
    }
}

/// G6, R1: a suspected bone locks and is never forgotten
#[test]
fn a_suspected_bone_locks_and_makes_the_profile_strict() {
    for (plan, last) in everywhere() {
        let locked = after(&plan, &Event::Alarm(Alarm::BoneSuspected), morning(last));
        assert!(is_locked(&locked));
        assert_eq!(locked.profile(), Profile::Bone);
        assert!(locked.state().level() <= plan.state().level());
        let ready = after(&locked, &cleared(morning(last + 1)), morning(last + 1));
        assert_eq!(ready.profile(), Profile::Bone);
    }
}

/// G1, G15: nobody but a clinician can record a clearance
#[test]
fn only_a_clinician_can_clear() {
    let now = morning(0);
    for role in Role::ALL {
        let is_clinician = matches!(
            role,
            Role::Physician | Role::Physiotherapist | Role::OtherClinician
        );
        let word = word(role, day(0), now);
        assert_eq!(word.is_ok(), is_clinician, "{role:?}");
    }
}

/// G1: a clearance names who, on what basis, on a day that has come, and is confirmed
#[test]
fn a_clearance_that_lacks_anything_is_none() {
    let now = morning(0);
    let record = |by: &str, date, basis: &str, confirmed| {
        Clearance::new(by, Role::Physician, date, basis, confirmed, now).unwrap_err()
    };
    assert_eq!(record(" ", day(0), "MRI", true), ClearanceError::NoName);
    assert_eq!(record("A", day(0), "", true), ClearanceError::NoBasis);
    assert_eq!(
        record("A", day(1), "MRI", true),
        ClearanceError::InTheFuture
    );
    assert_eq!(
        record("A", day(0), "MRI", false),
        ClearanceError::NotConfirmed
    );
}

/// G1: a clearance from before the lock does not open it, and a newer sign needs a newer word
#[test]
fn a_clearance_from_before_the_last_stop_sign_does_not_unlock() {
    let (plan, last) = climbed(Profile::Soft, "P3a");
    let locked = after_session(&plan, Grade::Stop, morning(last + 2));
    let again = after_session(&locked, Grade::Stop, morning(last + 9));
    let now = morning(last + 10);
    let try_with = |plan: &Plan, number| {
        let clearance = word(Role::Physician, day(number), now).unwrap();
        plan.after(rules(), &Event::Cleared(clearance), now)
            .map(|step| step.plan.state().key())
    };
    let too_old = Err(InvalidTransition::ClearanceTooOld);
    assert_eq!(try_with(&locked, last + 1), too_old);
    assert_eq!(try_with(&locked, last + 2), Ok("ready"));
    assert_eq!(try_with(&again, last + 8), too_old);
    assert_eq!(try_with(&again, last + 9), Ok("ready"));
}

/// R1: no test where the foot leaves the ground, and no test at all, while locked
#[test]
fn a_locked_plan_offers_no_test() {
    let all = Readiness::all_passed(rules());
    let locked = Plan::start(Profile::Bone, morning(0));
    assert!(locked.tests_offered(rules(), &all).is_empty());
    let ready = after(&locked, &cleared(morning(1)), morning(1));
    assert_eq!(
        ready.tests_offered(rules(), &all).len(),
        rules().readiness.tests.len()
    );
    let impact = |test: &usize| rules().readiness.tests[*test].impact;
    let nothing_shown = Readiness::default();
    assert!(
        !ready
            .tests_offered(rules(), &nothing_shown)
            .iter()
            .any(impact)
    );
}

/// G8: what a locked plan says holds no date and no distance
#[test]
fn a_locked_plan_names_no_date_for_running() {
    let locked = Plan::start(Profile::Bone, morning(0));
    let Gate::Refuse(because) = gate_now(&locked, morning(40)) else {
        panic!("a locked plan refuses");
    };
    let key = format!("return_to_run.reason.{}", because.reason.key());
    let words = crate::world::KNOWLEDGE.texts.line("en", &key).unwrap();
    assert!(!words.contains(|letter: char| letter.is_ascii_digit()));
    assert!(!words.contains('{'), "no blank to fill a date into");
}

/// G16, R6: two red sessions in a row lock a bone
#[test]
fn two_red_sessions_in_a_row_lock_a_bone_plan() {
    let (plan, last) = climbed(Profile::Bone, "P3a");
    let hurt = |plan: &Plan, at| {
        let session = super::scene::session(|it| it.during = Some(pain(1)));
        after(plan, &Event::Ran(session), at)
    };
    let once = hurt(&plan, morning(last + 2));
    assert!(!is_locked(&once));
    assert!(is_locked(&hurt(&once, morning(last + 8))));
    let quiet_between = after_session(&once, Grade::Amber, morning(last + 8));
    assert!(!is_locked(&hurt(&quiet_between, morning(last + 12))));
}

/// R1: the bone plan begins locked and needs a clearance for the ladder
#[test]
fn a_bone_plan_begins_locked() {
    assert!(is_locked(&Plan::start(Profile::Bone, morning(0))));
    assert_eq!(on_the_ladder(Profile::Bone, 0).state().level(), Some(0));
}
