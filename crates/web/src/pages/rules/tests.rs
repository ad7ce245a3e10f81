//! Every key of the law's data has its words in every language, and every rule is on the page.

use std::collections::BTreeSet;

use app::rules::rules;
use law::search::Search;
use law::{
    ChildPart, ClockKey, Condition, Flow, GuardianPart, Judged, Judgement, Kind, Must, Offer,
    Party, Protection, Requirement, Step, Subject, Tag, Test, Unit, Why,
};

use super::{page, words};
use crate::samples;

/// The texts that the law's data and the policies ask for.
fn keys() -> BTreeSet<String> {
    let (rules, law) = (rules(), &rules().law);
    let mut all = BTreeSet::new();
    let mut add = |kind: &str, values: &[&str]| {
        all.extend(values.iter().map(|value| words::key(kind, value)));
    };
    macro_rules! add_all {
        ($($kind:literal = $name:ident),+) => {
            $(add($kind, &$name::ALL.iter().map(|one| one.key()).collect::<Vec<_>>());)+
        };
    }
    add_all!(
        "test" = Test,
        "kind" = Kind,
        "flow" = Flow,
        "party" = Party,
        "step" = Step,
        "tag" = Tag,
        "must" = Must,
        "offer" = Offer,
        "requires" = Requirement,
        "judged" = Judged,
        "subject" = Subject,
        "condition" = Condition,
        "search" = Search,
        "guardian-part" = GuardianPart,
        "child-part" = ChildPart,
        "judgement" = Judgement,
        "unit" = Unit,
        "clock" = ClockKey,
        "why" = Why,
        "level" = Protection
    );
    for row in law.protection_codes() {
        add("register", &[&row.register]);
    }
    add(
        "clock",
        &[
            &law.clocks().investigation_rule.key,
            &law.clocks().sample.key,
        ],
    );
    add("act", &words::ACTS);
    add("general", &["yes", "no", "beside"]);
    add("crime", &["yes", "no", "beside"]);
    add("guardians", &["all", "one"]);
    law.regimes()
        .iter()
        .for_each(|row| add("regime", &[&row.key]));
    law.ages()
        .thresholds
        .iter()
        .for_each(|row| add("threshold", &[&row.key]));
    for class in law.parties().iter().flat_map(|party| &party.classes) {
        add("class", &[class]);
    }
    for ground in law.grounds() {
        add("ground", &[&ground.key]);
        if ground.note.is_some() {
            add("ground", &[&format!("{}.note", ground.key)]);
        }
        ground
            .recipients
            .iter()
            .for_each(|class| add("class", &[class]));
    }
    for file in &rules.policies {
        add("policies", &[file.name]);
        file.policies
            .iter()
            .for_each(|policy| add("policy", &[&policy.id]));
    }
    for (kind, values) in [
        ("step", Step::ALL.len()),
        ("tag", Tag::ALL.len()),
        ("flow", Flow::ALL.len()),
    ] {
        let texts: Vec<String> = all
            .iter()
            .filter(|key| key.starts_with(&format!("rules-{kind}-")) && !key.contains('.'))
            .map(|key| format!("{key}.text"))
            .collect();
        assert_eq!(texts.len(), values, "{kind}");
        all.extend(texts);
    }
    all
}

#[test]
fn every_key_of_the_law_and_of_the_policies_has_its_words_in_every_language() {
    let keys = keys();
    assert!(keys.len() > 200, "{}", keys.len());
    for language in ["sv", "en"] {
        let look = samples::professional(language);
        let missing: Vec<_> = keys.iter().filter(|key| !look.tongue().has(key)).collect();
        assert!(missing.is_empty(), "{language} {missing:#?}");
        // A pattern that is a paragraph or a regime needs no words of its own; the others do.
        for ground in rules().law.grounds() {
            for pattern in ground.senders.iter().chain(&ground.excluded_senders) {
                let shown = words::pattern(&look, &rules().law, pattern);
                assert!(!shown.contains("rules-"), "{language} {pattern} {shown}");
            }
        }
    }
}

#[test]
fn no_text_about_the_rules_is_left_over() {
    let keys = keys();
    let kinds: BTreeSet<&str> = [
        "regime",
        "ground",
        "party",
        "threshold",
        "clock",
        "policy",
        "policies",
        "act",
        "why",
    ]
    .into();
    let file = include_str!("../../../../../locales/sv/rules.ftl");
    for line in file.lines().filter(|line| line.starts_with("rules-")) {
        let key = line.split(" =").next().unwrap();
        let asked = kinds
            .iter()
            .any(|kind| key.starts_with(&format!("rules-{kind}-")));
        assert!(!asked || keys.contains(key), "nothing asks for {key}");
    }
}

#[test]
fn the_swedish_names_of_regimes_and_the_english_sentences_of_policies_are_the_datas_own() {
    let (sv, en) = (samples::professional("sv"), samples::professional("en"));
    for regime in rules().law.regimes() {
        assert_eq!(words::of(&sv, "regime", &regime.key), regime.who);
    }
    for file in &rules().policies {
        assert_eq!(words::of(&en, "policies", file.name), file.subject);
        for policy in &file.policies {
            assert_eq!(words::of(&en, "policy", &policy.id), policy.sentences);
        }
    }
}

#[test]
fn a_pattern_is_shown_as_a_lawyer_writes_it() {
    let look = samples::professional("sv");
    let shown = |pattern: &str| {
        words::pattern(&look, &rules().law, pattern).replace(['\u{2068}', '\u{2069}'], "")
    };
    assert_eq!(shown("23"), "OSL 23 kap.");
    assert_eq!(shown("25.1"), "OSL 25:1");
    assert_eq!(shown("24.2a"), "OSL 24:2 a");
    assert_eq!(shown("31.1st1"), "OSL 31:1 st 1");
    assert_eq!(shown("25.1_EMI"), "Elevhälsans medicinska insats");
    assert_eq!(
        shown("NONE.NGO"),
        "Förening, volontär, idrottsklubb, trossamfund"
    );
    assert_eq!(shown("kind:private"), "enskilda verksamheter");
}

#[test]
fn every_short_name_of_an_act_in_a_source_is_explained() {
    let law = &rules().law;
    let sources = law.regimes().iter().flat_map(|row| &row.source);
    let sources = sources.chain(law.grounds().iter().flat_map(|row| &row.source));
    let sources = sources.chain(law.rows().iter().flat_map(|row| &row.source));
    let sources = sources.chain(law.parties().iter().flat_map(|row| &row.source));
    let sources = sources.chain(law.ages().thresholds.iter().flat_map(|row| &row.source));
    for source in sources.chain(law.clocks().all.iter().flat_map(|row| &row.source)) {
        let act = source.split(' ').next().unwrap();
        // An act that is written out, and what is no act.
        let plain = ["lag", "1177", "kommunalt"].contains(&act);
        assert!(plain || words::ACTS.contains(&act), "{source}");
    }
}

#[test]
fn every_row_of_the_law_is_on_the_page() {
    let look = samples::professional("sv");
    let law = &rules().law;
    let page = page(&look);
    assert_eq!(page.regimes.rows.len(), law.regimes().len());
    let grounds: usize = page.grounds.iter().map(|flow| flow.table.rows.len()).sum();
    assert_eq!(grounds, law.grounds().len());
    assert_eq!(page.senders.len(), Party::ALL.len());
    for sender in &page.senders {
        assert_eq!(sender.cells.len(), Party::ALL.len(), "{}", sender.name);
    }
    assert_eq!(page.thresholds.rows.len(), law.ages().thresholds.len());
    assert_eq!(page.bands.rows.len(), law.ages().bands.len());
    assert_eq!(page.clocks.rows.len(), law.clocks().all.len() + 2);
    for table in [&page.regimes, &page.thresholds, &page.bands, &page.clocks] {
        for row in &table.rows {
            assert_eq!(row.cells.len(), table.columns.len(), "{}", row.name);
            assert!(
                !row.source.paragraphs.is_empty() && row.source.read.contains("2026"),
                "{}",
                row.name
            );
        }
    }
}

#[test]
fn every_plain_reason_in_the_log_is_a_policys_own() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales/sv");
    let text = std::fs::read_to_string(folder.join("family.ftl")).unwrap();
    let reasons: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("because-")?.split(' ').next())
        .collect();
    let rules = rules();
    let policies = rules.policies.iter().flat_map(|file| &file.policies);
    let policies: BTreeSet<&str> = policies.map(|policy| policy.id.as_str()).collect();
    assert!(reasons.len() > 15);
    let strangers: Vec<_> = reasons.difference(&policies).collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}
