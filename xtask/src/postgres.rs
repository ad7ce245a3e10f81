//! A PostgreSQL of our own: a fresh cluster on a free port, gone when it is no longer needed.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::provision::{Tool, is_root, provision};
use crate::run::{Outcome, free_port, last_lines, read, say};

/// How the address of a test cluster reaches the tests.
pub const ADDRESS: &str = "KRING_TEST_POSTGRES";

/// For a cluster that is thrown away: no wait for the disk.
pub const THROWAWAY: &[&str] = &["-c", "fsync=off"];

/// `cargo xtask postgres`: one for whoever works on tests, until Ctrl-C.
pub fn postgres() -> Outcome {
    provision(&[Tool::Postgres])?;
    let mut postgres = Postgres::start(&[])?;
    say(&format!("export {ADDRESS}={}", postgres.address()));
    postgres
        .server
        .wait()
        .map(|_| ())
        .map_err(|error| format!("lost sight of PostgreSQL: {error}"))
}

/// A running cluster; it stops and its folder disappears when this is dropped.
pub struct Postgres {
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
    server: Child,
}

impl Postgres {
    /// Makes a cluster that trusts whoever is on this machine and starts it with the given options.
    pub fn start(options: &[&str]) -> Outcome<Self> {
        let programs = programs()?;
        let folder = PathBuf::from(read(as_owner("mktemp")?.args([
            "-d",
            "--tmpdir",
            "kring-postgres.XXXXXX",
        ]))?);
        let data = folder.join("data");
        read(
            as_owner(programs.join("initdb"))?
                .arg("--pgdata")
                .arg(&data)
                .args([
                    "--username",
                    "postgres",
                    "--auth",
                    "trust",
                    "--encoding",
                    "UTF8",
                    "--locale",
                    "C.UTF-8",
                    "--no-sync",
                ]),
        )?;
        let port = free_port()?;
        // The shell outlives its server by one step, so that the folder goes even when Ctrl-C ends us. The server's
        // last children may still be writing there: it is tried until it goes.
        let server = as_owner("sh")?
            .arg("-c")
            .arg(r#"folder=$1; shift; trap : INT TERM; "$@" >"$folder/log" 2>&1; until rm -rf "$folder"; do sleep 0.2; done"#)
            .arg("sh")
            .arg(&folder)
            .arg(programs.join("postgres"))
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args([
                "-p",
                &port.to_string(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "max_connections=200",
            ])
            .args(options)
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| format!("PostgreSQL did not start: {error}"))?;
        let mut postgres = Self {
            folder,
            programs,
            port,
            server,
        };
        postgres.wait_until_ready()?;
        Ok(postgres)
    }

    /// Where it answers, as `store` wants to hear it.
    pub fn address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_ready(&mut self) -> Outcome {
        for _ in 0..150 {
            let port = self.port.to_string();
            if read(Command::new(self.programs.join("pg_isready")).args([
                "-h",
                "127.0.0.1",
                "-p",
                &port,
            ]))
            .is_ok()
            {
                return Ok(());
            }
            if matches!(self.server.try_wait(), Ok(Some(_))) {
                break;
            }
            sleep(Duration::from_millis(200));
        }
        Err(format!(
            "PostgreSQL did not come up within 30 s; it said:\n{}",
            last_lines(&self.folder.join("log"))
        ))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Whether it says that it stopped does not matter: the folder may be gone before it has looked. The shell around
        // the server ends once it has removed the folder.
        let _ = as_owner(self.programs.join("pg_ctl")).and_then(|mut command| {
            read(
                command
                    .args(["stop", "--mode", "immediate", "--pgdata"])
                    .arg(self.folder.join("data")),
            )
        });
        for _ in 0..100 {
            if !matches!(self.server.try_wait(), Ok(None)) {
                break;
            }
            sleep(Duration::from_millis(100));
        }
    }
}

/// The folder of the newest server programs: Debian keeps them apart from the path.
pub fn programs() -> Outcome<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    versions
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .map(|version| {
            Path::new("/usr/lib/postgresql")
                .join(version.to_string())
                .join("bin")
        })
        .filter(|programs| programs.join("initdb").exists())
        .max_by_key(|programs| {
            programs
                .parent()
                .and_then(Path::file_name)
                .and_then(|name| name.to_str()?.parse::<u32>().ok())
        })
        .or_else(|| {
            read(Command::new("pg_config").arg("--bindir"))
                .ok()
                .map(PathBuf::from)
                .filter(|bin| bin.join("initdb").exists())
        })
        .ok_or_else(|| "no PostgreSQL server is installed".to_owned())
}

/// A command as whoever owns the cluster: PostgreSQL refuses root, so root hands over to the user `postgres`.
fn as_owner(program: impl AsRef<std::ffi::OsStr>) -> Outcome<Command> {
    let mut command = Command::new(program);
    command.current_dir("/");
    if is_root() {
        let number = |what: &str| -> Outcome<u32> {
            read(Command::new("id").args([what, "postgres"]))?
                .parse()
                .map_err(|_| "the user postgres has no number".to_owned())
        };
        command.uid(number("-u")?).gid(number("-g")?);
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() -> Outcome {
        let postgres = Postgres::start(THROWAWAY)?;
        let folder = postgres.folder.clone();
        let answer =
            read(Command::new("psql").args([&postgres.address(), "-Atc", "select 6 * 7"]))?;
        assert_eq!(answer, "42");
        assert!(folder.exists());
        drop(postgres);
        assert!(!folder.exists());
        Ok(())
    }
}
