//! Many rows handed over as one.
//!
//! The driver hands each row of `SQLite` from its own thread to ours, and that costs far more than reading the row. So
//! what is always read whole, a journal or the keys of a part, comes in one: its numbers as text, its bytes in a row.

use crate::StoreError;

const UNEVEN: StoreError = StoreError::Damaged("rows that were handed over as one do not add up");

/// Numbers with a space between them.
pub(crate) struct Numbers<'a>(std::str::Split<'a, char>);

impl<'a> Numbers<'a> {
    /// All numbers of a text; a text of nothing has none.
    pub(crate) fn of(text: &'a str) -> Self {
        let mut numbers = text.split(' ');
        if text.is_empty() {
            numbers.next();
        }
        Self(numbers)
    }

    /// The first number of the next row, if there is one more.
    pub(crate) fn row(&mut self) -> Result<Option<i64>, StoreError> {
        self.0
            .next()
            .map(|number| number.parse().map_err(|_| UNEVEN))
            .transpose()
    }

    /// The next number of the same row.
    pub(crate) fn next(&mut self) -> Result<i64, StoreError> {
        self.row()?.ok_or(UNEVEN)
    }
}

/// Bytes that lie end to end.
pub(crate) struct Pieces<'a>(&'a [u8]);

impl<'a> Pieces<'a> {
    /// All bytes; no bytes when there are no rows.
    pub(crate) fn of(bytes: Option<&'a [u8]>) -> Self {
        Self(bytes.unwrap_or_default())
    }

    /// The next piece, of this length.
    pub(crate) fn next(&mut self, length: i64) -> Result<Vec<u8>, StoreError> {
        let length = usize::try_from(length).map_err(|_| UNEVEN)?;
        let (piece, rest) = self.0.split_at_checked(length).ok_or(UNEVEN)?;
        self.0 = rest;
        Ok(piece.to_vec())
    }

    /// The next piece of a known length.
    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], StoreError> {
        let (piece, rest) = self.0.split_first_chunk().ok_or(UNEVEN)?;
        self.0 = rest;
        Ok(*piece)
    }

    /// Fails when something is left over.
    pub(crate) fn end(&self) -> Result<(), StoreError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(UNEVEN)
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_pieces_come_out_as_they_went_in() {
        let mut numbers = Numbers::of("1 3 -2 0");
        let mut pieces = Pieces(b"abcde");
        assert_eq!(numbers.row().unwrap(), Some(1));
        assert_eq!(pieces.next(numbers.next().unwrap()).unwrap(), b"abc");
        assert_eq!(numbers.row().unwrap(), Some(-2));
        assert_eq!(pieces.next(numbers.next().unwrap()).unwrap(), b"");
        assert!(pieces.end().is_err(), "two bytes are left");
        assert_eq!(&pieces.array::<2>().unwrap(), b"de");
        assert!(pieces.end().is_ok());
        assert_eq!(numbers.row().unwrap(), None);
        assert_eq!(Numbers::of("").row().unwrap(), None);
    }

    #[test]
    fn what_does_not_add_up_is_damage_and_not_a_shorter_answer() {
        assert!(Numbers::of("1 x").next().is_ok());
        assert!(Numbers::of("x").row().is_err());
        assert!(Numbers::of("").next().is_err());
        assert!(Pieces(b"ab").next(3).is_err());
        assert!(Pieces(b"ab").next(-1).is_err());
        assert!(Pieces(b"ab").array::<3>().is_err());
    }
}
