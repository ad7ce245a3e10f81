//! Which language the reader gets, and how it is changed on any page.

use axum::Router;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode, header::LOCATION};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use tongue::Language;

use crate::form::Sent;

/// Where the language form is posted.
pub const PATH: &str = "/language";

const COOKIE_NAME: &str = "language";

/// The reader's language: chosen on a page before, else what the browser asks for.
#[must_use]
pub fn of(headers: &HeaderMap) -> Language {
    let chosen = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(COOKIE_NAME)?.strip_prefix('='));
    let wished = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    Language::negotiate(chosen, wished)
}

/// The address that changes the language and leads back to the page.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route(PATH, post(choose))
}

async fn choose(sent: Sent) -> Response {
    let back = local(sent.first("back")).to_owned();
    let Some(language) = Language::from_code(sent.first("language")) else {
        return (StatusCode::SEE_OTHER, [(LOCATION, back)]).into_response();
    };
    let cookie = format!(
        "{COOKIE_NAME}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
        language.code()
    );
    (
        StatusCode::SEE_OTHER,
        [(LOCATION, back), (SET_COOKIE, cookie)],
    )
        .into_response()
}

/// A path of this server and nothing else: a sent address must never lead elsewhere.
#[must_use]
pub fn local(path: &str) -> &str {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if ours { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_server_are_led_back_to() {
        assert_eq!(local("/parts/a1?x=2"), "/parts/a1?x=2");
        for foreign in [
            "",
            "parts",
            "//evil.example",
            "https://evil.example/",
            "/\\evil.example",
            "/a\r\nSet-Cookie: b",
            "/å",
        ] {
            assert_eq!(local(foreign), "/", "{foreign}");
        }
    }
}
