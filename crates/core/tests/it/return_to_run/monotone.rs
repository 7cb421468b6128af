//! More pain is never a better grade, and a bone is never graded more mildly: tried on
//! every pain of the scale.

use super::scene::{pain, rules};
use restride_core::return_to_run::{Grade, Pain, Profile, Session, Share, Trend, grade};
use std::collections::BTreeSet;

/// The whole scale.
fn points() -> Vec<u8> {
    (0..=10).collect()
}

/// Bits of the flags: limp, night pain, painkiller, rising, cut short, stop sign.
const FLAGS: u8 = 6;

fn with_flags(session: &mut Session, flags: u8) {
    let is_set = |bit: u8| flags >> bit & 1 == 1;
    session.limp = Some(is_set(0));
    session.new_night_pain = Some(is_set(1));
    session.painkiller = Some(is_set(2));
    session.trend = Some(if is_set(3) {
        Trend::Increases
    } else {
        Trend::Steady
    });
    session.completed = Share::percent(if is_set(4) { 70 } else { 100 });
    session.stop_signs = Some(if is_set(5) {
        [0].into()
    } else {
        BTreeSet::new()
    });
}

/// One position of every pain and of the flags, and their number.
struct Grid {
    points: Vec<u8>,
}

/// Five pains (before, during, at the end, an hour after, next morning) by position.
type Place = [usize; 5];

impl Grid {
    fn session(&self, place: Place, usual: u8, flags: u8) -> Session {
        let at = |axis: usize| Some(pain(self.points[place[axis]]));
        let mut session = Session {
            before: at(0),
            during: at(1),
            at_end: at(2),
            hour_after: at(3),
            next_morning: at(4),
            usual_morning: Some(pain(usual)),
            ..Session::default()
        };
        with_flags(&mut session, flags);
        session
    }

    fn places(&self) -> impl Iterator<Item = Place> + '_ {
        let count = self.points.len();
        (0..count.pow(5)).map(move |mut code| {
            [(); 5].map(|()| {
                let position = code % count;
                code /= count;
                position
            })
        })
    }
}

/// One level of each phase: levels of a phase are graded alike.
fn one_level_per_phase() -> impl Iterator<Item = usize> {
    (0..rules().phases.len()).map(|phase| rules().first_level_of(phase))
}

/// G5, G6: one more point or one more flag never improves a grade, and a bone is never graded more mildly
#[test]
fn more_pain_or_one_more_flag_never_improves_a_grade() {
    let grid = Grid { points: points() };
    let quiet_flags: Vec<u8> = std::iter::once(0)
        .chain((0..FLAGS).map(|bit| 1 << bit))
        .collect();
    for level in one_level_per_phase() {
        for place in grid.places() {
            for usual in [0, 2] {
                let mut soft_without = Grade::Green;
                for flags in &quiet_flags {
                    let session = grid.session(place, usual, *flags);
                    let soft = grade(rules(), Profile::Soft, level, &session).grade;
                    let bone = grade(rules(), Profile::Bone, level, &session).grade;
                    assert!(bone >= soft, "{session:?}");
                    if *flags == 0 {
                        soft_without = soft;
                        step_up(&grid, place, usual, level, [soft, bone]);
                    } else {
                        assert!(soft >= soft_without, "{session:?}");
                    }
                }
            }
        }
    }
}

/// Each pain one position higher: not better than `before`.
fn step_up(grid: &Grid, place: Place, usual: u8, level: usize, before: [Grade; 2]) {
    for axis in 0..5 {
        let mut higher = place;
        higher[axis] += 1;
        if higher[axis] == grid.points.len() {
            continue;
        }
        let session = grid.session(higher, usual, 0);
        for (profile, before) in Profile::ALL.into_iter().zip(before) {
            let graded = grade(rules(), profile, level, &session).grade;
            assert!(graded >= before, "{profile:?} {session:?}");
        }
    }
}

/// G5, G6: all flags against all flags, on every value of one pain at a time, 0 to 10
#[test]
fn every_set_of_flags_is_monotone_on_the_whole_scale() {
    for profile in Profile::ALL {
        for level in one_level_per_phase() {
            for axis in 0..5 {
                for flags in 0..1 << FLAGS {
                    let mut before = Grade::Green;
                    for value in 0..=10 {
                        let session = one_pain(axis, value, flags);
                        let graded = grade(rules(), profile, level, &session).grade;
                        assert!(graded >= before, "{profile:?} {session:?}");
                        before = graded;
                        for bit in (0..FLAGS).filter(|bit| flags >> bit & 1 == 0) {
                            let more = one_pain(axis, value, flags | 1 << bit);
                            let worse = grade(rules(), profile, level, &more).grade;
                            assert!(worse >= graded, "{profile:?} {more:?}");
                        }
                    }
                }
            }
        }
    }
}

fn one_pain(axis: usize, value: u8, flags: u8) -> Session {
    let mut session = Session::quiet();
    let pains: [&mut Option<Pain>; 5] = [
        &mut session.before,
        &mut session.during,
        &mut session.at_end,
        &mut session.hour_after,
        &mut session.next_morning,
    ];
    if let Some(told) = pains.into_iter().nth(axis) {
        *told = Some(pain(value));
    }
    with_flags(&mut session, flags);
    session
}

/// G16: any point of pain, anywhere after the start, is not green for a bone
#[test]
fn no_session_with_pain_is_green_for_a_bone() {
    let grid = Grid { points: points() };
    for level in one_level_per_phase() {
        for place in grid.places().filter(|place| *place != [0; 5]) {
            let session = grid.session(place, 0, 0);
            let graded = grade(rules(), Profile::Bone, level, &session).grade;
            let only_before = place[1..] == [0; 4];
            let expected = if only_before {
                Grade::Amber
            } else {
                Grade::Red
            };
            assert!(graded >= expected, "{session:?}");
        }
    }
}
