//! "How could one help a child who …?" Asking somebody without a name, advising, and saying what came of it (R104, R105).

use folder::class::{Action, Mandate, Resource};
use folder::command::{Advise, Conclude, Consult};
use folder::consultation::{Advice, Adviser, AgeBand, Line, Outcome, Question, RoleKey, Said};
use folder::id::PartId;
use folder::nameless::{Known, Nameless};
use folder::practice::{AreaKey, Practice};
use jiff::civil::Date;

use crate::children::names_here;
use crate::consultation::Found;
use crate::cx::Cx;
use crate::directory::Function;
use crate::protect::candidates;
use crate::stop::Stop;
use crate::write::Sheet;

/// What the asker says. What the asker is, the house knows.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Who is asked.
    pub to: Adviser,
    /// About how old the child is.
    pub age: AgeBand,
    /// What of a child's life it is about.
    pub areas: Vec<AreaKey>,
    /// What it is about in a few words.
    pub topic: Nameless,
    /// The question.
    pub question: Nameless,
    /// What has been tried.
    pub tried: Option<Nameless>,
    /// The day by which the asker hopes for advice.
    pub answer_by: Date,
}

impl Cx<'_> {
    /// Whether one may ask at all: at work, and from the own unit. Gives the policies that let one.
    pub fn may_consult(&self) -> Result<Vec<String>, Stop> {
        let seat = self.actor.professional().ok_or_else(Stop::not_found)?;
        let unit = Resource::Unit(seat.unit);
        let gate = &self.house.gate;
        Ok(gate.check(&self.actor, Action::Consult, &unit)?.because)
    }

    /// Those who can be asked: seats that their controller has given the mandate to advise, at other units.
    #[must_use]
    pub fn advisers(&self) -> Vec<&Function> {
        let own = self.actor.professional().map(|seat| seat.unit);
        let directory = self.house.directory();
        let can = |function: &&Function| {
            function.mandates.contains(&Mandate::Advise)
                && Some(function.unit) != own
                && directory
                    .unit(function.unit)
                    .is_some_and(|unit| !unit.outside)
        };
        directory.functions.iter().filter(can).collect()
    }

    /// What a free text is looked through for: the children that this reader may know of, colleagues, workplaces. Who
    /// advises is no secret, and may say who they are.
    pub async fn nameless(&self, advising: bool) -> Result<Known, Stop> {
        let directory = self.house.directory();
        let unit = self
            .actor
            .professional()
            .and_then(|seat| directory.unit(seat.unit));
        let mut people = names_here(self).await?;
        people.extend(candidates(self).await?.into_iter().map(|one| one.name));
        let units = directory.units.iter().map(|unit| unit.name.clone());
        let organisations = directory.organisations.iter().map(|one| one.name.clone());
        let mut own = Vec::new();
        if advising {
            own.push(self.name.clone());
            own.extend(unit.map(|unit| unit.name.clone()));
        }
        Ok(Known {
            people,
            places: units.chain(organisations).collect(),
            own,
            today: self.today(),
        })
    }

    fn line(&self, sheet: Sheet, said: Said) -> Line {
        Line {
            id: sheet.id,
            at: self.now,
            said,
        }
    }
}

/// Asks. Gives the question's id.
pub async fn ask_without_name(cx: &Cx<'_>, sheet: Sheet, asking: Asking) -> Result<PartId, Stop> {
    let because = cx.may_consult()?;
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let directory = cx.house.directory();
    let role = directory
        .function(seat.function)
        .map(|function| function.role.clone())
        .ok_or_else(Stop::not_found)?;
    let can =
        |function: &&Function| (function.unit, function.id) == (asking.to.unit, asking.to.function);
    if !cx.advisers().iter().any(can) {
        return Err(folder::Refusal::new("refusal-no-adviser").into());
    }
    let pack = cx.pack()?;
    let question = Question {
        asker: RoleKey(role),
        to: asking.to,
        pack: Practice::reference(pack),
        age: asking.age,
        areas: asking.areas,
        topic: asking.topic,
        question: asking.question,
        tried: asking.tried,
        answer_by: asking.answer_by,
    };
    let said = Consult { question }.decide(cx.deciding(pack))?;
    let (shut, from) = cx.new_consultation().await?;
    let line = cx.line(sheet, said);
    cx.say(shut, line, None, from, (Action::Consult, because))
        .await
}

/// Advises.
pub async fn advise(cx: &Cx<'_>, id: PartId, sheet: Sheet, advice: Advice) -> Result<(), Stop> {
    let (found, because) = cx.consultation(id, Action::Advise).await?;
    found.still_fits(sheet)?;
    let now = cx.deciding(cx.pack()?);
    match (Advise { advice }).decide(&found.consultation, now) {
        Ok(said) => {
            cx.go_on(found, sheet, said, (Action::Advise, because))
                .await
        }
        Err(refusal) => Err(cx.refuse(&found.shut.row, Action::Advise, refusal).await),
    }
}

/// Says what came of it, and closes it.
pub async fn conclude(cx: &Cx<'_>, id: PartId, sheet: Sheet, outcome: Outcome) -> Result<(), Stop> {
    let (found, because) = cx.consultation(id, Action::Conclude).await?;
    found.still_fits(sheet)?;
    match (Conclude { outcome }).decide(&found.consultation) {
        Ok(said) => {
            cx.go_on(found, sheet, said, (Action::Conclude, because))
                .await
        }
        Err(refusal) => Err(cx.refuse(&found.shut.row, Action::Conclude, refusal).await),
    }
}

impl Cx<'_> {
    async fn go_on(
        &self,
        found: Found,
        sheet: Sheet,
        said: Said,
        logged: (Action, Vec<String>),
    ) -> Result<(), Stop> {
        let line = self.line(sheet, said);
        let before = found.consultation;
        self.say(found.shut, line, Some(&before), found.from, logged)
            .await
            .map(|_| ())
    }
}
