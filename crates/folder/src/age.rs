//! Ages at which something changes (law.md A15). Nothing here decides maturity: that is a recorded human judgement.

use jiff::civil::{Date, date};

/// The birthday in a year. Somebody born on 29 February has it on 28 February in years without one: where the month
/// has no such day, its last day counts (lag 1930:173 1 §).
fn birthday(birth: Date, year: i16) -> Date {
    let month = date(year, birth.month(), 1);
    date(year, birth.month(), birth.day().min(month.days_in_month()))
}

/// Whole years on a day; a birth to come counts as zero.
#[must_use]
pub fn years(birth: Date, today: Date) -> i16 {
    let had_birthday = today >= birthday(birth, today.year());
    (today.year() - birth.year() - i16::from(!had_birthday)).max(0)
}

/// Whole months on a day, for children under two.
#[must_use]
pub fn months(birth: Date, today: Date) -> i16 {
    let months = (today.year() - birth.year()) * 12 + i16::from(today.month() - birth.month());
    (months - i16::from(today.day() < birth.day())).max(0)
}

/// From this age a child has a room of its own by default. Below it adults observe and say so (R97).
pub const OWN_ROOM: i16 = 7;

/// From this age a child is usually asked together with the guardians (SoL 21:1; law.md A5.3).
pub const ASKED: i16 = 12;

/// From this age a child signs in for itself in health care, and a guardian has no access of course (1177; law.md A15).
pub const OWN_LOGIN: i16 = 13;

/// From this age a young person reads the own journal in health care (1177; law.md A15).
pub const OWN_JOURNAL: i16 = 16;

/// From this age a child who is mature enough usually decides alone (SoL 3:4; law.md A5.3).
pub const OWN_SAY: i16 = 15;

/// The last day of being under age: what guardians have answered holds no longer (FB 6:2).
#[must_use]
pub fn last_day_under_age(birth: Date) -> Date {
    let birthday = birthday(birth, birth.year() + ADULT);
    birthday.yesterday().unwrap_or(birthday)
}

/// The age at which guardianship ends (FB 6:2).
pub const ADULT: i16 = 18;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn one_is_a_year_older_on_the_birthday_and_not_the_day_before() {
        let birth = date(2008, 11, 23);
        assert_eq!(years(birth, date(2026, 11, 22)), 17);
        assert_eq!(years(birth, date(2026, 11, 23)), 18);
    }

    #[test]
    fn a_leap_day_child_turns_eighteen_on_the_last_of_february() {
        let birth = date(2008, 2, 29);
        assert_eq!(years(birth, date(2026, 2, 27)), 17);
        assert_eq!(years(birth, date(2026, 2, 28)), 18);
        assert_eq!(years(birth, date(2024, 2, 28)), 15);
        assert_eq!(years(birth, date(2024, 2, 29)), 16);
    }

    #[test]
    fn guardians_answer_until_the_eve_of_the_eighteenth_birthday() {
        for birth in [
            date(2008, 11, 23),
            date(2008, 2, 29),
            date(2009, 1, 1),
            date(2009, 3, 1),
        ] {
            let last = last_day_under_age(birth);
            assert_eq!(years(birth, last), 17, "{birth}");
            assert_eq!(years(birth, last.tomorrow().unwrap()), 18, "{birth}");
        }
    }

    #[test]
    fn months_are_whole_and_never_negative() {
        assert_eq!(months(date(2026, 3, 31), date(2026, 11, 22)), 7);
        assert_eq!(months(date(2026, 12, 24), date(2026, 11, 22)), 0);
        assert_eq!(years(date(2027, 1, 1), date(2026, 11, 22)), 0);
    }
}
