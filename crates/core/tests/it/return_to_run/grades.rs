//! The grades of single sessions: the worked vectors, and what the bone profile adds.

use super::scene::{level, pain, rules, session};
use restride_core::return_to_run::{
    Grade, Moment, Profile, Reason, Session, Share, Trend, Verdict, grade, judge,
};
use std::collections::BTreeSet;

const SOFT: Profile = Profile::Soft;
const BONE: Profile = Profile::Bone;

fn check(id: &str, profile: Profile, change: impl FnOnce(&mut Session), expected: Grade) {
    let session = session(change);
    let graded = grade(rules(), profile, level(id), &session);
    assert_eq!(graded.grade, expected, "{id} {profile:?} {session:?}");
}

fn during(points: u8) -> impl FnOnce(&mut Session) {
    move |session| session.during = Some(pain(points))
}

/// Pain during, at the end, the next morning, and on a usual morning.
fn pains(during: u8, end: u8, morning: u8, usual: u8) -> impl FnOnce(&mut Session) {
    move |session| {
        session.during = Some(pain(during));
        session.at_end = Some(pain(end));
        session.next_morning = Some(pain(morning));
        session.usual_morning = Some(pain(usual));
    }
}

/// R2: the 19 worked vectors
#[test]
fn every_worked_session_has_its_grade() {
    check("P1", SOFT, |_| {}, Grade::Green);
    check("P1", SOFT, during(1), Grade::Amber);
    check("P2a", SOFT, pains(2, 2, 0, 0), Grade::Green);
    check("P2a", SOFT, pains(3, 1, 0, 0), Grade::Amber);
    check("P2b", SOFT, pains(2, 0, 3, 2), Grade::Amber);
    check("P2b", SOFT, pains(2, 0, 2, 2), Grade::Green);
    check("P2c", SOFT, pains(2, 0, 2, 0), Grade::Red);
    check("P2c", SOFT, during(5), Grade::Red);
    let warms_up = |session: &mut Session| {
        session.during = Some(pain(2));
        session.trend = Some(Trend::WarmsUp);
    };
    check("P3a", SOFT, warms_up, Grade::Green);
    check("P3a", SOFT, pains(2, 1, 0, 0), Grade::Amber);
    let rising = |points| {
        move |session: &mut Session| {
            session.during = Some(pain(points));
            session.trend = Some(Trend::Increases);
        }
    };
    check("P3b", SOFT, rising(1), Grade::Amber);
    check("P3b", SOFT, rising(3), Grade::Red);
    check("P3c", SOFT, |session| session.limp = Some(true), Grade::Red);
    check("P4", SOFT, pains(2, 0, 0, 0), Grade::Green);
    check("P4", SOFT, pains(0, 0, 1, 1), Grade::Amber);
    check("P4", SOFT, pains(0, 0, 1, 0), Grade::Amber);
    check("P2a", BONE, during(1), Grade::Red);
    check("P2a", BONE, pains(0, 0, 1, 1), Grade::Red);
    for profile in Profile::ALL {
        for id in ["P1", "P2c", "P3c", "P4"] {
            let stop = |session: &mut Session| session.stop_signs = Some(BTreeSet::from([2]));
            check(id, profile, stop, Grade::Stop);
        }
    }
}

/// R17: a painkiller before the session never lets it be green
#[test]
fn a_painkiller_before_a_quiet_session_makes_it_amber() {
    let graded = |profile, id| {
        let session = session(|session| session.painkiller = Some(true));
        grade(rules(), profile, level(id), &session)
    };
    for profile in Profile::ALL {
        let graded = graded(profile, "P3c");
        assert_eq!(
            (graded.grade, graded.reason),
            (Grade::Amber, Reason::Painkiller)
        );
    }
}

/// R6: a bone allows no pain at any time
#[test]
fn one_point_of_pain_at_any_time_is_red_for_a_bone() {
    let changes: [fn(&mut Session); 4] = [
        |session| session.during = Some(pain(1)),
        |session| session.at_end = Some(pain(1)),
        |session| session.hour_after = Some(pain(1)),
        |session| session.next_morning = Some(pain(1)),
    ];
    for change in changes {
        check("P3a", BONE, change, Grade::Red);
    }
}

#[test]
fn a_session_that_was_cut_short_is_amber() {
    check(
        "P2a",
        SOFT,
        |it| it.completed = Share::percent(79),
        Grade::Amber,
    );
    check(
        "P2a",
        SOFT,
        |it| it.completed = Share::percent(80),
        Grade::Green,
    );
}

#[test]
fn pain_an_hour_after_counts_from_three_and_from_six() {
    for (points, expected) in [
        (2, Grade::Green),
        (3, Grade::Amber),
        (5, Grade::Amber),
        (6, Grade::Red),
    ] {
        check(
            "P1",
            SOFT,
            |it| it.hour_after = Some(pain(points)),
            expected,
        );
    }
}

/// G7: what was not told is not 0
#[test]
fn a_session_that_lacks_any_value_is_not_green() {
    let removals: [fn(&mut Session); 11] = [
        |session| session.before = None,
        |session| session.during = None,
        |session| session.at_end = None,
        |session| session.hour_after = None,
        |session| session.next_morning = None,
        |session| session.trend = None,
        |session| session.limp = None,
        |session| session.new_night_pain = None,
        |session| session.completed = None,
        |session| session.painkiller = None,
        |session| session.stop_signs = None,
    ];
    for profile in Profile::ALL {
        for id in 0..rules().levels.len() {
            for remove in removals {
                let session = session(remove);
                let graded = grade(rules(), profile, id, &session);
                assert_eq!(graded.grade, Grade::Amber, "{session:?}");
            }
        }
    }
}

/// G7: without a usual morning the next one is compared with no pain, the strictest reading
#[test]
fn a_missing_usual_morning_is_compared_with_no_pain() {
    let unknown = |session: &mut Session| {
        session.next_morning = Some(pain(2));
        session.usual_morning = None;
    };
    check("P2a", SOFT, unknown, Grade::Red);
}

/// R3: pending until the next morning is told, amber after 48 hours
#[test]
fn a_session_waits_48_hours_for_its_next_morning() {
    let session = super::scene::without_morning();
    let at = |number, hour| judged(&session, super::scene::hour(number, hour));
    assert_eq!(at(0, 8), Verdict::Pending);
    assert_eq!(at(2, 7), Verdict::Pending);
    let Verdict::Final(graded) = at(2, 8) else {
        panic!("48 hours have passed");
    };
    assert_eq!(
        (graded.grade, graded.reason),
        (Grade::Amber, Reason::MorningMissing)
    );
}

fn judged(session: &Session, now: Moment) -> Verdict {
    let ended = super::scene::morning(0);
    judge(rules(), SOFT, level("P2a"), session, ended, now)
}

/// G3: a red session does not wait for its morning
#[test]
fn a_red_session_does_not_wait_for_its_morning() {
    let mut session = super::scene::without_morning();
    session.limp = Some(true);
    let Verdict::Final(graded) = judged(&session, super::scene::morning(0)) else {
        panic!("nothing can make it better");
    };
    assert_eq!(graded.grade, Grade::Red);
}

/// G14: nothing but the sign is needed
#[test]
fn a_stop_sign_alone_stops_whatever_else_is_missing() {
    let bare = Session {
        stop_signs: Some(BTreeSet::from([0])),
        ..Session::default()
    };
    for profile in Profile::ALL {
        let graded = grade(rules(), profile, 0, &bare);
        assert_eq!(graded.grade, Grade::Stop);
    }
}
