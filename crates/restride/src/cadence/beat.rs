//! When a metronome beats: blocks with a beep and breaks without one. No clock and no terminal here.

use std::time::Duration;

/// Nanoseconds of a minute.
const MINUTE_NS: u64 = 60_000_000_000;

/// What is beaten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plan {
    /// Beats per minute.
    pub(super) spm: u32,
    /// How long a block with the beep is; `None` without an end.
    pub(super) on: Option<Duration>,
    /// How long the break after it is.
    pub(super) off: Duration,
    /// How many blocks.
    pub(super) blocks: u32,
    /// The most beats; `None` without a limit.
    pub(super) most_beats: Option<u64>,
}

/// What comes next, and when after the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// A block begins.
    Block(u32, Duration),
    /// A beat.
    Beat(u64, Duration),
    /// A break begins.
    Break(Duration),
    /// It is over.
    Over(Duration),
}

impl Next {
    /// When it comes.
    pub(super) const fn at(self) -> Duration {
        match self {
            Self::Block(_, at) | Self::Beat(_, at) | Self::Break(at) | Self::Over(at) => at,
        }
    }
}

impl Plan {
    /// Everything that comes, in order. Beats keep to the beginning of their block, so that nothing adds up.
    pub(super) fn all(self) -> impl Iterator<Item = Next> {
        let mut block = 0;
        let mut beat = 0;
        let mut beats = 0;
        let mut begun = false;
        let mut is_over = false;
        std::iter::from_fn(move || {
            if is_over {
                return None;
            }
            let on = self.on.unwrap_or(Duration::MAX);
            let start = on.saturating_add(self.off).saturating_mul(block);
            let start = if block == 0 { Duration::ZERO } else { start };
            if !begun {
                begun = true;
                return Some(Next::Block(block, start));
            }
            let within = self.time_of(beat);
            let is_enough = self.most_beats.is_some_and(|most| beats >= most);
            if is_enough {
                is_over = true;
                return Some(Next::Over(start.saturating_add(within)));
            }
            if within < on {
                beat += 1;
                beats += 1;
                return Some(Next::Beat(beats, start.saturating_add(within)));
            }
            block += 1;
            beat = 0;
            begun = false;
            let end = start.saturating_add(on);
            if block >= self.blocks {
                is_over = true;
                Some(Next::Over(end))
            } else {
                Some(Next::Break(end))
            }
        })
    }

    /// When a beat of a block comes.
    fn time_of(self, beat: u64) -> Duration {
        let ns = beat.saturating_mul(MINUTE_NS) / u64::from(self.spm.max(1));
        Duration::from_nanos(ns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    #[test]
    fn blocks_have_their_beats_and_breaks_have_none() {
        let plan = Plan {
            spm: 170,
            on: Some(MINUTE),
            off: MINUTE * 2,
            blocks: 3,
            most_beats: None,
        };
        let all: Vec<Next> = plan.all().collect();
        let beats = all.iter().filter(|it| matches!(it, Next::Beat(..)));
        assert_eq!(beats.count(), 3 * 170);
        assert!(all.is_sorted_by_key(|it| it.at()), "time goes on");
        assert!(all.contains(&Next::Break(MINUTE)));
        assert!(all.contains(&Next::Block(1, MINUTE * 3)));
        assert!(all.contains(&Next::Beat(171, MINUTE * 3)), "at once");
        assert_eq!(all.last(), Some(&Next::Over(MINUTE * 7)));
    }

    #[test]
    fn a_number_of_beats_ends_it() {
        let plan = Plan {
            spm: 240,
            on: None,
            off: Duration::ZERO,
            blocks: 1,
            most_beats: Some(3),
        };
        let all: Vec<Next> = plan.all().collect();
        let quarter = Duration::from_millis(250);
        let expected = [
            Next::Block(0, Duration::ZERO),
            Next::Beat(1, Duration::ZERO),
            Next::Beat(2, quarter),
            Next::Beat(3, quarter * 2),
            Next::Over(quarter * 3),
        ];
        assert_eq!(all, expected);
    }
}
