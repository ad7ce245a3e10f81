//! What the policies get to know: relations, as Cedar entities.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Display;
use std::sync::LazyLock;

use cedar_policy::{
    Entity, EntityAttrEvaluationError, EntityId, EntityTypeName, EntityUid, RestrictedExpression,
};
use folder::class::{Actor, EntryClass, Home, Resource};
use folder::id::{FunctionId, PersonId};

/// What the actor is called within one question: no alarm can name a person.
const ACTOR: &str = "actor";

/// The schema's types, read once: reading a name costs more than a decision.
static TYPES: LazyLock<BTreeMap<&str, EntityTypeName>> = LazyLock::new(|| {
    [
        "Branch",
        "Child",
        "Consent",
        "Consultation",
        "Function",
        "Guardian",
        "Offer",
        "Organisation",
        "Part",
        "PartEntry",
        "Person",
        "Professional",
        "Room",
        "RoomEntry",
        "Seat",
        "Unit",
        "Workplace",
    ]
    .into_iter()
    .filter_map(|word| Some((word, word.parse().ok()?)))
    .collect()
});

/// What is known cannot be put as an entity.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FactError {
    #[error("no such type: {0}")]
    Type(String),
    #[error("a fact cannot be read: {0}")]
    Fact(#[from] Box<EntityAttrEvaluationError>),
}

pub(crate) fn uid(kind: &str, id: impl Display) -> Result<EntityUid, FactError> {
    let kind = TYPES
        .get(kind)
        .ok_or_else(|| FactError::Type(kind.to_owned()))?;
    Ok(EntityUid::from_type_name_and_id(
        kind.clone(),
        EntityId::new(id.to_string()),
    ))
}

fn one(kind: &str, id: impl Display) -> Result<RestrictedExpression, FactError> {
    Ok(RestrictedExpression::new_entity_uid(uid(kind, id)?))
}

fn set<T: Display>(
    kind: &str,
    ids: impl IntoIterator<Item = T>,
) -> Result<RestrictedExpression, FactError> {
    let ids: Vec<_> = ids
        .into_iter()
        .map(|id| one(kind, id))
        .collect::<Result<_, _>>()?;
    Ok(RestrictedExpression::new_set(ids))
}

fn text(text: &str) -> RestrictedExpression {
    RestrictedExpression::new_string(text.to_owned())
}

const fn flag(flag: bool) -> fn() -> RestrictedExpression {
    if flag {
        || RestrictedExpression::new_bool(true)
    } else {
        || RestrictedExpression::new_bool(false)
    }
}

type Attributes = Vec<(&'static str, RestrictedExpression)>;

fn entity(kind: &str, id: impl Display, attributes: Attributes) -> Result<Entity, FactError> {
    let attributes: HashMap<_, _> = attributes
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Entity::new(uid(kind, id)?, attributes, HashSet::new())
        .map_err(|error| FactError::Fact(Box::new(error)))
}

fn protection(
    handlers: Option<&BTreeSet<PersonId>>,
) -> Result<[(&'static str, RestrictedExpression); 2], FactError> {
    Ok([
        ("protected", flag(handlers.is_some())()),
        ("handlers", set("Person", handlers.into_iter().flatten())?),
    ])
}

/// A person in a function, as one thing.
fn a_seat(person: PersonId, function: FunctionId) -> String {
    format!("{person} {function}")
}

/// Who asks.
pub(crate) fn actor(actor: &Actor) -> Result<Entity, FactError> {
    match actor {
        Actor::Professional(seat) => entity(
            "Professional",
            ACTOR,
            vec![
                ("person", one("Person", seat.person)?),
                ("function", one("Function", seat.function)?),
                ("seat", one("Seat", a_seat(seat.person, seat.function))?),
                ("unit", one("Unit", seat.unit)?),
                ("branch", one("Branch", seat.branch)?),
                ("organisation", one("Organisation", seat.organisation)?),
                (
                    "mandates",
                    RestrictedExpression::new_set(
                        seat.mandates.iter().map(|mandate| text(mandate.word())),
                    ),
                ),
            ],
        ),
        Actor::Guardian { person } => {
            entity("Guardian", ACTOR, vec![("person", one("Person", person)?)])
        }
        Actor::Child { person } => entity("Child", ACTOR, vec![("person", one("Person", person)?)]),
    }
}

fn entry(number: usize, class: &EntryClass) -> Result<Entity, FactError> {
    let mut attributes = vec![
        ("kind", text(class.kind.word())),
        ("locked", flag(class.locked)()),
    ];
    attributes.extend(protection(class.handlers.as_ref())?);
    match class.home {
        Home::Branch(branch) => {
            attributes.push(("branch", one("Branch", branch)?));
            attributes.push(("readers", set("Unit", &class.readers)?));
            let open_for = class.open_for.iter();
            let open_for = open_for.map(|(person, function)| a_seat(*person, *function));
            attributes.push(("open_for", set("Seat", open_for)?));
            entity("PartEntry", number, attributes)
        }
        Home::Room(person) => {
            attributes.push(("of", one("Person", person)?));
            entity("RoomEntry", number, attributes)
        }
    }
}

/// What is asked about. The number tells the things of one page apart.
pub(crate) fn resource(number: usize, resource: &Resource) -> Result<Entity, FactError> {
    match resource {
        Resource::Entry(class) => entry(number, class),
        Resource::Part(part) => {
            let mut attributes = vec![
                ("branch", one("Branch", part.branch)?),
                ("units", set("Unit", &part.units)?),
                ("coordinators", set("Function", part.coordinator)?),
                ("analysts", set("Function", &part.analysts)?),
                ("takers", set("Function", &part.takers)?),
            ];
            attributes.extend(protection(part.handlers.as_ref())?);
            entity("Part", number, attributes)
        }
        Resource::Room(room) => entity(
            "Room",
            number,
            vec![("of", one("Person", room.of)?), ("open", flag(room.open)())],
        ),
        Resource::Offer(offer) => entity(
            "Offer",
            number,
            vec![
                ("unit", one("Unit", offer.unit)?),
                ("function", one("Function", offer.function)?),
            ],
        ),
        Resource::Consent(consent) => entity(
            "Consent",
            number,
            vec![
                ("signers", set("Person", &consent.signers)?),
                ("open", flag(consent.open)()),
            ],
        ),
        Resource::Consultation(asked) => entity(
            "Consultation",
            number,
            vec![
                ("from", one("Unit", asked.from)?),
                ("unit", one("Unit", asked.unit)?),
                ("function", one("Function", asked.function)?),
            ],
        ),
        Resource::Unit(unit) => entity("Workplace", number, vec![("unit", one("Unit", unit)?)]),
    }
}
