//! "Why do I see this, and who else can?": answered by the policies that decide, never beside them (standards R7).

use folder::class::{Action, Actor, Resource};
use folder::id::{FunctionId, PartId, UnitId};

use crate::cx::Cx;
use crate::people::Person;
use crate::stop::Stop;

/// Why one reader opens a part, and who else does.
#[derive(Debug)]
pub struct WhyHere {
    /// The policies that let this reader in.
    pub because: Vec<String>,
    /// Everybody else who may open it today, by workplace.
    pub others: Vec<Workplace>,
    /// Somebody lives under protection: then it is people who are named, and nobody else sees the child.
    pub protected: bool,
    /// This reader may read the part's log.
    pub reads_log: bool,
}

/// Those at one workplace who may open it.
#[derive(Debug)]
pub struct Workplace {
    /// The unit.
    pub unit: UnitId,
    /// Who, in which function.
    pub people: Vec<(Person, FunctionId)>,
}

/// The reader's own reasons, and the same question asked for everybody who could be meant.
pub async fn why_here(cx: &Cx<'_>, id: PartId) -> Result<WhyHere, Stop> {
    let part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::Open).await?;
    let facts = part.facts(cx.house, cx.today())?;
    let asked = Resource::Part(facts.clone());
    let gate = &cx.house.gate;
    let mut others = Vec::new();
    for unit in &facts.units {
        let mut people = Vec::new();
        let directory = cx.house.directory();
        let here = directory.functions.iter().filter(|one| one.unit == *unit);
        for function in here {
            for person in cx.house.holders(function.id, cx.today()).await? {
                let seat = cx.house.professional(person.id, function.id)?;
                let may = gate.check(&Actor::Professional(seat), Action::Open, &asked);
                if may.is_ok() && person.id != cx.actor.person() {
                    people.push((person, function.id));
                }
            }
        }
        people.sort_by(|a, b| (&a.0.name, a.1).cmp(&(&b.0.name, b.1)));
        if !people.is_empty() {
            others.push(Workplace {
                unit: *unit,
                people,
            });
        }
    }
    let reads_log = gate.check(&cx.actor, Action::ReadLog, &asked).is_ok();
    cx.log(&part.shut.row, Action::Open, because.clone(), false)
        .await?;
    Ok(WhyHere {
        because,
        others,
        protected: facts.handlers.is_some(),
        reads_log,
    })
}
