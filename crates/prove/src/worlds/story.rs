//! One county with one child in it, told twice: the second time with something hidden, and otherwise alike to the last id.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::answer_consent::answer_consent;
use app::ask_consent::{Question, ask_consent};
use app::begin::{Begin, NewGuardian, begin};
use app::block_guardian::block_guardian;
use app::choose_readers::{Chosen, choose_readers};
use app::collect::collect;
use app::consult::{Asking, ask_without_name};
use app::hold_reading::hold_reading;
use app::meet::call_meeting;
use app::offer::{Sharing, offer};
use app::open_inside::open_inside;
use app::plan::{Frame, frame_plan};
use app::protect::{Protecting, protect};
use app::words::{Readers, share_words, write_words};
use app::write_note::notice;
use app::{Cx, Sheet};
use axum::Router;
use folder::consultation::{Adviser, AgeBand};
use folder::entry::{
    Answer, ConsentAnswered, Custody, Form, Goal, Ground, GuardianBlock, Invitee, Level,
    MeetingCalled, Observation, ReadingHeld, ReceiverAnswer, Signing, WhoInvited,
};
use folder::id::{ConsentId, EntryId, GoalId, MeetingId, PartId, PersonId, PlanId};
use folder::nameless::Nameless;
use folder::passages::Passages;
use folder::practice::AreaKey;
use folder::protection::Protection;
use folder::reach::Telephone;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use practice::Packs;
use testkit::{County, Engine, Seat, Stream, World};
use tongue::{PackTexts, Tongues};
use web::front::front;
use web::site::Site;
use web::visitor;

use super::hidden::{Hidden, Who};
use crate::Fault;
use crate::http::Browser;

const PACK: &str = "kronoberg";

/// A county with its pages.
pub struct Told {
    site: Arc<Site>,
    router: Router,
    county: County,
    stream: Stream,
    seed: u64,
    _guard: testkit::Guard,
}

impl Told {
    /// From here on both worlds draw the same, whatever one of them has drawn before.
    pub fn begin(&self, step: usize) {
        let step = u64::try_from(step).unwrap_or_default();
        self.stream.begin(self.seed ^ (step << 20));
    }

    pub fn work(&self) -> [u64; 3] {
        self.site.house.work()
    }

    pub fn since(&self, before: [u64; 3]) -> [u64; 3] {
        let mut now = self.work();
        for (now, before) in now.iter_mut().zip(before) {
            *now -= before;
        }
        now
    }

    /// Somebody's browser, signed in.
    pub async fn browser(&self, who: Who) -> Result<Browser, Fault> {
        let mut cookie = None;
        if let Some((person, function)) = self.account(who) {
            self.begin(1_000_000 + who as usize);
            let now = (self.site.clock)();
            let token = self.site.house.sign_in(person, function, now).await;
            let name = visitor::cookie_name(&self.site);
            cookie = Some(format!("{name}={}", token.map_err(fault)?.secret()).parse()?);
        }
        Ok(Browser {
            router: self.router.clone(),
            cookie,
        })
    }

    fn account(&self, who: Who) -> Option<(PersonId, Option<folder::id::FunctionId>)> {
        let county = self.county;
        let at = |seat: Seat| Some((seat.person, Some(seat.function)));
        match who {
            Who::Teacher => at(county.teacher),
            Who::Assistant => at(county.assistant),
            Who::OtherTeacher => at(county.other_teacher),
            Who::Contact => at(county.contact),
            Who::Therapist => at(county.therapist),
            Who::Adviser => at(county.adviser),
            Who::Mother => Some((county.mother, None)),
            Who::Father => Some((county.father, None)),
            Who::Child => Some((county.child, None)),
            Who::Nobody => None,
        }
    }
}

/// Tells it.
pub async fn told(engine: Engine, number: u64, hidden: Hidden, with: bool) -> Result<Told, Fault> {
    let world = World::new(engine, number, PACK).await;
    let story = Story {
        world: &world,
        number,
    };
    Box::pin(story.told(hidden, with)).await?;
    // Nobody looks at the very moment at which something happens.
    let now = world.now + SignedDuration::from_mins(10);
    let site = Arc::new(Site {
        house: world.house,
        tongues: Arc::new(Tongues::new(&PackTexts::of(&Packs::builtin()))?),
        clock: Arc::new(move || now),
        demo: false,
        https_only: false,
        hosts: Vec::new(),
    });
    Ok(Told {
        router: front(site.clone())?,
        site,
        county: world.county,
        stream: world.stream,
        seed: number,
        _guard: world.guard,
    })
}

struct Story<'a> {
    world: &'a World,
    number: u64,
}

impl Story<'_> {
    /// What happens next is drawn anew: a step of its own.
    fn step(&self, step: u64) {
        self.world.stream.begin((self.number << 8) ^ step);
    }

    fn sheet(&self) -> Sheet {
        Sheet::fresh(&self.world.house)
    }

    fn area(&self) -> Result<AreaKey, Fault> {
        let pack = self.world.house.pack().map_err(fault)?;
        Ok(AreaKey(pack.areas()[0].key.clone()))
    }

    async fn told(&self, hidden: Hidden, with: bool) -> Result<(), Fault> {
        let county = self.world.county;
        let teacher = self.world.at_work(county.teacher).await;
        self.step(1);
        let part = begin(&teacher, self.sheet(), self.child())
            .await
            .map_err(fault)?;
        self.step(2);
        let seen = self.noticed(&teacher, part, "Leker vid vattnet.").await?;
        self.step(3);
        let until = date(2027, 5, 1);
        let (to, why) = (county.other_teacher.unit, "De tar emot.".to_owned());
        open_inside(&teacher, part, self.sheet(), to, why, until)
            .await
            .map_err(fault)?;
        self.step(4);
        let other = self.world.at_work(county.other_teacher).await;
        self.noticed(&other, part, "Äter gärna.").await?;
        self.step(5);
        let judged = "Barnet har hörts och vill det här.".to_owned();
        let consent = self
            .asked(&teacher, part, Signing::Guardians, judged)
            .await?;
        for (step, person) in [(6, county.mother), (7, county.father)] {
            self.step(step);
            self.says_yes(consent, person).await?;
        }
        self.step(8);
        let sharing = Sharing {
            of: seen,
            ground: Ground::Consent { consent },
            unit: county.contact.unit,
            areas: [self.area()?].into(),
            without_thought: false,
            about_others: Passages::default(),
            outside: None,
            forbehall: false,
        };
        let release = offer(&teacher, part, self.sheet(), &sharing)
            .await
            .map_err(fault)?;
        self.step(9);
        let contact = self.world.at_work(county.contact).await;
        let clinics = collect(&contact, self.sheet(), release)
            .await
            .map_err(fault)?;
        self.step(10);
        let (to, why) = (county.therapist.unit, "Bedömning.".to_owned());
        open_inside(&contact, clinics, self.sheet(), to, why, until)
            .await
            .map_err(fault)?;
        self.step(11);
        self.planned(&teacher, part).await?;
        self.step(12);
        self.called(&teacher, part, county.mother).await?;
        if with {
            self.step(200);
            self.happens(hidden, part).await?;
        }
        self.step(13);
        self.noticed(&contact, clinics, "Sover bättre.").await?;
        self.step(14);
        let mother = self.world.at_home(county.mother).await;
        let room = self.room(&mother).await?;
        write_words(
            &mother,
            room,
            self.sheet(),
            "Hon sover.".to_owned(),
            &Readers::default(),
        )
        .await
        .map_err(fault)
    }

    /// What only one of the two worlds has.
    async fn happens(&self, hidden: Hidden, part: PartId) -> Result<(), Fault> {
        let county = self.world.county;
        let teacher = self.world.at_work(county.teacher).await;
        match hidden {
            Hidden::Block => {
                let block = GuardianBlock {
                    person: county.father,
                    look_again: Some(date(2026, 12, 20)),
                    why: "Han har hotat.".to_owned(),
                };
                Box::pin(block_guardian(&teacher, part, self.sheet(), &block))
                    .await
                    .map_err(fault)
            }
            Hidden::OwnWords => self.childs_words().await.map(drop),
            Hidden::SharedWords => {
                let of = self.childs_words().await?;
                let child = self.world.at_home(county.child).await;
                let room = self.room(&child).await?;
                let mut readers = Readers::default();
                readers.persons.insert(county.mother);
                share_words(&child, room, self.sheet(), of, &readers)
                    .await
                    .map_err(fault)
            }
            Hidden::Consultation => self.consulted(&teacher).await,
            Hidden::Reach => {
                let number = Telephone::read("070-174 06 05").ok_or("no number")?;
                let numbers = [(county.mother, number)];
                app::reach::reach(&teacher, part, self.sheet(), &numbers)
                    .await
                    .map_err(fault)
            }
            Hidden::Member => {
                let meeting = self.called(&teacher, part, county.mother).await?;
                let chosen = Chosen {
                    closed: [county.father].into(),
                    why: "Han får inte veta vem som är med.".to_owned(),
                    ..Chosen::default()
                };
                choose_readers(&teacher, part, self.sheet(), meeting, &chosen)
                    .await
                    .map_err(fault)
            }
            Hidden::Protected => {
                let child = Begin {
                    name: "Annat Barn".to_owned(),
                    child: None,
                    guardians: vec![guardian(None, "Test Annan")],
                    handlers: vec![county.teacher.person],
                    ..self.child()
                };
                let other = begin(&teacher, self.sheet(), child).await.map_err(fault)?;
                let protecting = Protecting {
                    level: Some(Protection::Marked),
                    handlers: vec![county.teacher.person],
                    household: BTreeSet::new(),
                    known_from: "Folkbokföringen".to_owned(),
                };
                Box::pin(protect(&teacher, other, self.sheet(), &protecting))
                    .await
                    .map_err(fault)?;
                self.noticed(&teacher, other, "Är trygg här.")
                    .await
                    .map(drop)
            }
            Hidden::Alone => {
                let judged = "Barnet är moget nog att bestämma själv.".to_owned();
                self.asked(&teacher, part, Signing::Child, judged)
                    .await
                    .map(drop)
            }
            Hidden::Later => {
                let held = ReadingHeld {
                    since: None,
                    person: county.father,
                    until: Some(date(2026, 12, 20)),
                    why: "Han har hotat.".to_owned(),
                };
                let teacher = Cx {
                    now: teacher.now + SignedDuration::from_mins(1),
                    ..teacher
                };
                hold_reading(&teacher, part, self.sheet(), &held)
                    .await
                    .map_err(fault)?;
                self.noticed(&teacher, part, "Är rädd i dag.")
                    .await
                    .map(drop)
            }
            Hidden::Note => self
                .noticed(&teacher, part, "Är rädd i dag.")
                .await
                .map(drop),
        }
    }

    fn child(&self) -> Begin {
        let county = self.world.county;
        Begin {
            name: "Test Barn".to_owned(),
            birth: BORN,
            number: None,
            language: "svenska".to_owned(),
            guardians: vec![
                guardian(Some(county.mother), "Test Mamma"),
                guardian(Some(county.father), "Test Pappa"),
            ],
            child: Some(county.child),
            handlers: Vec::new(),
        }
    }

    async fn noticed(&self, cx: &Cx<'_>, part: PartId, seen: &str) -> Result<EntryId, Fault> {
        let sheet = self.sheet();
        let seen = Observation {
            seen: seen.to_owned(),
            thought: None,
            areas: vec![self.area()?],
            look_again: date(2026, 12, 4),
        };
        notice(cx, part, sheet, seen).await.map_err(fault)?;
        Ok(sheet.id)
    }

    async fn asked(
        &self,
        cx: &Cx<'_>,
        part: PartId,
        signing: Signing,
        judged: String,
    ) -> Result<ConsentId, Fault> {
        let question = Question {
            units: vec![self.world.county.contact.unit],
            areas: [self.area()?].into(),
            purpose: "Att hjälpas åt.".to_owned(),
            level: Level::Share,
            until: date(2027, 5, 1),
            signing,
            judged,
            child_heard: "Barnet har hörts.".to_owned(),
            without: None,
            text: "1".to_owned(),
        };
        ask_consent(cx, part, self.sheet(), question)
            .await
            .map_err(fault)
    }

    async fn says_yes(&self, consent: ConsentId, by: PersonId) -> Result<(), Fault> {
        let cx = self.world.at_home(by).await;
        let room = self.room(&cx).await?;
        let said = ConsentAnswered {
            consent,
            by,
            answers: vec![ReceiverAnswer {
                unit: self.world.county.contact.unit,
                answer: Answer::yes([self.area()?].into(), Level::Share),
            }],
            form: Form::OwnPage,
            language: "svenska".to_owned(),
            interpreter: false,
            said: String::new(),
            ask_again: None,
        };
        answer_consent(&cx, room, self.sheet(), said)
            .await
            .map_err(fault)
    }

    async fn room(&self, cx: &Cx<'_>) -> Result<PartId, Fault> {
        let rooms = app::rooms::rooms(cx).await.map_err(fault)?;
        Ok(rooms.first().ok_or("somebody has no room")?.0)
    }

    async fn called(&self, cx: &Cx<'_>, part: PartId, whom: PersonId) -> Result<EntryId, Fault> {
        let sheet = self.sheet();
        let called = MeetingCalled {
            meeting: MeetingId::from_bytes(self.world.house.fresh()),
            when: date(2026, 12, 1).at(15, 0, 0, 0),
            place: "Förskolan".to_owned(),
            invited: vec![Invitee {
                who: WhoInvited::Guardian { person: whom },
                reason: "Hon känner sitt barn.".to_owned(),
            }],
            childs_part: "Barnet är med.".to_owned(),
        };
        call_meeting(cx, part, sheet, called).await.map_err(fault)?;
        Ok(sheet.id)
    }

    async fn planned(&self, cx: &Cx<'_>, part: PartId) -> Result<(), Fault> {
        let frame = Frame {
            plan: PlanId::from_bytes(self.world.house.fresh()),
            why: "Vi vill hjälpas åt.".to_owned(),
            units: vec![self.world.county.contact.unit],
            goals: vec![Goal {
                goal: GoalId::from_bytes(self.world.house.fresh()),
                words: "Jag vill leka.".to_owned(),
                childs_words: true,
                how_we_know: "Jag säger det.".to_owned(),
            }],
        };
        frame_plan(cx, part, self.sheet(), frame)
            .await
            .map_err(fault)
    }

    async fn childs_words(&self) -> Result<EntryId, Fault> {
        let child = self.world.at_home(self.world.county.child).await;
        let room = self.room(&child).await?;
        let sheet = self.sheet();
        let (text, nobody) = ("Jag vill inte gå hem.".to_owned(), Readers::default());
        write_words(&child, room, sheet, text, &nobody)
            .await
            .map_err(fault)?;
        Ok(sheet.id)
    }

    async fn consulted(&self, cx: &Cx<'_>) -> Result<(), Fault> {
        let known = cx.nameless(false).await.map_err(fault)?;
        let words =
            |text: &str| Nameless::read(text, &known, &BTreeSet::new()).map_err(|_| "not nameless");
        let to = self.world.county.adviser;
        let asking = Asking {
            to: Adviser {
                unit: to.unit,
                function: to.function,
            },
            age: AgeBand::Preschool,
            areas: Vec::new(),
            topic: words("Sover inte")?,
            question: words("Hur hjälper man någon att sova på dagen?")?,
            tried: None,
            answer_by: date(2026, 11, 27),
        };
        ask_without_name(cx, self.sheet(), asking)
            .await
            .map_err(fault)?;
        Ok(())
    }
}

/// Old enough for a room of its own, and young enough that guardians read.
const BORN: Date = date(2012, 12, 12);

fn guardian(person: Option<PersonId>, name: &str) -> NewGuardian {
    NewGuardian {
        person,
        name: name.to_owned(),
        custody: Custody::Joint,
        language: "svenska".to_owned(),
        interpreter: false,
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it stands where an error is turned into another"
)]
fn fault(stop: app::Stop) -> Fault {
    format!("the story cannot be told: {stop:?}").into()
}
