//! A talk with the wheel between us (R4, R5, R20, R31, R36, R97, R109): first who took part and what we talked about,
//! then what each one said.

mod cells;

use app::choose_readers::To;
use app::show_part::PartPage;
use app::write_note;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::age;
use folder::class::Action;
use folder::entry::Conversation;
use folder::practice::{AreaKey, Practice};
use folder::{Kind, Voice};

use self::cells::{Area, Speaker};
use crate::form::{Choice, Form};
use crate::look::Look;
use crate::pages::readers::{self, Asked};
use crate::pages::{done, ids, notice, wheel_said, writing};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor};
use crate::wheel::Wheel;

#[derive(Template)]
#[template(path = "pages/talk.html")]
struct Choose<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    voices: Vec<Choice>,
    areas: Vec<Choice>,
    interpreter: Vec<Choice>,
    wheel: Option<Wheel>,
    back: String,
}

#[derive(Template)]
#[template(path = "pages/talk_write.html")]
struct Write<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    unit: String,
    kept: Vec<(&'static str, String)>,
    areas: Vec<Area>,
    stances: Vec<Choice>,
    readers: Asked,
    back: String,
}

/// Who took part, and what did you talk about?
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Response {
    let part = match ids::read(&visitor, &part) {
        Ok(part) => part,
        Err(answer) => return answer,
    };
    let page = match writing::open(&visitor, part, Action::Note).await {
        Ok(page) => page,
        Err(answer) => return answer,
    };
    let mut form = visitor.form(routes::talk(part), page.view.mark());
    let guardian = page.view.child().and_then(|card| card.custodians().next());
    if let Some(guardian) = guardian {
        form = form.with("language", &guardian.language);
        if guardian.interpreter {
            form = form.with("interpreter", "yes");
        }
    }
    choosing(&visitor, &page, form)
}

/// On to writing, or what was said is written.
pub async fn save(Path(part): Path<String>, Posted { visitor, sent }: Posted) -> Response {
    let part = match ids::read(&visitor, &part) {
        Ok(part) => part,
        Err(answer) => return answer,
    };
    let page = match writing::open(&visitor, part, Action::Note).await {
        Ok(page) => page,
        Err(answer) => return answer,
    };
    let speakers = speakers(&visitor, &page);
    let mut form = Form::sent(routes::talk(part), sent);
    let voices = form.choices("voices", |key| speakers.iter().find(|one| one.key == key));
    let cx = visitor.cx();
    let pack = match cx.pack() {
        Ok(pack) => pack,
        Err(stop) => return visitor.stopped(stop),
    };
    let areas = form.choices("areas", |key| pack.area(key));
    let language = form.text("language", cells::LANGUAGE);
    let (Some(voices), Some(areas), Some(language)) = (voices, areas, language) else {
        return choosing(&visitor, &page, form);
    };
    let cells = cells::cells(&visitor, &areas, &voices);
    if form.value("step") != "write" {
        return writing_down(&visitor, &page, form, cells);
    }
    let pieces = cells::read(&mut form, &areas, &voices);
    let chosen = readers::read(&mut form);
    if !form.failed()
        && let Some(sheet) = visitor.sheet(&form)
    {
        let what = Conversation {
            pack: Practice::reference(pack),
            language,
            interpreter: form.ticked("interpreter"),
            pieces,
        };
        match write_note::talk(&cx, part, sheet, To { what, chosen }).await {
            Ok(()) => return done::go(routes::part(part), "talked"),
            Err(stop) => {
                if let Err(answer) = visitor.mend(&mut form, stop, page.view.mark()) {
                    return answer;
                }
            }
        }
    } else if !form.failed()
        && let Err(answer) = visitor.mend(&mut form, app::Stop::Behind, page.view.mark())
    {
        return answer;
    }
    writing::came(&visitor, &page.view, &mut form);
    writing_down(&visitor, &page, form, cells)
}

/// Whose words there can be: the child's own, what adults have seen of so young a child (R97), each guardian's, mine.
fn speakers(visitor: &Visitor, page: &PartPage) -> Vec<Speaker> {
    let teller = Teller::new(visitor, &page.view);
    let mut speakers = vec![Speaker::new("child", Voice::Child, &teller)];
    if let Some(card) = page.view.child() {
        if age::years(card.birth, visitor.today()) < age::OWN_ROOM {
            speakers.push(Speaker::new("observed", Voice::ChildObserved, &teller));
        }
        for (place, guardian) in card.custodians().enumerate() {
            let voice = Voice::Guardian {
                person: guardian.person,
            };
            speakers.push(Speaker::new(format!("guardian-{place}"), voice, &teller));
        }
    }
    if let Some(unit) = visitor.unit() {
        let name = visitor.look.t1("talk-me", "unit", teller.unit(unit));
        speakers.push(Speaker {
            key: "me".to_owned(),
            voice: Voice::Professional { unit },
            name,
        });
    }
    speakers
}

fn choosing(visitor: &Visitor, page: &PartPage, form: Form) -> Response {
    let look = &visitor.look;
    let form = form
        .called("voices", look.t("talk-voices"))
        .called("areas", look.t("talk-areas"))
        .called("language", look.t("talk-language"));
    let voices = speakers(visitor, page)
        .into_iter()
        .map(|one| Choice::new(one.key, one.name))
        .collect();
    let show = Choose {
        look,
        form: &form,
        child: Teller::new(visitor, &page.view).child(),
        voices,
        areas: notice::areas(visitor)
            .into_iter()
            .map(|area| {
                let key = practice::text::area(&area.value);
                area.hint(visitor.pack().attr(&key, "definition"))
            })
            .collect(),
        interpreter: vec![Choice::new("yes", look.t("talk-interpreter-yes"))],
        wheel: wheel_said::wheel(visitor, &page.view),
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}

fn writing_down(visitor: &Visitor, page: &PartPage, form: Form, areas: Vec<Area>) -> Response {
    let look = &visitor.look;
    let (form, readers) = readers::ask(visitor, page, Kind::Conversation, form);
    let kept = ["voices", "areas", "language", "interpreter"]
        .into_iter()
        .flat_map(|field| {
            form.values(field)
                .iter()
                .map(move |value| (field, value.clone()))
        })
        .collect();
    let show = Write {
        look,
        form: &form,
        child: Teller::new(visitor, &page.view).child(),
        unit: visitor.unit_name(visitor.unit()),
        kept,
        areas,
        stances: ["works", "hard", "both", "silent"]
            .map(|value| Choice::new(value, look.t(&format!("talk-stance-{value}"))))
            .into(),
        readers,
        back: routes::talk(page.part),
    };
    look.show_form(&form, &show)
}

/// An area's key as entries carry it.
fn key(area: &practice::Area) -> AreaKey {
    AreaKey(area.key.clone())
}
