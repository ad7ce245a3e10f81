//! What was written, told in plain words: one sentence, who and when, and every detail (design decision 17).

mod details;
mod emergency;
mod sharing;

use folder::entry::{Addressee, ChildCard, Entry, Level, Receiver};
use folder::fold::Written;
use folder::id::{EntryId, FunctionId, PersonId, UnitId};
use folder::practice::AreaKey;
use folder::{Author, View, Voice};
use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::visitor::Visitor;

/// One entry, ready to print.
#[derive(Clone, Debug)]
pub struct Line {
    /// The entry's own id, also when this is a copy: for anchors and for the address that shares it.
    pub id: EntryId,
    /// When it was written.
    pub when: String,
    /// What happened, in one sentence.
    pub sentence: String,
    /// Who wrote it, with role and workplace.
    pub by: String,
    /// It was written in this part; otherwise it came from somebody else.
    pub own: bool,
    /// All that stands in it.
    pub details: Vec<Detail>,
    /// What a child or a guardian said, in their own words.
    pub quotes: Vec<Quote>,
}

/// One thing that stands in an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// What it is.
    pub label: String,
    /// The words; may have several lines.
    pub text: String,
}

/// Somebody's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub words: String,
    /// Whose.
    pub by: String,
}

/// Tells entries in the reader's language, with the names that the reader's own view gives.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    visitor: &'a Visitor,
    view: &'a View,
    named: Option<&'a str>,
}

impl<'a> Teller<'a> {
    /// For this reader and what the reader sees.
    #[must_use]
    pub const fn new(visitor: &'a Visitor, view: &'a View) -> Self {
        Self {
            visitor,
            view,
            named: None,
        }
    }

    /// The same for a view without the child's card, such as a room's: by the name on its outside.
    #[must_use]
    pub const fn about(mut self, child: &'a str) -> Self {
        self.named = Some(child);
        self
    }

    /// Everything of the view, newest first.
    #[must_use]
    pub fn timeline(&self) -> Vec<Line> {
        self.view
            .timeline()
            .map(|written| self.line(&written))
            .collect()
    }

    /// Something that was written.
    #[must_use]
    pub fn line(&self, written: &Written<'_>) -> Line {
        let own = written.copy.is_none();
        let mut line = self.tell(written.id, written.entry, written.author, written.at, own);
        if let Some(copy) = written.copy.filter(|copy| !copy.conditions.is_empty()) {
            // First, so that nobody reads on without it.
            let condition = Detail {
                label: self.t("telling-family-condition"),
                text: copy.conditions.join("\n"),
            };
            line.details.insert(0, condition);
        }
        line
    }

    /// An entry as it would be told, also one that is not in the view yet: a preview before sharing.
    #[must_use]
    pub fn tell(
        &self,
        id: EntryId,
        entry: &Entry,
        author: &Author,
        at: Timestamp,
        own: bool,
    ) -> Line {
        let told = details::of(*self, entry);
        let mut args = told.args;
        args.push(("by", self.name_of(author)));
        args.push(("child", self.child()));
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, value.into()))
            .collect();
        Line {
            id,
            when: self.visitor.moment(at),
            sentence: self.visitor.look.tw(entry.kind().sentence(), &args),
            by: self.author(author),
            own,
            details: told.details,
            quotes: told.quotes,
        }
    }

    /// The child's card, where this reader has one.
    #[must_use]
    pub fn card(&self) -> Option<&'a ChildCard> {
        self.view.child()
    }

    /// The child's name, or "the child".
    #[must_use]
    pub fn child(&self) -> String {
        self.card()
            .map(|card| card.name.as_str())
            .or(self.named)
            .map_or_else(|| self.t("telling-child"), str::to_owned)
    }

    /// "Sara Ek": who wrote; the house by its own name.
    #[must_use]
    pub fn name_of(&self, author: &Author) -> String {
        author
            .name()
            .map_or_else(|| self.t("telling-kring"), str::to_owned)
    }

    /// "Sara Ek, förskollärare, Förskolan Lärkan".
    #[must_use]
    pub fn author(&self, author: &Author) -> String {
        match author {
            Author::Professional {
                name,
                function,
                unit,
                ..
            } => join(&[name.clone(), self.role(*function), self.unit(*unit)]),
            _ => self.name_of(author),
        }
    }

    /// The name of a unit.
    #[must_use]
    pub fn unit(&self, unit: UnitId) -> String {
        self.visitor.unit_name(Some(unit))
    }

    /// The name of a function's role.
    #[must_use]
    pub fn role(&self, function: FunctionId) -> String {
        self.visitor.role(function)
    }

    /// "Barnsjuksköterska, BVC Solrosen".
    #[must_use]
    pub fn receiver(&self, receiver: &Receiver) -> String {
        join(&[self.unit(receiver.unit), self.role(receiver.function)])
    }

    /// To whom something goes.
    #[must_use]
    pub fn addressee(&self, to: &Addressee) -> String {
        match to {
            Addressee::Function(receiver) => self.receiver(receiver),
            Addressee::Room { person } => self.person(*person),
            Addressee::Outside {
                who,
                medium,
                receiver,
            } => {
                let unit = receiver.map(|receiver| self.unit(receiver.unit));
                join(&[
                    unit.unwrap_or_default(),
                    who.clone(),
                    self.t(medium.key()).to_lowercase(),
                ])
            }
        }
    }

    /// Somebody in the family, by the names this reader's own view holds.
    #[must_use]
    pub fn person(&self, person: PersonId) -> String {
        let reader = &self.visitor.signed.person;
        if reader.id == person {
            return reader.name.clone();
        }
        let on_card = self.card().and_then(|card| {
            let guardian = card.guardians.iter().find(|one| one.person == person);
            guardian
                .map(|one| one.name.clone())
                .or_else(|| (card.person == person).then(|| card.name.clone()))
        });
        let wrote = || {
            self.view
                .timeline()
                .find(|written| written.author.person() == Some(person))
                .and_then(|written| written.author.name().map(str::to_owned))
        };
        on_card
            .or_else(wrote)
            .unwrap_or_else(|| self.t("telling-family"))
    }

    /// Whose words, short enough for the head of a column.
    #[must_use]
    pub fn voice(&self, voice: Voice) -> String {
        match voice {
            Voice::Child => self.child(),
            Voice::ChildObserved => self.with("telling-observed", "child", self.child()),
            Voice::Guardian { person } => self.person(person),
            Voice::Professional { unit } => self.unit(unit),
        }
    }

    /// The name of an area, from the pack that has it: what was once written keeps its wording.
    #[must_use]
    pub fn area(&self, area: &AreaKey) -> String {
        let key = practice::text::area(&area.0);
        let look = &self.visitor.look;
        let house = &self.visitor.site.house;
        std::iter::once(self.visitor.pack())
            .chain(
                house
                    .packs()
                    .iter()
                    .map(|pack| look.tongues.pack(look.language, pack.reference().0)),
            )
            .find(|tongue| tongue.has(&key))
            .map_or_else(|| self.t("telling-area"), |tongue| tongue.msg(&key))
    }

    /// Names of areas in one text.
    #[must_use]
    pub fn areas<'b>(&self, areas: impl IntoIterator<Item = &'b AreaKey>) -> String {
        let names: Vec<String> = areas.into_iter().map(|area| self.area(area)).collect();
        self.visitor.look.tongue().list(&names)
    }

    /// Talk, or share, in words.
    #[must_use]
    pub fn level(&self, level: Level) -> String {
        self.t(match level {
            Level::Talk => "telling-level-talk",
            Level::Share => "telling-level-share",
        })
    }

    /// A local date and time in words.
    #[must_use]
    pub fn local(&self, when: DateTime) -> String {
        when.to_zoned(self.visitor.site.house.zone().clone())
            .map_or_else(
                |_| self.visitor.date(when.date()),
                |zoned| self.visitor.moment(zoned.timestamp()),
            )
    }

    fn t(&self, key: &str) -> String {
        self.visitor.look.t(key)
    }

    fn with(&self, key: &str, name: &str, value: String) -> String {
        self.visitor.look.t1(key, name, value)
    }
}

/// The parts that have words, with commas between.
fn join(parts: &[String]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}
