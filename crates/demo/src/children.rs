//! The children of the county and their families.

use std::collections::BTreeMap;

use app::begin::{Begin, NewGuardian};
use app::people::{Person, PersonKind};
use app::{House, Stop};
use folder::entry::Custody;
use folder::id::PersonId;
use jiff::Span;
use jiff::civil::Date;
use serde::Deserialize;

use crate::county::County;
use crate::fault::{fault, missing};
use crate::history::StepData;

/// A child as the data tells of it.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildData {
    /// The name.
    pub name: String,
    /// Years and months on the first day; for a child to come, months until the birth, negative.
    age: [i32; 2],
    /// The language of the home.
    pub language: String,
    /// The guardians.
    guardians: Vec<GuardianData>,
    /// Protected identity: nobody but these.
    #[serde(default)]
    handlers: Vec<String>,
    /// Who met the child first.
    pub met_by: String,
    /// So many days before the first day.
    pub met: i32,
    /// The part of a story this child has, which is played later.
    pub story: Option<String>,
    /// What has happened since.
    #[serde(default)]
    pub steps: Vec<StepData>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct GuardianData {
    name: String,
    custody: Custody,
    /// The language to speak, when it is not the home's.
    language: Option<String>,
    #[serde(default)]
    interpreter: bool,
}

/// A child with its family, known to the house.
#[derive(Clone)]
pub struct Family {
    /// What to begin with.
    pub begin: Begin,
    people: BTreeMap<String, PersonId>,
}

impl ChildData {
    /// The child's day of birth, so that it is this old on the first day.
    fn birth(&self, today: Date) -> Result<Date, Stop> {
        let [years, months] = self.age;
        // Some days more, so that nobody has a birthday on the first day.
        let days = if years < 0 || months < 0 { 0 } else { 9 };
        today
            .checked_sub(Span::new().years(years).months(months).days(days))
            .map_err(fault)
    }

    /// The family. A guardian of several children is one person.
    pub fn family(
        &self,
        house: &House,
        county: &County,
        known: &mut BTreeMap<String, PersonId>,
        today: Date,
    ) -> Result<Family, Stop> {
        let fresh = || PersonId::from_bytes(house.fresh());
        let child = fresh();
        let mut people = BTreeMap::from([(self.name.clone(), child)]);
        let mut guardians = Vec::new();
        for guardian in &self.guardians {
            let person = *known.entry(guardian.name.clone()).or_insert_with(fresh);
            people.insert(guardian.name.clone(), person);
            guardians.push(NewGuardian {
                person: Some(person),
                name: guardian.name.clone(),
                custody: guardian.custody,
                language: guardian
                    .language
                    .clone()
                    .unwrap_or_else(|| self.language.clone()),
                interpreter: guardian.interpreter,
            });
        }
        let handlers = self
            .handlers
            .iter()
            .map(|name| Ok(county.seat(name)?.person))
            .collect::<Result<_, Stop>>()?;
        Ok(Family {
            begin: Begin {
                name: self.name.clone(),
                birth: self.birth(today)?,
                number: None,
                language: self.language.clone(),
                guardians,
                child: Some(child),
                handlers,
            },
            people,
        })
    }
}

impl Family {
    /// Puts those who may ever sign in into the house: guardians, and a child old enough for its own room.
    pub async fn settle(&self, house: &House, today: Date) -> Result<(), Stop> {
        for (name, id) in &self.people {
            let is_child = self.begin.child == Some(*id);
            if is_child && folder::age::years(self.begin.birth, today) < folder::age::OWN_ROOM {
                continue;
            }
            let kind = if is_child {
                PersonKind::Child
            } else {
                PersonKind::Guardian
            };
            house
                .put_person(&Person {
                    id: *id,
                    name: name.clone(),
                    kind,
                    language: None,
                })
                .await?;
        }
        Ok(())
    }

    /// Everybody of the family.
    pub const fn people(&self) -> &BTreeMap<String, PersonId> {
        &self.people
    }

    /// Somebody of the family.
    pub fn person(&self, name: &str) -> Result<PersonId, Stop> {
        self.people.get(name).copied().ok_or_else(|| missing(name))
    }

    /// The guardian of that name, as written on the card.
    pub fn guardian(&self, name: &str) -> Result<&NewGuardian, Stop> {
        self.begin
            .guardians
            .iter()
            .find(|guardian| guardian.name == name)
            .ok_or_else(|| missing(name))
    }
}
