//! What can be wrong with the rules themselves, and with one question.

use cedar_policy::{
    CedarSchemaError, EntityAttrEvaluationError, ParseErrors, PolicySetError,
    RequestValidationError, entities_errors::EntitiesError,
};

/// The rules cannot be loaded. The server does not start.
#[derive(Debug, thiserror::Error)]
pub enum GateFault {
    /// The schema is not a schema.
    #[error("the schema of the access rules cannot be read")]
    Schema(#[source] Box<CedarSchemaError>),
    /// A file of rules is not Cedar.
    #[error("the access rules in {file} cannot be read")]
    Text {
        /// The file's name.
        file: &'static str,
        /// What the parser says.
        #[source]
        source: Box<ParseErrors>,
    },
    /// A rule without `@id`: nobody could be told why.
    #[error("a rule in {file} has no id")]
    Unnamed {
        /// The file's name.
        file: &'static str,
    },
    /// A rule with a slot for a grant. Grants are facts: such a rule would never be asked.
    #[error("a rule in {file} is a template")]
    Template {
        /// The file's name.
        file: &'static str,
    },
    /// Two rules share an id.
    #[error("two access rules cannot stand together")]
    Twice(#[source] Box<PolicySetError>),
    /// A rule that does not fit the schema, or that looks further than the facts it is given.
    #[error("the access rules do not fit their schema: {0}")]
    Invalid(String),
}

/// One question could not be answered. Nobody is let in, and an alarm is raised.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Alarm {
    #[error("a fact cannot be understood")]
    Fact(#[from] Box<EntityAttrEvaluationError>),
    #[error("the facts do not fit the schema")]
    Facts(#[from] Box<EntitiesError>),
    #[error("the question does not fit the schema")]
    Question(#[from] Box<RequestValidationError>),
    #[error("rules failed: {0}")]
    Rules(String),
    #[error("there are more questions than facts")]
    Missing,
}
