//! A question without a name: somebody asks how one could help *a* child, and somebody else advises (R104, R105).
//!
//! Without consent only this remains (domain 3.7), and it is allowed only as long as nobody can be traced (law.md A2).
//! So a [`Consultation`] cannot hold an identity. There is no field for a person, a child, a part, a day of birth or a
//! workplace where the child is; an age is a band; every free text is [`Nameless`]; the asker is a role. Which unit asked
//! stands outside, in the store's row, so that the answer finds its way back.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{EntryId, FunctionId, UnitId};
use crate::nameless::Nameless;
use crate::practice::{AreaKey, PackRef};
use crate::register::{Row, RowKind};

/// About how old the child is: wide enough to be many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeBand {
    /// Until two.
    Small,
    /// Three to five.
    Preschool,
    /// Six to nine.
    Younger,
    /// Ten to twelve.
    Older,
    /// Thirteen to seventeen.
    Teens,
}

impl AgeBand {
    /// Every band, the youngest first.
    pub const ALL: [Self; 5] = [
        Self::Small,
        Self::Preschool,
        Self::Younger,
        Self::Older,
        Self::Teens,
    ];

    /// The word that forms and texts use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Preschool => "preschool",
            Self::Younger => "younger",
            Self::Older => "older",
            Self::Teens => "teens",
        }
    }
}

/// A role of the directory, by its key: what the asker is, never who or where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoleKey(pub String);

/// The function that is asked. The controller has given it the mandate to advise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adviser {
    /// The workplace.
    pub unit: UnitId,
    /// The seat.
    pub function: FunctionId,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What the asker is.
    pub asker: RoleKey,
    /// Who is asked.
    pub to: Adviser,
    /// The pack that the areas are of.
    pub pack: PackRef,
    /// About how old the child is.
    pub age: AgeBand,
    /// What of a child's life it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<AreaKey>,
    /// What it is about in a few words, for lists and the team's log (R105).
    pub topic: Nameless,
    /// The question.
    pub question: Nameless,
    /// What has been tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tried: Option<Nameless>,
    /// The day by which the asker hopes for advice.
    pub answer_by: Date,
}

/// What the one who was asked thinks could help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// The advice.
    pub words: Nameless,
    /// Read like this it sounds as if a child may come to harm: the asker is shown the other road (SoL 19:1; R24).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub harm: bool,
    /// The day by which the asker says how it went.
    pub look_back: Date,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What was done with the advice.
    pub done: Nameless,
    /// How it felt, for the child and for those around it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt: Option<Nameless>,
    /// What the team takes with it (R105).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned: Option<Nameless>,
}

/// One thing that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "said", rename_all = "snake_case")]
pub enum Said {
    /// The asker asks.
    Asked(Question),
    /// The one who was asked advises; there may be more than one advice.
    Advised(Advice),
    /// The asker says what came of it, and it is closed.
    Closed(Outcome),
}

/// Something that was said, in its place. Who held the seat that day stands in the access log and not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: EntryId,
    /// When it was written.
    pub at: Timestamp,
    /// What was said.
    #[serde(flatten)]
    pub said: Said,
}

/// A question with what came after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// When it was asked.
    pub at: Timestamp,
    /// What was asked.
    pub question: Question,
    /// The advice, in the order it came.
    pub advice: Vec<(Timestamp, Advice)>,
    /// It is closed: when, and what came of it.
    pub closed: Option<(Timestamp, Outcome)>,
    /// Everything that was said, by its ids in order.
    pub said: Vec<EntryId>,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The one who was asked advises.
    Adviser,
    /// The asker says how it went.
    Asker,
}

/// What happens next. As long as it is open something does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Whose turn it is.
    pub turn: Turn,
    /// By which day.
    pub due: Date,
}

impl Consultation {
    /// From what was said, in order; nothing when no question begins it, or a second one stands in it.
    #[must_use]
    pub fn of(lines: impl IntoIterator<Item = Line>) -> Option<Self> {
        let mut lines = lines.into_iter();
        let first = lines.next()?;
        let Said::Asked(question) = first.said else {
            return None;
        };
        let begun = Self {
            at: first.at,
            question,
            advice: Vec::new(),
            closed: None,
            said: vec![first.id],
        };
        lines.try_fold(begun, Self::and)
    }

    /// The same with what was said next.
    #[must_use]
    pub fn and(mut self, line: Line) -> Option<Self> {
        self.said.push(line.id);
        match line.said {
            Said::Asked(_) => return None,
            Said::Advised(advice) => self.advice.push((line.at, advice)),
            Said::Closed(outcome) => self.closed = Some((line.at, outcome)),
        }
        Some(self)
    }

    /// The last thing that was said: whoever writes has seen it.
    #[must_use]
    pub fn mark(&self) -> Option<EntryId> {
        self.said.last().copied()
    }

    /// Whose turn it is, and by when; nothing once it is closed.
    #[must_use]
    pub fn next(&self) -> Option<Step> {
        if self.closed.is_some() {
            return None;
        }
        Some(match self.advice.last() {
            None => Step {
                turn: Turn::Adviser,
                due: self.question.answer_by,
            },
            Some((_, advice)) => Step {
                turn: Turn::Asker,
                due: advice.look_back,
            },
        })
    }

    /// Its rows in the register: one for the unit that asked, one for the function that is asked, with the day where it
    /// is that side's turn.
    #[must_use]
    pub fn rows(&self, from: UnitId) -> Vec<Row> {
        let due = |turn| {
            self.next()
                .filter(|step| step.turn == turn)
                .map(|step| step.due)
        };
        vec![
            Row {
                kind: RowKind::Asked,
                unit: Some(from),
                function: None,
                reference: None,
                due: due(Turn::Asker),
            },
            Row {
                kind: RowKind::Consulted,
                unit: Some(self.question.to.unit),
                function: Some(self.question.to.function),
                reference: None,
                due: due(Turn::Adviser),
            },
        ]
    }
}
