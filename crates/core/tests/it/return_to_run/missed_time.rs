//! Coming back after a break.

use super::scene::{after_session, climbed, gate_now, graded, level, morning, rules};
use restride_core::return_to_run::{Event, Gate, Grade, Plan, Profile, Reason};

/// The level that the gate offers after so many days, or the key of the answer.
fn offered(plan: &Plan, last: i64, gap: i64) -> String {
    match gate_now(plan, morning(last + gap)) {
        Gate::Go { level, limit, .. } => {
            let percent = limit.map_or(String::new(), |limit| format!(" {}%", limit.percent));
            format!("{}{percent}", rules().levels[level].id)
        }
        Gate::Rest(because) | Gate::Skip(because) | Gate::Refuse(because) => {
            because.reason.key().to_owned()
        }
    }
}

/// R15: 7, 8, 14, 15, 28 and 29 days on the ladder
#[test]
fn a_break_on_the_ladder_leads_down_by_its_length() {
    let (plan, last) = climbed(Profile::Soft, "P3b");
    for (gap, expected) in [
        (7, "P3b"),
        (8, "P3a"),
        (14, "P3a"),
        (15, "P2a"),
        (28, "P2a"),
        (29, "readiness_due"),
    ] {
        assert_eq!(offered(&plan, last, gap), expected, "{gap} days");
    }
}

/// R15: 7, 8, 28, 29, 90 and 91 days of normal running
#[test]
fn a_break_from_normal_running_leads_down_by_its_length() {
    let (plan, last) = climbed(Profile::Soft, "P4");
    for (gap, expected) in [
        (7, "P4"),
        (8, "P4 60%"),
        (28, "P4 60%"),
        (29, "P2a"),
        (90, "P2a"),
        (91, "readiness_due"),
    ] {
        assert_eq!(offered(&plan, last, gap), expected, "{gap} days");
    }
}

/// R15: the level that the gate offered is the level that the session counts for
#[test]
fn the_first_session_after_a_break_counts_at_the_lower_level() {
    let (plan, last) = climbed(Profile::Soft, "P3b");
    let back = after_session(&plan, Grade::Green, morning(last + 15));
    assert_eq!(back.state().level(), Some(level("P2a")));
    // And once only: the break is over.
    let next = gate_now(&back, morning(last + 17));
    assert!(matches!(next, Gate::Go { level: on, .. } if on == level("P2a")));
}

/// R15: a session that was cut short does not end a break
#[test]
fn a_session_cut_short_does_not_end_a_break() {
    let (plan, last) = climbed(Profile::Soft, "P3b");
    let short = after_session(&plan, Grade::Amber, morning(last + 7));
    assert_eq!(offered(&short, last, 9), "P3a");
}

/// G12: a longer gap never gives a higher level, 0 to 400 days, from every level
#[test]
fn a_longer_break_never_gives_a_higher_level() {
    for profile in Profile::ALL {
        for target in &rules().levels[1..] {
            let (plan, last) = climbed(profile, &target.id);
            let mut before = plan.standing(rules(), morning(last));
            for gap in 0..=400 {
                let now = morning(last + gap);
                let standing = plan.settled(rules(), now).standing(rules(), now);
                assert!(standing <= before, "{} after {gap} days", target.id);
                before = standing;
            }
        }
    }
}

/// Settling day by day is settling once: nobody has to look for the plan to be right
#[test]
fn looking_every_day_gives_the_same_as_looking_once() {
    for target in &rules().levels[1..] {
        let (plan, last) = climbed(Profile::Soft, &target.id);
        let mut watched = plan.clone();
        for gap in 0..=200 {
            let now = morning(last + gap);
            watched = watched
                .after(rules(), &Event::TimePassed, now)
                .unwrap()
                .plan;
            let once = plan.settled(rules(), now);
            assert_eq!(watched, once, "{} after {gap} days", target.id);
        }
    }
}

/// R15: after four weeks the ladder begins anew, also when the session comes without asking
#[test]
fn a_session_after_a_very_long_break_counts_for_nothing() {
    let (plan, last) = climbed(Profile::Soft, "P3b");
    let event = Event::Ran(graded(Grade::Green));
    let step = plan.after(rules(), &event, morning(last + 29)).unwrap();
    assert_eq!(step.because.reason, Reason::AgainstTheGate);
    assert_eq!(step.plan.state().key(), "ready");
}
