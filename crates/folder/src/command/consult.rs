//! Asking without a name, advising, and saying what came of it (R104, R105).

use super::{Now, words};
use crate::Refusal;
use crate::consultation::{Advice, Consultation, Outcome, Question, Said};

/// Somebody asks.
#[derive(Clone, Debug)]
pub struct Consult {
    /// What is asked.
    pub question: Question,
}

impl Consult {
    /// A question has a topic, words, areas of the wheel and a day to come.
    pub fn decide(self, now: Now<'_>) -> Result<Said, Refusal> {
        words(self.question.topic.words())?;
        words(self.question.question.words())?;
        now.known(&self.question.areas)?;
        now.not_past(self.question.answer_by)?;
        Ok(Said::Asked(self.question))
    }
}

/// Whoever was asked advises.
#[derive(Clone, Debug)]
pub struct Advise {
    /// The advice.
    pub advice: Advice,
}

impl Advise {
    /// Advice is given as long as the question is open, and with a day to hear how it went.
    pub fn decide(self, of: &Consultation, now: Now<'_>) -> Result<Said, Refusal> {
        open(of)?;
        words(self.advice.words.words())?;
        now.not_past(self.advice.look_back)?;
        Ok(Said::Advised(self.advice))
    }
}

/// The asker says what came of it.
#[derive(Clone, Debug)]
pub struct Conclude {
    /// What came of it.
    pub outcome: Outcome,
}

impl Conclude {
    /// Once: a new question is a new consultation. Also before any advice, when it is not needed any more.
    pub fn decide(self, of: &Consultation) -> Result<Said, Refusal> {
        open(of)?;
        words(self.outcome.done.words())?;
        Ok(Said::Closed(self.outcome))
    }
}

fn open(of: &Consultation) -> Result<(), Refusal> {
    if of.closed.is_some() {
        return Err(Refusal::new("refusal-consultation-closed"));
    }
    Ok(())
}
