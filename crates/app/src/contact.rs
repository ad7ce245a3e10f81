//! The child's named contact, as lists know it, and whether it is still whom the family knows (R53, R55).

use folder::Folded;
use folder::id::{EntryId, FunctionId, PersonId, UnitId};
use folder::next::{Next, Step};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::cx::Cx;
use crate::part::Loaded;
use crate::people::holds;
use crate::stop::Stop;

/// Who the family can always turn to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The seat.
    pub function: FunctionId,
    /// Its unit.
    pub unit: UnitId,
    /// Whom the family knows, where that is written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The entry that says so.
    pub entry: EntryId,
    /// A seat is asked to follow on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub moving: bool,
}

impl Contact {
    /// As a part says; nobody for a protected child, whom its handlers have (law.md A13).
    pub(crate) fn of(folded: &Folded) -> Option<Self> {
        let contact = folded.named_contact.as_ref()?;
        let entry = folded.contact_entry()?;
        folded.protected().is_none().then_some(Self {
            function: contact.function,
            unit: contact.unit,
            person: contact.person,
            entry,
            moving: folded
                .handover
                .as_ref()
                .is_some_and(|asked| asked.refused.is_none()),
        })
    }

    /// What is to be done once whom the family knows has left on a day.
    pub(crate) const fn step(&self, left: Date) -> Next {
        Next {
            step: Step::NewContact,
            due: left,
            unit: Some(self.unit),
            function: Some(self.function),
            entry: self.entry,
            since: left,
            from: None,
            last: None,
        }
    }
}

impl Cx<'_> {
    /// What is to be done in a part since whom the family knows has left. Where the workplace is done with the child it is
    /// done when that opens again.
    pub(crate) async fn left_here(&self, part: &Loaded) -> Result<Option<Next>, Stop> {
        let Some(contact) = Contact::of(&part.full) else {
            return Ok(None);
        };
        let matters = part.full.matters();
        let matter = matters.get(&contact.unit);
        if matter.is_some_and(|matter| matter.closed.is_some()) {
            return Ok(None);
        }
        let Some(left) = self.has_left(&contact).await? else {
            return Ok(None);
        };
        let mut step = contact.step(left);
        // Where nobody sits there it is everybody's at the unit.
        let holders = self.house.holders(contact.function, self.today()).await?;
        step.function = step.function.filter(|_| !holders.is_empty());
        Ok(Some(step))
    }

    /// The first day on which whom the family knows does not sit there any more; nothing while they do, and while a seat is
    /// asked to follow.
    pub(crate) async fn has_left(&self, contact: &Contact) -> Result<Option<Date>, Stop> {
        let Some(person) = contact.person.filter(|_| !contact.moving) else {
            return Ok(None);
        };
        let today = self.today();
        let held = self.house.store.holdings(person).await?;
        let here: Vec<_> = held
            .iter()
            .filter(|one| one.function == contact.function)
            .collect();
        if here.iter().any(|one| holds(one, today)) {
            return Ok(None);
        }
        let ended = here.iter().filter_map(|one| one.to);
        let last = ended.filter(|to| *to < today).max();
        Ok(Some(
            last.and_then(|to| to.tomorrow().ok()).unwrap_or(today),
        ))
    }
}
