//! People, what they hold, their sessions; the locator and the settings.

use crate::sample::now;
use folder::id::{FolderId, FunctionId, PersonId};
use jiff::ToSpan;
use jiff::civil::date;
use store::testing::both;
use store::{Holding, Session};
use tokio::task::JoinSet;

const ADA: PersonId = PersonId::from_bytes([1; 16]);
const BO: PersonId = PersonId::from_bytes([2; 16]);
const NURSE: FunctionId = FunctionId::from_bytes([3; 16]);

fn session(token: u8, person: PersonId) -> Session {
    Session {
        token_hash: [token; 32],
        person,
        function: None,
        started_at: now(),
        seen_at: now(),
        ends_at: now() + 8.hours(),
    }
}

#[tokio::test]
async fn a_person_is_kept_and_replaced() {
    both(async |fresh| {
        let store = &fresh.store;
        assert_eq!(store.person(ADA).await.unwrap(), None);
        store.put_person(BO, vec![2]).await.unwrap();
        store.put_person(ADA, vec![1]).await.unwrap();
        store.put_person(ADA, vec![9]).await.unwrap();
        assert_eq!(store.person(ADA).await.unwrap(), Some(vec![9]));
        assert_eq!(
            store.people().await.unwrap(),
            [(ADA, vec![9]), (BO, vec![2])]
        );
    })
    .await;
}

#[tokio::test]
async fn a_holding_lasts_until_its_last_day_is_set() {
    both(async |fresh| {
        let store = &fresh.store;
        let open = Holding {
            person: ADA,
            function: NURSE,
            from: date(2026, 1, 1),
            to: None,
        };
        assert!(
            store.put_holding(open).await.is_err(),
            "nobody has this id yet"
        );
        store.put_person(ADA, vec![1]).await.unwrap();
        store.put_holding(open).await.unwrap();
        assert_eq!(store.holdings(ADA).await.unwrap(), [open]);
        let ended = Holding {
            to: Some(date(2026, 6, 30)),
            ..open
        };
        let again = Holding {
            from: date(2026, 9, 1),
            ..open
        };
        store.put_holding(ended).await.unwrap();
        store.put_holding(again).await.unwrap();
        assert_eq!(store.holdings(ADA).await.unwrap(), [ended, again]);
        assert_eq!(store.holders(NURSE).await.unwrap(), [ended, again]);
        assert_eq!(store.holdings(BO).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_session_is_found_until_it_ends() {
    both(async |fresh| {
        let store = &fresh.store;
        store.put_person(ADA, vec![1]).await.unwrap();
        store.put_person(BO, vec![2]).await.unwrap();
        for (token, person) in [(1, ADA), (2, ADA), (3, BO), (4, ADA)] {
            store.start_session(session(token, person)).await.unwrap();
        }
        assert!(
            store.start_session(session(1, BO)).await.is_err(),
            "a token is used once"
        );
        assert_eq!(
            store.session([1; 32], now()).await.unwrap(),
            Some(session(1, ADA))
        );
        assert_eq!(store.session([9; 32], now()).await.unwrap(), None);

        let later = now() + 1.hour();
        store
            .touch_session([1; 32], Some(NURSE), later)
            .await
            .unwrap();
        let touched = Session {
            function: Some(NURSE),
            seen_at: later,
            ..session(1, ADA)
        };
        assert_eq!(store.session([1; 32], later).await.unwrap(), Some(touched));
        let end = session(1, ADA).ends_at;
        assert_eq!(store.session([1; 32], end).await.unwrap(), None);

        store.end_session([1; 32]).await.unwrap();
        assert_eq!(store.session([1; 32], now()).await.unwrap(), None);
        assert!(store.session([2; 32], now()).await.unwrap().is_some());
        store.end_all_sessions(ADA).await.unwrap();
        assert_eq!(store.session([2; 32], now()).await.unwrap(), None);
        store.sweep_sessions(later).await.unwrap();
        assert!(store.session([3; 32], now()).await.unwrap().is_some());
        store.sweep_sessions(end).await.unwrap();
        assert_eq!(store.session([3; 32], now()).await.unwrap(), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everybody_who_looks_for_a_child_gets_the_same_folder() {
    both(async |fresh| {
        let mut asked = JoinSet::new();
        for proposed in 1..=16 {
            let store = fresh.store.clone();
            let folder = FolderId::from_bytes([proposed; 16]);
            asked.spawn(async move { store.locate([5; 32], folder).await.unwrap() });
        }
        let answers = asked.join_all().await;
        assert!(answers.iter().all(|folder| *folder == answers[0]));
        let other = FolderId::from_bytes([99; 16]);
        assert_eq!(fresh.store.locate([6; 32], other).await.unwrap(), other);
        assert_eq!(
            fresh.store.locate([5; 32], other).await.unwrap(),
            answers[0]
        );
    })
    .await;
}

#[tokio::test]
async fn a_setting_is_replaced() {
    both(async |fresh| {
        let store = &fresh.store;
        assert_eq!(store.setting([1; 16]).await.unwrap(), None);
        store.put_setting([1; 16], vec![1]).await.unwrap();
        store.put_setting([1; 16], vec![2]).await.unwrap();
        assert_eq!(store.setting([1; 16]).await.unwrap(), Some(vec![2]));
    })
    .await;
}

#[tokio::test]
async fn one_failing_write_does_not_fail_its_neighbours() {
    both(async |fresh| {
        let nobody = Holding {
            person: ADA,
            function: NURSE,
            from: date(2026, 1, 1),
            to: None,
        };
        let mut asked = JoinSet::new();
        for number in 0..20 {
            let store = fresh.store.clone();
            asked.spawn(async move {
                let done = match number {
                    9 => store.put_holding(nobody).await,
                    _ => store.put_setting([number; 16], vec![number]).await,
                };
                (number, done)
            });
        }
        for (number, done) in asked.join_all().await {
            let kept = fresh.store.setting([number; 16]).await.unwrap();
            match number {
                9 => assert!(done.is_err() && kept.is_none()),
                _ => assert!(done.is_ok() && kept == Some(vec![number])),
            }
        }
    })
    .await;
}
