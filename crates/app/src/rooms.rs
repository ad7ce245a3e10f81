//! "My own page": a child's or guardian's room (design decision 8).

use std::collections::BTreeMap;

use folder::View;
use folder::class::{Action, Resource, RoomFacts};
use folder::id::{BranchId, PartId, PersonId, UnitId};
use store::Owner;

use crate::cx::Cx;
use crate::part::{Card, Loaded};
use crate::stop::Stop;

/// What a family member's page is made of.
#[derive(Debug)]
pub struct RoomPage {
    /// The room.
    pub part: PartId,
    /// Whose child it concerns, and whose room it is.
    pub card: Card,
    /// It is the child's own.
    pub is_child: bool,
    /// Whom own words can be let out to from here.
    pub choices: Choices,
    /// What lies here.
    pub view: View,
}

/// Whom own words can be let out to from a room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// From the child's own room: the guardians with custody, by name. A guardian's room offers nobody.
    pub persons: Vec<(PersonId, String)>,
    /// The named contact's unit, when it works with the child here.
    pub units: Vec<UnitId>,
}

/// The rooms of the actor: one for each child.
pub async fn rooms(cx: &Cx<'_>) -> Result<Vec<(PartId, Card)>, Stop> {
    let person = cx.actor.person();
    let mut rooms = Vec::new();
    for row in cx.house.store.parts_of_owner(Owner::Person(person)).await? {
        let Some(card) = cx.house.card(&row).await? else {
            continue;
        };
        let facts = Resource::Room(card.room_facts(person, cx.today()));
        if cx.house.gate.check(&cx.actor, Action::Open, &facts).is_ok() {
            rooms.push((row.id, card));
        }
    }
    rooms.sort_by(|a, b| (&a.1.name, a.0).cmp(&(&b.1.name, b.0)));
    Ok(rooms)
}

/// Opens a room.
pub async fn show_room(cx: &Cx<'_>, id: PartId) -> Result<RoomPage, Stop> {
    let (room, _) = cx.own_room(id, Action::Open).await?;
    let view = cx.view_of(&room);
    let choices = cx.choices(&room, &view).await?;
    Ok(RoomPage {
        part: id,
        is_child: room.shut.card.child == cx.actor.person(),
        choices,
        card: room.shut.card,
        view,
    })
}

impl Cx<'_> {
    async fn choices(&self, room: &Loaded, view: &View) -> Result<Choices, Stop> {
        let directory = self.house.directory();
        let person = self.actor.person();
        let is_child = room.shut.card.child == person;
        // Those whom the family can turn to, each at a branch of its own.
        let contacts = view.contacts().into_iter();
        let contacts: BTreeMap<BranchId, UnitId> = contacts
            .filter_map(|(_, one)| Some((directory.branch_of(one.unit)?.id, one.unit)))
            .collect();
        let mut choices = Choices::default();
        for row in self
            .house
            .store
            .parts_of_folder(room.shut.row.folder)
            .await?
        {
            match row.owner {
                Owner::Branch(owner) => choices.units.extend(contacts.get(&owner)),
                Owner::Person(owner) if is_child && owner != person => {
                    let Some(card) = self.house.card(&row).await? else {
                        continue;
                    };
                    let takes = card.takes_words(owner, self.today());
                    if let Some(whose) = card.room.as_ref().filter(|_| takes) {
                        choices.persons.push((owner, whose.name.clone()));
                    }
                }
                _ => {}
            }
        }
        choices
            .persons
            .sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        Ok(choices)
    }

    /// The actor's own room, opened, after asking for an action in it; the reading is in the log.
    pub(crate) async fn own_room(
        &self,
        id: PartId,
        action: Action,
    ) -> Result<(Loaded, PersonId), Stop> {
        let room = self.house.load_part(id).await?;
        let Owner::Person(person) = room.shut.row.owner else {
            return Err(Stop::not_found());
        };
        let facts: RoomFacts = room.shut.card.room_facts(person, self.today());
        match self
            .house
            .gate
            .check(&self.actor, action, &Resource::Room(facts))
        {
            Ok(allowed) => {
                self.log(&room.shut.row, action, allowed.because, false)
                    .await?;
                Ok((room, person))
            }
            Err(refusal) => Err(self.refuse(&room.shut.row, action, refusal).await),
        }
    }
}
