//! "I cannot wait": opening in an emergency what is closed in daily work, and reading it for an hour (PDL 4:2; R9 of
//! the standards).

use app::emergency::{OpenNow, open_in_emergency, open_now};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::class::Action;

use super::ids;
use crate::errors::{Kept, Problem, page};
use crate::form::{Form, LONGEST};
use crate::look::Look;
use crate::pages::part::told::Told;
use crate::pages::writing;
use crate::routes;
use crate::telling::Teller;
use crate::visitor::{Posted, Visitor, go};

#[derive(Template)]
#[template(path = "pages/emergency.html")]
struct Ask<'a> {
    look: &'a Look,
    form: &'a Form,
    child: String,
    /// Where it is decided that somebody is told later; empty for whoever may not.
    later: String,
    harm: String,
    back: String,
}

#[derive(Template)]
#[template(path = "pages/emergency_open.html")]
struct Open<'a> {
    look: &'a Look,
    child: String,
    until: String,
    timeline: Vec<Told>,
    earlier: Option<String>,
    harm: String,
    back: String,
}

/// What is open just now, or the form that opens it.
pub async fn show(visitor: Visitor, Path(part): Path<String>) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    match open_now(&visitor.cx(), part).await {
        Ok(Some(open)) => return Ok(opened(&visitor, &open)),
        Ok(None) => {}
        Err(stop) => return Err(visitor.stopped(stop)),
    }
    let here = routes::emergency(part);
    if !visitor.cx().is_fresh() {
        let kept = Box::new(Kept::address(&here));
        return Err(page(&visitor.look, &Problem::SignInAgain(kept)));
    }
    let page = writing::open(&visitor, part, Action::OpenEmergency).await?;
    let form = visitor.form(here, page.view.mark());
    Ok(ask(&visitor, &page, &form))
}

/// It is opened, or the form is shown again. What was typed goes along to a new sign-in.
pub async fn save(
    Path(part): Path<String>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let here = routes::emergency(part);
    if !visitor.cx().is_fresh() {
        let kept = Box::new(Kept::form(&here, &sent));
        return Err(page(&visitor.look, &Problem::SignInAgain(kept)));
    }
    let mut form = Form::sent(here.clone(), sent);
    let mut stop = None;
    let why = form.text("why", LONGEST);
    if let Some(why) = why
        && let Some(sheet) = visitor.sheet(&form)
    {
        match open_in_emergency(&visitor.cx(), part, sheet, why).await {
            Ok(()) => return Ok(go(here)),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::OpenEmergency, &mut form, stop).await?;
    Ok(ask(&visitor, &page, &form))
}

fn ask(visitor: &Visitor, page: &PartPage, form: &Form) -> Response {
    let look = &visitor.look;
    let form = form.clone().called("why", look.t("emergency-why"));
    let later = page.may.contains(&Action::Block);
    let show = Ask {
        look,
        form: &form,
        child: Teller::new(visitor, &page.view).child(),
        later: if later {
            routes::later(page.part)
        } else {
            String::new()
        },
        harm: routes::harm(),
        back: routes::part(page.part),
    };
    look.show_form(&form, &show)
}

fn opened(visitor: &Visitor, open: &OpenNow) -> Response {
    let look = &visitor.look;
    let teller = Teller::new(visitor, &open.view);
    let timeline = open.view.timeline();
    let timeline = timeline
        .filter(|written| open.opened.contains(&written.record.id))
        .map(|written| Told {
            record: written.record.id,
            line: teller.line(&written),
            share: None,
            named: None,
            readers: None,
        })
        .collect();
    look.show(&Open {
        look,
        child: teller.child(),
        until: visitor.moment(open.until),
        timeline,
        earlier: None,
        harm: routes::harm(),
        back: routes::part(open.part),
    })
}
