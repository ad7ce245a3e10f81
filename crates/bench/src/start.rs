//! `bench start`: the binary's size, how soon it answers, what it holds at rest, and what its pages weigh.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use clap::Args;

use crate::disk::Disk;
use crate::figure::Figures;
use crate::spread::Spread;
use crate::wire::Visitor;
use crate::{Common, Fault};

const BINARY_MB: f64 = 30.0;
const FIRST_ANSWER_MS: f64 = 500.0;
const IDLE_MB: f64 = 60.0;
const FIRST_VISIT_KB: f64 = 60.0;
const REPEAT_VISIT_KB: f64 = 15.0;
const SIGN_IN: &str = "/sign-in";

/// Which server.
#[derive(Args)]
pub struct Server {
    /// The binary, as it is released.
    #[arg(long, value_name = "FILE")]
    kring: PathBuf,
    /// How often it is started.
    #[arg(long, default_value_t = 5)]
    starts: u32,
}

/// Makes the invented county once, then starts on what is there.
pub fn measure(server: &Server, common: &Common, figures: &mut Figures) -> Result<(), Fault> {
    Disk::at(&common.data)?;
    let data = common.fresh_folder("start")?;
    let size = std::fs::metadata(&server.kring)?.len();
    figures.at_most("binary", thousands(size)? / 1000.0, "MB", BINARY_MB);
    let made = Running::start(&server.kring, &data)?;
    figures.note("making the invented county", made.took.as_secs_f64(), "s");
    made.stop()?;
    let mut starts = Spread::default();
    for _ in 1..server.starts {
        let running = Running::start(&server.kring, &data)?;
        starts.add(running.took);
        running.stop()?;
    }
    let running = Running::start(&server.kring, &data)?;
    starts.add(running.took);
    figures.at_most(
        "first 200 after start, slowest",
        starts.slowest(),
        "ms",
        FIRST_ANSWER_MS,
    );
    figures.note("first 200 after start, p50", starts.p50(), "ms");
    sleep(Duration::from_secs(5));
    figures.at_most("resident at rest", running.resident_mb()?, "MB", IDLE_MB);
    weigh_pages(&Visitor::new(running.port), figures)?;
    figures.note("resident after those visits", running.resident_mb()?, "MB");
    running.stop()
}

/// A demo that answers. It ends with this, however that happens.
struct Running {
    server: Child,
    port: u16,
    took: Duration,
}

impl Running {
    fn start(kring: &Path, data: &Path) -> Result<Self, Fault> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let log = File::create(data.join("log"))?;
        let begun = Instant::now();
        let server = Command::new(kring)
            .args(["demo", "--port", &port.to_string(), "--data"])
            .arg(data.join("data"))
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        let mut running = Self {
            server,
            port,
            took: Duration::ZERO,
        };
        let stranger = Visitor::new(port);
        while begun.elapsed() < Duration::from_mins(3) {
            if stranger.read(SIGN_IN).is_ok_and(|answer| answer.is_ok()) {
                running.took = begun.elapsed();
                return Ok(running);
            }
            if running.server.try_wait()?.is_some() {
                break;
            }
            sleep(Duration::from_millis(1));
        }
        Err(format!(
            "the demo did not answer; see {}",
            data.join("log").display()
        )
        .into())
    }

    /// What the process holds in memory, in MB.
    fn resident_mb(&self) -> Result<f64, Fault> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id()))?;
        let kibibytes: u64 = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|rest| rest.trim().strip_suffix(" kB"))
            .ok_or("the system does not tell what the process holds")?
            .parse()?;
        Ok(thousands(kibibytes * 1024)? / 1000.0)
    }

    /// Asks it to end, as an operator does, and waits.
    fn stop(mut self) -> Result<(), Fault> {
        let id = self.server.id().to_string();
        Command::new("kill").arg(id).status()?;
        self.server.wait()?;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The sign-in, and the heaviest page about a child and the heaviest room of the whole county.
fn weigh_pages(stranger: &Visitor, figures: &mut Figures) -> Result<(), Fault> {
    let page = stranger.read(SIGN_IN)?;
    weigh("sign-in", stranger, SIGN_IN, figures)?;
    let mut heaviest = [
        Heaviest::new("a child's page at work", "/parts/"),
        Heaviest::new("a room", "/rooms/"),
    ];
    for choice in page
        .values("value", "")
        .iter()
        .filter(|value| is_somebody(value))
    {
        let visitor = stranger.sign_in(choice)?;
        let home = visitor.read("/")?;
        for one in &mut heaviest {
            one.look(&visitor, &home)?;
        }
    }
    for Heaviest { name, found, .. } in heaviest {
        let (_, visitor, path) = found.ok_or_else(|| format!("nobody has {name}"))?;
        weigh(name, &visitor, &path, figures)?;
    }
    Ok(())
}

/// `person:function` or `person:-`.
fn is_somebody(value: &str) -> bool {
    value.contains(':')
        && value
            .chars()
            .all(|one| one.is_ascii_hexdigit() || one == ':' || one == '-')
}

struct Heaviest {
    name: &'static str,
    beginning: &'static str,
    found: Option<(usize, Visitor, String)>,
}

impl Heaviest {
    const fn new(name: &'static str, beginning: &'static str) -> Self {
        Self {
            name,
            beginning,
            found: None,
        }
    }

    /// Follows the links of somebody's first page.
    fn look(&mut self, visitor: &Visitor, home: &crate::wire::Answer) -> Result<(), Fault> {
        let mut paths = home.values("href", self.beginning);
        paths.extend(
            home.header("location")
                .filter(|path| path.starts_with(self.beginning))
                .map(ToOwned::to_owned),
        );
        // Only the page itself, none of those beneath it.
        paths.retain(|path| !path[self.beginning.len()..].contains(['/', '?', '#']));
        for path in paths {
            let bytes = visitor.weigh(&path)?.bytes;
            if self.found.as_ref().is_none_or(|(most, ..)| bytes > *most) {
                self.found = Some((bytes, visitor.clone(), path));
            }
        }
        Ok(())
    }
}

/// A first visit fetches the page and everything it names; a repeated one only what may not be kept.
fn weigh(name: &str, visitor: &Visitor, path: &str, figures: &mut Figures) -> Result<(), Fault> {
    let page = visitor.read(path)?;
    let mut resources = page.values("href", "/assets/");
    resources.extend(page.values("src", ""));
    if resources.is_empty() {
        return Err(format!("{path} names no style sheet").into());
    }
    let html = visitor.weigh(path)?.bytes;
    let (mut first, mut repeat) = (html, html);
    for resource in &resources {
        let answer = visitor.weigh(resource)?;
        first += answer.bytes;
        let kept = answer
            .header("cache-control")
            .is_some_and(|how| how.contains("immutable"));
        if !kept {
            repeat += answer.bytes;
        }
    }
    let kilobytes = |bytes: usize| thousands(u64::try_from(bytes)?);
    figures.at_most(
        format!("{name}: first visit"),
        kilobytes(first)?,
        "kB",
        FIRST_VISIT_KB,
    );
    figures.at_most(
        format!("{name}: repeated visit"),
        kilobytes(repeat)?,
        "kB",
        REPEAT_VISIT_KB,
    );
    Ok(())
}

fn thousands(bytes: u64) -> Result<f64, Fault> {
    Ok(f64::from(u32::try_from(bytes)?) / 1000.0)
}
