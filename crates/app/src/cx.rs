//! Who acts, when, in which house.

use folder::Author;
use folder::class::Actor;
use folder::command::Now;
use folder::practice::Practice;
use jiff::Timestamp;
use jiff::civil::Date;
use practice::Pack;

use crate::house::House;
use crate::stop::Stop;

/// The circumstances of one request.
#[derive(Clone)]
pub struct Cx<'a> {
    /// The house.
    pub house: &'a House,
    /// Who acts, in which function.
    pub actor: Actor,
    /// The actor's name, as it is written under entries.
    pub name: String,
    /// This moment.
    pub now: Timestamp,
    /// When the actor last showed who they are.
    pub proved_at: Timestamp,
}

impl Cx<'_> {
    /// This day where the people live.
    #[must_use]
    pub fn today(&self) -> Date {
        self.day_of(self.now)
    }

    /// The day of a moment where the people live.
    #[must_use]
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.house.zone.clone()).date()
    }

    /// The hand that entries are written with.
    #[must_use]
    pub fn author(&self) -> Author {
        let name = self.name.clone();
        match &self.actor {
            Actor::Professional(professional) => Author::Professional {
                person: professional.person,
                name,
                function: professional.function,
                unit: professional.unit,
            },
            Actor::Guardian { person } => Author::Guardian {
                person: *person,
                name,
            },
            Actor::Child { person } => Author::Child {
                person: *person,
                name,
            },
        }
    }

    /// The pack in use.
    pub fn pack(&self) -> Result<&Pack, Stop> {
        self.house.pack()
    }

    pub(crate) fn deciding<'b>(&self, practice: &'b dyn Practice) -> Now<'b> {
        Now {
            at: self.now,
            today: self.today(),
            practice,
        }
    }
}
