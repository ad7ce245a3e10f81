//! Opening in an emergency, and looking at it afterwards (PDL 4:2, 4:3; standards R9).

use jiff::ToSpan as _;

use super::{Now, words};
use crate::Refusal;
use crate::emergency::MINUTES;
use crate::entry::{EmergencyOpened, EmergencyReviewed, Entry};
use crate::fold::Folded;
use crate::id::{FunctionId, PersonId};

/// The shortest reason that says something, in letters and single spaces.
pub const SHORTEST: usize = 20;

/// What people write when they have no time to say why. Ten that are long enough and say nothing, in the words of the
/// languages that are published; compared without case, signs and figures.
const EMPTY: [&str; 10] = [
    "det behövs för vården",
    "behövs i mitt arbete",
    "behöver läsa journalen",
    "akut behov av information",
    "nödsituation nödsituation",
    "jag behöver läsa detta nu",
    "för barnets bästa",
    "it is needed for the care",
    "needed for my work today",
    "for the good of the child",
];

/// Somebody opens.
pub struct OpenInEmergency {
    /// Why.
    pub why: String,
    /// Who, in which seat.
    pub by: (PersonId, FunctionId),
}

impl OpenInEmergency {
    /// Never under protected identity: there the handlers read everything, and nobody else anything (OSL 21:3, 22:1).
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        if folded.protected().is_some() {
            return Err(Refusal::new("refusal-emergency-protected"));
        }
        let mut standing = folded.emergencies.iter();
        if standing.any(|one| one.stands(now.at) && (one.person, one.function) == self.by) {
            return Err(Refusal::new("refusal-emergency-open"));
        }
        reason(&self.why)?;
        let until = now.at.checked_add(MINUTES.minutes());
        Ok(EmergencyOpened {
            why: self.why,
            until: until.unwrap_or(now.at),
        }
        .into())
    }
}

/// A reason says something: exceptions that say nothing cannot be looked at afterwards.
fn reason(why: &str) -> Result<(), Refusal> {
    words(why)?;
    let plain: String = why
        .to_lowercase()
        .chars()
        .map(|one| if one.is_alphabetic() { one } else { ' ' })
        .collect();
    let plain: Vec<&str> = plain.split_whitespace().collect();
    let plain = plain.join(" ");
    if plain.chars().count() < SHORTEST || EMPTY.contains(&plain.as_str()) {
        return Err(Refusal::new("refusal-emergency-reason"));
    }
    Ok(())
}

/// Somebody else looks at it.
pub struct ReviewEmergency {
    /// What was found.
    pub reviewed: EmergencyReviewed,
    /// Who looks.
    pub by: PersonId,
}

impl ReviewEmergency {
    /// Once, and never by whoever opened.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let emergency = folded
            .emergency(self.reviewed.of)
            .ok_or_else(|| Refusal::new("refusal-no-such-emergency"))?;
        if emergency.person == self.by {
            return Err(Refusal::new("refusal-own-emergency"));
        }
        if emergency.stands(now.at) {
            return Err(Refusal::new("refusal-emergency-not-over"));
        }
        if emergency.reviewed.is_some() {
            return Err(Refusal::new("refusal-emergency-reviewed"));
        }
        words(&self.reviewed.said)?;
        Ok(self.reviewed.into())
    }
}
