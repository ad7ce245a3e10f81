//! "Somebody else is your contact from now on": asked, answered, and told to the family (R53, R55, R56, X8).

use folder::class::{Action, Mandate};
use folder::command::{AnswerHandover, BecomeContact, HandOver, TakeBackHandover};
use folder::entry::{HandoverOffered, NamedContact, Receiver};
use folder::id::{FunctionId, PartId, UnitId};
use folder::{Entry, Refusal};

use crate::contact::Contact;
use crate::cx::Cx;
use crate::directory::Function;
use crate::show_part::PartPage;
use crate::stop::Stop;
use crate::write::Sheet;

/// A seat that can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Successor {
    /// The seat.
    pub function: FunctionId,
    /// Its unit.
    pub unit: UnitId,
    /// Those who sit there today.
    pub names: Vec<String>,
}

/// Every other seat that may ask the family, at the units that work with the child, where somebody sits today.
pub async fn successors(cx: &Cx<'_>, page: &PartPage) -> Result<Vec<Successor>, Stop> {
    let contact = page.view.named_contact().map(|contact| contact.function);
    let own = cx.actor.professional().map(|seat| seat.function);
    let mut found = Vec::new();
    for function in &cx.house.directory().functions {
        let is_other = ![contact, own].contains(&Some(function.id));
        let here = page.units.contains(&function.unit) && is_other;
        if !here || !can_be_contact(function) {
            continue;
        }
        let holders = cx.house.holders(function.id, cx.today()).await?;
        if !holders.is_empty() {
            found.push(Successor {
                function: function.id,
                unit: function.unit,
                names: holders.into_iter().map(|holder| holder.name).collect(),
            });
        }
    }
    Ok(found)
}

/// Whoever follows the child asks the family.
fn can_be_contact(function: &Function) -> bool {
    function.mandates.contains(&Mandate::Ask)
}

/// Asks a seat to become the child's named contact. Whoever is it stays so until the seat has said yes.
pub async fn hand_over(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    offered: &HandoverOffered,
) -> Result<(), Stop> {
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let function = cx.house.directory().function(offered.to);
    let mut holders = cx.house.holders(offered.to, cx.today()).await?;
    let later = cx.house.holders(offered.to, offered.answer_by).await?;
    holders.retain(|one| later.contains(one));
    let fits = function.is_some_and(|one| one.unit == offered.unit && can_be_contact(one));
    cx.write_in_part(part, Action::HandOver, sheet, |folded, now| {
        if !fits || holders.is_empty() {
            return Err(Refusal::new("refusal-handover-not-here"));
        }
        let hand_over = HandOver {
            offered: offered.clone(),
            by: Receiver {
                function: seat.function,
                unit: seat.unit,
            },
        };
        Ok(vec![hand_over.decide(folded, now)?])
    })
    .await
}

/// Takes back what the own unit has asked.
pub async fn take_back(cx: &Cx<'_>, part: PartId, sheet: Sheet) -> Result<(), Stop> {
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    cx.write_in_part(part, Action::HandOver, sheet, |folded, _| {
        Ok(vec![TakeBackHandover(seat.unit).decide(folded)?])
    })
    .await
}

/// What a seat says that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// It takes over, and nothing makes it unfit to (X11).
    Takes,
    /// It cannot, or should not, and why.
    Cannot(String),
}

/// Answers, in the seat that is asked. The family reads of a yes at once.
pub async fn answer(cx: &Cx<'_>, part: PartId, sheet: Sheet, reply: &Reply) -> Result<(), Stop> {
    let seat = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let contact = cx.as_contact(String::new())?;
    cx.write_in_part(part, Action::TakeOver, sheet, |folded, _| {
        let answer = match reply {
            Reply::Takes => AnswerHandover::Takes(contact.clone()),
            Reply::Cannot(why) => AnswerHandover::Cannot(why.clone()),
        };
        answer.decide(folded, seat.function)
    })
    .await
}

/// Becomes the contact where there is none, or at the workplace of one whom the family knows and who has left.
pub async fn become_contact(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    told: String,
) -> Result<(), Stop> {
    let contact = cx.as_contact(told)?;
    let known = Contact::of(&cx.house.load_part(part).await?.full);
    let left = match &known {
        Some(known) => cx.has_left(known).await?.is_some(),
        None => false,
    };
    cx.write_in_part(part, Action::TakeOver, sheet, |folded, _| {
        // Whoever is the contact by now is not the one who has left.
        let left = left && Contact::of(folded) == known;
        let contact = contact.clone();
        let entry: Entry = BecomeContact { contact, left }.decide(folded)?;
        Ok(vec![entry])
    })
    .await
}

impl Cx<'_> {
    /// The actor as a family's contact: by name, and where to call.
    fn as_contact(&self, told: String) -> Result<NamedContact, Stop> {
        let seat = self.actor.professional().ok_or_else(Stop::not_found)?;
        let unit = self.house.directory().unit(seat.unit);
        let unit = unit.ok_or_else(Stop::not_found)?;
        Ok(NamedContact {
            function: seat.function,
            unit: unit.id,
            name: self.name.clone(),
            phone: unit.phone.clone(),
            person: Some(seat.person),
            told,
        })
    }
}
