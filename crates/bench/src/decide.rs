//! `bench decide`: one question to the policies, and the view of a part with a thousand entries, of a reader who has
//! asked nothing before (design decision 4; law.md A1).

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use access::Gate;
use app::show_part::view;
use clap::Args;
use folder::class::{Action, Actor, EntryClass, Home, Mandate, Professional, Resource};
use folder::entry::{Addressee, Entry, Receiver};
use folder::id::{
    BranchId, ConsentId, EntryId, FunctionId, OrganisationId, PersonId, ReleaseId, UnitId,
};
use folder::protection::Handlers;
use folder::sample::sample;
use folder::{Author, Folded, Kind, Record, fold};
use jiff::civil::{Date, date};

use crate::Fault;
use crate::figure::Figures;
use crate::spread::Spread;

/// Microseconds for one answer that was not given before.
const DECISION_BAR: f64 = 30.0;
/// Milliseconds for the view of a thousand entries.
const VIEW_BAR: f64 = 2.0;
const ENTRIES: u16 = 1000;
const CONSENTS: u16 = 12;
/// Classes that the part has to hold at least, so that the view is worth measuring.
const CLASSES: usize = 40;
const TODAY: Date = date(2026, 11, 22);
const BRANCH: BranchId = BranchId::from_bytes([1; 16]);
const UNITS: u16 = 3;

/// How much is measured.
#[derive(Args)]
pub struct Times {
    /// Questions of each sort.
    #[arg(long, default_value_t = 4000)]
    questions: u32,
    /// Views.
    #[arg(long, default_value_t = 200)]
    views: u32,
}

/// Measures.
pub fn measure(times: &Times, figures: &mut Figures) -> Result<(), Fault> {
    let gate = Gate::load()?;
    let part = part()?;
    let home = Home::Branch(BRANCH);
    let classes: BTreeSet<EntryClass> = part.classes(home, TODAY).into_iter().collect();
    if classes.len() < CLASSES || part.consents.len() != usize::from(CONSENTS) {
        return Err(format!(
            "{} classes and {} consents are not what is to be measured",
            classes.len(),
            part.consents.len()
        )
        .into());
    }
    figures.note("entries", f64::from(ENTRIES), "count");
    let count = u32::try_from(classes.len())?;
    figures.note("classes of entries", count.into(), "count");
    figures.note("consents", CONSENTS.into(), "count");

    for (name, unit) in [("yes", 1), ("no", UNITS + 1)] {
        let mut spread = Spread::default();
        for (number, class) in (0..times.questions).zip(classes.iter().cycle()) {
            let reader = reader(unit, number);
            let asked = Resource::Entry(class.clone());
            let begun = Instant::now();
            let answer = gate.check(&reader, Action::Read, &asked);
            spread.add(begun.elapsed());
            drop(answer);
        }
        let name = format!("a decision, mostly {name}");
        figures.at_most(format!("{name}, p50"), us(spread.p50()), "us", DECISION_BAR);
        figures.note(format!("{name}, p99"), us(spread.p99()), "us");
    }

    let mut first = Spread::default();
    for number in 0..times.views {
        first.add(timed(|| {
            view(&gate, &reader(1, u32::MAX - number), &part, home, TODAY)
        }));
    }
    figures.at_most("a first view, p50", first.p50(), "ms", VIEW_BAR);
    figures.note("a first view, p99", first.p99(), "ms");
    let (mut again, mut folding) = (Spread::default(), Spread::default());
    for _ in 0..times.views {
        again.add(timed(|| view(&gate, &reader(1, 0), &part, home, TODAY)));
        let records = part.records.clone();
        folding.add(timed(|| fold(records)));
    }
    figures.at_most("a view again, p50", again.p50(), "ms", VIEW_BAR);
    figures.note("folding alone, p50", folding.p50(), "ms");
    figures.note(
        "a first view against folding alone",
        first.p50() / folding.p50(),
        "times",
    );
    Ok(())
}

fn us(milliseconds: f64) -> f64 {
    milliseconds * 1000.0
}

/// How long it took; what it gave is put away after the clock has stopped.
fn timed<T>(what: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    let made = what();
    let took = begun.elapsed();
    drop(made);
    took
}

fn id(kind: u8, number: u32) -> [u8; 16] {
    let mut bytes = [kind; 16];
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    bytes
}

fn unit(number: u16) -> UnitId {
    UnitId::from_bytes(id(3, number.into()))
}

/// Somebody at a unit who has not asked before.
fn reader(at: u16, number: u32) -> Actor {
    Actor::Professional(Professional {
        person: PersonId::from_bytes(id(1, number)),
        function: FunctionId::from_bytes(id(2, number)),
        unit: unit(at),
        branch: BRANCH,
        organisation: OrganisationId::from_bytes(id(4, 1)),
        mandates: BTreeSet::from(Mandate::ALL),
    })
}

fn author(at: u16) -> Author {
    Author::Professional {
        person: PersonId::from_bytes(id(1, at.into())),
        name: "Test Skribent".to_owned(),
        function: FunctionId::from_bytes(id(2, at.into())),
        unit: unit(at),
    }
}

/// Whose turn it is: units take turns of eleven, so that each writes every kind sooner or later.
const fn writer(number: u16) -> u16 {
    number / 11 % UNITS + 1
}

/// A part that three units have written in: a child with two guardians, twelve consents that both have answered, one
/// decision of inner secrecy and then one of everything, over and over.
fn part() -> Result<Folded, Fault> {
    let mut entries = vec![card()?];
    for number in 0..CONSENTS {
        entries.extend(consent(number)?);
    }
    entries.push(opened()?);
    let kinds = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| !stands_already(*kind));
    for (number, kind) in (0_u16..).zip(kinds.cycle()) {
        if entries.len() == usize::from(ENTRIES) {
            break;
        }
        entries.push(written(kind, number)?);
    }
    let records = (0_u16..).zip(entries).map(|(number, entry)| Record {
        id: EntryId::from_bytes(id(5, number.into())),
        author: author(writer(number)),
        ..entry
    });
    Ok(fold(records))
}

/// There is one card, consents are asked above, and what belongs to a release stands by its copy.
const fn stands_already(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ChildCard
            | Kind::ConsentAsked
            | Kind::ConsentAnswered
            | Kind::ConsentWithdrawn
            | Kind::ConsentEnded
            | Kind::InnerAccess
    )
}

fn card() -> Result<Record, Fault> {
    let mut record = sample(Kind::ChildCard)?;
    if let Entry::ChildCard(card) = &mut record.entry {
        card.handlers = Handlers::default();
    }
    Ok(record)
}

/// A question and the answers of the two who are asked.
fn consent(number: u16) -> Result<[Record; 3], Fault> {
    let consent = ConsentId::from_bytes(id(6, number.into()));
    let mut asked = sample(Kind::ConsentAsked)?;
    let mut answers = [
        sample(Kind::ConsentAnswered)?,
        sample(Kind::ConsentAnswered)?,
    ];
    let Entry::ConsentAsked(question) = &mut asked.entry else {
        return Err("the sample is another kind".into());
    };
    question.consent = consent;
    if question.signers.len() != answers.len() {
        return Err("the sample is not about two guardians".into());
    }
    for (answer, signer) in answers.iter_mut().zip(&question.signers) {
        if let Entry::ConsentAnswered(answered) = &mut answer.entry {
            answered.consent = consent;
            answered.by = *signer;
        }
    }
    let [first, second] = answers;
    Ok([asked, first, second])
}

/// The second unit lets the first read.
fn opened() -> Result<Record, Fault> {
    let mut record = sample(Kind::InnerAccess)?;
    if let Entry::InnerAccess(access) = &mut record.entry {
        access.of = unit(2);
        access.to = unit(1);
    }
    Ok(record)
}

/// A sample of a kind; each copy is a release of its own.
fn written(kind: Kind, number: u16) -> Result<Record, Fault> {
    let mut record = sample(kind)?;
    if let Entry::Copy(copy) = &mut record.entry {
        copy.release = ReleaseId::from_bytes(id(7, number.into()));
        copy.to = Addressee::Function(Receiver {
            unit: unit(writer(number)),
            function: FunctionId::from_bytes(id(2, 1)),
        });
    }
    Ok(record)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_that_is_measured_is_as_large_and_as_mixed_as_it_says() {
        let part = part().ok();
        let classes = part.as_ref().map_or(0, |part| {
            let classes = part.classes(Home::Branch(BRANCH), TODAY);
            assert_eq!(classes.len(), usize::from(ENTRIES));
            classes.into_iter().collect::<BTreeSet<_>>().len()
        });
        assert!(classes >= CLASSES, "{classes}");
    }
}
