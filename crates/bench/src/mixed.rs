//! Readers beside writers: nobody meets an error, on either engine.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use app::write_note::notice;
use folder::id::PartId;
use store::Engine;
use store::testing::fresh;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::entries::{observation, part_of};
use crate::figure::Figures;
use crate::place::{Browser, Place};
use crate::spread::Spread;
use crate::{Common, Fault};

const READERS: usize = 64;
const WRITERS: usize = 4;
/// After so many notes a writer goes on to another child: parts stay as large as they are in life.
const NOTES: u32 = 100;
/// So many parts lie ready when it begins.
const PARTS: usize = 8;

struct Busy {
    place: Place,
    parts: Mutex<Vec<PartId>>,
    over: AtomicBool,
}

/// What one reader or writer met.
#[derive(Default)]
struct Met {
    spread: Spread,
    errors: Vec<String>,
}

impl Met {
    fn take(&mut self, begun: Instant, outcome: Result<(), Fault>) {
        match outcome {
            Ok(()) => self.spread.add(begun.elapsed()),
            Err(error) => self.errors.push(error.to_string()),
        }
    }

    fn append(&mut self, mut other: Self) {
        self.spread.append(other.spread);
        self.errors.append(&mut other.errors);
    }
}

/// Lets them work for so many seconds.
pub async fn measure(
    engine: Engine,
    seconds: u64,
    common: &Common,
    figures: &mut Figures,
) -> Result<(), Fault> {
    // On PostgreSQL the databases live as long as the guard does.
    let (place, _guard) = match engine {
        Engine::Sqlite => (common.place("mixed").await?, None),
        Engine::Postgres => {
            let fresh = fresh(engine).await;
            let place = Place::settle(fresh.store, fresh.keyring).await?;
            (place, Some(fresh.guard))
        }
    };
    let mut parts = Vec::new();
    for _ in 0..PARTS {
        parts.push(part_of(&place, NOTES, 10).await?);
    }
    let busy = Arc::new(Busy {
        place,
        parts: Mutex::new(parts),
        over: AtomicBool::new(false),
    });
    let (mut readers, mut writers) = (JoinSet::new(), JoinSet::new());
    for number in 0..READERS {
        let browser = busy.place.sign_in().await?;
        readers.spawn(read(busy.clone(), browser, number));
    }
    for _ in 0..WRITERS {
        writers.spawn(write(busy.clone()));
    }
    sleep(Duration::from_secs(seconds)).await;
    busy.over.store(true, Ordering::Relaxed);
    let (mut pages, mut notes) = (Met::default(), Met::default());
    for met in readers.join_all().await {
        pages.append(met);
    }
    for met in writers.join_all().await {
        notes.append(met);
    }
    for error in pages.errors.iter().chain(&notes.errors).take(5) {
        eprintln!("bench: {error}");
    }
    if pages.spread.count() == 0 || notes.spread.count() == 0 {
        return Err("the time was too short for both to read and to write".into());
    }
    let name = |what: &str| format!("64 readers, 4 writers, {engine:?}: {what}");
    let count = |number: usize| u32::try_from(number).map(f64::from);
    let errors = count(pages.errors.len() + notes.errors.len())?;
    figures.note(
        name("time"),
        Duration::from_secs(seconds).as_secs_f64(),
        "s",
    );
    figures.at_most(name("errors"), errors, "count", 0.0);
    for (what, met) in [("page", pages), ("save", notes)] {
        figures.note(
            name(&format!("{what}s")),
            count(met.spread.count())?,
            "count",
        );
        figures.note(name(&format!("{what} p50")), met.spread.p50(), "ms");
        figures.note(name(&format!("{what} p99")), met.spread.p99(), "ms");
    }
    busy.place.close().await;
    Ok(())
}

async fn read(busy: Arc<Busy>, browser: Browser, number: usize) -> Met {
    let mut met = Met::default();
    let mut turn = number;
    while !busy.over.load(Ordering::Relaxed) {
        turn += 1;
        let part = {
            let parts = busy.parts.lock().unwrap_or_else(PoisonError::into_inner);
            parts[turn % parts.len()]
        };
        let begun = Instant::now();
        let page = browser.timed(part).await;
        met.take(begun, page.map(|_| ()));
    }
    met
}

async fn write(busy: Arc<Busy>) -> Met {
    let mut met = Met::default();
    while !busy.over.load(Ordering::Relaxed) {
        let begun = Instant::now();
        match busy.place.begin().await {
            Ok(part) => {
                busy.parts
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(part);
                for number in 0..NOTES {
                    if busy.over.load(Ordering::Relaxed) {
                        break;
                    }
                    let begun = Instant::now();
                    met.take(begun, save(&busy.place, part, number).await);
                }
            }
            Err(error) => met.take(begun, Err(error)),
        }
    }
    met
}

async fn save(place: &Place, part: PartId, number: u32) -> Result<(), Fault> {
    let cx = place.teacher().await?;
    Ok(notice(&cx, part, place.sheet(), observation(&cx, number)?).await?)
}
