//! `kring demo`: an invented county in a local folder, served at once.

use std::process::ExitCode;

use clap::Args;
use tokio::net::TcpListener;

use super::Fault;
use crate::data::Data;
use crate::serve::{demo_site, serve};
use crate::{clock, say};

/// An invented county. A second start keeps what was written.
#[derive(Args)]
pub struct Demo {
    #[command(flatten)]
    data: Data,
    /// The port on this machine.
    #[arg(long, default_value_t = 8080, value_name = "N")]
    port: u16,
    /// Start over: forget what was written.
    #[arg(long)]
    reset: bool,
    /// The practice pack of a new county.
    #[arg(long, default_value = "kronoberg", value_name = "ID")]
    pack: String,
    /// Play the stories without a browser, with a line for each step, and stop.
    #[arg(long)]
    story: bool,
}

impl Demo {
    /// Creates what is missing, says where and who, and serves.
    pub async fn run(self) -> Result<ExitCode, Fault> {
        if self.story {
            return super::story::run(&self.pack).await;
        }
        // Bound first: a taken port is said before anything is created.
        let listener = TcpListener::bind(("127.0.0.1", self.port))
            .await
            .map_err(|error| format!("port {} cannot be used: {error}", self.port))?;
        if self.reset {
            self.data.reset().await?;
        }
        let mut house = self.data.open().await?;
        if house.is_empty() {
            say::line("Creating an invented county …");
            demo::build(&mut house, &self.pack, clock::now()).await?;
        }
        for line in demo::who_can_sign_in(&house, clock::now()).await? {
            say::line(line);
        }
        say::line(format!(
            "Kring is at http://{} (stop with Ctrl-C)",
            listener.local_addr()?
        ));
        serve(listener, demo_site(house)?).await?;
        Ok(ExitCode::SUCCESS)
    }
}
