//! Going through ids, addresses and tokens tells nobody what there is: what exists and is not theirs is answered as what
//! does not exist, to the last byte, and the work that it takes is counted. Wall time is no test; what is done for an
//! answer is.

use std::collections::{BTreeMap, BTreeSet};
use std::slice;

use axum::http::StatusCode;
use folder::id::PartId;
use testkit::{Engine, World};
use web::routes;

use crate::addresses::{CHILDS_ROOM, OWN_WORDS, Situation, Things, filled, place};
use crate::common::{Browser, PACK, Page, Place, child};

/// What was done for an answer.
fn work(place: &Place) -> [u64; 3] {
    place.site.house.work()
}

/// An answer with every id that was asked for as a dot, and the work it took.
#[derive(Clone, PartialEq, Eq)]
struct Told {
    answer: String,
    work: [u64; 3],
}

/// What is asked for: the same things at an address, some of them unknown.
struct Asked {
    pattern: &'static str,
    path: String,
    /// Which of its ids are nobody's; none when all are there.
    unknown: String,
    ids: Vec<String>,
}

/// What everybody may know: a workplace stands in the public directory, and a rule in the law.
const PUBLIC: [&str; 2] = ["rule", "unit"];

/// The things that an address names and that are somebody's.
fn secrets(pattern: &str) -> Vec<&str> {
    let names = pattern.split('{').skip(1);
    names
        .map(|name| name.split('}').next().unwrap())
        .filter(|name| !PUBLIC.contains(name))
        .collect()
}

/// An id of the same shape that nothing has.
fn nobodys(place: &Place) -> String {
    PartId::from_bytes(place.site.house.fresh()).to_string()
}

/// Every address with an id in it: as it is, with each of its ids unknown, and with all of them unknown.
fn every(place: &Place, things: &Things) -> Vec<Vec<Asked>> {
    let mut all = Vec::new();
    for pattern in routes::EVERY {
        let secrets = secrets(pattern);
        if secrets.is_empty() {
            continue;
        }
        let mut unknown: Vec<Vec<&str>> = vec![Vec::new()];
        unknown.extend(secrets.iter().map(|one| vec![*one]));
        unknown.push(secrets.clone());
        unknown.dedup();
        let asked = unknown.into_iter().map(|unknown| {
            let mut things = things.clone();
            for name in &unknown {
                let name = secrets.iter().find(|one| *one == name).unwrap();
                *things.get_mut(name).unwrap() = nobodys(place);
            }
            Asked {
                pattern,
                path: filled(pattern, &things).unwrap(),
                unknown: unknown.join(", "),
                ids: secrets.iter().map(|name| things[name].clone()).collect(),
            }
        });
        all.push(asked.collect());
    }
    all
}

fn told(page: &Page, ids: &[String], work: [u64; 3]) -> Told {
    let answer = ids
        .iter()
        .fold(page.whole(), |whole, id| whole.replace(id.as_str(), "·"));
    Told { answer, work }
}

/// Sends a request whose ids are drawn alike whenever it is sent, and counts.
async fn sent(
    place: &Place,
    browser: &mut Browser,
    asked: &Asked,
    form: Option<&[(String, String)]>,
) -> Told {
    place.begin(1);
    let before = work(place);
    let page = match form {
        None => browser.get(&asked.path).await,
        Some(fields) => browser.send_pairs(&asked.path, fields).await,
    };
    told(&page, &asked.ids, since(place, before))
}

fn since(place: &Place, before: [u64; 3]) -> [u64; 3] {
    let after = work(place);
    [0, 1, 2].map(|at| after[at] - before[at])
}

/// The form as whoever may send it would; nothing where there is no form.
async fn rightful(insiders: &mut [Browser], path: &str) -> Vec<(String, String)> {
    for browser in insiders {
        let page = browser.get(path).await;
        let form = page.forms().into_iter().find(|form| form.action == path);
        if let Some(form) = form {
            return form.answered(&[]);
        }
    }
    Vec::new()
}

/// Those to whom nothing of the child is known: another branch, another child's guardian, nobody.
async fn outsiders(place: &Place) -> Vec<(&'static str, Browser)> {
    let county = place.county;
    vec![
        ("adviser", place.browser_of(county.adviser).await),
        ("therapist", place.browser_of(county.therapist).await),
        ("father", place.browser_at_home(county.father).await),
        ("nobody", place.stranger()),
    ]
}

/// Whoever may send the forms there.
async fn insiders(place: &Place) -> [Browser; 3] {
    let county = place.county;
    [
        place.browser_of(county.teacher).await,
        place.browser_at_home(county.mother).await,
        place.browser_at_home(county.child).await,
    ]
}

/// The adviser is the one who is asked without a name: that question is no stranger's.
fn is_theirs(who: &str, pattern: &str) -> bool {
    who == "adviser" && pattern.starts_with("/consultations")
}

/// What differs between what is there and what is not, for everybody who knows of neither.
#[derive(Default)]
struct Differs {
    answers: BTreeSet<String>,
    /// How much work it took for what is there and for what is not, and at which addresses.
    work: BTreeMap<([u64; 3], [u64; 3]), BTreeSet<String>>,
    compared: usize,
}

impl Differs {
    fn add(&mut self, name: &str, asked: &Asked, there: &Told, not: &Told) {
        self.compared += 1;
        let at = format!("{name} {}, unknown {}", asked.pattern, asked.unknown);
        if there.answer != not.answer {
            let lines = there.answer.lines().zip(not.answer.lines());
            let lines: Vec<String> = lines
                .filter(|(there, not)| there != not)
                .map(|(there, not)| format!("    there {there}\n    not   {not}"))
                .collect();
            self.answers.insert(format!("{at}\n{}", lines.join("\n")));
        }
        if there.work != not.work {
            let both = (there.work, not.work);
            self.work.entry(both).or_default().insert(at);
        }
    }
}

/// Everybody asks for everything, there and not there, with nothing and with a whole form.
async fn tried(place: &Place, things: &Things, differs: &mut Differs) {
    let mut insiders = insiders(place).await;
    let mut outsiders = outsiders(place).await;
    for asked in every(place, things) {
        let (there, rest) = asked.split_first().unwrap();
        let form = rightful(&mut insiders, &there.path).await;
        for (who, browser) in &mut outsiders {
            if !is_theirs(who, there.pattern) {
                compared(place, (*who, browser), (there, rest), &form, differs).await;
            }
        }
    }
}

async fn compared(
    place: &Place,
    (who, browser): (&str, &mut Browser),
    (there, rest): (&Asked, &[Asked]),
    form: &[(String, String)],
    differs: &mut Differs,
) {
    for (method, form) in [
        ("GET", None),
        ("POST", Some(&[][..])),
        ("POST a form", Some(form)),
    ] {
        // What is there is read once before anything is counted: a server remembers what it has opened.
        sent(place, browser, there, form).await;
        let there = sent(place, browser, there, form).await;
        for asked in rest {
            let not = sent(place, browser, asked, form).await;
            differs.add(&format!("{who} {method}"), asked, &there, &not);
        }
    }
}

/// Everything about the child at the preschool, asked for by everybody who has nothing to do with it.
async fn everything() -> Differs {
    let (place, mut things) = place(Situation::Preschool).await;
    let mut differs = Differs::default();
    tried(&place, &things, &mut differs).await;
    things.insert("entry", things[OWN_WORDS].clone());
    things.insert("room", things[CHILDS_ROOM].clone());
    tried(&place, &things, &mut differs).await;
    differs
}

fn shown(all: &BTreeSet<String>) -> String {
    all.iter().cloned().collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn whoever_goes_through_ids_cannot_tell_what_is_there_and_not_theirs_from_what_is_not() {
    let differs = everything().await;
    assert!(differs.compared > 2_000, "{}", differs.compared);
    assert!(differs.answers.is_empty(), "{}", shown(&differs.answers));
}

/// What a refusal costs more than that there is nothing: the journal and the keys are read and the attempt is written
/// down, and the policies are asked once. It tells whoever measures that something is there (docs/security/threats.md, row 9).
const REFUSED: [u64; 2] = [3, 1];

#[tokio::test]
async fn whoever_counts_the_work_for_an_id_finds_a_refusal_more_and_nothing_of_what_is_there() {
    let differs = everything().await;
    for ((there, not), at) in &differs.work {
        let at = shown(at);
        let times = (there[0] - not[0]) / REFUSED[0];
        assert_eq!(there[0] - not[0], times * REFUSED[0], "{at}");
        // A whole note is tried, and refused, before its page is.
        let twice = |line: &str| line.contains("POST a form") && is_tried_at_once(line);
        let lines_twice = at.lines().filter(|line| twice(line)).count();
        let all = at.lines().count();
        assert_eq!(
            lines_twice,
            if times == 2 { all } else { 0 },
            "{times}\n{at}"
        );
        let counted = not[2] > 0 || there[2] > 0;
        let asked = if counted { times * REFUSED[1] } else { 0 };
        assert_eq!(there[2] - not[2], asked, "{there:?} {not:?}\n{at}");
        // A question without a name is one entry that is not remembered; of a part and a room nothing is opened again.
        let opened = there[1] - not[1];
        let lone = at.lines().all(|line| line.contains(" /consultations/"));
        assert_eq!(
            opened,
            u64::from(counted && lone),
            "{there:?} {not:?}\n{at}"
        );
    }
    let differing = differs.work.values().flatten();
    let kinds: BTreeSet<&str> = differing
        .map(|line| line.split(" /").nth(1).unwrap().split('/').next().unwrap())
        .collect();
    // Nobody who is signed out, nothing that waits and nothing that was opened in an emergency is told apart at all.
    assert_eq!(kinds, BTreeSet::from(["consultations", "parts", "rooms"]));
    let nobody = differs.work.values().flatten();
    assert_eq!(nobody.filter(|line| line.starts_with("nobody")).count(), 0);
}

fn is_tried_at_once(line: &str) -> bool {
    ["/notice,", "/tried,", "/meeting/{meeting},"]
        .iter()
        .any(|end| line.contains(end))
}

/// Things of others in what is one's own: an entry, a question, a meeting of somebody else's at the own address.
#[tokio::test]
async fn whoever_puts_ids_of_others_into_an_own_address_cannot_tell_them_from_ids_of_nothing() {
    let (place, things) = place(Situation::Preschool).await;
    let county = place.county;
    let mut insiders = insiders(&place).await;
    let mut adviser = place.browser_of(county.adviser).await;
    let own = child(&mut adviser).await;
    let frame = [
        ("why", "Vi vill hjälpas åt."),
        ("goal-1", "Jag vill leka."),
        ("goal-know-1", "Jag säger det."),
    ];
    let framed = adviser.fill(&format!("{own}/plan/frame"), &frame).await;
    assert_eq!(framed.status, StatusCode::SEE_OTHER, "{}", framed.html);
    let mut colleague = place.browser_of(county.other_teacher).await;
    let colleagues = child(&mut colleague).await;
    let mut father = place.browser_at_home(county.father).await;
    let mut room = father.get("/").await.location;
    room.truncate(room.find('?').unwrap_or(room.len()));
    let mut differs = Differs::default();
    for (who, browser, own) in [
        ("adviser", &mut adviser, own),
        ("teacher elsewhere", &mut colleague, colleagues),
        ("father", &mut father, room),
    ] {
        let (_, id) = own.rsplit_once('/').unwrap();
        let outer = if own.starts_with("/rooms/") {
            "room"
        } else {
            "part"
        };
        for asked in every(&place, &things) {
            let form = rightful(&mut insiders, &asked[0].path).await;
            let inner = asked
                .into_iter()
                .filter(|one| one.pattern.contains(&format!("{{{outer}}}")))
                .filter(|one| !one.unknown.split(", ").any(|name| name == outer));
            let inner: Vec<Asked> = inner.map(|one| one.inside(outer, id, &things)).collect();
            if let Some((there, rest)) = inner.split_first() {
                compared(&place, (who, browser), (there, rest), &form, &mut differs).await;
            }
        }
    }
    assert!(differs.compared > 100, "{}", differs.compared);
    assert!(differs.answers.is_empty(), "{}", shown(&differs.answers));
    let work = differs.work.values().flatten().cloned().collect();
    assert!(differs.work.is_empty(), "{}", shown(&work));
}

impl Asked {
    /// The same with the first id somebody's own.
    fn inside(self, outer: &str, own: &str, things: &Things) -> Self {
        Self {
            path: self.path.replace(&things[outer], own),
            ..self
        }
    }
}

/// A session's cookie that opens nothing.
fn cookies(real: &str, ended: &str) -> Vec<(&'static str, String)> {
    let turned = if real.ends_with('0') { "1" } else { "0" };
    vec![
        ("nobody's", "0".repeat(64)),
        (
            "a guess that is nearly right",
            real[..63].to_owned() + turned,
        ),
        ("one that has ended", ended.to_owned()),
        ("shorter", real[..63].to_owned()),
        ("longer", format!("{real}0")),
        ("in capitals", real.to_ascii_uppercase()),
        ("empty", String::new()),
        ("a word", "admin".to_owned()),
        ("no hex", "g".repeat(64)),
        ("encoded", "%30".repeat(64)),
        ("a query", "' OR 1=1 --".to_owned()),
        ("quoted", format!("\"{real}\"")),
        ("very long", "0".repeat(6_000)),
    ]
}

#[tokio::test]
async fn whoever_guesses_at_sessions_learns_nothing_from_how_a_cookie_is_wrong() {
    let (place, things) = place(Situation::Preschool).await;
    let teacher = place.browser_of(place.county.teacher).await;
    let mut left = place.browser_of(place.county.teacher).await;
    let secret = |browser: &Browser| browser.cookie.split_once('=').unwrap().1.to_owned();
    let (real, ended) = (secret(&teacher), secret(&left));
    assert_eq!(real.len(), 64);
    left.post("/sign-out", &[]).await;
    let mut guesser = place.stranger();
    for path in [
        routes::home(),
        routes::part(&things["part"]),
        routes::notice(&things["part"]),
        routes::room(&things["room"]),
        routes::sign_in(),
        "/no-such-page".to_owned(),
    ] {
        for fields in [None, Some([("saw".to_owned(), "Det går bra.".to_owned())])] {
            let mut first: Option<Told> = None;
            for (what, cookie) in cookies(&real, &ended) {
                guesser.cookie = format!("kring={cookie}");
                let asked = Asked {
                    pattern: "",
                    path: path.clone(),
                    unknown: String::new(),
                    ids: Vec::new(),
                };
                let fields = fields.as_ref().map(|fields| &fields[..]);
                let told = sent(&place, &mut guesser, &asked, fields).await;
                let first = first.get_or_insert_with(|| told.clone());
                assert!(
                    first.answer == told.answer,
                    "{path} {what}: {}",
                    told.answer
                );
                assert_eq!(first.work, told.work, "{path} {what}");
            }
        }
    }
    // The twin: the real one opens.
    guesser.cookie = format!("kring={real}");
    assert_eq!(
        guesser.get(&routes::part(&things["part"])).await.status,
        StatusCode::OK
    );
}

/// Who there is, is no secret of the demo's; where nobody can be chosen, nothing is looked up at all.
#[tokio::test]
async fn whoever_tries_names_at_the_sign_in_is_answered_alike_for_those_who_are_there_and_not() {
    let demo = Place::new(3).await;
    let earnest = Place::in_earnest(World::new(Engine::Sqlite, 3, PACK).await);
    for (place, looks_up) in [(&demo, true), (&earnest, false)] {
        let county = place.county;
        let (teacher, nurse) = (county.teacher, county.contact);
        let unknown = nobodys(place);
        let tries = [
            // Nobody, at a seat that there is.
            format!("{unknown}:{}", teacher.function),
            // Somebody, at another's seat; at one that is not there; at home; nonsense.
            format!("{}:{}", teacher.person, nurse.function),
            format!("{}:{unknown}", teacher.person),
            format!("{}:-", teacher.person),
            format!("{}:{}", county.mother, teacher.function),
            format!("{unknown}:-"),
            format!("{unknown}:{unknown}"),
            teacher.person.to_string(),
            ":".to_owned(),
            "admin".to_owned(),
        ];
        let mut stranger = place.stranger();
        let mut first = None;
        for who in &tries {
            place.begin(1);
            let before = work(place);
            let page = stranger
                .post("/sign-in", &[("as", who), ("return_to", "/")])
                .await;
            assert!(stranger.cookie.is_empty(), "{who}");
            if !looks_up {
                assert_eq!(since(place, before), [0; 3], "{who}");
            }
            let first = first.get_or_insert_with(|| page.whole());
            assert!(*first == page.whole(), "{who}: {}", page.whole());
        }
        // The twin: whoever is there, and may.
        let real = format!("{}:{}", teacher.person, teacher.function);
        let page = stranger
            .post("/sign-in", &[("as", &real), ("return_to", "/")])
            .await;
        assert_eq!(page.status == StatusCode::SEE_OTHER, looks_up);
    }
}

const NUMBER: &str = "20121212-1212";

/// Whether a child is known elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Nowhere,
    ByAnotherNumber,
    AtThePreschool,
    Protected,
}

/// The adviser types the number of a child; everything that comes of it.
async fn searched(known: Known) -> Vec<Told> {
    let place = Place::new(8).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let mut adviser = place.browser_of(place.county.adviser).await;
    // What is made once for each controller is there.
    for browser in [&mut teacher, &mut adviser] {
        child(browser).await;
    }
    let number = match known {
        Known::ByAnotherNumber => "",
        _ => NUMBER,
    };
    let typed = |number, protection| {
        [
            ("name", "Test Barn"),
            ("birth", "2012-12-12"),
            ("number", number),
            ("language", "svenska"),
            ("protection", protection),
        ]
    };
    if known != Known::Nowhere {
        let level = if known == Known::Protected {
            "marked"
        } else {
            ""
        };
        let known = teacher.fill(&routes::begin(), &typed(number, level)).await;
        assert_eq!(known.status, StatusCode::SEE_OTHER, "{}", known.html);
    }
    let mut all = Vec::new();
    for time in 0..3 {
        place.begin(10 + time);
        let marks = adviser.get(&routes::begin()).await.marks();
        place.begin(20 + time);
        let before = work(&place);
        let page = adviser
            .send_marked(&routes::begin(), &marks, &typed(NUMBER, ""))
            .await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
        // An own part's id is drawn at random: how often something was drawn before tells nobody anything.
        let steps = page.location.replace('?', "/");
        let ids = [steps.split('/').nth(2).unwrap().to_owned()];
        all.push(told(&page, &ids, since(&place, before)));
        for path in [page.location.as_str(), "/"] {
            place.begin(30 + time);
            let before = work(&place);
            let page = adviser.get(path).await;
            all.push(told(&page, &ids, since(&place, before)));
        }
    }
    all
}

#[tokio::test]
async fn whoever_types_a_childs_number_cannot_tell_whether_anybody_else_works_with_the_child() {
    let nowhere = searched(Known::Nowhere).await;
    let mut more = Vec::new();
    for known in [
        Known::ByAnotherNumber,
        Known::AtThePreschool,
        Known::Protected,
    ] {
        let told = searched(known).await;
        assert_eq!(told.len(), nowhere.len());
        for (at, (told, nowhere)) in told.iter().zip(&nowhere).enumerate() {
            let (there, not) = (&told.answer, &nowhere.answer);
            assert!(there == not, "{known:?} {at}\n{there}\n{not}");
            if told.work != nowhere.work {
                more.push((known, at, told.work, nowhere.work));
            }
        }
    }
    // The parts of the folder are looked through for a protection, and the rooms for what is laid there: so many
    // statements more than for a child whom nobody knows (docs/security/threats.md, row 9 b), and no other work differs.
    let first = [0, 3, 6];
    let open = [
        (Known::AtThePreschool, [4, 2, 2]),
        (Known::Protected, [5, 5, 5]),
    ];
    let expected: Vec<_> = open
        .into_iter()
        .flat_map(|(known, more)| {
            first
                .into_iter()
                .zip(more)
                .map(move |(at, more)| (known, at, more))
        })
        .collect();
    let found = more.iter().map(|(known, at, there, not)| {
        assert_eq!(there[1..], not[1..], "{known:?} {at}");
        (*known, *at, there[0] - not[0])
    });
    assert_eq!(found.collect::<Vec<_>>(), expected);
    // The twin: whoever has begun already is led to the very same part.
    assert_eq!(nowhere[0].answer, nowhere[3].answer);
}

/// An id that nothing has.
const NOTHING: &str = "0123456789abcdef0123456789abcdef";

/// Finds one in a county.
type Id = fn(&Place, &Things) -> String;

/// Somebody's id in a field of an own form: of a person, a part, an entry that are there and not theirs.
async fn typed(of: &str, field: &str, id: impl Fn(&Place, &Things) -> String) -> Vec<Told> {
    let (place, things) = place(Situation::Preschool).await;
    let mut teacher = place.browser_of(place.county.teacher).await;
    let path = filled(of, &things).unwrap();
    place.begin(1);
    let page = teacher.get(&path).await;
    let form = page.forms().into_iter().find(|form| form.action == path);
    let id = id(&place, &things);
    let fields = match form {
        Some(form) => form.answered(&[(field, id.as_str())]),
        // The page has nobody to choose: whoever knows the form sends it all the same.
        None => [
            ("form-id", "fedcba9876543210fedcba9876543210"),
            ("form-seen", "none"),
            ("handlers", &place.county.teacher.person.to_string()),
            (field, &id),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec(),
    };
    let mut all = Vec::new();
    for step in 2..4 {
        place.begin(step);
        let before = work(&place);
        let page = teacher.send_pairs(&path, &fields).await;
        all.push(told(&page, slice::from_ref(&id), since(&place, before)));
        let part = routes::part(&things["part"]);
        place.begin(step + 10);
        let page = teacher.get(&part).await;
        all.push(told(&page, slice::from_ref(&id), [0; 3]));
    }
    all
}

#[tokio::test]
async fn whoever_types_ids_of_others_into_a_form_cannot_tell_them_from_ids_of_nothing() {
    use routes::pattern::{
        ask_consent, block, later, notice, promise, protect, readers, record_answer, unhandled,
    };
    let father = |place: &Place, _: &Things| place.county.father.to_string();
    let nurse = |place: &Place, _: &Things| place.county.contact.person.to_string();
    let room = |_: &Place, things: &Things| things["room"].clone();
    let words = |_: &Place, things: &Things| things[OWN_WORDS].clone();
    let all: [(&str, &str, Id); 12] = [
        (ask_consent, "without", father),
        (block, "person", father),
        (later, "person", father),
        (record_answer, "by", father),
        (readers, "readers", father),
        (readers, "readers-before", father),
        (protect, "handlers", nurse),
        (protect, "household", father),
        (unhandled, "which", room),
        (notice, "form-id", room),
        (notice, "form-seen", words),
        (promise, "goal", words),
    ];
    let mut more = BTreeSet::new();
    for (of, field, id) in all {
        let there = typed(of, field, id).await;
        let not = typed(of, field, |_, _| NOTHING.to_owned()).await;
        for (at, (there, not)) in there.iter().zip(&not).enumerate() {
            let lines = there.answer.lines().zip(not.answer.lines());
            let differ: Vec<_> = lines.filter(|(there, not)| there != not).collect();
            assert!(there.answer == not.answer, "{of} {field} {at}: {differ:#?}");
            if there.work != not.work {
                more.insert((of, field, there.work[0] - not.work[0]));
            }
        }
    }
    // A refusal more, as at any address (see above), for the one field that names a part.
    assert_eq!(more, BTreeSet::from([(unhandled, "which", REFUSED[0])]));
}

/// An entry's id belongs to one entry in the whole house, so a form that is sent under one that is taken elsewhere is
/// "saved already". Whoever has such an id learns that it is an entry's (docs/security/threats.md, row 9 c).
#[tokio::test]
async fn whoever_sends_a_form_under_the_id_of_an_entry_elsewhere_is_told_that_it_is_taken() {
    let of = routes::pattern::notice;
    let taken = typed(of, "form-id", |_, things| things[OWN_WORDS].clone()).await;
    let free = typed(of, "form-id", |_, _| NOTHING.to_owned()).await;
    assert!(taken[0].answer.starts_with("409 "), "{}", taken[0].answer);
    assert!(free[0].answer.starts_with("303 "), "{}", free[0].answer);
    // Nothing of what stands there is told with it, and nothing was written.
    assert!(!taken[0].answer.contains("Han sover bättre nu"));
    assert_eq!(taken[1].answer, taken[3].answer);
}
