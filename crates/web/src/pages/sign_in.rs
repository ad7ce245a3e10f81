//! Signing in and out, and the quick way out.

use app::people::PersonKind;
use app::rooms::rooms;
use app::{House, Stop};
use askama::Template;
use axum::extract::State;
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use folder::id::{FunctionId, PersonId};
use tongue::Language;

use crate::errors::{Kept, Problem, left, page, resume};
use crate::form::{Choice, Sent};
use crate::look::Look;
use crate::routes;
use crate::site::{Shared, Site};
use crate::visitor::{cookie_name, go, secret, stopped, stranger};

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct Show<'a> {
    look: &'a Look,
    kept: &'a Kept,
    demo: bool,
    failed: bool,
    groups: Vec<Group>,
    rules: String,
}

struct Group {
    name: String,
    people: Vec<Choice>,
}

/// Who are you?
pub async fn show(State(site): State<Shared>, headers: HeaderMap) -> Response {
    let look = stranger(&site, &headers, &routes::sign_in());
    choose(&site, &look, &Kept::address("/"), false).await
}

/// Somebody is chosen; or a form has met a lost session and carries what was typed along.
pub async fn save(State(site): State<Shared>, headers: HeaderMap, sent: Sent) -> Response {
    let look = stranger(&site, &headers, &routes::sign_in());
    let mut kept = Kept::carried(&sent);
    if kept.return_to == routes::sign_in() {
        kept = Kept::address("/");
    }
    if !site.demo || sent.first("as").is_empty() {
        return choose(&site, &look, &kept, false).await;
    }
    let now = (site.clock)();
    let token = match read(sent.first("as")) {
        Some((person, function)) => site.house.sign_in(person, function, now).await,
        None => Err(Stop::not_found()),
    };
    let token = match token {
        Ok(token) => token,
        Err(stop) if stop.refusal().is_some_and(|why| !why.hidden) => {
            return stopped(&look, stop, None);
        }
        Err(Stop::Refused(_)) => return choose(&site, &look, &kept, true).await,
        Err(fault) => return failed(&look, &fault),
    };
    // The session that was there before ends: nobody goes on as two.
    if let Err(fault) = end(&site, &headers).await {
        return failed(&look, &fault);
    }
    let answer = if kept.typed() {
        resume(&look, &kept)
    } else {
        go(kept.return_to)
    };
    with_cookie(&site, token.secret(), answer)
}

/// The session ends here and now.
pub async fn sign_out(State(site): State<Shared>, headers: HeaderMap) -> Response {
    match end(&site, &headers).await {
        Ok(()) => with_cookie(&site, "", go(routes::sign_in())),
        Err(fault) => failed(&stranger(&site, &headers, &routes::sign_in()), &fault),
    }
}

/// The quick way out: the session ends, the browser forgets, and the page says nothing (C5).
pub async fn exit(State(site): State<Shared>, headers: HeaderMap) -> Response {
    let look = stranger(&site, &headers, &routes::home());
    if let Err(fault) = end(&site, &headers).await {
        return failed(&look, &fault);
    }
    let mut answer = with_cookie(&site, "", left(&look));
    answer.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    );
    answer
}

async fn end(site: &Site, headers: &HeaderMap) -> Result<(), Stop> {
    match secret(site, headers) {
        Some(secret) => site.house.sign_out(&secret).await,
        None => Ok(()),
    }
}

fn failed(look: &Look, fault: &Stop) -> Response {
    tracing::error!(error = fault as &dyn std::error::Error, "sign-in failed");
    page(look, &Problem::Fault)
}

/// An empty secret takes the cookie away.
fn with_cookie(site: &Site, secret: &str, answer: Response) -> Response {
    let secure = if site.https_only { "; Secure" } else { "" };
    let gone = if secret.is_empty() { "; Max-Age=0" } else { "" };
    let cookie = format!(
        "{}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}{gone}",
        cookie_name(site)
    );
    ([(SET_COOKIE, cookie)], answer).into_response()
}

/// `person:function`, or `person:-` for a child or a guardian.
fn read(text: &str) -> Option<(PersonId, Option<FunctionId>)> {
    let (person, function) = text.split_once(':')?;
    let function = match function {
        "-" => None,
        id => Some(id.parse().ok()?),
    };
    Some((person.parse().ok()?, function))
}

async fn choose(site: &Shared, look: &Look, kept: &Kept, failed: bool) -> Response {
    let groups = if site.demo {
        match groups(site, look).await {
            Ok(groups) => groups,
            Err(fault) => return self::failed(look, &fault),
        }
    } else {
        Vec::new()
    };
    let status = if failed {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let show = Show {
        look,
        kept,
        demo: site.demo,
        failed,
        groups,
        rules: routes::rules(),
    };
    look.show_as(status, &show)
}

/// The invented people: at work with their seats, then guardians, then children with a room of their own.
async fn groups(site: &Shared, look: &Look) -> Result<Vec<Group>, Stop> {
    let house = &site.house;
    let now = (site.clock)();
    let today = now.to_zoned(house.zone().clone()).date();
    let (mut work, mut guardians, mut children) = (Vec::new(), Vec::new(), Vec::new());
    for person in house.people().await? {
        if person.kind == PersonKind::Professional {
            for function in house.functions_of(person.id, today).await? {
                let value = format!("{}:{function}", person.id);
                work.push(Choice::new(value, &person.name).hint(seat(
                    house,
                    function,
                    look.language,
                )));
            }
            continue;
        }
        let signed = house.acting(person.id, None, now).await?;
        let rooms = rooms(&signed.cx(house, now)).await?;
        let about: Vec<String> = rooms
            .iter()
            .map(|(_, card)| {
                let age = look.tongue().age(card.birth, today);
                if person.kind == PersonKind::Child {
                    age
                } else {
                    format!("{}, {age}", card.name)
                }
            })
            .collect();
        let list = if person.kind == PersonKind::Child {
            &mut children
        } else {
            &mut guardians
        };
        // Who has no open room has nothing to sign in to.
        if !about.is_empty() {
            let value = format!("{}:-", person.id);
            list.push(Choice::new(value, &person.name).hint(look.tongue().list(&about)));
        }
    }
    work.sort_by(|a, b| (&a.hint, &a.label).cmp(&(&b.hint, &b.label)));
    let group = |key: &str, people| Group {
        name: look.t(key),
        people,
    };
    Ok(vec![
        group("signin-at-work", work),
        group("signin-guardians", guardians),
        group("signin-children", children),
    ])
}

fn seat(house: &House, function: FunctionId, language: Language) -> String {
    let directory = house.directory();
    let Some(found) = directory.function(function) else {
        return String::new();
    };
    let unit = directory.unit(found.unit).map_or("", |unit| &unit.name);
    format!(
        "{unit}, {}",
        directory.role_name(&found.role, language.code())
    )
}
