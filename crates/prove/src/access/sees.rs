//! Who sees, opens and may do what: in the product, and by the oracle.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use app::Stop;
use app::emergency::open_now;
use app::part_log::part_log;
use app::rooms::{rooms, show_room};
use app::show_part::show_part;
use app::who_has_read::who_has_read;
use folder::class::Action;
use folder::id::PersonId;
use serde_json::Value;

use super::history::{History, Row};
use super::oracle::Oracle;
use super::touched::Pairs;
use crate::Fault;

/// Where the two differ.
#[derive(Default)]
pub struct Differences {
    pub compared: usize,
    pub leaks: Vec<String>,
    pub refusals: Vec<String>,
}

impl Differences {
    /// What the product gives and what the oracle allows, side by side.
    pub fn look(&mut self, what: &str, product: bool, oracle: bool) {
        self.compared += 1;
        match (product, oracle) {
            (true, false) => self.leaks.push(what.to_owned()),
            (false, true) => self.refusals.push(what.to_owned()),
            _ => {}
        }
    }
}

/// What the oracle calls what somebody may do in a part.
const DOES: [(&str, Action); 14] = [
    ("note", Action::Note),
    ("readers", Action::ChooseReaders),
    ("ask", Action::AskConsent),
    ("offer", Action::Offer),
    ("let_in", Action::OpenInside),
    ("analyse", Action::Analyse),
    ("meet", Action::Meet),
    ("plan", Action::Plan),
    ("promise", Action::Promise),
    ("protect", Action::Protect),
    ("block", Action::Block),
    ("read_log", Action::ReadLog),
    ("emergency", Action::OpenEmergency),
    ("hold_back", Action::Block),
];

/// Analysing takes the practice model's choice too, which is no matter of the law.
const OF_THE_PACK: Action = Action::Analyse;

/// Everything of those who are looked at, about the children whom they are looked at for.
pub async fn compare(
    history: &History,
    oracle: &mut Oracle,
    look: &Pairs,
) -> Result<Differences, Fault> {
    let answers = oracle.all()?;
    let mut found = Differences::default();
    for (at, (who, seat)) in history.seats().into_iter().enumerate() {
        let about = |child: usize| look.contains(&(at, child));
        if !(0..history.children.len()).any(about) {
            continue;
        }
        // Whoever has no seat any more does nothing, and the oracle says so too.
        let cx = history.at_work(seat).await?;
        let cx = cx.as_ref();
        let key = format!("seat:{}:{}", seat.function, seat.person);
        let rows = ids(&answers["rows"][&key]);
        let mut read = String::new();
        for part in &history.parts {
            if !about(history.child_of(*part)) {
                continue;
            }
            let page = match cx {
                Some(cx) => opened(show_part(cx, *part).await)?,
                None => None,
            };
            let may_open = holds(&answers["open"][&key], &part.to_string());
            found.look(&format!("{who} opens {part}"), page.is_some(), may_open);
            let does = &answers["do"][&key][part.to_string()];
            for (word, action) in DOES {
                let may = page.as_ref().is_some_and(|page| page.may.contains(&action));
                let allowed = holds(does, word);
                if action != OF_THE_PACK || (may && !allowed) {
                    found.look(&format!("{who} does {word} in {part}"), may, allowed);
                }
            }
            if let Some(page) = page {
                write!(read, "{:?}", page.view)?;
            }
            if let Some(cx) = cx
                && let Some(Some(open)) = opened(open_now(cx, *part).await)?
            {
                let new = open.view.timeline();
                for written in new.filter(|one| open.opened.contains(&one.record.id)) {
                    write!(read, "{:?}", written.entry)?;
                }
            }
            let log = match cx {
                Some(cx) => opened(part_log(cx, *part).await)?.unwrap_or_default(),
                None => Vec::new(),
            };
            let log = log.into_iter().filter(|done| !done.refused);
            let log: BTreeSet<_> = log.map(|done| (done.at, done.did, done.unit)).collect();
            for row in history.rows.iter().filter(|row| row.part == *part) {
                let told = format!("{who} sees at work {}: {} of {}", row.id, row.did, row.at);
                let seen = log.contains(&(row.at, row.did.clone(), row.unit));
                found.look(&told, seen, rows.contains(&row.id));
            }
        }
        let reads = ids(&answers["read"][&key]);
        for written in history.written.iter().filter(|one| about(one.about)) {
            let by_oracle = written.ids.iter().any(|id| reads.contains(id));
            let told = format!("{who} reads {}", written.told());
            found.look(&told, read.contains(&written.token), by_oracle);
        }
    }
    let seats = history.seats().len();
    for (at, somebody) in history.family().into_iter().enumerate() {
        let about = |child: usize| look.contains(&(seats + at, child));
        if (0..history.children.len()).any(about) {
            at_home(history, &answers, somebody, &about, &mut found).await?;
        }
    }
    Ok(found)
}

/// What somebody of the family reads, about some of the children.
async fn at_home(
    history: &History,
    answers: &Value,
    (who, person): (&str, PersonId),
    about: &impl Fn(usize) -> bool,
    found: &mut Differences,
) -> Result<(), Fault> {
    let cx = history.world.at_home(person).await;
    let key = format!("room:{person}");
    let open = rooms(&cx).await.map_err(fault)?;
    let may_open = ids(&answers["open"][&key]);
    let mut read = String::new();
    let mut looks = BTreeSet::new();
    for at in history.begun().into_iter().filter(|at| about(*at)) {
        let child = history.children[at].id;
        let room = open.iter().find(|(_, card)| card.child == child);
        let told = format!("{who} opens the own room about {child}");
        found.look(&told, room.is_some(), may_open.contains(&child.to_string()));
        let Some((room, _)) = room else {
            continue;
        };
        if let Some(page) = opened(show_room(&cx, *room).await)? {
            write!(read, "{:?}", page.view)?;
        }
        let all = opened(who_has_read(&cx, *room).await)?.unwrap_or_default();
        looks.extend(all.into_iter().map(|look| (look.at, look.did, look.unit)));
    }
    let reads = ids(&answers["read"][&key]);
    for written in history.written.iter().filter(|one| about(one.about)) {
        let by_oracle = written.ids.iter().any(|id| reads.contains(id));
        let told = format!("{who} reads at home {}", written.told());
        found.look(&told, read.contains(&written.token), by_oracle);
    }
    let rows = ids(&answers["rows"][&key]);
    let rows_about = |row: &&Row| about(history.child_of(row.part));
    for row in history.rows.iter().filter(rows_about) {
        let told = format!("{who} sees at home {}: {} of {}", row.id, row.did, row.at);
        let seen = looks.contains(&(row.at, row.did.clone(), row.unit));
        found.look(&told, seen, rows.contains(&row.id));
    }
    Ok(())
}

fn opened<T>(page: Result<T, Stop>) -> Result<Option<T>, Fault> {
    match page {
        Ok(page) => Ok(Some(page)),
        Err(Stop::Refused(_)) => Ok(None),
        Err(stop) => Err(fault(stop)),
    }
}

/// A stop that nobody expects here.
pub fn fault(stop: Stop) -> Fault {
    Box::new(stop)
}

/// A list of ids, as a set.
pub fn ids(list: &Value) -> BTreeSet<String> {
    let each = list.as_array().into_iter().flatten();
    each.filter_map(|id| id.as_str().map(ToOwned::to_owned))
        .collect()
}

fn holds(list: &Value, word: &str) -> bool {
    ids(list).contains(word)
}
