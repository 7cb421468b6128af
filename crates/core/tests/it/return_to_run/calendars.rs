//! Whole returns, day by day.

use super::scene::{after_session, gate_now, level, morning, on_the_ladder, rules};
use restride_core::knowledge::Level;
use restride_core::return_to_run::{Gate, Grade, Plan, Profile};

/// Quiet sessions on these days, each allowed by the gate; the days on which the level rose.
fn climb(profile: Profile, days: impl Iterator<Item = i64>) -> (Plan, Vec<i64>, usize) {
    let mut plan = on_the_ladder(profile, 0);
    let mut rises = Vec::new();
    let mut sessions = 0;
    for number in days {
        let before = plan.state().level();
        assert!(gate_now(&plan, morning(number)).is_go(), "day {number}");
        plan = after_session(&plan, Grade::Green, morning(number));
        sessions += 1;
        if plan.state().level() > before {
            rises.push(number);
        }
        if plan.state().level() == Some(level("P4")) {
            break;
        }
    }
    (plan, rises, sessions)
}

/// R4: every other day, all green
#[test]
fn every_other_day_all_quiet_leads_to_normal_running_on_day_30() {
    for profile in Profile::ALL {
        let (plan, rises, sessions) = climb(profile, (0..).step_by(2));
        assert_eq!(rises, [6, 10, 14, 18, 22, 26, 30]);
        assert_eq!(sessions, 16);
        assert_eq!(plan.state().level(), Some(level("P4")));
    }
}

/// R4: Monday, Wednesday, Friday, all green
#[test]
fn monday_wednesday_friday_all_quiet_leads_to_normal_running_on_day_35() {
    let days = (0_i64..).filter(|number| [0, 2, 4].contains(&number.rem_euclid(7)));
    let (plan, rises, sessions) = climb(Profile::Soft, days);
    assert_eq!(rises.last(), Some(&35));
    assert_eq!(sessions, 16);
    assert_eq!(plan.state().level(), Some(level("P4")));
}

/// R3: the same days, each morning told on its own: the level rises with the morning and not before
#[test]
fn a_level_rises_only_when_the_morning_is_told() {
    use super::scene::{after, day, pain, without_morning};
    use restride_core::return_to_run::Event;

    let mut plan = on_the_ladder(Profile::Soft, 0);
    for number in (0..=30).step_by(2) {
        let before = plan.state().level();
        plan = after(&plan, &Event::Ran(without_morning()), morning(number));
        assert_eq!(plan.state().level(), before);
        let quiet = Event::Morning {
            of: day(number + 1),
            pain: pain(0),
        };
        plan = after(&plan, &quiet, morning(number + 1));
    }
    assert_eq!(plan.state().level(), Some(level("P4")));
}

/// R5: a full day between sessions on the ladder
#[test]
fn the_day_after_a_session_is_a_rest_day() {
    let plan = after_session(&on_the_ladder(Profile::Soft, 0), Grade::Green, morning(0));
    assert!(matches!(gate_now(&plan, morning(0)), Gate::Rest(_)));
    assert!(matches!(gate_now(&plan, morning(1)), Gate::Rest(_)));
    assert!(gate_now(&plan, morning(2)).is_go());
}

/// Every decision names its words and its source
#[test]
fn every_reason_has_words_and_a_source_that_exists() {
    use crate::world::KNOWLEDGE;
    use restride_core::return_to_run::Reason;

    for reason in Reason::ALL {
        let key = format!("return_to_run.reason.{}", reason.key());
        assert!(KNOWLEDGE.texts.line("en", &key).is_some(), "{key}");
        let source = &reason.evidence(rules()).source;
        assert!(KNOWLEDGE.sources.contains_key(source), "{source}");
    }
}

/// The content of the ladder, in minutes
#[test]
fn jogging_never_shrinks_on_the_way_up() {
    let minutes: Vec<u16> = rules().levels.iter().map(Level::jog_minutes).collect();
    assert_eq!(minutes, [0, 5, 10, 15, 18, 22, 25, 0]);
    assert_eq!(rules().levels[level("P2b")].minutes(), 20);
}
