//! The end of a history over HTTP: everything that somebody's pages hold, searched for words that stand nowhere else.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use folder::id::{FunctionId, PersonId};
use practice::Packs;
use tongue::{PackTexts, Tongues};
use web::front::front;
use web::site::Site;
use web::visitor;

use super::history::History;
use super::oracle::Oracle;
use super::sees::{Differences, fault, ids};
use crate::Fault;
use crate::http::{Asked, Browser, links};

/// As many pages as anybody has there a few times over.
const AT_MOST: usize = 400;

/// Ends the session.
const LEAVES: [&str; 3] = ["/exit", "/sign-out", "/sign-in"];

/// Walks through every page of everybody, and holds what stands there against what the oracle lets them read.
pub async fn over_http(history: History, oracle: &mut Oracle) -> Result<Differences, Fault> {
    let answers = oracle.all()?;
    let (seats, family) = (history.seats(), history.family());
    let (world, written, left) = history.end();
    let now = world.now;
    let site = Arc::new(Site {
        house: world.house,
        tongues: Arc::new(Tongues::new(&PackTexts::of(&Packs::builtin()))?),
        clock: Arc::new(move || now),
        demo: false,
        https_only: false,
        hosts: Vec::new(),
    });
    let router = front(site.clone())?;
    let mut found = Differences::default();
    let nobody = everything(&site, &router, None).await?;
    for one in &written {
        let told = format!("nobody reads over HTTP {}", one.told());
        found.look(&told, nobody.contains(&one.token), false);
    }
    for (who, seat) in seats {
        let account = (seat.person, Some(seat.function));
        let pages = if left.contains(&seat.person) {
            String::new()
        } else {
            everything(&site, &router, Some(account)).await?
        };
        let reads = ids(&answers["read"][&format!("seat:{}:{}", seat.function, seat.person)]);
        for one in &written {
            let by_oracle = one.ids.iter().any(|id| reads.contains(id));
            let told = format!("{who} reads over HTTP {}", one.told());
            found.look(&told, pages.contains(&one.token), by_oracle);
        }
    }
    for (who, person) in family {
        let pages = everything(&site, &router, Some((person, None))).await?;
        let key = format!("room:{person}");
        let reads = ids(&answers["read"][&key]);
        for one in &written {
            let by_oracle = one.ids.iter().any(|id| reads.contains(id));
            let told = format!("{who} reads at home over HTTP {}", one.told());
            let stands = pages.contains(&one.token);
            // Of what comes in versions the latest stands on a page, and the rest in the record.
            if stands || !one.is_replaced() {
                found.look(&told, stands, by_oracle);
            }
        }
    }
    Ok(found)
}

/// Status, headers and body of every page that somebody finds by links from the first, and of each when it is sent
/// empty.
async fn everything(
    site: &Arc<Site>,
    router: &Router,
    account: Option<(PersonId, Option<FunctionId>)>,
) -> Result<String, Fault> {
    let mut cookie = None;
    if let Some((person, function)) = account {
        let token = site.house.sign_in(person, function, (site.clock)()).await;
        let (name, token) = (visitor::cookie_name(site), token.map_err(fault)?);
        cookie = Some(format!("{name}={}", token.secret()).parse()?);
    }
    let mut browser = Browser {
        router: router.clone(),
        cookie,
    };
    let mut waiting = vec!["/".to_owned()];
    let mut been = BTreeSet::new();
    let mut all = String::new();
    while let Some(path) = waiting.pop() {
        let leaves = LEAVES.contains(&path.as_str()) || path.starts_with("/rules");
        if leaves || !been.insert(path.clone()) {
            continue;
        }
        if been.len() > AT_MOST {
            return Err("there are more pages than are looked at".into());
        }
        let mut asked = Asked::get(&path);
        let answer = browser.send(&asked).await?;
        waiting.extend(links(&answer));
        waiting.extend(answer.location().map(str::to_owned));
        all.push_str(&answer.whole());
        asked.method = axum::http::Method::POST;
        all.push_str(&browser.send(&asked).await?.whole());
    }
    Ok(all)
}
