//! Pages for what went wrong: each says what happened, keeps what was typed where it can, and has one
//! main thing to do next. None shows how the house is built, and none hints at what is hidden.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tongue::Arg;
use tower_http::csrf::ProtectionError;

use crate::form::{Choice, Sent};
use crate::language::local;
use crate::look::Look;

/// What can go wrong with a request. As a response it is dressed as a page in the reader's language
/// at the door (see [`dress`]); a handler that has a [`Look`] shows it at once with [`page`].
#[derive(Clone, Debug)]
pub enum Problem {
    /// 400: not readable as a request of ours.
    BadRequest,
    /// 401: not signed in, or no longer.
    LostSession(Box<Kept>),
    /// 401: signed in too long ago for what needs to be certain.
    SignInAgain(Box<Kept>),
    /// 403: an expected no, with why and whom to ask.
    Refused(Box<Refused>),
    /// 403: the form was sent from another site.
    CrossSite,
    /// 404: there is no such thing, or not for this reader: the very same page.
    NotFound,
    /// 405: this address is not used so.
    WrongMethod,
    /// 409: someone wrote just before, or it was saved already; with what was typed.
    Conflict(Box<Conflict>),
    /// 413: too much at once.
    TooLarge,
    /// 503: it took too long; nothing was saved.
    TooSlow,
    /// 500: our fault. What it was stands in the log, never on the page.
    Fault,
}

/// An expected no.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Text key of why.
    pub key: String,
    /// It was too much in too short a time (429), not a rule about who may.
    pub too_often: bool,
    /// Arguments of the text.
    pub args: Vec<(String, Arg<'static>)>,
    /// Whom to ask, ready to print; empty: the ordinary line.
    pub ask: String,
}

/// Two wrote at once, or one wrote twice.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Was this very form saved already? Else someone wrote just before.
    pub saved_already: bool,
    /// Where to look at what stands there now.
    pub back: String,
    /// The texts that were typed, to be read and copied.
    pub typed: Vec<String>,
}

/// What was typed when the session was lost, on its way through the sign-in and back.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Where the form was going: a path of this server.
    pub return_to: String,
    /// Its fields.
    pub fields: Vec<(String, String)>,
    /// Ways to sign in that are offered at once; empty: only a button to the sign-in page.
    pub choices: Vec<Choice>,
}

/// Kept fields carry this before their names, so that they never meet the sign-in's own fields.
const KEPT: &str = "kept.";

impl Kept {
    /// Nothing was typed: only where the reader was going.
    #[must_use]
    pub fn address(return_to: &str) -> Self {
        Self {
            return_to: local(return_to).to_owned(),
            ..Self::default()
        }
    }

    /// A form that met a lost session.
    #[must_use]
    pub fn form(return_to: &str, sent: &Sent) -> Self {
        let pairs = sent.pairs().map(|(n, v)| (n.to_owned(), v.to_owned()));
        Self {
            fields: pairs.collect(),
            ..Self::address(return_to)
        }
    }

    /// What the sign-in's own form carries along.
    #[must_use]
    pub fn carried(sent: &Sent) -> Self {
        let fields = sent.pairs().filter_map(|(name, value)| {
            Some((name.strip_prefix(KEPT)?.to_owned(), value.to_owned()))
        });
        Self {
            fields: fields.collect(),
            ..Self::address(sent.first("return_to"))
        }
    }

    /// The same, offering ways to sign in at once.
    #[must_use]
    pub fn offering(mut self, choices: Vec<Choice>) -> Self {
        self.choices = choices;
        self
    }

    /// Hidden fields for any form on the way: name and value.
    #[must_use]
    pub fn hidden(&self) -> Vec<(String, &str)> {
        let address = ("return_to".to_owned(), self.return_to.as_str());
        let fields = self.fields.iter();
        std::iter::once(address)
            .chain(fields.map(|(name, value)| (format!("{KEPT}{name}"), value.as_str())))
            .collect()
    }

    /// Was anything typed?
    #[must_use]
    pub fn typed(&self) -> bool {
        !self.fields.is_empty()
    }
}

impl Problem {
    /// The status it is answered with.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::LostSession(_) | Self::SignInAgain(_) => StatusCode::UNAUTHORIZED,
            Self::Refused(refused) if refused.too_often => StatusCode::TOO_MANY_REQUESTS,
            Self::Refused(_) | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The problem behind a bare response of a layer or of the router.
    fn behind(response: &Response) -> Self {
        if let Some(problem) = response.extensions().get::<Self>() {
            return problem.clone();
        }
        if response.extensions().get::<ProtectionError>().is_some() {
            return Self::CrossSite;
        }
        match response.status() {
            StatusCode::UNAUTHORIZED => Self::LostSession(Box::new(Kept::address("/"))),
            StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Self::TooSlow,
            status if status.is_client_error() => Self::BadRequest,
            _ => Self::Fault,
        }
    }

    /// The stem of its text keys: `-title` and `-text` follow.
    fn stem(&self) -> &'static str {
        match self {
            Self::BadRequest => "problem-bad-request",
            Self::LostSession(_) => "problem-lost-session",
            Self::SignInAgain(_) => "problem-sign-in-again",
            Self::Refused(_) => "problem-refused",
            Self::CrossSite => "problem-cross-site",
            Self::NotFound => "problem-not-found",
            Self::WrongMethod => "problem-wrong-method",
            Self::Conflict(conflict) if conflict.saved_already => "problem-saved-already",
            Self::Conflict(_) => "problem-conflict",
            Self::TooLarge => "problem-too-large",
            Self::TooSlow => "problem-too-slow",
            Self::Fault => "problem-fault",
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "parts/problem.html")]
struct ProblemPage<'a> {
    look: &'a Look,
    title: &'a str,
    why: String,
    ask: String,
    typed: &'a [String],
    next: String,
    href: &'a str,
}

#[derive(Template)]
#[template(path = "parts/lost_session.html")]
struct LostSessionPage<'a> {
    look: &'a Look,
    kept: &'a Kept,
    title: &'a str,
    why: String,
}

#[derive(Template)]
#[template(path = "parts/resume.html")]
struct ResumePage<'a> {
    look: &'a Look,
    kept: &'a Kept,
}

#[derive(Template)]
#[template(path = "parts/left.html")]
struct LeftPage<'a> {
    look: &'a Look,
}

/// The page for a problem.
#[must_use]
pub fn page(look: &Look, problem: &Problem) -> Response {
    let stem = problem.stem();
    let text = look.t(&format!("{stem}-text"));
    let (why, ask, typed, href): (_, _, &[String], _) = match problem {
        Problem::LostSession(kept) | Problem::SignInAgain(kept) => {
            let why = if kept.typed() {
                look.t(&format!("{stem}-kept"))
            } else {
                text
            };
            let title = &format!("{stem}-title");
            let page = LostSessionPage {
                look,
                kept,
                title,
                why,
            };
            return look.show_as(problem.status(), &page);
        }
        Problem::Refused(refused) => {
            let args: Vec<_> = refused
                .args
                .iter()
                .map(|(name, value)| (name.as_str(), value.clone()))
                .collect();
            let ask = if refused.ask.is_empty() && look.family {
                // A family has no manager in the house: its own contact, or the house's, stands in the foot of the page.
                look.t("problem-refused-text-family")
            } else if refused.ask.is_empty() {
                text
            } else {
                refused.ask.clone()
            };
            (look.tw(&refused.key, &args), ask, &[], &look.home)
        }
        Problem::Conflict(conflict) => (text, String::new(), &conflict.typed, &conflict.back),
        _ => (text, String::new(), &[], &look.home),
    };
    let next = match problem {
        Problem::Conflict(_) => look.t("problem-conflict-next"),
        _ => look.t("problem-next"),
    };
    let page = ProblemPage {
        look,
        title: &format!("{stem}-title"),
        why,
        ask,
        typed,
        next,
        href,
    };
    look.show_as(problem.status(), &page)
}

/// After the sign-in: go on where you were, with what was typed.
#[must_use]
pub fn resume(look: &Look, kept: &Kept) -> Response {
    look.show(&ResumePage { look, kept })
}

/// After the quick way out: a page that says nothing about where one has been.
#[must_use]
pub fn left(look: &Look) -> Response {
    look.show(&LeftPage { look })
}

/// Makes the frame for a page when nobody further in has made one.
pub type Frame = Arc<dyn Fn(&HeaderMap, &Uri) -> Look + Send + Sync>;

/// The frame of the signed-in reader, put on a response so that its problem is dressed in it.
#[derive(Clone)]
pub struct InLook(pub Arc<Look>);

/// Middleware: every bare answer of status 4xx or 5xx, whoever gave it, becomes a page.
pub async fn dress(State(frame): State<Frame>, request: Request, next: Next) -> Response {
    let (headers, uri) = (request.headers().clone(), request.uri().clone());
    let bare = next.run(request).await;
    let failed = bare.status().is_client_error() || bare.status().is_server_error();
    let is_page = bare
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !failed || is_page {
        return bare;
    }
    let problem = Problem::behind(&bare);
    let mut dressed = match bare.extensions().get::<InLook>() {
        Some(InLook(look)) => page(look, &problem),
        None => page(&frame(&headers, &uri), &problem),
    };
    for (name, value) in bare.headers() {
        if name != CONTENT_TYPE && name != CONTENT_LENGTH {
            dressed.headers_mut().append(name, value.clone());
        }
    }
    dressed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    async fn html(response: Response) -> String {
        let bytes = axum::body::to_bytes(response.into_body(), 100_000).await;
        String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
    }

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        Sent::from_pairs(
            pairs
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned())),
        )
    }

    #[tokio::test]
    async fn every_problem_has_a_page_in_both_languages_with_one_thing_to_do_next() {
        let refused = Refused {
            key: "error-empty".into(),
            too_often: false,
            args: Vec::new(),
            ask: "Fråga rektorn.".into(),
        };
        let conflict = |saved_already| Conflict {
            saved_already,
            back: "/parts/1".into(),
            typed: vec!["Hon <lekte>".into()],
        };
        let problems = [
            Problem::BadRequest,
            Problem::LostSession(Box::new(Kept::address("/parts/1"))),
            Problem::SignInAgain(Box::new(Kept::address("/parts/1"))),
            Problem::Refused(Box::new(refused)),
            Problem::CrossSite,
            Problem::NotFound,
            Problem::WrongMethod,
            Problem::Conflict(Box::new(conflict(true))),
            Problem::Conflict(Box::new(conflict(false))),
            Problem::TooLarge,
            Problem::TooSlow,
            Problem::Fault,
        ];
        for language in ["sv", "en"] {
            let look = samples::professional(language);
            for problem in &problems {
                let response = page(&look, problem);
                assert_eq!(response.status(), problem.status());
                let html = html(response).await;
                let title = look.t(&format!("{}-title", problem.stem()));
                assert!(html.contains(&format!("<h1>{title}</h1>")), "{title}");
                assert_eq!(html.matches("class=\"ds-button\"").count(), 1, "{title}");
                if let Problem::Conflict(_) = problem {
                    assert!(html.contains("Hon &#60;lekte&#62;"));
                }
            }
        }
    }

    #[tokio::test]
    async fn what_was_typed_goes_through_the_sign_in_and_comes_out_as_it_was() {
        let look = samples::professional("sv");
        let typed = [
            ("as", "mine"),
            ("area", "a"),
            ("area", "b"),
            ("saw", "Två\nrader \"här\""),
        ];
        let kept = Kept::form("/parts/7/observations", &sent(&typed));
        let lost = html(page(&look, &Problem::LostSession(Box::new(kept.clone())))).await;
        assert!(lost.contains("name=\"kept.saw\" value=\"Två\nrader &#34;här&#34;\""));
        assert!(lost.contains("name=\"return_to\" value=\"/parts/7/observations\""));

        let hidden = kept.hidden();
        let mut posted: Vec<(&str, &str)> = hidden.iter().map(|(n, v)| (n.as_str(), *v)).collect();
        posted.push(("as", "sara"));
        let carried = Kept::carried(&sent(&posted));
        assert_eq!(carried.return_to, "/parts/7/observations");
        assert_eq!(carried.fields, kept.fields);

        let back = html(resume(&look, &carried)).await;
        assert!(back.contains("action=\"/parts/7/observations\""));
        for (name, _) in typed {
            assert!(back.contains(&format!("name=\"{name}\"")), "{name}");
        }
        assert!(
            !back.contains("sara"),
            "the choice at the sign-in is not sent on"
        );
    }

    #[test]
    fn the_way_back_never_leads_to_another_site() {
        let carried = Kept::carried(&sent(&[("return_to", "//evil.example/")]));
        assert_eq!(carried.return_to, "/");
    }

    #[tokio::test]
    async fn the_page_after_the_quick_way_out_says_nothing() {
        let html = html(left(&samples::family("sv"))).await;
        for word in ["Kring", "barn", "Amira", "href=\"/"] {
            assert!(!html.replace("/assets/", "").contains(word), "{word}");
        }
    }
}
