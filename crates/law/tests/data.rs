//! The data that comes with Kring is sound, and each check of the validator can fail.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;

use law::{Fault, Files, Flow, Law, Must, Offer, Party, Problem, Protection, Step, Why, offered};

/// The data with one change; the text that changes must be there.
fn changed(change: impl Fn(&mut [String; 6])) -> Vec<Fault> {
    let builtin = Files::builtin();
    let mut texts = [
        builtin.regimes,
        builtin.grounds,
        builtin.matrix,
        builtin.ages,
        builtin.clocks,
        builtin.protection,
    ]
    .map(String::from);
    change(&mut texts);
    let [regimes, grounds, matrix, ages, clocks, protection] = &texts;
    Law::read(&Files {
        regimes,
        grounds,
        matrix,
        ages,
        clocks,
        protection,
    })
    .err()
    .unwrap_or_default()
}

const REGIMES: usize = 0;
const GROUNDS: usize = 1;
const MATRIX: usize = 2;
const AGES: usize = 3;
const CLOCKS: usize = 4;
const PROTECTION: usize = 5;

fn with(file: usize, old: &str, new: &str) -> Vec<Fault> {
    changed(|texts| {
        assert!(texts[file].contains(old), "{old:?} is not in the data");
        texts[file] = texts[file].replacen(old, new, 1);
    })
}

/// That a change gives a fault of a kind, in a file and row.
fn finds(faults: &[Fault], file: &str, row: &str, is: impl Fn(&Problem) -> bool) {
    let found = faults
        .iter()
        .any(|fault| fault.file == file && fault.row == row && is(&fault.problem));
    assert!(found, "{faults:?}");
}

#[test]
fn the_law_that_comes_with_kring_is_sound() {
    assert_eq!(changed(|_| ()), []);
    assert_eq!(Law::builtin().parties().len(), Party::ALL.len());
}

#[test]
fn a_fault_names_its_file_and_row() {
    let faults = with(MATRIX, "\"OSL-12-2\"", "\"OSL-99-9\"");
    let text = faults[0].to_string();
    assert_eq!(
        text,
        "matrix.toml, row from-preschool-public: there is no ground \"OSL-99-9\""
    );
}

#[test]
fn an_unknown_regime_is_found() {
    let faults = with(MATRIX, "regime = \"25.1_EMI\"", "regime = \"25.99\"");
    finds(&faults, "matrix.toml", "pupil-medical", |problem| {
        matches!(problem, Problem::UnknownRegime(_))
    });
}

#[test]
fn a_row_without_a_paragraph_is_found_in_every_file() {
    for (file, name, old, row) in [
        (
            REGIMES,
            "regimes.toml",
            "source = [\"OSL 26:3\"]",
            "family-counselling",
        ),
        (
            GROUNDS,
            "grounds.toml",
            "source = [\"OSL 26:9\"]",
            "social-child",
        ),
        (
            MATRIX,
            "matrix.toml",
            "source = [\"OSL 23:1\"]",
            "preschool-public",
        ),
        (
            AGES,
            "ages.toml",
            "source = [\"SoL 21:1\"]",
            "social-own-consent",
        ),
        (
            CLOCKS,
            "clocks.toml",
            "source = [\"SoL 20:2\"]",
            "social-preliminary-assessment",
        ),
        (
            CLOCKS,
            "clocks.toml",
            "source = [\"SoL 16:4\", \"SoF 13:1\"]",
            "research-sample",
        ),
    ] {
        finds(&with(file, old, "source = []"), name, row, |problem| {
            *problem == Problem::NoSource
        });
        finds(&with(file, old, "source = [\" \"]"), name, row, |problem| {
            *problem == Problem::NoSource
        });
    }
}

#[test]
fn a_row_without_the_day_it_was_read_is_no_row() {
    for file in [REGIMES, GROUNDS, MATRIX, AGES, CLOCKS] {
        let faults = with(file, "read = \"2026-11-22\"\n", "");
        assert!(
            matches!(faults[0].problem, Problem::Unreadable(_)),
            "{faults:?}"
        );
    }
}

#[test]
fn a_cut_off_that_is_no_month_is_found() {
    for odd in ["early 2026", "2026-13", "2026-1", "spring2"] {
        let faults = with(
            AGES,
            "cut_off = \"2026-01\"",
            &format!("cut_off = \"{odd}\""),
        );
        finds(&faults, "ages.toml", "social-own-consent", |problem| {
            matches!(problem, Problem::CutOff(_))
        });
    }
}

#[test]
fn an_unknown_word_in_a_row_is_found() {
    let faults = with(GROUNDS, "inform = ", "informs = ");
    assert!(
        matches!(faults[0].problem, Problem::Unreadable(_)),
        "{faults:?}"
    );
    assert!(faults[0].row.starts_with("line "), "{faults:?}");
}

#[test]
fn an_odd_key_and_a_key_twice_are_found() {
    let odd = with(GROUNDS, "key = \"consent\"", "key = \"Consent!\"");
    finds(&odd, "grounds.toml", "Consent!", |problem| {
        *problem == Problem::OddKey
    });
    for odd in ["consent!", "consent-", "con--sent", "9consent", "-consent"] {
        let faults = with(GROUNDS, "key = \"consent\"", &format!("key = \"{odd}\""));
        finds(&faults, "grounds.toml", odd, |problem| {
            *problem == Problem::OddKey
        });
    }
    let twice = with(GROUNDS, "key = \"consent\"", "key = \"agreement\"");
    finds(&twice, "grounds.toml", "agreement", |problem| {
        matches!(problem, Problem::Twice(_))
    });
    let code = with(REGIMES, "code = \"26.3\"", "code = \"26.1\"");
    finds(&code, "regimes.toml", "26.1", |problem| {
        matches!(problem, Problem::Twice(_))
    });
}

#[test]
fn a_cell_with_a_ground_that_the_senders_regime_shuts_out_is_found() {
    // The general clause from social services, which OSL 10:27 shuts out.
    let row = "from = \"social\"";
    let faults = changed(|texts| {
        let (before, after) = texts[MATRIX].split_once(row).unwrap();
        let after = after.replacen("\"NONE-NOT-SECRET\"", "\"OSL-10-27\"", 1);
        texts[MATRIX] = format!("{before}{row}{after}");
    });
    finds(&faults, "matrix.toml", "from-social", |problem| {
        matches!(problem, Problem::SenderDoesNotFit { .. })
    });
}

#[test]
fn a_cell_with_a_ground_that_does_not_reach_the_recipient_is_found() {
    // 25:12 from health care to a school.
    let row = "from = \"health_region\"";
    let faults = changed(|texts| {
        let (before, after) = texts[MATRIX].split_once(row).unwrap();
        let after = after.replacen("\"NONE-NOT-SECRET\"", "\"OSL-25-12\"", 1);
        texts[MATRIX] = format!("{before}{row}{after}");
    });
    finds(&faults, "matrix.toml", "from-health-region", |problem| {
        matches!(problem, Problem::RecipientDoesNotFit { .. })
    });
}

#[test]
fn a_clause_that_two_files_tell_differently_is_found() {
    let faults = with(REGIMES, "general_clause = true", "general_clause = false");
    finds(&faults, "regimes.toml", "preschool", |problem| {
        matches!(problem, Problem::Clause { .. })
    });
    let faults = with(
        GROUNDS,
        "\"26.3\", \"26.4\", \"26.6\"",
        "\"26.4\", \"26.6\"",
    );
    finds(&faults, "regimes.toml", "family-counselling", |problem| {
        matches!(problem, Problem::Clause { .. })
    });
}

#[test]
fn a_class_and_a_pattern_that_mean_nobody_are_found() {
    let faults = with(
        GROUNDS,
        "recipients = [\"pupil_health\"]",
        "recipients = [\"pupils\"]",
    );
    finds(
        &faults,
        "grounds.toml",
        "pupil-medical-support",
        |problem| matches!(problem, Problem::UnknownClass(_)),
    );
    for pattern in ["kind:cook", "99.1", "XYZ"] {
        let faults = with(
            GROUNDS,
            "senders = [\"25.1_EMI\"]",
            &format!("senders = [\"{pattern}\"]"),
        );
        finds(
            &faults,
            "grounds.toml",
            "pupil-medical-support",
            |problem| matches!(problem, Problem::OddPattern(_)),
        );
    }
}

#[test]
fn a_missing_cell_a_missing_road_and_a_party_without_a_regime_are_found() {
    let faults = with(MATRIX, "association = [\"OSL-12-2\"]\n", "");
    finds(&faults, "matrix.toml", "from-preschool-public", |problem| {
        *problem == Problem::Missing("association")
    });
    let faults = with(MATRIX, "social = [\"SoL-19-4\"]", "social = []");
    finds(&faults, "matrix.toml", "person", |problem| {
        *problem == Problem::NoReport
    });
    let faults = with(MATRIX, "from = \"police\"", "from = \"person\"");
    finds(&faults, "matrix.toml", "police", |problem| {
        *problem == Problem::Missing("the sender's row")
    });
    let faults = with(MATRIX, "regime = \"35.1\"\n", "");
    finds(&faults, "matrix.toml", "police", |problem| {
        *problem == Problem::RegimeOfParty
    });
}

#[test]
fn a_missing_age_a_gap_and_a_missing_time_are_found() {
    let faults = with(
        AGES,
        "key = \"adult\"\nage = 18",
        "key = \"grown\"\nage = 18",
    );
    finds(&faults, "ages.toml", "adult", |problem| {
        *problem == Problem::Missing("adult")
    });
    let faults = with(AGES, "to = 11", "to = 10");
    finds(&faults, "ages.toml", "middle", |problem| {
        *problem == Problem::Bands
    });
    let faults = with(AGES, "from = 18\n", "from = 18\nto = 99\n");
    finds(&faults, "ages.toml", "band", |problem| {
        *problem == Problem::Bands
    });
    let start = "[[clock]]\nkey = \"access-log\"";
    let faults = changed(|texts| {
        let (before, after) = texts[CLOCKS].split_once(start).unwrap();
        let (_, after) = after.split_once("\n\n").unwrap();
        texts[CLOCKS] = format!("{before}{after}");
    });
    finds(&faults, "clocks.toml", "access-log", |problem| {
        *problem == Problem::Missing("access-log")
    });
}

#[test]
fn no_page_offers_a_duty_or_a_crime_rule() {
    let law = Law::builtin();
    for from in Party::ALL {
        for to in Party::ALL {
            for ground in offered(&law, *from, *to) {
                assert_ne!(ground.flow, Flow::Apart);
                assert!(ground.duty.is_none(), "{} is a duty", ground.code);
                assert!(ground.step.is_some(), "{} is never tried", ground.code);
            }
        }
    }
}

#[test]
fn health_and_social_services_are_outside_the_general_clause() {
    let law = Law::builtin();
    let general = law.ground("OSL-10-27").unwrap();
    for (code, open) in [
        ("25.1", false),
        ("25.1_EMI", false),
        ("26.1", false),
        ("23.2st1", true),
        ("35.1", true),
    ] {
        assert_eq!(general.breaks(law.regime(code).unwrap()), open, "{code}");
    }
}

#[test]
fn keys_that_name_texts_are_each_their_own() {
    let mut seen = BTreeSet::new();
    let keys = Why::ALL.iter().map(|why| format!("why-{}", why.key()));
    let keys = keys.chain(Must::ALL.iter().map(|must| format!("must-{}", must.key())));
    for key in keys.chain(
        Offer::ALL
            .iter()
            .map(|offer| format!("offer-{}", offer.key())),
    ) {
        assert!(seen.insert(key.clone()), "{key}");
    }
    assert_eq!(
        Step::ALL
            .iter()
            .map(|step| step.number())
            .collect::<Vec<_>>(),
        [1, 2, 3, 4, 5, 6, 7, 8]
    );
}

#[test]
fn a_code_that_nobody_knows_is_the_strictest_protection_and_a_known_one_is_what_it_says() {
    let law = Law::builtin();
    for row in law.protection_codes() {
        assert_eq!(
            law.protection(&row.register, &row.code),
            row.level,
            "{}",
            row.key
        );
    }
    assert_eq!(law.protection("navet", "01003"), Protection::Marked);
    assert_eq!(law.protection("navet", "01020"), Protection::Population);
    for (register, code) in [
        ("navet", "01021"),
        ("ss12000", "ingen"),
        ("folkbokföringen", "01003"),
        ("", ""),
    ] {
        assert_eq!(law.protection(register, code), Protection::Population);
    }
    // Each level but none has a code, in every register; and nothing says "fingerade" (lag 1991:483).
    for level in [Protection::Marked, Protection::Population] {
        for register in ["navet", "ss12000", "pu", "fhir"] {
            let codes = law.protection_codes().iter();
            let mut of = codes.filter(|row| row.register == register && row.level == level);
            assert!(of.next().is_some(), "{register} {level:?}");
        }
    }
    assert_eq!(Protection::ALL.len(), 3);
    finds(
        &with(
            PROTECTION,
            "\"folkbokföringslagen 16 §\", \"OSL 21:3 a\", \"OSL 22:1\"",
            "",
        ),
        "protection.toml",
        "navet-population",
        |problem| *problem == Problem::NoSource,
    );
}
