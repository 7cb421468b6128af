//! What a runner tells about one session.

use super::Pain;
use crate::knowledge::StopSignIndex;
use std::collections::BTreeSet;

/// What a runner tells about one session.
///
/// # Missing data
///
/// Everything starts as not told ([`Session::default`]) and what is not told stays `None`: such a session cannot be
/// green. Without [`Session::usual_morning`] the next morning is compared with no pain at all, the strictest reading.
///
/// # Example
///
/// ```
/// use restride_core::return_to_run::{Pain, Session};
///
/// let quiet = Session::quiet();
/// assert_eq!(quiet.during, Some(Pain::NONE));
/// assert_eq!(Session::default().during, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Session {
    /// Pain before the session.
    pub before: Option<Pain>,
    /// Most pain during it.
    pub during: Option<Pain>,
    /// Pain at its end.
    pub at_end: Option<Pain>,
    /// Pain an hour after.
    pub hour_after: Option<Pain>,
    /// Pain in the first half hour after waking on the day after.
    pub next_morning: Option<Pain>,
    /// The usual morning before the session, see [`super::usual_morning`].
    pub usual_morning: Option<Pain>,
    /// How the pain went during it.
    pub trend: Option<Trend>,
    /// Whether the runner limped.
    pub limp: Option<bool>,
    /// Whether there is a new pain at night.
    pub new_night_pain: Option<bool>,
    /// How much of what was planned was done.
    pub completed: Option<Share>,
    /// Whether a painkiller was taken in the hours before (how many: the pack's grading).
    pub painkiller: Option<bool>,
    /// Stop signs that are there; an empty set when all were denied.
    pub stop_signs: Option<BTreeSet<StopSignIndex>>,
}

impl Session {
    /// A whole session with no pain at any time, everything else denied, and a usual morning without pain.
    pub fn quiet() -> Self {
        Self {
            before: Some(Pain::NONE),
            during: Some(Pain::NONE),
            at_end: Some(Pain::NONE),
            hour_after: Some(Pain::NONE),
            next_morning: Some(Pain::NONE),
            usual_morning: Some(Pain::NONE),
            trend: Some(Trend::None),
            limp: Some(false),
            new_night_pain: Some(false),
            completed: Some(Share::WHOLE),
            painkiller: Some(false),
            stop_signs: Some(BTreeSet::new()),
        }
    }

    /// Whether a stop sign is there. It needs no other value, from a watch or otherwise.
    pub fn must_stop(&self) -> bool {
        self.stop_signs
            .as_ref()
            .is_some_and(|signs| !signs.is_empty())
    }

    /// Whether anything that the grade reads was not told, the next morning aside.
    pub(super) fn lacks_a_value(&self) -> bool {
        let Self {
            before,
            during,
            at_end,
            hour_after,
            next_morning: _,
            usual_morning: _,
            trend,
            limp,
            new_night_pain,
            completed,
            painkiller,
            stop_signs,
        } = self;
        let pains = [before, during, at_end, hour_after];
        let flags = [limp, new_night_pain, painkiller];
        pains.iter().any(|pain| pain.is_none())
            || flags.iter().any(|flag| flag.is_none())
            || trend.is_none()
            || completed.is_none()
            || stop_signs.is_none()
    }
}

/// How a pain went during a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trend {
    /// There was none.
    None,
    /// It went away on the way.
    WarmsUp,
    /// It stayed.
    Steady,
    /// It grew.
    Increases,
}

impl Trend {
    /// All courses.
    pub const ALL: [Self; 4] = [Self::None, Self::WarmsUp, Self::Steady, Self::Increases];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::WarmsUp => "warms_up",
            Self::Steady => "steady",
            Self::Increases => "increases",
        }
    }
}

/// A share in percent, 0 to 100.
///
/// # Example
///
/// ```
/// use restride_core::return_to_run::Share;
///
/// assert_eq!(Share::percent(80).map(Share::as_percent), Some(80));
/// assert_eq!(Share::percent(101), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u8);

impl Share {
    /// All of it.
    pub const WHOLE: Self = Self(100);

    /// So many percent; `None` above 100.
    pub const fn percent(percent: u8) -> Option<Self> {
        if percent <= 100 {
            Some(Self(percent))
        } else {
            None
        }
    }

    /// Percent, 0 to 100.
    pub const fn as_percent(self) -> u8 {
        self.0
    }
}
