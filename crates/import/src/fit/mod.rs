//! FIT files: frames, messages, and the activities that they make.

mod crc;
mod device;
mod file;
mod messages;
mod parts;
mod profile;
mod record;
mod session;

use crate::recording::Recording;
use crate::{Kind, Limits, Other, Read, Refusal, Verdict};
use file::File;

/// Reads the activities of a FIT file.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Read {
    let parts = match parts::parts(bytes, limits) {
        Ok(parts) => parts,
        Err(refusal) => return Read::refused(Kind::Fit, refusal),
    };
    let mut recordings = Vec::<Recording>::new();
    let mut other = None;
    let mut records_left = limits.records;
    for part in parts {
        match File::read(&part, limits, &mut records_left) {
            Ok(file) => recordings.extend(file.into_recordings()),
            Err(file::Refused::OtherType(file_type)) => {
                other.get_or_insert(Other::FitType(file_type));
            }
            Err(file::Refused::Limit(refusal)) => return Read::refused(Kind::Fit, refusal),
        }
        if recordings.len() > limits.activities {
            return Read::refused(Kind::Fit, Refusal::TooManyRecords);
        }
    }
    match other {
        Some(other) if recordings.is_empty() => {
            Read::without(Kind::Fit, Verdict::NotAnActivity(other))
        }
        _ => Read::of(Kind::Fit, recordings),
    }
}
