//! Where a small fact changes everything: protection, custody, the last day, the eighteenth birthday.

use app::Stop;
use app::ask_consent::{ask_consent, record_answer};
use app::begin::{Begin, NewGuardian, begin};
use app::offer::offer;
use app::people::{Person, PersonKind};
use app::rooms::show_room;
use app::show_part::show_part;
use folder::class::Action;
use folder::entry::Custody;
use folder::id::PersonId;
use jiff::Span;
use jiff::civil::Date;

use super::stage::Stage;
use super::telling::{Halt, Telling};
use super::young::by;
use crate::fault::fault;

/// Plays it.
pub async fn tell(stage: &Stage, telling: &mut Telling) -> Result<(), Halt> {
    Box::pin(protection(stage, telling)).await?;
    Box::pin(custody(stage, telling)).await?;
    Box::pin(last_day(stage, telling)).await?;
    Box::pin(eighteenth_birthday(stage, telling)).await
}

async fn guardian(stage: &Stage, name: &str, custody: Custody) -> Result<NewGuardian, Stop> {
    let person = Person {
        id: PersonId::from_bytes(stage.house.fresh()),
        name: stage.text(name)?,
        kind: PersonKind::Guardian,
        language: None,
    };
    stage.house.put_person(&person).await?;
    Ok(NewGuardian {
        person: Some(person.id),
        name: person.name,
        custody,
        language: "svenska".to_owned(),
        interpreter: false,
    })
}

async fn child(stage: &Stage, birth: Date) -> Result<Begin, Stop> {
    Ok(Begin {
        name: stage.text("edge_name")?,
        birth,
        number: None,
        language: "svenska".to_owned(),
        guardians: vec![guardian(stage, "edge_mother", Custody::Sole).await?],
        child: None,
        handlers: Vec::new(),
    })
}

fn years_ago(stage: &Stage, years: i32) -> Result<Date, Stop> {
    stage
        .day(0)?
        .checked_sub(Span::new().years(years))
        .map_err(fault)
}

async fn protection(stage: &Stage, telling: &mut Telling) -> Result<(), Halt> {
    let handler = &stage.cast.elsewhere;
    let colleague = &stage.cast.elsewhere_assistant;
    let mut protected = child(stage, years_ago(stage, 3)?).await?;
    protected.handlers.push(stage.county.seat(handler)?.person);
    if telling.twin("not-a-handler") {
        protected
            .handlers
            .push(stage.county.seat(colleague)?.person);
    }
    let cx = stage.work(handler).await?;
    let part = begin(&cx, stage.sheet(), protected).await?;
    telling.step(format!("{handler} meets a child with protected identity."));
    let lists = async |name: &str| {
        let cx = stage.work(name).await?;
        Ok::<_, Stop>(!app::children::children(&cx).await?.is_empty())
    };
    if telling.is_main() {
        telling.holds(
            &format!("{handler} has the child in a list"),
            lists(handler).await?,
        );
        telling.holds(
            &format!("{colleague} beside has no such child"),
            !lists(colleague).await?,
        );
    }
    let attempt = by(
        colleague,
        "not-a-handler",
        Action::Open,
        "at the same unit opens a child with protected identity",
        "protected-identity",
        "that person is a named handler",
    );
    let cx = stage.work(colleague).await?;
    telling.refused(attempt, show_part(&cx, part)).await
}

async fn custody(stage: &Stage, telling: &mut Telling) -> Result<(), Halt> {
    let teacher = stage.work(&stage.cast.teacher).await?;
    let held = if telling.twin("no-custody") {
        Custody::Joint
    } else {
        Custody::None
    };
    let mut family = child(stage, years_ago(stage, 5)?).await?;
    let father = guardian(stage, "edge_father", held).await?;
    let person = father.person.ok_or_else(Stop::not_found)?;
    family.guardians.push(father);
    let part = begin(&teacher, stage.sheet(), family).await?;
    let unit = stage.units.health;
    let question = stage.question("purpose", &[unit], &["growth"])?;
    let consent = ask_consent(&teacher, part, stage.sheet(), question).await?;
    telling.step("A mother with sole custody is asked.".to_owned());
    let attempt = by(
        &stage.cast.teacher,
        "no-custody",
        Action::AskConsent,
        "records the yes of a father without custody",
        "not-a-signer",
        "he holds custody",
    );
    let answer = stage.answer(consent, person, &[unit], &[], &["growth"])?;
    let recording = record_answer(&teacher, part, stage.sheet(), answer);
    telling.refused(attempt, recording).await
}

async fn last_day(stage: &Stage, telling: &mut Telling) -> Result<(), Halt> {
    let teacher = stage.work(&stage.cast.teacher).await?;
    let family = child(stage, years_ago(stage, 4)?).await?;
    let mother = family.guardians[0].person.ok_or_else(Stop::not_found)?;
    let part = begin(&teacher, stage.sheet(), family).await?;
    let note = stage.sheet();
    let observation = stage.observation("edge_seen")?;
    app::write_note::notice(&teacher, part, note, observation).await?;
    let unit = stage.units.health;
    let mut question = stage.question("purpose", &[unit], &["growth"])?;
    let days = if telling.twin("too-late") { 30 } else { 10 };
    question.until = stage.day(days)?;
    let consent = ask_consent(&teacher, part, stage.sheet(), question).await?;
    let answer = stage.answer(consent, mother, &[unit], &[], &["growth"])?;
    record_answer(&teacher, part, stage.sheet(), answer).await?;
    telling.step("A mother says yes for ten days.".to_owned());
    stage.wait(11);
    let teacher = stage.work(&stage.cast.teacher).await?;
    let attempt = by(
        &stage.cast.teacher,
        "too-late",
        Action::Offer,
        "shares the day after the yes has ended",
        "consent-over",
        "the yes holds longer",
    );
    let sharing = stage.sharing(note.id, consent, unit, &["growth"])?;
    let sharing = offer(&teacher, part, stage.sheet(), &sharing);
    telling.refused(attempt, sharing).await
}

async fn eighteenth_birthday(stage: &Stage, telling: &mut Telling) -> Result<(), Halt> {
    let head = stage.work(&stage.cast.head).await?;
    // Eighteen in ten days; the twin has its birthday a day later.
    let days = if telling.twin("come-of-age") { 11 } else { 10 };
    let birth = stage
        .day(days)?
        .checked_sub(Span::new().years(18))
        .map_err(fault)?;
    let family = child(stage, birth).await?;
    let mother = family.guardians[0].person.ok_or_else(Stop::not_found)?;
    begin(&head, stage.sheet(), family).await?;
    let cx = stage.home(mother).await?;
    let room = stage.room(&cx).await?;
    show_room(&cx, room).await?;
    telling.step("A mother reads on her own page.".to_owned());
    stage.wait(10);
    let cx = stage.home(mother).await?;
    let attempt = by(
        "a mother",
        "come-of-age",
        Action::Open,
        "opens her page on the child's eighteenth birthday",
        "room-closed",
        "the birthday is tomorrow",
    );
    telling.refused(attempt, show_room(&cx, room)).await
}
