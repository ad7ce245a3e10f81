//! Starting over: for demos and tests of the whole program, never for a house with people in it.

use sqlx::{Connection, PgConnection};

use crate::address::Address;
use crate::{Store, StoreError};

impl Store {
    /// Forgets everything that lies at a `postgres://…` address. A file is removed by its owner instead.
    pub async fn wipe(address: &str) -> Result<(), StoreError> {
        let Address::Postgres(address) = Address::parse(address)? else {
            return Err(StoreError::Unfit(
                "only a PostgreSQL database is wiped from here",
            ));
        };
        let mut connection = PgConnection::connect(address).await?;
        for statement in ["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"] {
            sqlx::query(statement).execute(&mut connection).await?;
        }
        connection.close().await?;
        Ok(())
    }
}
