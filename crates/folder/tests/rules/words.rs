//! Own words in the own room (R94).

use folder::command::{ShareWords, WriteWords};
use folder::entry::{OwnWords, WordsShared};
use folder::id::EntryId;

use crate::world::*;

fn room() -> Part {
    Part::default().with(
        guardian(SARA),
        OwnWords {
            text: "She laughs at breakfast.".into(),
        },
    )
}

#[test]
fn own_words_have_words() {
    let room = Part::default().fold();
    let write = |text: &str| WriteWords(OwnWords { text: text.into() }).decide(&room, now());
    assert!(write("She laughs at breakfast.").is_ok());
    assert_eq!(refused(write(" ")), "refusal-no-words");
}

#[test]
fn own_words_are_let_out_to_somebody_chosen() {
    let room = room();
    let share = |persons: &[_], units: &[_]| {
        ShareWords(WordsShared {
            of: room.last(),
            persons: persons.iter().copied().collect(),
            units: units.iter().copied().collect(),
        })
        .decide(&room.fold(), now())
    };
    assert!(share(&[JONAS], &[]).is_ok());
    assert!(share(&[], &[PRESCHOOL]).is_ok());
    assert_eq!(refused(share(&[], &[])), "refusal-nobody-chosen");
}

#[test]
fn only_words_of_this_room_are_let_out() {
    let room = room().with(guardian(SARA), observation(&[]));
    for of in [room.last(), EntryId::from_bytes([250; 16])] {
        let share = ShareWords(WordsShared {
            of,
            persons: [JONAS].into(),
            units: [].into(),
        });
        assert_eq!(
            refused(share.decide(&room.fold(), now())),
            "refusal-no-such-entry"
        );
    }
}
