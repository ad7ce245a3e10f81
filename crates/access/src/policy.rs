//! The policies as they are written, for whoever reads them: read from their own text, never copied beside it.

use crate::gate::POLICIES;

/// A file of policies: one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFile {
    /// Its name: "consent".
    pub name: &'static str,
    /// What it is about: its first comment, without the source.
    pub subject: String,
    /// Where that comes from. Empty when there is none.
    pub source: String,
    /// Its policies, in the order of the file.
    pub policies: Vec<Policy>,
}

/// One policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Its `@id`, as the access log keeps it.
    pub id: String,
    /// What it says in plain sentences: the comment above it, without the source.
    pub sentences: String,
    /// Where it comes from: the parenthesis that ends the comment. Empty when there is none.
    pub source: String,
    /// The whole text, with its comment.
    pub text: &'static str,
}

/// Every policy that [`Gate`](crate::Gate) asks.
#[must_use]
pub fn policies() -> Vec<PolicyFile> {
    POLICIES
        .into_iter()
        .map(|(name, text)| {
            let (subject, source) = apart(&comment(text));
            PolicyFile {
                name,
                subject,
                source,
                policies: text.split("\n\n").filter_map(policy).collect(),
            }
        })
        .collect()
}

fn policy(text: &'static str) -> Option<Policy> {
    let (_, after) = text.split_once("@id(\"")?;
    let (id, _) = after.split_once('"')?;
    let (sentences, source) = apart(&comment(text));
    Some(Policy {
        id: id.to_owned(),
        sentences,
        source,
        text: text.trim_end(),
    })
}

/// The comment that a text begins with, on one line.
fn comment(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map_while(|line| line.strip_prefix("//"))
        .map(str::trim)
        .collect();
    lines.join(" ")
}

/// "One reads one's own (PDL 4:1)." is what it says and its source.
fn apart(comment: &str) -> (String, String) {
    let found = comment
        .strip_suffix(").")
        .and_then(|rest| rest.rsplit_once(" ("));
    match found {
        Some((sentences, source)) => (format!("{sentences}."), source.to_owned()),
        None => (comment.to_owned(), String::new()),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Gate;

    #[test]
    fn every_policy_that_decides_is_shown_with_its_sentence_and_its_whole_text() {
        let gate = Gate::load().unwrap();
        let decides = gate.questions.ids();
        let files = policies();
        let shown: Vec<&Policy> = files.iter().flat_map(|file| &file.policies).collect();
        assert_eq!(
            shown
                .iter()
                .map(|one| one.id.clone())
                .collect::<BTreeSet<_>>(),
            decides
        );
        assert_eq!(shown.len(), decides.len());
        for one in shown {
            assert!(
                one.sentences.ends_with('.') && !one.sentences.contains("//"),
                "{one:?}"
            );
            assert!(one.text.ends_with("};"), "{one:?}");
        }
        for file in &files {
            assert!(file.subject.ends_with('.'), "{file:?}");
            let (_, whole) = POLICIES
                .into_iter()
                .find(|(name, _)| *name == file.name)
                .unwrap();
            let shown: usize = file.policies.iter().map(|one| one.text.len() + 2).sum();
            let heading = whole.find("\n\n").unwrap();
            assert_eq!(
                heading + shown,
                whole.trim_end().len(),
                "nothing is left out: {file:?}"
            );
        }
    }

    #[test]
    fn the_source_is_the_parenthesis_that_ends_the_comment() {
        assert_eq!(
            apart("One (any) reads what is one's own (PDL 4:1; R45)."),
            (
                "One (any) reads what is one's own.".to_owned(),
                "PDL 4:1; R45".to_owned()
            )
        );
        assert_eq!(
            apart("No secret."),
            ("No secret.".to_owned(), String::new())
        );
    }
}
