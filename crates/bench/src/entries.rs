//! What stands in a part that is measured: invented, as long as what people write, and no two alike.

use app::plan::{self, Frame};
use app::write_note::{notice, talk, try_ourselves};
use app::{Cx, Sheet, fill};
use folder::entry::{Conversation, Goal, Measure, Observation, OwnTry, Piece};
use folder::id::{GoalId, MeasureId, PartId, PlanId};
use folder::practice::{AreaKey, Practice};
use folder::{Author, Entry, Voice};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::Fault;
use crate::place::Place;

/// So many are written one by one through the use cases; what is beyond is filled in at once.
const BY_HAND: u32 = 100;

/// A part of exactly so many entries, among them the child's card and a plan with so many measures.
pub async fn part_of(place: &Place, size: u32, measures: u32) -> Result<PartId, Fault> {
    let part = place.begin().await?;
    let cx = place.teacher().await?;
    let after_plan = 3 + measures;
    if size < after_plan {
        return Err(format!("{size} entries have no room for {measures} measures").into());
    }
    agree(place, &cx, part, measures).await?;
    for number in after_plan..size.min(BY_HAND) {
        write(&cx, part, place.sheet(), note(&cx, number)?).await?;
    }
    let rest: Vec<Entry> = (BY_HAND.max(after_plan)..size)
        .map(|number| note(&cx, number))
        .collect::<Result<_, _>>()?;
    if !rest.is_empty() {
        fill::fill(&cx, part, rest).await?;
    }
    Ok(part)
}

/// A plan that runs, with a goal for every other measure.
async fn agree(place: &Place, cx: &Cx<'_>, part: PartId, measures: u32) -> Result<(), Fault> {
    let house = &place.site.house;
    let plan = PlanId::from_bytes(house.fresh());
    let goals: Vec<Goal> = (0..measures.div_ceil(2).max(1))
        .map(|number| Goal {
            goal: GoalId::from_bytes(house.fresh()),
            words: format!("Jag vill kunna vara med i leken på gården, steg {number}."),
            childs_words: number == 0,
            how_we_know: "Vi ser att barnet söker sig till de andra utan att en vuxen ber om det."
                .to_owned(),
        })
        .collect();
    let frame = Frame {
        plan,
        why: "Familjen och förskolan vill göra samma sak på samma sätt, hemma och på gården."
            .to_owned(),
        units: vec![place.county.contact.unit],
        goals: goals.clone(),
    };
    plan::frame_plan(cx, part, place.sheet(), frame).await?;
    let review = later(cx, 90)?;
    plan::activate_plan(cx, part, place.sheet(), plan, Some(review)).await?;
    for (number, goal) in (0..measures).zip(goals.iter().cycle()) {
        let measure = Measure {
            plan,
            measure: MeasureId::from_bytes(house.fresh()),
            goal: goal.goal,
            what: format!("En vuxen är med i leken den första stunden på gården, omgång {number}."),
            unit: place.county.teacher.unit,
            contact: "Test Lärare".to_owned(),
            phone: "070-174 06 05".to_owned(),
            promised: later(cx, 30)?,
            begins: "När barnet kommer till förskolan på morgonen.".to_owned(),
            ends: "När barnet hämtas. Hemma är det föräldrarna som hjälper.".to_owned(),
        };
        plan::promise(cx, part, place.sheet(), measure).await?;
    }
    Ok(())
}

async fn write(cx: &Cx<'_>, part: PartId, sheet: Sheet, entry: Entry) -> Result<(), Fault> {
    match entry {
        Entry::Conversation(conversation) => talk(cx, part, sheet, conversation).await?,
        Entry::OwnTry(tried) => try_ourselves(cx, part, sheet, tried).await?,
        Entry::Observation(seen) => notice(cx, part, sheet, seen).await?,
        other => return Err(format!("{:?} is not a note", other.kind()).into()),
    }
    Ok(())
}

/// Of ten notes one is a talk, three are tries and six are observations.
fn note(cx: &Cx<'_>, number: u32) -> Result<Entry, Fault> {
    Ok(match number % 10 {
        0 => conversation(cx, number)?.into(),
        3 | 6 | 9 => own_try(number).into(),
        _ => observation(cx, number)?.into(),
    })
}

/// Something that was noticed, in some five hundred characters.
pub fn observation(cx: &Cx<'_>, number: u32) -> Result<Observation, Fault> {
    Ok(Observation {
        seen: format!(
            "Dag {number}: vid samlingen satt barnet kvar i kapprummet och höll i sin ryggsäck. När en kamrat kom \
             och frågade om de skulle bygga vid vattenbordet reste det sig och gick med. De byggde i tjugo minuter \
             och skrattade när tornet föll. När det blev fler barn runt bordet gick det undan igen och ställde sig \
             vid fönstret tills det var dags att äta."
        ),
        thought: Some(
            "Jag tror att det är lättare med en kamrat i taget och att många röster gör det svårt."
                .to_owned(),
        ),
        areas: vec![area(cx, number)?],
        look_again: later(cx, 14)?,
    })
}

fn own_try(number: u32) -> OwnTry {
    OwnTry {
        what: format!(
            "Vecka {number}: vi delade gruppen i två på förmiddagen och lät barnet välja en kamrat att börja \
             dagen med. En vuxen satt nära men styrde inte leken."
        ),
        result: "Fyra dagar av fem kom barnet självt till bordet. Den femte var det en vikarie och då stod det kvar \
                 i kapprummet till efter frukost."
            .to_owned(),
    }
}

fn conversation(cx: &Cx<'_>, number: u32) -> Result<Conversation, Fault> {
    let Author::Professional { unit, .. } = cx.author() else {
        return Err("only somebody at work leads a talk".into());
    };
    let said = |at: u32, voice| -> Result<Piece, Fault> {
        Ok(Piece {
            area: area(cx, at)?,
            voice,
            works: format!("Att leka med vatten och att bygga, samtal {number}. Där är det ro."),
            hard: "Att gå in i ett rum där många redan är. Då vill barnet hem.".to_owned(),
        })
    };
    let pieces = (number..number + 3)
        .flat_map(|at| {
            [
                said(at, Voice::ChildObserved),
                said(at, Voice::Professional { unit }),
            ]
        })
        .collect::<Result<_, _>>()?;
    Ok(Conversation {
        pack: Practice::reference(cx.pack()?),
        language: "arabiska".to_owned(),
        interpreter: true,
        pieces,
    })
}

fn area(cx: &Cx<'_>, number: u32) -> Result<AreaKey, Fault> {
    let areas = cx.pack()?.areas();
    let place = usize::try_from(number)? % areas.len();
    Ok(AreaKey(areas[place].key.clone()))
}

fn later(cx: &Cx<'_>, days: i32) -> Result<Date, Fault> {
    Ok(cx.today().checked_add(days.days())?)
}
