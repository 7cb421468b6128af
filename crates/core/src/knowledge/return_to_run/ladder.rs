//! One step after the other: phases, levels, and what is done in a session of each.

use super::super::Evidence;
use super::PhaseIndex;

/// One of the guide's phases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// The phase's id; its name is in the text tables under `return_to_run.phase.<id>`.
    pub id: String,
    /// Ids of the guide's facts that it carries.
    pub guide: Vec<String>,
    /// Most pain before a run with which it may begin.
    pub before: u8,
    /// Most pain during a session.
    pub during: u8,
    /// Most pain at the end of a session.
    pub at_end: u8,
    /// Most pain the next morning, whatever the usual mornings are; `None` when only a rise counts.
    pub next_morning: Option<u8>,
    /// Calendar days from one session to the next, at least: 2 leaves one full day between them.
    pub days_between: u16,
    /// Days from entering the phase to leaving it upwards, at least.
    pub dwell_days: u16,
    /// Where the phase comes from.
    pub evidence: Evidence,
}

/// One step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The level's id (`P2a`).
    pub id: String,
    /// Its phase.
    pub phase: PhaseIndex,
    /// What is done in a session, in order; empty in normal running.
    pub content: Vec<Bout>,
    /// How often the content is repeated; 1 for once.
    pub repeats: u8,
    /// Quiet sessions in a row before the next level.
    pub greens: u8,
    /// Where the level comes from.
    pub evidence: Evidence,
}

impl Level {
    /// Minutes of a session, walking and jogging; 0 in normal running, where the runner decides.
    pub fn minutes(&self) -> u16 {
        self.content.iter().map(|bout| bout.minutes()).sum::<u16>() * u16::from(self.repeats)
    }

    /// Minutes of jogging in a session; 0 in normal running, where the runner decides.
    pub fn jog_minutes(&self) -> u16 {
        let jogs = self.content.iter().map(|bout| match bout {
            Bout::Walk(_) => 0,
            Bout::Jog(minutes) => u16::from(*minutes),
        });
        jogs.sum::<u16>() * u16::from(self.repeats)
    }
}

/// A part of a session, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bout {
    /// Brisk walking.
    Walk(u8),
    /// Easy jogging.
    Jog(u8),
}

impl Bout {
    /// How long it lasts.
    pub const fn minutes(self) -> u16 {
        match self {
            Self::Walk(minutes) | Self::Jog(minutes) => minutes as u16,
        }
    }
}
