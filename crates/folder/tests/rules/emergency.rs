//! What is closed is opened in an emergency: by one person, for an hour, with a reason, and looked at afterwards (PDL 4:2,
//! 4:3; standards R9).

use folder::class::Home;
use folder::command::{OpenInEmergency, ReviewEmergency};
use folder::emergency::Emergency;
use folder::entry::{EmergencyReviewed, OwnWords};
use folder::id::{EntryId, FunctionId, PersonId};
use folder::next::{Step, next};
use folder::protection::Protection;
use folder::register::{RowKind, rows};
use folder::times::Times;
use folder::{Author, Entry, Kind, Refusal};
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};

use crate::world::*;

const WHY: &str = "Alva has a seizure and nobody answers.";

fn who(author: &Author) -> (PersonId, FunctionId) {
    match author {
        Author::Professional {
            person, function, ..
        } => (*person, *function),
        other => panic!("{other:?}"),
    }
}

fn open(part: &Part, why: &str) -> Result<Entry, Refusal> {
    let by = who(&worker(PRESCHOOL));
    OpenInEmergency {
        why: why.to_owned(),
        by,
    }
    .decide(&part.fold(), now())
}

fn opened(part: Part) -> (Part, Emergency) {
    let entry = open(&part, WHY).unwrap();
    let part = part.with(worker(PRESCHOOL), entry);
    let emergency = part.fold().emergencies.pop().unwrap();
    (part, emergency)
}

/// For how many records it is open to the one who opened, at this moment.
fn open_at(part: &Part, at: Timestamp) -> Vec<Kind> {
    let me = who(&worker(PRESCHOOL));
    part.fold()
        .emergency_classes(Home::Branch(SCHOOLS), TODAY, at)
        .into_iter()
        .filter(|class| class.open_for.contains(&me))
        .map(|class| class.kind)
        .collect()
}

const SCHOOLS: folder::id::BranchId = folder::id::BranchId::from_bytes([31; 16]);

#[test]
fn it_closes_again_by_itself_after_an_hour_to_the_second() {
    let part = Part::of_the_preschool().with(worker(OTHER_PRESCHOOL), observation(&["home"]));
    let (part, emergency) = opened(part);
    assert_eq!(emergency.opened.until, noon(TODAY) + 60.minutes());
    let ends = emergency.opened.until;
    assert_eq!(open_at(&part, emergency.at), [Kind::Observation]);
    assert_eq!(open_at(&part, ends - 1.second()), [Kind::Observation]);
    assert_eq!(open_at(&part, ends), []);
    assert_eq!(open_at(&part, emergency.at - 1.second()), []);
}

#[test]
fn it_is_open_to_one_person_in_one_seat_and_changes_nothing_in_daily_work() {
    let part = Part::of_the_preschool().with(worker(OTHER_PRESCHOOL), observation(&["home"]));
    let before = part.fold().classes(Home::Branch(SCHOOLS), TODAY);
    let (part, emergency) = opened(part);
    let folded = part.fold();
    let classes = folded.emergency_classes(Home::Branch(SCHOOLS), TODAY, emergency.at);
    let everybody: Vec<_> = classes.iter().flat_map(|class| &class.open_for).collect();
    assert_eq!(everybody, [&who(&worker(PRESCHOOL))]);
    let daily = folded.classes(Home::Branch(SCHOOLS), TODAY);
    assert_eq!(daily[..before.len()], before);
    assert!(daily.iter().all(|class| class.open_for.is_empty()));
}

#[test]
fn it_opens_what_is_locked_and_no_question_to_the_family_and_no_childs_own_words() {
    let part = Part::ready().with(worker(OTHER_PRESCHOOL), observation(&["home"]));
    let (part, emergency) = opened(part);
    let kinds = open_at(&part, emergency.at);
    assert_eq!(kinds, [Kind::Observation, Kind::Observation]);

    let (_, clinic) = Part::collected();
    let (clinic, emergency) = opened(clinic);
    assert_eq!(open_at(&clinic, emergency.at), [Kind::Copy]);
    // The same copy, of what the child wrote itself and let out to one workplace.
    let mut with_words = clinic;
    for record in &mut with_words.records {
        if let Entry::Copy(copy) = &mut record.entry {
            *copy.entry = OwnWords {
                text: "I am afraid of going home.".to_owned(),
            }
            .into();
        }
    }
    assert_eq!(open_at(&with_words, emergency.at), []);
}

#[test]
fn a_reason_that_says_nothing_opens_nothing() {
    let part = Part::of_the_preschool();
    assert_eq!(refused(open(&part, "  ")), "refusal-no-words");
    for empty in [
        "akut",
        "för barnets bästa",
        "Det behövs för vården!!!",
        "Behöver läsa journalen.",
        "1. For the good of the child 2.",
        "x                                x",
    ] {
        let key = refused(open(&part, empty));
        assert_eq!(key, "refusal-emergency-reason", "{empty}");
    }
    assert!(open(&part, "Han har svårt att andas").is_ok());
    // Twenty letters and the spaces between them are enough, and nineteen are not.
    assert!(open(&part, "Han andas knappt mer.").is_ok());
    let shorter = refused(open(&part, "Han andas knappt nu."));
    assert_eq!(shorter, "refusal-emergency-reason");
}

#[test]
fn nothing_is_opened_where_somebody_lives_under_protection_and_not_twice_at_once() {
    let mut card = joint();
    card.protection = Some(Protection::Marked);
    let part = Part::default().with(worker(PRESCHOOL), card);
    assert_eq!(refused(open(&part, WHY)), "refusal-emergency-protected");

    let (part, emergency) = opened(Part::of_the_preschool());
    let again = |at: Timestamp| {
        let by = who(&worker(PRESCHOOL));
        let why = WHY.to_owned();
        let now = folder::command::Now { at, ..now() };
        OpenInEmergency { why, by }.decide(&part.fold(), now)
    };
    assert_eq!(refused(again(emergency.at)), "refusal-emergency-open");
    assert!(again(emergency.opened.until).is_ok());
}

#[test]
fn an_hour_that_met_a_protection_does_not_go_on_when_the_protection_ends() {
    let (part, emergency) = opened(Part::of_the_preschool());
    let mut card = joint();
    card.protection = Some(Protection::Marked);
    let part = part
        .with(worker(PRESCHOOL), card)
        .with(worker(PRESCHOOL), joint());
    assert!(emergency.stands(emergency.at));
    assert!(!part.fold().emergencies[0].stands(emergency.at));
    assert_eq!(open_at(&part, emergency.at), []);
}

#[test]
fn somebody_else_looks_at_it_within_five_working_days_and_once() {
    let (part, emergency) = opened(Part::of_the_preschool());
    // Opened on a Sunday: Monday to Friday.
    assert_eq!(TODAY, date(2026, 11, 22));
    assert_eq!(emergency.review_by(), date(2026, 11, 27));
    let wednesday = Emergency {
        at: noon(date(2026, 11, 25)),
        ..emergency.clone()
    };
    assert_eq!(wednesday.review_by(), date(2026, 12, 2));
    let waits = |part: &Part| {
        let folded = part.fold();
        let row = rows(&folded, TODAY, &next(&folded, TODAY, Times::default()))
            .into_iter()
            .find(|row| row.kind == RowKind::Emergency);
        let step = next(&folded, TODAY, Times::default())
            .into_iter()
            .find(|next| next.step == Step::LookAtEmergency);
        (row.and_then(|row| row.due), step.map(|step| step.due))
    };
    let due = Some(emergency.review_by());
    assert_eq!(waits(&part), (due, due));

    let mut later = now();
    later.at += 61.minutes();
    let mut during = now();
    during.at = emergency.at;
    let look = |of: EntryId, by: PersonId, said: &str, at| {
        let reviewed = EmergencyReviewed {
            of,
            needed: true,
            said: said.to_owned(),
        };
        ReviewEmergency { reviewed, by }.decide(&part.fold(), at)
    };
    let (me, _) = who(&worker(PRESCHOOL));
    let (head, _) = who(&worker(OTHER_PRESCHOOL));
    let said = "It could not wait.";
    let of = emergency.entry;
    assert_eq!(refused(look(of, me, said, later)), "refusal-own-emergency");
    assert_eq!(refused(look(of, head, " ", later)), "refusal-no-words");
    assert_eq!(
        refused(look(of, head, said, during)),
        "refusal-emergency-not-over"
    );
    assert_eq!(
        refused(look(NOTICED, head, said, later)),
        "refusal-no-such-emergency"
    );
    let entry = look(of, head, said, later).unwrap();
    let part = part.with(worker(OTHER_PRESCHOOL), entry);
    assert_eq!(waits(&part), (None, None));
    let again = ReviewEmergency {
        reviewed: EmergencyReviewed {
            of,
            needed: false,
            said: said.to_owned(),
        },
        by: head,
    };
    assert_eq!(
        refused(again.decide(&part.fold(), later)),
        "refusal-emergency-reviewed"
    );
}
