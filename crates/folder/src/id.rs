//! Names for things: random, meaningless, never reused.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The text was not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

fn parse(text: &str) -> Result<[u8; 16], NotAnId> {
    let bytes = text.as_bytes();
    if bytes.len() != 32 {
        return Err(NotAnId);
    }
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Ok(byte - b'0'),
        b'a'..=b'f' => Ok(byte - b'a' + 10),
        _ => Err(NotAnId),
    };
    let mut id = [0; 16];
    for (place, pair) in id.iter_mut().zip(bytes.chunks_exact(2)) {
        *place = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Ok(id)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// The id with these sixteen bytes.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The sixteen bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:032x}", u128::from_be_bytes(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

ids! {
    /// A human being: a child, a guardian, somebody at work.
    PersonId,
    /// A controller: a board, a region, a company, an association (law.md A0.12).
    OrganisationId,
    /// Those who share one secrecy inside an organisation (OSL 8:2).
    BranchId,
    /// A workplace of a branch.
    UnitId,
    /// A seat at a unit that people hold for a time (R55).
    FunctionId,
    /// Everything around one child. No person ever sees this id (design decision 9).
    FolderId,
    /// One branch's share of a folder, or one person's room.
    PartId,
    /// One entry of a part's journal.
    EntryId,
    /// One consent toward named receivers, for one discloser.
    ConsentId,
    /// One release of one entry to one receiver.
    ReleaseId,
    /// One joint plan.
    PlanId,
    /// One goal of a plan.
    GoalId,
    /// One measure that a provider promises.
    MeasureId,
    /// One collaboration meeting.
    MeetingId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_shows() {
        let id = EntryId::from_bytes([0xa5; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn an_id_shows_every_byte_with_two_digits_in_order() {
        let bytes = std::array::from_fn(|place| u8::try_from(place).unwrap_or(0));
        let shown = EntryId::from_bytes(bytes).to_string();
        assert_eq!(shown, "000102030405060708090a0b0c0d0e0f");
    }

    #[test]
    fn text_of_another_form_is_not_an_id() {
        for text in ["", "a5", &"g".repeat(32), &"A".repeat(32), &"ä".repeat(16)] {
            assert_eq!(text.parse::<EntryId>(), Err(NotAnId), "{text}");
        }
    }
}
