//! Consent, sharing, meeting and plan, in a browser without script: from the first question to a closed plan.

mod asking;
mod beside;
mod home;
mod passages;

use crate::common::{Browser, PACK, Page, Place, child};
use axum::http::StatusCode;
use practice::Packs;

pub fn area(at: usize) -> String {
    let packs = Packs::builtin();
    packs.get(PACK).unwrap().areas()[at].key.clone()
}

/// The value of the first field of this name on a page.
pub fn value(page: &Page, name: &str) -> String {
    let tag = page
        .html
        .split('<')
        .find(|tag| tag.contains(&format!("name=\"{name}\"")));
    let value = tag
        .and_then(|tag| tag.split("value=\"").nth(1))
        .unwrap_or_else(|| panic!("{name}: {}", page.html));
    value.split('"').next().unwrap().to_owned()
}

/// The address in the first link that ends so or holds this.
pub fn link(page: &Page, holds: &str) -> String {
    let mut links = page
        .html
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    links
        .find(|link| link.contains(holds))
        .unwrap_or_else(|| panic!("{holds}: {}", page.html))
        .to_owned()
}

fn plain(location: &str) -> String {
    location.split('?').next().unwrap().to_owned()
}

pub fn saved(page: &Page) -> String {
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    assert!(page.clears.is_empty(), "nobody is signed out by saving");
    page.location.clone()
}

/// A question from the teacher toward the contact's unit; gives the page where the answer is written.
pub async fn ask(browser: &mut Browser, part: &str, unit: &str, level: &str) -> String {
    let area = area(0);
    let asked = browser
        .fill(
            &format!("{part}/consent"),
            &[
                ("units", unit),
                ("areas", &area),
                ("level", level),
                ("purpose", "Förstå varför orden dröjer"),
                ("until", "2027-05-01"),
                ("heard", "Hon pekade på bilder."),
            ],
        )
        .await;
    plain(&saved(&asked))
}

pub async fn answer(browser: &mut Browser, path: &str, said: &str) -> Page {
    let page = browser.get(path).await;
    let (by, area) = (value(&page, "by"), area(0));
    let fields = [
        ("by", by.as_str()),
        ("answer-0", said),
        ("areas-0", area.as_str()),
        ("form", "oral"),
        ("language", "arabiska"),
        ("interpreter", "yes"),
        ("said", "Det går bra, säger hon."),
    ];
    browser.send_marked(path, &page.marks(), &fields).await
}

/// Something noticed, and the address where it is shared.
pub async fn noticed(browser: &mut Browser, part: &str) -> String {
    let area = area(0);
    let fields = [
        ("saw", "Hon visar med händerna."),
        ("think", "Kanske hör hon dåligt."),
        ("areas", area.as_str()),
        ("again", "2026-12-04"),
    ];
    saved(&browser.fill(&format!("{part}/notice"), &fields).await);
    link(&browser.get(part).await, "/share/")
}

/// What the nurse has collected: the address of her own page about the child.
async fn collected(place: &Place) -> (Browser, String) {
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let share = noticed(&mut teacher, &part).await;
    let unit = place.county.contact.unit.to_string();
    let path = ask(&mut teacher, &part, &unit, "share").await;
    saved(&answer(&mut teacher, &path, "share").await);
    let chosen = teacher.get(&share).await;
    let (to, area) = (value(&chosen, "to"), area(0));
    let fields = [
        ("to", to.as_str()),
        ("areas", area.as_str()),
        ("without", "yes"),
    ];
    let check = teacher
        .send_marked(&format!("{share}/check"), &chosen.marks(), &fields)
        .await;
    saved(&teacher.send_marked(&share, &check.marks(), &fields).await);
    let mut nurse = place.browser_of(place.county.contact).await;
    let waiting = link(&nurse.get("/").await, "/waiting/");
    let part = plain(&saved(&nurse.fill(&waiting, &[]).await));
    (nurse, part)
}

#[tokio::test]
async fn nothing_is_shared_before_a_yes_and_the_check_page_names_who_will_see_what() {
    let place = Place::new(31).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let share = noticed(&mut teacher, &part).await;
    let page = teacher.get(&share).await;
    assert!(page.html.contains("Ingen har sagt ja än"));

    let question = teacher.get(&format!("{part}/consent")).await;
    assert!(question.html.contains("Amal") && question.html.contains("ensam vårdnad"));
    let unit = place.county.contact.unit.to_string();
    let path = ask(&mut teacher, &part, &unit, "share").await;
    assert!(
        teacher
            .get(&share)
            .await
            .html
            .contains("Ingen har sagt ja än"),
        "asked is not yes"
    );
    saved(&answer(&mut teacher, &path, "share").await);

    let chosen = teacher.get(&share).await;
    let (to, area) = (value(&chosen, "to"), area(0));
    let fields = [
        ("to", to.as_str()),
        ("areas", area.as_str()),
        ("without", "yes"),
    ];
    let check = teacher
        .send_marked(&format!("{share}/check"), &chosen.marks(), &fields)
        .await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.html);
    let holder = place
        .county
        .people()
        .into_iter()
        .find(|one| one.id == place.county.contact.person)
        .unwrap();
    assert!(check.html.contains(&holder.name) && check.html.contains("1 maj 2027"));
    assert!(
        check.html.contains("Hon visar med händerna.")
            && !check.html.contains("Kanske hör hon dåligt.")
    );

    let mut nurse = place.browser_of(place.county.contact).await;
    assert!(
        !nurse.get("/").await.html.contains("/waiting/"),
        "a preview sends nothing"
    );
    saved(&teacher.send_marked(&share, &check.marks(), &fields).await);
    let waiting = link(&nurse.get("/").await, "/waiting/");
    let page = nurse.get(&waiting).await;
    assert!(
        page.html.contains("Hämta") && !page.html.contains("Noor"),
        "only that something waits"
    );
    let here = saved(&nurse.fill(&waiting, &[]).await);
    let page = nurse.get(&here).await;
    assert!(
        page.html.contains("Hon visar med händerna.")
            && !page.html.contains("Kanske hör hon dåligt.")
    );
    let gone = nurse.get(&waiting).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(gone.html.contains("Här väntar inget längre"));
}

#[tokio::test]
async fn a_no_and_a_yes_to_talk_open_nothing_to_share() {
    let place = Place::new(32).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let share = noticed(&mut teacher, &part).await;
    let unit = place.county.contact.unit.to_string();
    for (said, told) in [
        ("no", "Ingen har sagt ja än"),
        ("talk", "Det kan inte delas här i Kring"),
    ] {
        let path = ask(&mut teacher, &part, &unit, "share").await;
        saved(&answer(&mut teacher, &path, said).await);
        let page = teacher.get(&share).await;
        assert!(page.html.contains(told), "{said}");
        assert!(!page.html.contains("/check"), "nothing to send on");
    }
    let later = ask(&mut teacher, &part, &unit, "talk").await;
    let wider = answer(&mut teacher, &later, "share").await;
    assert_eq!(
        wider.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "nobody agreed to more than was asked"
    );
}

#[tokio::test]
async fn colleagues_of_the_same_secrecy_are_let_in_without_consent() {
    let place = Place::new(33).await;
    let (mut nurse, part) = collected(&place).await;
    let therapist = place.county.therapist.unit.to_string();
    let question = nurse.get(&format!("{part}/consent")).await;
    let offered = format!("name=\"units\" value=\"{therapist}\"");
    assert!(
        !question.html.contains(&offered) && question.html.contains("har samma sekretess som du")
    );
    let fields = [
        ("to", therapist.as_str()),
        ("why", "Hon hjälper med talet."),
        ("until", "2027-01-31"),
    ];
    saved(&nurse.fill(&format!("{part}/inside"), &fields).await);
    let mut colleague = place.browser_of(place.county.therapist).await;
    assert!(
        colleague
            .get(&part)
            .await
            .html
            .contains("Hon visar med händerna.")
    );
}

/// An analysis, a meeting that was called, and what it came to.
async fn met(nurse: &mut Browser, part: &str) {
    let fields = [
        ("answer-1", "Orden dröjer."),
        ("together", "yes"),
        ("outcome", "collaborate"),
    ];
    saved(&nurse.fill(&format!("{part}/analysis"), &fields).await);

    let called = [
        ("day", "2026-12-01"),
        ("time", "14:30"),
        ("place", "Förskolan"),
        ("guest-0", "yes"),
        ("why-0", "Det handlar om henne."),
        ("other-1", "Moster Rim"),
        ("other-why-1", "Mamma vill det."),
        ("part", "Hon ritar i förväg."),
    ];
    saved(&nurse.fill(&format!("{part}/meeting"), &called).await);
    let meeting = link(&nurse.get(part).await, "/meeting/");
    let held = [
        ("present", "Noor och Moster Rim"),
        ("voice", "brought"),
        ("words", "Jag vill leka."),
        ("picture", "Alla vill att hon får fler ord."),
        ("outcome", "plan"),
    ];
    saved(&nurse.fill(&meeting, &held).await);
}

#[tokio::test]
async fn a_meeting_ends_in_a_plan_that_is_agreed_followed_up_and_closed() {
    let place = Place::new(34).await;
    let (mut nurse, part) = collected(&place).await;
    met(&mut nurse, &part).await;
    let plan = format!("{part}/plan");
    let no_goal = [("why", "Noor behöver fler ord.")];
    saved(&nurse.fill(&format!("{plan}/frame"), &no_goal).await);
    let early = nurse
        .fill(&format!("{plan}/agree"), &[("review", "2027-03-01")])
        .await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.html.contains("minst ett mål"));
    let framed = [
        ("why", "Noor behöver fler ord."),
        ("goal-1", "Jag vill leka med Elin"),
        ("goal-child-1", "yes"),
        ("goal-know-1", "Hon leker med ord varje dag."),
    ];
    saved(&nurse.fill(&format!("{plan}/frame"), &framed).await);
    assert!(nurse.get(&plan).await.html.contains("Utkast"));
    let no_day = nurse
        .fill(&format!("{plan}/agree"), &[("review", "")])
        .await;
    assert_eq!(no_day.status, StatusCode::UNPROCESSABLE_ENTITY);
    saved(
        &nurse
            .fill(&format!("{plan}/agree"), &[("review", "2027-03-01")])
            .await,
    );

    let form = nurse.get(&format!("{plan}/promise")).await;
    let goal = value(&form, "goal");
    let promised = [
        ("goal", goal.as_str()),
        ("what", "Bilder varje dag"),
        ("contact", "Maja"),
        ("phone", "070-174 06 05"),
        ("promised", "2026-12-15"),
        ("begins", "Nu"),
        ("ends", "När hon börjar skolan"),
    ];
    saved(
        &nurse
            .send_marked(&format!("{plan}/promise"), &form.marks(), &promised)
            .await,
    );
    let page = nurse.get(&plan).await.html;
    for words in [
        "Gäller nu",
        "Jag vill leka med Elin",
        "egna ord</cite>",
        "Bilder varje dag",
        "1 mars 2027",
    ] {
        assert!(page.contains(words), "{words}");
    }

    let [change, words, result] = ["change", "words", "result"].map(|of| format!("{of}-{goal}"));
    let reviewed = [
        (change.as_str(), "nearer"),
        (words.as_str(), "Fler ord varje vecka."),
        ("child", "Det är kul."),
        ("guardian", "Vi märker skillnad."),
        ("next", "2027-05-01"),
    ];
    saved(&nurse.fill(&format!("{plan}/review"), &reviewed).await);
    let page = nurse.get(&plan).await.html;
    assert!(page.contains("Närmare målet") && page.contains("1 maj 2027"));
    let closed = [
        ("reason", "Det fungerar nu."),
        (result.as_str(), "reached"),
        ("child", "Jag kan!"),
        ("guardian", "Vi är nöjda."),
        ("turn-to", "Barnhälsan, 070-174 06 05"),
    ];
    saved(&nurse.fill(&format!("{plan}/close"), &closed).await);
    let page = nurse.get(&plan).await.html;
    assert!(page.contains("Avslutad") && page.contains("Barnhälsan, 070-174 06 05"));
    assert_eq!(
        nurse.get(&format!("{plan}/review")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn every_form_says_what_is_wrong_and_keeps_what_was_typed() {
    let place = Place::new(35).await;
    let (mut nurse, part) = collected(&place).await;
    let plan = format!("{part}/plan");
    let framed = [
        ("why", "kvar"),
        ("goal-1", "Ett mål"),
        ("goal-know-1", "Det syns"),
    ];
    saved(&nurse.fill(&format!("{plan}/frame"), &framed).await);
    let long = "å".repeat(4_001);
    for (path, fields) in [
        (
            "consent",
            vec![("purpose", "kvar"), ("until", "2030-01-01")],
        ),
        (
            "consent",
            vec![("purpose", &long), ("heard", "kvar"), ("until", "i vår")],
        ),
        ("inside", vec![("why", "kvar"), ("to", "nobody")]),
        ("custody", vec![("known", "kvar"), ("custody-0", "half")]),
        ("custody", vec![("new-name", "kvar"), ("custody-0", "sole")]),
        (
            "analysis",
            vec![
                ("together", "yes"),
                ("answer-2", "kvar"),
                ("outcome", "transfer"),
            ],
        ),
        (
            "meeting",
            vec![("place", "kvar"), ("time", "sen"), ("guest-0", "yes")],
        ),
        (
            "plan/frame",
            vec![("why", "kvar"), ("goal-1", "utan att veta")],
        ),
        (
            "plan/promise",
            vec![
                ("what", "kvar"),
                ("promised", "2020-01-01"),
                ("goal", "no-goal"),
            ],
        ),
        ("plan/review", vec![("child", "kvar")]),
        ("plan/close", vec![("reason", "kvar")]),
    ] {
        let page = nurse.fill(&format!("{part}/{path}"), &fields).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{path} {}",
            page.html
        );
        assert!(
            page.html.contains("kvar") && page.html.contains("Något behöver rättas"),
            "{path}"
        );
    }
    let form = nurse.get(&format!("{part}/inside")).await;
    saved(
        &nurse
            .fill(
                &format!("{part}/analysis"),
                &[("answer-1", "Nytt"), ("together", "no"), ("outcome", "own")],
            )
            .await,
    );
    let therapist = place.county.therapist.unit.to_string();
    let fields = [
        ("to", therapist.as_str()),
        ("why", "kvar"),
        ("until", "2027-01-31"),
    ];
    let stale = nurse
        .send_marked(&format!("{part}/inside"), &form.marks(), &fields)
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.html.contains("hann skriva före dig") && stale.html.contains("kvar"));
    saved(
        &nurse
            .send_marked(&format!("{part}/inside"), &stale.marks(), &fields)
            .await,
    );
    let again = nurse
        .send_marked(&format!("{part}/inside"), &stale.marks(), &fields)
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn another_branchs_part_and_an_unknown_one_answer_alike_on_every_page() {
    let place = Place::new(36).await;
    let (mut nurse, own) = collected(&place).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let unknown = "/parts/00000000-0000-0000-0000-000000000000";
    for page in [
        "consent",
        "custody",
        "inside",
        "analysis",
        "meeting",
        "plan",
        "plan/frame",
        "plan/promise",
        "plan/close",
    ] {
        // Without a plan there is nothing to promise in or to close.
        assert_eq!(
            nurse.get(&format!("{own}/{page}")).await.status == StatusCode::NOT_FOUND,
            page.ends_with("promise") || page.ends_with("close")
        );
        let (hidden, none) = (
            teacher.get(&format!("{own}/{page}")).await,
            teacher.get(&format!("{unknown}/{page}")).await,
        );
        assert_eq!(
            (hidden.status, none.status),
            (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND),
            "{page}"
        );
    }
}

#[tokio::test]
async fn a_change_of_custody_says_what_stops_and_stops_it() {
    let place = Place::new(37).await;
    let (mut nurse, received) = collected(&place).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let before = nurse.get(&received).await.html;
    let part = link(&teacher.get("/").await, "/parts/");
    let custody = format!("{part}/custody");
    let form = teacher.get(&custody).await.html;
    assert!(form.contains("stoppas nu"), "{form}");

    // Nothing has changed: the page says so, and nothing has stopped.
    let same = teacher
        .fill(&custody, &[("custody-0", "sole"), ("known", "kvar")])
        .await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(same.html.contains("redan inskriven") && same.html.contains("kvar"));
    assert_eq!(nurse.get(&received).await.html, before);

    let changed = [
        ("custody-0", "none"),
        ("new-name", "Ny Vårdnadshavare"),
        ("new-custody", "appointed"),
        ("known", "Domen."),
    ];
    saved(&teacher.fill(&custody, &changed).await);
    let after = nurse.get(&received).await.html;
    assert_ne!(after, before);
    assert!(after.contains("upphört"), "{after}");
    let own = teacher.get(&part).await.html;
    assert!(own.contains("Ny Vårdnadshavare") && own.contains("särskilt förordnad"));
}

#[tokio::test]
async fn sharing_by_law_takes_a_reason_and_a_second_person_and_the_mother_reads_it() {
    let place = Place::new(38).await;
    let mut nurse = place.browser_of(place.county.contact).await;
    let part = child(&mut nurse).await;
    let share = noticed(&mut nurse, &part).await;
    let choose = nurse.get(&share).await;
    let rules = nurse.get(&link(&choose, "/law")).await;
    assert!(rules.html.contains("OSL 25:12"), "{}", rules.html);
    let by_law = link(&rules, "/law/health-child");
    let form = nurse.get(&by_law).await;
    assert!(form.html.contains("OSL 25:12"), "{}", form.html);
    assert!(form.html.contains("Stödet") && !form.html.contains("Förskolan Ett"));

    let to = place.county.adviser.unit.to_string();
    let area = area(0);
    let whole = [
        ("to", to.as_str()),
        ("areas", area.as_str()),
        ("why", "kvar"),
        ("harm", "unclear"),
        ("weighed", "Vägt står kvar."),
        ("second", "Test Terapeut"),
        ("told", "yes"),
    ];
    let names = ["to", "areas", "why", "harm", "weighed", "second", "told"];
    for missing in names {
        let fields: Vec<_> = whole
            .into_iter()
            .filter(|(name, _)| *name != missing)
            .collect();
        let page = nurse.fill(&by_law, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{missing}");
        assert!(
            page.html.contains(&format!("href=\"#{missing}\"")),
            "{missing}"
        );
        let typed = page.html.contains("Vägt står kvar.");
        assert_eq!(typed, missing != "weighed", "nothing typed is lost");
    }
    let silent = nurse
        .fill(&by_law, &[&whole[..6], &[("told", "no")]].concat())
        .await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.html.contains("kvar"));
    let own = [("second", "Test Kontakt"), ("told", "yes")];
    let alone = nurse.fill(&by_law, &[&whole[..5], &own].concat()).await;
    assert!(alone.html.contains("någon annan än du"), "{}", alone.html);

    saved(&nurse.fill(&by_law, &whole).await);
    let own = nurse.get(&part).await.html;
    assert!(own.contains("Vägt står kvar.") && own.contains("Det är inte klart"));
    let mut adviser = place.browser_of(place.county.adviser).await;
    let waiting = link(&adviser.get("/").await, "/waiting/");
    let received = plain(&saved(&adviser.fill(&waiting, &[]).await));
    let page = adviser.get(&received).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.html.contains("Vägt står kvar."));
}

/// Law.md A3: a sender never sees a button that the row does not have. OSL 10:27 is closed for health care.
#[tokio::test]
async fn each_rule_is_a_page_only_where_the_law_has_it() {
    let place = Place::new(39).await;
    let seats = [place.county.teacher, place.county.contact];
    for (seat, own, other) in [
        (seats[0], "general-clause", "health-child"),
        (seats[1], "health-child", "general-clause"),
    ] {
        let mut browser = place.browser_of(seat).await;
        let part = child(&mut browser).await;
        let share = noticed(&mut browser, &part).await;
        let rules = browser.get(&format!("{share}/law")).await;
        assert!(rules.html.contains(&format!("/law/{own}\"")), "{own}");
        assert!(!rules.html.contains(&format!("/law/{other}\"")), "{other}");
        let there = browser.get(&format!("{share}/law/{own}")).await;
        assert_eq!(there.status, StatusCode::OK);
        for nowhere in [other, "crime-or-fraud", "consent", "nothing"] {
            let none = browser.get(&format!("{share}/law/{nowhere}")).await;
            assert_eq!(none.status, StatusCode::NOT_FOUND, "{nowhere}");
        }
        let posted = browser
            .send_marked(&format!("{share}/law/{other}"), &there.marks(), &[])
            .await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND);
    }
}

/// Law.md A4: a rule that holds where nobody is harmed is refused beside the field, and what was typed stands.
#[tokio::test]
async fn what_may_harm_is_not_shared_as_harmless() {
    let place = Place::new(40).await;
    let mut nurse = place.browser_of(place.county.contact).await;
    let part = child(&mut nurse).await;
    let share = noticed(&mut nurse, &part).await;
    let harmless = format!("{share}/law/not-secret");
    let to = place.county.teacher.unit.to_string();
    let area = area(0);
    let mut whole = [
        ("to", to.as_str()),
        ("areas", area.as_str()),
        ("why", "Samma rutiner."),
        ("harm", "unclear"),
        ("weighed", "Vägt står kvar."),
        ("second", "Test Terapeut"),
        ("told", "yes"),
    ];
    let refused = nurse.fill(&harmless, &whole).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.html.contains("href=\"#harm\"") && refused.html.contains("Vägt står kvar."));
    whole[3] = ("harm", "nobody");
    let done = nurse.fill(&harmless, &whole).await;
    let page = nurse.get(&saved(&done)).await.html;
    assert!(page.contains("efter en bedömning att ingen skadas"));
}

#[tokio::test]
async fn what_is_said_at_a_meeting_is_checked_first_and_stands_at_the_childs_page() {
    let place = Place::new(47).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let share = noticed(&mut teacher, &part).await;
    let beside = format!("{share}/outside");
    let none = teacher.get(&beside).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND, "without a yes no way");

    let unit = place.county.contact.unit.to_string();
    let path = ask(&mut teacher, &part, &unit, "talk").await;
    saved(&answer(&mut teacher, &path, "talk").await);
    let page = teacher.get(&share).await;
    assert!(!page.html.contains("Ingen har sagt ja än"));
    assert_eq!(link(&page, "/outside"), beside);

    let chosen = teacher.get(&beside).await;
    let (to, area) = (value(&chosen, "to"), area(0));
    let empty = teacher.fill(&format!("{beside}/check"), &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = |medium| {
        [
            ("to", to.as_str()),
            ("who", "Bim Ek, läkare"),
            ("medium", medium),
            ("areas", area.as_str()),
            ("without", "yes"),
        ]
    };
    let paper = teacher
        .send_marked(&format!("{beside}/check"), &chosen.marks(), &said("paper"))
        .await;
    assert_eq!(paper.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(paper.html.contains("Bim Ek, läkare") && paper.html.contains("bara sagt ja till att"));
    let check = teacher
        .send_marked(&format!("{beside}/check"), &chosen.marks(), &said("spoken"))
        .await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.html);
    assert!(check.html.contains("Bim Ek, läkare") && check.html.contains("Muntligt"));
    assert!(
        check.html.contains("Hon visar med händerna.")
            && !check.html.contains("Kanske hör hon dåligt.")
    );
    assert!(
        !teacher.get(&part).await.html.contains("Bim Ek"),
        "checked only"
    );
    let done = teacher
        .send_marked(&beside, &check.marks(), &said("spoken"))
        .await;
    let page = teacher.get(&saved(&done)).await;
    assert!(page.html.contains("Bim Ek, läkare") && page.html.contains("Lämnat på annat sätt"));
    let mut nurse = place.browser_of(place.county.contact).await;
    assert!(!nurse.get("/").await.html.contains("/waiting/"));
}

#[tokio::test]
async fn not_sharing_is_written_down_from_the_same_page_and_stops_nothing() {
    let place = Place::new(48).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let part = child(&mut teacher).await;
    let share = noticed(&mut teacher, &part).await;
    let keep = link(&teacher.get(&share).await, "/keep");
    let empty = teacher.fill(&keep, &[("views", "Hon vill inte.")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.html.contains("Hon vill inte."));
    let done = teacher
        .fill(
            &keep,
            &[("why", "Det räcker här."), ("views", "Hon vill inte.")],
        )
        .await;
    let page = teacher.get(&saved(&done)).await;
    assert!(page.html.contains("valde att inte dela något"));
    assert!(page.html.contains("Det räcker här."));

    // The family can still say yes, and then it can be shared.
    let unit = place.county.contact.unit.to_string();
    let path = ask(&mut teacher, &part, &unit, "share").await;
    saved(&answer(&mut teacher, &path, "share").await);
    assert!(teacher.get(&share).await.html.contains("/check"));
}
