//! What is laid in the family's rooms (design decision 8; domain 3.8).

use folder::entry::{Answer, ConsentAsked, ConsentWithdrawn, Conversation, Entry, Piece, Signing};
use folder::placing::{Whose, laid_in};
use folder::practice::PackRef;
use folder::sample::sample;
use folder::showing::Setting;
use folder::{Folded, Kind, Record, Voice};

use crate::world::*;

fn talk() -> Entry {
    let piece = |voice| Piece {
        area: area("home"),
        voice,
        works: "We sing.".into(),
        hard: String::new(),
    };
    Conversation {
        pack: PackRef {
            id: "three".into(),
            version: "1".into(),
        },
        language: "svenska".into(),
        interpreter: false,
        pieces: vec![
            piece(Voice::Child),
            piece(Voice::Guardian { person: SARA }),
            piece(Voice::Guardian { person: JONAS }),
            piece(Voice::Professional { unit: PRESCHOOL }),
        ],
    }
    .into()
}

fn laid(whose: Whose, entry: &Entry) -> Option<Entry> {
    laid_from(whose, entry, &Part::offered().fold())
}

pub fn laid_from(whose: Whose, entry: &Entry, from: &Folded) -> Option<Entry> {
    laid_at(8, whose, entry, from)
}

fn laid_at(years: i16, whose: Whose, entry: &Entry, from: &Folded) -> Option<Entry> {
    let record = Record {
        entry: entry.clone(),
        ..sample(Kind::Observation).unwrap()
    };
    let setting = Setting {
        years,
        health: false,
    };
    laid_in(whose, &record, from, setting)
}

fn voices(whose: Whose) -> Vec<Voice> {
    match laid(whose, &talk()) {
        Some(Entry::Conversation(talk)) => talk.pieces.iter().map(|piece| piece.voice).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn one_guardian_never_reads_what_the_other_said_nor_the_childs_own_words() {
    let expected = [
        Voice::Guardian { person: SARA },
        Voice::Professional { unit: PRESCHOOL },
    ];
    assert_eq!(voices(Whose::Guardian(SARA)), expected);
}

/// From fifteen nothing is shown to a guardian of course, but what one has said oneself is one's own.
#[test]
fn a_guardian_of_a_fifteen_year_old_reads_her_own_words_only() {
    let part = Part::offered().fold();
    let read = |years| match laid_at(years, Whose::Guardian(SARA), &talk(), &part) {
        Some(Entry::Conversation(talk)) => talk.pieces.len(),
        _ => 0,
    };
    assert_eq!((read(14), read(15)), (2, 1));
}

#[test]
fn a_child_reads_its_own_words() {
    assert_eq!(voices(Whose::Child(ALVA)), [Voice::Child]);
}

#[test]
fn an_answer_is_laid_only_in_the_room_of_the_one_who_gave_it() {
    let answer: Entry = answered(SARA, &[(CLINIC, Answer::No)]).into();
    assert_eq!(laid(Whose::Guardian(SARA), &answer), Some(answer.clone()));
    assert_eq!(laid(Whose::Guardian(JONAS), &answer), None);
    assert_eq!(laid(Whose::Child(ALVA), &answer), None);
}

#[test]
fn a_withdrawal_is_laid_only_in_the_room_of_the_one_who_withdrew() {
    let withdrawn: Entry = ConsentWithdrawn {
        consent: CONSENT,
        unit: CLINIC,
        by: SARA,
    }
    .into();
    assert!(laid(Whose::Guardian(SARA), &withdrawn).is_some());
    assert!(laid(Whose::Guardian(JONAS), &withdrawn).is_none());
}

#[test]
fn a_question_is_laid_in_the_rooms_of_those_it_is_put_to() {
    let question: Entry = question().into();
    assert!(laid(Whose::Guardian(JONAS), &question).is_some());
    assert!(laid(Whose::Guardian(EVA), &question).is_none());
}

/// Who decided alone is told alone: the guardians do not even learn that something was shared (OSL 12:3).
#[test]
fn what_was_shared_is_told_to_those_whose_yes_it_was() {
    let offered: Entry = offer().decide(&Part::ready().fold(), now()).unwrap();
    assert!(laid(Whose::Guardian(SARA), &offered).is_some());
    assert!(laid(Whose::Guardian(EVA), &offered).is_none());
    assert!(laid(Whose::Child(ALVA), &offered).is_none());

    let alone = ConsentAsked {
        signers: [ALVA].into(),
        signing: Signing::Child,
        ..question()
    };
    let part = Part::of_the_preschool().with(worker(PRESCHOOL), alone.clone());
    let part = part.fold();
    for entry in [alone.into(), offered] {
        assert!(laid_from(Whose::Child(ALVA), &entry, &part).is_some());
        assert!(laid_from(Whose::Guardian(SARA), &entry, &part).is_none());
    }
}

/// Notes are the workplace's own until somebody decides to give them out (law.md A0.11).
#[test]
fn notes_copies_and_the_rooms_own_words_are_never_laid_by_themselves() {
    for kind in [
        Kind::ChildCard,
        Kind::Observation,
        Kind::OwnTry,
        Kind::Copy,
        Kind::Locked,
        Kind::OwnWords,
        Kind::WordsShared,
        Kind::FamilyReaders,
        Kind::GuardianBlock,
        Kind::EmergencyOpened,
        Kind::EmergencyReviewed,
        Kind::ReadingHeld,
        Kind::AboutOthers,
    ] {
        let entry = sample(kind).unwrap().entry;
        for whose in [Whose::Child(ALVA), Whose::Guardian(SARA)] {
            assert_eq!(laid(whose, &entry), None, "{}", kind.word());
        }
    }
}
