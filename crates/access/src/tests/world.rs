//! An invented town: two branches, three units, one family and its neighbours.

use std::collections::BTreeSet;

use folder::Kind;
use folder::class::{
    Action, Actor, ConsentFacts, ConsultationFacts, EntryClass, Home, Mandate, OfferFacts,
    PartFacts, Professional, Resource, RoomFacts,
};
use folder::id::{BranchId, FunctionId, OrganisationId, PersonId, UnitId};

pub const SCHOOL: BranchId = BranchId::from_bytes([1; 16]);
pub const CARE: BranchId = BranchId::from_bytes([2; 16]);
pub const UNIT: UnitId = UnitId::from_bytes([1; 16]);
pub const OTHER_UNIT: UnitId = UnitId::from_bytes([2; 16]);
pub const SEAT: FunctionId = FunctionId::from_bytes([1; 16]);
pub const OTHER_SEAT: FunctionId = FunctionId::from_bytes([2; 16]);
pub const WORKER: PersonId = PersonId::from_bytes([1; 16]);
pub const CHILD: PersonId = PersonId::from_bytes([2; 16]);
pub const GUARDIAN: PersonId = PersonId::from_bytes([3; 16]);
pub const OTHER_GUARDIAN: PersonId = PersonId::from_bytes([4; 16]);
pub const OTHER_CHILD: PersonId = PersonId::from_bytes([5; 16]);
pub const HANDLER: PersonId = PersonId::from_bytes([6; 16]);

pub fn professional() -> Professional {
    Professional {
        person: WORKER,
        function: SEAT,
        unit: UNIT,
        branch: SCHOOL,
        organisation: OrganisationId::from_bytes([1; 16]),
        mandates: BTreeSet::from(Mandate::ALL),
    }
}

pub fn entry() -> EntryClass {
    EntryClass {
        home: Home::Branch(SCHOOL),
        kind: Kind::ALL[0],
        readers: BTreeSet::from([UNIT]),
        locked: false,
        handlers: None,
        open_for: BTreeSet::new(),
    }
}

pub fn part() -> PartFacts {
    PartFacts {
        branch: SCHOOL,
        units: BTreeSet::from([UNIT]),
        handlers: None,
        coordinator: None,
        analysts: BTreeSet::from([SEAT]),
        takers: BTreeSet::from([SEAT]),
    }
}

/// Every kind of actor that the matrix tells apart.
pub fn actors() -> Vec<(String, Actor)> {
    let base = professional();
    let work = |name: &str, seat: Professional| (name.to_owned(), Actor::Professional(seat));
    let mut actors = vec![work("colleague with every mandate", base.clone())];
    actors.extend(Mandate::ALL.map(|mandate| {
        work(
            &format!("colleague with mandate {}", mandate.word()),
            Professional {
                mandates: BTreeSet::from([mandate]),
                ..base.clone()
            },
        )
    }));
    actors.push(work(
        "colleague without mandate",
        Professional {
            mandates: BTreeSet::new(),
            ..base.clone()
        },
    ));
    actors.push(work(
        "colleague in another function",
        Professional {
            function: OTHER_SEAT,
            ..base.clone()
        },
    ));
    actors.push(work(
        "named handler",
        Professional {
            person: HANDLER,
            ..base.clone()
        },
    ));
    actors.push(work(
        "same branch, another unit",
        Professional {
            unit: OTHER_UNIT,
            ..base.clone()
        },
    ));
    actors.push(work(
        "another branch, listed unit",
        Professional {
            branch: CARE,
            ..base.clone()
        },
    ));
    actors.push(work(
        "the guardian, at work",
        Professional {
            person: GUARDIAN,
            unit: OTHER_UNIT,
            ..base.clone()
        },
    ));
    for (name, person) in [("guardian", GUARDIAN), ("other guardian", OTHER_GUARDIAN)] {
        actors.push((name.to_owned(), Actor::Guardian { person }));
    }
    for (name, person) in [("child", CHILD), ("another child", OTHER_CHILD)] {
        actors.push((name.to_owned(), Actor::Child { person }));
    }
    actors
}

/// Every relation that the matrix tells apart.
pub fn resources() -> Vec<(&'static str, Resource)> {
    [entries(), parts(), others()].concat()
}

fn handlers() -> BTreeSet<PersonId> {
    BTreeSet::from([HANDLER])
}

fn in_emergency(handlers: Option<BTreeSet<PersonId>>) -> EntryClass {
    EntryClass {
        readers: BTreeSet::from([OTHER_UNIT]),
        handlers,
        open_for: BTreeSet::from([(WORKER, SEAT), (HANDLER, SEAT)]),
        ..entry()
    }
}

fn entries() -> Vec<(&'static str, Resource)> {
    let in_room = |of| EntryClass {
        home: Home::Room(of),
        readers: BTreeSet::new(),
        ..entry()
    };
    vec![
        ("entry of the unit", Resource::Entry(entry())),
        (
            "entry that another unit was let in to",
            Resource::Entry(EntryClass {
                readers: BTreeSet::from([UNIT, OTHER_UNIT]),
                ..entry()
            }),
        ),
        (
            "locked copy",
            Resource::Entry(EntryClass {
                locked: true,
                ..entry()
            }),
        ),
        (
            "entry under protection",
            Resource::Entry(EntryClass {
                handlers: Some(handlers()),
                ..entry()
            }),
        ),
        (
            "entry under protection, no handler named",
            Resource::Entry(EntryClass {
                handlers: Some(BTreeSet::new()),
                ..entry()
            }),
        ),
        (
            "locked copy under protection",
            Resource::Entry(EntryClass {
                locked: true,
                handlers: Some(handlers()),
                ..entry()
            }),
        ),
        (
            "entry of another unit, open in an emergency for this seat",
            Resource::Entry(in_emergency(None)),
        ),
        (
            "entry of another unit, open in an emergency and then protected",
            Resource::Entry(in_emergency(Some(BTreeSet::from([WORKER, HANDLER])))),
        ),
        (
            "locked copy, open in an emergency for this seat",
            Resource::Entry(EntryClass {
                locked: true,
                readers: BTreeSet::from([UNIT]),
                ..in_emergency(None)
            }),
        ),
        ("entry in the child's room", Resource::Entry(in_room(CHILD))),
        (
            "entry in the guardian's room",
            Resource::Entry(in_room(GUARDIAN)),
        ),
        (
            "locked entry in the guardian's room",
            Resource::Entry(EntryClass {
                locked: true,
                ..in_room(GUARDIAN)
            }),
        ),
        (
            "what closes something in the guardian's room",
            Resource::Entry(EntryClass {
                kind: Kind::Locked,
                ..in_room(GUARDIAN)
            }),
        ),
        (
            "entry under protection in the child's room",
            Resource::Entry(EntryClass {
                handlers: Some(handlers()),
                ..in_room(CHILD)
            }),
        ),
        (
            "entry under protection in the child's room, the child itself named",
            Resource::Entry(EntryClass {
                handlers: Some(BTreeSet::from([CHILD])),
                ..in_room(CHILD)
            }),
        ),
    ]
}

fn parts() -> Vec<(&'static str, Resource)> {
    vec![
        ("part", Resource::Part(part())),
        (
            "part led by this function",
            Resource::Part(PartFacts {
                coordinator: Some(SEAT),
                ..part()
            }),
        ),
        (
            "part led by another function, which analyses and is asked to be the contact",
            Resource::Part(PartFacts {
                coordinator: Some(OTHER_SEAT),
                analysts: BTreeSet::from([OTHER_SEAT]),
                takers: BTreeSet::from([OTHER_SEAT]),
                ..part()
            }),
        ),
        (
            "part under protection",
            Resource::Part(PartFacts {
                handlers: Some(handlers()),
                ..part()
            }),
        ),
    ]
}

fn others() -> Vec<(&'static str, Resource)> {
    let room = |of, open| Resource::Room(RoomFacts { of, open });
    let offer = |unit, function| Resource::Offer(OfferFacts { unit, function });
    let asked_of = |from, unit, function| {
        Resource::Consultation(ConsultationFacts {
            from,
            unit,
            function,
        })
    };
    let consent = |signers: &[PersonId], open| {
        Resource::Consent(ConsentFacts {
            signers: signers.iter().copied().collect(),
            open,
        })
    };
    vec![
        ("child's room", room(CHILD, true)),
        ("child's closed room", room(CHILD, false)),
        ("guardian's room", room(GUARDIAN, true)),
        ("guardian's closed room", room(GUARDIAN, false)),
        ("offer to this function", offer(UNIT, SEAT)),
        ("offer to another function here", offer(UNIT, OTHER_SEAT)),
        ("offer to this function elsewhere", offer(OTHER_UNIT, SEAT)),
        ("consent of the guardian", consent(&[GUARDIAN], true)),
        (
            "consent of child and guardian",
            consent(&[CHILD, GUARDIAN], true),
        ),
        (
            "consent of the guardian, room closed",
            consent(&[GUARDIAN], false),
        ),
        (
            "question of this unit",
            asked_of(UNIT, OTHER_UNIT, OTHER_SEAT),
        ),
        (
            "question of another unit to this function",
            asked_of(OTHER_UNIT, UNIT, SEAT),
        ),
        (
            "question of another unit to another function here",
            asked_of(OTHER_UNIT, UNIT, OTHER_SEAT),
        ),
        (
            "question of another unit to this function elsewhere",
            asked_of(OTHER_UNIT, OTHER_UNIT, SEAT),
        ),
        ("own workplace", Resource::Unit(UNIT)),
        ("another workplace", Resource::Unit(OTHER_UNIT)),
    ]
}

/// The questions that make sense: each kind of thing has its actions.
pub fn asked(action: Action, resource: &Resource) -> bool {
    match action {
        Action::Read => matches!(resource, Resource::Entry(_)),
        Action::ReadEmergency => {
            matches!(resource, Resource::Entry(entry) if matches!(entry.home, Home::Branch(_)))
        }
        Action::Open | Action::ReadLog => {
            matches!(resource, Resource::Part(_) | Resource::Room(_))
                || action == Action::Open && matches!(resource, Resource::Consultation(_))
        }
        Action::Note
        | Action::ChooseReaders
        | Action::Block
        | Action::AskConsent
        | Action::Offer
        | Action::OpenInside
        | Action::Analyse
        | Action::Meet
        | Action::Plan
        | Action::Promise
        | Action::Close
        | Action::HandOver
        | Action::TakeOver
        | Action::Protect
        | Action::OpenEmergency
        | Action::Oversee => matches!(resource, Resource::Part(_)),
        Action::WriteWords => matches!(resource, Resource::Room(_)),
        Action::AnswerConsent | Action::WithdrawConsent => {
            matches!(resource, Resource::Consent(_))
        }
        Action::Collect => matches!(resource, Resource::Offer(_)),
        Action::Begin
        | Action::ReadStatistics
        | Action::Staff
        | Action::Consult
        | Action::NameHandlers => matches!(resource, Resource::Unit(_)),
        Action::Advise | Action::Conclude => matches!(resource, Resource::Consultation(_)),
    }
}
