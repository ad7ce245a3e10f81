//! "Somebody at home has protected identity": at once, in every part and room around the child, and for every child
//! of the household (OSL 21:3, 22:1, 26:2; law.md A13).

use std::collections::BTreeSet;

use folder::class::{Action, Mandate};
use folder::command;
use folder::entry::{ChildCard, Entry};
use folder::id::{FolderId, PartId, PersonId};
use folder::protection::{Handlers, Protection};
use folder::reach::Reach;
use folder::{Author, Refusal};
use store::{NewPart, Owner};

use crate::begin::Begin;
use crate::cx::Cx;
use crate::part::Loaded;
use crate::people::Person;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// What is known of the protection, and who may see the child by it.
#[derive(Clone, Debug)]
pub struct Protecting {
    /// The level; nothing when nobody in the household is protected any more.
    pub level: Option<Protection>,
    /// Those who may see the child in the own part.
    pub handlers: Vec<PersonId>,
    /// The guardians who live under the same protection.
    pub household: BTreeSet<PersonId>,
    /// How it is known: the register's code and the day it was read.
    pub known_from: String,
}

/// What a card says of protection.
#[derive(Clone, Debug, Default)]
pub(crate) struct Protected {
    pub level: Option<Protection>,
    pub handlers: Handlers,
    pub household: BTreeSet<PersonId>,
}

/// The level that a register's code stands for: one that nobody knows is the strictest (law.md A13).
#[must_use]
pub fn level_of(cx: &Cx<'_>, register: &str, code: &str) -> Option<Protection> {
    level(cx.house.law.protection(register, code))
}

/// The law's level, as a folder keeps it.
#[must_use]
pub const fn level(level: law::Protection) -> Option<Protection> {
    match level {
        law::Protection::Open => None,
        law::Protection::Marked => Some(Protection::Marked),
        law::Protection::Population => Some(Protection::Population),
    }
}

/// The folder's level, as the law asks for it.
#[must_use]
pub const fn in_law(level: Option<Protection>) -> law::Protection {
    match level {
        None => law::Protection::Open,
        Some(Protection::Marked) => law::Protection::Marked,
        Some(Protection::Population) => law::Protection::Population,
    }
}

/// Those at the own unit who can be named: everybody who sits there today.
pub async fn candidates(cx: &Cx<'_>) -> Result<Vec<Person>, Stop> {
    let professional = cx.actor.professional().ok_or_else(Stop::not_found)?;
    let directory = cx.house.directory();
    let mut all: Vec<Person> = Vec::new();
    for function in &directory.functions {
        if function.unit == professional.unit {
            all.extend(cx.house.holders(function.id, cx.today()).await?);
        }
    }
    all.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    all.dedup_by_key(|person| person.id);
    Ok(all)
}

/// Writes down what the register says and names the handlers. Acts on the next request, everywhere.
pub async fn protect(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    protecting: &Protecting,
) -> Result<(), Stop> {
    match once(cx, part, sheet, protecting).await {
        Err(Stop::Behind) => once(cx, part, sheet, protecting).await,
        done => done,
    }
}

async fn once(cx: &Cx<'_>, id: PartId, sheet: Sheet, protecting: &Protecting) -> Result<(), Stop> {
    let mut part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::Protect).await?;
    cx.still_fits(&part, sheet)?;
    let decided = match cx.named(protecting.level, &protecting.handlers).await? {
        Ok(()) => command::Protect {
            level: protecting.level,
            handlers: protecting.handlers.clone(),
            household: protecting.household.clone(),
            known_from: protecting.known_from.clone(),
        }
        .decide(&part.full, cx.deciding(cx.pack()?))
        .and_then(|entry| {
            cx.tells_no_place(&part.full, sheet, std::slice::from_ref(&entry))?;
            Ok(entry)
        }),
        Err(refusal) => Err(refusal),
    };
    let entry = match decided {
        Ok(entry) => entry,
        Err(refusal) => {
            return Err(cx.refuse(&part.shut.row, Action::Protect, refusal).await);
        }
    };
    // The rest of the household lives by what is said here, and by what was said before.
    let before = part.full.card.clone();
    let entries = cx.number(sheet, vec![entry]);
    part.write(cx, &cx.author(), entries).await?;
    let Some(card) = part.full.card.clone() else {
        return Err(Stop::not_found());
    };
    let mut draft = Draft::default();
    cx.protect_others(part.shut.row.folder, Some(id), &card, &mut draft)
        .await?;
    draft.log.push(
        cx.log_row(&part.shut.row, Action::Protect, because, false)
            .await?,
    );
    let folder = part.shut.row.folder;
    cx.relabel_part(&mut part, &mut draft)?;
    draft.take(part, cx)?;
    draft.save(cx.house).await?;
    cx.protect_household(folder, before.as_ref(), &card).await
}

impl Cx<'_> {
    /// Whoever is named sits at the own unit, and one of them can name others: nobody is left without a way in.
    pub(crate) async fn named(
        &self,
        level: Option<Protection>,
        handlers: &[PersonId],
    ) -> Result<Result<(), Refusal>, Stop> {
        if level.is_none() {
            return Ok(Ok(()));
        }
        let here = candidates(self).await?;
        let known = |person: &PersonId| here.iter().any(|one| one.id == *person);
        if !handlers.iter().all(known) {
            return Ok(Err(Refusal::new("refusal-handler-elsewhere")));
        }
        for person in handlers {
            if self.may_protect(*person).await? {
                return Ok(Ok(()));
            }
        }
        Ok(Err(Refusal::new("refusal-no-handler-can-name")))
    }

    async fn may_protect(&self, person: PersonId) -> Result<bool, Stop> {
        let directory = self.house.directory();
        let held = self.house.functions_of(person, self.today()).await?;
        Ok(held
            .into_iter()
            .filter_map(|function| directory.function(function))
            .any(|function| function.mandates.contains(&Mandate::Protect)))
    }

    /// Those who handle the child in a part until somebody names others: who acts there now, and somebody at the unit
    /// who can name.
    pub(crate) async fn first_handlers(&self) -> Result<Handlers, Stop> {
        let mut named = vec![self.actor.person()];
        if !self.may_protect(self.actor.person()).await? {
            for person in candidates(self).await? {
                if self.may_protect(person.id).await? {
                    named.push(person.id);
                    break;
                }
            }
        }
        Ok(Handlers::first_of(named))
    }

    /// Somebody around this folder is protected.
    pub(crate) async fn is_protected(&self, folder: FolderId) -> Result<bool, Stop> {
        for row in self.house.store.parts_of_folder(folder).await? {
            if let Some(card) = self.house.card(&row).await?
                && (card.only().is_some())
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What is known of the household already: a guardian who lives under protection with another child.
    pub(crate) async fn known_protection(&self, begin: &Begin) -> Result<Option<Protected>, Stop> {
        let mut household = BTreeSet::new();
        let mut level = None;
        for person in begin
            .guardians
            .iter()
            .filter_map(|guardian| guardian.person)
        {
            for row in self
                .house
                .store
                .parts_of_owner(Owner::Person(person))
                .await?
            {
                let Some(room) = self.house.card(&row).await?.filter(|room| !room.apart) else {
                    continue;
                };
                if room.protection.is_some() {
                    level = level.max(room.protection);
                    household.insert(person);
                }
            }
        }
        match level {
            None => Ok(None),
            level => Ok(Some(Protected {
                level,
                handlers: self.first_handlers().await?,
                household,
            })),
        }
    }

    /// The outside of the part says what its card says.
    pub(crate) fn relabel_part(&self, part: &mut Loaded, draft: &mut Draft) -> Result<(), Stop> {
        if let Some(card) = &part.full.card {
            part.shut.card.handlers = card.handlers.clone();
            part.shut.card.protection = card.protected();
        }
        draft
            .cards
            .push((part.shut.row.id, self.house.sealed_card(&part.shut)?));
        Ok(())
    }

    /// The other parts and rooms of the folder follow: in each part those handle the child who wrote there last, until
    /// their own organisation names others.
    pub(crate) async fn protect_others(
        &self,
        folder: FolderId,
        but: Option<PartId>,
        card: &ChildCard,
        draft: &mut Draft,
    ) -> Result<(), Stop> {
        for row in self.house.store.parts_of_folder(folder).await? {
            if Some(row.id) == but {
                continue;
            }
            match row.owner {
                Owner::Branch(_) => self.protect_part(row, card, draft).await?,
                Owner::Person(person) => {
                    let Some(mut room) = self.house.load(row).await? else {
                        continue;
                    };
                    let was_apart = room.shut.card.apart;
                    room.shut.card.protection = card.protected();
                    room.shut.card.apart = card.is_apart(person);
                    if was_apart {
                        // What was written meanwhile stays away, but for what somebody has decided to show (law.md A13).
                        self.settle_if_open(&mut room).await?;
                    }
                    self.relabel(room.shut, draft)?;
                }
                // No share of any folder.
                Owner::Unit(_) => {}
            }
        }
        Ok(())
    }

    async fn protect_part(
        &self,
        row: NewPart,
        card: &ChildCard,
        draft: &mut Draft,
    ) -> Result<(), Stop> {
        let Some(mut part) = self.house.load(row).await? else {
            return Ok(());
        };
        let Some(before) = part.full.card.clone() else {
            return Ok(());
        };
        let level = card.protected();
        let handlers = match level {
            None => Handlers::default(),
            Some(_) if before.protected().is_some() => before.handlers.clone(),
            Some(_) => last_writers(&part),
        };
        let theirs = |person: &PersonId| {
            let mut all = before.guardians.iter();
            all.any(|guardian| guardian.person == *person)
        };
        let after = ChildCard {
            protection: level,
            handlers,
            household: card.household.iter().copied().filter(theirs).collect(),
            known_from: String::new(),
            reach: if level.is_some() {
                Reach::default()
            } else {
                before.reach.clone()
            },
            ..before.clone()
        };
        if after.protection == before.protection && after.household == before.household {
            return Ok(());
        }
        let entry = vec![(self.entry_id(), Entry::from(after))];
        part.write(self, &Author::Kring, entry).await?;
        self.relabel_part(&mut part, draft)?;
        draft.take(part, self)?;
        Ok(())
    }

    /// Every other child of the guardians who live under the protection, each folder in a transaction of its own.
    async fn protect_household(
        &self,
        folder: FolderId,
        before: Option<&ChildCard>,
        card: &ChildCard,
    ) -> Result<(), Stop> {
        let mut household = card.household.clone();
        if card.protected().is_none() {
            household.extend(before.iter().flat_map(|card| card.household.iter()));
        }
        let mut folders = BTreeSet::new();
        for person in household {
            for row in self
                .house
                .store
                .parts_of_owner(Owner::Person(person))
                .await?
            {
                folders.insert(row.folder);
            }
        }
        folders.remove(&folder);
        for folder in folders {
            if let Err(Stop::Behind) = self.protect_folder(folder, card).await {
                self.protect_folder(folder, card).await?;
            }
        }
        Ok(())
    }

    async fn protect_folder(&self, folder: FolderId, card: &ChildCard) -> Result<(), Stop> {
        let mut draft = Draft::default();
        self.protect_others(folder, None, card, &mut draft).await?;
        draft.save(self.house).await
    }
}

fn last_writers(part: &Loaded) -> Handlers {
    Handlers::first_of(
        part.full
            .records
            .iter()
            .rev()
            .filter_map(|record| match &record.author {
                Author::Professional { person, .. } => Some(*person),
                _ => None,
            }),
    )
}
