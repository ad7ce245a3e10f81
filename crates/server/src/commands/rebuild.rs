//! `kring rebuild`: the registers again from the journals.

use std::process::ExitCode;

use clap::Args;

use super::Fault;
use crate::data::Data;
use crate::{clock, say};

/// Rebuilds every register row.
#[derive(Args)]
pub struct Rebuild {
    #[command(flatten)]
    data: Data,
}

impl Rebuild {
    /// Says how much was gone through.
    pub async fn run(self) -> Result<ExitCode, Fault> {
        let house = self.data.open().await?;
        let parts = house.rebuild(clock::now()).await?;
        house.close().await;
        say::line(format!("rebuild: {parts} parts"));
        Ok(ExitCode::SUCCESS)
    }
}
