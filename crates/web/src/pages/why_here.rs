//! "Why do I see this, and who else can?"

use app::why_here::why_here;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::id::PartId;

use super::ids;
use crate::look::Look;
use crate::routes;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "pages/why_here.html")]
struct Show<'a> {
    look: &'a Look,
    because: Vec<Because>,
    others: Vec<Workplace>,
    protected: bool,
    /// Empty for whoever may not read it.
    log: String,
    back: String,
}

/// A rule in words, and where it stands with its source.
pub struct Because {
    /// The rule.
    pub words: String,
    /// Its place among all rules; empty for what has none.
    pub href: String,
}

struct Workplace {
    name: String,
    people: Vec<(String, String)>,
}

/// The rules that let the reader in, and everybody whom they let in too.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let part: PartId = ids::read(&visitor, &part)?;
    let why = why_here(&visitor.cx(), part).await;
    let why = why.map_err(|stop| visitor.stopped(stop))?;
    let look = &visitor.look;
    let others = why.others.iter().map(|place| Workplace {
        name: visitor.unit_name(Some(place.unit)),
        people: place
            .people
            .iter()
            .map(|(person, function)| (person.name.clone(), visitor.role(*function)))
            .collect(),
    });
    Ok(look.show(&Show {
        look,
        because: rules(look, &why.because),
        others: others.collect(),
        protected: why.protected,
        log: if why.reads_log {
            routes::part_log(part)
        } else {
            String::new()
        },
        back: routes::part(part),
    }))
}

/// Policies in the words of the page of rules.
#[must_use]
pub fn rules(look: &Look, policies: &[String]) -> Vec<Because> {
    in_words(look, policies, &["rules-policy"])
}

/// Policies as one says it of others: in plain words where there are any.
#[must_use]
pub fn because(look: &Look, policies: &[String]) -> Vec<Because> {
    in_words(look, policies, &["because", "rules-policy"])
}

fn in_words(look: &Look, policies: &[String], stems: &[&str]) -> Vec<Because> {
    let said = policies.iter().filter_map(|policy| {
        let mut keys = stems.iter().map(|stem| format!("{stem}-{policy}"));
        let key = keys.find(|key| look.tongue().has(key))?;
        Some(Because {
            words: look.t(&key),
            href: format!("{}#policy-{policy}", routes::rules()),
        })
    });
    said.collect()
}

/// Why it was refused, where there are words for it.
#[must_use]
pub fn refused(look: &Look, rules: &[String]) -> Vec<Because> {
    let said = rules.iter().filter_map(|rule| {
        let key = format!("refusal-{rule}");
        look.tongue().has(&key).then(|| Because {
            words: look.t(&key),
            href: String::new(),
        })
    });
    said.collect()
}
