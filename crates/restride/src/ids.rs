//! New ids: UUIDs of version 7, made of the clock and of the system's randomness.

use crate::failure::Failure;
use jiff::Timestamp;
use restride_app::desk::Ids;
use restride_core::journal::EntryId;
use uuid::{Builder, Uuid};

/// Makes ids that grow: those of one command are in the order in which they were made.
#[derive(Debug)]
pub(crate) struct NewIds {
    millis: u64,
    /// Counts within the millisecond, from a random start.
    random: [u8; 10],
}

impl NewIds {
    /// Ids of this time.
    pub(crate) fn at(now: Timestamp) -> Result<Self, Failure> {
        let mut random = [0; 10];
        getrandom::fill(&mut random).map_err(|error| {
            Failure::new(format!("this system gives no random numbers: {error}"))
        })?;
        // Of this byte the id holds six bits: one is kept free, so that counting never runs over.
        random[2] &= 0x1f;
        Ok(Self {
            millis: u64::try_from(now.as_millisecond()).unwrap_or_default(),
            random,
        })
    }

    /// An id that is not one of an entry: that of a new runner.
    pub(crate) fn next_uuid(&mut self) -> Uuid {
        for byte in self.random.iter_mut().rev() {
            *byte = byte.wrapping_add(1);
            if *byte != 0 {
                break;
            }
        }
        Builder::from_unix_timestamp_millis(self.millis, &self.random).into_uuid()
    }
}

impl Ids for NewIds {
    fn next_id(&mut self) -> EntryId {
        EntryId::new(self.next_uuid())
            .unwrap_or_else(|| unreachable!("the builder makes version 7"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_time_grow_and_those_of_two_writers_differ() {
        let now = Timestamp::from_second(1_780_000_000).unwrap();
        let mut writer = NewIds::at(now).unwrap();
        let ids: Vec<EntryId> = (0..600).map(|_| writer.next_id()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
        assert_ne!(NewIds::at(now).unwrap().next_id(), ids[0]);
    }
}
