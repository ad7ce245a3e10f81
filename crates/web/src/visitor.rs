//! Who asks, in which language, with which frame: what every handler begins with.

use std::sync::Arc;

use app::people::PersonKind;
use app::sign_in::SignedIn;
use app::{Cx, Seen, Sheet, Stop};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::{COOKIE, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use folder::fold::Written;
use folder::id::{EntryId, FunctionId, UnitId};
use folder::{Refusal, View};
use jiff::Timestamp;
use jiff::civil::Date;
use tongue::{Arg, Tongue};

use crate::errors::{Conflict, InLook, Kept, Problem, Refused, page};
use crate::form::{Form, LOOKED_AT, Sent};
use crate::language;
use crate::look::{Help, Look, Way, Who};
use crate::routes;
use crate::site::{Shared, Site};

/// The session's cookie. `__Host-` keeps it to this host, TLS and all paths; without TLS (a demo on the own
/// machine) browsers refuse that name.
#[must_use]
pub fn cookie_name(site: &Site) -> &'static str {
    if site.https_only {
        "__Host-kring"
    } else {
        "kring"
    }
}

/// The session's secret in the request, if any.
#[must_use]
pub fn secret(site: &Site, headers: &HeaderMap) -> Option<String> {
    let name = cookie_name(site);
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        .map(str::to_owned)
}

/// Somebody who is signed in, with the frame of their pages.
pub struct Visitor {
    /// What every page stands on.
    pub site: Shared,
    /// Who.
    pub signed: SignedIn,
    /// The moment of this request.
    pub now: Timestamp,
    /// The frame.
    pub look: Look,
}

impl FromRequestParts<Shared> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Shared) -> Result<Self, Response> {
        let path = parts
            .uri
            .path_and_query()
            .map_or_else(|| "/".to_owned(), ToString::to_string);
        match visitor(site, &parts.headers, &path).await? {
            Some(visitor) => Ok(visitor),
            None => Err(lost(site, &parts.headers, &path, Kept::address(&path))),
        }
    }
}

/// A form that somebody who is signed in has sent. When the session is lost, what was typed is kept.
pub struct Posted {
    /// Who sent it.
    pub visitor: Visitor,
    /// What was sent.
    pub sent: Sent,
}

impl FromRequest<Shared> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Shared) -> Result<Self, Response> {
        let headers = request.headers().clone();
        let path = request.uri().path().to_owned();
        let found = visitor(site, &headers, &path).await?;
        let sent = Sent::from_request(request, site).await;
        match (found, sent) {
            (Some(visitor), Ok(sent)) => Ok(Self { visitor, sent }),
            (Some(visitor), Err(problem)) => Err(page(&visitor.look, &problem)),
            (None, Ok(sent)) => Err(lost(site, &headers, &path, Kept::form(&path, &sent))),
            (None, Err(problem)) => Err(problem.into_response()),
        }
    }
}

fn lost(site: &Shared, headers: &HeaderMap, path: &str, kept: Kept) -> Response {
    let look = stranger(site, headers, path);
    page(&look, &Problem::LostSession(Box::new(kept)))
}

/// The frame for somebody who is not signed in.
#[must_use]
pub fn stranger(site: &Shared, headers: &HeaderMap, path: &str) -> Look {
    Look::new(site.tongues.clone(), language::of(headers), path)
}

async fn visitor(
    site: &Shared,
    headers: &HeaderMap,
    path: &str,
) -> Result<Option<Visitor>, Response> {
    let now = (site.clock)();
    let Some(secret) = secret(site, headers) else {
        return Ok(None);
    };
    let look = stranger(site, headers, path);
    let signed = match site.house.session(&secret, now).await {
        Ok(Some(signed)) => signed,
        Ok(None) => return Ok(None),
        Err(stop) => return Err(stopped(&look, stop, None)),
    };
    let mut visitor = Visitor {
        site: site.clone(),
        signed,
        now,
        look,
    };
    crate::pages::done::notice(&mut visitor.look);
    let path = visitor.look.path.clone();
    visitor.dress(&path);
    Ok(Some(visitor))
}

impl Visitor {
    fn dress(&mut self, path: &str) {
        let way = |look: &Look, key: &str, href: String| Way {
            label: look.t(key),
            current: href == path,
            href,
        };
        let unit = self.unit();
        self.look.family = self.signed.person.kind != PersonKind::Professional;
        let function = match self.signed.function {
            Some(function) => [self.role(function), self.unit_name(unit)].join(", "),
            None => String::new(),
        };
        self.look.who = Some(Who {
            name: self.signed.person.name.clone(),
            function,
        });
        self.look.nav = if self.look.family {
            vec![way(&self.look, "nav-my-page", routes::home())]
        } else {
            vec![
                way(&self.look, "nav-my-day", routes::home()),
                way(&self.look, "nav-begin", routes::begin()),
            ]
        };
        let directory = self.site.house.directory();
        if let Some(unit) = unit.and_then(|unit| directory.unit(unit)) {
            let key = if unit.receives_reports {
                Some("harm-way-receiver")
            } else if unit.must_report {
                Some("harm-way")
            } else {
                None
            };
            self.look.harm = key.map(|key| way(&self.look, key, routes::harm()));
            self.look.help = Some(Help {
                name: unit.name.clone(),
                phone: unit.phone.clone(),
            });
        }
    }

    /// The circumstances of this request, for use cases.
    #[must_use]
    pub fn cx(&self) -> Cx<'_> {
        self.signed.cx(&self.site.house, self.now)
    }

    /// This day where the people live.
    #[must_use]
    pub fn today(&self) -> Date {
        self.cx().today()
    }

    /// The own unit, at work.
    #[must_use]
    pub fn unit(&self) -> Option<UnitId> {
        self.signed.actor.professional().map(|seat| seat.unit)
    }

    /// The name of a unit.
    #[must_use]
    pub fn unit_name(&self, unit: Option<UnitId>) -> String {
        unit.and_then(|unit| self.site.house.directory().unit(unit))
            .map(|unit| unit.name.clone())
            .unwrap_or_default()
    }

    /// The name of a function's role in the reader's language.
    #[must_use]
    pub fn role(&self, function: FunctionId) -> String {
        let directory = self.site.house.directory();
        directory
            .function(function)
            .map(|function| self.role_name(&function.role))
            .unwrap_or_default()
    }

    /// The name of a role in the reader's language.
    #[must_use]
    pub fn role_name(&self, role: &str) -> String {
        let code = self.look.language.code();
        self.site.house.directory().role_name(role, code).to_owned()
    }

    /// The words of the pack in use, in the reader's language; general words behind.
    #[must_use]
    pub fn pack(&self) -> &Tongue {
        let pack = &self.site.house.directory().pack;
        self.look.tongues.pack(self.look.language, pack)
    }

    /// A day in words.
    #[must_use]
    pub fn date(&self, day: Date) -> String {
        self.look.tongue().date(day)
    }

    /// A moment in words, as the clock shows where the people live.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        self.look.tongue().moment(at, self.site.house.zone())
    }

    /// A fresh form, marked with what its writer sees.
    #[must_use]
    pub fn form(&self, action: impl Into<String>, mark: Option<EntryId>) -> Form {
        Form::new(action, self.fresh(), write_mark(mark))
    }

    /// A fresh id as forms carry it.
    #[must_use]
    pub fn fresh(&self) -> String {
        EntryId::from_bytes(self.site.house.fresh()).to_string()
    }

    /// The sheet of a sent form; none when its marks are not ours (the form is then shown again as stale).
    #[must_use]
    pub fn sheet(&self, form: &Form) -> Option<Sheet> {
        Some(Sheet {
            id: form.id.parse().ok()?,
            seen: read_mark(&form.seen)?,
            looked_at: form.ticked(LOOKED_AT),
        })
    }

    /// After a stop the form is shown again with what was typed, when that can help: somebody wrote just before, it
    /// was saved already, or a rule says what to change. Otherwise the page that says why not.
    /// `mark` is what the writer sees now.
    #[expect(
        clippy::result_large_err,
        reason = "the error is the page that is sent"
    )]
    pub fn mend(&self, form: &mut Form, stop: Stop, mark: Option<EntryId>) -> Result<(), Response> {
        match stop {
            Stop::Behind => {
                form.stale(self.fresh(), write_mark(mark));
                Ok(())
            }
            Stop::Replayed(_) => {
                form.already_saved();
                Ok(())
            }
            Stop::Refused(refusal) if is_rule(&refusal) => {
                match refusal.key {
                    "refusal-tells-place" => form.look_again(self.look.t("form-looked-at")),
                    "refusal-tells-place-others" | "refusal-tells-place-own" => {
                        form.look_again(self.look.t("form-looked-at-own"));
                    }
                    _ => {}
                }
                let field = of_rule(refusal.key).filter(|field| form.holds(field));
                form.refuse_with(field.unwrap_or_default(), refusal.key, args(&refusal));
                Ok(())
            }
            stop => Err(self.stopped(stop)),
        }
    }

    /// Whoever wrote in between is said also when something else is wrong with the form.
    pub fn overtaken(&self, form: &mut Form, mark: Option<EntryId>) {
        let seen = read_mark(&form.seen);
        if seen.is_some_and(|seen| seen != Seen::Upto(mark)) {
            form.stale(self.fresh(), write_mark(mark));
        }
    }

    /// What came while the form was open, oldest first, as far as the writer may read it.
    #[must_use]
    pub fn missed<'v>(&self, form: &Form, view: &'v View) -> Vec<Written<'v>> {
        match read_mark(form.missed()) {
            Some(Seen::Upto(mark)) => view.since(mark).collect(),
            _ => Vec::new(),
        }
    }

    /// The page that says why not.
    #[must_use]
    pub fn stopped(&self, stop: Stop) -> Response {
        stopped(&self.look, stop, None)
    }

    /// A page for what is not there, or not for this reader.
    #[must_use]
    pub fn not_found(&self) -> Response {
        nowhere(&self.look)
    }
}

/// The very same page wherever it is met: a family member's own contact stands only on pages that are there.
fn nowhere(look: &Look) -> Response {
    let mut look = look.clone();
    if look.family {
        look.help = None;
    }
    page(&look, &Problem::NotFound)
}

/// What is refused because it was done too much in too short a time.
const TOO_OFTEN: [&str; 3] = [
    "refusal-too-many-children",
    "refusal-too-many-searches",
    "refusal-too-many-sign-ins",
];

/// Rules of the house, and of the law about what may be shared, that the writer can do something about by choosing
/// otherwise, as opposed to policies that say who may.
fn is_rule(refusal: &Refusal) -> bool {
    let house = refusal.key.strip_prefix("refusal-") == Some(refusal.rule.as_str());
    !refusal.hidden && (house || refusal.rule.starts_with("law:"))
}

/// The field that a rule speaks of, where forms call it so: what is wrong is then said beside it.
fn of_rule(key: &str) -> Option<&'static str> {
    let field = match key {
        "refusal-protected" => "second",
        "refusal-block-too-long" => "look_again",
        "refusal-emergency-reason" => "why",
        "refusal-consent-too-long" | "refusal-until-of-age" | "refusal-held-too-long" => "until",
        "refusal-too-many-handlers"
        | "refusal-no-handler"
        | "refusal-handler-elsewhere"
        | "refusal-no-handler-can-name" => "handlers",
        "refusal-handover-too-long" | "refusal-handover-let-in" => "answer-by",
        "refusal-handover-same-seat"
        | "refusal-handover-to-oneself"
        | "refusal-handover-not-here" => "to",
        "refusal-reach-same" => "child",
        "refusal-unknown-area" | "refusal-area-not-agreed" => "areas",
        "refusal-unknown-unit" | "refusal-receiver-not-named" => "units",
        _ => return None,
    };
    Some(field)
}

fn args(refusal: &Refusal) -> Vec<(&'static str, Arg<'static>)> {
    refusal
        .args
        .iter()
        .map(|(name, value)| (*name, Arg::from(value.clone())))
        .collect()
}

/// The page that says why not, also to somebody who is not signed in.
pub(crate) fn stopped(look: &Look, stop: Stop, back: Option<String>) -> Response {
    let problem = match stop {
        Stop::Refused(refusal) if refusal.hidden => return nowhere(look),
        Stop::Refused(refusal) => Problem::Refused(Box::new(Refused {
            key: refusal.key.to_owned(),
            too_often: TOO_OFTEN.contains(&refusal.key),
            args: refusal
                .args
                .iter()
                .map(|(name, value)| ((*name).to_owned(), Arg::from(value.clone())))
                .collect(),
            ask: String::new(),
        })),
        Stop::Behind | Stop::Replayed(_) => Problem::Conflict(Box::new(Conflict {
            saved_already: matches!(stop, Stop::Replayed(_)),
            back: back.unwrap_or_else(routes::home),
            typed: Vec::new(),
        })),
        fault @ Stop::Fault { .. } => {
            tracing::error!(error = &fault as &dyn std::error::Error, "request failed");
            Problem::Fault
        }
    };
    page(look, &problem)
}

fn write_mark(mark: Option<EntryId>) -> String {
    mark.map_or_else(|| "none".to_owned(), |mark| mark.to_string())
}

fn read_mark(text: &str) -> Option<Seen> {
    match text {
        "none" => Some(Seen::Upto(None)),
        id => id.parse().ok().map(|id| Seen::Upto(Some(id))),
    }
}

/// On to another page after something was saved.
#[must_use]
pub fn go(to: String) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response()
}

/// Puts the signed-in reader's frame on a bare answer, so that it is dressed in it.
#[must_use]
pub fn in_look(look: &Look, mut response: Response) -> Response {
    response
        .extensions_mut()
        .insert(InLook(Arc::new(look.clone())));
    response
}
