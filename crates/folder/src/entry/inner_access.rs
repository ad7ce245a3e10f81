//! Letting another unit of the same branch read: inner secrecy, not a release (PDL 4:1, `SoLPUL` 10 §).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::UnitId;

/// A recorded decision that the family sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InnerAccess {
    /// Whose entries.
    pub of: UnitId,
    /// Who may read.
    pub to: UnitId,
    /// Why it is needed.
    pub why: String,
    /// The last day.
    pub until: Date,
}
