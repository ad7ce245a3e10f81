use folder::id::{BranchId, FolderId, OrganisationId, PartId, PersonId, UnitId};
use jiff::Timestamp;

use crate::db::{Conn, execute, look, row, rows};
use crate::value::{bytes, time, whole};
use crate::{CommitError, Store, StoreError};

/// Whose a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A branch's share of the folder.
    Branch(BranchId),
    /// A child's or guardian's room (design decision 8).
    Person(PersonId),
    /// No share of any folder: a question without a name, of the unit that asked. Its folder is its own id and stands
    /// in no locator.
    Unit(UnitId),
}

impl Owner {
    const fn kind(&self) -> i64 {
        match self {
            Self::Branch(_) => 0,
            Self::Person(_) => 1,
            Self::Unit(_) => 2,
        }
    }

    const fn id(&self) -> &[u8; 16] {
        match self {
            Self::Branch(branch) => branch.as_bytes(),
            Self::Person(person) => person.as_bytes(),
            Self::Unit(unit) => unit.as_bytes(),
        }
    }
}

/// One part of a folder, as it is opened and as it is read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPart {
    /// The part.
    pub id: PartId,
    /// The folder it belongs to.
    pub folder: FolderId,
    /// Whose it is; a folder has one part for each owner.
    pub owner: Owner,
    /// The controller, or for a room its host.
    pub organisation: OrganisationId,
    /// The name on it, sealed.
    pub card: Vec<u8>,
    /// When it was opened.
    pub opened_at: Timestamp,
}

type Row = (Vec<u8>, Vec<u8>, i64, Vec<u8>, Vec<u8>, Vec<u8>, i64);

fn read(
    (id, folder, kind, owner, organisation, card, opened_at): Row,
) -> Result<NewPart, StoreError> {
    let owner = bytes(owner)?;
    Ok(NewPart {
        id: PartId::from_bytes(bytes(id)?),
        folder: FolderId::from_bytes(bytes(folder)?),
        owner: match kind {
            0 => Owner::Branch(BranchId::from_bytes(owner)),
            1 => Owner::Person(PersonId::from_bytes(owner)),
            2 => Owner::Unit(UnitId::from_bytes(owner)),
            _ => return Err(StoreError::Damaged("a part has an unknown kind of owner")),
        },
        organisation: OrganisationId::from_bytes(bytes(organisation)?),
        card,
        opened_at: time(opened_at)?,
    })
}

pub(crate) async fn open(conn: &mut Conn<'_>, part: &NewPart) -> Result<(), CommitError> {
    let (id, folder, owner) = (
        part.id.as_bytes().as_slice(),
        part.folder.as_bytes().as_slice(),
        part.owner.id().as_slice(),
    );
    let taken = look!(
        conn,
        (i64,),
        "SELECT kind FROM part WHERE id = $1 OR (folder = $2 AND owner = $3)",
        id,
        folder,
        owner,
    );
    if taken?.is_some() {
        return Err(CommitError::Behind { part: part.id });
    }
    execute!(
        conn,
        "INSERT INTO part (id, folder, kind, owner, organisation, card, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        folder,
        part.owner.kind(),
        owner,
        part.organisation.as_bytes().as_slice(),
        part.card.as_slice(),
        part.opened_at.as_microsecond(),
    )?;
    Ok(())
}

pub(crate) async fn set_card(
    conn: &mut Conn<'_>,
    part: PartId,
    card: &[u8],
) -> Result<(), StoreError> {
    let changed = execute!(
        conn,
        "UPDATE part SET card = $2 WHERE id = $1",
        part.as_bytes().as_slice(),
        card,
    )?;
    match changed {
        0 => Err(StoreError::Unfit("a card needs its part")),
        _ => Ok(()),
    }
}

impl Store {
    /// One part.
    pub async fn part(&self, part: PartId) -> Result<Option<NewPart>, StoreError> {
        let found = row!(
            &self.db,
            Row,
            "SELECT id, folder, kind, owner, organisation, card, opened_at FROM part WHERE id = $1",
            part.as_bytes().as_slice(),
        )?;
        found.map(read).transpose()
    }

    /// Every part of a folder, in no meaningful order. Only for commands that write several parts
    /// of one folder: no reader may learn from it who else there is (design decision 11).
    pub async fn parts_of_folder(&self, folder: FolderId) -> Result<Vec<NewPart>, StoreError> {
        let found = rows!(
            &self.db,
            Row,
            "SELECT id, folder, kind, owner, organisation, card, opened_at FROM part
             WHERE folder = $1 ORDER BY id",
            folder.as_bytes().as_slice(),
        )?;
        found.into_iter().map(read).collect()
    }

    /// This owner's part of a folder.
    pub async fn part_of(
        &self,
        folder: FolderId,
        owner: Owner,
    ) -> Result<Option<NewPart>, StoreError> {
        let found = row!(
            &self.db,
            Row,
            "SELECT id, folder, kind, owner, organisation, card, opened_at FROM part
             WHERE folder = $1 AND owner = $2 AND kind = $3",
            folder.as_bytes().as_slice(),
            owner.id().as_slice(),
            owner.kind(),
        )?;
        found.map(read).transpose()
    }

    /// Everything that one owner has: a person's rooms, one for each child.
    pub async fn parts_of_owner(&self, owner: Owner) -> Result<Vec<NewPart>, StoreError> {
        let found = rows!(
            &self.db,
            Row,
            "SELECT id, folder, kind, owner, organisation, card, opened_at FROM part
             WHERE owner = $1 AND kind = $2 ORDER BY id",
            owner.id().as_slice(),
            owner.kind(),
        )?;
        found.into_iter().map(read).collect()
    }

    /// All parts, `limit` at a time and in the order of their ids: to rebuild and to verify.
    pub async fn parts(
        &self,
        after: Option<PartId>,
        limit: u32,
    ) -> Result<Vec<NewPart>, StoreError> {
        let after = after.as_ref().map_or([].as_slice(), |part| part.as_bytes());
        let found = rows!(
            &self.db,
            Row,
            "SELECT id, folder, kind, owner, organisation, card, opened_at FROM part
             WHERE id > $1 ORDER BY id LIMIT $2",
            after,
            whole(limit.into())?,
        )?;
        found.into_iter().map(read).collect()
    }
}
