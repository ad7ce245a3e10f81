//! An expected no, as a value.

/// Somebody may not, or it cannot be done now. Says why and whom to ask, never what is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The text's key; `refusal-…`.
    pub key: &'static str,
    /// The text's arguments.
    pub args: Vec<(&'static str, String)>,
    /// The rule that said no: a policy's id or the name of a rule of the house, for the log and the tests.
    pub rule: String,
    /// Nothing may tell that the thing exists: the reader is answered as if it did not (design decision 11).
    pub hidden: bool,
}

impl Refusal {
    /// A no that may be told.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
            rule: key.trim_start_matches("refusal-").to_owned(),
            hidden: false,
        }
    }

    /// The same with one argument more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}
