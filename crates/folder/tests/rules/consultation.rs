//! A question without a name: what it can hold, what may follow from what, what stands out (R104, R105).

use std::collections::BTreeSet;

use folder::Refusal;
use folder::command::{Advise, Conclude, Consult};
use folder::consultation::{
    Advice, Adviser, AgeBand, Consultation, Line, Outcome, Question, RoleKey, Said, Step, Turn,
};
use folder::id::{EntryId, FunctionId};
use folder::nameless::{Known, Nameless, identity};
use folder::practice::{AreaKey, PackRef};
use folder::register::{Row, RowKind};
use jiff::civil::date;
use proptest::prelude::*;

use crate::world::{PRESCHOOL, SOCIAL, TODAY, area, days, now};

const SEAT: FunctionId = FunctionId::from_bytes([71; 16]);

/// A preschool that knows two children, in a town.
fn known() -> Known {
    let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Known {
        people: all(&["Milou Ahl", "Bo Ek", "Ingrid Palm"]),
        places: all(&["Förskolan Linden", "Talstigen", "Råd och stöd för familjer"]),
        own: Vec::new(),
        today: TODAY,
    }
}

fn found(text: &str) -> Vec<String> {
    identity(text, &known())
}

fn words(text: &str) -> Nameless {
    Nameless::read(text, &known(), &BTreeSet::new()).unwrap()
}

fn question() -> Question {
    Question {
        asker: RoleKey("preschool-teacher".to_owned()),
        to: Adviser {
            unit: SOCIAL,
            function: SEAT,
        },
        pack: PackRef {
            id: "three".to_owned(),
            version: "1".to_owned(),
        },
        age: AgeBand::Preschool,
        areas: vec![area("home")],
        topic: words("Sover inte"),
        question: words("Ett barn sover inte på dagen. Vad kan hjälpa?"),
        tried: Some(words("Mörkare rum, samma sång.")),
        answer_by: days(TODAY, 7),
    }
}

fn advice() -> Advice {
    Advice {
        words: words("Kortare vila, mer ute."),
        harm: false,
        look_back: days(TODAY, 14),
    }
}

fn outcome() -> Outcome {
    Outcome {
        done: words("Vi gick ut före vilan."),
        felt: Some(words("Lugnare.")),
        learned: Some(words("Ut först.")),
    }
}

fn line(number: u8, said: Said) -> Line {
    Line {
        id: EntryId::from_bytes([number; 16]),
        at: "2026-11-20T14:40:00Z".parse().unwrap(),
        said,
    }
}

fn asked() -> Consultation {
    Consultation::of([line(1, Said::Asked(question()))]).unwrap()
}

fn advised() -> Consultation {
    asked().and(line(2, Said::Advised(advice()))).unwrap()
}

fn closed() -> Consultation {
    advised().and(line(3, Said::Closed(outcome()))).unwrap()
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> &'static str {
    answer.unwrap_err().key
}

// What stands out in a text.

#[test]
fn a_name_stands_out_inside_a_sentence_and_a_known_or_usual_one_anywhere() {
    assert_eq!(
        found("Hur pratar man med Karin Berg om det?"),
        ["Karin Berg"]
    );
    assert_eq!(found("I dag ville Xanthe inte äta."), ["Xanthe"]);
    assert_eq!(found("Milou var trött."), ["Milou"]);
    assert_eq!(found("Milous pappa ringde."), ["Milous"]);
    assert_eq!(found("Det är milou det gäller."), ["milou"]);
    assert_eq!(found("Noor slår andra."), ["Noor"]);
    assert_eq!(found("Vi har prövat:\nNoor fick en egen plats."), ["Noor"]);
    assert_eq!(found("Xanthe Ahlgren är ledsen."), ["Xanthe Ahlgren"]);
}

#[test]
fn numbers_days_and_ways_to_reach_somebody_stand_out() {
    assert_eq!(found("Det gäller 20121212-1212."), ["20121212-1212"]);
    assert_eq!(found("Barnet är född 2019-04-03."), ["2019-04-03"]);
    assert_eq!(found("Född 3/4, fyller snart."), ["3/4"]);
    assert_eq!(found("Hon fyller den 14 mars."), ["14 mars"]);
    assert_eq!(found("Det är 190403 som sover dåligt."), ["190403"]);
    assert_eq!(found("Ring 070-174 06 05."), ["070-174 06 05"]);
    assert_eq!(found("Skriv till hemma@example.se."), ["hemma@example.se"]);
}

#[test]
fn places_and_workplaces_stand_out() {
    assert_eq!(found("De bor på Storgatan 4 nu."), ["Storgatan 4"]);
    assert_eq!(found("Familjen kom från Alvesta."), ["Alvesta"]);
    assert_eq!(found("Det är på förskolan linden."), ["Förskolan Linden"]);
    assert_eq!(found("Linden är en liten förskola."), ["Linden"]);
    assert_eq!(found("Talstigen har prövat bilder."), ["Talstigen"]);
}

#[test]
fn ordinary_words_do_not_stand_out() {
    for text in [
        "Ett barn på fyra år sover dåligt. Vad kan vi prova?",
        "Råd behövs. Första gången var svår. Det går bra att bo kvar hemma.",
        "Vi har prövat:\n- Bilder vid maten\n- Mindre grupp, 4 barn i 20 minuter",
        "Föräldern säger: ”Det går bra hemma.” BVC har vägt barnet, 14 kg.",
        "A child of four sleeps badly on Mondays. What can we try?",
        "",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn who_advises_may_say_who_they_are_and_nobody_else() {
    let known = Known {
        own: vec![
            "Råd och stöd för familjer".to_owned(),
            "Camilla Frisk".to_owned(),
        ],
        ..known()
    };
    let found = |text: &str| identity(text, &known);
    assert_eq!(found("Ring oss gärna, hälsar Camilla."), [""; 0]);
    assert_eq!(found("Ring oss gärna, hälsar Karin."), ["Karin"]);
}

#[test]
fn the_writers_word_is_enough_for_those_very_words_and_never_for_a_personal_number() {
    let read = |text: &str, meant: &[&str]| {
        let meant = meant.iter().map(|words| (*words).to_owned()).collect();
        Nameless::read(text, &known(), &meant)
    };
    let text = "Barnet spelar Minecraft hela kvällen.";
    assert_eq!(read(text, &[]).unwrap_err().words, ["Minecraft"]);
    assert_eq!(read(text, &["minecraft"]).unwrap().words(), text);
    let another = "Barnet spelar Minecraft med Karin.";
    assert_eq!(
        read(another, &["minecraft"]).unwrap_err().words,
        ["Minecraft", "Karin"]
    );
    for number in ["20121212-1212", "121212-1212", "20121212 1212"] {
        let no = read(&format!("Det gäller {number}."), &[number]).unwrap_err();
        assert!(no.number, "{number}");
    }
    let phone = read("Ring 070-174 06 05.", &["070-174 06 05"]);
    assert!(phone.is_ok(), "a number that is nobody's identity");
}

// What it can hold.

/// Every text in what is stored, with the names of its fields.
fn texts(value: &serde_json::Value, at: &str, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) => found.push((at.to_owned(), text.clone())),
        serde_json::Value::Array(all) => all.iter().for_each(|one| texts(one, at, found)),
        serde_json::Value::Object(all) => {
            all.iter().for_each(|(name, one)| texts(one, name, found));
        }
        _ => {}
    }
}

/// Fields of looked-through text, of keys that the house has given, and of days. A new field has to be thought of here.
const NAMELESS: [&str; 7] = [
    "topic", "question", "tried", "words", "done", "felt", "learned",
];
const GIVEN: [&str; 14] = [
    "said",
    "id",
    "at",
    "asker",
    "to",
    "unit",
    "function",
    "pack",
    "version",
    "age",
    "areas",
    "answer_by",
    "look_back",
    "harm",
];

#[test]
fn there_is_no_field_for_an_identity() {
    // Each struct is taken apart whole: a field that is added does not compile until somebody has thought of it.
    let Question {
        asker: RoleKey(_),
        to: Adviser {
            unit: _,
            function: _,
        },
        pack: PackRef { id: _, version: _ },
        age: AgeBand::Preschool,
        areas: _,
        topic: _,
        question: _,
        tried: _,
        answer_by: _,
    } = question()
    else {
        panic!("the band of the sample");
    };
    let Advice {
        words: _,
        harm: _,
        look_back: _,
    } = advice();
    let Outcome {
        done: _,
        felt: _,
        learned: _,
    } = outcome();
    let mut fields = Vec::new();
    for said in [
        Said::Asked(question()),
        Said::Advised(advice()),
        Said::Closed(outcome()),
    ] {
        texts(
            &serde_json::to_value(line(1, said)).unwrap(),
            "",
            &mut fields,
        );
    }
    for (field, text) in &fields {
        assert!(
            NAMELESS.contains(&field.as_str()) || GIVEN.contains(&field.as_str()),
            "{field}: {text}"
        );
    }
}

/// Words as people write them, some of which tell who it is.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "barnet",
        "sover",
        "inte",
        "Milou",
        "milou",
        "Karin",
        "Linden",
        "Talstigen",
        "20121212-1212",
        "2019-04-03",
        "070-174",
        "06",
        "05",
        "hemma@example.se",
        "Storgatan",
        "4",
        "i",
        "Alvesta",
        "och",
        "slår",
        ".",
        "ofta.",
        "Vi",
        "prövar",
        "\n",
        "Bilder",
        "14",
        "mars",
        "BVC",
    ]);
    prop::collection::vec(word, 1..14).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    /// By construction: whatever was written, what is stored has nothing in it that stands out.
    #[test]
    fn what_is_stored_has_nothing_in_it_that_stands_out(
        topic in text(), asks in text(), tried in text(), advises in text(), done in text(),
    ) {
        let nobody = BTreeSet::new();
        let read = |text: &str| Nameless::read(text, &known(), &nobody).ok();
        let mut lines = Vec::new();
        if let (Some(topic), Some(asks)) = (read(&topic), read(&asks)) {
            lines.push(Said::Asked(Question { topic, question: asks, tried: read(&tried), ..question() }));
        }
        lines.extend(read(&advises).map(|words| Said::Advised(Advice { words, ..advice() })));
        lines.extend(read(&done).map(|done| Said::Closed(Outcome { done, felt: None, learned: None })));
        for said in lines {
            let stored = serde_json::to_string(&line(1, said)).unwrap();
            for telling in ["Milou", "milou", "Karin", "Linden", "Talstigen", "20121212", "2019-04-03", "example"] {
                prop_assert!(!stored.contains(telling), "{stored}");
            }
        }
    }

    /// Whoever ticks the box once is not asked again about the same words.
    #[test]
    fn a_text_goes_on_with_the_writers_word_for_all_that_was_found(text in text()) {
        let nobody = BTreeSet::new();
        if let Err(traces) = Nameless::read(&text, &known(), &nobody) {
            let meant = traces.words.iter().map(|words| words.to_lowercase()).collect();
            let again = Nameless::read(&text, &known(), &meant);
            prop_assert_eq!(again.is_ok(), !traces.number);
        }
    }
}

#[test]
fn each_thing_that_is_said_is_written_again_byte_for_byte() {
    for text in [
        include_str!("../../samples/consultation_asked.v1.json"),
        include_str!("../../samples/consultation_advised.v1.json"),
        include_str!("../../samples/consultation_closed.v1.json"),
    ] {
        let line: Line = serde_json::from_str(text).unwrap();
        let again = serde_json::to_string_pretty(&line).unwrap() + "\n";
        assert_eq!(again, text);
    }
}

// What may follow from what.

#[test]
fn a_question_waits_for_the_adviser_then_for_the_asker_until_it_is_closed() {
    let step = |turn, in_days| {
        Some(Step {
            turn,
            due: days(TODAY, in_days),
        })
    };
    assert_eq!(asked().next(), step(Turn::Adviser, 7));
    assert_eq!(advised().next(), step(Turn::Asker, 14));
    let again = Advice {
        look_back: days(TODAY, 30),
        ..advice()
    };
    let twice = advised().and(line(4, Said::Advised(again))).unwrap();
    assert_eq!(twice.next(), step(Turn::Asker, 30));
    assert_eq!(closed().next(), None);
}

#[test]
fn each_side_finds_it_with_a_day_when_it_is_its_turn() {
    let rows = |of: &Consultation| of.rows(PRESCHOOL);
    let asker = |due| Row {
        kind: RowKind::Asked,
        unit: Some(PRESCHOOL),
        function: None,
        reference: None,
        due,
    };
    let adviser = |due| Row {
        kind: RowKind::Consulted,
        unit: Some(SOCIAL),
        function: Some(SEAT),
        reference: None,
        due,
    };
    let (by, back) = (Some(days(TODAY, 7)), Some(days(TODAY, 14)));
    assert_eq!(rows(&asked()), [asker(None), adviser(by)]);
    assert_eq!(rows(&advised()), [asker(back), adviser(None)]);
    assert_eq!(rows(&closed()), [asker(None), adviser(None)]);
}

#[test]
fn a_question_needs_words_areas_of_the_wheel_and_a_day_to_come() {
    let ask = |question: Question| Consult { question }.decide(now());
    assert_eq!(ask(question()), Ok(Said::Asked(question())));
    let wordless = Question {
        question: words("  "),
        ..question()
    };
    assert_eq!(refused(ask(wordless)), "refusal-no-words");
    let nowhere = Question {
        areas: vec![AreaKey("weather".to_owned())],
        ..question()
    };
    assert_eq!(refused(ask(nowhere)), "refusal-unknown-area");
    let late = Question {
        answer_by: days(TODAY, -1),
        ..question()
    };
    assert_eq!(refused(ask(late)), "refusal-day-past");
    let today = Question {
        answer_by: TODAY,
        ..question()
    };
    assert!(ask(today).is_ok());
}

#[test]
fn advice_is_given_while_it_is_open_and_not_after() {
    let give = |of: &Consultation, advice| Advise { advice }.decide(of, now());
    assert!(give(&asked(), advice()).is_ok());
    assert!(give(&advised(), advice()).is_ok(), "more than once");
    assert_eq!(
        refused(give(&closed(), advice())),
        "refusal-consultation-closed"
    );
    let past = Advice {
        look_back: date(2026, 11, 1),
        ..advice()
    };
    assert_eq!(refused(give(&asked(), past)), "refusal-day-past");
}

#[test]
fn it_is_closed_once_also_when_no_advice_came() {
    let close = |of: &Consultation| Conclude { outcome: outcome() }.decide(of);
    assert!(close(&asked()).is_ok());
    assert!(close(&advised()).is_ok());
    assert_eq!(refused(close(&closed())), "refusal-consultation-closed");
}

#[test]
fn nothing_is_a_question_that_does_not_begin_with_one_or_has_two() {
    let (one, more) = (
        line(1, Said::Asked(question())),
        line(2, Said::Advised(advice())),
    );
    assert!(Consultation::of([]).is_none());
    assert!(Consultation::of([more.clone(), one.clone()]).is_none());
    assert!(Consultation::of([one.clone(), line(3, one.said.clone())]).is_none());
    assert!(Consultation::of([one, more]).is_some());
}
