//! Why a use case did not come through.

use folder::Refusal;
use folder::id::EntryId;
use store::{CommitError, StoreError};

/// An expected no, a clash with somebody else's writing, or a fault (design decision 18).
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// May not, or cannot now.
    #[error("refused by {}", .0.rule)]
    Refused(Box<Refusal>),
    /// Somebody wrote just before; what was typed is kept by the caller.
    #[error("somebody wrote just before")]
    Behind,
    /// The same form was sent before, and was saved as this entry.
    #[error("sent before")]
    Replayed(EntryId),
    /// Something unexpected, logged once where the request ends.
    #[error("{doing}")]
    Fault {
        /// What was being done.
        doing: &'static str,
        /// What went wrong.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Stop {
    /// A fault with what was being done.
    pub(crate) fn fault<E>(doing: &'static str) -> impl Fn(E) -> Self
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        move |source| Self::Fault {
            doing,
            source: source.into(),
        }
    }

    /// Nothing here, or nothing that this reader may know of: answered alike (design decision 11).
    #[must_use]
    pub fn not_found() -> Self {
        let mut refusal = Refusal::new("refusal-not-found");
        refusal.hidden = true;
        refusal.into()
    }

    /// The refusal, when it is one.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::fault("using the store")(error)
    }
}

impl From<seal::SealError> for Stop {
    fn from(error: seal::SealError) -> Self {
        Self::fault("opening what is sealed")(error)
    }
}

impl From<serde_json::Error> for Stop {
    /// Only where it went wrong: the words of such an error may be words about a child.
    fn from(error: serde_json::Error) -> Self {
        let at = format!("{:?} at byte {}", error.classify(), error.column());
        Self::fault("reading what was written")(at)
    }
}

impl From<CommitError> for Stop {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Behind { .. } => Self::Behind,
            CommitError::Replayed { entry } => Self::Replayed(entry),
            CommitError::Fault(error) => error.into(),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::error::Error;

    use super::*;

    #[test]
    fn a_fault_in_what_was_written_never_carries_its_words() {
        let told = serde_json::from_str::<u8>("\"They live at Storgatan\"").unwrap_err();
        assert!(told.to_string().contains("Storgatan"), "{told}");
        let stop = Stop::from(told);
        let mut source: Option<&dyn Error> = Some(&stop);
        while let Some(error) = source {
            let all = format!("{error} {error:?}");
            assert!(!all.contains("Storgatan"), "{all}");
            source = error.source();
        }
    }
}
