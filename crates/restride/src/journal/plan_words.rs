//! Words for what a plan says: states, levels, grades, reasons, alarms.

use super::entry_words::EntryWords;
use restride_core::knowledge::LevelIndex;
use restride_core::return_to_run::{Alarm, Because, Grade, Moved};

impl EntryWords<'_> {
    /// Why, in a sentence.
    pub(crate) fn because(&self, because: Because<'_>) -> String {
        self.words
            .line(&format!("return_to_run.reason.{}", because.reason.key()))
    }

    /// Where a plan stands, in a sentence.
    pub(crate) fn state(&self, key: &str) -> String {
        self.words.line(&format!("return_to_run.state.{key}"))
    }

    /// What is done at a level.
    pub(crate) fn level(&self, level: LevelIndex) -> String {
        let id = self.level_id(level);
        self.words.line(&format!("return_to_run.level.{id}"))
    }

    /// The id of a level.
    pub(crate) fn level_id(&self, level: LevelIndex) -> String {
        let levels = &self.knowledge.return_to_run.levels;
        levels
            .get(level)
            .map_or_else(String::new, |level| level.id.clone())
    }

    /// The phase of a level, as a runner sees it.
    pub(crate) fn phase(&self, level: LevelIndex) -> String {
        let id = &self.knowledge.return_to_run.phase(level).id;
        self.words.line(&format!("return_to_run.phase.{id}"))
    }

    /// A grade.
    pub(crate) fn grade(&self, grade: Grade) -> String {
        self.words
            .line(&format!("return_to_run.grade.{}", grade.key()))
    }

    /// What an alarm is.
    pub(crate) fn alarm(&self, alarm: Alarm) -> String {
        match alarm {
            Alarm::Assessed(urgency) => self
                .words
                .line(&format!("urgency.{}.headline", urgency.key())),
            other => self.words.line(&format!("log.alarm.{}", alarm_key(other))),
        }
    }
}

/// Whether a move is told of a plan in this state. While it is held, only what holds it is: what led elsewhere speaks of
/// sessions, and may speak of beginning again.
pub(crate) fn is_told(moved: &Moved<'_>, state: &str) -> bool {
    let is_held = matches!(state, "locked" | "refer");
    !is_held || moved.state == state
}

/// The key of an alarm.
pub(crate) const fn alarm_key(alarm: Alarm) -> &'static str {
    match alarm {
        Alarm::Assessed(urgency) => urgency.key(),
        Alarm::BoneSuspected => "bone_suspected",
        Alarm::WarningSign => "warning_sign",
        Alarm::WasLocked => "was_locked",
        Alarm::WasPaused => "was_paused",
    }
}
