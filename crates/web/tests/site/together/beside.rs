//! Two who change the same thing: the second gets both texts side by side, and nothing is overwritten.

use axum::http::StatusCode;

use super::{area, ask, collected, link, met, noticed, saved, value};
use crate::common::{Browser, Page, Place, child};

const THEIRS: &str = "Skiljer sig.";

async fn place(seed: u64) -> (Place, Browser, Browser, String) {
    let place = Place::new(seed).await;
    let (first, part) = collected(&place).await;
    let second = place.browser_of(place.county.contact).await;
    (place, first, second, part)
}

/// The marks of a form, with what was missed when it came back.
fn marks(page: &Page) -> Vec<(String, String)> {
    let mut marks = page.marks().to_vec();
    marks.push(("form-missed".to_owned(), value(page, "form-missed")));
    marks
}

fn behind(page: &Page) {
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.html);
    assert!(page.html.contains("Det här skrevs medan du skrev"));
}

#[tokio::test]
async fn the_second_who_changes_a_plan_gets_both_texts_and_chooses() {
    let (_place, mut first, mut second, part) = place(60).await;
    met(&mut first, &part).await;
    let frame = format!("{part}/plan/frame");
    let begun = [
        ("why", "Noor behöver fler ord."),
        ("goal-1", "Jag vill leka"),
        ("goal-know-1", "Hon leker."),
    ];
    saved(&first.fill(&frame, &begun).await);
    let open = second.get(&frame).await;
    let goal = value(&open, "goal-id-1");

    let changed = [
        ("why", "Förskolan ser att orden växer."),
        ("goal-id-1", goal.as_str()),
        ("goal-1", "Jag vill leka"),
        ("goal-know-1", "Hon leker."),
        ("goal-2", "Jag vill sova gott"),
        ("goal-know-2", "Hon är pigg."),
    ];
    saved(&first.fill(&frame, &changed).await);
    let mine = [
        ("why", "Mamma vill ha stöd hemma."),
        ("goal-id-1", goal.as_str()),
        ("goal-1", "Jag vill leka"),
        ("goal-know-1", "Hon leker."),
        ("goal-2", "Jag vill sjunga"),
        ("goal-know-2", "Hon sjunger."),
    ];
    let both = second.send_marked(&frame, &open.marks(), &mine).await;
    behind(&both);
    for words in [
        "Mamma vill ha stöd hemma.",
        "Förskolan ser att orden växer.",
        "Jag vill sjunga",
        "Jag vill sova gott",
        "Så här skrev",
    ] {
        assert!(both.html.contains(words), "{words}");
    }
    // Why, and the words and the sign of their new goal; what is alike, or only the own, is not marked.
    assert_eq!(both.html.matches(THEIRS).count(), 3, "{}", both.html);
    assert!(!both.html.contains("id=\"goal-1-theirs\""));
    assert!(
        both.html.contains("id=\"goal-3-theirs\"") && !both.html.contains("id=\"goal-2-theirs\""),
        "their new goal stands in a row of its own, so that both can be kept"
    );
    let theirs = value(&both, "goal-id-3");
    assert!(
        !theirs.is_empty(),
        "and stays the same goal when it is taken over"
    );

    let mut unfinished = mine.to_vec();
    unfinished[0] = ("why", "");
    let still = second.send_marked(&frame, &marks(&both), &unfinished).await;
    assert_eq!(still.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        still.html.contains("Förskolan ser att orden växer."),
        "both stay side by side until it is saved"
    );

    let mut chosen = mine.to_vec();
    chosen.extend([
        ("goal-id-3", theirs.as_str()),
        ("goal-3", "Jag vill sova gott"),
        ("goal-know-3", "Hon är pigg."),
    ]);
    saved(&second.send_marked(&frame, &marks(&still), &chosen).await);
    let plan = second.get(&format!("{part}/plan")).await.html;
    assert!(plan.contains("Jag vill sjunga") && plan.contains("Jag vill sova gott"));
    let child = second.get(&part).await.html;
    assert!(
        child.contains("Förskolan ser att orden växer."),
        "what was written first is still in the journal"
    );
}

#[tokio::test]
async fn what_is_about_something_else_is_told_above_and_lies_beside_no_field() {
    let (_place, mut first, mut second, part) = place(61).await;
    let form = second.get(&format!("{part}/analysis")).await;
    let noticed = [("saw", "Hon sa boll."), ("again", "2026-12-04")];
    saved(&first.fill(&format!("{part}/notice"), &noticed).await);
    let mine = [
        ("answer-1", "Orden dröjer."),
        ("together", "yes"),
        ("outcome", "own"),
    ];
    let back = second
        .send_marked(&format!("{part}/analysis"), &form.marks(), &mine)
        .await;
    behind(&back);
    assert!(back.html.contains("Hon sa boll.") && back.html.contains("Orden dröjer."));
    assert!(!back.html.contains(THEIRS));
}

#[tokio::test]
async fn words_about_a_meeting_that_somebody_else_wrote_down_first_are_not_lost() {
    let (_place, mut first, mut second, part) = place(62).await;
    let called = [
        ("day", "2026-12-01"),
        ("time", "14.30"),
        ("place", "Förskolan"),
        ("guest-0", "yes"),
        ("why-0", "Det handlar om henne."),
        ("part", "Hon ritar i förväg."),
    ];
    saved(&first.fill(&format!("{part}/meeting"), &called).await);
    let meeting = link(&first.get(&part).await, "/meeting/");
    let form = second.get(&meeting).await;
    let held = |picture, words| {
        [
            ("present", "Noor"),
            ("voice", "brought"),
            ("words", words),
            ("picture", picture),
            ("outcome", "plan"),
        ]
    };
    saved(
        &first
            .fill(&meeting, &held("Fler ord.", "Jag vill leka."))
            .await,
    );
    let back = second
        .send_marked(
            &meeting,
            &form.marks(),
            &held("Lugnare kvällar.", "Jag vill leka."),
        )
        .await;
    behind(&back);
    assert!(back.html.contains("Lugnare kvällar.") && back.html.contains("Fler ord."));
    assert_eq!(
        back.html.matches(THEIRS).count(),
        1,
        "only the picture differs"
    );
    assert!(back.html.contains("Mötet är redan nedskrivet"));
}

#[tokio::test]
async fn words_for_a_plan_that_was_closed_in_between_are_not_lost() {
    let (_place, mut first, mut second, part) = place(63).await;
    met(&mut first, &part).await;
    let plan = format!("{part}/plan");
    let begun = [
        ("why", "Noor behöver fler ord."),
        ("goal-1", "Jag vill leka"),
        ("goal-know-1", "Hon leker."),
    ];
    saved(&first.fill(&format!("{plan}/frame"), &begun).await);
    let goal = value(&first.get(&format!("{plan}/frame")).await, "goal-id-1");
    let result = format!("result-{goal}");
    let closed = |reason, result_is| {
        [
            ("reason", reason),
            (result.as_str(), result_is),
            ("child", "Jag kan!"),
            ("guardian", "Vi är nöjda."),
            ("turn-to", "Barnhälsan"),
        ]
    };
    let address = format!("{plan}/close");
    let form = second.get(&address).await;
    saved(
        &first
            .fill(&address, &closed("Det fungerar.", "reached"))
            .await,
    );
    let back = second
        .send_marked(&address, &form.marks(), &closed("De flyttar.", "partly"))
        .await;
    behind(&back);
    assert!(back.html.contains("De flyttar.") && back.html.contains("Det fungerar."));
    assert_eq!(
        back.html.matches(THEIRS).count(),
        2,
        "the reason and the result"
    );
    let again = second
        .send_marked(&address, &marks(&back), &closed("De flyttar.", "partly"))
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        again.html.contains("De flyttar."),
        "a closed plan stays closed, and the words stay"
    );
}

/// Two with the same form open: the first has saved, and this is what the second gets.
async fn overtaken(
    first: &mut Browser,
    second: &mut Browser,
    address: &str,
    theirs: &[(&str, &str)],
    mine: &[(&str, &str)],
) -> Page {
    let form = second.get(address).await;
    saved(&first.fill(address, theirs).await);
    let back = second.send_marked(address, &form.marks(), mine).await;
    behind(&back);
    back
}

#[tokio::test]
async fn two_days_for_the_same_follow_up_and_two_views_of_it_stand_side_by_side() {
    let (_place, mut first, mut second, part) = place(64).await;
    met(&mut first, &part).await;
    let plan = format!("{part}/plan");
    let begun = [
        ("why", "Noor behöver fler ord."),
        ("goal-1", "Jag vill leka"),
        ("goal-know-1", "Hon leker."),
    ];
    saved(&first.fill(&format!("{plan}/frame"), &begun).await);

    let agree = format!("{plan}/agree");
    let (theirs, mine) = ([("review", "2027-03-01")], [("review", "2027-04-01")]);
    let back = overtaken(&mut first, &mut second, &agree, &theirs, &mine).await;
    assert_eq!(value(&back, "review"), "2027-04-01", "the own day is kept");
    assert_eq!(back.html.matches(THEIRS).count(), 1);
    assert!(back.html.contains("1 mars 2027"));

    let goal = value(&first.get(&format!("{plan}/frame")).await, "goal-id-1");
    let [change, words] = ["change", "words"].map(|of| format!("{of}-{goal}"));
    let followed = |change_is, words_are, next| {
        [
            (change.as_str(), change_is),
            (words.as_str(), words_are),
            ("child", "Det är kul."),
            ("guardian", "Vi märker skillnad."),
            ("next", next),
        ]
    };
    let back = overtaken(
        &mut first,
        &mut second,
        &format!("{plan}/review"),
        &followed("nearer", "Fler ord.", "2027-05-01"),
        &followed("same", "Inga nya ord.", "2027-05-01"),
    )
    .await;
    assert!(back.html.contains("Inga nya ord.") && back.html.contains("Fler ord."));
    assert_eq!(
        back.html.matches(THEIRS).count(),
        2,
        "how the goal goes, and the words about it; the day is the same"
    );
}

#[tokio::test]
async fn what_two_write_down_of_custody_stands_side_by_side_and_neither_is_lost() {
    let place = Place::new(65).await;
    let mut first = place.browser_of(place.county.teacher).await;
    let mut second = place.browser_of(place.county.teacher).await;
    let part = child(&mut first).await;
    let custody = format!("{part}/custody");
    let theirs = [("custody-0", "temporary"), ("known", "Beslut i domstol.")];
    let mine = [("custody-0", "joint"), ("known", "Mamma berättade.")];
    let back = overtaken(&mut first, &mut second, &custody, &theirs, &mine).await;
    assert!(back.html.contains("Mamma berättade."));
    assert_eq!(back.html.matches(THEIRS).count(), 1, "{}", back.html);
    let still = second.get(&custody).await;
    assert!(
        still.html.contains("value=\"temporary\" checked"),
        "what was saved first holds until somebody has chosen"
    );
}

#[tokio::test]
async fn an_answer_that_two_write_down_stands_side_by_side() {
    let place = Place::new(66).await;
    let mut first = place.browser_of(place.county.teacher).await;
    let mut second = place.browser_of(place.county.teacher).await;
    let part = child(&mut first).await;
    let unit = place.county.contact.unit.to_string();
    let path = ask(&mut first, &part, &unit, "share").await;
    let (by, area) = (value(&first.get(&path).await, "by"), area(0));
    let said = |answer, words| {
        [
            ("by", by.as_str()),
            ("answer-0", answer),
            ("areas-0", area.as_str()),
            ("form", "oral"),
            ("language", "arabiska"),
            ("interpreter", "yes"),
            ("said", words),
        ]
    };
    let (theirs, mine) = (
        said("talk", "Ni får prata, säger hon."),
        said("share", "Det går bra, säger hon."),
    );
    let back = overtaken(&mut first, &mut second, &path, &theirs, &mine).await;
    assert_eq!(
        back.html.matches(THEIRS).count(),
        2,
        "what she said, and her words"
    );
    assert!(back.html.contains("Ni får prata, säger hon."));
    let child = first.get(&part).await.html;
    assert!(
        !child.contains("Det går bra, säger hon."),
        "a second answer is not one before it has been looked at"
    );
}

#[tokio::test]
async fn two_who_protect_a_child_see_what_the_other_chose() {
    let place = Place::new(67).await;
    let mut first = place.browser_of(place.county.teacher).await;
    let mut second = place.browser_of(place.county.teacher).await;
    let part = child(&mut first).await;
    let me = place.county.teacher.person.to_string();
    let protect = format!("{part}/protection");
    let said = |level, known| {
        [
            ("level", level),
            ("handlers", me.as_str()),
            ("known", known),
        ]
    };
    let (theirs, mine) = (
        said("population", "Mamma visade beslutet."),
        said("marked", "Mamma ringde."),
    );
    let back = overtaken(&mut first, &mut second, &protect, &theirs, &mine).await;
    assert_eq!(back.html.matches(THEIRS).count(), 1, "only the level");
    assert!(back.html.contains("Mamma ringde."));
    assert!(
        second
            .get(&protect)
            .await
            .html
            .contains("value=\"population\" checked"),
        "the stricter that was said first is not taken away unseen"
    );
}

#[tokio::test]
async fn two_who_choose_readers_of_the_same_words_see_each_others_reason() {
    let place = Place::new(68).await;
    let mut first = place.browser_of(place.county.teacher).await;
    let mut second = place.browser_of(place.county.teacher).await;
    let part = child(&mut first).await;
    noticed(&mut first, &part).await;
    let readers = link(&first.get(&part).await, "/readers/");
    let mother = first.get(&readers).await;
    let mother = mother
        .html
        .split("name=\"readers\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap()
        .to_owned();
    let said = |why| {
        [
            ("readers-asked", "yes"),
            ("readers", mother.as_str()),
            ("readers-why", why),
        ]
    };
    let (theirs, mine) = (said("Mamma bad om det."), said("Vi kom överens."));
    let back = overtaken(&mut first, &mut second, &readers, &theirs, &mine).await;
    assert!(back.html.contains("Vi kom överens.") && back.html.contains("Mamma bad om det."));
    assert_eq!(back.html.matches(THEIRS).count(), 1, "only the reason");
}
