//! Where in life a child is: this decides who the named contact is.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;

/// The part of childhood that a pack's rule for the named contact speaks of (domain 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Not born yet; the date is the expected one.
    Unborn,
    /// From birth until the preschool class begins.
    Birth,
    /// From the preschool class until eighteen.
    School,
    /// Of school age, but has not started or has left upper secondary school.
    /// No date tells this: somebody has recorded it.
    OutOfSchool,
    /// Eighteen or older.
    Adult,
}

impl Stage {
    /// The stages that a pack must name a contact for.
    pub const OF_CHILDREN: [Self; 4] = [Self::Unborn, Self::Birth, Self::School, Self::OutOfSchool];

    /// The stage that the dates give.
    ///
    /// School begins with the preschool class, on 1 August of the year the child turns six.
    /// Whoever is born on 29 February comes of age on 28 February, since a term in years ends
    /// on the last day of a month that lacks the day (lag 1930:173, 1 §).
    #[must_use]
    pub fn of(birth: Date, today: Date) -> Self {
        let school = Date::new(birth.year().saturating_add(6), 8, 1).ok();
        let adult = birth.checked_add(18.years()).ok();
        if today < birth {
            Self::Unborn
        } else if adult.is_some_and(|day| today >= day) {
            Self::Adult
        } else if school.is_some_and(|day| today >= day) {
            Self::School
        } else {
            Self::Birth
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_child_is_unborn_until_the_day_of_birth() {
        let birth = date(2026, 12, 3);
        assert_eq!(Stage::of(birth, date(2026, 12, 2)), Stage::Unborn);
        assert_eq!(Stage::of(birth, date(2026, 12, 3)), Stage::Birth);
    }

    #[test]
    fn school_begins_the_august_of_the_year_the_child_turns_six() {
        for birth in [date(2020, 1, 1), date(2020, 12, 31)] {
            assert_eq!(Stage::of(birth, date(2026, 7, 31)), Stage::Birth, "{birth}");
            assert_eq!(Stage::of(birth, date(2026, 8, 1)), Stage::School, "{birth}");
        }
    }

    #[test]
    fn childhood_ends_on_the_eighteenth_birthday() {
        let birth = date(2008, 11, 22);
        assert_eq!(Stage::of(birth, date(2026, 11, 21)), Stage::School);
        assert_eq!(Stage::of(birth, date(2026, 11, 22)), Stage::Adult);
    }

    #[test]
    fn a_leap_day_child_comes_of_age_on_the_last_of_february() {
        let birth = date(2008, 2, 29);
        assert_eq!(Stage::of(birth, date(2026, 2, 27)), Stage::School);
        assert_eq!(Stage::of(birth, date(2026, 2, 28)), Stage::Adult);
    }

    #[test]
    fn the_last_years_of_the_calendar_do_not_break_the_count() {
        assert_eq!(Stage::of(Date::MAX, Date::MAX), Stage::Birth);
        assert_eq!(Stage::of(Date::MIN, Date::MAX), Stage::Adult);
    }
}
