//! `cargo xtask bench …`: what a page, a save and a start cost, held against the same machine in the same run
//! (design.md 9). For whoever builds Kring; no part of the product.

mod cpu;
mod decide;
mod disk;
mod entries;
mod figure;
mod folder_pages;
mod mixed;
mod place;
mod save;
mod spread;
mod start;
mod wire;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use store::{Keyring, Store};

use crate::figure::Figures;
use crate::place::Place;

/// Anything that keeps a run from measuring.
type Fault = Box<dyn std::error::Error + Send + Sync>;

#[derive(Parser)]
#[command(name = "bench", about = "What Kring costs, measured on this machine")]
struct Cli {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    common: Common,
}

#[derive(Subcommand)]
enum What {
    /// Asks the policies, and folds the view of a thousand entries.
    Decide(decide::Times),
    /// Opens a child's page, by size of the part, and reads and writes at once.
    Folder(folder_pages::Sizes),
    /// Saves an entry durably.
    Save(save::Times),
    /// Starts the server, lets it rest and weighs its pages.
    Start(start::Server),
}

#[derive(Args)]
struct Common {
    /// Where the databases lie while measuring: on the disk to be measured.
    #[arg(
        long,
        global = true,
        default_value = "target/bench",
        value_name = "DIR"
    )]
    data: PathBuf,
    /// Also keeps the figures in this file, one JSON line each.
    #[arg(long, global = true, value_name = "FILE")]
    json: Option<PathBuf>,
}

impl Common {
    /// An empty folder on the disk to be measured.
    fn fresh_folder(&self, name: &str) -> Result<PathBuf, Fault> {
        let folder = self.data.join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// A house on `SQLite` in an empty folder.
    async fn place(&self, name: &str) -> Result<Place, Fault> {
        let folder = self.fresh_folder(name)?;
        let address = |file: &str| format!("sqlite:{}", folder.join(file).display());
        let store = Store::open(&address("kring.sqlite")).await?;
        let keyring = Keyring::open(&address("keyring.sqlite")).await?;
        Place::settle(store, keyring).await
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("bench: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn run(Cli { what, common }: Cli) -> Result<ExitCode, Fault> {
    let mut figures = Figures::default();
    let of = match &what {
        What::Decide(times) => {
            decide::measure(times, &mut figures)?;
            "decide"
        }
        What::Folder(sizes) => {
            folder_pages::measure(sizes, &common, &mut figures).await?;
            "folder"
        }
        What::Save(times) => {
            save::measure(times, &common, &mut figures).await?;
            "save"
        }
        What::Start(server) => {
            start::measure(server, &common, &mut figures)?;
            "start"
        }
    };
    figures.finish(of, common.json.as_deref())
}

/// A line to whoever measures.
#[expect(clippy::print_stdout, reason = "a command speaks to its terminal")]
fn say(line: &str) {
    println!("{line}");
}
