//! "The law lets me share this without a yes": off the ordinary way, with a reason, a second person and notice to the
//! family (law.md A1 step 5, A4; R46; design decision 5).

use std::collections::BTreeSet;

use folder::class::Action;
use folder::command::{Now, OfferByLaw, no_stands};
use folder::entry::{ByLaw, Receiver};
use folder::id::{EntryId, PartId, ReleaseId, UnitId};
use folder::practice::AreaKey;
use folder::{Folded, Refusal};
use law::{
    Basis, Birth, Case, Child, Decider, FamilyTold, Flow, Judged, Must, Protection, Shared,
    Verdict, offered, try_release,
};

use crate::cx::Cx;
use crate::offer::readable;
use crate::stop::Stop;
use crate::write::Sheet;

/// What to share with whom, and why it may be.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// The entry.
    pub of: EntryId,
    /// To which unit.
    pub unit: UnitId,
    /// Which areas it concerns.
    pub areas: BTreeSet<AreaKey>,
    /// Leave out what the writer thinks.
    pub without_thought: bool,
    /// Why it is needed for care, treatment or other support.
    pub why: String,
    /// Why a no is set aside.
    pub set_aside: String,
    /// The second person who decides.
    pub second: String,
    /// Why the family is not told, or nothing when it is.
    pub untold: String,
}

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

/// Offers it. The procedure of the law runs now and again when it is collected.
pub async fn offer_by_law(
    cx: &Cx<'_>,
    id: PartId,
    sheet: Sheet,
    sharing: &Sharing,
) -> Result<ReleaseId, Stop> {
    let release = ReleaseId::from_bytes(cx.house.fresh());
    let part = cx.house.load_part(id).await?;
    cx.may_in_part(&part, Action::Offer).await?;
    // Who may not read an entry cannot offer it either.
    if !readable(cx, &part, sharing.of) {
        return Err(Refusal::new("refusal-no-such-entry").into());
    }
    drop(part);
    let (to, ground) = reached(cx)
        .into_iter()
        .find(|(to, _)| to.unit == sharing.unit)
        .ok_or_else(|| Refusal::new("refusal-by-law"))?;
    let by_law = ByLaw {
        ground,
        why: sharing.why.clone(),
        set_aside: sharing.set_aside.clone(),
        second: sharing.second.clone(),
        untold: sharing.untold.clone(),
    };
    cx.write_in_part(id, Action::Offer, sheet, |folded, now| {
        let from = cx.actor.professional().map(|seat| seat.unit);
        // Each decides about what the own unit has written.
        let own = folded.record(sharing.of).map(|record| record.author.unit());
        if own != Some(from) {
            return Err(Refusal::new("refusal-no-such-entry"));
        }
        lawful(cx, folded, now, Between { from, to }, &by_law, &cx.name)?;
        let offer = OfferByLaw {
            release,
            of: sharing.of,
            to,
            areas: sharing.areas.clone(),
            without_thought: sharing.without_thought,
            by_law: by_law.clone(),
        };
        Ok(vec![offer.decide(folded, now)?])
    })
    .await?;
    Ok(release)
}

/// From whom to whom.
#[derive(Clone, Copy)]
pub(crate) struct Between {
    /// The unit that shares.
    pub from: Option<UnitId>,
    /// The function that would collect.
    pub to: Receiver,
}

/// The procedure of law.md A1 on what is known here. Anything but a yes by the ground that was named is a refusal.
pub(crate) fn lawful(
    cx: &Cx<'_>,
    folded: &Folded,
    now: Now<'_>,
    between: Between,
    by_law: &ByLaw,
    decider: &str,
) -> Result<(), Refusal> {
    match try_release(
        &cx.house.law,
        &case(cx, folded, now, between, by_law, decider),
    ) {
        Verdict::Allowed { ground, must, .. }
            if ground == by_law.ground && must.iter().copied().all(is_done) =>
        {
            Ok(())
        }
        Verdict::Denied { why, .. } => {
            let mut refusal = Refusal::new("refusal-by-law");
            refusal.rule = format!("law:{}", why.key());
            Err(refusal)
        }
        Verdict::Allowed { .. } | Verdict::Inner { .. } => Err(Refusal::new("refusal-by-law")),
    }
}

/// What the law asks for that is done here: the entry that offers is the record of who decided what, with whom, by which
/// rule and why. What is not done here, such as masking places for a protected child, is a no.
const fn is_done(must: Must) -> bool {
    matches!(
        must,
        Must::InformFamily
            | Must::RecordHarmTest
            | Must::SecondPerson
            | Must::OnlyWhatIsNeeded
            | Must::OnlyForWork
    )
}

fn case(
    cx: &Cx<'_>,
    folded: &Folded,
    now: Now<'_>,
    Between { from, to }: Between,
    by_law: &ByLaw,
    decider: &str,
) -> Case {
    let directory = cx.house.directory();
    let mut case = Case::on(now.today);
    let sender = from.and_then(|unit| directory.unit(unit));
    let receiver = directory.unit(to.unit);
    case.sender = sender.and_then(|unit| unit.party);
    case.receiver.party = receiver.and_then(|unit| unit.party);
    case.receiver.function = Some(to.function.to_string());
    if let Some((sender, receiver)) = sender.zip(receiver) {
        let controller = |unit: &crate::Unit| {
            directory
                .branch(unit.branch)
                .map(|branch| branch.organisation)
        };
        if sender.branch == receiver.branch {
            case.shared.push(Shared::Branch);
        }
        if controller(sender) == controller(receiver) {
            case.shared.push(Shared::Controller);
        }
    }
    case.purpose = Some(by_law.why.clone());
    case.item.category = Some("entry".to_owned());
    if let Some(card) = &folded.card {
        let birth = if card.birth > now.today {
            Birth::Expected
        } else {
            Birth::Born(card.birth)
        };
        case.child = Child {
            birth: Some(birth),
            protection: Some(if card.handlers.is_empty() {
                Protection::Open
            } else {
                Protection::Marked
            }),
            ..Child::default()
        };
    }
    case.no_stands = no_stands(folded, to.unit, now);
    case.basis = Basis {
        ground: Some(by_law.ground.clone()),
        reason: by_law.why.clone(),
        decider: Some(Decider {
            name: decider.to_owned(),
            mandate: true,
        }),
        second: Some(by_law.second.clone()),
        judged: vec![Judged::NeededForSupport],
        family: Some(if by_law.untold.trim().is_empty() {
            FamilyTold::Told
        } else {
            FamilyTold::Exception(by_law.untold.clone())
        }),
        ..Basis::default()
    };
    case
}
