//! What the databases keep, refuse and never hold.

use std::path::Path;

use crate::sample::{
    Counting, FOLDER, ORGANISATION, appending, entries, first, key, now, open, part, part_id,
};
use folder::id::{FolderId, OrganisationId, PersonId};
use seal::{Link, seal_card, verify};
use sqlx::{Connection, PgConnection};
use store::testing::{Guard, both, fresh};
use store::{Commit, CommitError, Engine, Head, LogRow, NewPart, Owner, Store, StoreError};

async fn run(
    engine: Engine,
    guard: &Guard,
    sql: &'static str,
) -> Result<u64, Box<dyn std::error::Error>> {
    match engine {
        Engine::Sqlite => {
            let path = guard.store.trim_start_matches("sqlite:");
            let touched = rusqlite::Connection::open(path)?.execute(sql, [])?;
            Ok(touched.try_into()?)
        }
        Engine::Postgres => {
            let mut conn = PgConnection::connect(&guard.store).await?;
            Ok(sqlx::query(sql).execute(&mut conn).await?.rows_affected())
        }
    }
}

fn log_row(organisation: OrganisationId, folder: FolderId, body: u8) -> LogRow {
    LogRow {
        organisation,
        folder,
        part: part_id(1),
        at: now(),
        body: vec![body],
    }
}

#[tokio::test]
async fn the_journal_and_the_log_refuse_every_change() {
    both(async |fresh| {
        let store = &fresh.store;
        open(store, 1, &[1]).await;
        let log = vec![log_row(ORGANISATION, FOLDER, 1)];
        store
            .commit(Commit {
                log,
                ..Commit::default()
            })
            .await
            .unwrap();
        let journal = store.journal(part_id(1)).await.unwrap();
        for refused in [
            "UPDATE journal SET at = 0",
            "DELETE FROM journal",
            "UPDATE access_log SET at = 0",
            "DELETE FROM access_log",
        ] {
            let error = run(store.engine(), &fresh.guard, refused)
                .await
                .unwrap_err();
            assert!(
                error.to_string().contains("append-only"),
                "{refused}: {error}"
            );
        }
        // The control: the same connection may change what is not append-only.
        let changed = run(
            store.engine(),
            &fresh.guard,
            "UPDATE part SET opened_at = 0",
        )
        .await;
        assert_eq!(changed.unwrap(), 1);
        assert_eq!(store.journal(part_id(1)).await.unwrap(), journal);
        assert_eq!(store.log_of_folder(FOLDER).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_log_is_read_newest_first_by_folder_and_by_controller() {
    both(async |fresh| {
        let store = &fresh.store;
        let other = OrganisationId::from_bytes([0x0b; 16]);
        let elsewhere = FolderId::from_bytes([0x0e; 16]);
        let log = vec![
            log_row(ORGANISATION, FOLDER, 1),
            log_row(other, FOLDER, 2),
            log_row(ORGANISATION, elsewhere, 3),
        ];
        store
            .commit(Commit {
                log: log.clone(),
                ..Commit::default()
            })
            .await
            .unwrap();
        let of_folder = store.log_of_folder(FOLDER).await.unwrap();
        assert!(
            of_folder
                .iter()
                .map(|line| &line.row)
                .eq([&log[1], &log[0]])
        );
        assert!(of_folder[0].position > of_folder[1].position);
        let newest = store.log_of_organisation(ORGANISATION, 1).await.unwrap();
        assert!(newest.iter().map(|line| &line.row).eq([&log[2]]));
        assert_eq!(store.log_of_organisation(other, 9).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn parts_are_found_by_id_by_folder_by_owner_and_in_pages() {
    both(async |fresh| {
        let store = &fresh.store;
        let room = NewPart {
            owner: Owner::Person(PersonId::from_bytes([4; 16])),
            ..part(4)
        };
        let elsewhere = NewPart {
            folder: FolderId::from_bytes([9; 16]),
            ..part(2)
        };
        let parts = vec![part(1), elsewhere.clone(), part(3), room.clone()];
        store
            .commit(Commit {
                parts: parts.clone(),
                ..Commit::default()
            })
            .await
            .unwrap();

        assert_eq!(store.part(part_id(4)).await.unwrap(), Some(room.clone()));
        assert_eq!(
            store.parts_of_folder(FOLDER).await.unwrap(),
            [part(1), part(3), room.clone()]
        );
        assert_eq!(store.part_of(FOLDER, room.owner).await.unwrap(), Some(room));
        assert_eq!(store.part_of(FOLDER, elsewhere.owner).await.unwrap(), None);
        let first = store.parts(None, 3).await.unwrap();
        let rest = store.parts(Some(first[2].id), 3).await.unwrap();
        assert_eq!([first, rest].concat(), parts);
    })
    .await;
}

#[tokio::test]
async fn reopening_keeps_everything() {
    both(async |fresh| {
        open(&fresh.store, 1, &[1, 2]).await;
        let before = fresh.store.journal(part_id(1)).await.unwrap();
        fresh.store.close().await;
        let late = fresh.store.commit(appending(first(part_id(1), &[3]))).await;
        assert!(matches!(late, Err(CommitError::Fault(_))), "{late:?}");

        let again = Store::open(&fresh.guard.store).await.unwrap();
        assert_eq!(again.journal(part_id(1)).await.unwrap(), before);
        let Head {
            seq, link: head, ..
        } = again.head(part_id(1)).await.unwrap().unwrap();
        again
            .commit(appending(entries(part_id(1), seq, head, &[3], b"")))
            .await
            .unwrap();
        again.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_backup_is_a_whole_store_and_never_overwrites() {
    both(async |fresh| {
        let store = &fresh.store;
        open(store, 1, &[1, 2]).await;
        let path = fresh.guard.path("copy");
        let done = store.backup_to(&path).await;
        if store.engine() == Engine::Postgres {
            assert!(matches!(done, Err(StoreError::BackupElsewhere)));
            return;
        }
        done.unwrap();
        assert!(matches!(
            store.backup_to(&path).await,
            Err(StoreError::File(_))
        ));
        let copy = Store::open(&format!("sqlite:{}", path.display()))
            .await
            .unwrap();
        let kept = copy.journal(part_id(1)).await.unwrap();
        assert_eq!(kept, store.journal(part_id(1)).await.unwrap());
        assert_eq!(kept.len(), 2);
        copy.close().await;
    })
    .await;
}

fn holds(home: &Path, needle: &[u8]) -> bool {
    std::fs::read_dir(home).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(needle.len()).any(|window| window == needle)
    })
}

#[tokio::test]
async fn what_was_written_is_never_readable_in_the_files() {
    const CANARY: &[u8] = b"Bortbytingen";
    let fresh = fresh(Engine::Sqlite).await;
    let card = seal_card(&key(), b"", CANARY, &mut Counting(1));
    let append = entries(part_id(1), 0, Link::genesis(part_id(1)), &[1], CANARY);
    let body = append.entries[0].0.body().to_vec();
    let commit = Commit {
        parts: vec![NewPart {
            card: card.clone(),
            ..part(1)
        }],
        log: vec![LogRow {
            body: card.clone(),
            ..log_row(ORGANISATION, FOLDER, 0)
        }],
        ..appending(append)
    };
    fresh.store.commit(commit).await.unwrap();
    let person = PersonId::from_bytes([1; 16]);
    fresh.store.put_person(person, card.clone()).await.unwrap();
    let home = fresh.guard.path("");
    for _ in 0..2 {
        assert!(!holds(&home, CANARY));
        assert!(holds(&home, &card), "the control: the sealed card is there");
        assert!(holds(&home, &body), "and so is the sealed entry");
        // Once more after everything has moved from the log into the file.
        fresh.store.close().await;
    }
}

#[tokio::test]
async fn a_number_that_is_known_waits_for_the_same_flush_as_one_that_is_not() {
    let fresh = fresh(Engine::Sqlite).await;
    let path = format!("{}-wal", fresh.guard.store.trim_start_matches("sqlite:"));
    let written = || std::fs::metadata(&path).unwrap().len();
    let mut before = written();
    let mut looked_up = async |number: u8| {
        fresh.store.locate([number; 32], FOLDER).await.unwrap();
        let more = written() - before;
        before = written();
        more
    };
    assert!(looked_up(1).await > 0);
    assert!(looked_up(1).await > 0, "now it is known");
    assert!(looked_up(1).await > 0, "and still");
}

#[tokio::test]
async fn a_destroyed_key_leaves_a_journal_that_verifies() {
    both(async |fresh| {
        open(&fresh.store, 1, &[1, 2]).await;
        let keyring = &fresh.keyring;
        let slots = [vec![1; 73], vec![2; 73]];
        keyring
            .insert_part(part_id(1), ORGANISATION, &[9; 73], &slots)
            .await
            .unwrap();
        keyring.destroy_part(part_id(1)).await.unwrap();
        assert_eq!(keyring.part_keys(part_id(1)).await.unwrap(), None);
        let journal = fresh.store.journal(part_id(1)).await.unwrap();
        assert_eq!(journal.len(), 2);
        let rows = journal.iter().map(|row| (&row.record, &row.link));
        assert_eq!(verify(part_id(1), rows), Ok(journal[1].link));
    })
    .await;
}

#[tokio::test]
async fn a_destroyed_key_is_gone_from_the_files() {
    let fresh = fresh(Engine::Sqlite).await;
    let keyring = &fresh.keyring;
    let keys = [
        b"first wrapped key".to_vec(),
        b"second wrapped key".to_vec(),
    ];
    keyring
        .insert_part(part_id(1), ORGANISATION, b"wrapped part key", &keys)
        .await
        .unwrap();
    let home = fresh.guard.path("");
    assert!(
        holds(&home, &keys[0]) && holds(&home, &keys[1]),
        "the control"
    );

    keyring.destroy_entry(part_id(1), 1).await.unwrap();
    assert!(!holds(&home, &keys[0]));
    assert!(holds(&home, &keys[1]));
    keyring.destroy_part(part_id(1)).await.unwrap();
    assert!(!holds(&home, &keys[1]) && !holds(&home, b"wrapped part key"));
}

#[test]
fn both_engines_have_the_same_steps_and_no_column_for_words() {
    let names = |folder: &str| -> Vec<String> {
        let path = format!("{}/migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut names: Vec<_> = std::fs::read_dir(path)
            .unwrap()
            .map(|file| {
                let file = file.unwrap();
                let sql = std::fs::read_to_string(file.path()).unwrap().to_uppercase();
                for word in [" TEXT", "CHAR", "JSON", " ANY"] {
                    assert!(!sql.contains(word), "{}: {word}", file.path().display());
                }
                file.file_name().into_string().unwrap()
            })
            .collect();
        names.sort();
        names
    };
    for store in ["store", "keyring"] {
        let sqlite = names(&format!("{store}/sqlite"));
        assert!(!sqlite.is_empty());
        assert_eq!(sqlite, names(&format!("{store}/postgres")));
    }
}
