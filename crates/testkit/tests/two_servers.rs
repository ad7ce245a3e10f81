//! A server remembers what it has opened, and never at the price of the truth: what another server wrote or destroyed
//! shows at the very next request, on both engines.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use app::show_part::show_part;
use app::write_note::try_ourselves;
use app::{Cx, Sheet};
use folder::entry::OwnTry;
use folder::id::{EntryId, PartId};
use store::Engine;
use testkit::World;

async fn tried(cx: &Cx<'_>, part: PartId, what: &str) -> EntryId {
    let sheet = Sheet::fresh(cx.house);
    let tried = OwnTry {
        what: what.to_owned(),
        result: "Lugnare".to_owned(),
    };
    try_ourselves(cx, part, sheet, tried).await.unwrap();
    sheet.id
}

async fn reads(cx: &Cx<'_>, part: PartId) -> Vec<EntryId> {
    let view = show_part(cx, part).await.unwrap().view;
    let entries = view.timeline().map(|written| written.id);
    entries.collect()
}

#[tokio::test]
async fn what_one_server_does_shows_at_the_others_next_request() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let world = World::new(engine, 3, "kronoberg").await;
        let other = world.second_server().await;
        let here = world.at_work(world.county.teacher).await;
        let there = world.at_work_by(&other, world.county.teacher).await;
        let part = world.begun().await;

        let first = tried(&here, part, "Liten grupp").await;
        assert!(reads(&here, part).await.contains(&first));
        assert_eq!(reads(&here, part).await, reads(&there, part).await);

        // Written there, read here; then both go on from what the other wrote.
        let second = tried(&there, part, "Bilder").await;
        assert_eq!(reads(&here, part).await[..2], [second, first]);
        let third = tried(&here, part, "Samma vuxen").await;
        assert_eq!(reads(&there, part).await[..3], [third, second, first]);

        // Destroyed there, gone here.
        other.dispose_entry(part, second, world.now).await.unwrap();
        let left = reads(&here, part).await;
        assert_eq!(left[..2], [third, first]);
        assert_eq!(left, reads(&there, part).await);
        other.dispose_part(part, world.now).await.unwrap();
        assert!(show_part(&here, part).await.is_err());
        other.close().await;
    }
}
