//! What stands on a rule of the law and on no consent: the rule is about a child, and a no is set aside in words
//! (OSL 25:12, 26:9; law.md A4, A0.4).

use folder::command::no_stands;
use folder::entry::{Answer, ByLaw, Ground, Harm, HarmTest, Level};
use folder::id::UnitId;
use jiff::civil::Date;

use crate::world::*;

fn by_law() -> ByLaw {
    ByLaw {
        ground: "OSL-25-12".into(),
        why: "She needs to be seen before the holidays.".into(),
        set_aside: String::new(),
        harm: Some(HarmTest {
            outcome: Harm::Nobody,
            considered: "Nobody is harmed by it.".into(),
        }),
        second: "Mona Ek".into(),
        untold: String::new(),
    }
}

fn offered_on(part: &Part, by_law: ByLaw, today: Date) -> Result<folder::Entry, &'static str> {
    folder::command::Offer {
        ground: Ground::Law(by_law),
        ..offer()
    }
    .decide(&part.fold(), now_on(today))
    .map_err(|refusal| refusal.key)
}

#[test]
fn it_is_about_a_child_until_the_eighteenth_birthday_and_not_on_it() {
    let part =
        Part::of_the_preschool().with_id(NOTICED, worker(PRESCHOOL), observation(&["health"]));
    // Alva was born on 14 March 2021.
    let eve = jiff::civil::date(2039, 3, 13);
    assert!(offered_on(&part, by_law(), eve).is_ok());
    for day in [days(eve, 1), days(eve, 500)] {
        assert_eq!(
            offered_on(&part, by_law(), day),
            Err("refusal-by-law-of-age")
        );
    }
}

#[test]
fn what_was_weighed_of_harm_stands_in_words() {
    let part =
        Part::of_the_preschool().with_id(NOTICED, worker(PRESCHOOL), observation(&["health"]));
    let unweighed = [
        None,
        Some(HarmTest {
            outcome: Harm::Nobody,
            considered: " ".into(),
        }),
    ];
    for harm in unweighed {
        let by_law = ByLaw { harm, ..by_law() };
        assert_eq!(
            offered_on(&part, by_law, TODAY),
            Err("refusal-harm-not-weighed")
        );
    }
}

fn said(answer: Answer) -> Part {
    Part::ready().with(worker(PRESCHOOL), answered(SARA, &[(CLINIC, answer)]))
}

#[test]
fn a_no_that_the_own_workplace_was_told_is_set_aside_in_words_and_no_others_no() {
    let part = said(Answer::No);
    let stands =
        |part: &Part, from: UnitId, to: UnitId| no_stands(&part.fold(), Some(from), to, now());
    assert!(stands(&part, PRESCHOOL, CLINIC));
    // About another receiver nobody has said no; another workplace of the branch was told nothing.
    assert!(!stands(&part, PRESCHOOL, SOCIAL));
    assert!(!stands(&part, OTHER_PRESCHOOL, CLINIC));
    assert_eq!(offered_on(&part, by_law(), TODAY), Err("refusal-no-words"));
    let in_words = ByLaw {
        set_aside: "He does not sleep, and it cannot wait.".into(),
        ..by_law()
    };
    assert!(offered_on(&part, in_words, TODAY).is_ok());
}

#[test]
fn a_yes_to_talk_and_no_more_is_a_no_to_handing_over() {
    let stands = |part: &Part| no_stands(&part.fold(), Some(PRESCHOOL), CLINIC, now());
    assert!(!stands(&Part::ready()));
    assert!(!stands(&Part::of_the_preschool()));
    assert!(stands(&said(Answer::yes(areas(&["health"]), Level::Talk))));
    let stopped = withdraw(JONAS)
        .decide(&Part::ready().fold(), now())
        .unwrap();
    assert!(stands(&Part::ready().after(stopped, JONAS)));
}
