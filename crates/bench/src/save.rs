//! `bench save`: a durable entry against one flush of the same disk.

use std::time::Instant;

use app::write_note::notice;
use clap::Args;

use crate::cpu::Used;
use crate::disk::Disk;
use crate::entries::{observation, part_of};
use crate::figure::Figures;
use crate::spread::Spread;
use crate::{Common, Fault};

/// Milliseconds a save may take beyond one flush of the disk.
const BEYOND_FLUSH: f64 = 2.0;

/// How much is measured.
#[derive(Args)]
pub struct Times {
    /// Entries to save.
    #[arg(long, default_value_t = 400)]
    saves: u32,
    /// Entries in a part before.
    #[arg(long, default_value_t = 100)]
    size: u32,
    /// Parts that the entries are spread over, so that none grows much while it is measured.
    #[arg(long, default_value_t = 8)]
    parts: u32,
}

/// Flushes and saves take turns, so that both meet the same disk.
pub async fn measure(times: &Times, common: &Common, figures: &mut Figures) -> Result<(), Fault> {
    let mut disk = Disk::at(&common.data)?;
    let place = common.place("save").await?;
    let mut parts = Vec::new();
    for _ in 0..times.parts.max(1) {
        parts.push(part_of(&place, times.size, 10.min(times.size / 2)).await?);
    }
    let (mut flushes, mut saves) = (Spread::default(), Spread::default());
    let mut cpu = 0.0;
    for (number, part) in (0..times.saves).zip(parts.iter().cycle()) {
        flushes.add(disk.flush()?);
        let cx = place.teacher().await?;
        let (sheet, seen) = (place.sheet(), observation(&cx, number)?);
        let (begun, used) = (Instant::now(), Used::from_now());
        notice(&cx, *part, sheet, seen).await?;
        saves.add(begun.elapsed());
        cpu += used.ms();
    }
    place.close().await;
    let flush = flushes.p50();
    figures.note("flush p50", flush, "ms");
    figures.note("flush p99", flushes.p99(), "ms");
    figures.at_most("save p50", saves.p50(), "ms", flush + BEYOND_FLUSH);
    figures.note("save p99", saves.p99(), "ms");
    figures.note("save p50 against flush", saves.p50() / flush, "times");
    figures.note("cpu per save", cpu / f64::from(times.saves), "ms");
    Ok(())
}
