//! Two children in the small county: one that everybody who tries has something to do with, and one that none of them
//! has, whose every word is a canary.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use app::Sheet;
use app::begin::{Begin, NewGuardian, begin};
use app::plan::Frame;
use app::words::Readers;
use axum::Router;
use folder::entry::{Custody, Goal, Invitee, MeetingCalled, Observation, OwnTry, WhoInvited};
use folder::id::{FunctionId, GoalId, MeetingId, PersonId, PlanId};
use folder::practice::AreaKey;
use jiff::SignedDuration;
use jiff::civil::date;
use practice::Packs;
use testkit::{County, Engine, Seat, World};
use tongue::{PackTexts, Tongues};
use web::front::front;
use web::site::Site;
use web::visitor;

use super::browser::Browser;
use crate::Fault;

const PACK: &str = "kronoberg";

/// Begins every canary, in small letters.
pub const CANARY: &str = "kanarieqx";

/// The canaries: where each stands.
const PLACES: [&str; 10] = [
    "name", "guardian", "seen", "thought", "tried", "place", "reason", "plan", "goal", "words",
];

fn canary(place: &str) -> String {
    format!("Kanarieqx{place}")
}

/// Every canary.
pub fn canaries() -> Vec<String> {
    PLACES.into_iter().map(canary).collect()
}

/// Those that stand in a text.
pub fn canaries_in(text: &str) -> Vec<String> {
    let mut all = canaries();
    all.retain(|canary| text.contains(canary.as_str()));
    all
}

/// The county's pages with the two children in it.
pub struct Place {
    site: Arc<Site>,
    router: Router,
    county: County,
    /// How often somebody has signed in.
    signed_in: AtomicI64,
    _guard: testkit::Guard,
}

struct About {
    name: String,
    guardian: String,
    guardian_is: PersonId,
    child_is: Option<PersonId>,
    say: fn(&str) -> String,
}

impl Place {
    pub async fn new(seed: u64) -> Result<Self, Fault> {
        let world = World::new(Engine::Sqlite, seed, PACK).await;
        let county = world.county;
        let open = About {
            name: "Test Barn".to_owned(),
            guardian: "Test Mamma".to_owned(),
            guardian_is: county.mother,
            child_is: Some(county.child),
            say: |place| format!("Om {place}."),
        };
        about(&world, county.teacher, open).await?;
        let quiet = About {
            name: canary("name"),
            guardian: canary("guardian"),
            guardian_is: county.father,
            child_is: None,
            say: canary,
        };
        about(&world, county.other_teacher, quiet).await?;
        let now = world.now;
        let site = Arc::new(Site {
            house: world.house,
            tongues: Arc::new(Tongues::new(&PackTexts::of(&Packs::builtin()))?),
            clock: Arc::new(move || now),
            // As in earnest: nobody chooses who to be from a list.
            demo: false,
            https_only: false,
            hosts: Vec::new(),
        });
        Ok(Self {
            router: front(site.clone())?,
            site,
            county,
            signed_in: AtomicI64::new(0),
            _guard: world.guard,
        })
    }

    /// Those whom the quiet child is about.
    pub async fn quiet(&self) -> Result<Vec<Browser>, Fault> {
        let teacher = self.county.other_teacher;
        Ok(vec![
            self.signed_in(Some(at(teacher))).await?,
            self.signed_in(Some((self.county.father, None))).await?,
        ])
    }

    fn everybody(&self) -> [(&'static str, Option<Account>); 8] {
        let county = self.county;
        [
            ("nobody", None),
            ("teacher", Some(at(county.teacher))),
            ("assistant", Some(at(county.assistant))),
            ("nurse", Some(at(county.contact))),
            ("therapist", Some(at(county.therapist))),
            ("adviser", Some(at(county.adviser))),
            ("mother", Some((county.mother, None))),
            ("child", Some((county.child, None))),
        ]
    }

    /// Everybody else, each signed in, and somebody who is not.
    pub async fn others(&self) -> Result<Vec<(&'static str, Browser)>, Fault> {
        let mut all = Vec::new();
        for (who, account) in self.everybody() {
            all.push((who, self.signed_in(account).await?));
        }
        Ok(all)
    }

    pub async fn sign_in_again(&self, who: &str, browser: &mut Browser) -> Result<(), Fault> {
        let found = self.everybody().into_iter().find(|(one, _)| *one == who);
        if let Some((_, account)) = found {
            *browser = self.signed_in(account).await?;
        }
        Ok(())
    }

    async fn signed_in(&self, account: Option<Account>) -> Result<Browser, Fault> {
        let mut cookie = None;
        if let Some((person, function)) = account {
            // Some seconds apart, as people do: nobody is stopped for signing in too often.
            let times = self.signed_in.fetch_add(1, Ordering::Relaxed);
            let now = (self.site.clock)() + SignedDuration::from_secs(4 * times);
            let token = self.site.house.sign_in(person, function, now).await;
            let token = token.map_err(told)?;
            let name = visitor::cookie_name(&self.site);
            cookie = Some(format!("{name}={}", token.secret()).parse()?);
        }
        Ok(Browser {
            router: self.router.clone(),
            cookie,
        })
    }
}

/// Somebody in a seat, or at home.
type Account = (PersonId, Option<FunctionId>);

fn at(seat: Seat) -> Account {
    (seat.person, Some(seat.function))
}

/// A child with something of most kinds.
async fn about(world: &World, seat: Seat, about: About) -> Result<(), Fault> {
    let sheet = || Sheet::fresh(&world.house);
    let say = about.say;
    let pack = world.house.pack().map_err(told)?;
    let area = AreaKey(pack.areas()[0].key.clone());
    let worker = world.at_work(seat).await;
    let child = Begin {
        name: about.name,
        birth: date(2016, 5, 14),
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![NewGuardian {
            person: Some(about.guardian_is),
            name: about.guardian,
            custody: Custody::Sole,
            language: "svenska".to_owned(),
            interpreter: false,
        }],
        child: about.child_is,
        handlers: Vec::new(),
    };
    let part = begin(&worker, sheet(), child).await.map_err(told)?;
    let seen = Observation {
        seen: say("seen"),
        thought: Some(say("thought")),
        areas: vec![area],
        look_again: date(2026, 12, 4),
    };
    app::write_note::notice(&worker, part, sheet(), seen)
        .await
        .map_err(told)?;
    let tried = OwnTry {
        what: say("tried"),
        result: "Det hjälpte.".to_owned(),
    };
    app::write_note::try_ourselves(&worker, part, sheet(), tried)
        .await
        .map_err(told)?;
    let meeting = MeetingCalled {
        meeting: MeetingId::from_bytes(world.house.fresh()),
        when: date(2026, 12, 1).at(15, 0, 0, 0),
        place: say("place"),
        invited: vec![Invitee {
            who: WhoInvited::Guardian {
                person: about.guardian_is,
            },
            reason: say("reason"),
        }],
        childs_part: "Barnet är med.".to_owned(),
    };
    app::meet::call_meeting(&worker, part, sheet(), meeting)
        .await
        .map_err(told)?;
    let frame = Frame {
        plan: PlanId::from_bytes(world.house.fresh()),
        why: say("plan"),
        units: Vec::new(),
        goals: vec![Goal {
            goal: GoalId::from_bytes(world.house.fresh()),
            words: say("goal"),
            childs_words: true,
            how_we_know: "Det syns.".to_owned(),
        }],
    };
    app::plan::frame_plan(&worker, part, sheet(), frame)
        .await
        .map_err(told)?;
    let guardian = world.at_home(about.guardian_is).await;
    let rooms = app::rooms::rooms(&guardian).await.map_err(told)?;
    let room = rooms.first().ok_or("a guardian has a room")?.0;
    app::words::write_words(&guardian, room, sheet(), say("words"), &Readers::default())
        .await
        .map_err(told)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it stands where an error is turned into another"
)]
fn told(stop: app::Stop) -> Fault {
    format!("the county cannot be made: {stop:?}").into()
}
