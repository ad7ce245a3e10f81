//! Whoever the family can turn to stays that until somebody else has said yes (R53, R55, R56, X8, X11).

use std::collections::BTreeSet;

use folder::class::Home;
use folder::command::{AnswerHandover, BecomeContact, CloseHere, HandOver, TakeBackHandover};
use folder::entry::{Entry, HandoverAnswer, HandoverOffered, InnerAccess, NamedContact, Receiver};
use folder::id::{BranchId, FunctionId, PersonId, UnitId};
use folder::next::{Step, next};
use folder::times::Times;
use folder::{Author, Refusal};
use jiff::civil::Date;

use crate::closing::done;
use crate::protection::protected;
use crate::world::*;

/// Another seat at the preschool.
const SECOND: FunctionId = FunctionId::from_bytes([71; 16]);
const BO: PersonId = PersonId::from_bytes([72; 16]);
const TOLD: &str = "You know that Lena leaves, and you have met Bo.";

fn lena() -> NamedContact {
    NamedContact {
        function: seat(PRESCHOOL).function,
        unit: PRESCHOOL,
        name: "Lena Ek".into(),
        phone: "070-174 06 01".into(),
        person: worker(PRESCHOOL).person(),
        told: String::new(),
    }
}

fn lena_again() -> NamedContact {
    NamedContact {
        person: Some(BO),
        ..lena()
    }
}

fn bo() -> NamedContact {
    NamedContact {
        function: SECOND,
        name: "Bo Ek".into(),
        person: Some(BO),
        ..lena()
    }
}

/// Bo at work.
fn by_bo() -> Author {
    Author::Professional {
        person: BO,
        name: "Bo Ek".into(),
        function: SECOND,
        unit: PRESCHOOL,
    }
}

fn asking() -> HandoverOffered {
    HandoverOffered {
        to: SECOND,
        unit: PRESCHOOL,
        told: TOLD.into(),
        known: "The stomach ache, and that pictures help.".into(),
        answer_by: days(TODAY, 7),
    }
}

fn with_contact() -> Part {
    Part::of_the_preschool().with(Author::Kring, lena())
}

fn protect(part: Part) -> Part {
    part.with(worker(PRESCHOOL), protected())
}

fn ask(part: &Part, offered: HandoverOffered) -> Result<Entry, Refusal> {
    let by = seat(PRESCHOOL);
    HandOver { offered, by }.decide(&part.fold(), now())
}

fn asked() -> Part {
    let part = with_contact();
    let entry = ask(&part, asking()).unwrap();
    part.with(worker(PRESCHOOL), entry)
}

fn answers(part: Part, answer: AnswerHandover) -> Part {
    let entries = answer.decide(&part.fold(), SECOND).unwrap();
    let mut entries = entries.into_iter();
    let part = part.with(by_bo(), entries.next().unwrap());
    entries.fold(part, |part, entry| part.with(by_bo(), entry))
}

fn takes(part: Part) -> Part {
    answers(part, AnswerHandover::Takes(bo()))
}

fn cannot(part: Part) -> Part {
    let why = "His sister is my neighbour.".into();
    answers(part, AnswerHandover::Cannot(why))
}

/// Somebody becomes the contact where whom the family knows has left.
fn becomes(part: &Part, contact: NamedContact) -> Result<Entry, Refusal> {
    let left = true;
    BecomeContact { contact, left }.decide(&part.fold())
}

/// Each step with whose it is and by when.
fn steps(part: &Part, on: Date) -> Vec<(Step, Option<FunctionId>, Date)> {
    let steps = next(&part.fold(), on, Times::default()).into_iter();
    steps
        .map(|next| (next.step, next.function, next.due))
        .collect()
}

fn contact(part: &Part) -> Option<String> {
    part.fold().named_contact.map(|contact| contact.name)
}

#[test]
fn the_contact_stays_until_somebody_else_has_said_yes() {
    let part = asked();
    assert_eq!(contact(&part).as_deref(), Some("Lena Ek"));
    let part = takes(part);
    assert_eq!(contact(&part).as_deref(), Some("Bo Ek"));
    // What the family was told goes to it with the new name; what need not be told again does not.
    assert_eq!(part.fold().named_contact.unwrap().told, TOLD);
}

#[test]
fn whoever_is_asked_has_a_day_and_whoever_asked_sees_that_it_waits() {
    let here = steps(&asked(), TODAY);
    let by = days(TODAY, 7);
    let lena = Some(seat(PRESCHOOL).function);
    assert_eq!(
        here,
        [
            (Step::TakeOver, Some(SECOND), by),
            (Step::AwaitTakeOver, lena, by)
        ]
    );
    // Nobody answers: it comes back to whoever asked, and stays there however late.
    assert_eq!(steps(&asked(), by), here);
    let over = days(by, 1);
    let back = [(Step::HandOver, lena, over)];
    assert_eq!(steps(&asked(), over), back);
    assert_eq!(steps(&asked(), days(TODAY, 90)), back);
    assert!(
        steps(&takes(asked()), TODAY)
            .iter()
            .all(|(step, ..)| *step == Step::Decide)
    );
}

#[test]
fn a_no_comes_back_to_whoever_asked_who_asks_somebody_else_or_stays() {
    let part = cannot(asked());
    assert_eq!(contact(&part).as_deref(), Some("Lena Ek"));
    let lena = Some(seat(PRESCHOOL).function);
    let again = (Step::HandOver, lena, days(TODAY, 7));
    assert_eq!(steps(&part, TODAY), [again]);
    // Whoever has said no does not say yes to the same question.
    let late = AnswerHandover::Takes(bo()).decide(&part.fold(), SECOND);
    assert_eq!(refused(late), "refusal-no-handover");
    let stays = TakeBackHandover(PRESCHOOL).decide(&part.fold()).unwrap();
    let stays = part.with(worker(PRESCHOOL), stays);
    assert_eq!(steps(&stays, TODAY)[0].0, Step::Decide);
}

#[test]
fn a_no_says_why() {
    let empty = AnswerHandover::Cannot("  ".into()).decide(&asked().fold(), SECOND);
    assert_eq!(refused(empty), "refusal-no-words");
    let Entry::HandoverAnswered(no) = cannot(asked()).fold().records[3].entry.clone() else {
        panic!("no answer");
    };
    assert_eq!(no.answer, HandoverAnswer::Cannot);
    assert!(!no.why.is_empty());
}

/// Also the contact's own seat, which may become the contact without having been asked, answers for nobody else.
#[test]
fn nobody_answers_but_the_seat_that_is_asked() {
    let lena = seat(PRESCHOOL).function;
    for answer in [
        AnswerHandover::Takes(lena_again()),
        AnswerHandover::Cannot("Bo cannot.".into()),
    ] {
        let answer = answer.decide(&asked().fold(), lena);
        assert_eq!(refused(answer), "refusal-no-handover");
    }
}

#[test]
fn what_is_asked_is_taken_back_by_the_unit_that_asked_alone() {
    let folded = asked().fold();
    let other = TakeBackHandover(OTHER_PRESCHOOL).decide(&folded);
    assert_eq!(refused(other), "refusal-no-handover");
    let back = TakeBackHandover(PRESCHOOL).decide(&folded).unwrap();
    let part = asked().with(worker(PRESCHOOL), back);
    assert_eq!(part.fold().handover, None);
    let nothing = TakeBackHandover(PRESCHOOL).decide(&part.fold());
    assert_eq!(refused(nothing), "refusal-no-handover");
}

#[test]
fn one_seat_is_asked_at_a_time_and_it_works_with_the_child() {
    assert_eq!(refused(ask(&asked(), asking())), "refusal-handover-waits");
    let elsewhere = HandoverOffered {
        unit: OTHER_PRESCHOOL,
        to: seat(OTHER_PRESCHOOL).function,
        ..asking()
    };
    let part = with_contact();
    let key = refused(ask(&part, elsewhere.clone()));
    assert_eq!(key, "refusal-handover-not-here");
    let part = asked_elsewhere();
    assert!(last_readers(&part).contains(&OTHER_PRESCHOOL));
}

/// The other preschool is let in for thirty days.
fn let_in() -> Part {
    let access = InnerAccess {
        of: PRESCHOOL,
        to: OTHER_PRESCHOOL,
        why: "She moves there.".into(),
        until: days(TODAY, 30),
    };
    with_contact().with(worker(PRESCHOOL), access)
}

/// And is asked.
fn asked_elsewhere() -> Part {
    let elsewhere = HandoverOffered {
        unit: OTHER_PRESCHOOL,
        to: seat(OTHER_PRESCHOOL).function,
        ..asking()
    };
    let entry = ask(&let_in(), elsewhere).unwrap();
    let_in().with(worker(PRESCHOOL), entry)
}

fn last_readers(part: &Part) -> BTreeSet<UnitId> {
    let home = Home::Branch(BranchId::from_bytes([32; 16]));
    let mut classes = part.fold().classes(home, TODAY);
    classes.pop().unwrap().readers
}

/// Whoever was asked reads that it is asked no longer, or the step would stand on its page for ever.
#[test]
fn both_sides_read_what_came_of_it() {
    let both = BTreeSet::from([PRESCHOOL, OTHER_PRESCHOOL]);
    let back = TakeBackHandover(PRESCHOOL).decide(&asked_elsewhere().fold());
    let part = asked_elsewhere().with(worker(PRESCHOOL), back.unwrap());
    assert_eq!(last_readers(&part), both);
    let no = AnswerHandover::Cannot("A neighbour.".into());
    let no = no.decide(&asked_elsewhere().fold(), seat(OTHER_PRESCHOOL).function);
    let no = no.unwrap().remove(0);
    let part = asked_elsewhere().with(worker(OTHER_PRESCHOOL), no);
    assert_eq!(last_readers(&part), both);
}

/// A workplace that says no does not work with the child for good by that.
#[test]
fn a_no_makes_nobody_work_with_the_child() {
    let no = AnswerHandover::Cannot("A neighbour.".into());
    let no = no.decide(&asked_elsewhere().fold(), seat(OTHER_PRESCHOOL).function);
    let no = no.unwrap().remove(0);
    let part = asked_elsewhere().with(worker(OTHER_PRESCHOOL), no);
    assert!(!part.fold().matters().contains_key(&OTHER_PRESCHOOL));
    let after = part.fold().units(days(TODAY, 31));
    assert!(!after.contains(&OTHER_PRESCHOOL), "{after:?}");
}

/// Whoever is only let in is asked for an answer while that lasts.
#[test]
fn nobody_is_asked_for_an_answer_after_their_access_has_ended() {
    let by = |answer_by| HandoverOffered {
        unit: OTHER_PRESCHOOL,
        to: seat(OTHER_PRESCHOOL).function,
        answer_by,
        ..asking()
    };
    assert!(ask(&let_in(), by(days(TODAY, 30))).is_ok());
    let late = ask(&let_in(), by(days(TODAY, 31)));
    assert_eq!(refused(late), "refusal-handover-let-in");
    let part = asked_elsewhere();
    let kinds = |on| -> Vec<Step> {
        let steps = steps(&part, on).into_iter();
        steps.map(|(step, ..)| step).collect()
    };
    let last = asking().answer_by;
    assert_eq!(kinds(last), [Step::TakeOver, Step::AwaitTakeOver]);
    assert_eq!(kinds(days(last, 1)), [Step::HandOver]);
}

#[test]
fn the_contacts_own_seat_is_not_asked() {
    let own = HandoverOffered {
        to: seat(PRESCHOOL).function,
        ..asking()
    };
    let key = refused(ask(&with_contact(), own));
    assert_eq!(key, "refusal-handover-same-seat");
}

#[test]
fn whoever_asks_says_what_the_family_knows_and_what_need_not_be_told_again() {
    for empty in [
        HandoverOffered {
            told: " ".into(),
            ..asking()
        },
        HandoverOffered {
            known: String::new(),
            ..asking()
        },
    ] {
        assert_eq!(refused(ask(&with_contact(), empty)), "refusal-no-words");
    }
}

#[test]
fn an_answer_is_waited_for_a_month_at_most() {
    let by = |answer_by| {
        ask(
            &with_contact(),
            HandoverOffered {
                answer_by,
                ..asking()
            },
        )
    };
    assert!(by(TODAY).is_ok());
    assert!(by(days(TODAY, 31)).is_ok());
    assert_eq!(refused(by(days(TODAY, 32))), "refusal-handover-too-long");
    assert_eq!(refused(by(days(TODAY, -1))), "refusal-day-past");
}

/// Somebody new sits in the contact's own seat: the family is told, and that is all (R55).
#[test]
fn whoever_sits_in_the_contacts_seat_tells_the_family_who_it_is_now() {
    let new = NamedContact {
        function: seat(PRESCHOOL).function,
        told: "I am Bo, and I have Lena's place now.".into(),
        ..bo()
    };
    let part = with_contact();
    let entry = becomes(&part, new.clone()).unwrap();
    let part = part.with(by_bo(), entry);
    assert_eq!(contact(&part).as_deref(), Some("Bo Ek"));
    let again = becomes(&part, new.clone());
    assert_eq!(refused(again), "refusal-is-contact");
    let silent = NamedContact {
        told: String::new(),
        ..new
    };
    let silent = becomes(&with_contact(), silent);
    assert_eq!(refused(silent), "refusal-no-words");
}

#[test]
fn nobody_becomes_the_contact_past_the_one_there_is() {
    let told = NamedContact {
        told: TOLD.into(),
        ..bo()
    };
    let first = becomes(&Part::of_the_preschool(), told.clone());
    assert!(first.is_ok());
    // Also in the same seat, as long as whom the family knows sits there.
    for function in [SECOND, seat(PRESCHOOL).function] {
        let contact = NamedContact {
            function,
            ..told.clone()
        };
        let left = false;
        let past = BecomeContact { contact, left }.decide(&with_contact().fold());
        assert_eq!(refused(past), "refusal-has-contact");
    }
}

/// A colleague follows on one who has left; another workplace is asked.
#[test]
fn a_colleague_follows_on_one_who_has_left_and_another_workplace_does_not() {
    let told = NamedContact {
        told: TOLD.into(),
        ..bo()
    };
    assert!(becomes(&with_contact(), told.clone()).is_ok());
    let elsewhere = NamedContact {
        unit: OTHER_PRESCHOOL,
        ..told
    };
    let past = becomes(&with_contact(), elsewhere);
    assert_eq!(refused(past), "refusal-has-contact");
}

#[test]
fn nobody_asks_for_themselves_nor_for_another_workplaces_contact() {
    let by = Receiver {
        function: SECOND,
        unit: PRESCHOOL,
    };
    let offered = asking();
    let own = HandOver { offered, by }.decide(&with_contact().fold(), now());
    assert_eq!(refused(own), "refusal-handover-to-oneself");
    let offered = asking();
    let by = seat(OTHER_PRESCHOOL);
    let past = HandOver { offered, by }.decide(&with_contact().fold(), now());
    assert_eq!(refused(past), "refusal-handover-not-yours");
    // Without a contact anybody who works with the child asks.
    let offered = asking();
    let first = HandOver { offered, by }.decide(&Part::of_the_preschool().fold(), now());
    assert!(first.is_ok());
}

#[test]
fn a_new_contact_ends_what_was_asked_before() {
    let new = NamedContact {
        function: seat(PRESCHOOL).function,
        told: TOLD.into(),
        ..bo()
    };
    let entry = becomes(&asked(), new).unwrap();
    let part = asked().with(by_bo(), entry);
    assert_eq!(part.fold().handover, None);
}

/// A contact is a place and a number to call (law.md A13).
#[test]
fn a_protected_child_has_its_handlers_and_no_new_contact() {
    let part = protect(asked());
    let takes = AnswerHandover::Takes(bo()).decide(&part.fold(), SECOND);
    assert_eq!(refused(takes), "refusal-no-handover");
    let asks = ask(&protect(with_contact()), asking());
    assert_eq!(refused(asks), "refusal-protected-contact");
    let becomes = becomes(&protect(Part::of_the_preschool()), bo());
    assert_eq!(refused(becomes), "refusal-protected-contact");
    // Nobody is left with a question that nobody may answer.
    assert_eq!(part.fold().handover, None);
}

#[test]
fn a_workplace_is_not_done_while_it_asks_or_is_asked() {
    for part in [asked(), cannot(asked())] {
        let close = CloseHere {
            closed: done(),
            unit: PRESCHOOL,
        };
        let key = refused(close.decide(&part.fold(), now()));
        assert_eq!(key, "refusal-left-to-do");
    }
}

/// Somebody with two seats does not ask in one and answer in the other.
#[test]
fn nobody_says_yes_to_their_own_question() {
    let part = with_contact();
    let entry = ask(&part, asking()).unwrap();
    let part = part.with(worker(PRESCHOOL), entry);
    let oneself = NamedContact {
        person: worker(PRESCHOOL).person(),
        ..bo()
    };
    let yes = AnswerHandover::Takes(oneself).decide(&part.fold(), SECOND);
    assert_eq!(refused(yes), "refusal-handover-to-oneself");
}

/// Whoever becomes the contact has something open from then on (R14).
#[test]
fn whoever_becomes_the_contact_has_a_matter() {
    let contact = NamedContact {
        unit: OTHER_PRESCHOOL,
        told: TOLD.into(),
        ..bo()
    };
    let part = Part::of_the_preschool();
    assert!(!part.fold().matters().contains_key(&OTHER_PRESCHOOL));
    let part = part.with(worker(OTHER_PRESCHOOL), contact);
    assert!(part.fold().matters().contains_key(&OTHER_PRESCHOOL));
}

/// Whoever has not answered in time is not waited for, and a late yes is a yes until somebody else is asked.
#[test]
fn somebody_else_is_asked_once_the_day_has_passed_and_a_late_yes_is_a_yes() {
    let after = days(asking().answer_by, 1);
    let offered = HandoverOffered {
        answer_by: days(after, 7),
        ..asking()
    };
    let by = seat(PRESCHOOL);
    let anew = HandOver { offered, by };
    assert!(
        anew.decide(&asked_elsewhere().fold(), now_on(after))
            .is_ok()
    );
}
