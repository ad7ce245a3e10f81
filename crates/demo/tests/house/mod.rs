//! An empty house on fresh databases.

use app::{House, Opening};
use jiff::tz::TimeZone;
use seal::Key;
use store::Engine;
use store::testing::{Fresh, Guard, fresh};
use testkit::Seeded;

/// A moment on a Sunday: the hardest day to be earlier than.
pub const NOW: &str = "2026-11-22T14:40:00Z";

/// An empty house.
pub async fn empty(engine: Engine) -> (House, Guard) {
    let Fresh {
        store,
        keyring,
        guard,
    } = fresh(engine).await;
    let house = House::open(Opening {
        store,
        keyring,
        installation: Key::from_bytes([7; 32]),
        zone: TimeZone::get("Europe/Stockholm").unwrap(),
        entropy: Box::new(Seeded::new(11)),
        packs: practice::Packs::builtin(),
    })
    .await
    .unwrap();
    (house, guard)
}
