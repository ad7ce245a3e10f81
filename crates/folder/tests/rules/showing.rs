//! Who in the family reads what, by default and by decision (law.md A5.3, A15; OSL 12:3; X2, X16).

use folder::entry::{Entry, FamilyReaders, PlanFrame};
use folder::id::PersonId;
use folder::placing::{Whose, laid_in};
use folder::sample::sample;
use folder::showing::{Setting, TABLE, by_default, is_chosen};
use folder::{Kind, Record, age, command};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::world::*;

const fn school(years: i16) -> Setting {
    Setting {
        years,
        health: false,
    }
}

const fn health(years: i16) -> Setting {
    Setting {
        years,
        health: true,
    }
}

const MOTHER: Whose = Whose::Guardian(SARA);
const CHILD: Whose = Whose::Child(ALVA);

fn chosen(of: &Record, shown: &[PersonId], closed: &[PersonId]) -> FamilyReaders {
    FamilyReaders {
        of: of.id,
        shown: shown.iter().copied().collect(),
        closed: closed.iter().copied().collect(),
        why: "She wants to tell it herself first.".into(),
    }
}

/// A part with one entry of a kind and a decision about it.
fn decided(kind: Kind, shown: &[PersonId], closed: &[PersonId]) -> (Part, Record) {
    let part = Part::of_the_preschool().with(worker(PRESCHOOL), sample(kind).unwrap().entry);
    let record = part.fold().records.last().unwrap().as_ref().clone();
    let decision = chosen(&record, shown, closed);
    (part.with(worker(PRESCHOOL), decision), record)
}

#[test]
fn a_worry_is_shown_to_nobody_until_somebody_decides_so() {
    for years in 0..20 {
        for kind in [Kind::Observation, Kind::OwnTry] {
            for whose in [MOTHER, CHILD] {
                assert!(!by_default(kind, whose, school(years)), "{years}");
                assert!(!by_default(kind, whose, health(years)), "{years}");
            }
        }
    }
}

#[test]
fn guardians_read_of_course_until_fifteen_and_in_health_care_until_thirteen() {
    for kind in [
        Kind::Conversation,
        Kind::Analysis,
        Kind::PlanFrame,
        Kind::MeetingHeld,
    ] {
        assert!(by_default(kind, MOTHER, school(14)));
        assert!(!by_default(kind, MOTHER, school(15)));
        assert!(by_default(kind, MOTHER, health(12)));
        assert!(!by_default(kind, MOTHER, health(13)));
    }
}

#[test]
fn a_young_person_reads_an_analysis_of_course_from_sixteen() {
    for setting in [school, health] {
        assert!(!by_default(Kind::Analysis, CHILD, setting(15)));
        assert!(by_default(Kind::Analysis, CHILD, setting(16)));
    }
}

#[test]
fn nothing_is_shown_to_a_guardian_of_somebody_of_age() {
    for kind in Kind::ALL {
        assert!(!by_default(*kind, MOTHER, school(18)), "{}", kind.word());
    }
    assert!(by_default(Kind::NamedContact, MOTHER, school(17)));
}

#[test]
fn every_row_has_a_source_and_ages_that_some_child_has() {
    for row in TABLE {
        assert!(!row.source.is_empty());
        assert!(row.from < row.until);
        assert!(!row.kinds.is_empty());
    }
}

/// The day decides, leap days included: one day before it is as before, on the day it is as after.
#[test]
fn defaults_change_on_the_birthday_and_not_the_day_before() {
    for days in 0..10_000 {
        let birth = date(1990, 1, 1).checked_add(days.days()).unwrap();
        for (turns, kind, whose, care) in [
            (13, Kind::Conversation, MOTHER, true),
            (15, Kind::Conversation, MOTHER, false),
            (16, Kind::Analysis, CHILD, false),
            (18, Kind::NamedContact, MOTHER, false),
        ] {
            let setting = |day: Date| Setting {
                years: age::years(birth, day),
                health: care,
            };
            let month = date(birth.year() + turns, birth.month(), 1);
            let day = date(
                month.year(),
                month.month(),
                birth.day().min(month.days_in_month()),
            );
            let before = by_default(kind, whose, setting(day.yesterday().unwrap()));
            let after = by_default(kind, whose, setting(day));
            assert_ne!(before, after, "{birth} {turns}");
        }
    }
}

#[test]
fn what_is_closed_to_one_guardian_is_laid_with_the_other() {
    let (part, talk) = decided(Kind::MeetingCalled, &[], &[SARA]);
    let part = part.fold();
    assert!(laid_in(MOTHER, &talk, &part, school(6)).is_none());
    assert!(laid_in(Whose::Guardian(JONAS), &talk, &part, school(6)).is_some());
}

#[test]
fn a_worry_is_laid_with_the_one_it_is_given_to_and_with_nobody_else() {
    let (part, seen) = decided(Kind::Observation, &[SARA], &[]);
    let part = part.fold();
    assert_eq!(
        laid_in(MOTHER, &seen, &part, school(6)),
        Some(seen.entry.clone())
    );
    assert!(laid_in(Whose::Guardian(JONAS), &seen, &part, school(6)).is_none());
    assert!(laid_in(CHILD, &seen, &part, school(8)).is_none());
}

/// A guardian without custody, or outside the protection, was not written to; custody that comes later changes that for
/// what is written later (OSL 12:3, 21:3; law.md A13).
#[test]
fn a_default_is_for_whoever_could_read_on_the_day_of_writing() {
    let alone = folder::entry::ChildCard {
        guardians: joint().guardians.into_iter().take(1).collect(),
        ..joint()
    };
    let entry = || sample(Kind::MeetingCalled).unwrap().entry;
    let part = Part::default()
        .with(worker(PRESCHOOL), alone)
        .with(worker(PRESCHOOL), entry())
        .with(worker(PRESCHOOL), joint())
        .with(worker(PRESCHOOL), entry());
    let folded = part.fold();
    let (before, after) = (&folded.records[1], &folded.records[3]);
    let father = Whose::Guardian(JONAS);
    assert!(laid_in(father, before, &folded, school(6)).is_none());
    assert!(laid_in(father, after, &folded, school(6)).is_some());
    assert!(laid_in(MOTHER, before, &folded, school(6)).is_some());
    // Whoever wrote it can show it.
    let shown = part.with(worker(PRESCHOOL), chosen(before, &[JONAS], &[]));
    assert!(laid_in(father, before, &shown.fold(), school(6)).is_some());
}

#[test]
fn the_latest_decision_stands() {
    let (part, seen) = decided(Kind::Observation, &[SARA], &[]);
    let part = part.with(worker(PRESCHOOL), chosen(&seen, &[], &[SARA]));
    assert!(laid_in(MOTHER, &seen, &part.fold(), school(6)).is_none());
    let part = part.with(worker(PRESCHOOL), chosen(&seen, &[SARA], &[]));
    assert!(laid_in(MOTHER, &seen, &part.fold(), school(6)).is_some());
}

/// A plan that is withheld is withheld in its next version too, with all that is promised in it (X2).
#[test]
fn a_withheld_plan_stays_withheld_in_its_next_version() {
    let (part, first) = decided(Kind::PlanFrame, &[], &[SARA]);
    let Entry::PlanFrame(frame) = first.entry.clone() else {
        panic!("the sample is a frame");
    };
    let next = PlanFrame {
        version: frame.version + 1,
        ..frame.clone()
    };
    let promised = Entry::Measure(folder::entry::Measure {
        plan: frame.plan,
        ..crate::plan::measure()
    });
    let part = part
        .with(worker(PRESCHOOL), next)
        .with(worker(PRESCHOOL), promised);
    let folded = part.fold();
    for record in folded.records.iter().rev().take(2) {
        assert!(laid_in(MOTHER, record, &folded, school(6)).is_none());
        assert!(laid_in(Whose::Guardian(JONAS), record, &folded, school(6)).is_some());
    }
}

fn choose(part: &Part, chosen: FamilyReaders) -> Result<Entry, &'static str> {
    command::ChooseReaders {
        chosen,
        by: PRESCHOOL,
    }
    .decide(&part.fold(), now())
    .map_err(|refusal| refusal.key)
}

#[test]
fn a_decision_needs_words_a_change_and_somebody_in_the_family() {
    let (part, seen) = decided(Kind::Observation, &[SARA], &[]);
    assert!(choose(&part, chosen(&seen, &[JONAS], &[])).is_ok());
    assert_eq!(
        choose(&part, chosen(&seen, &[], &[])),
        Err("refusal-nobody-chosen")
    );
    assert_eq!(
        choose(&part, chosen(&seen, &[SARA], &[SARA])),
        Err("refusal-nobody-chosen")
    );
    assert_eq!(
        choose(&part, chosen(&seen, &[EVA], &[])),
        Err("refusal-not-family")
    );
    let silent = FamilyReaders {
        why: " ".into(),
        ..chosen(&seen, &[JONAS], &[])
    };
    assert_eq!(choose(&part, silent), Err("refusal-no-words"));
}

/// What is asked of somebody, and what must be told, is nobody's to choose; what another unit wrote is theirs.
#[test]
fn only_what_the_own_unit_wrote_and_only_what_can_be_chosen() {
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::ChildCard) {
        let (part, record) = decided(*kind, &[SARA], &[]);
        let expected = if is_chosen(*kind) {
            None
        } else {
            Some("refusal-no-such-entry")
        };
        assert_eq!(
            choose(&part, chosen(&record, &[], &[SARA])).err(),
            expected,
            "{}",
            kind.word()
        );
    }
    let seen = sample(Kind::Observation).unwrap().entry;
    let theirs = Part::of_the_preschool().with(worker(OTHER_PRESCHOOL), seen);
    let record = theirs.fold().records.last().unwrap().as_ref().clone();
    assert_eq!(
        choose(&theirs, chosen(&record, &[SARA], &[])),
        Err("refusal-no-such-entry")
    );
}
