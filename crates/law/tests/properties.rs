//! Ten thousand birthdays, a thousand custody histories, and cases of every kind.

use std::sync::LazyLock;

use jiff::ToSpan as _;
use jiff::civil::Date;
use law::ages::{birthday, years};
use law::{
    Answer, Answered, Basis, Birth, Case, Child, Consent, Custody, Decider, Duty, FamilyTold, Form,
    Guardian, GuardianRule, Harm, HarmTest, Item, Judged, Law, Level, Maturity, Offer, Party,
    Prevented, Protection, Receiver, SchoolData, Shared, Signer, ThirdPerson, Verdict, Why, holds,
    try_release,
};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Read once: a property asks it thousands of times.
fn the_law() -> &'static Law {
    static LAW: LazyLock<Law> = LazyLock::new(Law::builtin);
    &LAW
}

const DAY: Date = Date::constant(2026, 11, 22);

fn births() -> impl Strategy<Value = Date> {
    let any = (1990..2027_i16, 1..=12_i8, 1..=28_i8)
        .prop_map(|(y, m, d)| Date::new(y, m, d).unwrap_or(DAY));
    let last = (1990..2027_i16, 1..=12_i8)
        .prop_map(|(y, m)| Date::new(y, m, 1).map_or(DAY, Date::last_of_month));
    let leap = (0..9_i16).prop_map(|n| Date::new(1992 + 4 * n, 2, 29).unwrap_or(DAY));
    prop_oneof![6 => any, 2 => last, 1 => leap]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_is_a_year_older_on_the_birthday_and_never_younger(birth in births(), age in 1..100_i16, later in 0..800_i64) {
        let law = the_law();
        let turns = birthday(birth, age).ok_or_else(|| TestCaseError::fail("no birthday"))?;
        let eve = turns.yesterday().map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(years(birth, turns), age);
        prop_assert_eq!(years(birth, eve), age - 1);
        // Told in another way: the same day of the year, or the last of February.
        let same_day = (turns.month(), turns.day()) == (birth.month(), birth.day());
        let last_of_february = birth.day() == 29 && (turns.month(), turns.day()) == (2, 28) && !turns.in_leap_year();
        prop_assert!(turns.year() == birth.year() + age && (same_day || last_of_february));
        let after = turns.checked_add(later.days()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(years(birth, after) >= age);
        // The thresholds turn on that very day.
        for threshold in &law.ages().thresholds {
            prop_assert_eq!(law.ages().reached(&threshold.key, birth, turns), age >= threshold.age);
            prop_assert_eq!(law.ages().reached(&threshold.key, birth, eve), age > threshold.age);
        }
        prop_assert_eq!(law.ages().guardian_may_enter(birth, turns), age < 18);
        prop_assert_eq!(law.ages().guardian_may_enter(birth, eve), age <= 18);
    }
}

fn forms() -> impl Strategy<Value = Form> {
    select(Form::ALL)
}

/// A custody that fits together.
fn custodies() -> impl Strategy<Value = Vec<Guardian>> {
    let of = |id, form| Guardian {
        id,
        form,
        prevented: false,
        kept_out: false,
    };
    prop_oneof![
        Just(vec![of(1, Form::Joint), of(2, Form::Joint)]),
        Just(vec![of(1, Form::Sole), of(2, Form::None)]),
        Just(vec![
            of(3, Form::SpeciallyAppointed),
            of(4, Form::SpeciallyAppointed)
        ]),
        Just(vec![of(3, Form::SpeciallyAppointed)]),
        Just(vec![of(5, Form::Temporary)]),
        Just(vec![of(6, Form::GodMan)]),
    ]
}

/// What happens to custody: somebody's form changes, somebody comes, somebody goes.
#[derive(Clone, Debug)]
enum Event {
    Becomes(usize, Form),
    Comes(u32, Form),
    Goes(usize),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        (0..3_usize, forms()).prop_map(|(at, form)| Event::Becomes(at, form)),
        (1..7_u32, forms()).prop_map(|(id, form)| Event::Comes(id, form)),
        (0..3_usize).prop_map(Event::Goes),
    ];
    vec(event, 0..4)
}

fn happens(guardians: &mut Vec<Guardian>, event: &Event) {
    match *event {
        Event::Becomes(at, form) => {
            if let Some(guardian) = guardians.get_mut(at) {
                guardian.form = form;
            }
        }
        Event::Comes(id, form) => guardians.push(Guardian {
            id,
            form,
            prevented: false,
            kept_out: false,
        }),
        Event::Goes(at) if at < guardians.len() => {
            guardians.remove(at);
        }
        Event::Goes(_) => {}
    }
}

fn with_custody(guardians: &[Guardian]) -> Vec<(u32, Form)> {
    let mut held: Vec<_> = guardians
        .iter()
        .filter(|guardian| guardian.form != Form::None)
        .map(|guardian| (guardian.id, guardian.form))
        .collect();
    held.sort_unstable();
    held
}

fn yes_of(guardians: &[Guardian]) -> Consent {
    Consent {
        of_sender: true,
        receivers: vec!["f".into()],
        categories: vec!["c".into()],
        purpose: "p".into(),
        level: Level::Share,
        from: Date::constant(2026, 9, 1),
        until: Date::constant(2027, 2, 28),
        given_under: guardians.to_vec(),
        answers: with_custody(guardians)
            .into_iter()
            .map(|(id, _)| Answered {
                by: Signer::Guardian(id),
                answer: Answer::Yes,
            })
            .collect(),
        revoked: false,
        conditions: Vec::new(),
    }
}

fn child8(guardians: Vec<Guardian>) -> Case {
    Case {
        sender: Some(Party::PupilHealth),
        receiver: Receiver {
            party: Some(Party::Social),
            function: Some("f".into()),
            ..Receiver::default()
        },
        purpose: Some("p".into()),
        child: Child {
            birth: Some(Birth::Born(Date::constant(2018, 3, 10))),
            protection: Some(Protection::Open),
            ..Child::default()
        },
        custody: Custody {
            guardians,
            ..Custody::default()
        },
        item: Item {
            category: Some("c".into()),
            ..Item::default()
        },
        ..Case::on(DAY)
    }
}

#[test]
fn a_yes_holds_from_its_first_day_through_its_last() {
    let guardians = vec![Guardian {
        id: 1,
        form: Form::Sole,
        prevented: false,
        kept_out: false,
    }];
    let consent = yes_of(&guardians);
    let on = |day: Date| {
        let case = Case {
            day,
            ..child8(guardians.clone())
        };
        holds(the_law(), &consent, &case)
    };
    assert_eq!(on(Date::constant(2026, 8, 31)), Err(law::Why::NotYet));
    assert!(on(consent.from).is_ok());
    assert!(on(consent.until).is_ok());
    assert_eq!(on(Date::constant(2027, 3, 1)), Err(law::Why::Expired));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_consent_never_holds_after_custody_has_changed(then in custodies(), history in events()) {
        let law = the_law();
        let consent = yes_of(&then);
        prop_assert!(holds(law, &consent, &child8(then.clone())).is_ok());
        let mut now = then.clone();
        for event in &history {
            happens(&mut now, event);
        }
        let changed = with_custody(&now) != with_custody(&then);
        let held = holds(law, &consent, &child8(now));
        prop_assert_eq!(held.is_err(), changed);
    }

    #[test]
    fn a_missing_yes_of_somebody_who_must_never_holds(then in custodies(), at in 0..2_usize) {
        let law = the_law();
        let mut consent = yes_of(&then);
        let gone = at % consent.answers.len();
        consent.answers.remove(gone);
        prop_assert_eq!(holds(law, &consent, &child8(then)), Err(Why::Waiting));
    }
}

// Cases of every kind. Good facts are common, so that many are allowed and a lost fact is felt.

prop_compose! {
    fn consents()(
        custody in custodies(),
        of_sender in proptest::bool::weighted(0.9),
        receiver in select(&["f", "g"][..]),
        category in select(&["c", "d"][..]),
        until in select(vec![Date::constant(2027, 2, 28), Date::constant(2026, 11, 1)]),
        revoked in proptest::bool::weighted(0.1),
        child in weighted(0.4, select(vec![Answer::Yes, Answer::No])),
        no in weighted(0.2, 1..3_u32),
        talk in proptest::bool::weighted(0.1),
    ) -> Consent {
        let mut consent = yes_of(&custody);
        (consent.of_sender, consent.until, consent.revoked) = (of_sender, until, revoked);
        (consent.receivers, consent.categories) = (vec!["f".into(), receiver.into()], vec![category.into()]);
        if talk { consent.level = Level::Talk; }
        consent.answers.extend(child.map(|answer| Answered { by: Signer::Child, answer }));
        consent.answers.extend(no.map(|id| Answered { by: Signer::Guardian(id), answer: Answer::No }));
        consent
    }
}

prop_compose! {
    fn bases()(
        ground in weighted(0.7, select(vec!["OSL-25-12", "OSL-26-9", "OSL-25-13", "OSL-25-13a", "OSL-25-11", "OSL-10-27", "OSL-10-2", "NONE-NOT-SECRET", "OSL-12-2", "OSL-10-15a", "SoL-19-1", "X"])),
        reason in select(vec!["why", "why", "why", " "]),
        decider in weighted(0.8, proptest::bool::weighted(0.9)),
        second in weighted(0.7, select(vec!["b", "b", "a"])),
        judged in subsequence(Judged::ALL.to_vec(), 3..=Judged::ALL.len()),
        harm in weighted(0.3, select(Harm::ALL)),
        family in weighted(0.7, select(vec![FamilyTold::Told, FamilyTold::Exception("why".into())])),
    ) -> Basis {
        Basis {
            ground: ground.map(Into::into),
            reason: reason.into(),
            decider: decider.map(|mandate| Decider { name: "a".into(), mandate }),
            second: second.map(Into::into),
            judged,
            harm: harm.map(|outcome| HarmTest { outcome, considered: "c".into() }),
            family,
        }
    }
}

prop_compose! {
    fn custody_facts()(
        guardians in custodies(),
        prevented in proptest::bool::weighted(0.1),
        rule in select(GuardianRule::ALL),
        no_conflict in weighted(0.7, Just("a")),
        attest in weighted(0.5, any::<bool>()),
    ) -> Custody {
        let mut guardians = guardians;
        guardians[0].prevented = prevented;
        Custody {
            guardians,
            rule,
            no_conflict: no_conflict.map(Into::into),
            prevented: attest.map(|far_reaching| Prevented { attested_by: "a".into(), cannot_wait: true, far_reaching }),
        }
    }
}

prop_compose! {
    fn children()(
        birth in weighted(0.95, prop_oneof![4 => births().prop_map(Birth::Born), 1 => Just(Birth::Expected)]),
        maturity in weighted(0.6, select(Maturity::ALL)),
        guardian_secrecy in proptest::bool::weighted(0.1),
        protection in weighted(0.95, prop_oneof![4 => Just(Protection::Open), 1 => select(Protection::ALL)]),
    ) -> Child {
        Child { birth, maturity, guardian_secrecy, protection }
    }
}

/// Who to whom: anybody, and often those between whom the child rules are.
fn pairs() -> impl Strategy<Value = (Option<Party>, Option<Party>)> {
    use Party::{
        HealthRegion, Police, PreschoolPublic, PrivateHealth, PupilHealth, PupilMedical, Social,
    };
    let near = vec![
        (Some(HealthRegion), Some(Social)),
        (Some(Social), Some(HealthRegion)),
        (Some(PupilMedical), Some(PupilHealth)),
        (Some(HealthRegion), Some(HealthRegion)),
        (Some(HealthRegion), Some(PrivateHealth)),
        (Some(PreschoolPublic), Some(HealthRegion)),
        (Some(PupilHealth), Some(Social)),
        (Some(Police), Some(PupilHealth)),
    ];
    prop_oneof![2 => (weighted(0.98, select(Party::ALL)), weighted(0.98, select(Party::ALL))), 1 => select(near)]
}

prop_compose! {
    fn cases()(
        (sender, to) in pairs(),
        professional in any::<bool>(),
        (function, bound, forbehall) in (weighted(0.98, Just("f")), any::<bool>(), any::<bool>()),
        shared in subsequence(Shared::ALL.to_vec(), 0..=2),
        purpose in weighted(0.95, Just("p")),
        level in select(Level::ALL),
        child in children(),
        custody in custody_facts(),
        (category, class, third_persons) in (weighted(0.95, Just("c")), weighted(0.9, select(SchoolData::ALL)), vec(select(vec![ThirdPerson::Consents, ThirdPerson::Stripped, ThirdPerson::Stripped, ThirdPerson::Not]), 0..2)),
        consents in vec(consents(), 0..3),
        no_stands in proptest::bool::weighted(0.2),
        duty in weighted(0.2, select(Duty::ALL)),
        basis in bases(),
    ) -> Case {
        Case {
            day: DAY,
            sender,
            professional,
            receiver: Receiver { party: to, function: function.map(Into::into), bound, forbehall },
            shared,
            purpose: purpose.map(Into::into),
            level,
            child,
            custody,
            item: Item { category: category.map(Into::into), class, third_persons },
            consents,
            no_stands,
            duty,
            basis,
        }
    }
}

/// The same case without one fact that speaks for the release. What says *who decides* (a judgement before twelve,
/// secrecy against guardians, who has custody) and what speaks against (a no) is not such a fact.
fn without_each_fact(case: &Case) -> Vec<(&'static str, Case)> {
    let mut less = Vec::new();
    let mut take = |fact: &'static str, change: &dyn Fn(&mut Case)| {
        let mut poorer = case.clone();
        change(&mut poorer);
        less.push((fact, poorer));
    };
    take("sender", &|case| case.sender = None);
    take("professional", &|case| case.professional = false);
    take("receiver", &|case| case.receiver.party = None);
    take("function", &|case| case.receiver.function = None);
    take("bound", &|case| case.receiver.bound = false);
    take("forbehall", &|case| case.receiver.forbehall = false);
    take("shared", &|case| case.shared.clear());
    take("purpose", &|case| case.purpose = None);
    take("birth", &|case| case.child.birth = None);
    take("protection", &|case| case.child.protection = None);
    if matches!(case.child.birth, Some(Birth::Born(born)) if years(born, DAY) >= 12)
        && !case.child.guardian_secrecy
    {
        take("maturity", &|case| case.child.maturity = None);
    }
    take("custody", &|case| case.custody.guardians.clear());
    take("no conflict", &|case| case.custody.no_conflict = None);
    take("prevented", &|case| case.custody.prevented = None);
    take("category", &|case| case.item.category = None);
    take("class", &|case| case.item.class = None);
    take("third persons", &|case| {
        case.item.third_persons.fill(ThirdPerson::Not);
    });
    take("ground", &|case| case.basis.ground = None);
    take("reason", &|case| case.basis.reason.clear());
    take("decider", &|case| case.basis.decider = None);
    take("second", &|case| case.basis.second = None);
    take("judged", &|case| case.basis.judged.clear());
    take("harm", &|case| case.basis.harm = None);
    take("family", &|case| case.basis.family = None);
    take("consents", &|case| case.consents.clear());
    for at in 0..case.consents.len() {
        take("a consent", &|case| {
            case.consents.remove(at);
        });
        take("a yes", &|case| {
            case.consents[at]
                .answers
                .retain(|answered| answered.answer != Answer::Yes);
        });
        take("custody then", &|case| {
            case.consents[at].given_under.clear();
        });
    }
    less
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_no_never_becomes_a_yes_when_a_fact_is_taken_away(case in cases()) {
        let law = the_law();
        if try_release(law, &case).is_denied() {
            for (fact, poorer) in without_each_fact(&case) {
                prop_assert!(try_release(law, &poorer).is_denied(), "without {}: {:?}", fact, try_release(law, &poorer));
            }
        }
    }

    #[test]
    fn a_duty_is_never_stopped(case in cases()) {
        let law = the_law();
        let report = Case { duty: Some(Duty::ReportOfConcern), receiver: Receiver { party: Some(Party::Social), ..case.receiver.clone() }, ..case.clone() };
        prop_assert!(!try_release(law, &report).is_denied());
        // Every duty that the matrix has for the pair, whatever else is missing or said.
        let (Some(from), Some(to)) = (case.sender, case.receiver.party) else { return Ok(()) };
        for ground in law.cell(from, to).filter(|ground| ground.duty.is_some() && ground.requires.is_empty()) {
            let case = Case { duty: ground.duty, ..case.clone() };
            prop_assert!(!try_release(law, &case).is_denied(), "{}", ground.code);
        }
    }

    #[test]
    fn a_no_always_leaves_the_road_to_a_report_of_concern(case in cases()) {
        if let Verdict::Denied { offers, .. } = try_release(the_law(), &case) {
            prop_assert!(offers.contains(&Offer::ReportOfConcern));
        }
    }

    #[test]
    fn nothing_that_is_apart_carries_a_release_that_is_no_duty(case in cases()) {
        let law = the_law();
        let case = Case { duty: None, ..case };
        if let Verdict::Allowed { ground, .. } = try_release(law, &case) {
            let flow = law.ground(&ground).map(|ground| ground.flow);
            prop_assert!(flow.is_some_and(|flow| flow != law::Flow::Apart), "{}", ground);
        }
    }
}

#[test]
fn the_cases_are_of_every_kind() {
    use proptest::strategy::ValueTree as _;
    let law = the_law();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut steps = std::collections::BTreeMap::<String, u32>::new();
    for _ in 0..10_000 {
        let case = cases()
            .new_tree(&mut runner)
            .map(|tree| tree.current())
            .ok();
        let Some(verdict) = case.map(|case| try_release(law, &case)) else {
            continue;
        };
        let kind = match verdict {
            Verdict::Inner { .. } => "inner".into(),
            Verdict::Allowed { step, .. } => format!("{step:?}"),
            Verdict::Denied { .. } => "denied".into(),
        };
        *steps.entry(kind).or_default() += 1;
    }
    // A property about cases that are all refused would prove nothing.
    for kind in [
        "inner",
        "Duty",
        "NotSecret",
        "Consent",
        "ChildRule",
        "GeneralClause",
        "OwnNeed",
        "denied",
    ] {
        assert!(
            steps.get(kind).is_some_and(|count| *count >= 5),
            "{kind}: {steps:?}"
        );
    }
}
