//! What a runner can say, and what a session says back.

use super::state::Place;
use super::total::Ended;
use std::time::Duration;

/// What a runner can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Input {
    /// Go on: start, done, or pause and go on again while the clock runs.
    Enter,
    /// How much it hurts, 0 to 10. Anybody may say so at any time.
    Pain(u8),
    /// Nothing is said about the pain.
    NotSaid,
    /// A sign at which to stop at once; which one of the list, if it was said.
    Sign(Option<usize>),
    /// On to the next exercise.
    Skip,
    /// No more for today.
    Stop,
}

/// What happened, for whoever shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// An exercise, or its other side, comes next.
    Ready(Place),
    /// Get into position for a repetition, counted from 0.
    Settle(Place, u16),
    /// A repetition by the clock begins, and how long it takes.
    Work(Place, u16, Duration),
    /// A set at the runner's own pace begins.
    OwnPace(Place),
    /// A rest begins; `None` when it is as long as the runner likes.
    Rest(Option<Duration>),
    /// How much does it hurt?
    AskPain,
    /// The pain of that many points is over the limit.
    TooMuch(u8),
    /// A sign at which to stop at once.
    Sign,
    /// A sign at which to stop that is a warning sign: the whole session ends.
    Warning,
    /// The clock stands still.
    Paused,
    /// The clock goes on.
    GoesOn,
    /// Nothing was heard for so long that the clock was stopped.
    WasAway,
    /// The exercise is over.
    Ended(Ended),
    /// All are over.
    Over,
}
