//! Other programs, run so that a person can follow and repeat what was done.

use std::process::{Command, Stdio};

/// What a command came to; the text of a failure is one sentence that says what to do or where to look.
pub type Outcome<T = ()> = Result<T, String>;

/// Writes a line to whoever runs the command.
#[expect(clippy::print_stdout, reason = "a command speaks to its terminal")]
pub fn say(line: &str) {
    println!("{line}");
}

/// Shows a command, runs it without input and fails when it does.
pub fn run(command: &mut Command) -> Outcome {
    let shown = shown(command);
    say(&format!("$ {shown}"));
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("`{shown}` did not start: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!(
            "`{shown}` failed ({status}); what it said stands above"
        ))
    }
}

/// Runs a command quietly and returns what it wrote, without the last line break.
pub fn read(command: &mut Command) -> Outcome<String> {
    let shown = shown(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("`{shown}` did not start: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "`{shown}` failed ({}): {}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        ));
    }
    String::from_utf8(output.stdout)
        .map(|text| text.trim_end().to_owned())
        .map_err(|_| format!("`{shown}` wrote something that is not text"))
}

/// Cargo, as if it had been typed.
///
/// `cargo run` tells us which package runs; passed on, that makes build scripts that look at it (ring's)
/// run again, and with them half the tree, each time `cargo xtask` and `cargo` take turns.
pub fn cargo<const N: usize>(words: [&str; N]) -> Command {
    let mut command = Command::new("cargo");
    command.args(words);
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Whether a program is on the path.
pub fn found(program: &str) -> bool {
    Command::new("sh")
        .args(["-c", r#"command -v "$0""#, program])
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// A port of the loopback address that nobody listens on.
pub fn free_port() -> Outcome<u16> {
    std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port: {error}"))
}

/// The last lines of a log, for a message that must say why something stopped.
pub fn last_lines(file: &std::path::Path) -> String {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(20)..].join("\n")
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_fails_is_named_in_the_message() {
        assert_eq!(run(&mut Command::new("true")), Ok(()));
        let why = run(Command::new("false").arg("word"))
            .err()
            .unwrap_or_default();
        assert!(why.contains("`false word` failed"), "{why}");
    }

    #[test]
    fn cargo_is_not_told_which_package_we_are() {
        let told = |name| {
            cargo([])
                .get_envs()
                .any(|set| set == (std::ffi::OsStr::new(name), None))
        };
        assert!(told("CARGO_MANIFEST_DIR"));
        assert!(told("CARGO_PKG_NAME"));
    }

    #[test]
    fn only_a_program_on_the_path_is_found() {
        assert!(found("sh"));
        assert!(!found("no-such-program-anywhere"));
    }
}
