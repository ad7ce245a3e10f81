//! "What would they get to see?" Before anybody answers: what each receiver could be given today if the answer is yes,
//! by the procedure that decides when it is given (R44). Nothing goes by itself; each thing is offered by somebody.

use folder::class::{Action, Mandate};
use folder::command::{Outside, areas_within};
use folder::entry::{ChildCard, ConsentAsked, Ground, Level, Medium, Receiver};
use folder::fold::Written;
use folder::id::{ConsentId, EntryId, ReleaseId, UnitId};
use folder::newer::latest;
use folder::passages::Passages;
use folder::standing::Consent;
use folder::supposed::with_yes;
use folder::{Author, Entry, Folded, Record, View};
use jiff::Timestamp;

use crate::ask_consent::{Question, put};
use crate::cx::Cx;
use crate::offer::{Sharing, projected};
use crate::rooms::RoomPage;
use crate::stop::Stop;

/// What one receiver could be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// The receiver.
    pub to: Receiver,
    /// What, newest first.
    pub glimpses: Vec<Glimpse>,
}

/// One thing exactly as it would be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glimpse {
    /// The entry, by its id where it was written.
    pub id: EntryId,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it.
    pub author: Author,
    /// Cut down as it would be.
    pub entry: Entry,
}

/// Of a question that is not put yet.
pub fn of_question(cx: &Cx<'_>, view: &View, question: Question) -> Result<Vec<Foreseen>, Stop> {
    let consent = ConsentId::from_bytes(cx.house.fresh());
    let ask = put(cx, consent, question)?;
    let unit = ask.of;
    match view.asking(ask, cx.deciding(cx.pack()?))? {
        Entry::ConsentAsked(asked) => at_work(cx, view, unit, &asked),
        _ => Ok(Vec::new()),
    }
}

/// Of a question that was put, for those who asked: from what this reader may read of the own part.
pub fn of_consent(cx: &Cx<'_>, view: &View, consent: &Consent) -> Result<Vec<Foreseen>, Stop> {
    at_work(cx, view, consent.unit, &consent.asked)
}

fn at_work(
    cx: &Cx<'_>,
    view: &View,
    unit: Option<UnitId>,
    asked: &ConsentAsked,
) -> Result<Vec<Foreseen>, Stop> {
    let own = view.timeline().filter(|written| written.copy.is_none());
    let own = own.map(|written| written.record.clone());
    match view.child() {
        Some(card) => foresee(cx, card, &own.collect::<Vec<_>>(), unit, asked),
        None => Ok(Vec::new()),
    }
}

/// Of a question on somebody's own page: from what lies there, and from nothing else. That more may be written is said
/// beside it, whether or not there is more.
pub async fn at_home(
    cx: &Cx<'_>,
    room: &RoomPage,
    consent: &Consent,
) -> Result<Vec<Foreseen>, Stop> {
    let id = consent.asked.consent;
    let (part, _) = cx.discloser(room.part, id, Action::AnswerConsent).await?;
    let Some(card) = &part.full.card else {
        return Ok(Vec::new());
    };
    let from_there = |written: &Written<'_>| {
        let from = written.copy.map(|copy| copy.from.unit);
        consent.unit.is_some() && from == Some(consent.unit)
    };
    let there = room.view.timeline().filter(from_there);
    let there = there.map(|written| Record {
        id: written.id,
        at: written.at,
        author: written.author.clone(),
        entry: written.entry.clone(),
    });
    let there: Vec<Record> = there.collect();
    foresee(cx, card, &there, consent.unit, &consent.asked)
}

fn foresee(
    cx: &Cx<'_>,
    card: &ChildCard,
    written: &[Record],
    unit: Option<UnitId>,
    asked: &ConsentAsked,
) -> Result<Vec<Foreseen>, Stop> {
    let Some(decider) = unit.and_then(|unit| decider(cx, unit)) else {
        return Ok(Vec::new());
    };
    let id = EntryId::from_bytes(cx.house.fresh());
    // In the order they were written: the latest mark of what is about somebody else is the one that stands.
    let in_order = written.iter().rev().cloned();
    let world = with_yes(card, in_order, asked, &decider, cx.now, id);
    let mut all = Vec::new();
    for to in &asked.receivers {
        let mut glimpses = Vec::new();
        for record in written
            .iter()
            .filter(|one| latest(&world, one.id).is_none())
        {
            if let Some(entry) = glimpse(cx, &world, &decider, asked, *to, record)? {
                glimpses.push(Glimpse {
                    id: record.id,
                    at: record.at,
                    author: record.author.clone(),
                    entry,
                });
            }
        }
        all.push(Foreseen { to: *to, glimpses });
    }
    Ok(all)
}

/// The entry as it would be seen, when it could be given. A no of the procedure is no fault: it is left out.
fn glimpse(
    cx: &Cx<'_>,
    world: &Folded,
    decider: &Author,
    asked: &ConsentAsked,
    to: Receiver,
    record: &Record,
) -> Result<Option<Entry>, Stop> {
    let sharing = Sharing {
        of: record.id,
        ground: Ground::Consent {
            consent: asked.consent,
        },
        unit: to.unit,
        areas: areas_within(&record.entry, &asked.areas),
        without_thought: false,
        // What is marked already stands in the world that is asked.
        about_others: Passages::default(),
        outside: beside(cx, asked.level, to.unit),
        forbehall: true,
    };
    // Whoever shares about a protected child finds the second person then (law.md A13); here is only asked what it would be.
    let second = if world.protected().is_some() { "?" } else { "" };
    let release = ReleaseId::from_bytes(cx.house.fresh());
    let now = cx.deciding(cx.pack()?);
    let answer = sharing.decide_as(cx, decider, release, world, now, second);
    Ok(answer
        .is_ok()
        .then(|| projected(world, &record.entry, &sharing)))
}

/// What is only talked about, or given to somebody without an account, goes beside Kring.
fn beside(cx: &Cx<'_>, level: Level, unit: UnitId) -> Option<Outside> {
    let unit = cx.house.directory().unit(unit)?;
    let medium = match level {
        Level::Talk => Medium::Spoken,
        Level::Share if unit.outside => Medium::Paper,
        Level::Share => return None,
    };
    Some(Outside {
        who: unit.name.clone(),
        medium,
    })
}

/// Whoever at the unit has the mandate to let something leave (OSL 10:27); without one nothing does.
fn decider(cx: &Cx<'_>, unit: UnitId) -> Option<Author> {
    let directory = cx.house.directory();
    let functions = &directory.functions;
    let found = functions
        .iter()
        .find(|one| one.unit == unit && one.mandates.contains(&Mandate::Release))?;
    Some(Author::Professional {
        person: cx.actor.person(),
        name: directory.unit(unit)?.name.clone(),
        function: found.id,
        unit,
    })
}
