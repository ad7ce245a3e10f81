//! A browser in a box: forms and links, no script.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::Response;
use folder::id::PersonId;
use practice::Packs;
use testkit::Engine;
use testkit::{County, Seat, Stream, World};
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
    pub site: Arc<Site>,
    stream: Stream,
    _guard: testkit::Guard,
}

impl Place {
    pub async fn new(seed: u64) -> Self {
        Self::of(World::new(Engine::Sqlite, seed, PACK).await)
    }

    /// A site on a world where something has happened already.
    pub fn of(world: World) -> Self {
        Self::with(world, true)
    }

    /// The same, where nobody can be chosen at the sign-in.
    pub fn in_earnest(world: World) -> Self {
        Self::with(world, false)
    }

    fn with(world: World, demo: bool) -> Self {
        let now = world.now;
        let site = Arc::new(Site {
            house: world.house,
            tongues: Arc::new(Tongues::new(&PackTexts::of(&Packs::builtin())).unwrap()),
            clock: Arc::new(move || now),
            demo,
            https_only: false,
            hosts: Vec::new(),
        });
        Self {
            router: front(site.clone()).unwrap(),
            county: world.county,
            site,
            stream: world.stream,
            _guard: world.guard,
        }
    }

    /// What happens next draws the same ids wherever it happens: two answers that should be alike are then alike to the
    /// last byte.
    pub fn begin(&self, step: u64) {
        self.stream.begin((1 << 40) + step);
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
    pub headers: HeaderMap,
    pub html: String,
}

/// A form on a page, as a browser without script knows it.
#[derive(Clone)]
pub struct Form {
    pub action: String,
    pub fields: Vec<Field>,
}

/// One field, or one of the options of a field.
#[derive(Clone)]
pub struct Field {
    pub name: String,
    pub value: String,
    pub kind: Kind,
    /// It is sent as it stands.
    pub chosen: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Hidden,
    Text,
    Date,
    Radio,
    Tick,
    Select,
}

impl Form {
    /// What is sent when nobody changes anything, but for these fields.
    pub fn filled(&self, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let typed = |name: &str| fields.iter().any(|(typed, _)| *typed == name);
        let standing = self
            .fields
            .iter()
            .filter(|field| field.chosen && !typed(&field.name))
            .map(|field| (field.name.clone(), field.value.clone()));
        let fields = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        standing.chain(fields).collect()
    }

    /// What somebody in a hurry sends: something in each field, but for these.
    pub fn answered(&self, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut all = self.filled(fields);
        for (name, value) in &mut all {
            if value.is_empty() && !fields.iter().any(|(typed, _)| typed == name) {
                let day = self.kind(name) == Some(Kind::Date);
                (if day { "2026-12-24" } else { "Det går bra." }).clone_into(value);
            }
        }
        for field in &self.fields {
            let choice = matches!(field.kind, Kind::Radio | Kind::Select);
            if choice && !field.value.is_empty() && !all.iter().any(|(name, _)| *name == field.name)
            {
                all.push((field.name.clone(), field.value.clone()));
            }
        }
        all
    }

    pub fn kind(&self, name: &str) -> Option<Kind> {
        let mut fields = self.fields.iter();
        fields
            .find(|field| field.name == name)
            .map(|field| field.kind)
    }

    fn read(form: &str) -> Self {
        let mut fields = Vec::new();
        let mut choosing = String::new();
        let mut add = |name: String, value, kind, chosen| {
            fields.push(Field {
                name,
                value,
                kind,
                chosen,
            });
        };
        for tag in form.split('<').skip(1) {
            let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
            let (name, value) = (attribute(tag, "name"), attribute(tag, "value"));
            let value = value.unwrap_or_default();
            if tag.starts_with("option") {
                let chosen = tag.ends_with(" selected");
                add(choosing.clone(), value, Kind::Select, chosen);
                continue;
            }
            let Some(name) = name else {
                continue;
            };
            if tag.starts_with("select") {
                choosing = name;
            } else if tag.starts_with("textarea") {
                let text = plain(after.strip_prefix('\n').unwrap_or(after));
                add(name, text, Kind::Text, true);
            } else if tag.starts_with("input") {
                let ticked = tag.contains(" checked");
                let (kind, chosen) = match attribute(tag, "type").as_deref() {
                    Some("hidden") => (Kind::Hidden, true),
                    Some("radio") => (Kind::Radio, ticked),
                    Some("checkbox") => (Kind::Tick, ticked),
                    Some("date") => (Kind::Date, true),
                    _ => (Kind::Text, true),
                };
                add(name, value, kind, chosen);
            } else if tag.starts_with("button") {
                add(name, value, Kind::Tick, false);
            }
        }
        Self {
            action: attribute(form, "action").unwrap_or_default(),
            fields,
        }
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = tag.split('>').next()?;
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(plain(rest.split('"').next()?))
}

/// As it is read, and not as it is written in a page.
fn plain(text: &str) -> String {
    [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

impl Page {
    /// Every form on it.
    pub fn forms(&self) -> Vec<Form> {
        let forms = self.html.split("<form").skip(1);
        forms
            .map(|form| Form::read(form.split("</form").next().unwrap()))
            .collect()
    }

    /// The one that is sent there.
    pub fn form(&self, action: &str) -> Form {
        let found = self.forms().into_iter().find(|form| form.action == action);
        found.unwrap_or_else(|| panic!("{action}: {} {}", self.status, self.html))
    }

    /// Status, headers and body.
    pub fn whole(&self) -> String {
        format!("{}\n{}\n{}", self.status, self.head, self.html)
    }

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

    /// Sends a form with these pairs, in this order.
    pub async fn send_pairs(&mut self, path: &str, fields: &[(String, String)]) -> Page {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(path, &fields).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(written(fields.iter().copied())))
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

    /// Headers and bytes, as they come.
    pub async fn fetch(&self, request: Request<Body>) -> (HeaderMap, Vec<u8>) {
        let (head, body) = self.answered(request).await.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        (head.headers, body.into())
    }

    async fn answered(&self, mut request: Request<Body>) -> Response {
        let headers = request.headers_mut();
        headers.insert(header::ACCEPT_LANGUAGE, "sv".parse().unwrap());
        if !self.cookie.is_empty() {
            headers.insert(header::COOKIE, self.cookie.parse().unwrap());
        }
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub async fn send(&mut self, request: Request<Body>) -> Page {
        let response = self.answered(request).await;
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
        let headers = response.headers().clone();
        let head = format!("{headers:#?}");
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Page {
            status,
            location,
            clears,
            head,
            headers,
            html: String::from_utf8(body.into()).unwrap(),
        }
    }
}

/// As a form is written in a body or in a query.
pub fn written<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let pairs = fields
        .into_iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
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
