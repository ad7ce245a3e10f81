//! What readers see, in each language.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::thread;

use jiff::civil::date;
use jiff::tz::TimeZone;
use practice::Packs;
use tongue::{Arg, Language, PackTexts, TextFault, Tongues};

fn tongues() -> Tongues {
    Tongues::new(&PackTexts::of(&Packs::builtin())).unwrap()
}

#[test]
fn dates_are_written_as_each_language_writes_them() {
    let tongues = tongues();
    let (sv, en) = (tongues.of(Language::Swedish), tongues.of(Language::English));
    let day = date(2026, 12, 3);
    assert_eq!(sv.date(day), "3 december 2026");
    assert_eq!(en.date(day), "3 December 2026");
    assert_eq!(sv.date_short(day), "3 dec. 2026");
    assert_eq!(en.date_short(day), "3 Dec 2026");
    assert_eq!(sv.weekday_date(day), "torsdag 3 december 2026");
    assert_eq!(en.weekday_date(day), "Thursday, 3 December 2026");
}

#[test]
fn a_moment_is_told_on_the_readers_clock() {
    let tongues = tongues();
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let winter = "2026-12-03T13:30:00Z".parse().unwrap();
    let summer_night = "2026-07-01T22:05:00Z".parse().unwrap();
    assert_eq!(
        tongues.of(Language::Swedish).moment(winter, &zone),
        "3 december 2026 kl. 14.30"
    );
    assert_eq!(
        tongues.of(Language::English).moment(winter, &zone),
        "3 December 2026 at 14:30"
    );
    assert_eq!(
        tongues.of(Language::Swedish).moment(summer_night, &zone),
        "2 juli 2026 kl. 00.05"
    );
    assert_eq!(
        tongues
            .pack(Language::English, "girfec")
            .moment(winter, &zone),
        "3 December 2026 at 14:30"
    );
}

#[test]
fn the_first_and_last_day_of_the_calendar_can_be_written() {
    let tongues = tongues();
    for language in Language::ALL {
        for day in [jiff::civil::Date::MIN, jiff::civil::Date::MAX] {
            assert!(!tongues.of(language).date(day).is_empty());
        }
    }
}

#[test]
fn an_age_is_told_in_months_until_the_second_birthday() {
    let tongues = tongues();
    let (sv, en) = (tongues.of(Language::Swedish), tongues.of(Language::English));
    let birth = date(2022, 11, 23);
    assert_eq!(sv.age(birth, date(2026, 11, 22)), "3\u{a0}år");
    assert_eq!(en.age(birth, date(2026, 11, 23)), "4\u{a0}years");
    assert_eq!(sv.age(birth, date(2023, 7, 23)), "8\u{a0}månader");
    assert_eq!(en.age(birth, date(2022, 12, 23)), "1\u{a0}month");
    assert_eq!(sv.age(birth, date(2024, 11, 22)), "23\u{a0}månader");
    assert_eq!(sv.age(birth, date(2024, 11, 23)), "2\u{a0}år");
    assert_eq!(sv.age(birth, date(2022, 11, 22)), "Inte född än");
}

#[test]
fn lists_and_numbers_follow_the_language() {
    let tongues = tongues();
    let (sv, en) = (tongues.of(Language::Swedish), tongues.of(Language::English));
    let three = ["a", "b", "c"].map(String::from);
    assert_eq!(sv.list(&three), "a, b och c");
    assert_eq!(en.list(&three), "a, b and c");
    assert_eq!(sv.list(&three[..2]), "a och b");
    assert_eq!(sv.list(&three[..1]), "a");
    assert_eq!(sv.list(&[]), "");
    assert_eq!(sv.number(4000), "4\u{a0}000");
    assert_eq!(en.number(-4000), "-4,000");
}

#[test]
fn plurals_and_digits_inside_texts_follow_the_language() {
    let pack = |ftl| {
        [PackTexts {
            id: "p",
            lang: "sv",
            ftl,
        }]
    };
    let tongues = Tongues::new(&pack(
        "n = { $n ->\n    [one] { $n } dag\n   *[other] { $n } dagar\n }\n",
    ))
    .unwrap();
    let tongue = tongues.pack(Language::Swedish, "p");
    assert_eq!(tongue.msg_plain("n", &[("n", Arg::Number(1))]), "1 dag");
    assert_eq!(
        tongue.msg_plain("n", &[("n", 12_000_usize.into())]),
        "12\u{a0}000 dagar"
    );
}

#[test]
fn values_are_kept_apart_from_the_sentence_except_where_marks_would_do_harm() {
    let texts = [PackTexts {
        id: "p",
        lang: "sv",
        ftl: "hej = Hej { $name }!\n    .hint = Säg hej\n",
    }];
    let tongues = Tongues::new(&texts).unwrap();
    let tongue = tongues.pack(Language::Swedish, "p");
    assert_eq!(
        tongue.msg_with("hej", &[("name", "Amina".into())]),
        "Hej \u{2068}Amina\u{2069}!"
    );
    assert_eq!(
        tongue.msg_plain("hej", &[("name", "Amina".into())]),
        "Hej Amina!"
    );
    assert_eq!(tongue.attr("hej", "hint"), "Säg hej");
}

#[test]
fn a_missing_text_is_taken_from_swedish_and_else_shows_its_key() {
    let texts = [
        PackTexts {
            id: "p",
            lang: "sv",
            ftl: "only = Bara här\nboth = Svenska\n",
        },
        PackTexts {
            id: "p",
            lang: "en",
            ftl: "both = English\n",
        },
    ];
    let tongues = Tongues::new(&texts).unwrap();
    let en = tongues.pack(Language::English, "p");
    assert_eq!(en.msg("both"), "English");
    assert_eq!(en.msg("only"), "Bara här");
    assert_eq!(en.msg("nowhere"), "nowhere");
    assert_eq!(en.msg("both.nothing"), "both.nothing");
    assert!(en.has("both") && !en.has("only") && !en.has("nowhere") && !en.has("both.hint"));
}

#[test]
fn a_pack_speaks_its_own_words_and_the_general_ones() {
    let tongues = tongues();
    let sv = tongues.pack(Language::Swedish, "kronoberg");
    assert_eq!(
        sv.msg(practice::text::NAMED_CONTACT),
        "Barnets bästa-ansvarig"
    );
    assert_eq!(
        tongues
            .pack(Language::English, "girfec")
            .msg(practice::text::NAMED_CONTACT),
        "Named person"
    );
    assert_eq!(sv.msg("yes"), "Ja");
    assert_eq!(
        tongues.pack(Language::English, "unheard-of").msg("yes"),
        "Yes"
    );
    for pack in Packs::builtin().iter() {
        for language in Language::ALL {
            let tongue = tongues.pack(language, pack.reference().0);
            for key in pack.text_keys() {
                assert!(tongue.has(&key), "{key}");
            }
        }
    }
}

#[test]
fn text_that_stands_twice_or_is_not_fluent_stops_the_start() {
    let fault = |ftl| {
        Tongues::new(&[PackTexts {
            id: "p",
            lang: "sv",
            ftl,
        }])
        .err()
        .unwrap()
    };
    assert!(
        matches!(fault("a = 1\na = 2\n"), TextFault::Twice { key, file } if key == "a" && file == "p/sv.ftl")
    );
    assert!(matches!(fault("a = { $\n"), TextFault::NotFluent { .. }));
}

#[test]
fn many_readers_share_one_tongue() {
    let tongues = tongues();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for years in 2..50 {
                    let text = tongues
                        .of(Language::English)
                        .msg_plain("age", &[("years", years.into())]);
                    assert_eq!(text, format!("{years}\u{a0}years"));
                }
            });
        }
    });
}
