//! What the user is told when something cannot be done. Every failure ends with exit code 2 and no partial result.

use restride_knowledge::Faults;

/// Shown with every failure of an assessment: an error must never leave a runner without it.
pub(crate) const EMERGENCY_ADVICE: &str = "No result was worked out. Get help now, whatever this program says, if you \
cannot walk four steps, have a fever or feel very unwell, lose feeling between the legs or control of bladder or bowel, \
have a swollen or cold leg, chest pain or trouble breathing, or felt a crack and sudden severe pain.";

/// Something that cannot be done: what, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    hints: Vec<String>,
    about_answers: bool,
}

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            hints: Vec::new(),
            about_answers: false,
        }
    }

    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Marks a failure that left a runner without a result.
    #[must_use]
    pub(crate) fn without_result(mut self) -> Self {
        self.about_answers = true;
        self
    }

    pub(crate) fn what(&self) -> &str {
        &self.what
    }

    pub(crate) fn hints(&self) -> &[String] {
        &self.hints
    }

    pub(crate) fn is_about_answers(&self) -> bool {
        self.about_answers
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        let count = faults.0.len();
        let plural = if count == 1 { "fault" } else { "faults" };
        Self::new(format!(
            "the knowledge pack has {count} {plural}:\n{faults}"
        ))
    }
}
