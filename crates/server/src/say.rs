//! Words to the person at the terminal.

use std::error::Error;
use std::io::Write;

/// A line on standard output. Nobody there to read it is no fault.
pub fn line(text: impl AsRef<str>) {
    let _ = writeln!(std::io::stdout(), "{}", text.as_ref());
}

/// What went wrong, with its causes, on standard error.
pub fn problem(error: &dyn Error) {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    let _ = writeln!(std::io::stderr(), "kring: {text}");
}
