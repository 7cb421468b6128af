//! Why something was decided: a key into the words, and the table of the pack that it rests on.

use crate::knowledge::{Evidence, ReturnToRun};

macro_rules! reasons {
    ($($(#[$doc:meta])* $reason:ident = $key:literal, from $table:ident;)+) => {
        /// Why something was decided.
        ///
        /// # Example
        ///
        /// ```
        /// use restride_core::return_to_run::{Because, Reason};
        ///
        /// let knowledge = restride_testkit::knowledge();
        /// let because = Because::new(&knowledge.return_to_run, Reason::RestDay);
        /// let words = format!("return_to_run.reason.{}", because.reason.key());
        /// assert!(knowledge.texts.line("en", &words).is_some());
        /// assert!(knowledge.sources.contains_key(because.source));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $($(#[$doc])* $reason,)+
        }

        impl Reason {
            /// All reasons.
            pub const ALL: &'static [Self] = &[$(Self::$reason,)+];

            /// The stable public key; the words stand under `return_to_run.reason.<key>`.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$reason => $key,)+
                }
            }

            /// The provenance of the table that the decision rests on.
            pub const fn evidence(self, rules: &ReturnToRun) -> &Evidence {
                match self {
                    $(Self::$reason => &rules.$table.evidence,)+
                }
            }
        }
    };
}

reasons! {
    /// A stop sign is there.
    StopSign = "stop_sign", from stop;
    /// The runner limped.
    Limp = "limp", from grading;
    /// Too much pain during the session.
    MuchDuring = "much_during", from grading;
    /// Too much pain an hour after.
    MuchHourAfter = "much_hour_after", from grading;
    /// The next morning was much worse than usual.
    MorningMuchWorse = "morning_much_worse", from grading;
    /// A new pain at night.
    NightPain = "night_pain", from grading;
    /// The pain grew, and above what the phase allows.
    RisingOverCeiling = "rising_over_ceiling", from grading;
    /// Any pain, where a bone may be hurt.
    BonePain = "bone_pain", from bone;
    /// More pain during the session than the phase allows.
    OverCeiling = "over_ceiling", from grading;
    /// More pain at the end than the phase allows.
    EndOverCeiling = "end_over_ceiling", from grading;
    /// The next morning was worse than usual.
    MorningWorse = "morning_worse", from grading;
    /// The phase ends with mornings without pain.
    MorningNotQuiet = "morning_not_quiet", from grading;
    /// The pain grew during the session.
    Rising = "rising", from grading;
    /// Pain an hour after.
    HourAfter = "hour_after", from grading;
    /// A painkiller hid what the session did.
    Painkiller = "painkiller", from grading;
    /// Too little of the session was done.
    NotCompleted = "not_completed", from grading;
    /// More pain before the session than lets one begin.
    BeforeOverCeiling = "before_over_ceiling", from grading;
    /// Something was not told.
    ValueMissing = "value_missing", from grading;
    /// The next morning was not told in time.
    MorningMissing = "morning_missing", from grading;
    /// The next morning has not been told yet.
    MorningAwaited = "morning_awaited", from grading;
    /// Everything was quiet.
    Quiet = "quiet", from grading;
    /// The gate had said no to this session.
    AgainstTheGate = "against_the_gate", from rest;

    /// One level up.
    Promoted = "promoted", from climbing;
    /// More quiet sessions are needed at this level.
    GreensMissing = "greens_missing", from climbing;
    /// More days are needed in this phase.
    DwellMissing = "dwell_missing", from climbing;
    /// The ladder was climbed fast enough for now.
    ClimbedEnough = "climbed_enough", from climbing;
    /// This is normal running, there is no level above.
    AtTheTop = "at_the_top", from discharge;
    /// Repeat the level.
    Repeat = "repeat", from falling;
    /// Too many amber sessions in a row: one level down.
    AmbersDown = "ambers_down", from falling;
    /// A red session: one level down.
    RedDown = "red_down", from falling;
    /// A second red session soon after: the phase before.
    RedPhaseDown = "red_phase_down", from falling;
    /// Below the first level.
    RedBelowLadder = "red_below_ladder", from falling;
    /// Too many red sessions: somebody should look.
    RedsRefer = "reds_refer", from falling;
    /// Red again, where a bone may be hurt.
    BoneRedsLock = "bone_reds_lock", from falling;
    /// Several sessions in a row did not begin: that counts as amber.
    SkipsAsAmber = "skips_as_amber", from falling;
    /// A session did not begin.
    Skipped = "skipped", from falling;

    /// Nothing moved up for long.
    PlateauSuggest = "plateau_suggest", from plateau;
    /// Nothing moved up for too long.
    PlateauRefer = "plateau_refer", from plateau;
    /// The ladder takes too long.
    LadderRefer = "ladder_refer", from plateau;
    /// After a break: one level down.
    MissedLevel = "missed_level", from missed;
    /// After a longer break: the phase before.
    MissedPhase = "missed_phase", from missed;
    /// After a break from normal running: start with less.
    MissedReduced = "missed_reduced", from long_break;
    /// After a long break: the ladder begins anew.
    MissedGate = "missed_gate", from missed;

    /// Hold the distance for a while.
    HoldAfterAmber = "hold_after_amber", from relapse;
    /// Cut the distance for a while.
    CutAfterRed = "cut_after_red", from relapse;
    /// Painful mornings one after the other.
    BadMornings = "bad_mornings", from relapse;
    /// The same pain soon after the end of the return.
    Recurrence = "recurrence", from relapse;
    /// Pain long after the end of the return.
    PainReturned = "pain_returned", from relapse;
    /// The bone questions have to be answered again first.
    BoneScreenDue = "bone_screen_due", from relapse;
    /// The bone questions were denied.
    BoneScreenClear = "bone_screen_clear", from relapse;

    /// A week of normal running counts.
    WeekCounts = "week_counts", from discharge;
    /// A week of normal running does not count.
    WeekDoesNotCount = "week_does_not_count", from discharge;
    /// The return is over.
    Discharged = "discharged", from discharge;

    /// Locked until a clinician clears it.
    Locked = "locked", from clearance;
    /// An urgent assessment locks the plan.
    UrgentAssessment = "urgent_assessment", from clearance;
    /// A bone may be hurt.
    BoneSuspected = "bone_suspected", from bone;
    /// It was locked before something was changed.
    LockKept = "lock_kept", from clearance;
    /// It was paused before something was changed.
    PauseKept = "pause_kept", from clearance;
    /// A newer program wrote something that this one cannot read.
    NotReadable = "not_readable", from clearance;
    /// The runner's own pause.
    OwnPause = "own_pause", from falling;
    /// A clinician cleared the runner.
    Cleared = "cleared", from clearance;
    /// Paused until a clinician has looked.
    Referred = "referred", from falling;
    /// Walking hurts.
    WalkingHurts = "walking_hurts", from readiness;
    /// Walking is free of pain.
    WalkingFree = "walking_free", from readiness;
    /// The tests before the ladder are to be shown first.
    ReadinessDue = "readiness_due", from readiness;
    /// A test before the ladder was not passed.
    ReadinessNotShown = "readiness_not_shown", from readiness;
    /// All tests before the ladder were passed.
    ReadinessShown = "readiness_shown", from readiness;
    /// Walks stand for the first phase.
    WalksCredited = "walks_credited", from readiness;

    /// Days off after a red session.
    RestAfterRed = "rest_after_red", from rest;
    /// The mornings after a red session have not settled.
    MorningsNotSettled = "mornings_not_settled", from rest;
    /// A full day between sessions.
    RestDay = "rest_day", from rest;
    /// The pain before the run was not told.
    BeforeMissing = "before_missing", from grading;
    /// Nothing speaks against it.
    Allowed = "allowed", from climbing;
    /// Noted; nothing changes.
    Noted = "noted", from falling;
}

/// A reason together with the source that it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Because<'k> {
    /// Why.
    pub reason: Reason,
    /// Id of the source.
    pub source: &'k str,
}

impl<'k> Because<'k> {
    /// A reason with its source.
    pub fn new(rules: &'k ReturnToRun, reason: Reason) -> Self {
        Self {
            reason,
            source: &reason.evidence(rules).source,
        }
    }
}
