//! How a clinician's word in the journal becomes one that a plan understands.

use super::ignored::Why;
use crate::journal::{self, Basis, ClearanceRole, Entry};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::{Clearance, Moment, Profile, Role};

/// All versions of a clearance that counts; editing one cannot make it cover more.
pub(super) type Versions<'j> = Vec<(&'j Entry, &'j journal::Clearance)>;

/// From when a clearance counts: the earliest that any of its versions says.
pub(super) fn given(versions: &Versions<'_>) -> Option<Moment> {
    versions
        .iter()
        .map(|(entry, _)| Moment::on_clock_of(entry.earlier_time(), entry.happened()))
        .min()
}

/// The weakest reading of all versions of a clearance.
///
/// # Errors
///
/// Why it clears nobody, or not a runner of this profile.
pub(super) fn word(
    rules: &ReturnToRun,
    versions: &Versions<'_>,
    profile: Profile,
) -> Result<Clearance, Why> {
    let mut weakest: Option<Clearance> = None;
    for (entry, told) in versions {
        let role = match told.role {
            ClearanceRole::Physician => Role::Physician,
            ClearanceRole::Physiotherapist => Role::Physiotherapist,
            ClearanceRole::OtherClinician => Role::OtherClinician,
        };
        let basis = &rules.clearance.bone_basis;
        let rests_on_enough = told.basis.iter().any(|it| basis.contains(it));
        if profile == Profile::Bone && !(role.may_clear_bone() && rests_on_enough) {
            return Err(Why::NotForABone);
        }
        let keys: Vec<&str> = told.basis.iter().copied().map(Basis::key).collect();
        let given = Moment::written(entry.happened());
        let who = told.who.as_str();
        // Whether it was confirmed is decided by the version that counts, before this is asked.
        let word = Clearance::new(who, role, told.date, &keys.join(", "), true, given)?;
        if weakest
            .as_ref()
            .is_none_or(|other| word.date() < other.date())
        {
            weakest = Some(word);
        }
    }
    weakest.ok_or(Why::InDoubt)
}
