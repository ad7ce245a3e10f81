//! "I want to write about a child I meet": first contact, find or create (design decisions 9 and 10).

use std::collections::BTreeSet;
use std::sync::Arc;

use folder::class::{Action, Resource};
use folder::entry::{ChildCard, Custody, Guardian, NamedContact};
use folder::id::{EntryId, FolderId, PartId, PersonId};
use folder::number::PersonalNumber;
use folder::protection::{Handlers, Protection};
use folder::reach::Reach;
use folder::{Entry, Refusal};
use practice::Stage;
use seal::{Link, keyed_hash, seal_card};
use store::{NewPart, Owner};

use crate::cx::Cx;
use crate::house::House;
use crate::part::{Card, Loaded, RoomCard, Shut, home_of};
use crate::protect::Protected;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// How many folders of one number are looked for: each is hidden from those outside the one before.
const NAMES: usize = 8;

/// What one knows of the child.
#[derive(Clone, Debug)]
pub struct Begin {
    /// The child's name.
    pub name: String,
    /// Day of birth, or the day it is expected.
    pub birth: jiff::civil::Date,
    /// The personal number, when it is known: only then do the shares of several branches find each other.
    pub number: Option<PersonalNumber>,
    /// The language of the home.
    pub language: String,
    /// The guardians.
    pub guardians: Vec<NewGuardian>,
    /// The child, when the house knows it as a person already.
    pub child: Option<PersonId>,
    /// Protected identity: nobody but these, at most two.
    pub handlers: Vec<PersonId>,
}

/// A guardian as one knows them.
#[derive(Clone, Debug)]
pub struct NewGuardian {
    /// The guardian, when the house knows them as a person already.
    pub person: Option<PersonId>,
    /// The name.
    pub name: String,
    /// How custody is held.
    pub custody: Custody,
    /// The language to speak.
    pub language: String,
    /// An interpreter is needed.
    pub interpreter: bool,
}

impl NewGuardian {
    /// The guardian as a card has it; somebody the house does not know gets a new id.
    pub(crate) fn known(self, house: &House) -> Guardian {
        Guardian {
            person: self
                .person
                .unwrap_or_else(|| PersonId::from_bytes(house.fresh())),
            name: self.name,
            custody: self.custody,
            language: self.language,
            interpreter: self.interpreter,
        }
    }
}

/// Finds or creates the child's part in the asker's own branch. The answer is the same whether or not anybody else
/// works with the child.
pub async fn begin(cx: &Cx<'_>, sheet: Sheet, begin: Begin) -> Result<PartId, Stop> {
    begin_under(cx, sheet, begin, None).await
}

/// The same for a child whose identity is protected from the first word that is stored (law.md A13).
pub async fn begin_under(
    cx: &Cx<'_>,
    sheet: Sheet,
    begin: Begin,
    level: Option<Protection>,
) -> Result<PartId, Stop> {
    let professional = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let because = cx.may_begin()?;
    let owner = Owner::Branch(professional.branch);
    let (folder, existing) = Box::pin(cx.find_folder(begin.number.as_ref(), owner)).await?;
    let protection = match level {
        Some(_) => Some(Protected {
            level,
            handlers: cx.first_handlers().await?,
            ..Protected::default()
        }),
        None => cx.known_protection(&begin).await?,
    };
    let card = child_card(cx, begin, protection)?;
    let mut draft = Draft::default();
    let mut part = match existing {
        Some(part) => part,
        None => cx.open_part(folder, owner, &card, &mut draft).await?,
    };
    // Not whether somebody wrote meanwhile: the answer must be the same whether or not the child was known here.
    part.still_unsent(sheet)?;
    let id = part.shut.row.id;
    // What this branch knows already stands: whoever begins anew types it again, and nothing ends by that.
    let known = part.full.card.clone();
    let known_here = known.is_some();
    let protected_now = card.protected().is_some()
        && known
            .as_ref()
            .is_none_or(|known| known.protected().is_none());
    let card = match known {
        Some(known) if protected_now => ChildCard {
            protection: card.protection,
            handlers: card.handlers,
            household: BTreeSet::new(),
            reach: Reach::default(),
            ..known
        },
        Some(known) => known,
        None => card,
    };
    let card = ChildCard {
        known_from: String::new(),
        ..card
    };
    let mut entries = vec![card.clone().into()];
    cx.tells_no_place(&part.full, sheet, &entries)?;
    entries.extend(cx.contact_by_rule(&part, &card).await?);
    cx.open_rooms(folder, &card, &mut draft).await?;
    let entries = cx.number(sheet, entries);
    let records = part.write(cx, &cx.author(), entries).await?;
    if protected_now {
        cx.protect_others(folder, Some(id), &card, &mut draft)
            .await?;
    }
    if protected_now && known_here {
        cx.relabel_part(&mut part, &mut draft)?;
    }
    cx.lay_in_rooms(&part, &records, &mut draft).await?;
    draft.log.push(
        cx.log_row(&part.shut.row, Action::Begin, because, false)
            .await?,
    );
    draft.take(part, cx)?;
    draft.save(cx.house).await?;
    Ok(id)
}

fn child_card(
    cx: &Cx<'_>,
    begin: Begin,
    protection: Option<Protected>,
) -> Result<ChildCard, Refusal> {
    let protection = protection.unwrap_or_default();
    let handlers = if begin.handlers.is_empty() {
        protection.handlers
    } else {
        Handlers::of(begin.handlers).map_err(|_| Refusal::new("refusal-too-many-handlers"))?
    };
    let fresh = || PersonId::from_bytes(cx.house.fresh());
    Ok(ChildCard {
        person: begin.child.unwrap_or_else(fresh),
        name: begin.name,
        birth: begin.birth,
        language: begin.language,
        guardians: begin
            .guardians
            .into_iter()
            .map(|guardian| guardian.known(cx.house))
            .collect(),
        reach: Reach::default(),
        handlers,
        protection: protection.level,
        household: protection.household,
        known_from: String::new(),
    })
}

impl Cx<'_> {
    /// Whether one may begin with a child at all: at work, and at the own unit. Gives the policies that let one.
    pub fn may_begin(&self) -> Result<Vec<String>, Stop> {
        let professional = self.actor.professional().ok_or_else(Stop::not_found)?;
        let unit = Resource::Unit(professional.unit);
        let gate = &self.house.gate;
        Ok(gate.check(&self.actor, Action::Begin, &unit)?.because)
    }

    fn fresh_folder(&self) -> FolderId {
        FolderId::from_bytes(self.house.fresh())
    }

    /// The child's folder, and what the owner has in it. Whoever types the number of a child that is not there for them
    /// finds what they would find if it were nowhere: a folder by the number's next name, today and tomorrow (law.md
    /// A13). Two names are always looked up, so that finding the second takes no longer than finding the first.
    async fn find_folder(
        &self,
        number: Option<&PersonalNumber>,
        owner: Owner,
    ) -> Result<(FolderId, Option<Loaded>), Stop> {
        let Some(number) = number else {
            return Ok((self.fresh_folder(), None));
        };
        let house = self.house;
        house.limits.searches(self.actor.person(), self.now)?;
        let mut hash = keyed_hash(&house.installation, "locator", number.digits());
        let mut located = house.store.locate(hash, self.fresh_folder()).await?;
        for _ in 0..NAMES {
            hash = keyed_hash(&house.installation, "locator-next", &hash);
            let next = house.store.locate(hash, self.fresh_folder()).await?;
            if let Some(found) = self.there(located, owner).await? {
                return Ok(found);
            }
            located = next;
        }
        Ok((self.fresh_folder(), None))
    }

    /// The folder, as far as it is there for the actor.
    async fn there(
        &self,
        folder: FolderId,
        owner: Owner,
    ) -> Result<Option<(FolderId, Option<Loaded>)>, Stop> {
        let Some(row) = self.house.store.part_of(folder, owner).await? else {
            // Nor does one's own part of such a child begin by a number: it begins when something is collected.
            let hidden = self.is_protected(folder).await?;
            return Ok((!hidden).then_some((folder, None)));
        };
        Ok(match self.house.load(row).await? {
            Some(part) if part.shut.card.is_there_for(self.actor.person()) => {
                Some((folder, Some(part)))
            }
            Some(_) => None,
            None => Some((self.fresh_folder(), None)),
        })
    }

    /// A new part, opened in the draft.
    pub(crate) async fn open_part(
        &self,
        folder: FolderId,
        owner: Owner,
        card: &ChildCard,
        draft: &mut Draft,
    ) -> Result<Loaded, Stop> {
        let outside = Card {
            child: card.person,
            name: card.name.clone(),
            birth: card.birth,
            room: None,
            handlers: card.handlers.clone(),
            protection: card.protected(),
            apart: false,
            tasks: Vec::new(),
            contact: None,
        };
        let organisation = match owner {
            Owner::Branch(branch) => {
                self.house
                    .directory()
                    .branch(branch)
                    .ok_or_else(Stop::not_found)?
                    .organisation
            }
            Owner::Person(_) | Owner::Unit(_) => return Err(Stop::not_found()),
        };
        let home = home_of(owner).ok_or_else(Stop::not_found)?;
        let shut = self
            .new_part(folder, owner, organisation, outside, draft)
            .await?;
        Ok(Loaded {
            shut,
            full: Arc::default(),
            home,
        })
    }

    async fn new_part(
        &self,
        folder: FolderId,
        owner: Owner,
        organisation: folder::id::OrganisationId,
        card: Card,
        draft: &mut Draft,
    ) -> Result<Shut, Stop> {
        let id = PartId::from_bytes(self.house.fresh());
        let keys = self.house.make_part_keys(id, organisation).await?;
        let bytes = card.bytes()?;
        let sealed = self
            .house
            .with_entropy(|entropy| seal_card(&keys.part, id.as_bytes(), &bytes, entropy));
        let row = NewPart {
            id,
            folder,
            owner,
            organisation,
            card: sealed,
            opened_at: self.now,
        };
        draft.parts.push(row.clone());
        Ok(Shut {
            row,
            card,
            keys,
            expected: 0,
            head: 0,
            slot: 0,
            link: Link::genesis(id),
            pending: Vec::new(),
        })
    }

    /// Rooms for those who have none in this folder: guardians with custody, and the child, who opens it from seven.
    pub(crate) async fn open_rooms(
        &self,
        folder: FolderId,
        card: &ChildCard,
        draft: &mut Draft,
    ) -> Result<(), Stop> {
        let Some(host) = self.house.directory().host else {
            return Ok(());
        };
        let mut people: Vec<_> = card
            .custodians()
            .map(|guardian| {
                let custody = Some(guardian.custody);
                let room = RoomCard::new(&guardian.name, custody, &guardian.language);
                (guardian.person, room)
            })
            .collect();
        let own = RoomCard::new(&card.name, None, &card.language);
        people.push((card.person, own));
        for (person, room) in people {
            let owner = Owner::Person(person);
            if self.house.store.part_of(folder, owner).await?.is_some() {
                continue;
            }
            let outside = Card {
                child: card.person,
                name: card.name.clone(),
                birth: card.birth,
                room: Some(room),
                handlers: Handlers::default(),
                protection: card.protected(),
                apart: card.is_apart(person),
                tasks: Vec::new(),
                contact: None,
            };
            let room = self.new_part(folder, owner, host, outside, draft).await?;
            draft.shut.push(room);
        }
        Ok(())
    }

    /// The named contact by the pack's rule for the child's age, when it is a function of the actor's own unit (R54).
    pub(crate) async fn contact_by_rule(
        &self,
        part: &Loaded,
        card: &ChildCard,
    ) -> Result<Option<Entry>, Stop> {
        // A named contact is a workplace and a number to call: for a protected child nobody is named by a rule.
        if part.full.named_contact.is_some() || card.protected().is_some() {
            return Ok(None);
        }
        let Some(professional) = self.actor.professional() else {
            return Ok(None);
        };
        let stage = Stage::of(card.birth, self.today());
        let directory = self.house.directory();
        let Some(seat) = self.pack()?.named_contact(stage) else {
            return Ok(None);
        };
        let Some(unit) = directory
            .unit(professional.unit)
            .filter(|unit| unit.kind == seat.unit_kind)
        else {
            return Ok(None);
        };
        let Some(function) = directory
            .functions
            .iter()
            .find(|function| function.unit == unit.id && function.role == seat.role)
        else {
            return Ok(None);
        };
        let holders = self.house.holders(function.id, self.today()).await?;
        Ok(holders.first().map(|holder| {
            NamedContact {
                function: function.id,
                unit: unit.id,
                name: holder.name.clone(),
                phone: unit.phone.clone(),
                person: Some(holder.id),
                told: String::new(),
            }
            .into()
        }))
    }

    /// A fresh id for an entry.
    pub(crate) fn entry_id(&self) -> EntryId {
        EntryId::from_bytes(self.house.fresh())
    }
}
