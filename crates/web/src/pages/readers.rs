//! "Who in the family reads this?" The default is chosen beforehand; whoever changes it says why (OSL 12:3; X2, X16).

use std::collections::BTreeSet;

use app::choose_readers::{Chosen, Member, by_themselves, choose_readers, readers};
use app::show_part::PartPage;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use folder::Kind;
use folder::class::Action;
use folder::entry::Entry;
use folder::id::{EntryId, PartId, PersonId};
use folder::showing::is_chosen;

use crate::form::{Choice, Form, LONGEST};
use crate::look::Look;
use crate::pages::{done, ids, writing};
use crate::routes;
use crate::telling::{Line, Teller};
use crate::visitor::{Posted, Visitor};

const WHO: &str = "readers";
const BEFORE: &str = "readers-before";
const WHY: &str = "readers-why";

/// The question, beside what is being written.
pub struct Asked {
    /// Who can be chosen; empty when nobody can.
    pub members: Vec<Choice>,
    /// Those who read by themselves, as the form carries them.
    pub before: Vec<String>,
    /// Who reads, in one sentence.
    pub now: String,
}

/// Asks within a form that writes something of this kind. The default is chosen beforehand.
#[must_use]
pub fn ask(visitor: &Visitor, page: &PartPage, kind: Kind, form: Form) -> (Form, Asked) {
    let members = if page.may.contains(&Action::ChooseReaders) {
        by_themselves(&visitor.cx(), page, kind)
    } else {
        Vec::new()
    };
    asked(visitor, &members, form)
}

fn asked(visitor: &Visitor, members: &[Member], mut form: Form) -> (Form, Asked) {
    let look = &visitor.look;
    let reading: Vec<&Member> = members.iter().filter(|one| one.reads).collect();
    let names: Vec<String> = reading.iter().map(|one| one.name.clone()).collect();
    let now = if names.is_empty() {
        look.t("readers-nobody")
    } else {
        look.t1("readers-now", "who", look.tongue().list(&names))
    };
    let before: Vec<String> = reading.iter().map(|one| one.person.to_string()).collect();
    if !form.ticked("readers-asked") {
        for person in &before {
            form = form.with(WHO, person);
        }
    }
    let form = form
        .called(WHO, look.t("readers-who"))
        .called(WHY, look.t("readers-why"));
    let members = members
        .iter()
        .map(|one| Choice::new(one.person.to_string(), &one.name))
        .collect();
    let asked = Asked {
        members,
        before,
        now,
    };
    (form, asked)
}

/// What was chosen otherwise than before. A change needs words.
pub fn read(form: &mut Form) -> Chosen {
    let people = |form: &mut Form, field| -> BTreeSet<PersonId> {
        form.choices_if_any(field, |value| value.parse().ok())
            .into_iter()
            .collect()
    };
    let (who, before) = (people(form, WHO), people(form, BEFORE));
    if !form.ticked("readers-asked") || who == before {
        return Chosen::default();
    }
    let why = form.text_if_any(WHY, LONGEST);
    if why.is_empty() && form.error(WHY).is_none() {
        form.refuse(WHY, "readers-error-why");
    }
    Chosen {
        shown: who.difference(&before).copied().collect(),
        closed: before.difference(&who).copied().collect(),
        why,
    }
}

#[derive(Template)]
#[template(path = "pages/readers.html")]
struct Show<'a> {
    look: &'a Look,
    form: &'a Form,
    line: Line,
    readers: Asked,
    back: String,
}

/// Who reads what was written, and who should from now on.
pub async fn show(
    visitor: Visitor,
    Path((part, entry)): Path<(String, String)>,
) -> Result<Response, Response> {
    let part = ids::read(&visitor, &part)?;
    let entry: EntryId = ids::read(&visitor, &entry)?;
    let page = writing::open(&visitor, part, Action::ChooseReaders).await?;
    let form = visitor.form(routes::readers(part, entry), page.view.mark());
    shown(&visitor, &page, entry, form)
}

/// The change acts at once.
pub async fn save(
    Path((part, entry)): Path<(String, String)>,
    Posted { visitor, sent }: Posted,
) -> Result<Response, Response> {
    let part: PartId = ids::read(&visitor, &part)?;
    let entry: EntryId = ids::read(&visitor, &entry)?;
    let mut form = Form::sent(routes::readers(part, entry), sent);
    let chosen = read(&mut form);
    if chosen == Chosen::default() && !form.failed() {
        form.refuse(WHO, "readers-error-same");
    }
    let mut stop = None;
    if !form.failed()
        && let Some(sheet) = visitor.sheet(&form)
    {
        match choose_readers(&visitor.cx(), part, sheet, entry, &chosen).await {
            Ok(()) => return Ok(done::go(routes::part(part), "readers")),
            Err(why) => stop = Some(why),
        }
    }
    let page = writing::reopen(&visitor, part, Action::ChooseReaders, &mut form, stop).await?;
    let reading: Vec<PersonId> = readers(&visitor.cx(), &page, entry)
        .iter()
        .filter(|one| one.reads)
        .map(|one| one.person)
        .collect();
    writing::beside(&visitor, &page.view, &mut form, |written, empty| {
        let Entry::FamilyReaders(decided) = written else {
            return None;
        };
        let now = reading.iter().fold(empty.with_field(WHO), |form, person| {
            form.with(WHO, person.to_string())
        });
        (decided.of == entry).then(|| now.with(WHY, &decided.why))
    });
    shown(&visitor, &page, entry, form)
}

#[expect(
    clippy::result_large_err,
    reason = "the error is the page that is sent"
)]
fn shown(
    visitor: &Visitor,
    page: &PartPage,
    entry: EntryId,
    form: Form,
) -> Result<Response, Response> {
    let written = page.view.entry(entry).ok_or_else(|| visitor.not_found())?;
    let own = written.copy.is_none() && written.author.unit() == visitor.unit();
    if !own || !is_chosen(written.entry.kind()) {
        return Err(visitor.not_found());
    }
    let members = readers(&visitor.cx(), page, entry);
    let (form, readers) = asked(visitor, &members, form);
    let show = Show {
        look: &visitor.look,
        form: &form,
        line: Teller::new(visitor, &page.view).line(&written),
        readers,
        back: routes::part(page.part),
    };
    Ok(visitor.look.show_form(&form, &show))
}
