//! People, and who holds which function on a day.

use folder::id::{FunctionId, PersonId};
use jiff::civil::Date;
use seal::{open_card, seal_card};
use serde::{Deserialize, Serialize};
use store::Holding;

use crate::house::House;
use crate::stop::Stop;

/// Somebody known to the house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The person.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// What the person is to the house.
    pub kind: PersonKind,
    /// The code of the language the person reads best, when it is one of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// What somebody is to the house. One who works and has a child has two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    /// At work.
    Professional,
    /// A guardian.
    Guardian,
    /// A child.
    Child,
}

impl House {
    /// Keeps a person.
    pub async fn put_person(&self, person: &Person) -> Result<(), Stop> {
        let bytes = serde_json::to_vec(person)?;
        let key = self.key_for("people");
        let body =
            self.with_entropy(|entropy| seal_card(&key, person.id.as_bytes(), &bytes, entropy));
        Ok(self.store.put_person(person.id, body).await?)
    }

    /// A person.
    pub async fn person(&self, id: PersonId) -> Result<Option<Person>, Stop> {
        match self.store.person(id).await? {
            Some(body) => Ok(Some(self.open_person(id, &body)?)),
            None => Ok(None),
        }
    }

    /// Everybody, in the order of their names.
    pub async fn people(&self) -> Result<Vec<Person>, Stop> {
        let mut people = Vec::new();
        for (id, body) in self.store.people().await? {
            people.push(self.open_person(id, &body)?);
        }
        people.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
        Ok(people)
    }

    fn open_person(&self, id: PersonId, body: &[u8]) -> Result<Person, Stop> {
        let bytes = open_card(&self.key_for("people"), id.as_bytes(), body)?;
        Ok(serde_json::from_slice(&bytes)?)
    }

    /// Seats somebody in a function from a day (R55).
    pub async fn seat(
        &self,
        person: PersonId,
        function: FunctionId,
        from: Date,
    ) -> Result<(), Stop> {
        Ok(self
            .store
            .put_holding(Holding {
                person,
                function,
                from,
                to: None,
            })
            .await?)
    }

    /// The functions that somebody holds on a day.
    pub async fn functions_of(
        &self,
        person: PersonId,
        today: Date,
    ) -> Result<Vec<FunctionId>, Stop> {
        Ok(self
            .store
            .holdings(person)
            .await?
            .into_iter()
            .filter(|holding| holds(holding, today))
            .map(|holding| holding.function)
            .collect())
    }

    /// The names of those who hold a function on a day: who exactly will see what is sent to it (R44).
    pub async fn holders(&self, function: FunctionId, today: Date) -> Result<Vec<Person>, Stop> {
        let mut holders = Vec::new();
        for holding in self.store.holders(function).await? {
            if holds(&holding, today)
                && let Some(person) = self.person(holding.person).await?
            {
                holders.push(person);
            }
        }
        holders.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(holders)
    }
}

/// Whether somebody sits in a function on a day.
pub(crate) fn holds(holding: &Holding, today: Date) -> bool {
    holding.from <= today && holding.to.is_none_or(|to| to >= today)
}
