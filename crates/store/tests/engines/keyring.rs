//! The wrapped keys.

use std::collections::BTreeMap;

use crate::sample::{ORGANISATION, part_id};
use store::testing::both;
use store::{Engine, Keyring, PartKeys, StoreError};

fn slots(from: u8, to: u8) -> Vec<Vec<u8>> {
    (from..=to).map(|slot| vec![slot; 73]).collect()
}

fn numbered(slots: &[Vec<u8>]) -> BTreeMap<u64, Vec<u8>> {
    (1..).zip(slots.iter().cloned()).collect()
}

#[tokio::test]
async fn a_key_that_is_kept_is_never_replaced() {
    both(async |fresh| {
        let keyring = &fresh.keyring;
        assert_eq!(keyring.organisation_key(ORGANISATION).await.unwrap(), None);
        assert_eq!(keyring.log_key(ORGANISATION, 2026).await.unwrap(), None);
        for key in [[1; 73], [2; 73]] {
            keyring
                .insert_organisation_key(ORGANISATION, &key)
                .await
                .unwrap();
            keyring
                .insert_log_key(ORGANISATION, 2026, &key)
                .await
                .unwrap();
            keyring
                .insert_log_key(ORGANISATION, 2027, &[3; 73])
                .await
                .unwrap();
        }
        assert_eq!(
            keyring.organisation_key(ORGANISATION).await.unwrap(),
            Some(vec![1; 73])
        );
        assert_eq!(
            keyring.log_key(ORGANISATION, 2026).await.unwrap(),
            Some(vec![1; 73])
        );
        assert_eq!(
            keyring.log_key(ORGANISATION, 2027).await.unwrap(),
            Some(vec![3; 73])
        );
    })
    .await;
}

#[tokio::test]
async fn a_parts_keys_are_made_ahead_and_read_in_one_call() {
    both(async |fresh| {
        let keyring = &fresh.keyring;
        let part = part_id(1);
        assert_eq!(keyring.part_keys(part).await.unwrap(), None);
        keyring
            .insert_part(part, ORGANISATION, &[9; 73], &slots(1, 64))
            .await
            .unwrap();
        keyring.add_slots(part, 65, &slots(65, 128)).await.unwrap();
        let whole = PartKeys {
            organisation: ORGANISATION,
            wrapped: vec![9; 73],
            slots: numbered(&slots(1, 128)),
        };
        assert_eq!(keyring.part_keys(part).await.unwrap(), Some(whole.clone()));

        // Somebody else made the same part and the same slots a moment later.
        keyring
            .insert_part(part, ORGANISATION, &[8; 73], &slots(100, 250))
            .await
            .unwrap();
        keyring.add_slots(part, 65, &slots(165, 228)).await.unwrap();
        assert_eq!(keyring.part_keys(part).await.unwrap(), Some(whole.clone()));

        keyring
            .insert_part(part_id(2), ORGANISATION, &[7; 73], &[])
            .await
            .unwrap();
        keyring.destroy_entry(part, 5).await.unwrap();
        keyring.destroy_entry(part, 5).await.unwrap();
        let mut left = whole;
        left.slots.remove(&5);
        assert_eq!(keyring.part_keys(part).await.unwrap(), Some(left));
        keyring.destroy_part(part).await.unwrap();
        assert_eq!(keyring.part_keys(part).await.unwrap(), None);
        let other = keyring.part_keys(part_id(2)).await.unwrap().unwrap();
        assert_eq!(other.slots, BTreeMap::new());
        assert!(keyring.add_slots(part, 1, &slots(1, 1)).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_backup_of_the_keyring_holds_the_keys_of_that_day() {
    both(async |fresh| {
        let keyring = &fresh.keyring;
        keyring
            .insert_part(part_id(1), ORGANISATION, &[9; 73], &slots(1, 2))
            .await
            .unwrap();
        let path = fresh.guard.path("copy");
        let done = keyring.backup_to(&path).await;
        if keyring.engine() == Engine::Postgres {
            assert!(matches!(done, Err(StoreError::BackupElsewhere)));
            return;
        }
        done.unwrap();
        let keys = keyring.part_keys(part_id(1)).await.unwrap();
        keyring.destroy_part(part_id(1)).await.unwrap();
        let copy = Keyring::open(&format!("sqlite:{}", path.display()))
            .await
            .unwrap();
        assert_eq!(copy.part_keys(part_id(1)).await.unwrap(), keys);
        copy.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_keyring_never_shares_a_database_with_the_store() {
    both(async |fresh| {
        assert!(Keyring::open(&fresh.guard.store).await.is_err());
        assert!(Keyring::open(&fresh.guard.keyring).await.is_ok());
    })
    .await;
}
