//! The oracle as another process: one line asked, one line answered.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::Fault;

/// A running oracle.
pub struct Oracle {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts it from the root of the workspace.
    pub fn start() -> Result<Self, Fault> {
        let mut child = Command::new("python3")
            .args(["-m", "oracle"])
            .current_dir("oracle")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("the oracle needs python3: {error}"))?;
        let to = child.stdin.take().ok_or("the oracle hears nothing")?;
        let from = child.stdout.take().ok_or("the oracle says nothing")?;
        Ok(Self {
            child,
            to,
            from: BufReader::new(from),
        })
    }

    fn line(&mut self, message: &Value) -> Result<Value, Fault> {
        writeln!(self.to, "{message}")?;
        self.to.flush()?;
        let mut line = String::new();
        if self.from.read_line(&mut line)? == 0 {
            return Err(
                "the oracle has ended; try it by hand: cd oracle && python3 -m oracle".into(),
            );
        }
        let answer: Value = serde_json::from_str(&line)?;
        match answer.get("error") {
            Some(why) => Err(format!("the oracle does not understand {message}: {why}").into()),
            None => Ok(answer),
        }
    }

    /// A new history begins.
    pub fn world(&mut self, world: &Value) -> Result<(), Fault> {
        self.line(&json!({ "world": world })).map(drop)
    }

    /// Something has happened; its number in the history.
    pub fn event(&mut self, event: &Value) -> Result<u64, Fault> {
        let answer = self.line(&json!({ "event": event }))?;
        let number = answer["index"].as_u64();
        number.ok_or_else(|| "the oracle does not number what has happened".into())
    }

    /// Whom and what the event of this number can affect: perhaps too much, never too little.
    pub fn touched(&mut self, number: u64) -> Result<Value, Fault> {
        self.line(&json!({ "touched": number }))
    }

    /// Whether somebody may do something now.
    pub fn may(&mut self, question: &Value) -> Result<bool, Fault> {
        Ok(self.line(question)?["yes"] == true)
    }

    /// What it has judged since it began, rule by rule.
    pub fn coverage(&mut self) -> Result<Value, Fault> {
        self.line(&json!({ "coverage": true }))
    }

    /// Everything that anybody may now.
    pub fn all(&mut self) -> Result<Value, Fault> {
        self.line(&json!({ "all": true }))
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // It ends by itself when nobody asks any more; whether it had to be told so changes nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
