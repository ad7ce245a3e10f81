//! `bench folder`: a child's page through the whole front, with its row in the access log on disk before it is sent.

use std::sync::Arc;

use clap::Args;
use folder::id::PartId;
use store::Engine;
use tokio::task::JoinSet;

use crate::cpu::Used;
use crate::disk::Disk;
use crate::entries::part_of;
use crate::figure::Figures;
use crate::place::{Browser, Packed, Place};
use crate::spread::{Spread, growth, median};
use crate::{Common, Fault, mixed};

/// The size that the bars are set for.
const BARRED: u32 = 100;
/// Milliseconds of processor time a page may cost (standards 2.2).
const CPU_BAR: f64 = 1.5;
/// Milliseconds a page may take beyond one flush of the disk.
const BEYOND_FLUSH: f64 = 2.0;
const READERS: u32 = 32;
const REPETITIONS: u32 = 5;

/// How much is measured.
#[derive(Args)]
pub struct Sizes {
    /// How many entries the part has, one run for each.
    #[arg(
        long = "sizes",
        value_delimiter = ',',
        default_value = "10,100,1000,10000"
    )]
    entries: Vec<u32>,
    /// Pages of a hundred entries for each figure; fewer of larger parts.
    #[arg(long, default_value_t = 400)]
    pages: u32,
    /// How long 64 readers and 4 writers work side by side, for each engine; 0 leaves it out.
    #[arg(long, default_value_t = 60, value_name = "SECONDS")]
    mixed: u64,
}

/// Measures by size, then readers beside writers.
pub async fn measure(sizes: &Sizes, common: &Common, figures: &mut Figures) -> Result<(), Fault> {
    let mut disk = Disk::at(&common.data)?;
    let place = common.place("folder").await?;
    let (mut cpu, mut wall) = (Vec::new(), Vec::new());
    for size in &sizes.entries {
        let pages = (sizes.pages.saturating_mul(BARRED) / size).clamp(10, sizes.pages);
        let cost = one_size(&place, &mut disk, *size, pages, figures).await?;
        cpu.push((f64::from(*size), cost.cpu));
        wall.push((f64::from(*size), cost.wall));
    }
    if cpu.len() > 1 {
        figures.note("growth of cpu", growth(&cpu), "exponent");
        figures.note("growth of wall p50", growth(&wall), "exponent");
    }
    place.close().await;
    if sizes.mixed > 0 {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            mixed::measure(engine, sizes.mixed, common, figures).await?;
        }
    }
    Ok(())
}

struct Cost {
    cpu: f64,
    wall: f64,
}

async fn one_size(
    place: &Place,
    disk: &mut Disk,
    size: u32,
    pages: u32,
    figures: &mut Figures,
) -> Result<Cost, Fault> {
    let measures = 10.min(size / 2);
    let part = part_of(place, size, measures).await?;
    let browser = place.sign_in().await?;
    let name = |what: &str| format!("{size} entries: {what}");
    let (plain, packed) = browser.look(part).await?;
    figures.note(name("measures in the plan"), measures.into(), "count");
    figures.note(name("page"), kilobytes(plain)?, "kB");
    figures.note(name("page, gzip"), kilobytes(packed)?, "kB");

    // One reader. Flushes and pages take turns, so that both meet the same disk.
    let (mut flushes, mut alone) = (Spread::default(), Spread::default());
    for _ in 0..pages {
        flushes.add(disk.flush()?);
        alone.add(browser.timed(part).await?);
    }
    let flush = flushes.p50();
    figures.note(name("flush p50"), flush, "ms");
    let limit = (size == BARRED).then_some(flush + BEYOND_FLUSH);
    limited(figures, name("1 reader wall p50"), alone.p50(), limit);
    figures.note(name("1 reader wall p99"), alone.p99(), "ms");

    let cpu = cpu_of(pages, async || {
        browser.page(part, Packed::Gzip).await.map(|_| ())
    })
    .await?;
    let limit = (size == BARRED).then_some(CPU_BAR);
    limited(figures, name("cpu per page"), cpu, limit);
    let unpacked = cpu_of(pages, async || {
        browser.page(part, Packed::Plain).await.map(|_| ())
    })
    .await?;
    figures.note(name("cpu per page without gzip"), unpacked, "ms");
    let bare = cpu_of(pages, async || {
        place.read_bare(&browser, part).await.map(|_| ())
    })
    .await?;
    figures.note(name("cpu of the same SQL, bare driver"), bare, "ms");
    figures.note(name("cpu, page against bare driver"), cpu / bare, "times");

    many_readers(&browser, part, pages, &name, figures).await?;
    Ok(Cost {
        cpu,
        wall: alone.p50(),
    })
}

fn limited(figures: &mut Figures, name: String, value: f64, limit: Option<f64>) {
    match limit {
        Some(bar) => figures.at_most(name, value, "ms", bar),
        None => figures.note(name, value, "ms"),
    }
}

/// The median of some repetitions, in milliseconds for one time.
async fn cpu_of(
    times: u32,
    mut what: impl AsyncFnMut() -> Result<(), Fault>,
) -> Result<f64, Fault> {
    let times = times.div_ceil(REPETITIONS);
    let mut repetitions = Vec::new();
    for _ in 0..REPETITIONS {
        let used = Used::from_now();
        for _ in 0..times {
            what().await?;
        }
        repetitions.push(used.ms() / f64::from(times));
    }
    Ok(median(repetitions))
}

async fn many_readers(
    browser: &Browser,
    part: PartId,
    pages: u32,
    name: &impl Fn(&str) -> String,
    figures: &mut Figures,
) -> Result<(), Fault> {
    let each = pages.div_ceil(READERS).max(2);
    let browser = Arc::new(browser.clone());
    let used = Used::from_now();
    let mut readers = JoinSet::new();
    for _ in 0..READERS {
        let browser = browser.clone();
        readers.spawn(async move {
            let mut spread = Spread::default();
            for _ in 0..each {
                spread.add(browser.timed(part).await?);
            }
            Ok::<_, Fault>(spread)
        });
    }
    let mut together = Spread::default();
    for spread in readers.join_all().await {
        together.append(spread?);
    }
    let cpu = used.ms() / f64::from(each * READERS);
    figures.note(name("32 readers wall p50"), together.p50(), "ms");
    figures.note(name("32 readers wall p99"), together.p99(), "ms");
    figures.note(name("32 readers cpu per page"), cpu, "ms");
    Ok(())
}

fn kilobytes(bytes: usize) -> Result<f64, Fault> {
    Ok(f64::from(u32::try_from(bytes)?) / 1000.0)
}
