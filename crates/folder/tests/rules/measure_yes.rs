//! A measure has its own yes: a provider's "can" and a family's "yes" are two facts (R38, R41, R83; law.md A5.3, A5.4).

use folder::command::{AnswerMeasure, AskMeasure, ChangeCustody};
use folder::entry::{ChildCard, Custody, Entry, Form, MeasureAnswered, Signing};
use folder::id::{MeasureId, PersonId};
use folder::measure_yes::MeasureStanding;
use folder::next::{Step, next};
use folder::placing::{Whose, laid_in};
use folder::showing::Setting;
use folder::times::Times;
use jiff::civil::Date;

use crate::plan::{MEASURE, active, measure};
use crate::world::*;

fn ask() -> AskMeasure {
    AskMeasure {
        measure: MEASURE,
        signing: Signing::Guardians,
        judged: String::new(),
        of: PRESCHOOL,
    }
}

pub fn said(by: PersonId, yes: bool) -> MeasureAnswered {
    MeasureAnswered {
        measure: MEASURE,
        by,
        yes,
        form: Form::Oral,
        said: "We want her to rest.".into(),
    }
}

fn answer(by: PersonId, yes: bool) -> AnswerMeasure {
    AnswerMeasure {
        answered: said(by, yes),
        of: Some(PRESCHOOL),
    }
}

fn promised() -> Part {
    active().with(worker(PRESCHOOL), measure())
}

/// Both guardians are asked.
fn asked() -> Part {
    let part = promised();
    let entry = ask().decide(&part.fold(), now()).unwrap();
    part.with(worker(PRESCHOOL), entry)
}

/// The question to both, as a workplace writes it.
pub fn asked_about() -> Entry {
    ask().decide(&promised().fold(), now()).unwrap()
}

/// These have said yes.
pub fn agreed_to(by: &[PersonId]) -> Part {
    by.iter().fold(asked(), |part, by| {
        let entry = answer(*by, true).decide(&part.fold(), now()).unwrap();
        part.with(worker(PRESCHOOL), entry)
    })
}

fn standing(part: &Part, today: Date) -> MeasureStanding {
    part.fold().measure_yes[&MEASURE].stands(today)
}

fn steps(part: &Part) -> Vec<Step> {
    let about = |step: &Step| matches!(step, Step::AskMeasure | Step::AwaitYes | Step::Promised);
    let steps = next(&part.fold(), TODAY, Times::default()).into_iter();
    steps.map(|next| next.step).filter(about).collect()
}

#[test]
fn what_is_promised_waits_until_everybody_with_custody_has_said_yes() {
    assert_eq!(steps(&promised()), [Step::AskMeasure]);
    assert_eq!(steps(&asked()), [Step::AwaitYes]);
    let one = agreed_to(&[SARA]);
    assert_eq!(
        standing(&one, TODAY),
        MeasureStanding::Waiting([JONAS].into())
    );
    assert_eq!(steps(&one), [Step::AwaitYes]);
    let both = agreed_to(&[SARA, JONAS]);
    assert_eq!(standing(&both, TODAY), MeasureStanding::Yes);
    assert_eq!(steps(&both), [Step::Promised]);
    // And each step has an owner and the day that was promised.
    for part in [promised(), asked(), both] {
        let steps = next(&part.fold(), TODAY, Times::default());
        let due = |step: Step| matches!(step, Step::AskMeasure | Step::AwaitYes | Step::Promised);
        let step = steps.iter().find(|next| due(next.step)).unwrap();
        assert_eq!((step.due, step.unit), (measure().promised, Some(PRESCHOOL)));
    }
}

#[test]
fn a_no_and_a_yes_taken_back_stop_this_measure_and_nothing_else() {
    let before = agreed_to(&[SARA, JONAS]);
    let entry = answer(JONAS, false).decide(&before.fold(), now()).unwrap();
    let after = before.with(worker(PRESCHOOL), entry);
    assert_eq!(standing(&after, TODAY), MeasureStanding::No);
    assert_eq!(steps(&after), []);
    let rest: Vec<Step> = next(&after.fold(), TODAY, Times::default())
        .into_iter()
        .map(|next| next.step)
        .collect();
    assert!(
        rest.contains(&Step::Review),
        "the plan is followed up: {rest:?}"
    );
    // Who has said no is not asked again by a new question; what somebody says later can be written down.
    assert_eq!(
        refused(ask().decide(&after.fold(), now())),
        "refusal-measure-asked"
    );
    let entry = answer(JONAS, true).decide(&after.fold(), now()).unwrap();
    let again = after.with(worker(PRESCHOOL), entry);
    assert_eq!(standing(&again, TODAY), MeasureStanding::Yes);
}

#[test]
fn only_the_workplace_that_promised_asks_and_writes_down_answers() {
    let elsewhere = AskMeasure {
        of: OTHER_PRESCHOOL,
        ..ask()
    };
    assert_eq!(
        refused(elsewhere.decide(&promised().fold(), now())),
        "refusal-no-such-measure"
    );
    let unknown = AskMeasure {
        measure: MeasureId::from_bytes([99; 16]),
        ..ask()
    };
    assert_eq!(
        refused(unknown.decide(&promised().fold(), now())),
        "refusal-no-such-measure"
    );
    let elsewhere = AnswerMeasure {
        of: Some(OTHER_PRESCHOOL),
        ..answer(SARA, true)
    };
    assert_eq!(
        refused(elsewhere.decide(&asked().fold(), now())),
        "refusal-no-such-measure"
    );
    assert_eq!(
        refused(answer(SARA, true).decide(&promised().fold(), now())),
        "refusal-no-such-measure"
    );
}

#[test]
fn only_those_whose_yes_it_takes_can_answer() {
    assert_eq!(
        refused(answer(EVA, true).decide(&asked().fold(), now())),
        "refusal-not-a-signer"
    );
}

#[test]
fn from_whom_the_child_is_kept_is_not_asked() {
    let part = crate::block::closed(promised(), JONAS);
    let Entry::MeasureAsked(put) = ask().decide(&part.fold(), now()).unwrap() else {
        panic!("a question says so");
    };
    assert_eq!(put.signers, [SARA].into());
}

#[test]
fn nobody_waits_for_a_guardian_from_whom_the_child_is_kept_since() {
    let part = crate::block::closed(agreed_to(&[SARA]), JONAS);
    assert_eq!(standing(&part, TODAY), MeasureStanding::Yes);
    // Kept from everybody who was asked, nobody has said yes.
    let nobody = crate::block::closed(crate::block::closed(asked(), SARA), JONAS);
    assert_eq!(standing(&nobody, TODAY), MeasureStanding::Over);
    // What he said no to before stays said.
    let part = agreed_to(&[SARA]);
    let no = answer(JONAS, false).decide(&part.fold(), now()).unwrap();
    let part = crate::block::closed(part.with(worker(PRESCHOOL), no), JONAS);
    assert_eq!(standing(&part, TODAY), MeasureStanding::No);
}

#[test]
fn when_others_decide_for_the_child_it_is_asked_anew() {
    let part = agreed_to(&[SARA, JONAS]);
    let mut guardians = part.fold().card.unwrap().guardians;
    guardians[0].custody = Custody::Sole;
    guardians[1].custody = Custody::None;
    let change = ChangeCustody {
        guardians,
        known_from: "The judgement.".into(),
    };
    let changed = change.decide(&part.fold(), now()).unwrap();
    let part = changed
        .entries
        .into_iter()
        .fold(part, |part, entry| part.with(worker(PRESCHOOL), entry));
    assert_eq!(standing(&part, TODAY), MeasureStanding::Over);
    assert_eq!(steps(&part), [Step::AskMeasure]);
    assert_eq!(
        refused(answer(SARA, true).decide(&part.fold(), now())),
        "refusal-measure-over"
    );
    let entry = ask().decide(&part.fold(), now()).unwrap();
    let part = part.with(worker(PRESCHOOL), entry);
    assert_eq!(
        standing(&part, TODAY),
        MeasureStanding::Waiting([SARA].into())
    );
}

#[test]
fn from_the_day_of_eighteen_the_guardians_yes_no_longer_carries_it() {
    let part = agreed_to(&[SARA, JONAS]);
    let born = part.fold().card.unwrap().birth;
    let last = folder::age::last_day_under_age(born);
    assert_eq!(standing(&part, last), MeasureStanding::Yes);
    assert_eq!(standing(&part, days(last, 1)), MeasureStanding::Over);
}

#[test]
fn the_question_lies_in_the_room_of_each_who_is_asked_and_each_answer_only_in_ones_own() {
    let part = agreed_to(&[SARA]);
    let folded = part.fold();
    let setting = Setting {
        years: 4,
        health: false,
    };
    let laid = |person| -> Vec<Entry> {
        let whose = Whose::Guardian(person);
        let records = folded.records.iter();
        records
            .filter_map(|record| laid_in(whose, record, &folded, setting))
            .filter(|entry| matches!(entry, Entry::MeasureAsked(_) | Entry::MeasureAnswered(_)))
            .collect()
    };
    assert_eq!(laid(SARA).len(), 2);
    assert_eq!(laid(JONAS).len(), 1);
    assert!(laid(EVA).is_empty());
    let judged = "Whose say it was, and why.";
    let told = folded
        .records
        .iter()
        .map(|record| {
            let mut record = (**record).clone();
            if let Entry::MeasureAsked(asked) = &mut record.entry {
                asked.judged = judged.into();
            }
            record
        })
        .filter_map(|record| laid_in(Whose::Guardian(SARA), &record, &folded, setting));
    for entry in told {
        assert!(!format!("{entry:?}").contains(judged));
    }
}

#[test]
fn a_teenagers_yes_is_a_judgement_with_words() {
    let part = promised();
    let card = ChildCard {
        birth: days(TODAY, -14 * 366),
        ..part.fold().card.unwrap()
    };
    let part = part.with(worker(PRESCHOOL), card);
    let together = AskMeasure {
        signing: Signing::Together,
        ..ask()
    };
    assert_eq!(
        refused(together.clone().decide(&part.fold(), now())),
        "refusal-no-words"
    );
    let judged = AskMeasure {
        judged: "She knows what she wants.".into(),
        ..together
    };
    let Entry::MeasureAsked(put) = judged.decide(&part.fold(), now()).unwrap() else {
        panic!("a question says so");
    };
    assert_eq!(put.signers, [SARA, JONAS, ALVA].into());
}
