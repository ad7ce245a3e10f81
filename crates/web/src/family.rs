//! What the family's pages have in common: one's own words, who helps, what is shared (R92; design decision 8).

pub mod answer_form;
pub mod asked;
pub mod happened;
pub mod measures;
pub mod said;
pub mod shared;

use app::rooms::RoomPage;
use folder::View;
use folder::id::PersonId;
use folder::next::Step;
use folder::practice::AreaKey;

use crate::look::Help;
use crate::telling::Teller;
use crate::visitor::Visitor;

/// The name one calls somebody by.
#[must_use]
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// Whom a sentence of this room is about: the child by name, or "you" where it is the child's own.
#[must_use]
pub fn whom(visitor: &Visitor, page: &RoomPage) -> String {
    if page.is_child {
        visitor.look.t("family-about-you")
    } else {
        first_name(&page.card.name).to_owned()
    }
}

/// The one to turn to, with role and workplace (R53).
#[derive(Clone, Debug)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// "rektor, Lärkskolan"
    pub role: String,
    /// Where to call.
    pub help: Help,
}

/// Those to turn to, one at each branch that has said who it is, the latest first.
#[must_use]
pub fn contacts(visitor: &Visitor, view: &View) -> Vec<Contact> {
    let all = view.contacts().into_iter();
    all.map(|(_, named)| Contact {
        name: named.name.clone(),
        role: [
            visitor.role(named.function),
            visitor.unit_name(Some(named.unit)),
        ]
        .join(", "),
        help: Help {
            name: named.name.clone(),
            phone: named.phone.clone(),
        },
    })
    .collect()
}

/// What an area is called when one speaks with a child (R8); with a grown-up, its name.
#[must_use]
pub fn area(teller: &Teller<'_>, visitor: &Visitor, area: &AreaKey, child: bool) -> String {
    let key = format!("{}.child", practice::text::area(&area.0));
    if child && visitor.pack().has(&key) {
        visitor.pack().msg(&key)
    } else {
        teller.area(area)
    }
}

/// Somebody in the family, by name.
#[must_use]
pub fn person(visitor: &Visitor, page: &RoomPage, person: PersonId) -> String {
    if person == page.card.child {
        return page.card.name.clone();
    }
    let known = page.choices.persons.iter().find(|(id, _)| *id == person);
    known.map_or_else(
        || Teller::new(visitor, &page.view).person(person),
        |(_, name)| name.clone(),
    )
}

/// The next days that concern the family: a meeting, a promise, a follow-up.
#[must_use]
pub fn next(visitor: &Visitor, page: &RoomPage) -> Vec<String> {
    page.view
        .next()
        .into_iter()
        .filter_map(|next| {
            let key = match next.step {
                Step::HoldMeeting => "family-next-meeting",
                Step::Promised => "family-next-promised",
                Step::Review => "family-next-review",
                _ => return None,
            };
            let unit = visitor.unit_name(next.unit);
            let args = [
                ("date", visitor.date(next.due).into()),
                ("unit", unit.into()),
            ];
            Some(visitor.look.tw(key, &args))
        })
        .take(3)
        .collect()
}
