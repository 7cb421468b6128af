//! May I run now: the first thing that speaks against it decides.

use super::scene::{
    after, after_session, climbed, day, gate_now, level, morning, on_the_ladder, pain, rules,
    without_morning,
};
use restride_core::return_to_run::{
    Event, Gate, Grade, Pain, Plan, Profile, Readiness, Reason, Tried, Walk, gate,
};

fn answer(plan: &Plan, before: Option<Pain>, number: i64) -> (bool, Reason) {
    let answer = gate(rules(), plan, before, morning(number));
    (answer.is_go(), answer.because().reason)
}

/// The gate, in the order of its table
#[test]
fn pain_before_a_run_beyond_the_phase_skips_it() {
    for (id, profile, most) in [
        ("P2a", Profile::Soft, 2),
        ("P3a", Profile::Soft, 2),
        ("P4", Profile::Soft, 2),
        ("P2a", Profile::Bone, 0),
        ("P4", Profile::Bone, 0),
    ] {
        let (plan, last) = climbed(profile, id);
        let go = answer(&plan, Some(pain(most)), last + 2);
        assert_eq!(go, (true, Reason::Allowed), "{id} {profile:?}");
        let skip = answer(&plan, Some(pain(most + 1)), last + 2);
        assert_eq!(skip, (false, Reason::BeforeOverCeiling), "{id} {profile:?}");
    }
    let first = on_the_ladder(Profile::Soft, 0);
    assert!(!answer(&first, Some(pain(1)), 0).0);
}

/// G7: a missing pain is not 0
#[test]
fn a_pain_that_was_not_told_opens_no_gate() {
    let (plan, last) = climbed(Profile::Soft, "P2b");
    assert_eq!(
        answer(&plan, None, last + 2),
        (false, Reason::BeforeMissing)
    );
}

/// R3: the gate asks for the morning first
#[test]
fn a_session_that_waits_for_its_morning_keeps_the_gate_closed() {
    let (plan, last) = climbed(Profile::Soft, "P4");
    let ran = after(&plan, &Event::Ran(without_morning()), morning(last + 2));
    let waits = answer(&ran, Some(Pain::NONE), last + 3);
    assert_eq!(waits, (false, Reason::MorningAwaited));
    assert!(answer(&ran, Some(Pain::NONE), last + 4).0);
}

/// R5: after red, two full days and two mornings no worse than usual
#[test]
fn a_red_session_needs_two_days_off_and_two_settled_mornings() {
    let (plan, last) = climbed(Profile::Soft, "P2b");
    let red = after_session(&plan, Grade::Red, morning(last + 2));
    let told = |plan: &Plan, number, points| {
        let event = Event::Morning {
            of: day(number),
            pain: pain(points),
        };
        after(plan, &event, morning(number))
    };
    let reason = |plan: &Plan, number| gate_now(plan, morning(number)).because().reason;
    // The morning after was told with the session, and it was quiet: one is missing.
    assert_eq!(reason(&red, last + 3), Reason::RestAfterRed);
    assert_eq!(reason(&red, last + 4), Reason::RestAfterRed);
    assert_eq!(reason(&red, last + 5), Reason::MorningsNotSettled);
    assert!(gate_now(&told(&red, last + 5, 0), morning(last + 5)).is_go());
    // A worse one begins the count again.
    let worse = told(&told(&red, last + 4, 1), last + 5, 0);
    assert_eq!(reason(&worse, last + 5), Reason::MorningsNotSettled);
    assert!(gate_now(&told(&worse, last + 6, 0), morning(last + 6)).is_go());
}

/// A run against the gate counts for nothing
#[test]
fn a_quiet_run_on_a_rest_day_is_no_green_one() {
    let (plan, last) = climbed(Profile::Soft, "P2b");
    let event = Event::Ran(super::scene::graded(Grade::Green));
    let step = plan.after(rules(), &event, morning(last + 1)).unwrap();
    let graded = step.graded.unwrap();
    assert_eq!(
        (graded.grade, graded.reason),
        (Grade::Amber, Reason::AgainstTheGate)
    );
}

/// R5: a run before the ladder is a run, and needs its rest day
#[test]
fn a_run_before_the_ladder_needs_its_rest_day_too() {
    let now = morning(0);
    let ready = after(
        &Plan::start(Profile::Soft, now),
        &Event::Walking { is_free: true },
        now,
    );
    let ran = after_session(&ready, Grade::Green, now);
    let all = Event::Tests(Readiness::all_passed(rules()));
    let on = after(&ran, &all, now);
    assert_eq!(gate_now(&on, morning(1)).because().reason, Reason::RestDay);
    assert!(gate_now(&on, morning(2)).is_go());
}

/// A skipped day counts once, three in a row are one amber session
#[test]
fn three_skips_in_a_row_are_amber_and_six_lead_down() {
    let (mut plan, last) = climbed(Profile::Soft, "P2b");
    let mut reasons = Vec::new();
    for number in 1..=6 {
        for _ in 0..2 {
            let at = morning(last + number);
            let step = plan.after(rules(), &Event::Skipped, at).unwrap();
            reasons.push(step.because.reason);
            plan = step.plan;
        }
    }
    let count = |reason| reasons.iter().filter(|it| **it == reason).count();
    assert_eq!(count(Reason::SkipsAsAmber), 1);
    assert_eq!(count(Reason::AmbersDown), 1);
    assert_eq!(plan.state().level(), Some(level("P2a")));
}

/// Why not further: what is missing for the next level
#[test]
fn the_gate_says_what_is_missing_for_the_next_level() {
    let plan = on_the_ladder(Profile::Soft, 0);
    let Gate::Go { not_yet, .. } = gate_now(&plan, morning(0)) else {
        panic!("nothing speaks against the first session");
    };
    let reasons: Vec<(Reason, u8)> = not_yet
        .iter()
        .map(|it| (it.because.reason, it.missing))
        .collect();
    assert_eq!(
        reasons,
        [(Reason::GreensMissing, 3), (Reason::DwellMissing, 0)]
    );
}

/// The tests before the ladder: all of them, as asked, and the optional one not at all or well
#[test]
fn a_test_that_is_missing_or_hurts_keeps_the_ladder_closed() {
    let now = morning(0);
    let ready = after(
        &Plan::start(Profile::Soft, now),
        &Event::Walking { is_free: true },
        now,
    );
    let opens = |readiness: &Readiness| {
        let event = Event::Tests(readiness.clone());
        after(&ready, &event, now).state().key() == "level"
    };
    let all = Readiness::all_passed(rules());
    assert!(opens(&all));
    for (index, test) in rules().readiness.tests.iter().enumerate() {
        let mut without = all.clone();
        without.tests.remove(&index);
        assert_eq!(opens(&without), test.optional, "{}", test.id);
        let mut with = |points, as_asked| {
            let tried = Tried {
                pain: pain(points),
                as_asked,
            };
            without.tests.insert(index, tried);
            opens(&without)
        };
        assert!(with(test.most_pain, true), "{}", test.id);
        assert!(!with(test.most_pain + 1, true), "{}", test.id);
        assert!(!with(0, false), "{}", test.id);
    }
}

/// P1 credit: three walks of half an hour without pain, on three days of a week
#[test]
fn three_long_walks_stand_for_the_first_phase() {
    let now = morning(7);
    let ready = after(
        &Plan::start(Profile::Soft, morning(0)),
        &Event::Walking { is_free: true },
        morning(0),
    );
    let starts = |walks: &[(i64, u16, u8)]| {
        let mut readiness = Readiness::all_passed(rules());
        readiness.walks = walks
            .iter()
            .map(|(number, minutes, points)| Walk {
                at: morning(*number),
                minutes: *minutes,
                pain: pain(*points),
            })
            .collect();
        after(&ready, &Event::Tests(readiness), now).state().level()
    };
    let (first, credited) = (Some(level("P1")), Some(level("P2a")));
    assert_eq!(starts(&[(1, 30, 0), (3, 30, 0), (5, 45, 0)]), credited);
    assert_eq!(starts(&[(0, 30, 0), (3, 30, 0), (5, 30, 0)]), first);
    assert_eq!(starts(&[(1, 29, 0), (3, 30, 0), (5, 30, 0)]), first);
    assert_eq!(starts(&[(1, 30, 1), (3, 30, 0), (5, 30, 0)]), first);
    assert_eq!(starts(&[(5, 30, 0), (5, 30, 0), (5, 30, 0)]), first);
    assert_eq!(starts(&[(3, 30, 0), (5, 30, 0), (8, 30, 0)]), first);
}
