//! What was once written is readable for ever.

use folder::entry::{
    Addressee, Answer, Change, ChildsVoice, Custody, Form, GoalResult, Ground, Level,
    MeetingOutcome, Outcome, PlanStatus,
};
use folder::protection::Protection;
use folder::sample::{LATER, sample, text};
use folder::{Kind, Record, Voice};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[test]
fn every_kind_has_a_frozen_sample_of_itself() {
    for kind in Kind::ALL {
        assert_eq!(sample(*kind).unwrap().entry.kind(), *kind);
    }
}

#[test]
fn every_sample_is_written_again_byte_for_byte() {
    for kind in Kind::ALL {
        let record = sample(*kind).unwrap();
        let again = serde_json::to_string_pretty(&record).unwrap() + "\n";
        assert_eq!(again, text(*kind), "{}", kind.word());
    }
}

#[test]
fn every_later_form_is_written_again_byte_for_byte() {
    for (kind, text) in LATER {
        let record: Record = serde_json::from_str(text).unwrap();
        assert_eq!(record.entry.kind(), *kind);
        let again = serde_json::to_string_pretty(&record).unwrap() + "\n";
        assert_eq!(again, *text, "{}", kind.word());
    }
}

#[test]
fn the_word_of_a_kind_is_the_word_it_is_written_with() {
    for kind in Kind::ALL {
        let written = serde_json::to_value(sample(*kind).unwrap().entry).unwrap();
        assert_eq!(written["kind"], kind.word());
        assert_eq!(kind.sentence(), format!("sentence-{}", kind.word()));
    }
}

#[test]
fn a_record_of_an_unknown_kind_is_not_read_as_another() {
    let unknown = text(Kind::OwnTry).replace("\"own_try\"", "\"own_guess\"");
    assert!(serde_json::from_str::<Record>(&unknown).is_err());
}

fn keeps<T: Serialize + DeserializeOwned>(forms: &[&str]) {
    for form in forms {
        let read: T = serde_json::from_str(form).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), *form);
    }
}

/// The forms that no sample happens to show.
#[test]
fn every_choice_inside_an_entry_keeps_its_word() {
    let id = "a1".repeat(16);
    keeps::<Custody>(&[r#""sole""#, r#""joint""#, r#""none""#]);
    keeps::<Level>(&[r#""talk""#, r#""share""#]);
    keeps::<Form>(&[r#""oral""#, r#""written""#, r#""own_page""#]);
    keeps::<Change>(&[r#""nearer""#, r#""same""#, r#""farther""#]);
    keeps::<GoalResult>(&[r#""reached""#, r#""partly""#, r#""not""#]);
    keeps::<Answer>(&[
        r#"{"is":"yes","areas":[],"level":"talk"}"#,
        r#"{"is":"no"}"#,
    ]);
    keeps::<Outcome>(&[
        r#"{"is":"own_support"}"#,
        &format!(r#"{{"is":"transfer","unit":"{id}"}}"#),
        r#"{"is":"collaborate"}"#,
    ]);
    keeps::<MeetingOutcome>(&[
        r#"{"is":"joint_plan"}"#,
        r#"{"is":"no_collaboration","why":"Solved."}"#,
    ]);
    keeps::<ChildsVoice>(&[
        r#"{"how":"in_person","words":"Hi."}"#,
        r#"{"how":"brought","words":"A drawing."}"#,
    ]);
    keeps::<PlanStatus>(&[r#"{"is":"draft","goals":[]}"#]);
    keeps::<Ground>(&[
        &format!(r#"{{"code":"consent","consent":"{id}"}}"#),
        r#"{"code":"family"}"#,
    ]);
    keeps::<Addressee>(&[
        &format!(r#"{{"to":"function","unit":"{id}","function":"{id}"}}"#),
        &format!(r#"{{"to":"room","person":"{id}"}}"#),
        r#"{"to":"outside","who":"The police","medium":"paper"}"#,
        &format!(
            r#"{{"to":"outside","who":"The police","medium":"other_system","receiver":{{"unit":"{id}","function":"{id}"}}}}"#
        ),
    ]);
    keeps::<Voice>(&[
        r#"{"of":"child"}"#,
        r#"{"of":"child_observed"}"#,
        &format!(r#"{{"of":"guardian","person":"{id}"}}"#),
        &format!(r#"{{"of":"professional","unit":"{id}"}}"#),
    ]);
}

#[test]
fn an_active_plan_without_a_goal_cannot_even_be_read() {
    let active = r#"{"is":"active","goals":[GOAL],"review":"2027-01-12"}"#;
    let goal = format!(
        r#"{{"goal":"{}","words":"Sleep.","childs_words":true,"how_we_know":"Asleep by eight."}}"#,
        "b5".repeat(16)
    );
    assert!(serde_json::from_str::<PlanStatus>(&active.replace("GOAL", &goal)).is_ok());
    assert!(serde_json::from_str::<PlanStatus>(&active.replace("GOAL", "")).is_err());
    let without_review = r#"{"is":"active","goals":[GOAL]}"#.replace("GOAL", &goal);
    assert!(serde_json::from_str::<PlanStatus>(&without_review).is_err());
}

/// What is written about protected identity since levels are written down.
#[test]
fn a_card_with_a_level_of_protection_is_written_again_byte_for_byte() {
    let v2 = include_str!("../../samples/child_card.v2.json");
    let record: Record = serde_json::from_str(v2).unwrap();
    assert_eq!(serde_json::to_string_pretty(&record).unwrap() + "\n", v2);
    let third = "\"a10ca10ca10ca10ca10ca10ca10ca10c\"";
    let three = v2.replace(third, &format!("{third}, \"{}\"", "a1".repeat(16)));
    assert!(serde_json::from_str::<Record>(&three).is_err());
    keeps::<Protection>(&[r#""marked""#, r#""population""#]);
}
