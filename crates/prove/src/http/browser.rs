//! A client that sends anything, and keeps a cookie as browsers do.

use std::fmt;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri};
use tower::ServiceExt;

use crate::Fault;

/// What is sent.
pub struct Asked {
    pub method: Method,
    pub path: String,
    pub headers: Vec<(HeaderName, HeaderValue)>,
    pub body: Vec<u8>,
    /// Without the cookie.
    pub as_nobody: bool,
}

impl Asked {
    pub fn get(path: &str) -> Self {
        Self {
            method: Method::GET,
            path: path.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
            as_nobody: false,
        }
    }

    pub fn is_form(&self) -> bool {
        self.method == Method::POST && !self.body.is_empty()
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body: String = String::from_utf8_lossy(&self.body)
            .chars()
            .take(300)
            .collect();
        write!(out, "{} {} {body:?}", self.method, self.path)
    }
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Headers and body, as somebody who looks closely reads them.
    pub fn whole(&self) -> String {
        format!("{:?}\n{}", self.headers, self.body)
    }

    pub fn may_have_signed_out(&self) -> bool {
        let away = |to: &str| to.starts_with("/sign-in");
        self.headers.contains_key(SET_COOKIE) || self.location().is_some_and(away)
    }

    pub fn location(&self) -> Option<&str> {
        self.headers.get(LOCATION)?.to_str().ok()
    }
}

/// One person's browser.
pub struct Browser {
    pub router: Router,
    pub cookie: Option<HeaderValue>,
}

impl Browser {
    /// Sends it. An address that is none is answered by nobody, as a server's own reader of requests would refuse it.
    pub async fn send(&mut self, asked: &Asked) -> Result<Answer, Fault> {
        let Ok(uri) = asked.path.parse::<Uri>() else {
            return Ok(refused());
        };
        let mut request = Request::new(Body::from(asked.body.clone()));
        *request.method_mut() = asked.method.clone();
        *request.uri_mut() = uri;
        if let (false, Some(cookie)) = (asked.as_nobody, &self.cookie) {
            request.headers_mut().insert(COOKIE, cookie.clone());
        }
        for (name, value) in &asked.headers {
            request.headers_mut().append(name, value.clone());
        }
        let response = self.router.clone().oneshot(request).await?;
        let (head, body) = response.into_parts();
        if let (false, Some(set)) = (asked.as_nobody, head.headers.get(SET_COOKIE)) {
            let kept = set.as_bytes().split(|byte| *byte == b';').next();
            self.cookie = kept.and_then(|kept| HeaderValue::from_bytes(kept).ok());
        }
        let body = to_bytes(body, usize::MAX).await?;
        Ok(Answer {
            status: head.status,
            headers: head.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }

    pub async fn is_signed_in(&mut self) -> Result<bool, Fault> {
        let answer = self.send(&Asked::get("/")).await?;
        Ok(answer.status.is_success()
            || answer
                .location()
                .is_some_and(|to| !to.starts_with("/sign-in")))
    }
}

fn refused() -> Answer {
    let mut headers = HeaderMap::new();
    for name in super::ALWAYS {
        headers.insert(name, HeaderValue::from_static("refused before the door"));
    }
    Answer {
        status: StatusCode::BAD_REQUEST,
        headers,
        body: String::new(),
    }
}
