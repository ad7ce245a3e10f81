//! `kring verify`: was anything changed, taken away or put in?

use std::process::ExitCode;

use clap::Args;

use super::Fault;
use crate::data::Data;
use crate::say;

/// Verifies every part's chain without opening an entry.
#[derive(Args)]
pub struct Verify {
    #[command(flatten)]
    data: Data,
}

impl Verify {
    /// Says what was found.
    pub async fn run(self) -> Result<ExitCode, Fault> {
        let house = self.data.open().await?;
        let found = house.verify().await?;
        house.close().await;
        for (part, entry) in &found.broken {
            say::line(format!("part {part}: the chain breaks at entry {entry}"));
        }
        say::line(format!(
            "verify: {} parts with {} entries hold, {} do not",
            found.parts,
            found.entries,
            found.broken.len()
        ));
        Ok(if found.broken.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}
