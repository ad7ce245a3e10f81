//! "The law lets me share this without a yes": where that way is, off the ordinary one. It takes a reason, a second
//! person and notice to the family (law.md A1 step 5, A4; R46; design decision 5), and is offered like anything else.

use folder::class::Action;
use folder::command::no_stands;
use folder::entry::Receiver;
use folder::id::{PartId, UnitId};
use law::{Flow, Judged, offered};

use crate::cx::Cx;
use crate::stop::Stop;

/// A unit that the law lets the actor's unit share with, without consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The unit.
    pub unit: UnitId,
    /// The function there that would collect.
    pub to: Receiver,
    /// The ground's code in the catalogue.
    pub ground: String,
    /// The family has said no, or has taken a yes back: setting that aside takes words.
    pub no_stands: bool,
}

/// Whether the law has any such rule from the actor's own unit.
#[must_use]
pub fn any_way(cx: &Cx<'_>) -> bool {
    !reached(cx).is_empty()
}

/// The units that a rule without consent reaches from here: only lawful cells are ever shown (law.md A3).
pub async fn ways(cx: &Cx<'_>, part: PartId) -> Result<Vec<Way>, Stop> {
    let part = cx.house.load_part(part).await?;
    cx.may_in_part(&part, Action::Offer).await?;
    let now = cx.deciding(cx.pack()?);
    Ok(reached(cx)
        .into_iter()
        .map(|(to, ground)| Way {
            unit: to.unit,
            to,
            ground,
            no_stands: no_stands(&part.full, to.unit, now),
        })
        .collect())
}

fn reached(cx: &Cx<'_>) -> Vec<(Receiver, String)> {
    let directory = cx.house.directory();
    let Some(seat) = cx.actor.professional() else {
        return Vec::new();
    };
    let Some(from) = directory.unit(seat.unit).and_then(|unit| unit.party) else {
        return Vec::new();
    };
    let others = directory
        .units
        .iter()
        .filter(|unit| unit.branch != seat.branch);
    others
        .filter_map(|unit| {
            let to = unit.party?;
            let function = directory.receiver_at(unit.id)?;
            // The page records one judgement, so it is for the rules that take that one: OSL 25:12 and 26:9.
            let ground = offered(&cx.house.law, from, to).find(|ground| {
                !ground.consent
                    && ground.flow == Flow::AfterNo
                    && ground.judged == [Judged::NeededForSupport]
            })?;
            let to = Receiver {
                unit: unit.id,
                function: function.id,
            };
            Some((to, ground.code.clone()))
        })
        .collect()
}
