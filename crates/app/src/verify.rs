//! Verifying that nothing was changed, taken away or put in: without opening a single entry.

use folder::id::PartId;

use crate::house::House;
use crate::stop::Stop;

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Parts whose chain holds.
    pub parts: u64,
    /// Entries in them.
    pub entries: u64,
    /// Parts whose chain does not hold, with the first entry that does not fit.
    pub broken: Vec<(PartId, u64)>,
}

impl House {
    /// Walks through every part's chain. Destroyed keys do not matter: the chain covers what is sealed.
    pub async fn verify(&self) -> Result<Verified, Stop> {
        let mut verified = Verified::default();
        let mut after = None;
        loop {
            let parts = self.store.parts(after, 200).await?;
            let Some(last) = parts.last() else {
                return Ok(verified);
            };
            after = Some(last.id);
            for part in &parts {
                let journal = self.store.journal(part.id).await?;
                match seal::verify(part.id, journal.iter().map(|row| (&row.record, &row.link))) {
                    Ok(_) => {
                        verified.parts += 1;
                        verified.entries += journal.len() as u64;
                    }
                    Err(error) => verified.broken.push((part.id, error.seq)),
                }
            }
        }
    }
}
