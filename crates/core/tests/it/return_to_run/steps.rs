//! Single steps down, waiting mornings, and events out of order.

use super::scene::{
    after, after_session, climbed, day, graded, hour, level, morning, pain, rules, without_morning,
};
use restride_core::return_to_run::{Event, Grade, InvalidTransition, Plan, Profile, Reason, State};

fn told(plan: &Plan, of: i64, points: u8, at: i64) -> Plan {
    let event = Event::Morning {
        of: day(of),
        pain: pain(points),
    };
    after(plan, &event, morning(at))
}

/// Transitions: amber repeats the level, a second one in a row leads down
#[test]
fn two_amber_sessions_in_a_row_lead_one_level_down() {
    let (plan, last) = climbed(Profile::Soft, "P3a");
    let once = after_session(&plan, Grade::Amber, morning(last + 2));
    assert_eq!(once.state().level(), Some(level("P3a")));
    let twice = after_session(&once, Grade::Amber, morning(last + 4));
    assert_eq!(twice.state().level(), Some(level("P2c")));
    let between = after_session(&once, Grade::Green, morning(last + 4));
    let apart = after_session(&between, Grade::Amber, morning(last + 6));
    assert_eq!(apart.state().level(), Some(level("P3a")));
}

/// Transitions: the first red leads one level down, a second within 14 days to the phase before
#[test]
fn a_second_red_session_within_14_days_leads_to_the_phase_before() {
    let (plan, last) = climbed(Profile::Soft, "P3c");
    let once = after_session(&plan, Grade::Red, morning(last + 2));
    assert_eq!(once.state().level(), Some(level("P3b")));
    let soon = after_session(&once, Grade::Red, morning(last + 9));
    assert_eq!(soon.state().level(), Some(level("P2a")));
}

/// Below the first level is rest from walking exercise
#[test]
fn red_at_the_first_level_leads_off_the_ladder() {
    let plan = super::scene::on_the_ladder(Profile::Soft, 0);
    let red = after_session(&plan, Grade::Red, morning(0));
    assert_eq!(red.state().key(), "offload");
}

/// G4: a morning in time can promote, a late one only lowers
#[test]
fn a_morning_told_too_late_can_only_make_it_worse() {
    let (plan, last) = climbed(Profile::Soft, "P2b");
    let one = after_session(&plan, Grade::Green, morning(last + 2));
    let ran = after(&one, &Event::Ran(without_morning()), morning(last + 4));
    let in_time = told(&ran, last + 5, 0, last + 5);
    assert_eq!(in_time.state().level(), Some(level("P2c")));
    let quiet_but_late = told(&ran, last + 5, 0, last + 6);
    assert_eq!(quiet_but_late.state().level(), Some(level("P2b")));
    let State::Level(progress) = quiet_but_late.state() else {
        panic!("still on the ladder");
    };
    assert_eq!(progress.greens, 0, "a late morning counts for nothing good");
    let bad_and_late = told(&ran, last + 5, 4, last + 7);
    assert_eq!(bad_and_late.state().level(), Some(level("P2a")));
}

/// R3: who runs again before the morning was told did not ask the gate
#[test]
fn a_run_before_the_last_morning_was_told_counts_for_nothing() {
    let (plan, last) = climbed(Profile::Soft, "P2b");
    let evening = hour(last + 2, 20);
    let ran = after(&plan, &Event::Ran(without_morning()), evening);
    let event = Event::Ran(graded(Grade::Green));
    let step = ran.after(rules(), &event, morning(last + 4)).unwrap();
    let reason = step.graded.map(|it| it.reason);
    assert_eq!(reason, Some(Reason::AgainstTheGate));
    assert_eq!(step.plan.state().level(), Some(level("P2a")));
}

/// Plateau: a relapse long after the ladder begins its days anew
#[test]
fn a_relapse_after_months_of_running_is_not_a_plateau() {
    let (mut plan, last) = climbed(Profile::Soft, "P4");
    for number in (2..200).step_by(2) {
        plan = after_session(&plan, Grade::Green, morning(last + number));
    }
    for down in [
        Event::Ran(graded(Grade::Red)),
        Event::Walking { is_free: false },
    ] {
        let relapsed = after(&plan, &down, morning(last + 200));
        let later = relapsed.settled(rules(), morning(last + 202));
        assert_ne!(later.state().key(), "refer", "{down:?}");
        let much_later = relapsed.settled(rules(), morning(last + 285));
        assert_ne!(much_later.state().key(), "level", "{down:?}");
    }
}

/// G7: another morning does not stand for the next one
#[test]
fn the_morning_of_another_day_does_not_decide_a_session() {
    let (plan, last) = climbed(Profile::Soft, "P2b");
    let ran = after(&plan, &Event::Ran(without_morning()), morning(last + 2));
    let same_day = told(&ran, last + 2, 0, last + 2);
    let step = same_day
        .after(rules(), &Event::TimePassed, morning(last + 4))
        .unwrap();
    assert_eq!(step.graded.map(|it| it.grade), Some(Grade::Amber));
    assert_eq!(step.because.reason, Reason::MorningMissing);
}

#[test]
fn events_come_in_the_order_of_their_times() {
    let (plan, last) = climbed(Profile::Soft, "P2b");
    let early = plan.after(rules(), &Event::TimePassed, morning(last - 1));
    assert_eq!(early.unwrap_err(), InvalidTransition::OutOfOrder);
    let future = Event::Morning {
        of: day(last + 1),
        pain: pain(0),
    };
    let step = plan.after(rules(), &future, morning(last));
    assert_eq!(step.unwrap_err(), InvalidTransition::MorningInTheFuture);
}

/// G4: at most two promotions in seven days, whatever the ladder asks for
#[test]
fn no_more_than_two_promotions_in_seven_days() {
    let mut rules = rules().clone();
    for level in &mut rules.levels {
        level.greens = 1;
    }
    for phase in &mut rules.phases {
        phase.dwell_days = 0;
    }
    let mut plan = super::scene::on_the_ladder(Profile::Soft, 0);
    let mut rises = Vec::new();
    for number in (0..=24).step_by(2) {
        let before = plan.state().level();
        let event = Event::Ran(graded(Grade::Green));
        plan = plan.after(&rules, &event, morning(number)).unwrap().plan;
        if plan.state().level() > before {
            rises.push(number);
        }
    }
    assert_eq!(rises, [0, 2, 8, 10, 16, 18, 24]);
}
