//! What is told of a story while it is played.

use app::Stop;
use folder::class::Action;

/// Something that must be refused.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Its name, which its twin goes by.
    pub name: &'static str,
    /// Who tries.
    pub who: String,
    /// What they want to do.
    pub action: Action,
    /// What is tried, in words.
    pub tried: String,
    /// The rule that must refuse it.
    pub rule: &'static str,
    /// The fact that would have allowed it.
    pub missing: &'static str,
}

/// A line of what is told.
pub enum Line {
    /// Somebody did something.
    Step(String),
    /// Who can see it now, or what else holds.
    Seen(String),
    /// An attempt was refused by its rule.
    Refused(Attempt),
    /// Something went otherwise.
    Unexpected(String),
}

/// Why a story ended early.
#[derive(Debug)]
pub enum Halt {
    /// It could not go on.
    Stop(Stop),
    /// A twin came to its attempt: allowed, or refused by this rule.
    Twin(Result<(), String>),
}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// What has been told.
pub struct Telling {
    /// In order.
    pub lines: Vec<Line>,
    twin: Option<&'static str>,
}

impl Telling {
    /// The story itself.
    pub const fn main() -> Self {
        Self {
            lines: Vec::new(),
            twin: None,
        }
    }

    /// The twin of an attempt.
    pub const fn twin_of(name: &'static str) -> Self {
        Self {
            lines: Vec::new(),
            twin: Some(name),
        }
    }

    /// This is the twin of that attempt: the missing fact is to be there.
    pub fn twin(&self, name: &str) -> bool {
        self.twin == Some(name)
    }

    /// This is the story itself, where it is also told who sees what.
    pub const fn is_main(&self) -> bool {
        self.twin.is_none()
    }

    /// Somebody did something.
    pub fn step(&mut self, text: String) {
        self.lines.push(Line::Step(text));
    }

    /// What must hold.
    pub fn holds(&mut self, what: &str, holds: bool) {
        self.lines.push(if holds {
            Line::Seen(what.to_owned())
        } else {
            Line::Unexpected(format!("it does not hold that {what}"))
        });
    }

    /// Makes an attempt: in the story it must be refused by its rule, in its own twin it decides how the twin ends, and
    /// in other twins it is left out.
    pub fn refused<T>(
        &mut self,
        attempt: Attempt,
        trying: impl Future<Output = Result<T, Stop>>,
    ) -> impl Future<Output = Result<(), Halt>> {
        // A use case is large, and most of a story is not one.
        let trying = Box::pin(trying);
        async move { self.decided(attempt, trying).await }
    }

    async fn decided<T>(
        &mut self,
        attempt: Attempt,
        trying: impl Future<Output = Result<T, Stop>>,
    ) -> Result<(), Halt> {
        match self.twin {
            Some(name) if name != attempt.name => return Ok(()),
            _ => {}
        }
        let refusal = match trying.await {
            Ok(_) => None,
            Err(Stop::Refused(refusal)) => Some(refusal.rule),
            Err(other) => return Err(other.into()),
        };
        if self.twin.is_some() {
            return Err(Halt::Twin(refusal.map_or(Ok(()), Err)));
        }
        self.lines.push(match refusal {
            Some(rule) if rule == attempt.rule => Line::Refused(attempt),
            Some(rule) => Line::Unexpected(format!(
                "{} was refused by {rule}, not by {}",
                attempt.tried, attempt.rule
            )),
            None => Line::Unexpected(format!("{} was not refused", attempt.tried)),
        });
        Ok(())
    }
}
