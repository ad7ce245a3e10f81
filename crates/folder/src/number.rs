//! Swedish personal numbers and coordination numbers (law.md B1). Only used to find or create a folder; never a key.

use jiff::civil::Date;

/// A checked number of twelve digits. Shows nothing of itself in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonalNumber([u8; 12]);

impl std::fmt::Debug for PersonalNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonalNumber(…)")
    }
}

/// The text is no personal number or coordination number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a personal number")]
pub struct NotANumber;

impl PersonalNumber {
    /// Reads 10 or 12 digits, with or without hyphen, plus sign and spaces. With ten digits the century is the latest
    /// that does not lie in the future, or the one before when a plus sign says that the person is a hundred or more.
    pub fn read(text: &str, today: Date) -> Result<Self, NotANumber> {
        let older = text.contains('+');
        let mut digits = Vec::with_capacity(12);
        for character in text.chars() {
            match character {
                '0'..='9' => {
                    digits.push(u8::try_from(u32::from(character) - 48).map_err(|_| NotANumber)?);
                }
                '-' | '+' | ' ' => {}
                _ => return Err(NotANumber),
            }
        }
        let full: [u8; 12] = match digits.len() {
            12 => digits.try_into().map_err(|_| NotANumber)?,
            10 => {
                let short: [u8; 10] = digits.try_into().map_err(|_| NotANumber)?;
                Self::with_century(short, older, today)?
            }
            _ => return Err(NotANumber),
        };
        let number = Self(full);
        if number.luhn() && number.born().is_some() {
            Ok(number)
        } else {
            Err(NotANumber)
        }
    }

    fn with_century(short: [u8; 10], older: bool, today: Date) -> Result<[u8; 12], NotANumber> {
        let newest = today.year() / 100;
        for century in (18..=newest).rev() {
            let mut full = [0; 12];
            full[0] = u8::try_from(century / 10).map_err(|_| NotANumber)?;
            full[1] = u8::try_from(century % 10).map_err(|_| NotANumber)?;
            full[2..].copy_from_slice(&short);
            match Self(full).born() {
                Some(born)
                    if born <= today && (!older || crate::age::years(born, today) >= 100) =>
                {
                    return Ok(full);
                }
                None if century < newest => return Err(NotANumber),
                Some(_) | None => {}
            }
        }
        Err(NotANumber)
    }

    /// The day of birth; a coordination number carries the day plus sixty.
    #[must_use]
    pub fn born(&self) -> Option<Date> {
        let number = |from: usize, to: usize| {
            self.0[from..to]
                .iter()
                .fold(0_i16, |sum, digit| sum * 10 + i16::from(*digit))
        };
        let day = number(6, 8);
        let day = if day > 60 { day - 60 } else { day };
        Date::new(
            number(0, 4),
            i8::try_from(number(4, 6)).ok()?,
            i8::try_from(day).ok()?,
        )
        .ok()
    }

    fn luhn(&self) -> bool {
        let sum: u32 = self.0[2..]
            .iter()
            .enumerate()
            .map(|(place, digit)| {
                let doubled = u32::from(*digit) * if place % 2 == 0 { 2 } else { 1 };
                doubled / 10 + doubled % 10
            })
            .sum();
        sum.is_multiple_of(10)
    }

    /// The twelve digits, for the keyed hash of the locator and nothing else.
    #[must_use]
    pub const fn digits(&self) -> &[u8; 12] {
        &self.0
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 22);

    // The numbers are Skatteverket's published test numbers (law.md B1).
    #[test]
    fn published_test_numbers_are_read_however_they_are_written() {
        let full = PersonalNumber::read("201212121212", TODAY).unwrap();
        assert_eq!(full.born(), Some(date(2012, 12, 12)));
        for text in ["20121212-1212", "121212-1212", "121212 1212", "1212121212"] {
            assert_eq!(
                PersonalNumber::read(text, TODAY),
                Ok(full.clone()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_child_of_this_century_is_never_put_in_the_last() {
        let number = PersonalNumber::read("121212-1212", TODAY).unwrap();
        assert_eq!(number.born(), Some(date(2012, 12, 12)));
        let older = PersonalNumber::read("121212+1212", TODAY).unwrap();
        assert_eq!(older.born(), Some(date(1912, 12, 12)));
    }

    #[test]
    fn a_coordination_number_carries_the_day_plus_sixty() {
        let number = PersonalNumber::read("196408833231", TODAY).unwrap();
        assert_eq!(number.born(), Some(date(1964, 8, 23)));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "201212121213",
            "20121312-1212",
            "abc",
            "2012121212123",
            "12121212",
            "१२१२१२१२१२",
        ] {
            assert_eq!(PersonalNumber::read(text, TODAY), Err(NotANumber), "{text}");
        }
    }

    #[test]
    fn a_number_never_shows_itself() {
        let number = PersonalNumber::read("201212121212", TODAY).unwrap();
        assert!(!format!("{number:?}").contains("1212"));
    }
}
