use std::path::PathBuf;

use crate::StoreError;

/// Which database engine runs underneath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file, no set-up: the default.
    Sqlite,
    /// Chosen by the address in the configuration.
    Postgres,
}

/// Where a store lives: `sqlite:PATH` or `postgres://…`.
pub(crate) enum Address<'a> {
    Sqlite(PathBuf),
    Postgres(&'a str),
}

impl<'a> Address<'a> {
    pub(crate) fn parse(address: &'a str) -> Result<Self, StoreError> {
        match address.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(path.into())),
            None if ["postgres://", "postgresql://"]
                .iter()
                .any(|scheme| address.starts_with(scheme)) =>
            {
                Ok(Self::Postgres(address))
            }
            _ => Err(StoreError::Address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_picks_the_engine() {
        assert!(
            matches!(Address::parse("sqlite:a/b.db"), Ok(Address::Sqlite(path)) if path == *"a/b.db")
        );
        assert!(matches!(
            Address::parse("postgres://host/db"),
            Ok(Address::Postgres("postgres://host/db"))
        ));
        for wrong in ["", "sqlite:", "mysql://host/db", "a/b.db"] {
            assert!(
                matches!(Address::parse(wrong), Err(StoreError::Address)),
                "{wrong}"
            );
        }
    }
}
