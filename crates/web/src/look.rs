//! What the frame of every page needs, and how a page is sent.

use std::fmt::Display;
use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use tongue::{Arg, Language, Tongue, Tongues};

use crate::errors::Problem;
use crate::form::{FieldError, Form};
use crate::{assets, language};

/// The frame around a page: for whom, in which language, with which ways on.
#[derive(Clone)]
pub struct Look {
    /// All texts.
    pub tongues: Arc<Tongues>,
    /// The reader's language.
    pub language: Language,
    /// The address of this page; changing the language leads back to it.
    pub path: String,
    /// Who is signed in, and as what.
    pub who: Option<Who>,
    /// The ways that are always there.
    pub nav: Vec<Way>,
    /// For those who must report: the one visible step to the report of concern (design decision 20).
    pub harm: Option<Way>,
    /// A page for a child or a guardian: neutral titles and a quick way out (C5).
    pub family: bool,
    /// Whom to call.
    pub help: Option<Help>,
    /// What just happened, shown once above the page.
    pub notice: Option<Notice>,
    /// Address of the first page.
    pub home: String,
    /// Address that signs in.
    pub sign_in: String,
    /// Address that signs out (posted).
    pub sign_out: String,
    /// Address that ends the session at once and shows a neutral page.
    pub exit: String,
    /// Address that changes the language (posted).
    pub change_language: String,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Who {
    /// "Sara Ek"
    pub name: String,
    /// "förskollärare, Förskolan Lärkan"; empty for a child or a guardian.
    pub function: String,
}

/// A link of the frame.
#[derive(Clone, Debug)]
pub struct Way {
    /// What is read.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Is this the page one is on?
    pub current: bool,
}

/// A human to call.
#[derive(Clone, Debug)]
pub struct Help {
    /// Who answers.
    pub name: String,
    /// The number as people write it.
    pub phone: String,
}

impl Help {
    /// The number as a telephone dials it.
    #[must_use]
    pub fn phone_digits(&self) -> String {
        self.phone
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect()
    }
}

/// What just happened.
#[derive(Clone, Debug)]
pub struct Notice {
    /// How it is meant.
    pub kind: NoticeKind,
    /// One line.
    pub title: String,
    /// What happens next, or empty.
    pub text: String,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// It is done.
    Done,
    /// Good to know.
    Note,
    /// Take care.
    Care,
}

impl NoticeKind {
    /// The colour token of the alert; the sign and the words say the same.
    #[must_use]
    pub fn color(self) -> &'static str {
        match self {
            Self::Done => "success",
            Self::Note => "info",
            Self::Care => "warning",
        }
    }
}

impl Look {
    /// A frame for someone who is not signed in, with the addresses that every frame has.
    pub fn new(tongues: Arc<Tongues>, language: Language, path: impl Into<String>) -> Self {
        Self {
            tongues,
            language,
            path: path.into(),
            who: None,
            nav: Vec::new(),
            harm: None,
            family: false,
            help: None,
            notice: None,
            home: "/".to_owned(),
            sign_in: "/sign-in".to_owned(),
            sign_out: "/sign-out".to_owned(),
            exit: "/exit".to_owned(),
            change_language: language::PATH.to_owned(),
        }
    }

    /// The reader's texts.
    #[must_use]
    pub fn tongue(&self) -> &Tongue {
        self.tongues.of(self.language)
    }

    /// A text.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.tongue().msg(key)
    }

    /// A text with one argument.
    #[must_use]
    pub fn t1<'a>(&self, key: &str, name: &str, value: impl Into<Arg<'a>>) -> String {
        self.tw(key, &[(name, value.into())])
    }

    /// A text with arguments.
    #[must_use]
    pub fn tw(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.tongue().msg_with(key, args)
    }

    /// A text for an attribute or a title: without the invisible marks around arguments.
    #[must_use]
    pub fn plain(&self, key: &str) -> String {
        self.tongue().msg_plain(key, &[])
    }

    /// What is wrong with a field, in the reader's language.
    #[must_use]
    pub fn error(&self, error: &FieldError) -> String {
        self.tw(error.key, &error.args)
    }

    /// The title of a page: its own for professionals, always the same neutral word for families.
    #[must_use]
    pub fn title(&self, key: &str) -> String {
        if self.family || key == NEUTRAL {
            self.plain(NEUTRAL)
        } else {
            format!("{} – Kring", self.plain(key))
        }
    }

    /// A day as forms carry it, in words; anything else as it stands.
    #[must_use]
    pub fn day(&self, typed: &str) -> String {
        typed
            .parse()
            .map_or_else(|_| typed.to_owned(), |day| self.tongue().date(day))
    }

    /// The title of a page with a form: says first that something is wrong.
    #[must_use]
    pub fn form_title(&self, form: &Form, key: &str) -> String {
        let title = self.title(key);
        if form.failed() {
            format!("{} {title}", self.plain("error-mark"))
        } else {
            title
        }
    }

    /// The languages to choose from.
    #[must_use]
    pub fn languages(&self) -> [Language; 2] {
        Language::ALL
    }

    /// Address of the style sheet.
    #[must_use]
    pub fn css(&self) -> &'static str {
        assets::css()
    }

    /// Address of the icon.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        assets::icon()
    }

    /// The same frame with a notice.
    #[must_use]
    pub fn with_notice(
        mut self,
        kind: NoticeKind,
        title: impl Display,
        text: impl Display,
    ) -> Self {
        self.notice = Some(Notice {
            kind,
            title: title.to_string(),
            text: text.to_string(),
        });
        self
    }

    /// Sends a page.
    #[must_use]
    pub fn show(&self, page: &impl Template) -> Response {
        self.show_as(StatusCode::OK, page)
    }

    /// Sends a page with a form, with the status that the form has earned: 200, 409 or 422.
    #[must_use]
    pub fn show_form(&self, form: &Form, page: &impl Template) -> Response {
        self.show_as(form.status(), page)
    }

    /// Sends a page with a status.
    #[must_use]
    pub fn show_as(&self, status: StatusCode, page: &impl Template) -> Response {
        match page.render() {
            Ok(html) => (
                status,
                [
                    (CONTENT_TYPE, "text/html; charset=utf-8"),
                    (CONTENT_LANGUAGE, self.language.code()),
                ],
                html,
            )
                .into_response(),
            Err(error) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "page not rendered"
                );
                Problem::Fault.into_response()
            }
        }
    }
}

/// Text key of the title that says nothing.
const NEUTRAL: &str = "frame-title-neutral";
