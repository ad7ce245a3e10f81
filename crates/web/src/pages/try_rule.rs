//! Trying a rule: a case in the words of the rules' own tests, and what the procedure answers. Open to everybody, as the
//! rules are; nothing is written and nobody is asked about.

use app::rules::{Rules, rules};
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use law::{Case, Must, Offer, Party, Verdict, try_release};
use tongue::Arg;

use super::rules::words;
use crate::form::{Form, LONGEST, Sent};
use crate::look::Look;
use crate::routes;
use crate::site::Shared;
use crate::visitor::{Visitor, stranger};

/// A case to begin from.
const EXAMPLE: &str = include_str!("../../../../law/case.toml");

#[derive(Template)]
#[template(path = "pages/try_rule.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    answered: Option<Answered>,
    parties: Vec<(&'static str, String)>,
    back: String,
}

/// What the procedure says, in words and with its codes.
struct Answered {
    verdict: String,
    /// The ground or the reason.
    because: String,
    code: String,
    source: String,
    step: String,
    must: Vec<Coded>,
    instead: Vec<Coded>,
}

struct Coded {
    text: String,
    code: &'static str,
}

/// A case that can be changed.
pub async fn show(
    State(site): State<Shared>,
    headers: HeaderMap,
    visitor: Result<Visitor, Response>,
) -> Response {
    let look = look(&site, &headers, visitor);
    let form = Form::new(routes::try_rule(), "", "").with("case", EXAMPLE);
    shown(&look, &form, None)
}

/// The case as it was sent, with its answer or with what could not be read.
pub async fn answer(
    State(site): State<Shared>,
    headers: HeaderMap,
    visitor: Result<Visitor, Response>,
    sent: Sent,
) -> Response {
    let look = look(&site, &headers, visitor);
    let mut form = Form::sent(routes::try_rule(), sent);
    let answered = form.text("case", LONGEST).and_then(|text| {
        Case::read(&text)
            .map_err(|why| {
                let told = vec![("why", Arg::from(why))];
                form.refuse_with("case", "rules-try-unread", told);
            })
            .ok()
    });
    let answered = answered.map(|case| {
        let rules = rules();
        told(&look, rules, &try_release(&rules.law, &case))
    });
    let form = form.called("case", look.t("rules-try-case"));
    shown(&look, &form, answered)
}

fn look(site: &Shared, headers: &HeaderMap, visitor: Result<Visitor, Response>) -> Look {
    match visitor {
        Ok(visitor) => visitor.look,
        Err(_) => stranger(site, headers, &routes::try_rule()),
    }
}

fn shown(look: &Look, form: &Form, answered: Option<Answered>) -> Response {
    let parties = Party::ALL.iter().map(|party| party.key());
    look.show_form(
        form,
        &Show {
            look,
            form,
            answered,
            parties: parties
                .map(|key| (key, words::of(look, "party", key)))
                .collect(),
            back: routes::rules(),
        },
    )
}

fn told(look: &Look, rules: &Rules, verdict: &Verdict) -> Answered {
    let step = |step: &law::Step| words::of(look, "step", step.key());
    match verdict {
        Verdict::Inner { must } => Answered {
            verdict: look.t("rules-try-inner"),
            because: step(&law::Step::Inner),
            code: "inner".to_owned(),
            source: rules.paragraphs(law::Step::Inner).join("; "),
            step: String::new(),
            must: musts(look, must),
            instead: Vec::new(),
        },
        Verdict::Allowed {
            ground,
            step: found,
            must,
        } => {
            let row = rules.law.ground(ground);
            Answered {
                verdict: look.t("rules-try-allowed"),
                because: row.map_or_else(String::new, |row| words::of(look, "ground", &row.key)),
                code: ground.clone(),
                source: row.map_or_else(String::new, |row| row.source.join("; ")),
                step: step(found),
                must: musts(look, must),
                instead: Vec::new(),
            }
        }
        Verdict::Denied {
            step: nearest,
            why,
            offers,
        } => Answered {
            verdict: look.t("rules-try-denied"),
            because: words::of(look, "why", why.key()),
            code: why.key().to_owned(),
            source: rules.paragraphs(*nearest).join("; "),
            step: step(nearest),
            must: Vec::new(),
            instead: instead(look, offers),
        },
    }
}

fn musts(look: &Look, must: &[Must]) -> Vec<Coded> {
    must.iter()
        .map(|must| Coded {
            text: words::of(look, "must", must.key()),
            code: must.key(),
        })
        .collect()
}

fn instead(look: &Look, offers: &[Offer]) -> Vec<Coded> {
    offers
        .iter()
        .map(|offer| Coded {
            text: words::of(look, "offer", offer.key()),
            code: offer.key(),
        })
        .collect()
}
