//! Analysing what is needed (domain 1.6).

use folder::command::Analyse;
use folder::entry::{Analysis, Outcome};

use crate::world::*;

#[test]
fn one_answered_question_is_an_analysis_and_none_is_not() {
    let part = Part::of_the_preschool().fold();
    let decide = |answers: [&str; 5]| {
        Analyse(Analysis {
            answers: answers.map(String::from),
            together: true,
            outcome: Outcome::OwnSupport,
        })
        .decide(&part, now())
    };
    assert!(decide(["", "", "She needs sleep.", "", ""]).is_ok());
    assert_eq!(refused(decide(["", " ", "", "\n", ""])), "refusal-no-words");
}
