//! One story through every kind of form, told as often as one likes: each time the same ids are drawn, so that two
//! tellings in which nothing else happened are alike to the last byte, and a form that was bent shows what came of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use app::Sheet;
use app::begin::{Begin, NewGuardian, begin};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use folder::entry::Custody;
use jiff::civil::date;
use testkit::{Engine, World};
use web::routes;

use crate::common::{Browser, Form, PACK, Page, Place, written};
use crate::together::{area, link, saved};

pub type Pairs = Vec<(String, String)>;

/// A form on its way.
#[derive(Clone, Default)]
pub struct Sending {
    /// What stands behind the address, without the question mark.
    pub query: String,
    pub pairs: Pairs,
    pub headers: Vec<(&'static str, &'static str)>,
    /// What was done to it, in words.
    pub how: String,
}

impl Sending {
    pub fn of(pairs: Pairs) -> Self {
        Self {
            pairs,
            ..Self::default()
        }
    }
}

/// A form as it stands on its page, and what somebody means to send.
pub struct Meant<'a> {
    /// Where to.
    pub to: &'a str,
    pub form: &'a Form,
    pub pairs: &'a Pairs,
}

/// What is done to each form before it is sent for good.
pub struct Way<'a> {
    /// Sent first, each, and expected to be refused and to change nothing.
    pub before: &'a dyn Fn(&Meant<'_>) -> Vec<Sending>,
    /// Then this.
    pub sends: &'a dyn Fn(&Meant<'_>) -> Sending,
}

impl Way<'_> {
    /// As anybody sends a form.
    pub const PLAIN: Way<'static> = Way {
        before: &|_| Vec::new(),
        sends: &|meant| Sending::of(meant.pairs.clone()),
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Teacher,
    Nurse,
    Mother,
    Father,
    Child,
}

/// What came of a telling.
#[derive(Default)]
pub struct Told {
    /// The answer to each form, by its place in the story and its address.
    pub answers: Vec<(String, String)>,
    /// Every page that anybody sees afterwards, but for those that tell who has read.
    pub pages: Vec<(String, String)>,
    /// And those that do.
    pub logs: Vec<(String, String)>,
    /// Every field of every form, with the values that it could have.
    pub met: BTreeMap<String, BTreeSet<String>>,
    /// The fields of every form that is sent to an address: some are filled in in two steps.
    pub own: BTreeMap<String, BTreeSet<String>>,
    /// What was expected to be refused, and how often.
    pub refused: usize,
}

struct Telling<'a> {
    place: Place,
    browsers: BTreeMap<Who, Browser>,
    way: &'a Way<'a>,
    part: String,
    step: u64,
    told: Told,
}

/// Tells the story.
pub async fn told(way: &Way<'_>) -> Told {
    let mut telling = Telling::new(way).await;
    telling.writes().await;
    telling.asks().await;
    telling.shares().await;
    telling.answers().await;
    telling.meets().await;
    telling.plans().await;
    telling.promises().await;
    telling.at_home().await;
    telling.guards().await;
    telling.looks().await;
    telling.told
}

/// Where two tellings differ, in words short enough to read.
pub fn differs(one: &[(String, String)], other: &[(String, String)]) -> String {
    assert_eq!(one.len(), other.len());
    let mut all = String::new();
    for ((name, one), (other_name, other)) in one.iter().zip(other) {
        assert_eq!(name, other_name);
        if one != other {
            let lines = one.lines().zip(other.lines()).filter(|(a, b)| a != b);
            let lines: Vec<String> = lines
                .take(8)
                .map(|(one, other)| format!("  - {one:.300}\n  + {other:.300}\n"))
                .collect();
            writeln!(all, "{name}\n{}", lines.concat()).unwrap();
        }
    }
    all
}

impl<'a> Telling<'a> {
    /// A small child with two guardians, at the teacher's unit.
    async fn new(way: &'a Way<'a>) -> Self {
        let world = World::new(Engine::Sqlite, 19, PACK).await;
        let county = world.county;
        let guardian = |person, name: &str| NewGuardian {
            person: Some(person),
            name: name.to_owned(),
            custody: Custody::Joint,
            language: "svenska".to_owned(),
            interpreter: false,
        };
        let child = Begin {
            name: "Test Barn".to_owned(),
            birth: date(2017, 5, 14),
            number: None,
            language: "svenska".to_owned(),
            guardians: vec![
                guardian(county.mother, "Test Mamma"),
                guardian(county.father, "Test Pappa"),
            ],
            child: Some(county.child),
            handlers: Vec::new(),
        };
        let teacher = world.at_work(county.teacher).await;
        let part = begin(&teacher, Sheet::fresh(&world.house), child).await;
        let part = routes::part(part.unwrap());
        drop(teacher);
        let place = Place::of(world);
        let browsers = [
            (Who::Teacher, place.browser_of(county.teacher).await),
            (Who::Nurse, place.browser_of(county.contact).await),
            (Who::Mother, place.browser_at_home(county.mother).await),
            (Who::Father, place.browser_at_home(county.father).await),
            (Who::Child, place.browser_at_home(county.child).await),
        ];
        Self {
            place,
            browsers: browsers.into(),
            way,
            part,
            step: 0,
            told: Told::default(),
        }
    }

    fn at(&self, page: &str) -> String {
        format!("{}/{page}", self.part)
    }

    /// What happens next draws the same ids in every telling.
    fn begin(&self, more: u64) {
        self.place.begin(self.step * 10_000 + more);
    }

    async fn get(&mut self, who: Who, path: &str) -> Page {
        self.begin(0);
        self.browsers.get_mut(&who).unwrap().get(path).await
    }

    async fn send(&mut self, who: Who, to: &str, sending: &Sending) -> Page {
        let to = match sending.query.as_str() {
            "" => to.to_owned(),
            query => format!("{to}?{query}"),
        };
        let pairs = sending.pairs.iter();
        let body = written(pairs.map(|(name, value)| (name.as_str(), value.as_str())));
        let mut request = Request::post(to);
        let form = (
            header::CONTENT_TYPE.as_str(),
            "application/x-www-form-urlencoded",
        );
        for (name, value) in sending.headers.iter().chain([&form]) {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).unwrap();
        self.browsers.get_mut(&who).unwrap().send(request).await
    }

    fn meet(&mut self, page: &Page) {
        for form in page.forms() {
            let own = self.told.own.entry(form.action).or_default();
            own.extend(form.fields.iter().map(|field| field.name.clone()));
        }
        for field in page.forms().into_iter().flat_map(|form| form.fields) {
            let values = self.told.met.entry(field.name).or_default();
            if !field.value.is_empty() {
                values.insert(field.value);
            }
        }
    }

    /// Opens a page and sends the form on it that leads there.
    async fn fills(&mut self, who: Who, at: &str, to: &str, fields: &[(&str, &str)]) -> Page {
        self.step += 1;
        let page = self.get(who, at).await;
        self.sends(who, &page, to, fields).await
    }

    async fn sends(&mut self, who: Who, page: &Page, to: &str, fields: &[(&str, &str)]) -> Page {
        self.meet(page);
        let form = page.form(to);
        let pairs = form.filled(fields);
        let meant = Meant {
            to,
            form: &form,
            pairs: &pairs,
        };
        let (before, sending) = ((self.way.before)(&meant), (self.way.sends)(&meant));
        let seen = self.seen(who).await;
        for (at, sending) in before.iter().enumerate() {
            self.begin(100 + u64::try_from(at).unwrap());
            let page = self.send(who, to, sending).await;
            let how = &sending.how;
            assert!(
                page.status.is_client_error(),
                "{who:?} {to}, {how}: {} {}",
                page.status,
                page.location
            );
            assert!(page.html.starts_with("<!doctype html>"), "{to}, {how}");
            self.told.refused += 1;
        }
        if !before.is_empty() {
            assert!(seen == self.seen(who).await, "{who:?} {to}: was written");
        }
        self.begin(9_000);
        let page = self.send(who, to, &sending).await;
        let name = format!("{} {who:?} {to}", self.step);
        self.told.answers.push((name, page.whole()));
        page
    }

    /// What whoever sends sees of the child.
    async fn seen(&mut self, who: Who) -> String {
        let path = match who {
            Who::Teacher => self.part.clone(),
            _ => "/".to_owned(),
        };
        let page = self.get(who, &path).await;
        match page.location.as_str() {
            "" => page.whole(),
            on => {
                let on = on.to_owned();
                self.get(who, &on).await.whole()
            }
        }
    }

    async fn writes(&mut self) {
        let (first, notice, tried, talk) = (
            area(0),
            self.at("notice"),
            self.at("tried"),
            self.at("talk"),
        );
        let fields = [
            ("saw", "Hon visar med händerna."),
            ("think", "Kanske hör hon dåligt."),
            ("areas", first.as_str()),
            ("again", "2026-12-04"),
        ];
        saved(&self.fills(Who::Teacher, &notice, &notice, &fields).await);
        let fields = [
            ("what", "Bilder vid samlingen."),
            ("result", "Hon är med mer."),
        ];
        saved(&self.fills(Who::Teacher, &tried, &tried, &fields).await);
        let chosen = [
            ("voices", "me"),
            ("areas", first.as_str()),
            ("language", "svenska"),
        ];
        let step = self.fills(Who::Teacher, &talk, &talk, &chosen).await;
        assert_eq!(step.status, StatusCode::OK, "{}", step.html);
        let [says, works] = ["says", "works"].map(|of| format!("{first}-me-{of}"));
        let said = [(says.as_str(), "works"), (works.as_str(), "Hon sjunger.")];
        self.step += 1;
        saved(&self.sends(Who::Teacher, &step, &talk, &said).await);
    }

    /// A question, and both guardians' answers on their own pages.
    async fn asks(&mut self) {
        let (first, ask) = (area(0), self.at("consent"));
        let unit = self.place.county.contact.unit.to_string();
        let fields = [
            ("units", unit.as_str()),
            ("areas", first.as_str()),
            ("level", "share"),
            ("purpose", "Förstå varför orden dröjer"),
            ("until", "2027-05-01"),
            ("judged", "Barnet har hörts och förstår frågan."),
            ("heard", "Hon pekade på bilder."),
        ];
        let asked = saved(&self.fills(Who::Teacher, &ask, &ask, &fields).await);
        let (_, consent) = asked.rsplit_once('/').unwrap();
        let consent = consent.split('?').next().unwrap().to_owned();
        for who in [Who::Mother, Who::Father] {
            let room = self.room(who).await;
            let question = format!("{room}/consents/{consent}");
            let yes = [
                ("answer-0", "yes"),
                ("areas-0", first.as_str()),
                ("level-0", "share"),
                ("said", "Det går bra."),
            ];
            saved(&self.fills(who, &question, &question, &yes).await);
        }
    }

    async fn room(&mut self, who: Who) -> String {
        let home = self.get(who, "/").await;
        assert!(home.location.starts_with("/rooms/"), "{}", home.html);
        home.location.split('?').next().unwrap().to_owned()
    }

    async fn shares(&mut self) {
        let part = self.part.clone();
        let page = self.get(Who::Teacher, &part).await;
        let links = page.html.rsplit("href=\"");
        let links = links.filter_map(|rest| rest.split('"').next());
        let mut shares: Vec<String> = Vec::new();
        for to in links.filter(|to| to.contains("/share/")) {
            if !shares.iter().any(|known| known == to) {
                shares.push(to.to_owned());
            }
        }
        // The oldest that can be shared is what was noticed; then what was tried, which has no thought to leave out.
        assert!(shares.len() > 1, "{shares:?}");
        self.offers(&shares[1]).await;
        self.offers(&shares[0]).await;
        self.gives(&shares[0]).await;
        for _ in 0..2 {
            let waiting = link(&self.get(Who::Nurse, "/").await, "/waiting/");
            saved(&self.fills(Who::Nurse, &waiting, &waiting, &[]).await);
        }
        let reach = self.at("reach");
        let number = [("child", "070-174 06 05")];
        saved(&self.fills(Who::Teacher, &reach, &reach, &number).await);
    }

    /// Chosen, checked and sent.
    async fn offers(&mut self, share: &str) {
        let check = format!("{share}/check");
        let unit = self.place.county.contact.unit.to_string();
        self.step += 1;
        let chosen = self.get(Who::Teacher, share).await;
        let form = chosen.form(&check);
        let to = form.fields.iter().find(|field| field.name == "to").unwrap();
        assert!(to.value.ends_with(&unit));
        let (to, first) = (to.value.clone(), area(0));
        let fields = [("to", to.as_str()), ("areas", first.as_str())];
        let checked = self.sends(Who::Teacher, &chosen, &check, &fields).await;
        assert_eq!(checked.status, StatusCode::OK, "{}", checked.html);
        self.step += 1;
        saved(&self.sends(Who::Teacher, &checked, share, &[]).await);
    }

    /// The same entry on paper, and that it is not shared with more.
    async fn gives(&mut self, share: &str) {
        let beside = format!("{share}/outside");
        let check = format!("{beside}/check");
        self.step += 1;
        let chosen = self.get(Who::Teacher, &beside).await;
        let form = chosen.form(&check);
        let to = form.fields.iter().find(|field| field.name == "to").unwrap();
        let (to, first) = (to.value.clone(), area(0));
        let fields = [
            ("to", to.as_str()),
            ("who", "Bim Ek, läkare"),
            ("medium", "paper"),
            ("areas", first.as_str()),
        ];
        let checked = self.sends(Who::Teacher, &chosen, &check, &fields).await;
        assert_eq!(checked.status, StatusCode::OK, "{}", checked.html);
        self.step += 1;
        saved(&self.sends(Who::Teacher, &checked, &beside, &[]).await);
        let keep = format!("{share}/keep");
        let fields = [("why", "Det räcker här."), ("views", "Hon vill det.")];
        saved(&self.fills(Who::Teacher, &keep, &keep, &fields).await);
    }

    /// A question that is answered at the preschool.
    async fn answers(&mut self) {
        let (first, ask) = (area(1), self.at("consent"));
        let unit = self.place.county.contact.unit.to_string();
        let fields = [
            ("units", unit.as_str()),
            ("areas", first.as_str()),
            ("level", "talk"),
            ("purpose", "Att göra lika."),
            ("until", "2027-05-01"),
            ("judged", "Barnet har hörts och förstår frågan."),
            ("heard", "Hon pekade på bilder."),
        ];
        let asked = saved(&self.fills(Who::Teacher, &ask, &ask, &fields).await);
        let answer = asked.split('?').next().unwrap().to_owned();
        let mother = self.place.county.mother.to_string();
        let fields = [
            ("by", mother.as_str()),
            ("answer-0", "talk"),
            ("areas-0", first.as_str()),
            ("form", "oral"),
            ("language", "svenska"),
            ("said", "Det går bra, säger hon."),
        ];
        saved(&self.fills(Who::Teacher, &answer, &answer, &fields).await);
    }

    async fn meets(&mut self) {
        let meeting = self.at("meeting");
        let fields = [
            ("day", "2026-12-01"),
            ("time", "14:30"),
            ("place", "Förskolan"),
            ("guest-0", "yes"),
            ("why-0", "Det handlar om henne."),
            ("other-1", "Moster Rim"),
            ("other-why-1", "Mamma vill det."),
            ("part", "Hon ritar i förväg."),
        ];
        saved(&self.fills(Who::Teacher, &meeting, &meeting, &fields).await);
        let part = self.part.clone();
        let held = link(&self.get(Who::Teacher, &part).await, "/meeting/");
        let fields = [
            ("present", "Barnet och moster Rim"),
            ("voice", "brought"),
            ("words", "Jag vill leka."),
            ("picture", "Alla vill att hon får fler ord."),
            ("outcome", "plan"),
        ];
        saved(&self.fills(Who::Teacher, &held, &held, &fields).await);
    }

    async fn plans(&mut self) {
        let [frame, agree, promise] =
            ["frame", "agree", "promise"].map(|page| self.at(&format!("plan/{page}")));
        let fields = [
            ("why", "Hon behöver fler ord."),
            ("goal-1", "Jag vill leka med Elin"),
            ("goal-child-1", "yes"),
            ("goal-know-1", "Hon leker med ord varje dag."),
        ];
        saved(&self.fills(Who::Teacher, &frame, &frame, &fields).await);
        let review = [("review", "2027-03-01")];
        saved(&self.fills(Who::Teacher, &agree, &agree, &review).await);
        let fields = [
            ("what", "Bilder varje dag"),
            ("contact", "Maja"),
            ("phone", "070-174 06 05"),
            ("promised", "2026-12-15"),
            ("begins", "Nu"),
            ("ends", "När hon börjar skolan"),
        ];
        saved(&self.fills(Who::Teacher, &promise, &promise, &fields).await);
    }

    /// The family is asked about the measure, and the mother answers.
    async fn promises(&mut self) {
        let plan = self.at("plan");
        let page = self.get(Who::Teacher, &plan).await;
        let ask = link(&page, &format!("{plan}/measures/"));
        let judged = [("judged", "Barnet har hörts och förstår frågan.")];
        saved(&self.fills(Who::Teacher, &ask, &ask, &judged).await);
        let room = self.room(Who::Mother).await;
        let page = self.get(Who::Mother, &room).await;
        let question = link(&page, &format!("{room}/measures/"));
        let yes = [("answer", "yes"), ("said", "Bra idé.")];
        saved(&self.fills(Who::Mother, &question, &question, &yes).await);
        let review = format!("{plan}/review");
        let page = self.get(Who::Teacher, &review).await;
        let form = page.form(&review);
        let change = form
            .fields
            .iter()
            .find(|field| field.name.starts_with("change-"));
        let goal = change.unwrap().name["change-".len()..].to_owned();
        let [change, words] = ["change", "words"].map(|of| format!("{of}-{goal}"));
        let fields = [
            (change.as_str(), "nearer"),
            (words.as_str(), "Fler ord varje vecka."),
            ("child", "Det är kul."),
            ("guardian", "Vi märker skillnad."),
            ("next", "2027-05-01"),
        ];
        saved(&self.fills(Who::Teacher, &review, &review, &fields).await);
    }

    async fn at_home(&mut self) {
        for (who, text) in [
            (Who::Mother, "Hon sover bättre nu."),
            (Who::Child, "Jag vill rita."),
        ] {
            let words = format!("{}/words", self.room(who).await);
            saved(&self.fills(who, &words, &words, &[("text", text)]).await);
        }
        let narrow = format!("{}/consents", self.room(Who::Mother).await);
        let page = self.get(Who::Mother, &narrow).await;
        let less = link(&page, "/less/");
        let fields = [("condition", "Bara på möten."), ("until", "2027-03-01")];
        saved(&self.fills(Who::Mother, &less, &less, &fields).await);
        let stop = less.replace("/less/", "/stop/");
        saved(&self.fills(Who::Mother, &stop, &stop, &[]).await);
    }

    /// What closes, opens and protects.
    async fn guards(&mut self) {
        let county = self.place.county;
        let [emergency, inside, later, block, protection] =
            ["emergency", "inside", "later", "closed", "protection"].map(|page| self.at(page));
        let why = [("why", "Barnet svarar inte och hostar hela tiden.")];
        saved(&self.fills(Who::Teacher, &emergency, &emergency, &why).await);
        let unit = county.other_teacher.unit.to_string();
        let fields = [
            ("to", unit.as_str()),
            ("why", "De tar emot."),
            ("until", "2027-01-31"),
        ];
        saved(&self.fills(Who::Teacher, &inside, &inside, &fields).await);
        let father = county.father.to_string();
        let fields = [
            ("person", father.as_str()),
            ("why", "Han har hotat."),
            ("until", "2026-12-04"),
        ];
        saved(&self.fills(Who::Teacher, &later, &later, &fields).await);
        let fields = [
            ("person", father.as_str()),
            ("why", "Han har hotat."),
            ("look_again", "2026-12-04"),
        ];
        saved(&self.fills(Who::Teacher, &block, &block, &fields).await);
        let (me, mother) = (county.teacher.person.to_string(), county.mother.to_string());
        let fields = [
            ("level", "marked"),
            ("handlers", me.as_str()),
            ("household", mother.as_str()),
            ("known", "Folkbokföringen"),
        ];
        let (who, to) = (Who::Teacher, &protection);
        saved(&self.fills(who, to, to, &fields).await);
        let begin = routes::begin();
        let fields = [
            ("name", "Test Syskon"),
            ("birth", "2022-03-14"),
            ("language", "arabiska"),
            ("first-name", "Test Amal"),
            ("first-custody", "sole"),
            ("first-language", "arabiska"),
        ];
        saved(&self.fills(Who::Teacher, &begin, &begin, &fields).await);
        let consult = routes::consult();
        let adviser = county.adviser.function.to_string();
        let fields = [
            ("to", adviser.as_str()),
            ("topic", "Sover inte"),
            ("age", "preschool"),
            ("question", "Hur hjälper man någon att sova på dagen?"),
            ("answer-by", "2026-11-27"),
        ];
        saved(&self.fills(Who::Teacher, &consult, &consult, &fields).await);
    }

    /// Every page that anybody of the story sees of the child when all is done.
    async fn looks(&mut self) {
        let part = self.part.clone();
        let mut paths = vec![(Who::Teacher, "/".to_owned()), (Who::Nurse, "/".to_owned())];
        for page in [
            "",
            "/plan",
            "/why",
            "/notice",
            "/tried",
            "/talk",
            "/consent",
            "/custody",
            "/reach",
            "/closed",
            "/later",
            "/emergency",
            "/protection",
            "/inside",
            "/analysis",
            "/meeting",
            "/plan/frame",
            "/plan/agree",
            "/plan/promise",
            "/plan/review",
            "/plan/close",
            "/close",
        ] {
            paths.push((Who::Teacher, format!("{part}{page}")));
        }
        for who in [Who::Mother, Who::Father, Who::Child] {
            let home = self.get(who, "/").await;
            let room = home.location.split('?').next().unwrap().to_owned();
            paths.push((who, "/".to_owned()));
            // The father's page is closed by now.
            if room.is_empty() {
                continue;
            }
            for page in ["", "/consents", "/words"] {
                paths.push((who, format!("{room}{page}")));
            }
            let page = self.get(who, &format!("{room}/who")).await;
            self.told.logs.push((format!("{who:?}"), page.whole()));
        }
        for (who, path) in paths {
            self.step += 1;
            let page = self.get(who, &path).await;
            self.meet(&page);
            let name = format!("{who:?} {path}");
            self.told.pages.push((name, page.whole()));
        }
        let page = self.get(Who::Teacher, &format!("{part}/log")).await;
        self.told.logs.push(("the log".to_owned(), page.whole()));
    }
}
