//! A house with a small county on given databases, its pages behind their door, and parts of any size.

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::begin::{Begin, NewGuardian, begin};
use app::{Cx, House, Opening, Sheet};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT_ENCODING, COOKIE, HOST};
use axum::http::{Request, StatusCode};
use folder::entry::Custody;
use folder::id::PartId;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use practice::Packs;
use seal::{Entropy, Key, keyed_hash};
use store::testing::read_as_a_page;
use store::{Keyring, Store};
use testkit::County;
use tongue::{PackTexts, Tongues};
use tower::ServiceExt;
use web::site::Site;
use web::{front, routes, visitor};

use crate::Fault;

const INSTALLATION: [u8; 32] = [7; 32];
const PACK: &str = "kronoberg";
/// Stands on every page about a child that is begun here.
const NAME: &str = "Prov Provsson";

/// The house and its front.
pub struct Place {
    pub site: Arc<Site>,
    pub county: County,
    router: Router,
    store: Store,
    keyring: Keyring,
}

/// Whether the answer is packed as browsers ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packed {
    Gzip,
    Plain,
}

/// The machine's clock.
#[expect(
    clippy::disallowed_methods,
    reason = "sessions live in real time here, as in the server"
)]
fn now() -> Timestamp {
    Timestamp::now()
}

/// The machine's randomness: a page pays for it in the server too.
struct System;

impl Entropy for System {
    #[expect(
        clippy::expect_used,
        clippy::disallowed_methods,
        reason = "nothing can be measured without randomness"
    )]
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives randomness");
    }
}

impl Place {
    /// Settles the small county on empty databases.
    pub async fn settle(store: Store, keyring: Keyring) -> Result<Self, Fault> {
        let mut house = House::open(Opening {
            store: store.clone(),
            keyring: keyring.clone(),
            installation: Key::from_bytes(INSTALLATION),
            zone: TimeZone::get("Europe/Stockholm")?,
            entropy: Box::new(System),
            packs: Packs::builtin(),
        })
        .await?;
        let county = County::new();
        house.set_directory(county.directory(PACK)).await?;
        for person in county.people() {
            house.put_person(&person).await?;
        }
        let yesterday = (now() - SignedDuration::from_hours(24)).to_zoned(TimeZone::UTC);
        for seat in county.seats() {
            house
                .seat(seat.person, seat.function, yesterday.date())
                .await?;
        }
        let site = Arc::new(Site {
            house,
            tongues: Arc::new(Tongues::new(&PackTexts::of(&Packs::builtin()))?),
            clock: Arc::new(now),
            demo: true,
            https_only: false,
            hosts: Vec::new(),
        });
        Ok(Self {
            router: front::front(site.clone())?,
            site,
            county,
            store,
            keyring,
        })
    }

    /// The teacher at this moment.
    pub async fn teacher(&self) -> Result<Cx<'_>, Fault> {
        let (house, seat, now) = (&self.site.house, self.county.teacher, now());
        let signed = house.acting(seat.person, Some(seat.function), now).await?;
        Ok(signed.cx(house, now))
    }

    /// A fresh sheet.
    pub fn sheet(&self) -> Sheet {
        Sheet::fresh(&self.site.house)
    }

    /// A child nobody here has met: its part has one entry, and the mother has a room.
    pub async fn begin(&self) -> Result<PartId, Fault> {
        let cx = self.teacher().await?;
        let child = Begin {
            name: NAME.to_owned(),
            birth: Date::new(cx.today().year() - 4, 5, 14)?,
            number: None,
            language: "arabiska".to_owned(),
            guardians: vec![NewGuardian {
                person: Some(self.county.mother),
                name: "Test Mamma".to_owned(),
                custody: Custody::Sole,
                language: "arabiska".to_owned(),
                interpreter: true,
            }],
            child: None,
            handlers: Vec::new(),
        };
        Ok(begin(&cx, self.sheet(), child).await?)
    }

    /// The teacher's browser.
    pub async fn sign_in(&self) -> Result<Browser, Fault> {
        let seat = self.county.teacher;
        let token = self
            .site
            .house
            .sign_in(seat.person, Some(seat.function), now())
            .await?;
        Ok(Browser {
            router: self.router.clone(),
            cookie: format!("{}={}", visitor::cookie_name(&self.site), token.secret()),
            session: keyed_hash(
                &Key::from_bytes(INSTALLATION),
                "session",
                token.secret().as_bytes(),
            ),
        })
    }

    /// The statements of a page, by the bare driver.
    pub async fn read_bare(&self, browser: &Browser, part: PartId) -> Result<usize, Fault> {
        let person = self.county.teacher.person;
        Ok(read_as_a_page(&self.store, &self.keyring, browser.session, person, part).await?)
    }

    /// Ends the house's work.
    pub async fn close(&self) {
        self.site.house.close().await;
    }
}

/// Somebody's browser, signed in.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookie: String,
    session: [u8; 32],
}

impl Browser {
    /// Asks for the page of a part, through the whole front, and gives its bytes.
    pub async fn page(&self, part: PartId, packed: Packed) -> Result<Vec<u8>, Fault> {
        let mut request = Request::get(routes::part(part))
            .header(HOST, "localhost")
            .header(COOKIE, &self.cookie);
        if packed == Packed::Gzip {
            request = request.header(ACCEPT_ENCODING, "gzip");
        }
        let answer = self
            .router
            .clone()
            .oneshot(request.body(Body::empty())?)
            .await?;
        let status = answer.status();
        let body = to_bytes(answer.into_body(), usize::MAX).await?;
        if status != StatusCode::OK {
            return Err(format!("the page answered {status}").into());
        }
        Ok(body.into())
    }

    /// The same, and how long it took.
    pub async fn timed(&self, part: PartId) -> Result<Duration, Fault> {
        let begun = Instant::now();
        self.page(part, Packed::Gzip).await?;
        Ok(begun.elapsed())
    }

    /// Makes sure that what is measured is the page, and gives its plain and packed sizes in bytes.
    pub async fn look(&self, part: PartId) -> Result<(usize, usize), Fault> {
        let plain = self.page(part, Packed::Plain).await?;
        if !String::from_utf8_lossy(&plain).contains(NAME) {
            return Err("the page does not tell whose it is".into());
        }
        let packed = self.page(part, Packed::Gzip).await?;
        Ok((plain.len(), packed.len()))
    }
}
