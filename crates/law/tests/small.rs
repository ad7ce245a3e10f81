//! Single questions that no sentence of `rules.toml` asks.

use jiff::civil::Date;
use law::retention::real_day;
use law::search::{Term, may_search};
use law::{Consent, Law, Level, Party, is_blanket};

const DAY: Date = Date::constant(2026, 11, 22);

fn consent(receivers: &[&str], categories: &[&str], purpose: &str) -> Consent {
    let list = |words: &[&str]| words.iter().map(ToString::to_string).collect();
    Consent {
        of_sender: true,
        receivers: list(receivers),
        categories: list(categories),
        purpose: purpose.into(),
        level: Level::Share,
        from: DAY,
        until: DAY,
        given_under: Vec::new(),
        answers: Vec::new(),
        revoked: false,
        conditions: Vec::new(),
    }
}

#[test]
fn everything_to_everybody_is_a_blanket_however_it_is_written() {
    let receivers = ["r1", "r2"].map(String::from);
    let categories = ["c1", "c2"].map(String::from);
    let blanket = |named: &Consent| is_blanket(named, &receivers, &categories);
    assert!(blanket(&consent(&["*"], &["c1"], "plan")));
    assert!(blanket(&consent(&["r1"], &[" * "], "plan")));
    assert!(blanket(&consent(&[], &["c1"], "plan")));
    assert!(blanket(&consent(&["r1"], &[], "plan")));
    assert!(blanket(&consent(&["r1"], &["c1"], " ")));
    assert!(blanket(&consent(&["r2", "r1"], &["c1", "c2"], "plan")));
}

#[test]
fn something_to_somebody_is_none() {
    let receivers = ["r1", "r2"].map(String::from);
    let categories = ["c1", "c2"].map(String::from);
    for (to, what) in [(&["r1"][..], &["c1", "c2"][..]), (&["r1", "r2"], &["c1"])] {
        assert!(!is_blanket(
            &consent(to, what, "plan"),
            &receivers,
            &categories
        ));
    }
    // With one recipient only, all categories to it is a choice that the family can see the whole of.
    assert!(!is_blanket(
        &consent(&["r1"], &["c1", "c2"], "plan"),
        &receivers[..1],
        &categories
    ));
}

#[test]
fn a_coordination_numbers_day_is_the_real_one() {
    assert_eq!(real_day(15), Some(15));
    assert_eq!(real_day(75), Some(15));
    for day in [0, 32, 60, 92] {
        assert_eq!(real_day(day), None, "{day}");
    }
}

#[test]
fn nobody_at_all_searches_in_the_text() {
    let law = Law::builtin();
    for party in Party::ALL {
        assert!(
            may_search(&law, *party, Term::FreeText).is_err(),
            "{party:?}"
        );
    }
}
