//! Single questions that no sentence of `rules.toml` asks.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;

use jiff::civil::Date;
use law::retention::real_day;
use law::search::{Term, may_search};
use law::{
    Birth, Case, Consent, Duty, Law, Level, Party, Required, SchoolData, Shared, Verdict,
    is_blanket, offered, required, signatures, try_release, without_consent,
};

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

/// Where there is one area only, naming it is no waiver of everything.
#[test]
fn the_only_area_there_is_can_be_shared_with_everybody() {
    let receivers = ["r1", "r2"].map(String::from);
    let categories = ["c1"].map(String::from);
    let named = consent(&["r1", "r2"], &["c1"], "plan");
    assert!(!is_blanket(&named, &receivers, &categories));
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

#[test]
fn without_consent_is_exactly_what_a_lawyer_would_sort_out_of_the_cell() {
    let law = Law::builtin();
    let before = Date::constant(1900, 1, 1);
    let classes = [None, Some(SchoolData::Strong), Some(SchoolData::Weak)];
    let (mut some, mut fewer) = (0, 0);
    for &from in Party::ALL {
        for &to in Party::ALL {
            for class in classes {
                for day in [DAY, before] {
                    let found: Vec<&str> = without_consent(&law, (from, to), class, day)
                        .map(|ground| ground.code.as_str())
                        .collect();
                    let row = law.party(from).unwrap();
                    let regime = row.regime_of(class).and_then(|code| law.regime(code));
                    let mut expected = Vec::new();
                    for ground in offered(&law, from, to) {
                        let regime = regime.is_some_and(|regime| ground.breaks(regime));
                        let reached = ground.reaches(&law.party(to).unwrap().classes);
                        // One at a time, so that none of the four can stand in for another.
                        if ground.consent {
                            continue;
                        }
                        if !ground.in_force(day) {
                            continue;
                        }
                        if !regime {
                            continue;
                        }
                        if !reached {
                            continue;
                        }
                        expected.push(ground.code.as_str());
                    }
                    assert_eq!(found, expected, "{from:?} {to:?} {class:?} {day}");
                    some += found.len();
                    fewer += offered(&law, from, to).count() - found.len();
                }
            }
        }
    }
    assert!(some > 20 && fewer > 20, "{some} {fewer}");
}

#[test]
fn inside_one_secrecy_a_duty_needs_no_purpose_and_everything_else_does() {
    let law = Law::builtin();
    let inside = Case {
        shared: vec![Shared::Controller, Shared::Branch],
        ..Case::on(DAY)
    };
    let says_no = |case: &Case| matches!(try_release(&law, case), Verdict::Denied { .. });
    assert!(says_no(&inside));
    let by_duty = Case {
        duty: Some(Duty::ReportOfConcern),
        ..inside.clone()
    };
    assert!(!says_no(&by_duty));
    let for_work = Case {
        purpose: Some("Att ge stöd".to_owned()),
        ..inside.clone()
    };
    assert!(!says_no(&for_work));
    let blank = Case {
        purpose: Some(" ".to_owned()),
        ..inside
    };
    assert!(says_no(&blank));
}

/// Whoever reads the rules on a page reads all of them: none is left out of what is told.
#[test]
fn every_rule_that_decides_something_is_told() {
    let law = Law::builtin();
    let codes =
        |all: Vec<&str>| -> BTreeSet<String> { all.into_iter().map(str::to_owned).collect() };
    let grounds = codes(law.grounds().iter().map(|row| row.code.as_str()).collect());
    let regimes = codes(law.regimes().iter().map(|row| row.code.as_str()).collect());
    let mut cells = 0;
    for row in law.rows() {
        for ground in row.to.values().flatten() {
            cells += 1;
            assert!(grounds.contains(ground), "{ground}");
        }
    }
    assert!(cells > 20);
    assert!(grounds.contains("OSL-25-12") && grounds.contains("OSL-26-9"));
    assert!(regimes.len() > 5);
}

/// A temporary law ends by its last day and not before it.
#[test]
fn a_ground_is_in_force_from_its_first_day_to_its_last() {
    let law = Law::builtin();
    let mut ground = law.ground("OSL-12-2").unwrap().clone();
    ground.from = Some(DAY);
    ground.until = Some(DAY.tomorrow().unwrap());
    let in_force = |day: Date| ground.in_force(day);
    assert!(!in_force(DAY.yesterday().unwrap()));
    assert!(in_force(DAY));
    assert!(in_force(DAY.tomorrow().unwrap()));
    assert!(!in_force(DAY.tomorrow().unwrap().tomorrow().unwrap()));
}

/// A yes is told as the family's yes, and where the law knows no consent between two it opens nothing.
#[test]
fn a_yes_carries_by_a_ground_that_is_a_yes_or_not_at_all() {
    const YES: &str = r#"
        day = "2026-11-22"
        purpose = "plan"
        receiver = { function = "named-function", forbehall = true }
        child = { birth = { born = "2018-03-10" }, protection = "open" }
        custody = { guardians = [{ id = 1, form = "sole" }] }
        item = { category = "health" }
        [[consents]]
        of_sender = true
        receivers = ["named-function"]
        categories = ["health"]
        purpose = "plan"
        level = "share"
        from = "2026-09-01"
        until = "2027-02-28"
        given_under = [{ id = 1, form = "sole" }]
        answers = [{ by = { guardian = 1 }, answer = "yes" }]
    "#;
    let law = Law::builtin();
    let (mut carried, mut not) = (0, 0);
    for &from in Party::ALL {
        for &to in Party::ALL {
            for class in [None, Some(SchoolData::Strong), Some(SchoolData::Weak)] {
                let mut case = Case::read(YES).unwrap();
                case.sender = Some(from);
                case.receiver.party = Some(to);
                case.item.class = class;
                let Verdict::Allowed { ground, step, .. } = try_release(&law, &case) else {
                    not += 1;
                    continue;
                };
                let consent = law.ground(&ground).unwrap().consent;
                assert!(consent, "{from:?} {to:?} {class:?}: {ground} {step:?}");
                carried += 1;
            }
        }
    }
    assert!(carried > 20 && not > 20, "{carried} {not}");
}

/// Whoever is not born yet has a mother who answers, also when the day of birth stands as a day to come.
#[test]
fn for_a_child_that_is_not_born_the_pregnant_person_signs() {
    let law = Law::builtin();
    for birth in [Birth::Expected, Birth::Born(DAY.tomorrow().unwrap())] {
        let mut case = Case::on(DAY);
        case.child.birth = Some(birth);
        let proposed = signatures(law.ages(), &case.child, &case.custody, DAY).unwrap();
        assert!(proposed.pregnant, "{birth:?}");
        assert_eq!(required(&law, &case), Ok(Required::Pregnant), "{birth:?}");
    }
    let mut case = Case::on(DAY);
    case.child.birth = Some(Birth::Born(DAY));
    assert_ne!(required(&law, &case), Ok(Required::Pregnant));
}

#[test]
fn a_verdict_that_denies_says_so() {
    let law = Law::builtin();
    assert!(try_release(&law, &Case::on(DAY)).is_denied());
    let mut inside = Case::on(DAY);
    inside.shared = vec![Shared::Controller, Shared::Branch];
    inside.purpose = Some("plan".into());
    assert!(!try_release(&law, &inside).is_denied());
}
