//! A session as it reads on a terminal, without waiting for it.

use super::super::ear::{Ear, Heard, Piped};
use super::super::player::{Look, Player};
use super::super::prescription::Prescription;
use super::super::total::{Ended, Total};
use super::{holds, sides};
use crate::words::Words;
use restride_core::journal::{Done, PainScore};
use std::time::Duration;

/// Lines that are typed at given seconds of a clock that nobody waits for.
struct Script {
    now: Duration,
    lines: Vec<(u64, &'static str)>,
}

impl Script {
    fn of(lines: &[(u64, &'static str)]) -> Self {
        Self {
            now: Duration::ZERO,
            lines: lines.to_vec(),
        }
    }
}

impl Ear for Script {
    fn hear(&mut self, most: Option<Duration>) -> Heard {
        let Some((at, line)) = self.lines.first().copied() else {
            return most.map_or(Heard::Gone, |most| {
                self.now += most;
                Heard::Nothing(most)
            });
        };
        let left = Duration::from_secs(at).saturating_sub(self.now);
        match most {
            Some(most) if most < left => {
                self.now += most;
                Heard::Nothing(most)
            }
            _ => {
                self.lines.remove(0);
                self.now += left;
                Heard::Line(line.to_owned(), left)
            }
        }
    }
}

fn play(plan: &[Prescription], ear: &mut dyn Ear, look: Look) -> (String, Vec<Total>) {
    let knowledge = restride_testkit::knowledge();
    let mut output = Vec::new();
    let player = Player::new(plan, Words::new(&knowledge, "en"), &mut output, look);
    let totals = player.play(ear).expect("written");
    (String::from_utf8(output).expect("text"), totals)
}

fn check(found: &str, expected: &str) {
    assert_eq!(found.trim(), expected.trim(), "\n{}", found.trim());
}

#[test]
fn piped_replies_lead_through_a_whole_session_line_by_line() {
    let replies = "\n1\n0\n\n\n2\n\nfast\n\n1\n";
    let (found, totals) = play(
        &[holds(), sides()],
        &mut Piped::new(replies.as_bytes()),
        Look::Lines,
    );
    let done: Vec<Done> = totals.iter().map(|total| total.done).collect();
    assert_eq!(done, [Done::Done, Done::Done]);
    check(
        &found,
        "
Press Enter to go on, and while the clock runs to pause. Type a number from
0 to 10 at any time to say how much it hurts, skip for the next exercise,
stop to end, ! for a sign at which to stop.

Exercise 1 of 2: Side plank
  1. Lie on your side.
  2. Lift the hips.
Sets: 2. Pain while doing it: 3 of 10 at most. More than that ends the
exercise.
Stop at once and type ! and the number if:
  !1 a sharp pain
  !2 tingling
Press Enter to begin.
Get ready for hold 1 of 2.
Hold. 12 s.
10 s left
Get ready for hold 2 of 2.
Hold. 12 s.
10 s left
Rest. 20 s.
10 s left
How much did it hurt, from 0 to 10? Type - to leave it open.
Get ready for hold 1 of 2.
Hold. 12 s.
10 s left
Get ready for hold 2 of 2.
Hold. 12 s.
10 s left
How much did it hurt, from 0 to 10? Type - to leave it open.
Done.

Exercise 2 of 2: Step up
  1. Step up and down.
Sets: 1. Pain while doing it: 2 of 10 at most. More than that ends the
exercise.
One side first. Press Enter to begin.
Set 1: 10 times at your own pace. Press Enter when done.
How much did it hurt, from 0 to 10? Type - to leave it open.
Now the other side. Press Enter to begin.
Set 1: 10 times at your own pace. Press Enter when done.
That was not understood. Press Enter to go on, or type a number from 0 to
10, skip, stop, -, or !.
How much did it hurt, from 0 to 10? Type - to leave it open.
Done.
That was it.
",
    );
}

#[test]
fn at_a_terminal_the_clock_runs_while_nobody_types() {
    let mut ear = Script::of(&[(0, ""), (8, "pause"), (60, ""), (70, "!1")]);
    let (found, totals) = play(&[holds()], &mut ear, Look::Lines);
    assert_eq!(totals[0].ended, Ended::Sign(Some(0)));
    assert_eq!(
        (totals[0].done, totals[0].repetitions),
        (Done::Partly, Some(1))
    );
    check(
        &found,
        "
Press Enter to go on, and while the clock runs to pause. Type a number from
0 to 10 at any time to say how much it hurts, skip for the next exercise,
stop to end, ! for a sign at which to stop.

Exercise 1 of 1: Side plank
  1. Lie on your side.
  2. Lift the hips.
Sets: 2. Pain while doing it: 3 of 10 at most. More than that ends the
exercise.
Stop at once and type ! and the number if:
  !1 a sharp pain
  !2 tingling
Press Enter to begin.
Get ready for hold 1 of 2.
Hold. 12 s.
10 s left
Paused. Press Enter to go on.
On we go.
Get ready for hold 2 of 2.
Hold. 12 s.
Stop this exercise for today.
Ended here. What was done counts.
That was it.
",
    );
}

#[test]
fn the_bar_stands_on_one_line_and_gets_shorter() {
    let mut ear = Script::of(&[(0, "")]);
    let (found, totals) = play(&[holds()], &mut ear, Look::Bar);
    assert_eq!(totals[0].ended, Ended::Stopped, "the input ended");
    let bars: Vec<&str> = found
        .split(['\r', '\n'])
        .filter(|line| line.starts_with('['))
        .collect();
    let longest = |bar: &&str| bar.matches('#').count();
    let lengths: Vec<usize> = bars.iter().map(longest).collect();
    let hold: Vec<usize> = (1..=12).rev().collect();
    assert_eq!(lengths[..12], hold);
    assert_eq!(bars[0], "[############                  ] 12 s left   ");
}

#[test]
fn when_the_input_ends_what_was_done_counts() {
    let (_, totals) = play(
        &[holds(), sides()],
        &mut Piped::new("\n".as_bytes()),
        Look::Lines,
    );
    let [only] = totals.as_slice() else {
        panic!("the second was never reached: {totals:?}");
    };
    assert_eq!((only.done, only.ended), (Done::Partly, Ended::Stopped));
    assert_eq!((only.sets, only.pain), (1, None));
}

#[test]
fn bytes_that_are_no_text_do_no_harm() {
    let bytes: Vec<u8> = (0..=255).cycle().take(60_000).collect();
    let (found, _) = play(&[holds()], &mut Piped::new(bytes.as_slice()), Look::Lines);
    assert!(found.contains("was not understood"));
    assert!(!found.contains('\u{1b}'));
}

#[test]
fn the_journal_gets_what_was_done_and_the_sign_in_words() {
    let knowledge = restride_testkit::knowledge();
    let words = Words::new(&knowledge, "en");
    let plan = [holds()];
    let entry = |lines: &str| {
        let (_, totals) = play(&plan, &mut Piped::new(lines.as_bytes()), Look::Lines);
        totals[0].entry(&plan[0], None, words)
    };
    let whole = entry("\n1\n2\n");
    assert_eq!(whole.exercise.as_str(), "side_plank");
    assert_eq!((whole.sets, whole.repetitions), (Some(2), Some(2)));
    assert_eq!((whole.hold_s, whole.note), (Some(12), None));
    assert_eq!(whole.pain.map(PainScore::get), Some(2));
    let stopped = entry("\n!2\n");
    let note = stopped.note.expect("a note");
    assert_eq!(note.as_str(), "Stopped: tingling");
    assert_eq!((stopped.done, stopped.sets), (Done::Partly, Some(1)));
    assert_eq!(stopped.pain, None);
    let left_out = entry("skip\n");
    assert_eq!(left_out.done, Done::Skipped);
    assert_eq!((left_out.sets, left_out.repetitions), (None, None));
}
