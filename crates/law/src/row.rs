//! What every row of data carries.

use crate::keyed::keyed;

keyed! {
    /// How sure the row is (law.md 0).
    pub enum Tag {
        /// Statute text read.
        Statute = "L",
        /// A page of an authority, a court or a standards body.
        Authority = "G",
        /// A professional or third party's page: weaker.
        Profession = "P",
        /// Background, to verify.
        Background = "B",
        /// Derived: a reading or a proposal.
        Derived = "D",
    }
}

/// The part of a row that says where it comes from, for the validator.
pub(crate) trait Sourced {
    fn key(&self) -> &str;
    fn source(&self) -> &[String];
    fn cut_off(&self) -> &str;
}

macro_rules! sourced {
    ($($row:ty),+) => {$(
        impl crate::row::Sourced for $row {
            fn key(&self) -> &str { &self.key }
            fn source(&self) -> &[String] { &self.source }
            fn cut_off(&self) -> &str { &self.cut_off }
        }
    )+};
}
pub(crate) use sourced;
