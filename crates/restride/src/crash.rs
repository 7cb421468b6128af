//! The last guard: whatever goes wrong inside, a runner is left with the emergency advice and never with a result.

use crate::say;
use std::panic::{self, UnwindSafe};

/// Exit code of every failure.
pub(crate) const FAILED: u8 = 2;

/// Runs the program and gives its exit code. A panic ends in the emergency advice; its details, which could hold
/// answers, are not printed.
pub(crate) fn guarded(run: impl FnOnce() -> u8 + UnwindSafe) -> u8 {
    panic::set_hook(Box::new(|_| {
        say::note("error: something went wrong inside the program");
        say::note("hint: this is a fault of the program and not of the answers; please report it");
        say::emergency_advice();
    }));
    panic::catch_unwind(run).unwrap_or(FAILED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_with_the_exit_code_of_a_failure() {
        assert_eq!(guarded(|| 0), 0);
        assert_eq!(guarded(|| panic!("a secret answer")), FAILED);
        drop(panic::take_hook());
    }
}
