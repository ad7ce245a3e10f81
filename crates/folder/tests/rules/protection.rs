//! Protected identity: who exists for whom, and what is never written down (law.md A13).

use folder::command::{CallMeeting, Offer, Protect};
use folder::entry::{ChildCard, Entry, MeetingCalled};
use folder::id::PersonId;
use folder::protection::{Handlers, Protection};
use folder::traces::{Known, places};

use crate::meeting::call;
use crate::world::*;

const LENA: PersonId = PersonId::from_bytes([51; 16]);
const MONA: PersonId = PersonId::from_bytes([52; 16]);

fn marking() -> Protect {
    Protect {
        level: Some(Protection::Marked),
        handlers: vec![LENA],
        household: [SARA].into(),
        known_from: "Navet 01003, in November".into(),
    }
}

fn decided(command: Protect) -> Result<Entry, folder::Refusal> {
    command.decide(&Part::of_the_preschool().fold(), now())
}

pub fn protected() -> ChildCard {
    ChildCard {
        protection: Some(Protection::Marked),
        handlers: Handlers::of([LENA]).unwrap(),
        household: [SARA].into(),
        ..joint()
    }
}

#[test]
fn a_child_is_protected_by_one_or_two_named_handlers_and_never_by_three() {
    assert!(decided(marking()).is_ok());
    let named = |handlers| {
        decided(Protect {
            handlers,
            ..marking()
        })
    };
    assert!(named(vec![LENA, MONA]).is_ok());
    assert!(named(vec![LENA, MONA, LENA]).is_ok(), "one of them twice");
    assert_eq!(
        refused(named(vec![LENA, MONA, EVA])),
        "refusal-too-many-handlers"
    );
    assert_eq!(refused(named(vec![])), "refusal-no-handler");
}

#[test]
fn a_protection_says_how_it_is_known_and_only_guardians_share_it() {
    let unknown = Protect {
        known_from: " ".into(),
        ..marking()
    };
    assert_eq!(refused(decided(unknown)), "refusal-no-words");
    let stranger = Protect {
        household: [LENA].into(),
        ..marking()
    };
    assert_eq!(refused(decided(stranger)), "refusal-no-guardian");
}

#[test]
fn a_protection_ends_only_where_one_stands() {
    let over = || Protect {
        level: None,
        handlers: vec![],
        household: [].into(),
        known_from: "Navet, in December".into(),
    };
    assert_eq!(refused(decided(over())), "refusal-protection-same");
    let part = Part::default().with(worker(PRESCHOOL), protected()).fold();
    let Entry::ChildCard(card) = over().decide(&part, now()).unwrap() else {
        panic!("a card says so");
    };
    assert_eq!(card.protected(), None);
    assert!(card.handlers.is_empty() && card.household.is_empty());
}

#[test]
fn a_level_without_a_handler_is_nobody_and_handlers_without_a_level_are_protected_still() {
    let nobody = ChildCard {
        handlers: Handlers::default(),
        ..protected()
    };
    let part = Part::default().with(worker(PRESCHOOL), nobody).fold();
    assert_eq!(part.protected(), Some(Protection::Marked));
    let home = folder::class::Home::Branch(folder::id::BranchId::from_bytes([32; 16]));
    assert_eq!(part.classes(home, TODAY)[0].handlers, Some([].into()));
    let before_levels = ChildCard {
        protection: None,
        ..protected()
    };
    assert_eq!(before_levels.protected(), Some(Protection::Marked));
    assert_eq!(joint().protected(), None);
}

#[test]
fn a_guardian_is_apart_unless_known_to_live_under_the_same_protection() {
    assert!(!protected().is_apart(SARA));
    assert!(protected().is_apart(JONAS));
    assert!(!protected().is_apart(ALVA), "the child itself");
    assert!(!joint().is_apart(JONAS));
}

#[test]
fn the_place_of_a_meeting_about_a_protected_child_is_never_written_down() {
    let open = Part::of_the_preschool().fold();
    let hidden = Part::default().with(worker(PRESCHOOL), protected()).fold();
    let nowhere = || MeetingCalled {
        place: String::new(),
        ..call()
    };
    assert!(CallMeeting(call()).decide(&open, now()).is_ok());
    assert_eq!(
        refused(CallMeeting(call()).decide(&hidden, now())),
        "refusal-protected-place"
    );
    assert!(CallMeeting(nowhere()).decide(&hidden, now()).is_ok());
    assert_eq!(
        refused(CallMeeting(nowhere()).decide(&open, now())),
        "refusal-no-words"
    );
}

#[test]
fn a_copy_leaves_without_the_place_that_was_written_before_the_protection() {
    let place = |card: ChildCard| {
        let ready = Part::ready().with_id(MEETING_ENTRY, worker(PRESCHOOL), call());
        let of_the_meeting = Offer {
            of: MEETING_ENTRY,
            ..offer()
        };
        let entry = of_the_meeting.decide(&ready.fold(), now()).unwrap();
        let part = ready
            .with(worker(PRESCHOOL), entry)
            .with(worker(PRESCHOOL), card)
            .fold();
        let delivery = collect().decide(&part, now()).unwrap();
        serde_json::to_string(&delivery.copy).unwrap()
    };
    assert!(place(joint()).contains("The room with the sofa"));
    assert!(!place(protected()).contains("The room with the sofa"));
}

const MEETING_ENTRY: folder::id::EntryId = folder::id::EntryId::from_bytes([61; 16]);

fn told(text: &str) -> Vec<String> {
    let names = ["Förskolan Linden", "Region Solvik"].map(String::from);
    let spared = ["Alva Lind", "Sara Lind"].map(String::from);
    places(
        text,
        Known {
            names: &names,
            spared: &spared,
        },
    )
}

#[test]
fn an_address_a_number_and_a_workplace_by_name_stand_out_in_a_text() {
    assert_eq!(
        told("De bor på Storgatan 4 b nu."),
        ["Storgatan 4", "Storgatan"]
    );
    assert_eq!(told("Ring mamma på 070-174 06 05."), ["070-174 06 05"]);
    assert_eq!(told("Postadressen är 352 30."), ["352 30"]);
    assert_eq!(
        told("Hon leker bra på förskolan Linden."),
        ["Förskolan Linden"]
    );
    assert_eq!(told("De har flyttat till Alvesta."), ["Alvesta"]);
}

#[test]
fn ordinary_words_names_on_the_card_and_days_do_not_stand_out() {
    for text in [
        "Alva satt ensam hela förmiddagen. Hon sa till Sara att hon ville hem.",
        "Vägen hit var lång. På rasten lekte hon.",
        "Vi ses 2026-12-03 klockan 13.30, och 4 gånger till.",
        "Hon väger 14 kg och har vuxit 3 cm.",
        "",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}
