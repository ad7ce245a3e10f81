//! Whom one can sign in as.

use app::people::{Person, PersonKind};
use app::rooms::rooms;
use app::{House, Stop};
use folder::id::FunctionId;
use jiff::Timestamp;

use crate::build::today;

/// One way to sign in.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// Who.
    pub person: Person,
    /// In which seat, at work.
    pub function: Option<FunctionId>,
    /// The workplace and the role, or the child that it is about.
    pub place: String,
}

/// Everybody who can sign in now: at work with their seats, and the families with an open room.
pub async fn people(house: &House, now: Timestamp) -> Result<Vec<SignIn>, Stop> {
    let today = today(house, now);
    let directory = house.directory();
    let mut found = Vec::new();
    for person in house.people().await? {
        if person.kind == PersonKind::Professional {
            for id in house.functions_of(person.id, today).await? {
                let seat = directory.function(id);
                let unit = seat.and_then(|seat| directory.unit(seat.unit));
                let role = seat.map_or("", |seat| directory.role_name(&seat.role, "en"));
                let unit = unit.map_or("", |unit| unit.name.as_str());
                found.push(SignIn {
                    place: format!("{unit}, {role}"),
                    function: Some(id),
                    person: person.clone(),
                });
            }
            continue;
        }
        let signed = house.acting(person.id, None, now).await?;
        let rooms = rooms(&signed.cx(house, now)).await?;
        if rooms.is_empty() {
            continue;
        }
        let place = match person.kind {
            PersonKind::Child => "own page".to_owned(),
            _ => rooms
                .iter()
                .map(|(_, card)| card.name.as_str())
                .collect::<Vec<_>>()
                .join(", "),
        };
        found.push(SignIn {
            person,
            function: None,
            place,
        });
    }
    found.sort_by(|a, b| {
        let work = |who: &SignIn| who.function.is_none();
        (work(a), &a.place, &a.person.name).cmp(&(work(b), &b.place, &b.person.name))
    });
    Ok(found)
}

/// The same, a line each.
pub async fn who_can_sign_in(house: &House, now: Timestamp) -> Result<Vec<String>, Stop> {
    Ok(people(house, now)
        .await?
        .into_iter()
        .map(|who| format!("{} ({})", who.person.name, who.place))
        .collect())
}
