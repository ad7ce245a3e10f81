use crate::db::row;
use crate::write::Write;
use crate::{Store, StoreError};

impl Store {
    /// A sealed setting.
    pub async fn setting(&self, id: [u8; 16]) -> Result<Option<Vec<u8>>, StoreError> {
        let found = row!(
            &self.db,
            (Vec<u8>,),
            "SELECT body FROM setting WHERE id = $1",
            id.as_slice(),
        )?;
        Ok(found.map(|(body,)| body))
    }

    /// Keeps a sealed setting in place of the one before.
    pub async fn put_setting(&self, id: [u8; 16], body: Vec<u8>) -> Result<(), StoreError> {
        self.write(Write::Setting { id, body }).await
    }
}
