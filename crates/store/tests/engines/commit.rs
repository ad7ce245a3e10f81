//! One commit: all of it or nothing, in its place, once.

use crate::sample::{
    FOLDER, ORGANISATION, appending, entries, entry_id, first, key, now, open, part, part_id,
};
use folder::id::{EntryId, FunctionId, UnitId};
use jiff::civil::date;
use rusqlite::Connection;
use seal::{Link, verify};
use store::testing::{both, fresh};
use store::{
    Append, Commit, CommitError, Engine, Filter, Head, LogRow, NewPart, PartRegister, RegisterRow,
    Store, StoreError,
};
use tokio::task::JoinSet;

async fn seqs(store: &Store, number: u8) -> Vec<u64> {
    let journal = store.journal(part_id(number)).await.unwrap();
    journal.iter().map(|row| row.record.header().seq).collect()
}

/// Sends all commits before any of them is answered.
async fn at_once(store: &Store, commits: Vec<Commit>) -> Vec<Result<(), CommitError>> {
    let mut asked = JoinSet::new();
    for (place, commit) in commits.into_iter().enumerate() {
        let store = store.clone();
        asked.spawn(async move { (place, store.commit(commit).await) });
    }
    let mut answers = asked.join_all().await;
    answers.sort_by_key(|(place, _)| *place);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

fn behind(outcome: &Result<(), CommitError>, number: u8) -> bool {
    matches!(outcome, Err(CommitError::Behind { part }) if *part == part_id(number))
}

fn replayed(outcome: &Result<(), CommitError>, entry: EntryId) -> bool {
    matches!(outcome, Err(CommitError::Replayed { entry: known }) if *known == entry)
}

#[tokio::test]
async fn what_is_appended_is_read_back_in_order_and_its_chain_holds() {
    both(async |fresh| {
        let store = &fresh.store;
        assert_eq!(store.head(part_id(1)).await.unwrap(), None);
        open(store, 1, &[1, 2]).await;
        let Head {
            seq, link: head, ..
        } = store.head(part_id(1)).await.unwrap().unwrap();
        assert_eq!(seq, 2);
        let third = entries(part_id(1), seq, head, &[3], b"three");
        store.commit(appending(third.clone())).await.unwrap();

        let journal = store.journal(part_id(1)).await.unwrap();
        assert_eq!(seqs(store, 1).await, [1, 2, 3]);
        assert_eq!(
            (journal[2].record.clone(), journal[2].link),
            third.entries[0]
        );
        assert_eq!(journal[2].record.open(&key()).unwrap().plain(), b"three");
        let rows = journal.iter().map(|row| (&row.record, &row.link));
        assert_eq!(verify(part_id(1), rows), Ok(third.entries[0].1));
        assert_eq!(store.journal(part_id(2)).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_writer_who_is_behind_is_told() {
    both(async |fresh| {
        let store = &fresh.store;
        open(store, 1, &[1]).await;
        let late = store.commit(appending(first(part_id(1), &[2]))).await;
        assert!(behind(&late, 1), "{late:?}");
        let early = entries(part_id(1), 2, Link::genesis(part_id(1)), &[2], b"");
        assert!(behind(&store.commit(appending(early)).await, 1));
        assert_eq!(seqs(store, 1).await, [1]);
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_is_told_apart_from_being_behind() {
    both(async |fresh| {
        let store = &fresh.store;
        open(store, 1, &[1]).await;
        let again = store.commit(appending(first(part_id(1), &[1]))).await;
        assert!(replayed(&again, entry_id(1)), "{again:?}");
        let elsewhere = Commit {
            parts: vec![part(2)],
            ..appending(first(part_id(2), &[1]))
        };
        assert!(replayed(&store.commit(elsewhere).await, entry_id(1)));
        assert!(store.part(part_id(2)).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn two_parts_in_one_commit_are_saved_together_or_not_at_all() {
    both(async |fresh| {
        let store = &fresh.store;
        open(store, 1, &[1]).await;
        open(store, 2, &[2]).await;
        let head = store.head(part_id(2)).await.unwrap().unwrap().link;
        let second = |expected| Commit {
            appends: vec![
                entries(part_id(2), 1, head, &[3], b""),
                entries(part_id(1), expected, head, &[4], b""),
            ],
            log: vec![LogRow {
                organisation: ORGANISATION,
                folder: FOLDER,
                part: part_id(1),
                at: now(),
                body: vec![1],
            }],
            cards: vec![(part_id(1), vec![9])],
            ..Commit::default()
        };
        assert!(behind(&store.commit(second(0)).await, 1));
        assert_eq!(seqs(store, 2).await, [1]);
        assert_eq!(store.part(part_id(1)).await.unwrap(), Some(part(1)));
        assert_eq!(store.log_of_folder(FOLDER).await.unwrap(), []);

        store.commit(second(1)).await.unwrap();
        assert_eq!(seqs(store, 1).await, [1, 2]);
        assert_eq!(seqs(store, 2).await, [1, 2]);
        assert_eq!(store.part(part_id(1)).await.unwrap().unwrap().card, [9]);
        assert_eq!(store.log_of_folder(FOLDER).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn one_failing_commit_does_not_fail_its_neighbours() {
    both(async |fresh| {
        let store = &fresh.store;
        for fault in [false, true] {
            let numbers = if fault { 101..=140 } else { 1..=40 };
            let commits = numbers.clone().map(|number: u8| Commit {
                parts: match number {
                    // An entry without its part is a fault, not a refusal.
                    110 => Vec::new(),
                    _ => vec![part(number)],
                },
                ..appending(match number {
                    20 | 120 => entries(
                        part_id(number),
                        7,
                        Link::genesis(part_id(number)),
                        &[0],
                        b"",
                    ),
                    _ => first(part_id(number), &[number.into()]),
                })
            });
            let answers = at_once(store, commits.collect()).await;
            for (number, answer) in numbers.zip(answers) {
                match number {
                    20 | 120 => assert!(behind(&answer, number), "{answer:?}"),
                    110 => assert!(
                        matches!(answer, Err(CommitError::Fault(StoreError::Database(_)))),
                        "{answer:?}"
                    ),
                    _ => {
                        answer.unwrap();
                        assert_eq!(seqs(store, number).await, [1], "{number}");
                        continue;
                    }
                }
                assert!(store.part(part_id(number)).await.unwrap().is_none());
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_writers_in_one_place_exactly_one_gets_it() {
    both(async |fresh| {
        let store = &fresh.store;
        open(store, 1, &[]).await;
        let different = (1..=12).map(|id| appending(first(part_id(1), &[id])));
        let answers = at_once(store, different.collect()).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert_eq!(
            answers.iter().filter(|answer| behind(answer, 1)).count(),
            11
        );

        open(store, 2, &[]).await;
        let same = (0..12).map(|_| appending(first(part_id(2), &[99])));
        let answers = at_once(store, same.collect()).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        let again = answers
            .iter()
            .filter(|answer| replayed(answer, entry_id(99)));
        assert_eq!(again.count(), 11, "{answers:?}");

        // The same part under other ids, as two people open it at the same time.
        let opening = (30..42).map(|number| Commit {
            parts: vec![NewPart {
                owner: part(30).owner,
                ..part(number)
            }],
            ..appending(first(part_id(number), &[number.into()]))
        });
        let answers = at_once(store, opening.collect()).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for (answer, number) in answers.iter().zip(30..) {
            assert!(answer.is_ok() || behind(answer, number), "{answer:?}");
        }
        let owner = part(30).owner;
        assert!(store.part_of(FOLDER, owner).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn an_entry_sealed_for_another_place_is_not_saved() {
    both(async |fresh| {
        let store = &fresh.store;
        open(store, 1, &[1]).await;
        open(store, 2, &[2]).await;
        let elsewhere = Append {
            part: part_id(2),
            expected: 1,
            ..first(part_id(1), &[3])
        };
        let shifted = Append {
            expected: 1,
            ..first(part_id(1), &[3])
        };
        for wrong in [elsewhere, shifted] {
            let answer = store.commit(appending(wrong)).await;
            assert!(
                matches!(answer, Err(CommitError::Fault(StoreError::Unfit(_)))),
                "{answer:?}"
            );
        }
        assert_eq!(seqs(store, 1).await, [1]);
        assert_eq!(seqs(store, 2).await, [1]);
    })
    .await;
}

#[tokio::test]
async fn a_parts_register_is_replaced_and_found_by_everything_it_names() {
    both(async |fresh| {
        let store = &fresh.store;
        open(store, 1, &[1]).await;
        open(store, 2, &[2]).await;
        let unit = UnitId::from_bytes([1; 16]);
        let function = FunctionId::from_bytes([2; 16]);
        let late = RegisterRow {
            kind: 3,
            unit: Some(unit),
            function: Some(function),
            reference: Some([3; 16]),
            due: Some(date(2026, 12, 24)),
        };
        let soon = RegisterRow {
            due: Some(date(2026, 11, 30)),
            reference: None,
            ..late
        };
        let some_day = RegisterRow {
            due: None,
            function: None,
            ..soon
        };
        let other_kind = RegisterRow { kind: 4, ..late };
        let write = async |part, rows| {
            let commit = Commit {
                registers: vec![PartRegister { part, rows }],
                ..Commit::default()
            };
            store.commit(commit).await.unwrap();
        };
        let found = async |kind, filter| {
            let hits = store.register(kind, filter).await.unwrap();
            hits.iter()
                .map(|hit| (hit.part, hit.row))
                .collect::<Vec<_>>()
        };
        let (one, two) = (part_id(1), part_id(2));
        write(one, vec![some_day, late, other_kind]).await;
        write(two, vec![soon]).await;
        assert_eq!(
            found(3, Filter::Unit(unit)).await,
            [(two, soon), (one, late), (one, some_day)]
        );
        assert_eq!(
            found(3, Filter::Function(function)).await,
            [(two, soon), (one, late)]
        );
        assert_eq!(found(3, Filter::Reference([3; 16])).await, [(one, late)]);
        assert_eq!(
            found(3, Filter::Part(one)).await,
            [(one, late), (one, some_day)]
        );
        assert_eq!(found(4, Filter::Part(one)).await, [(one, other_kind)]);
        assert_eq!(found(4, Filter::AnyUnit).await, [(one, other_kind)]);

        write(one, vec![soon]).await;
        assert_eq!(found(3, Filter::Part(one)).await, [(one, soon)]);
        assert_eq!(found(4, Filter::Part(one)).await, []);
        assert_eq!(found(3, Filter::Part(two)).await, [(two, soon)]);
    })
    .await;
}

#[tokio::test]
async fn a_register_folded_from_an_old_journal_can_be_refused() {
    both(async |fresh| {
        let store = &fresh.store;
        open(store, 1, &[1]).await;
        let rebuilt = |expected| Commit {
            registers: vec![PartRegister {
                part: part_id(1),
                rows: vec![RegisterRow::default()],
            }],
            ..appending(Append {
                part: part_id(1),
                expected,
                entries: Vec::new(),
            })
        };
        assert!(behind(&store.commit(rebuilt(0)).await, 1));
        let rows = store.register(0, Filter::Part(part_id(1)));
        assert_eq!(rows.await.unwrap(), []);
        store.commit(rebuilt(1)).await.unwrap();
        let rows = store.register(0, Filter::Part(part_id(1)));
        assert_eq!(rows.await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_readers_read_beside_four_writers() {
    both(async |fresh| {
        let store = &fresh.store;
        let writers = 1..=4_u8;
        for number in writers.clone() {
            open(store, number, &[]).await;
        }
        let mut work = JoinSet::new();
        for number in writers.clone() {
            let store = store.clone();
            work.spawn(async move {
                let part = part_id(number);
                let mut head = Link::genesis(part);
                for seq in 0..25 {
                    let append = entries(part, seq, head, &[u64::from(number) * 100 + seq], b"x");
                    head = append.entries[0].1;
                    store.commit(appending(append)).await.unwrap();
                }
            });
        }
        for reader in 0..64_u8 {
            let store = store.clone();
            work.spawn(async move {
                let part = part_id(reader % 4 + 1);
                let mut seen = 0;
                while seen < 25 {
                    let journal = store.journal(part).await.unwrap();
                    assert!(journal.len() >= seen, "what was read once stays");
                    seen = journal.len();
                    let rows = journal.iter().map(|row| (&row.record, &row.link));
                    verify(part, rows).unwrap();
                }
            });
        }
        work.join_all().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn registers_written_at_the_same_time_never_mix_or_block_each_other() {
    both(async |fresh| {
        let store = &fresh.store;
        open(store, 1, &[]).await;
        open(store, 2, &[]).await;
        for _ in 0..5 {
            let commits = (0..16).map(|kind| {
                let rows = vec![RegisterRow {
                    kind,
                    ..RegisterRow::default()
                }];
                let mut parts = [1, 2];
                // Half of the writers take the parts in the other order.
                parts.rotate_left(usize::from(kind % 2 == 0));
                Commit {
                    registers: parts
                        .map(|number| PartRegister {
                            part: part_id(number),
                            rows: rows.clone(),
                        })
                        .into(),
                    ..Commit::default()
                }
            });
            for answer in at_once(store, commits.collect()).await {
                answer.unwrap();
            }
            for number in [1, 2] {
                let mut rows = 0;
                for kind in 0..16 {
                    let found = store.register(kind, Filter::Part(part_id(number))).await;
                    rows += found.unwrap().len();
                }
                assert_eq!(rows, 1, "the last writer's row alone");
            }
        }
    })
    .await;
}

/// How many transactions stand in `SQLite`'s write-ahead log: each was one flush.
fn flushes(log: &std::path::Path) -> usize {
    let log = std::fs::read(log).unwrap();
    let number = |at: usize| u32::from_be_bytes(log[at..at + 4].try_into().unwrap());
    // A header of 32 bytes, then frames: 24 bytes and a page. The last frame of a transaction
    // carries the size of the database, the others 0.
    let frame = 24 + usize::try_from(number(8)).unwrap();
    (32..log.len())
        .step_by(frame)
        .filter(|at| number(at + 4) != 0)
        .count()
}

#[tokio::test]
async fn writers_who_wait_share_one_flush() {
    let fresh = fresh(Engine::Sqlite).await;
    let (store, log) = (&fresh.store, fresh.guard.path("store-wal"));
    for number in 1..=5 {
        open(store, number, &[]).await;
    }
    let start = flushes(&log);
    for number in 1..=5 {
        let append = first(part_id(number), &[number.into()]);
        store.commit(appending(append)).await.unwrap();
    }
    assert_eq!(flushes(&log) - start, 5, "the control: one after the other");

    let opening = (11..=50).map(|number| Commit {
        parts: vec![part(number)],
        ..appending(first(part_id(number), &[number.into()]))
    });
    let start = flushes(&log);
    // Somebody else holds the file until everybody has asked, however slow the machine is: what the writer took first
    // waits for the file, and the rest for the writer.
    let holder = Connection::open(fresh.guard.path("store")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (answers, ()) = tokio::join!(at_once(store, opening.collect()), async {
        // The runtime has one thread and takes turns: those who were spawned before have asked when this goes on.
        tokio::spawn(async {}).await.unwrap();
        holder.execute_batch("ROLLBACK").unwrap();
    });
    for answer in answers {
        answer.unwrap();
    }
    assert!(flushes(&log) - start <= 2);
}
