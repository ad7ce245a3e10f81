//! Who may read and write what: the policies.

use app::rules::Rules;

use super::words;
use crate::look::Look;

/// The policies about one subject.
pub struct File {
    pub subject: String,
    /// May be empty.
    pub source: String,
    pub policies: Vec<Policy>,
}

/// One policy.
pub struct Policy {
    pub id: String,
    pub sentences: String,
    /// May be empty.
    pub source: String,
    pub text: &'static str,
}

/// Every policy. The sentence is the reader's language's; the English one is the policy's own comment, and tested so.
pub fn files(look: &Look, rules: &Rules) -> Vec<File> {
    rules
        .policies
        .iter()
        .map(|file| File {
            subject: words::of(look, "policies", file.name),
            source: file.source.clone(),
            policies: file
                .policies
                .iter()
                .map(|policy| Policy {
                    id: policy.id.clone(),
                    sentences: words::of(look, "policy", &policy.id),
                    source: policy.source.clone(),
                    text: policy.text,
                })
                .collect(),
        })
        .collect()
}
