//! The one thing that opens a locked plan.

use super::Moment;
use jiff::civil::Date;
use std::error::Error;
use std::fmt;

/// What somebody is to the runner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A doctor.
    Physician,
    /// A physiotherapist.
    Physiotherapist,
    /// Another licensed clinician: not for a bone.
    OtherClinician,
    /// A coach.
    Coach,
    /// The administrator of a club or of a host.
    Administrator,
    /// The runner.
    Runner,
    /// A program or an assistant.
    Program,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 7] = [
        Self::Physician,
        Self::Physiotherapist,
        Self::OtherClinician,
        Self::Coach,
        Self::Administrator,
        Self::Runner,
        Self::Program,
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Physician => "physician",
            Self::Physiotherapist => "physiotherapist",
            Self::OtherClinician => "other_clinician",
            Self::Coach => "coach",
            Self::Administrator => "administrator",
            Self::Runner => "runner",
            Self::Program => "program",
        }
    }

    /// Whether this role may clear a runner.
    pub const fn is_clinician(self) -> bool {
        match self {
            Self::Physician | Self::Physiotherapist | Self::OtherClinician => true,
            Self::Coach | Self::Administrator | Self::Runner | Self::Program => false,
        }
    }

    /// Whether this role may clear a runner whose bone may be hurt.
    pub const fn may_clear_bone(self) -> bool {
        match self {
            Self::Physician | Self::Physiotherapist => true,
            Self::OtherClinician
            | Self::Coach
            | Self::Administrator
            | Self::Runner
            | Self::Program => false,
        }
    }
}

/// A clinician's word that the ladder may begin, as the runner recorded and confirmed it.
///
/// It cannot exist without a clinician, a day that is not in the future, a basis and the runner's confirmation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clearance {
    by: String,
    role: Role,
    date: Date,
    basis: String,
}

impl Clearance {
    /// Records a clearance.
    ///
    /// # Errors
    ///
    /// - [`ClearanceError::NotAClinician`] for any other role;
    /// - [`ClearanceError::NoName`] and [`ClearanceError::NoBasis`] when `by` or `basis` is empty;
    /// - [`ClearanceError::InTheFuture`] when `date` is after the day of `now`;
    /// - [`ClearanceError::NotConfirmed`] when the runner did not confirm it.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::{civil::date, tz::TimeZone};
    /// use restride_core::return_to_run::{Clearance, ClearanceError, Moment, Role};
    ///
    /// let now = Moment::of(&date(2026, 12, 1).at(9, 0, 0, 0).to_zoned(TimeZone::UTC)?);
    /// let record = |role, confirmed| {
    ///     Clearance::new("Dr A. Example", role, date(2026, 11, 30), "MRI", confirmed, now)
    /// };
    /// assert!(record(Role::Physician, true).is_ok());
    /// assert_eq!(record(Role::Coach, true), Err(ClearanceError::NotAClinician));
    /// assert_eq!(record(Role::Physician, false), Err(ClearanceError::NotConfirmed));
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn new(
        by: &str,
        role: Role,
        date: Date,
        basis: &str,
        confirmed: bool,
        now: Moment,
    ) -> Result<Self, ClearanceError> {
        if !role.is_clinician() {
            Err(ClearanceError::NotAClinician)
        } else if by.trim().is_empty() {
            Err(ClearanceError::NoName)
        } else if basis.trim().is_empty() {
            Err(ClearanceError::NoBasis)
        } else if date > now.day() {
            Err(ClearanceError::InTheFuture)
        } else if !confirmed {
            Err(ClearanceError::NotConfirmed)
        } else {
            Ok(Self {
                by: by.trim().to_owned(),
                role,
                date,
                basis: basis.trim().to_owned(),
            })
        }
    }

    /// Who cleared the runner.
    pub fn by(&self) -> &str {
        &self.by
    }

    /// What they are.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The day of their word.
    pub const fn date(&self) -> Date {
        self.date
    }

    /// What it rests on: an examination, an image.
    pub fn basis(&self) -> &str {
        &self.basis
    }
}

/// Why something is no clearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClearanceError {
    /// The role may not clear anybody.
    NotAClinician,
    /// Nobody is named.
    NoName,
    /// It rests on nothing.
    NoBasis,
    /// Its day has not come.
    InTheFuture,
    /// The runner did not confirm it.
    NotConfirmed,
}

impl fmt::Display for ClearanceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotAClinician => "only a clinician can clear a runner",
            Self::NoName => "the clearance names nobody",
            Self::NoBasis => "the clearance names no basis",
            Self::InTheFuture => "the day of the clearance has not come",
            Self::NotConfirmed => "the runner has not confirmed the clearance",
        })
    }
}

impl Error for ClearanceError {}
