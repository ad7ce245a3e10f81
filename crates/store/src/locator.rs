use folder::id::FolderId;

use crate::db::row;
use crate::value::bytes;
use crate::write::Write;
use crate::{Store, StoreError};

impl Store {
    /// The folder of the child with this keyed hash, which is `proposed` when there was none
    /// (design decision 9). Both cases run the same statements.
    pub async fn locate(&self, hash: [u8; 32], proposed: FolderId) -> Result<FolderId, StoreError> {
        let folder = proposed;
        self.write(Write::Locate { hash, folder }).await?;
        let (folder,) = row!(
            &self.db,
            (Vec<u8>,),
            "SELECT folder FROM locator WHERE hash = $1",
            hash.as_slice(),
        )?
        .ok_or(StoreError::Damaged("the locator lost a row"))?;
        Ok(FolderId::from_bytes(bytes(folder)?))
    }
}
