//! A house on fresh databases with the small county in it.

use app::{Cx, House, Opening};
use folder::id::{FunctionId, PersonId};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use practice::Packs;
use seal::Key;
use store::testing::{Fresh, Guard, fresh};
use store::{Engine, Holding, Keyring, Store};

use crate::county::{County, Seat};
use crate::seeded::Stream;

/// A world in a box.
pub struct World {
    /// The house.
    pub house: House,
    /// The county in it.
    pub county: County,
    /// The moment it is.
    pub now: Timestamp,
    /// Keeps the databases there.
    pub guard: Guard,
    /// The engine.
    pub engine: Engine,
    /// Where the house's randomness comes from.
    pub stream: Stream,
    seed: u64,
}

impl World {
    /// A fresh world on an engine, with the small county under a pack.
    pub async fn new(engine: Engine, seed: u64, pack: &str) -> Self {
        let mut world = Self::empty(engine, seed).await;
        world.settle(pack).await;
        world
    }

    /// A fresh world on an engine with nothing in it.
    pub async fn empty(engine: Engine, seed: u64) -> Self {
        let Fresh {
            store,
            keyring,
            guard,
        } = fresh(engine).await;
        let now = "2026-11-20T14:40:00Z".parse().expect("this is a moment");
        let stream = Stream::new(seed);
        let house = open(store, keyring, stream.clone()).await;
        Self {
            house,
            county: County::new(),
            now,
            guard,
            engine,
            stream,
            seed,
        }
    }

    async fn settle(&mut self, pack: &str) {
        self.house
            .set_directory(self.county.directory(pack))
            .await
            .expect("the county hangs together");
        let day = self.now.to_zoned(TimeZone::UTC).date();
        for person in self.county.people() {
            self.house
                .put_person(&person)
                .await
                .expect("a person is kept");
        }
        for seat in self.county.seats() {
            self.house
                .seat(seat.person, seat.function, day)
                .await
                .expect("a seat is taken");
        }
    }

    /// Yesterday was somebody's last day in a seat, as when an account has ended.
    pub async fn leaves(&self, seat: Seat) {
        let today = self.now.to_zoned(TimeZone::UTC).date();
        let yesterday = today.yesterday().expect("there is a day before");
        let store = Store::open(&self.guard.store)
            .await
            .expect("the store opens");
        let held = store.holdings(seat.person).await.expect("seats are known");
        for holding in held.iter().filter(|one| one.function == seat.function) {
            let left = Holding {
                to: Some(yesterday),
                ..*holding
            };
            store.put_holding(left).await.expect("a seat is left");
        }
    }

    /// The same world with its databases at other addresses: a restored backup, or a second server.
    pub async fn reopen(&mut self, store: &str, keyring: &str) {
        let store = Store::open(store).await.expect("the store opens");
        let keyring = Keyring::open(keyring).await.expect("the keyring opens");
        // Another stream of randomness: ids are never reused.
        self.seed += 1;
        self.stream = Stream::new(self.seed);
        self.house = open(store, keyring, self.stream.clone()).await;
    }

    /// A second server beside the first, on the same databases.
    pub async fn second_server(&self) -> House {
        let store = Store::open(&self.guard.store).await;
        let keyring = Keyring::open(&self.guard.keyring).await;
        open(
            store.expect("the store opens"),
            keyring.expect("the keyring opens"),
            Stream::new(self.seed + 1),
        )
        .await
    }

    /// Somebody at work, by another server.
    pub async fn at_work_by<'a>(&self, house: &'a House, seat: Seat) -> Cx<'a> {
        house
            .acting(seat.person, Some(seat.function), self.now)
            .await
            .expect("this person may act")
            .cx(house, self.now)
    }

    /// Somebody at work.
    pub async fn at_work(&self, seat: Seat) -> Cx<'_> {
        self.acting(seat.person, Some(seat.function)).await
    }

    /// Somebody of the family.
    pub async fn at_home(&self, person: PersonId) -> Cx<'_> {
        self.acting(person, None).await
    }

    async fn acting(&self, person: PersonId, function: Option<FunctionId>) -> Cx<'_> {
        self.house
            .acting(person, function, self.now)
            .await
            .expect("this person may act")
            .cx(&self.house, self.now)
    }
}

async fn open(store: Store, keyring: Keyring, stream: Stream) -> House {
    House::open(Opening {
        store,
        keyring,
        installation: Key::from_bytes([7; 32]),
        zone: TimeZone::get("Europe/Stockholm").expect("the zone is bundled"),
        entropy: Box::new(stream),
        packs: Packs::builtin(),
    })
    .await
    .expect("a house opens on fresh databases")
}
