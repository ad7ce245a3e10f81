//! Sample pages, for tests and for the eye: `target/samples/*.html` after a test run. A new page
//! copies this shape: a struct of things ready to print, a template, a function that shows it.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use askama::Template;
use tongue::{Language, Tongues};

use crate::form::{Choice, Form, Sent, When};
use crate::look::{Help, Look, NoticeKind, Way, Who};
use crate::wheel::{Mark, Slice, Wheel};

#[derive(Template)]
#[template(path = "base_sample.html")]
struct SamplePage<'a> {
    look: &'a Look,
    form: &'a Form,
    heading: &'a str,
    lead: &'a str,
    stances: Vec<Choice>,
    areas: Vec<Choice>,
    languages: Vec<Choice>,
    wheel: Wheel,
}

pub fn professional(language: &str) -> Look {
    let tongues = Arc::new(Tongues::new(&[]).unwrap());
    let language = Language::from_code(language).unwrap();
    let mut look = Look::new(tongues, language, "/parts/7f3a");
    look.who = Some(Who {
        name: "Sara Ek".into(),
        function: "förskollärare, Förskolan Lärkan".into(),
    });
    look.nav = [("Mina barn", true), ("Att hämta", false), ("Möten", false)]
        .map(|(label, current)| Way {
            label: label.into(),
            href: "/".into(),
            current,
        })
        .into();
    look.harm = Some(Way {
        label: "Oro för att ett barn far illa?".into(),
        href: "/harm".into(),
        current: false,
    });
    look.help = Some(Help {
        name: "Supporten i Ekby".into(),
        phone: "0470-12 34 56".into(),
    });
    look
}

pub fn family(language: &str) -> Look {
    let mut look = professional(language);
    look.family = true;
    look.harm = None;
    look.who = Some(Who {
        name: "Amira Haddad".into(),
        function: String::new(),
    });
    look
}

pub fn wheel(slices: usize, voices: usize) -> Wheel {
    let labels = [
        "Första delen",
        "Andra delen",
        "Tredje delen",
        "Fjärde delen",
        "Femte delen",
        "Sjätte delen",
        "Sjunde delen",
        "Åttonde delen",
    ];
    let names = ["Alva, 4 år", "Mamma", "Förskolan", "BVC"];
    let mark = |at: usize| Mark {
        works: !at.is_multiple_of(3),
        hard: at.is_multiple_of(4),
        works_text: if at.is_multiple_of(3) {
            ""
        } else {
            "Leker gärna med andra."
        }
        .into(),
        hard_text: String::new(),
    };
    Wheel {
        id: "w".into(),
        title: "Så har ni det nu".into(),
        voices: names[..voices].iter().map(ToString::to_string).collect(),
        slices: (0..slices)
            .map(|at| Slice {
                key: format!("area-{at}"),
                label: labels[at].into(),
                hue: u8::try_from(at + 1).unwrap(),
                marks: (0..voices).map(|voice| mark(at + voice * 2 + 1)).collect(),
            })
            .collect(),
    }
}

fn page(look: &Look, form: &Form) -> String {
    SamplePage {
        look,
        form,
        heading: "Vad har du lagt märke till?",
        lead: "Ett par meningar räcker. Du kan alltid lägga till mer.",
        stances: vec![
            Choice::new("yes", "Ja"),
            Choice::new("part", "Ja, till en del").hint("Du väljer vilka delar på nästa sida."),
            Choice::new("no", "Nej"),
        ],
        areas: wheel(8, 1)
            .slices
            .into_iter()
            .map(|slice| Choice::new(slice.key, slice.label))
            .collect(),
        languages: vec![Choice::new("so", "Somaliska"), Choice::new("sv", "Svenska")],
        wheel: wheel(8, 3),
    }
    .to_string()
}

fn wrong() -> Form {
    let pairs = [
        ("form-id", "f1"),
        ("form-seen", "7"),
        ("step", "two"),
        ("who", "Noor & \"mamma\""),
        ("saw", "<b>Hon</b> grät länge.\nSedan lekte hon."),
        ("again", "3/12"),
        ("stance", "part"),
        ("areas", "area-1"),
        ("areas", "area-3"),
        ("language", "so"),
    ];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut form = Form::sent("/parts/7f3a/observations", Sent::from_pairs(pairs))
        .called("stance", "Vad sa Alvas mamma?")
        .called("areas", "Vilka delar gäller det?");
    form.text_if_any("who", 4);
    form.text("saw", 10);
    form.date("again", When::Any);
    for field in ["stance", "areas"] {
        form.choices_if_any::<()>(field, |_| None);
    }
    form.choice::<()>("language", |_| None);
    form
}

fn keep(name: &str, html: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/samples");
    let css = crate::assets::css();
    fs::create_dir_all(folder.join("assets")).unwrap();
    fs::write(folder.join(&css[1..]), crate::assets::CSS).unwrap();
    fs::write(folder.join(name), html.replace(css, &css[1..])).unwrap();
}

#[test]
fn every_field_keeps_its_value_and_shows_its_error() {
    let look = professional("sv");
    let html = page(&look, &wrong());
    keep("wrong.html", &html);
    for kept in [
        r#"name="form-id" value="f1""#,
        r#"name="form-seen" value="7""#,
        r#"name="step" value="two""#,
        r#"value="Noor &#38; &#34;mamma&#34;""#,
        "&#60;b&#62;Hon&#60;/b&#62; grät länge.\nSedan lekte hon.</textarea>",
        r#"type="text" value="3/12""#,
        r#"value="part" checked"#,
        r#"value="area-1" checked"#,
        r#"value="area-3" checked"#,
        r#"value="so" selected"#,
    ] {
        assert!(html.contains(kept), "{kept}");
    }
    for field in ["who", "saw", "again", "stance", "areas", "language"] {
        assert!(
            html.contains(&format!(r##"<a href="#{field}">"##)),
            "{field} in summary"
        );
        assert!(
            html.contains(&format!(r#"id="{field}-error""#)),
            "{field} beside"
        );
        assert!(
            html.contains(&format!(r#"id="{field}""#)),
            "{field} is reached"
        );
    }
    let summary = html.find("ds-error-summary").unwrap();
    assert!(summary < html.find("<h1>").unwrap(), "errors come first");
    assert!(html.contains("<title>Fel: "));
    assert!(!html.contains("area-2\" checked"));
}

#[test]
fn a_fresh_form_shows_no_error() {
    let look =
        professional("sv").with_notice(NoticeKind::Done, "Sparat.", "Ingen annan ser det än.");
    let html = page(
        &look,
        &Form::new("/x", "f2", "7").with("again", "2026-12-03"),
    );
    keep("form.html", &html);
    assert!(!html.contains("ds-error-summary"));
    assert!(!html.contains("aria-invalid"));
    assert!(html.contains(r#"type="date" value="2026-12-03""#));
    assert!(html.contains("Ingen annan ser det än."));
}

#[test]
fn pages_for_families_carry_no_topic_in_the_title_and_a_way_out() {
    let form = Form::new("/x", "f3", "0");
    for language in ["sv", "en"] {
        let html = page(&family(language), &form);
        keep(&format!("family-{language}.html"), &html);
        assert!(html.contains("<title>Start</title>"));
        assert!(html.contains(r#"href="/exit""#));
        assert!(!page(&professional(language), &form).contains(r#"href="/exit""#));
    }
}

#[test]
fn every_page_can_be_signed_out_from_and_read_in_another_language() {
    let html = page(&professional("en"), &Form::new("/x", "f4", "0"));
    keep("rtl.html", &html.replace(r#"dir="ltr""#, r#"dir="rtl""#));
    assert!(html.contains(r#"action="/sign-out""#));
    assert!(html.contains(r#"name="back" value="/parts/7f3a""#));
    assert!(html.contains(r#"value="sv" lang="sv""#));
    assert!(html.contains("Oro för att ett barn far illa?"));
}

#[test]
fn no_page_fetches_from_elsewhere_or_carries_script_or_inline_style() {
    let html = page(&professional("sv"), &wrong());
    for forbidden in [
        "<script",
        " style=",
        "http://",
        "https://",
        "onclick",
        "javascript:",
    ] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn every_text_of_the_frame_stands_in_every_language() {
    let sources = [
        include_str!("../templates/base.html"),
        include_str!("../templates/parts/fields.html"),
        include_str!("../templates/parts/wheel.html"),
        include_str!("../templates/parts/lost_session.html"),
        include_str!("../templates/parts/resume.html"),
        include_str!("../templates/parts/problem.html"),
        include_str!("errors.rs"),
        include_str!("form.rs"),
    ];
    let starts = [
        "error-", "field-", "frame-", "problem-", "resume-", "signin-", "wheel-",
    ];
    let mut found = 0;
    for language in ["sv", "en"] {
        let look = professional(language);
        for quoted in sources.iter().flat_map(|source| source.split('"')) {
            let is_key = starts.iter().any(|start| quoted.starts_with(start))
                && quoted.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            let mut keys = vec![quoted.to_owned()];
            if look.tongue().has(&format!("{quoted}-title")) {
                keys = vec![format!("{quoted}-title"), format!("{quoted}-text")];
            }
            if is_key && quoted != "error-summary" {
                found += 1;
                for key in keys {
                    assert!(look.tongue().has(&key), "{language}: {key}");
                }
            }
        }
    }
    assert!(found > 60, "{found}");
}

#[test]
fn the_list_of_errors_says_which_field_is_meant() {
    let html = page(&professional("sv"), &wrong());
    assert!(html.contains("<strong>Vad sa Alvas mamma?</strong> Det valet finns inte här."));
}

#[tokio::test]
async fn the_pages_for_what_went_wrong_are_kept_for_the_eye() {
    use crate::errors::{Kept, Problem, page};

    let kept = Kept::address("/parts/7").offering(vec![
        Choice::new("sara", "Sara Ek").hint("förskollärare, Förskolan Lärkan"),
        Choice::new("amira", "Amira Haddad").hint("mamma till Alva"),
    ]);
    let look = professional("sv");
    for (name, problem) in [
        ("lost.html", Problem::LostSession(Box::new(kept))),
        ("notfound.html", Problem::NotFound),
    ] {
        let body = page(&look, &problem).into_body();
        let bytes = axum::body::to_bytes(body, 100_000).await.unwrap();
        let html = String::from_utf8(bytes.to_vec()).unwrap();
        keep(name, &html);
        assert_eq!(html.matches("<h1>").count(), 1);
    }
}
