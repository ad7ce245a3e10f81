//! `kring demo --story`: the stories without a browser.

use std::cell::RefCell;
use std::process::ExitCode;

use app::House;

use super::Fault;
use crate::data::Data;
use crate::{clock, say};

/// Plays the stories under a pack in houses of their own, with a line for each step.
pub async fn run(pack: &str) -> Result<ExitCode, Fault> {
    let folders = RefCell::new(Vec::new());
    let open = async || -> Result<House, Fault> {
        let folder = tempfile::tempdir()?;
        let data = Data {
            data: folder.path().to_owned(),
            database: None,
        };
        folders.borrow_mut().push(folder);
        data.open().await
    };
    let report = demo::story::play(open, pack, clock::now()).await?;
    for line in &report.lines {
        say::line(line);
    }
    Ok(if report.unexpected == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
