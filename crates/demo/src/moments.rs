//! Moments of the history: in working hours, in the order in which things happened.

use app::{House, Stop};
use jiff::civil::{Date, Time, Weekday};
use jiff::{SignedDuration, Span, Timestamp};

use crate::fault::fault;

/// The day so many days after another; before it when negative.
pub fn day(today: Date, days: i32) -> Result<Date, Stop> {
    today.checked_add(Span::new().days(days)).map_err(fault)
}

/// A working day at a time of day where the people live, so many days before today. A weekend becomes the Friday
/// before it.
pub fn working(house: &House, today: Date, back: i32, at: Time) -> Result<Timestamp, Stop> {
    let date = day(today, -back)?;
    let weekend = match date.weekday() {
        Weekday::Saturday => 1,
        Weekday::Sunday => 2,
        _ => 0,
    };
    let date = day(date, -weekend)?;
    Ok(date
        .to_datetime(at)
        .to_zoned(house.zone().clone())
        .map_err(fault)?
        .timestamp())
}

/// What comes next comes later, also when a weekend moved it to the same day.
pub fn after(latest: Option<Timestamp>, moment: Timestamp) -> Timestamp {
    match latest {
        Some(latest) if latest >= moment => latest + SignedDuration::from_mins(20),
        _ => moment,
    }
}
