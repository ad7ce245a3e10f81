use folder::id::PersonId;

use crate::db::{row, rows};
use crate::value::bytes;
use crate::write::Write;
use crate::{Store, StoreError};

impl Store {
    /// A person's sealed details.
    pub async fn person(&self, person: PersonId) -> Result<Option<Vec<u8>>, StoreError> {
        let found = row!(
            &self.db,
            (Vec<u8>,),
            "SELECT body FROM person WHERE id = $1",
            person.as_bytes().as_slice(),
        )?;
        Ok(found.map(|(body,)| body))
    }

    /// Everybody who has an account, sealed.
    pub async fn people(&self) -> Result<Vec<(PersonId, Vec<u8>)>, StoreError> {
        rows!(
            &self.db,
            (Vec<u8>, Vec<u8>),
            "SELECT id, body FROM person ORDER BY id"
        )?
        .into_iter()
        .map(|(id, body)| Ok((PersonId::from_bytes(bytes(id)?), body)))
        .collect()
    }

    /// Adds a person, or replaces the details.
    pub async fn put_person(&self, person: PersonId, body: Vec<u8>) -> Result<(), StoreError> {
        self.write(Write::Person { person, body }).await
    }
}
