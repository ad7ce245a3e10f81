//! How the child and its guardians are reached. A child's own telephone is its own: one that a guardian answers, too,
//! would put the guardian where only the child should be (standards C9).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::PersonId;

/// A telephone number, as people write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Telephone(String);

/// The fewest digits that reach anybody, and the most there are (ITU-T E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;

impl Telephone {
    /// Reads a number: 5 to 15 digits, with a plus sign in front or none, and spaces, hyphens, dots and brackets between.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let rest = text.strip_prefix('+').unwrap_or(text);
        let between = |sign: char| sign.is_whitespace() || "-–./()".contains(sign);
        let written = rest
            .chars()
            .all(|sign| sign.is_ascii_digit() || between(sign));
        let digits = rest.chars().filter(char::is_ascii_digit).count();
        (written && DIGITS.contains(&digits)).then(|| Self(text.to_owned()))
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Would a call to either ring in the same place? Sweden's own numbers are written with and without the country's.
    #[must_use]
    pub fn rings_with(&self, other: &Self) -> bool {
        self.dialled() == other.dialled()
    }

    /// The digits that are dialled from inside Sweden, where it is a number there.
    fn dialled(&self) -> String {
        let digits: String = self.0.chars().filter(char::is_ascii_digit).collect();
        let abroad = match digits.strip_prefix("00") {
            Some(rest) => Some(rest),
            None => self.0.starts_with('+').then_some(digits.as_str()),
        };
        match abroad.map(|rest| (rest, rest.strip_prefix("46"))) {
            // "+46 (0)70": the nought that is dialled at home stands there already.
            Some((_, Some(home))) => format!("0{}", home.strip_prefix('0').unwrap_or(home)),
            Some((rest, None)) => format!("00{rest}"),
            None => digits,
        }
    }
}

/// The telephone of each, as far as it is known. One for the child that is also a guardian's cannot be made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reach(BTreeMap<PersonId, Telephone>);

/// The child's number is also a guardian's.
#[derive(Debug, PartialEq, Eq)]
pub struct SameAsGuardian;

impl Reach {
    /// How each is reached.
    ///
    /// # Errors
    /// When the child's number would ring at somebody else's (standards C9).
    pub fn of(
        child: PersonId,
        numbers: impl IntoIterator<Item = (PersonId, Telephone)>,
    ) -> Result<Self, SameAsGuardian> {
        let numbers: BTreeMap<_, _> = numbers.into_iter().collect();
        let own = numbers.get(&child);
        let shared = numbers
            .iter()
            .filter(|(person, _)| **person != child)
            .any(|(_, number)| own.is_some_and(|own| own.rings_with(number)));
        if shared {
            Err(SameAsGuardian)
        } else {
            Ok(Self(numbers))
        }
    }

    /// Somebody's number.
    #[must_use]
    pub fn to(&self, person: PersonId) -> Option<&Telephone> {
        self.0.get(&person)
    }

    /// Whose numbers are known.
    pub fn people(&self) -> impl Iterator<Item = &PersonId> {
        self.0.keys()
    }

    /// Is no number known?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn number(text: &str) -> Telephone {
        Telephone::read(text).unwrap()
    }

    #[test]
    fn the_same_number_is_known_however_it_is_written() {
        let written = [
            "070-174 06 05",
            "0701740605",
            "+46 70 174 06 05",
            "0046 70-174 06 05",
            "+46 (0)70 174 06 05",
            " 070.174.06.05 ",
        ];
        for one in written {
            for other in written {
                assert!(number(one).rings_with(&number(other)), "{one} / {other}");
            }
            assert!(!number(one).rings_with(&number("070-174 06 06")), "{one}");
            // The same digits in another country.
            assert!(
                !number(one).rings_with(&number("+47 70 174 06 05")),
                "{one}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_not_kept_as_one() {
        for text in [
            "",
            "ring mamma",
            "070-17 40 605 (mamma)",
            "1234",
            "07+0174",
            "1234567890123456",
        ] {
            assert_eq!(Telephone::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_childs_own_number_is_never_a_guardians_but_two_guardians_may_share_one() {
        let (child, mother, father) = (
            PersonId::from_bytes([1; 16]),
            PersonId::from_bytes([2; 16]),
            PersonId::from_bytes([3; 16]),
        );
        let home = "044-780 00 01";
        let both = Reach::of(child, [(mother, number(home)), (father, number(home))]);
        assert!(both.is_ok());
        let guardian = [(child, number("+46 44 780 00 01")), (father, number(home))];
        assert_eq!(Reach::of(child, guardian), Err(SameAsGuardian));
        let own = [(child, number("070-174 06 05")), (father, number(home))];
        assert!(Reach::of(child, own).is_ok());
    }
}
