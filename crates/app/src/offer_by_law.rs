//! "The law lets me share this without a yes": which rules there are for that from here and whom each reaches, off the
//! ordinary way. It takes a reason, what was weighed of harm, a second person and notice to the family (law.md A1 steps
//! 3, 5 and 6, A4; R46; design decision 5), and is offered like anything else.

use std::collections::BTreeSet;

use folder::class::Action;
use folder::command::no_stands;
use folder::entry::Receiver;
use folder::id::{PartId, UnitId};
use jiff::civil::Date;
use law::{Ground, Judged, Law, Party, Requirement, SchoolData, without_consent};

use crate::cx::Cx;
use crate::stop::Stop;

/// A unit that a rule of law lets the actor's unit share with, without consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The unit.
    pub unit: UnitId,
    /// The function there that would collect.
    pub to: Receiver,
    /// The rule's key, for its texts and its address.
    pub rule: String,
    /// The ground's code in the catalogue.
    pub ground: String,
    /// It holds only where it is clear that nobody is harmed.
    pub harmless: bool,
    /// Nobody there has an account: it is told or given beside Kring.
    pub outside: bool,
}

/// The ways about one child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// Each, rule by rule.
    pub all: Vec<Way>,
    /// Units to which the family has said no, or has taken a yes back: setting that aside takes words.
    pub refused: BTreeSet<UnitId>,
}

/// The judgements that whoever shares makes in words, each on the page of its rule.
const IN_WORDS: [Judged; 3] = [
    Judged::NeededForSupport,
    Judged::NeededForPupilSupport,
    Judged::ObviousBalance,
];

/// Whether the law has any such rule from the actor's own unit.
#[must_use]
pub fn any_way(cx: &Cx<'_>) -> bool {
    !reached(cx).is_empty()
}

/// Every way from the actor's unit about a child, rule by rule: only lawful cells are ever shown (law.md A3).
pub async fn ways(cx: &Cx<'_>, part: PartId) -> Result<Ways, Stop> {
    let part = cx.house.load_part(part).await?;
    cx.may_in_part(&part, Action::Offer).await?;
    let now = cx.deciding(cx.pack()?);
    let all = reached(cx);
    let units = all.iter().map(|way| way.unit);
    let from = cx.actor.professional().map(|seat| seat.unit);
    Ok(Ways {
        refused: units
            .filter(|unit| no_stands(&part.full, from, *unit, now))
            .collect(),
        all,
    })
}

/// The judgements of a ground that are made here: in words, as the reason.
pub(crate) fn judged(law: &Law, ground: &str) -> Vec<Judged> {
    let judged = law.ground(ground).map(|row| row.judged.iter().copied());
    judged
        .into_iter()
        .flatten()
        .filter(|one| IN_WORDS.contains(one))
        .collect()
}

/// The rules of a cell whose every question the pages put; a rule that asks for more is not offered.
pub(crate) fn rules(
    law: &Law,
    pair: (Party, Party),
    same_controller: bool,
    day: Date,
) -> impl Iterator<Item = &Ground> {
    // The strictest of a school's lines, as the procedure is asked (`lawful.rs`).
    let open = without_consent(law, pair, Some(SchoolData::Strong), day);
    open.filter(move |ground| {
        let asked = |needed: &Requirement| match needed {
            Requirement::ReasonText | Requirement::NamedDecider | Requirement::NoHarm => true,
            Requirement::SameController => same_controller,
            Requirement::SecrecyConsent
            | Requirement::SamePrincipal
            | Requirement::Professional => false,
        };
        ground.requires.iter().all(asked) && ground.judged.iter().all(|one| IN_WORDS.contains(one))
    })
}

/// From the actor's own unit to every other, in the catalogue's order.
#[must_use]
pub fn reached(cx: &Cx<'_>) -> Vec<Way> {
    let (law, directory) = (&cx.house.law, cx.house.directory());
    let Some(seat) = cx.actor.professional() else {
        return Vec::new();
    };
    let Some(from) = directory.unit(seat.unit).and_then(|unit| unit.party) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for unit in directory
        .units
        .iter()
        .filter(|unit| unit.branch != seat.branch)
    {
        let (Some(to), Some(function)) = (unit.party, directory.receiver_at(unit.id)) else {
            continue;
        };
        let same = directory
            .branch(unit.branch)
            .is_some_and(|branch| branch.organisation == seat.organisation);
        for ground in rules(law, (from, to), same, cx.today()) {
            let way = Way {
                unit: unit.id,
                to: Receiver {
                    unit: unit.id,
                    function: function.id,
                },
                rule: ground.key.clone(),
                ground: ground.code.clone(),
                harmless: ground.requires.contains(&Requirement::NoHarm),
                outside: unit.outside,
            };
            found.push(way);
        }
    }
    let place = |way: &Way| law.grounds().iter().position(|row| row.key == way.rule);
    found.sort_by_key(place);
    found
}

#[cfg(test)]
mod tests;
