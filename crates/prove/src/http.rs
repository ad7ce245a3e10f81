//! `cargo xtask prove http`: whatever is sent to whichever address by whomever, nothing breaks and nothing is told.

mod browser;
mod fuzz;
mod place;

use std::collections::BTreeSet;

use testkit::Seeded;

use crate::Fault;
use crate::random::below;
use axum::http::Method;
use browser::Answer;
pub(crate) use browser::{Asked, Browser};
use fuzz::{Pool, answered, found_on};
use place::{CANARY, Place, canaries, canaries_in};

/// Every answer carries these, whatever it is the answer to.
const ALWAYS: [&str; 7] = [
    "cache-control",
    "content-security-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
];

/// What was found.
#[derive(Default)]
struct Found {
    broken: usize,
    canaries: usize,
    bare: usize,
    shown: Vec<String>,
}

impl Found {
    fn look(&mut self, who: &str, asked: &Asked, answer: &Answer) {
        let mut wrong = Vec::new();
        if answer.status.is_server_error() {
            self.broken += 1;
            wrong.push(answer.status.to_string());
        }
        if answer.whole().to_lowercase().contains(CANARY) {
            self.canaries += 1;
            wrong.push("tells what nobody here may read".to_owned());
        }
        if let Some(missing) = ALWAYS
            .iter()
            .find(|name| !answer.headers.contains_key(**name))
        {
            self.bare += 1;
            wrong.push(format!("without {missing}"));
        }
        if !wrong.is_empty() && self.shown.len() < 20 {
            self.shown
                .push(format!("{who}: {asked}: {}", wrong.join(", ")));
        }
    }
}

/// Sends so many requests, and tells what broke, what was told and which answers lacked a header.
pub async fn http(requests: usize, seed: u64, say: fn(&str)) -> Result<bool, Fault> {
    let place = Place::new(seed).await?;
    let mut random = Seeded::new(seed);
    let mut pool = Pool::default();

    // Those whom it is about see every canary: else none could be missed.
    let mut by_their_own = BTreeSet::new();
    for mut browser in place.quiet().await? {
        for answer in walk(&mut browser, &mut pool).await? {
            by_their_own.extend(canaries_in(&answer.whole()));
        }
    }
    let hidden = canaries().len();
    if by_their_own.len() != hidden {
        return Err(format!(
            "only {} of {hidden} canaries are seen by their own",
            by_their_own.len()
        )
        .into());
    }

    let mut found = Found::default();
    let mut others = place.others().await?;
    for (who, browser) in &mut others {
        for answer in walk(browser, &mut pool).await? {
            found.look(who, &Asked::get("a page of one's own"), &answer);
        }
    }
    let (mut written, mut forms) = (0, 0);
    let mut open = None;
    for _ in 0..requests {
        // Whoever has opened a page sends what stands there next.
        let of = match &open {
            Some((of, _)) => *of,
            None => below(&mut random, others.len()),
        };
        let (who, browser) = &mut others[of];
        let asked = match open.take() {
            Some((at, page)) if at == of => answered(&mut random, &page, &pool),
            _ => None,
        };
        let asked = asked.unwrap_or_else(|| fuzz::asked(&mut random, &pool));
        let answer = browser.send(&asked).await?;
        found.look(who, &asked, &answer);
        if asked.is_form() {
            forms += 1;
            written += usize::from(answer.status.is_redirection());
        }
        found_on(&answer, &mut pool);
        let signed_out = answer.may_have_signed_out();
        if asked.method == Method::GET && answer.status.is_success() {
            open = Some((of, answer));
        }
        if signed_out && !browser.is_signed_in().await? {
            place.sign_in_again(who, browser).await?;
        }
    }

    for line in &found.shown {
        say(&format!("  {line}"));
    }
    say(&serde_json::json!({
        "name": "http", "value": requests, "unit": "requests", "seed": seed, "addresses": pool.paths(),
        "forms sent": forms, "forms answered onward": written, "5xx": found.broken,
        "canaries": found.canaries, "without a header": found.bare,
        "holds": found.broken + found.canaries + found.bare == 0,
    })
    .to_string());
    say(&format!(
        "{requests} requests to {} addresses as {} kinds of people, {} responses 5xx, {} canaries told, {} answers without a header",
        pool.paths(),
        others.len(),
        found.broken,
        found.canaries,
        found.bare,
    ));
    Ok(found.broken + found.canaries + found.bare == 0)
}

/// The links of a page.
pub(crate) fn links(answer: &Answer) -> Vec<String> {
    found_on(answer, &mut Pool::default())
}

/// Every page that can be reached by links from the first, at most as many as stand on a child's pages a few times over.
async fn walk(browser: &mut Browser, pool: &mut Pool) -> Result<Vec<Answer>, Fault> {
    const AT_MOST: usize = 150;
    let mut waiting = vec!["/".to_owned()];
    let mut been = BTreeSet::new();
    let mut answers = Vec::new();
    while let Some(path) = waiting.pop() {
        if been.len() >= AT_MOST || !been.insert(path.clone()) {
            continue;
        }
        let answer = browser.send(&Asked::get(&path)).await?;
        waiting.extend(found_on(&answer, pool));
        if let Some(to) = answer.location() {
            waiting.push(to.to_owned());
        }
        answers.push(answer);
    }
    Ok(answers)
}
