//! What the family sees of what is written at work, through the pages, in a browser without script. Worlds come in
//! pairs: in one of them something was never written, and whoever may not read it gets the same bytes in both.

use crate::common::{Browser, PACK, Page, Place};
use app::Sheet;
use app::begin::{Begin, NewGuardian, begin};
use axum::http::StatusCode;
use folder::entry::Custody;
use folder::id::PersonId;
use jiff::civil::{Date, date};
use practice::Packs;
use testkit::{Engine, World};

/// A preschool child and a schoolchild, and one who is fifteen.
pub const SMALL: Date = date(2022, 5, 14);
const YOUNG: Date = date(2016, 5, 14);
const TEEN: Date = date(2011, 5, 14);

/// A child of this age with two guardians who live apart, at the teacher's unit.
pub struct Home {
    pub place: Place,
    pub part: String,
    pub teacher: Browser,
}

impl Home {
    pub async fn new(birth: Date) -> Self {
        let world = World::new(Engine::Sqlite, 11, PACK).await;
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
            birth,
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
        let part = begin(&teacher, Sheet::fresh(&world.house), child)
            .await
            .unwrap();
        drop(teacher);
        let place = Place::of(world);
        let teacher = place.browser_of(county.teacher).await;
        Self {
            place,
            part: format!("/parts/{part}"),
            teacher,
        }
    }

    /// Every page of somebody's room, without the ids that differ from world to world and say nothing.
    pub async fn room_of(&self, person: PersonId) -> Vec<String> {
        let mut browser = self.place.browser_at_home(person).await;
        let home = browser.get("/").await;
        let room = home.location.split('?').next().unwrap().to_owned();
        assert!(room.starts_with("/rooms/"), "{room} {}", home.html);
        let mut pages = Vec::new();
        for page in ["", "/who", "/consents", "/words"] {
            let page = browser.get(&format!("{room}{page}")).await;
            assert_eq!(page.status, StatusCode::OK);
            pages.push(without_ids(&page.html));
        }
        pages
    }

    pub async fn mothers(&self) -> Vec<String> {
        self.room_of(self.place.county.mother).await
    }

    pub async fn fathers(&self) -> Vec<String> {
        self.room_of(self.place.county.father).await
    }

    /// The teacher talks, sees who will read, and saves what was said unless `saves` says otherwise.
    pub async fn talks(&mut self, words: &str, readers: &[PersonId], why: &str) -> Page {
        let (step, fields) = self.sits_down(words).await;
        let mut fields: Vec<(String, String)> = fields;
        for before in values(&step.html, "readers-before") {
            fields.push(("readers-before".to_owned(), before));
        }
        fields.push(("readers-asked".to_owned(), "yes".to_owned()));
        for reader in readers {
            fields.push(("readers".to_owned(), reader.to_string()));
        }
        fields.push(("readers-why".to_owned(), why.to_owned()));
        fields.push(("step".to_owned(), "write".to_owned()));
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let talk = format!("{}/talk", self.part);
        self.teacher
            .send_marked(&talk, &step.marks(), &fields)
            .await
    }

    /// The form that stands before what was said, and what will be filled in.
    async fn sits_down(&mut self, words: &str) -> (Page, Vec<(String, String)>) {
        let packs = Packs::builtin();
        let area = packs.get(PACK).unwrap().areas()[0].key.clone();
        let field = |of: &str| format!("{area}-me-{of}");
        let chosen = [
            ("voices", "me"),
            ("areas", area.as_str()),
            ("language", "svenska"),
        ];
        let step = self
            .teacher
            .fill(
                &format!("{}/talk", self.part),
                &[&chosen[..], &[("step", "choose")]].concat(),
            )
            .await;
        assert_eq!(step.status, StatusCode::OK, "{}", step.html);
        let mut fields: Vec<(String, String)> = chosen
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        fields.push((field("says"), "works".to_owned()));
        fields.push((field("works"), words.to_owned()));
        (step, fields)
    }

    /// The address where it is chosen who reads the latest entry.
    async fn latest_readers(&mut self) -> String {
        let page = self.teacher.get(&self.part).await.html;
        let start = format!("href=\"{}/readers/", self.part);
        let rest = page.split(&start).nth(1).unwrap();
        format!("{}/readers/{}", self.part, rest.split('"').next().unwrap())
    }

    /// From now on only these read the latest entry.
    pub async fn choose(&mut self, readers: &[PersonId], why: &str) -> Page {
        let path = self.latest_readers().await;
        let form = self.teacher.get(&path).await;
        let before = values(&form.html, "readers-before");
        let readers: Vec<String> = readers.iter().map(ToString::to_string).collect();
        let mut fields = vec![("readers-asked", "yes"), ("readers-why", why)];
        fields.extend(before.iter().map(|one| ("readers-before", one.as_str())));
        fields.extend(readers.iter().map(|one| ("readers", one.as_str())));
        self.teacher
            .send_marked(&path, &form.marks(), &fields)
            .await
    }
}

fn values(html: &str, name: &str) -> Vec<String> {
    html.split(&format!("name=\"{name}\" value=\""))
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

pub fn without_ids(html: &str) -> String {
    let words = html.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric());
    words
        .map(|word| {
            let id = word.len() > 32
                && word.as_bytes()[..32].iter().all(u8::is_ascii_hexdigit)
                && !word.as_bytes()[32].is_ascii_alphanumeric();
            if id {
                format!("ID{}", &word[32..])
            } else {
                word.to_owned()
            }
        })
        .collect()
}

#[tokio::test]
async fn a_talk_is_read_by_both_guardians_unless_somebody_decides_otherwise() {
    let mut home = Home::new(SMALL).await;
    let both = [home.place.county.mother, home.place.county.father];
    let saved = home.talks("Hon sjunger hos oss.", &both, "").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    for page in [&home.mothers().await[0], &home.fathers().await[0]] {
        assert!(page.contains("Hon sjunger hos oss."));
    }
}

/// Nothing about one home reaches the other: the father's every page is as if nobody had ever talked.
#[tokio::test]
async fn what_is_closed_to_one_guardian_leaves_no_trace_on_any_page_of_that_guardian() {
    let mut told = Home::new(SMALL).await;
    let mother = [told.place.county.mother];
    let saved = told
        .talks("Pappa skrek i tamburen.", &mother, "Barnet var rädd.")
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    assert!(told.mothers().await[0].contains("Pappa skrek"));

    // The twin: the same pages were opened, and nothing was saved.
    let mut never = Home::new(SMALL).await;
    never.sits_down("").await;
    never.teacher.get(&format!("{}/talk", never.part)).await;
    assert_eq!(told.fathers().await, never.fathers().await);

    // And the mother cannot tell whether the father reads it.
    let mut both = Home::new(SMALL).await;
    let readers = [both.place.county.mother, both.place.county.father];
    both.talks("Pappa skrek i tamburen.", &readers, "").await;
    assert_eq!(told.mothers().await, both.mothers().await);
    assert_ne!(told.fathers().await, both.fathers().await);
}

#[tokio::test]
async fn what_is_withheld_afterwards_is_gone_without_a_trace_and_can_come_back() {
    let mut told = Home::new(SMALL).await;
    let both = [told.place.county.mother, told.place.county.father];
    told.talks("Hon sover dåligt hos pappa.", &both, "").await;
    assert!(told.fathers().await[0].contains("sover dåligt"));
    let saved = told.choose(&both[..1], "Pappan har hotat.").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);

    let mut never = Home::new(SMALL).await;
    never.sits_down("").await;
    for page in ["/talk", "", ""] {
        never.teacher.get(&format!("{}{page}", never.part)).await;
    }
    assert_eq!(told.fathers().await, never.fathers().await);
    assert!(told.mothers().await[0].contains("sover dåligt"));
    // The reason is read at the unit and nowhere in the family.
    assert!(
        told.teacher
            .get(&told.part)
            .await
            .html
            .contains("Pappan har hotat.")
    );
    assert!(!told.mothers().await.concat().contains("har hotat"));

    told.choose(&both, "Det var ett missförstånd.").await;
    assert!(told.fathers().await[0].contains("sover dåligt"));
}

#[tokio::test]
async fn a_worry_lies_in_no_room_until_somebody_gives_it_out() {
    let mut home = Home::new(SMALL).await;
    let notice = format!("{}/notice", home.part);
    let saved = home
        .teacher
        .fill(
            &notice,
            &[("saw", "Hon har blåmärken."), ("again", "2026-12-04")],
        )
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    assert!(!home.mothers().await.concat().contains("blåmärken"));
    let mother = home.place.county.mother;
    home.choose(&[mother], "Mamman vill ha det skrivet.").await;
    assert!(home.mothers().await[0].contains("blåmärken"));
    assert!(!home.fathers().await.concat().contains("blåmärken"));
}

#[tokio::test]
async fn a_change_needs_a_reason_and_nothing_typed_is_lost() {
    let mut home = Home::new(SMALL).await;
    let mother = home.place.county.mother;
    let page = home.talks("Hon ritar gärna.", &[mother], "").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.html.contains("Skriv några ord om varför du ändrar."));
    assert!(page.html.contains("Hon ritar gärna."));
    let ticked = |person: PersonId| page.html.contains(&format!("value=\"{person}\" checked"));
    assert!(ticked(mother) && !ticked(home.place.county.father));
    assert!(!home.mothers().await.concat().contains("ritar"));
}

/// From fifteen nothing of what is said is shown to a guardian of course (law.md A5.3); at ten it is.
#[tokio::test]
async fn at_fifteen_no_guardian_is_chosen_beforehand() {
    for (birth, ticked) in [(YOUNG, true), (TEEN, false)] {
        let mut home = Home::new(birth).await;
        let (step, _) = home.sits_down("").await;
        let mother = home.place.county.mother.to_string();
        assert!(
            step.html
                .contains(&format!("name=\"readers\" value=\"{mother}\""))
        );
        assert_eq!(
            values(&step.html, "readers-before").contains(&mother),
            ticked
        );
    }
}

/// Whoever wrote it decides: a colleague at another unit, and somebody of the family, meet the page for what is not there.
#[tokio::test]
async fn nobody_else_decides_who_reads() {
    let mut home = Home::new(SMALL).await;
    let both = [home.place.county.mother, home.place.county.father];
    home.talks("Hon ritar gärna.", &both, "").await;
    let path = home.latest_readers().await;
    assert_eq!(home.teacher.get(&path).await.status, StatusCode::OK);
    let mut other = home.place.browser_of(home.place.county.other_teacher).await;
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    let mut mother = home.place.browser_at_home(both[0]).await;
    assert_eq!(mother.get(&path).await.status, StatusCode::NOT_FOUND);
}
