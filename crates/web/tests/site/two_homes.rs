//! Two homes, one plan: nothing about one home reaches the other (OSL 12:3; X16). Worlds come in pairs that differ in what
//! happens in one home, and the other guardian gets the same bytes in both.

use folder::id::PersonId;

use crate::family::{Home, SMALL};
use crate::together::{area, ask, link, saved};

/// What comes from the mother's home, or about it.
struct FromHers {
    /// Her answer to the question both were asked.
    answer: &'static str,
    /// What she says beside it.
    said: &'static str,
    /// What she writes on her own page.
    words: &'static str,
    /// What the teacher writes of her home, closed to the father.
    note: &'static str,
}

/// A plan that holds for both homes, a question to both, and then what comes from hers.
async fn agreed(hers: &FromHers) -> Home {
    let mut home = Home::new(SMALL).await;
    let plan = format!("{}/plan", home.part);
    let frame = [
        ("why", "Hon behöver lugna morgnar i båda hemmen."),
        ("goal-1", "Jag vill sova gott"),
        ("goal-know-1", "Hon är pigg på morgonen."),
    ];
    saved(&home.teacher.fill(&format!("{plan}/frame"), &frame).await);
    let agree = [("review", "2027-03-01")];
    saved(&home.teacher.fill(&format!("{plan}/agree"), &agree).await);
    let unit = home.place.county.contact.unit.to_string();
    ask(&mut home.teacher, &home.part, &unit, "share").await;
    answers(&home, hers).await;
    let mother: [PersonId; 1] = [home.place.county.mother];
    let why = "Det gäller hennes hem.";
    saved(&home.talks(hers.note, &mother, why).await);
    home
}

async fn answers(home: &Home, hers: &FromHers) {
    let mut mother = home.place.browser_at_home(home.place.county.mother).await;
    let room = mother.get("/").await.location;
    let room = room.split('?').next().unwrap().to_owned();
    let consents = mother.get(&format!("{room}/consents")).await;
    let address = link(&consents, &format!("{room}/consents/"));
    let areas = area(0);
    let fields = [
        ("answer-0", hers.answer),
        ("areas-0", areas.as_str()),
        ("level-0", "talk"),
        ("said", hers.said),
    ];
    // Silence is an answer of hers too, and his pages do not tell it.
    if hers.answer.is_empty() {
        return;
    }
    saved(&mother.fill(&address, &fields).await);
    let words = [("text", hers.words)];
    saved(&mother.fill(&format!("{room}/words"), &words).await);
}

#[tokio::test]
async fn what_one_home_says_answers_and_is_written_of_changes_no_byte_of_the_others_pages() {
    let one = agreed(&FromHers {
        answer: "yes",
        said: "Hos mig är det lugnt.",
        words: "Jag orkar inte byta veckor.",
        note: "Mamma har fått eget stöd hemma.",
    })
    .await;
    let other = agreed(&FromHers {
        answer: "no",
        said: "",
        words: "Allt går bra.",
        note: "Mamma söker en ny bostad.",
    })
    .await;
    let silent = agreed(&FromHers {
        answer: "",
        said: "",
        words: "",
        note: "Mamma vill inte svara.",
    })
    .await;
    let his = one.fathers().await;
    assert_eq!(his, other.fathers().await);
    assert_eq!(his, silent.fathers().await);
    let all = his.concat();
    assert!(
        all.contains("Jag vill sova gott"),
        "one plan for both homes"
    );
    for hers in [
        "lugnt.",
        "byta veckor",
        "eget stöd",
        "Det gäller hennes hem",
    ] {
        assert!(!all.contains(hers), "{hers}");
    }
    // Her own pages differ: the pair is not the same by being empty.
    let hers = one.mothers().await;
    assert_ne!(hers, other.mothers().await);
    let hers = hers.concat();
    assert!(hers.contains("byta veckor") && hers.contains("eget stöd"));
}
