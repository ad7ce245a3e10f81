//! `kring check`: is what is loaded from files sound?

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use practice::{Pack, Packs};

use super::Fault;
use crate::say;

/// Checks practice packs.
#[derive(Args)]
pub struct Check {
    /// The folder of a pack: pack.toml and one .ftl per language. Without it the built-in packs are checked.
    #[arg(long, value_name = "DIR")]
    pack: Option<PathBuf>,
}

impl Check {
    /// Says each problem on a line.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let packs = match self.pack {
            Some(folder) => vec![read(&folder)?],
            None => Packs::builtin().iter().cloned().collect(),
        };
        let mut sound = true;
        for pack in &packs {
            let (id, version) = pack.reference();
            let problems = pack.validate();
            sound &= problems.is_empty();
            for problem in &problems {
                say::line(format!("{id} {version}: {problem}"));
            }
            if problems.is_empty() {
                say::line(format!("{id} {version}: sound"));
            }
        }
        Ok(if sound {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

fn read(folder: &std::path::Path) -> Result<Pack, Fault> {
    let toml = std::fs::read_to_string(folder.join("pack.toml"))?;
    let mut texts = Vec::new();
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "ftl")
            && let Some(language) = path.file_stem().and_then(|stem| stem.to_str())
        {
            texts.push((language.to_owned(), std::fs::read_to_string(&path)?));
        }
    }
    texts.sort();
    let texts: Vec<_> = texts
        .iter()
        .map(|(language, text)| (language.as_str(), text.as_str()))
        .collect();
    Ok(Pack::parse(&toml, &texts)?)
}
