//! The door: everything that every request and every answer passes.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::uri::Authority;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{ConfigError, CsrfLayer};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::errors::{Frame, Problem, dress};

/// The largest body that is read: sixteen long texts.
pub const LARGEST_BODY: usize = 64 * 1024;

/// Nothing may be fetched, sent or framed but from and to this very server; no script at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

const PERMISSIONS: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), \
                           usb=(), browsing-topics=()";

/// How the door is set up.
#[derive(Clone)]
pub struct Door {
    /// The frame of a page when nobody is signed in or nothing further in could make one.
    pub frame: Frame,
    /// Is the service reached by HTTPS only? Then browsers are told so for two years.
    pub https_only: bool,
    /// Further origins whose forms are taken (a proxy that changes the host name).
    pub trusted_origins: Vec<String>,
    /// The names that requests are taken by; none: all. A page somewhere else that makes its own name point here (DNS
    /// rebinding) is refused by it.
    pub hosts: Vec<String>,
    /// How long a request may take.
    pub patience: Duration,
}

impl Door {
    /// The ordinary door.
    pub fn new(frame: Frame) -> Self {
        Self {
            frame,
            https_only: false,
            trusted_origins: Vec::new(),
            hosts: Vec::new(),
            patience: Duration::from_secs(20),
        }
    }
}

/// Puts the door before all routes. Fails only when a trusted origin is no origin.
pub fn door(router: Router, door: Door) -> Result<Router, ConfigError> {
    let mut same_origin = CsrfLayer::new();
    for origin in &door.trusted_origins {
        same_origin = same_origin.add_trusted_origin(origin)?;
    }
    // From the inside out: the last layer meets a request first.
    let router = router
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(same_origin)
        .layer(from_fn_with_state(Arc::new(door.hosts), ours))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            door.patience,
        ))
        .layer(CatchPanicLayer::custom(caught))
        .layer(from_fn_with_state(door.frame, dress))
        // Half the work of the default for a fifth more bytes.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(SetResponseHeaderLayer::if_not_present(
            CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ));
    let headers = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Not `no-referrer`: it makes browsers send `Origin: null` with our own forms, and those without
        // `Sec-Fetch-Site` would then be refused. This one tells no other site anything either.
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ];
    let https = door.https_only.then_some((
        STRICT_TRANSPORT_SECURITY,
        "max-age=63072000; includeSubDomains",
    ));
    Ok(headers
        .into_iter()
        .chain(https)
        .fold(router, |router, (name, value)| {
            router.layer(SetResponseHeaderLayer::overriding(
                name,
                HeaderValue::from_static(value),
            ))
        }))
}

/// Only requests to this server by one of its names, said once.
async fn ours(State(hosts): State<Arc<Vec<String>>>, request: Request, next: Next) -> Response {
    let mut named = request.headers().get_all(HOST).iter();
    let (name, again) = (named.next(), named.next());
    let name = name
        .and_then(|name| name.to_str().ok()?.parse::<Authority>().ok())
        .map(|name| name.host().to_ascii_lowercase());
    let known = name.is_some_and(|name| hosts.contains(&name)) && again.is_none();
    if hosts.is_empty() || known {
        next.run(request).await
    } else {
        Problem::BadRequest.into_response()
    }
}

/// A panic is a fault of ours: logged once, and never shown. Only its place in the code is safe to
/// log, and that the panic hook has done; the message could carry words about a child.
fn caught(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a request ended in a panic");
    Problem::Fault.into_response()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use axum::body::Body;
    use axum::http::header::{
        ACCEPT_ENCODING, ALLOW, CONTENT_ENCODING, CONTENT_TYPE, COOKIE, ORIGIN,
    };
    use axum::http::{Method, Request};
    use axum::routing::{get, post};
    use tower::ServiceExt;

    use super::*;
    use crate::form::Sent;
    use crate::{assets, language, samples};

    async fn broken() -> StatusCode {
        panic!("the secret reason")
    }

    fn house() -> Router {
        house_called(&[])
    }

    fn house_called(hosts: &[&str]) -> Router {
        let routes = Router::new()
            .route("/page", get(|| async { "page" }))
            .route(
                "/form",
                post(|sent: Sent| async move { sent.first("saw").to_owned() }),
            )
            .route("/slow", get(std::future::pending::<()>))
            .route("/broken", get(broken))
            .merge(assets::routes())
            .merge(language::routes());
        let frame = |headers: &axum::http::HeaderMap, _: &axum::http::Uri| {
            samples::professional(language::of(headers).code())
        };
        let mut options = Door::new(Arc::new(frame));
        options.patience = Duration::from_millis(200);
        options.https_only = true;
        options.hosts = hosts.iter().map(|host| (*host).to_owned()).collect();
        door(routes, options).unwrap()
    }

    fn form(body: impl Into<Body>) -> Request<Body> {
        Request::post("/form")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(HOST, "kring.example")
            .header(ORIGIN, "https://kring.example")
            .body(body.into())
            .unwrap()
    }

    fn plain(method: Method, path: &str) -> Request<Body> {
        Request::builder()
            .method(method)
            .uri(path)
            .body(Body::empty())
            .unwrap()
    }

    async fn answer(request: Request<Body>) -> (StatusCode, axum::http::HeaderMap, String) {
        let (head, body) = house().oneshot(request).await.unwrap().into_parts();
        let bytes = axum::body::to_bytes(body, 1_000_000).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (head.status, head.headers, text)
    }

    #[tokio::test]
    async fn only_a_request_by_a_name_of_ours_is_answered() {
        let house = house_called(&["127.0.0.1", "localhost", "[::1]"]);
        let asked = async |hosts: &[&str]| {
            let mut request = plain(Method::GET, "/page");
            for host in hosts {
                request.headers_mut().append(HOST, host.parse().unwrap());
            }
            house.clone().oneshot(request).await.unwrap().status()
        };
        for ours in ["127.0.0.1", "localhost:8080", "LOCALHOST", "[::1]:8080"] {
            assert_eq!(asked(&[ours]).await, StatusCode::OK, "{ours}");
        }
        for other in [
            "kring.example",
            "127.0.0.1.example:80",
            "user@127.0.0.1x",
            "",
            "a b",
        ] {
            assert_eq!(asked(&[other]).await, StatusCode::BAD_REQUEST, "{other}");
        }
        assert_eq!(asked(&[]).await, StatusCode::BAD_REQUEST);
        let twice = asked(&["127.0.0.1", "kring.example"]).await;
        assert_eq!(twice, StatusCode::BAD_REQUEST);
    }

    #[tokio::test]
    async fn every_answer_carries_the_headers_also_when_it_failed() {
        for (path, status) in [
            ("/page", StatusCode::OK),
            (assets::css(), StatusCode::OK),
            ("/nowhere", StatusCode::NOT_FOUND),
            ("/broken", StatusCode::INTERNAL_SERVER_ERROR),
            ("/slow", StatusCode::SERVICE_UNAVAILABLE),
        ] {
            let (got, headers, body) = answer(plain(Method::GET, path)).await;
            assert_eq!(got, status, "{path}");
            for (name, value) in [
                ("content-security-policy", POLICY),
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "same-origin"),
                ("permissions-policy", PERMISSIONS),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
                (
                    "strict-transport-security",
                    "max-age=63072000; includeSubDomains",
                ),
            ] {
                assert_eq!(headers[name], value, "{path}");
            }
            let kept = path == assets::css();
            let cache = if kept {
                "public, max-age=31536000, immutable"
            } else {
                "no-store"
            };
            assert_eq!(headers[CACHE_CONTROL], cache, "{path}");
            assert!(!body.contains("secret"), "{path}");
        }
    }

    #[tokio::test]
    async fn a_bare_failure_becomes_a_page_in_the_readers_language() {
        let mut request = plain(Method::GET, "/nowhere");
        let (_, headers, body) = answer(plain(Method::GET, "/nowhere")).await;
        assert_eq!(headers[CONTENT_TYPE], "text/html; charset=utf-8");
        assert!(body.contains("Sidan finns inte"));
        request
            .headers_mut()
            .insert(COOKIE, HeaderValue::from_static("a=b; language=en"));
        let (_, _, body) = answer(request).await;
        assert!(body.contains("There is no such page"));

        let (status, headers, _) = answer(plain(Method::DELETE, "/page")).await;
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(headers[ALLOW], "GET,HEAD");
    }

    #[tokio::test]
    async fn a_form_is_read_and_what_is_no_form_is_refused() {
        let (status, _, body) = answer(form("saw=En+bild&saw2=%C3%A5")).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, "En bild"));
        let (status, _, _) = answer(form("%%%&=&&a=%ff%00")).await;
        assert_eq!(status, StatusCode::OK, "odd bytes are only odd text");

        let (status, _, body) = answer(form("saw=".to_owned() + &"x".repeat(LARGEST_BODY))).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(body.contains("för mycket på en gång"));
        let stream = Body::new(Body::from("saw=".to_owned() + &"x".repeat(LARGEST_BODY)));
        let (status, _, _) = answer(form(stream)).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);

        let (status, _, body) = answer(form("a=1&".repeat(600))).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(body.contains("Det gick inte att läsa"));
        let mut json = form("{}");
        json.headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        assert_eq!(answer(json).await.0, StatusCode::BAD_REQUEST);
    }

    #[tokio::test]
    async fn a_form_from_another_site_is_refused() {
        let mut foreign = form("saw=x");
        foreign
            .headers_mut()
            .insert(ORIGIN, HeaderValue::from_static("https://evil.example"));
        let (status, _, body) = answer(foreign).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert!(body.contains("från ett annat ställe"));
        let mut foreign = form("saw=x");
        foreign
            .headers_mut()
            .insert("sec-fetch-site", HeaderValue::from_static("cross-site"));
        assert_eq!(answer(foreign).await.0, StatusCode::FORBIDDEN);
    }

    #[tokio::test]
    async fn pages_travel_packed() {
        let mut request = plain(Method::GET, assets::css());
        request
            .headers_mut()
            .insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        let response = house().oneshot(request).await.unwrap();
        assert_eq!(response.headers()[CONTENT_ENCODING], "gzip");
        let packed = axum::body::to_bytes(response.into_body(), 1_000_000)
            .await
            .unwrap();
        assert!(packed.len() <= 25_000, "{} bytes", packed.len());
    }

    #[tokio::test]
    async fn the_language_form_sets_the_language_and_leads_back() {
        let mut request = form("language=en&back=%2Fparts%2F7");
        *request.uri_mut() = language::PATH.parse().unwrap();
        let (status, headers, _) = answer(request).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert_eq!(headers["location"], "/parts/7");
        assert!(
            headers["set-cookie"]
                .to_str()
                .unwrap()
                .starts_with("language=en; Path=/; ")
        );
    }
}
