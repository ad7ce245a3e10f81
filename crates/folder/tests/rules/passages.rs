//! What is about somebody else is cut out of what leaves, without a trace (law.md A1; design decision 11).

use folder::command::{MarkOthers, Offer, OtherAgrees};
use folder::entry::{AboutOthers, Entry, Form, Kind, Observation, Offered, OtherSaid};
use folder::id::{EntryId, UnitId};
use folder::nameless::people_in;
use folder::passages::{Passage, Passages, passages, sentences};
use folder::placing::{Whose, laid_in};
use folder::showing::Setting;
use proptest::prelude::*;

use crate::world::*;

const ABOUT_ALVA: &str = "Alva sat alone all morning.";
const ABOUT_ANOTHER: &str = "Her uncle has been ill, she says.";

fn mixed() -> Observation {
    Observation {
        seen: format!("{ABOUT_ALVA} {ABOUT_ANOTHER} She drew a boat."),
        thought: Some("The uncle worries her.".into()),
        ..observation(&["health"])
    }
}

fn never_written() -> Observation {
    Observation {
        seen: format!("{ABOUT_ALVA} She drew a boat."),
        thought: None,
        ..observation(&["health"])
    }
}

fn marked(entry: &Entry, words: &[&str]) -> Passages {
    let found = passages(entry).into_iter();
    found
        .filter(|(_, sentence)| words.contains(&sentence.as_str()))
        .map(|(at, _)| at)
        .collect()
}

fn both() -> Passages {
    marked(&mixed().into(), &[ABOUT_ANOTHER, "The uncle worries her."])
}

/// A part whose last entry is this observation, and an offer of it.
fn part_with(seen: Observation, about_others: Passages) -> (Part, Offer) {
    let part = Part::ready().with(worker(PRESCHOOL), seen);
    let of = part.last();
    let offer = Offer {
        of,
        about_others,
        ..offer()
    };
    (part, offer)
}

fn received(seen: Observation, about_others: Passages) -> Entry {
    let (part, offer) = part_with(seen, about_others);
    let offered = offer.decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), offered);
    collect().decide(&part.fold(), now()).unwrap().copy
}

#[test]
fn a_copy_without_a_passage_is_the_copy_of_an_entry_that_never_had_it() {
    assert_eq!(
        received(mixed(), both()),
        received(never_written(), Passages::default())
    );
    assert_ne!(
        received(mixed(), Passages::default()),
        received(never_written(), Passages::default())
    );
}

#[test]
fn the_senders_own_entry_keeps_every_word() {
    let (part, offer) = part_with(mixed(), both());
    let of = offer.of;
    let offered = offer.decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), offered);
    assert_eq!(part.fold().record(of).unwrap().entry, mixed().into());
}

#[test]
fn where_something_about_another_stands_is_not_told_in_the_familys_rooms() {
    let (part, offer) = part_with(mixed(), both());
    let decided = offer.decide(&part.fold(), now()).unwrap();
    let Entry::Offered(kept) = &decided else {
        panic!("another entry");
    };
    assert_eq!(kept.about_others, both());
    let part = part.with(worker(PRESCHOOL), decided);
    let folded = part.fold();
    let record = folded.record(part.last()).unwrap();
    let laid = laid_in(
        Whose::Guardian(SARA),
        record,
        &folded,
        Setting {
            years: 4,
            health: false,
        },
    );
    let Some(Entry::Offered(Offered { about_others, .. })) = laid else {
        panic!("the family is told that it was shared");
    };
    assert!(about_others.is_empty());
}

#[test]
fn only_a_sentence_of_the_entry_can_be_marked() {
    let halfway = Passage {
        text: 0,
        from: 3,
        to: 9,
    };
    let (part, offer) = part_with(mixed(), [halfway].into_iter().collect());
    assert_eq!(
        refused(offer.decide(&part.fold(), now())),
        "refusal-passage-unknown"
    );
    let (part, offer) = part_with(mixed(), both());
    assert!(offer.decide(&part.fold(), now()).is_ok());
}

#[test]
fn something_must_be_left_to_share() {
    let entry: Entry = mixed().into();
    let every = passages(&entry).into_iter().map(|(at, _)| at);
    let (part, offer) = part_with(mixed(), every.collect());
    assert_eq!(
        refused(offer.decide(&part.fold(), now())),
        "refusal-nothing-left"
    );
    let all_but_one = passages(&entry).into_iter().skip(1).map(|(at, _)| at);
    let (part, offer) = part_with(mixed(), all_but_one.collect());
    assert!(offer.decide(&part.fold(), now()).is_ok());
}

#[test]
fn what_does_not_lie_here_has_no_passages_either() {
    let (part, offer) = part_with(mixed(), both());
    let elsewhere = Offer {
        of: EntryId::from_bytes([250; 16]),
        ..offer
    };
    assert_eq!(
        refused(elsewhere.decide(&part.fold(), now())),
        "refusal-no-such-entry"
    );
}

fn mark(of: EntryId, passages: Passages) -> MarkOthers {
    MarkOthers {
        of,
        by: PRESCHOOL,
        passages,
        taken_back: [].into(),
    }
}

fn agrees(of: EntryId, passages: Passages) -> OtherAgrees {
    OtherAgrees {
        of,
        by: PRESCHOOL,
        said: OtherSaid {
            who: "Test Morbror".into(),
            passages,
            form: Form::Oral,
            on: TODAY,
            taken_back: None,
        },
    }
}

fn collected(part: &Part) -> Entry {
    collect().decide(&part.fold(), now()).unwrap().copy
}

/// The mark is an act of its own: whatever is offered before or after goes without it.
#[test]
fn what_is_marked_once_stays_out_of_what_waits_and_of_every_later_release() {
    let (part, offer) = part_with(mixed(), Passages::default());
    let of = offer.of;
    let never = received(never_written(), Passages::default());
    let marks = mark(of, both()).decide(&part.fold(), now()).unwrap();

    let before = part.clone().with(worker(PRESCHOOL), marks.clone());
    let offered = offer.decide(&before.fold(), now()).unwrap();
    assert_eq!(collected(&before.with(worker(PRESCHOOL), offered)), never);

    let again = Offer {
        of,
        ..self::offer()
    };
    let offered = again.decide(&part.fold(), now()).unwrap();
    let waits = part.with(worker(PRESCHOOL), offered);
    assert_ne!(collected(&waits), never);
    assert_eq!(collected(&waits.with(worker(PRESCHOOL), marks)), never);
}

#[test]
fn whoever_it_is_about_says_yes_and_then_it_goes_along_until_it_is_taken_back() {
    let (part, offer) = part_with(mixed(), Passages::default());
    let of = offer.of;
    let marks = mark(of, both()).decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), marks);
    let yes = agrees(of, both()).decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), yes);
    assert!(part.fold().left_out(of).is_empty());
    let offered = offer.decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), offered);
    assert_eq!(collected(&part), received(mixed(), Passages::default()));

    let back = MarkOthers {
        taken_back: ["Test Morbror".to_owned()].into(),
        ..mark(of, both())
    };
    let back = back.decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), back);
    assert_eq!(part.fold().left_out(of), both());
    assert_eq!(
        collected(&part),
        received(never_written(), Passages::default())
    );
}

/// Of two whom a sentence is about, each has a say.
#[test]
fn a_sentence_about_two_stays_when_one_of_them_no_longer_says_yes() {
    let said = |who: &str, taken_back| OtherSaid {
        who: who.into(),
        taken_back,
        ..agrees(NOTICED, both()).said
    };
    let marked = |said| AboutOthers {
        of: NOTICED,
        passages: both(),
        said,
    };
    let uncle_and_aunt = vec![said("Test Morbror", None), said("Test Moster", None)];
    assert!(marked(uncle_and_aunt).left_out().is_empty());
    let only_uncle = vec![said("Test Morbror", None), said("Test Moster", Some(TODAY))];
    assert_eq!(marked(only_uncle).left_out(), both());
    let again = vec![said("Test Moster", Some(TODAY)), said("Test Moster", None)];
    assert!(marked(again).left_out().is_empty());
}

#[test]
fn a_yes_needs_a_name_a_day_that_has_come_and_what_is_marked() {
    let (part, offer) = part_with(mixed(), Passages::default());
    let of = offer.of;
    let marks = mark(of, marked(&mixed().into(), &[ABOUT_ANOTHER]));
    let marks = marks.decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), marks);
    let one = || agrees(of, marked(&mixed().into(), &[ABOUT_ANOTHER]));
    let tried = |said: OtherAgrees| said.decide(&part.fold(), now());
    assert!(tried(one()).is_ok());
    assert_eq!(
        refused(tried(agrees(of, both()))),
        "refusal-passage-unknown"
    );
    let mut nobody = one();
    nobody.said.who = " ".into();
    assert_eq!(refused(tried(nobody)), "refusal-no-words");
    let mut tomorrow = one();
    tomorrow.said.on = days(TODAY, 1);
    assert_eq!(refused(tried(tomorrow)), "refusal-day-to-come");
    let elsewhere = OtherAgrees {
        by: UnitId::from_bytes([12; 16]),
        ..one()
    };
    assert_eq!(refused(tried(elsewhere)), "refusal-no-such-entry");
}

#[test]
fn only_the_unit_that_wrote_it_says_what_is_about_somebody_else() {
    let (part, offer) = part_with(mixed(), Passages::default());
    let theirs = MarkOthers {
        by: OTHER_PRESCHOOL,
        ..mark(offer.of, both())
    };
    assert_eq!(
        refused(theirs.decide(&part.fold(), now())),
        "refusal-no-such-entry"
    );
    assert!(mark(offer.of, both()).decide(&part.fold(), now()).is_ok());
}

/// What lies in a room is as if the sentence had never been written; all of it about another leaves nothing.
#[test]
fn a_room_holds_what_it_would_hold_if_the_passage_had_never_been_written() {
    let shown = |seen: Observation, marks: Passages| {
        let (part, offer) = part_with(seen, Passages::default());
        let chosen = folder::entry::FamilyReaders {
            of: offer.of,
            shown: [SARA].into(),
            closed: [].into(),
            why: "She asked.".into(),
        };
        let marks = mark(offer.of, marks).decide(&part.fold(), now()).unwrap();
        let part = part
            .with(worker(PRESCHOOL), chosen)
            .with(worker(PRESCHOOL), marks);
        let folded = part.fold();
        let setting = Setting {
            years: 4,
            health: false,
        };
        let record = folded.record(offer.of).unwrap();
        assert_eq!(record.entry.kind(), Kind::Observation);
        laid_in(Whose::Guardian(SARA), record, &folded, setting)
    };
    assert_eq!(
        shown(mixed(), both()),
        shown(never_written(), Passages::default())
    );
    assert!(shown(mixed(), both()).is_some());
    let every = passages(&mixed().into()).into_iter().map(|(at, _)| at);
    assert_eq!(shown(mixed(), every.collect()), None);
}

#[test]
fn a_name_of_somebody_known_stands_out_and_the_childs_own_does_not() {
    let known = ["Test Solrun Ek".to_owned()];
    let text = "Alva lekte med Solrun. Alvas hund sov. Solruns bror kom.";
    assert_eq!(people_in(text, &known, "Alva Lind"), ["Solrun"]);
    // Whom the writer does not know of is looked for by no more than a usual name.
    assert!(people_in(text, &[], "Alva Lind").is_empty());
}

#[test]
fn sentences_end_where_a_reader_would_say_so() {
    assert_eq!(
        sentences("Hon åt lite, t.ex. gröt. \"Nej!\" sa hon. Sedan sov hon.\nMormor kom"),
        [
            "Hon åt lite, t.ex. gröt. ",
            "\"Nej!\" sa hon. ",
            "Sedan sov hon.\n",
            "Mormor kom"
        ]
    );
}

proptest! {
    #[test]
    fn sentences_put_together_are_the_text_and_no_word_is_split(text in "[a-cA-C.!?\"å ؟\n]{0,60}") {
        let found = sentences(&text);
        prop_assert_eq!(&found.concat(), &text);
        for before in found.iter().rev().skip(1) {
            prop_assert!(before.ends_with(char::is_whitespace));
        }
    }
}

#[test]
fn only_sentences_that_stand_there_are_marked_and_only_who_takes_a_yes_back_loses_it() {
    let (part, offer) = part_with(mixed(), Passages::default());
    let elsewhere: Passages = [Passage {
        text: 0,
        from: 900,
        to: 910,
    }]
    .into_iter()
    .collect();
    let strange = mark(offer.of, elsewhere).decide(&part.fold(), now());
    assert_eq!(refused(strange), "refusal-passage-unknown");

    let entry = mark(offer.of, both()).decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), entry);
    // Whoever says yes has not taken it back, whatever the form says.
    let mut yes = agrees(offer.of, both());
    yes.said.taken_back = Some(days(TODAY, -2));
    let entry = yes.decide(&part.fold(), now()).unwrap();
    let Entry::AboutOthers(marked) = &entry else {
        panic!("{entry:?}");
    };
    assert_eq!(marked.said[0].taken_back, None);
    let part = part.with(worker(PRESCHOOL), entry);
    let taking = |who: &str, on| {
        let command = MarkOthers {
            taken_back: [who.to_owned()].into(),
            ..mark(offer.of, both())
        };
        match command.decide(&part.fold(), now_on(on)).unwrap() {
            Entry::AboutOthers(marked) => marked.said[0].taken_back,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(taking("Somebody Else", TODAY), None);
    assert_eq!(taking("Test Morbror", TODAY), Some(TODAY));
}
