//! Journeys in a real browser through the invented county, each page looked at by axe.

use std::fs::File;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::metadata::target_folder;
use crate::run::{Outcome, cargo, free_port, last_lines, read, run};

/// Builds `kring`, serves the demo from a fresh folder and runs every journey against it.
pub fn browser() -> Outcome {
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir("e2e")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    run(&mut cargo([
        "build",
        "--package",
        "server",
        "--bin",
        "kring",
    ]))?;
    let demo = Demo::start(&target_folder()?.join("debug/kring"))?;
    let journeys = run(Command::new("npx")
        .args(["--no-install", "playwright", "test"])
        .current_dir("e2e")
        .env("KRING_URL", format!("http://127.0.0.1:{}", demo.port)));
    journeys.map_err(|why| format!("{why}\nthe demo's last lines:\n{}", last_lines(&demo.log())))
}

/// A running demo; it stops and its folder disappears when this is dropped.
struct Demo {
    folder: PathBuf,
    port: u16,
    server: Child,
}

impl Demo {
    fn start(kring: &Path) -> Outcome<Self> {
        let folder = PathBuf::from(read(Command::new("mktemp").args([
            "-d",
            "--tmpdir",
            "kring-demo.XXXXXX",
        ]))?);
        let port = free_port()?;
        let log = File::create(folder.join("log"))
            .map_err(|error| format!("no log for the demo: {error}"))?;
        let errors = log
            .try_clone()
            .map_err(|error| format!("no log for the demo: {error}"))?;
        let server = Command::new(kring)
            .args(["demo", "--port", &port.to_string(), "--data"])
            .arg(folder.join("data"))
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("the demo did not start: {error}"))?;
        let mut demo = Self {
            folder,
            port,
            server,
        };
        demo.wait_until_ready()?;
        Ok(demo)
    }

    /// The unoptimised binary writes a whole county before it answers: it gets three minutes.
    fn wait_until_ready(&mut self) -> Outcome {
        for _ in 0..900 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            if matches!(self.server.try_wait(), Ok(Some(_))) {
                break;
            }
            sleep(Duration::from_millis(200));
        }
        Err(format!(
            "the demo did not answer; its last lines:\n{}",
            last_lines(&self.log())
        ))
    }

    fn log(&self) -> PathBuf {
        self.folder.join("log")
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_that_ends_at_once_is_told_in_its_own_words() {
        // `echo` repeats how it was called and ends.
        let why = Demo::start(Path::new("echo")).err().unwrap_or_default();
        assert!(why.contains("\ndemo --port"), "{why}");
    }
}
