//! What was measured: one JSON line per figure, then one plain line (design.md 9).

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use crate::{Fault, say};

/// One measured thing, and the bar it has to stay under, if it has one.
#[derive(Debug, Serialize)]
struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    bar: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<bool>,
}

/// The figures of one run.
#[derive(Debug, Default)]
pub struct Figures(Vec<Figure>);

impl Figures {
    /// Something good to know.
    pub fn note(&mut self, name: impl Into<String>, value: f64, unit: &'static str) {
        self.add(Figure {
            name: name.into(),
            value: rounded(value),
            unit,
            bar: None,
            holds: None,
        });
    }

    /// Something that may be so large and no larger.
    pub fn at_most(&mut self, name: impl Into<String>, value: f64, unit: &'static str, bar: f64) {
        self.add(Figure {
            name: name.into(),
            value: rounded(value),
            unit,
            bar: Some(format!("<= {}", rounded(bar))),
            holds: Some(value <= bar),
        });
    }

    fn add(&mut self, figure: Figure) {
        say(&line(&figure));
        self.0.push(figure);
    }

    /// Keeps the lines in a file, when one is named, says how it went, and fails when a bar does not hold.
    pub fn finish(self, of: &str, keep: Option<&Path>) -> Result<ExitCode, Fault> {
        if let Some(file) = keep {
            let lines: Vec<String> = self.0.iter().map(line).collect();
            std::fs::write(
                file,
                lines.join(
                    "
",
                ) + "
",
            )?;
        }
        say(&self.summary(of));
        Ok(if self.broken().is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    fn broken(&self) -> Vec<&str> {
        self.0
            .iter()
            .filter(|figure| figure.holds == Some(false))
            .map(|figure| figure.name.as_str())
            .collect()
    }

    fn summary(&self, of: &str) -> String {
        let bars = self.0.iter().filter(|figure| figure.bar.is_some()).count();
        let count = self.0.len();
        match self.broken().as_slice() {
            [] => format!("bench {of}: {count} figures, all {bars} bars hold"),
            broken => format!(
                "bench {of}: {count} figures, {} of {bars} bars do not hold: {}",
                broken.len(),
                broken.join(", ")
            ),
        }
    }
}

fn line(figure: &Figure) -> String {
    // Only a number that is not finite cannot be written, and JSON has none.
    serde_json::to_string(figure).unwrap_or_default()
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_one_line_of_json_with_its_bar() {
        let mut figures = Figures::default();
        figures.at_most("page", 1.234_56, "ms", 1.5);
        figures.note("flush", 3.0, "ms");
        assert_eq!(
            line(&figures.0[0]),
            r#"{"name":"page","value":1.235,"unit":"ms","bar":"<= 1.5","holds":true}"#
        );
        assert_eq!(
            line(&figures.0[1]),
            r#"{"name":"flush","value":3.0,"unit":"ms"}"#
        );
        assert_eq!(
            figures.summary("folder"),
            "bench folder: 2 figures, all 1 bars hold"
        );
    }

    #[test]
    fn a_bar_that_does_not_hold_is_named_and_fails_the_run() {
        let mut figures = Figures::default();
        figures.at_most("page", 1.6, "ms", 1.5);
        figures.at_most("save", 1.0, "ms", 1.5);
        assert_eq!(
            figures.summary("folder"),
            "bench folder: 2 figures, 1 of 2 bars do not hold: page"
        );
        let ended = figures.finish("folder", None).ok();
        assert_eq!(ended, Some(ExitCode::FAILURE));
    }
}
