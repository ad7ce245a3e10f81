//! "Show me what we have": a view of the own branch's part, folded from what this reader may read.

use std::collections::{BTreeMap, BTreeSet};

use access::Gate;
use folder::class::{Action, Actor, Home, Resource};
use folder::id::{PartId, UnitId};
use folder::next::Next;
use folder::{Folded, View};
use jiff::civil::Date;

use crate::cx::Cx;
use crate::part::Loaded;
use crate::stop::Stop;

/// What a page about a child's part is made of.
#[derive(Debug)]
pub struct PartPage {
    /// The part.
    pub part: PartId,
    /// What this reader sees.
    pub view: View,
    /// What this reader may do here, by the same policies that will decide when it is done.
    pub may: BTreeSet<Action>,
    /// The units that work with the child here.
    pub units: BTreeSet<UnitId>,
    /// What is to be done since whom the family knows as its contact has left (R55).
    pub left: Option<Next>,
}

impl PartPage {
    /// What happens next, soonest first: what follows from what was written, and from who sits where.
    #[must_use]
    pub fn next(&self) -> Vec<Next> {
        let mut steps = self.view.next();
        steps.extend(self.left.clone());
        steps.sort_by_key(|step| (step.due, step.step, step.entry));
        steps
    }
}

const HERE: [Action; 16] = [
    Action::Note,
    Action::ChooseReaders,
    Action::Block,
    Action::AskConsent,
    Action::Offer,
    Action::OpenInside,
    Action::Analyse,
    Action::Meet,
    Action::Plan,
    Action::Promise,
    Action::Close,
    Action::HandOver,
    Action::TakeOver,
    Action::Protect,
    Action::OpenEmergency,
    Action::ReadLog,
];

/// Opens the part. The reading is in the log before anything is returned.
pub async fn show_part(cx: &Cx<'_>, id: PartId) -> Result<PartPage, Stop> {
    show_part_for(cx, id, Action::Open).await
}

/// The same for whoever comes to do something there. Whoever must open in an emergency is not held back by how many
/// children were opened in the hour.
pub async fn show_part_for(cx: &Cx<'_>, id: PartId, action: Action) -> Result<PartPage, Stop> {
    let part = cx.house.load_part(id).await?;
    let because = match action {
        Action::OpenEmergency => cx.allowed_in_part(&part, Action::Open).await?,
        _ => cx.may_in_part(&part, Action::Open).await?,
    };
    let view = cx.view_of(&part);
    let facts = part.facts(cx.house, cx.today())?;
    let units = facts.units.clone();
    let facts = Resource::Part(facts);
    let gate = &cx.house.gate;
    let may = HERE
        .into_iter()
        .filter(|action| gate.check(&cx.actor, *action, &facts).is_ok())
        .collect();
    let left = cx.left_here(&part).await?;
    cx.log(&part.shut.row, Action::Read, because, false).await?;
    Ok(PartPage {
        part: id,
        view,
        may,
        units,
        left,
    })
}

impl Cx<'_> {
    /// The reader's view.
    pub(crate) fn view_of(&self, part: &Loaded) -> View {
        let (home, today) = (part.home, self.today());
        let times = self.house.times(Some(part.shut.row.organisation));
        view(&self.house.gate, &self.actor, &part.full, home, today).within(times)
    }
}

/// What this reader may read of what holds: policies are asked once per class of entry (design decision 4).
#[must_use]
pub fn view(gate: &Gate, actor: &Actor, full: &Folded, home: Home, today: Date) -> View {
    let asked = full.classes(home, today).into_iter().zip(&full.records);
    let asked = asked.map(|(class, record)| {
        let never = full.is_never_read(record, home, today);
        (!never).then_some(class)
    });
    let may = per_class(asked, |class| {
        let Some(class) = class else {
            return false;
        };
        let asked = Resource::Entry(class.clone());
        gate.check(actor, Action::Read, &asked).is_ok()
    });
    let unit = actor.professional().map(|professional| professional.unit);
    View::new(full, &may, unit, today)
}

/// An answer for each, asked once per class.
pub(crate) fn per_class<Class: Ord, Answer: Clone>(
    classes: impl IntoIterator<Item = Class>,
    answer: impl Fn(&Class) -> Answer,
) -> Vec<Answer> {
    let mut answers = BTreeMap::new();
    classes
        .into_iter()
        .map(|class| {
            answers
                .entry(class)
                .or_insert_with_key(|class| answer(class))
                .clone()
        })
        .collect()
}
