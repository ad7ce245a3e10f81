//! A child one meets for the first time here (design decisions 9 and 10).

use app::begin::{Begin, NewGuardian, begin_under};
use app::{Seen, Sheet, Stop};
use askama::Template;
use axum::response::Response;
use folder::entry::Custody;
use folder::number::PersonalNumber;
use jiff::ToSpan;

use crate::form::{Choice, Form, When};
use crate::look::Look;
use crate::pages::{done, protect};
use crate::routes;
use crate::visitor::{Posted, Visitor};

/// The longest name.
const NAME: usize = 200;

/// The fields of the guardians there is room for: name, custody, language, interpreter.
const GUARDIANS: [[&str; 4]; 2] = [
    [
        "first-name",
        "first-custody",
        "first-language",
        "first-interpreter",
    ],
    [
        "second-name",
        "second-custody",
        "second-language",
        "second-interpreter",
    ],
];

#[derive(Template)]
#[template(path = "pages/begin.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    custody: Vec<Choice>,
    interpreter: Vec<Choice>,
    levels: Vec<Choice>,
}

/// The empty form.
pub async fn show(visitor: Visitor) -> Response {
    if let Err(stop) = visitor.cx().may_begin() {
        return visitor.stopped(stop);
    }
    let form = visitor.form(routes::begin(), None);
    page(&visitor, form)
}

/// The child's part is found or made; the answer is the same either way.
pub async fn save(Posted { visitor, sent }: Posted) -> Response {
    if let Err(stop) = visitor.cx().may_begin() {
        return visitor.stopped(stop);
    }
    let mut form = Form::sent(routes::begin(), sent);
    let level = form.choice_if_any("protection", |value| protect::level(&visitor, value));
    let asked = read(&visitor, &mut form);
    let sheet = visitor.sheet(&form);
    let (Some(asked), Some(sheet), false) = (asked, sheet, form.failed()) else {
        if !form.failed() {
            form.stale(visitor.fresh(), "none");
        }
        return page(&visitor, form);
    };
    // The writer has seen nothing of the child, whatever lies here.
    let sheet = Sheet {
        seen: Seen::Unsaid,
        ..sheet
    };
    match begin_under(&visitor.cx(), sheet, asked, level).await {
        Ok(part) => done::go(routes::part(part), "begun"),
        Err(stop) => mend(&visitor, form, stop),
    }
}

fn mend(visitor: &Visitor, mut form: Form, stop: Stop) -> Response {
    match visitor.mend(&mut form, stop, None) {
        Ok(()) => page(visitor, form),
        Err(answer) => answer,
    }
}

fn page(visitor: &Visitor, form: Form) -> Response {
    let look = &visitor.look;
    let form = form
        .called("name", look.t("begin-name"))
        .called("birth", look.t("begin-birth"))
        .called("number", look.t("begin-number"))
        .called("language", look.t("begin-language"))
        .called("protection", look.t("begin-protection"))
        .called("first-name", look.t("begin-first"))
        .called("first-custody", look.t("begin-first"))
        .called("second-name", look.t("begin-second"))
        .called("second-custody", look.t("begin-second"));
    let custody = [
        ("sole", "begin-sole"),
        ("joint", "begin-joint"),
        ("none", "begin-none"),
    ]
    .map(|(value, key)| Choice::new(value, look.t(key)));
    look.show_form(
        &form,
        &Show {
            look,
            form: &form,
            custody: custody.into(),
            interpreter: vec![Choice::new("yes", look.t("begin-interpreter"))],
            levels: std::iter::once(Choice::new("", look.t("protect-none")))
                .chain(protect::levels(look))
                .collect(),
        },
    )
}

fn read(visitor: &Visitor, form: &mut Form) -> Option<Begin> {
    let today = visitor.today();
    let name = form.text("name", NAME);
    // An expected day of birth lies at most a pregnancy ahead.
    let last = today.checked_add(10.months()).unwrap_or(today);
    let birth = form.date("birth", When::Until(last));
    if birth.is_some_and(|birth| folder::age::years(birth, today) >= folder::age::ADULT) {
        form.refuse("birth", "begin-error-adult");
    }
    let number = form.text_if_any("number", 20);
    let number = (!number.is_empty())
        .then(|| PersonalNumber::read(&number, today))
        .transpose();
    match &number {
        Err(_) => form.refuse("number", "begin-error-number"),
        Ok(Some(number)) if birth.is_some() && number.born() != birth => {
            form.refuse("number", "begin-error-number-birth");
        }
        Ok(_) => {}
    }
    let language = form.text("language", NAME);
    let guardians: Vec<NewGuardian> = GUARDIANS
        .into_iter()
        .filter_map(|fields| guardian(form, fields))
        .collect();
    if let [first, second] = guardians.as_slice()
        && contradict(first.custody, second.custody)
    {
        form.refuse("second-custody", "begin-error-custody");
    }
    Some(Begin {
        name: name?,
        birth: birth?,
        number: number.ok()?,
        language: language?,
        guardians,
        child: None,
        handlers: Vec::new(),
    })
}

/// A guardian, when anything was written about one.
fn guardian(
    form: &mut Form,
    [name, custody, language, interpreter]: [&str; 4],
) -> Option<NewGuardian> {
    let touched = [name, custody, language, interpreter]
        .iter()
        .any(|field| form.ticked(field));
    if !touched {
        return None;
    }
    let named = form.text(name, NAME);
    let held = form.choice(custody, |value| match value {
        "sole" => Some(Custody::Sole),
        "joint" => Some(Custody::Joint),
        "none" => Some(Custody::None),
        _ => None,
    });
    let spoken = form.text_if_any(language, NAME);
    Some(NewGuardian {
        person: None,
        name: named?,
        custody: held?,
        language: spoken,
        interpreter: form.ticked(interpreter),
    })
}

/// Who has custody alone shares it with nobody (FB 6 kap.).
fn contradict(first: Custody, second: Custody) -> bool {
    matches!(
        (first, second),
        (Custody::Sole, Custody::Sole | Custody::Joint) | (Custody::Joint, Custody::Sole)
    )
}
