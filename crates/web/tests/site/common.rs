//! A browser in a box: forms and links, no script.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use folder::id::PersonId;
use practice::Packs;
use testkit::Engine;
use testkit::{County, Seat, World};
use tongue::{PackTexts, Tongues};
use tower::ServiceExt;
use web::front::front;
use web::site::Site;

/// The pack that the tests run under.
pub const PACK: &str = "kronoberg";

/// A site on a fresh world; the databases live as long as this does.
pub struct Place {
    pub router: Router,
    pub county: County,
    _guard: testkit::Guard,
}

impl Place {
    pub async fn new(seed: u64) -> Self {
        Self::of(World::new(Engine::Sqlite, seed, PACK).await)
    }

    /// A site on a world where something has happened already.
    pub fn of(world: World) -> Self {
        let now = world.now;
        let site = Site {
            house: world.house,
            tongues: Arc::new(Tongues::new(&PackTexts::of(&Packs::builtin())).unwrap()),
            clock: Arc::new(move || now),
            demo: true,
            https_only: false,
            hosts: Vec::new(),
        };
        Self {
            router: front(Arc::new(site)).unwrap(),
            county: world.county,
            _guard: world.guard,
        }
    }

    pub async fn browser_of(&self, seat: Seat) -> Browser {
        self.signed_in(&format!("{}:{}", seat.person, seat.function))
            .await
    }

    pub async fn browser_at_home(&self, person: PersonId) -> Browser {
        self.signed_in(&format!("{person}:-")).await
    }

    async fn signed_in(&self, who: &str) -> Browser {
        let mut browser = self.stranger();
        let page = browser
            .post("/sign-in", &[("as", who), ("return_to", "/")])
            .await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
        browser
    }

    pub fn stranger(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookie: String::new(),
        }
    }
}

/// Somebody's browser.
pub struct Browser {
    router: Router,
    pub cookie: String,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub location: String,
    pub clears: String,
    /// Every header, a line each.
    pub head: String,
    pub html: String,
}

impl Page {
    /// The hidden marks of the form on the page.
    pub fn marks(&self) -> [(String, String); 2] {
        ["form-id", "form-seen"].map(|name| {
            let start = format!("name=\"{name}\" value=\"");
            let value = self
                .html
                .split(&start)
                .nth(1)
                .unwrap_or_else(|| panic!("{}", self.html));
            (name.to_owned(), value.split('"').next().unwrap().to_owned())
        })
    }
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Page {
        let request = Request::get(path);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .unwrap();
        self.send(request).await
    }

    /// Opens the form, fills it in and sends it.
    pub async fn fill(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let marks = self.get(path).await.marks();
        self.send_marked(path, &marks, fields).await
    }

    pub async fn send_marked(
        &mut self,
        path: &str,
        marks: &[(String, String)],
        fields: &[(&str, &str)],
    ) -> Page {
        let mut all: Vec<(&str, &str)> = marks
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        all.extend(fields);
        self.post(path, &all).await
    }

    async fn send(&mut self, mut request: Request<Body>) -> Page {
        let headers = request.headers_mut();
        headers.insert(header::ACCEPT_LANGUAGE, "sv".parse().unwrap());
        if !self.cookie.is_empty() {
            headers.insert(header::COOKIE, self.cookie.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let text = |name: &str| {
            response
                .headers()
                .get(name)
                .map(|value| value.to_str().unwrap().to_owned())
                .unwrap_or_default()
        };
        let (location, clears, cookie) = (
            text("location"),
            text("clear-site-data"),
            text("set-cookie"),
        );
        if !cookie.is_empty() {
            cookie
                .split(';')
                .next()
                .unwrap()
                .clone_into(&mut self.cookie);
        }
        let status = response.status();
        let head = format!("{:#?}", response.headers());
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Page {
            status,
            location,
            clears,
            head,
            html: String::from_utf8(body.into()).unwrap(),
        }
    }
}

fn encoded(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut all, byte| {
        write!(all, "%{byte:02X}").unwrap();
        all
    })
}

/// A child at the teacher's unit: the address of its page.
pub async fn child(browser: &mut Browser) -> String {
    let page = browser
        .fill(
            "/children/new",
            &[
                ("name", "Noor"),
                ("birth", "2022-03-14"),
                ("language", "arabiska"),
                ("first-name", "Amal"),
                ("first-custody", "sole"),
                ("first-language", "arabiska"),
                ("first-interpreter", "yes"),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    page.location.split('?').next().unwrap().to_owned()
}
