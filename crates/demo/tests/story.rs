//! The stories end as they should, under both packs.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod house;

use std::cell::RefCell;

use app::{House, Stop};
use demo::story::{Report, play};
use house::{NOW, empty};
use store::Engine;

async fn told(engine: Engine, pack: &str) -> Report {
    let guards = RefCell::new(Vec::new());
    let open = async || -> Result<House, Stop> {
        let (house, guard) = empty(engine).await;
        guards.borrow_mut().push(guard);
        Ok(house)
    };
    play(open, pack, NOW.parse().unwrap()).await.unwrap()
}

fn is_as_it_should(report: &Report) {
    let told = report.lines.join("\n");
    assert_eq!(report.unexpected, 0, "{told}");
    assert!(report.refused >= 15, "{told}");
    assert_eq!(
        report.lines.last().unwrap(),
        &format!(
            "story: {} steps, {} refused as they should, 0 unexpected",
            report.steps, report.refused
        )
    );
}

#[tokio::test]
async fn the_stories_end_as_they_should_on_sqlite_with_seven_areas() {
    is_as_it_should(&told(Engine::Sqlite, "kronoberg").await);
}

#[tokio::test]
async fn the_stories_end_as_they_should_on_sqlite_with_eight_areas() {
    is_as_it_should(&told(Engine::Sqlite, "girfec").await);
}

#[tokio::test]
#[ignore = "opens some seventy databases, for minutes: runs with cargo xtask test --full"]
async fn the_stories_end_as_they_should_on_postgres() {
    is_as_it_should(&told(Engine::Postgres, "kronoberg").await);
}
