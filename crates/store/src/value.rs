//! Between Rust's types and the few that both engines have.

use jiff::civil::{Date, date};
use jiff::{Span, Timestamp};

use crate::StoreError;

const EPOCH: Date = date(1970, 1, 1);

/// A count or sequence number as the databases hold it.
pub(crate) fn whole(number: u64) -> Result<i64, StoreError> {
    number
        .try_into()
        .map_err(|_| StoreError::Unfit("a number is too large"))
}

pub(crate) fn count(number: i64) -> Result<u64, StoreError> {
    number
        .try_into()
        .map_err(|_| StoreError::Damaged("a count is negative"))
}

pub(crate) fn bytes<const N: usize>(stored: Vec<u8>) -> Result<[u8; N], StoreError> {
    stored
        .try_into()
        .map_err(|_| StoreError::Damaged("an id, hash or link has another length"))
}

pub(crate) fn time(microseconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(microseconds)
        .map_err(|_| StoreError::Damaged("a time is out of range"))
}

/// Whole days since 1970-01-01.
pub(crate) fn day(date: Date) -> i64 {
    date.duration_since(EPOCH).as_hours() / 24
}

pub(crate) fn date_of(day: i64) -> Result<Date, StoreError> {
    Span::new()
        .try_days(day)
        .and_then(|days| EPOCH.checked_add(days))
        .map_err(|_| StoreError::Damaged("a day is out of range"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_kept_as_a_number_of_days() {
        assert_eq!(day(EPOCH), 0);
        assert_eq!(day(date(2026, 11, 22)), 20_779);
        for kept in [
            EPOCH,
            date(1969, 12, 31),
            date(2024, 2, 29),
            Date::MIN,
            Date::MAX,
        ] {
            assert_eq!(date_of(day(kept)).unwrap(), kept);
        }
        assert!(date_of(i64::MAX).is_err());
    }
}
