//! The schema's words, read once: reading a word costs more than a decision.

use cedar_policy::{EntityId, EntityTypeName, EntityUid, ParseErrors};

macro_rules! names {
    ($($field:ident: $word:literal),+ $(,)?) => {
        pub(crate) struct Names {
            $(pub(crate) $field: EntityTypeName,)+
        }

        impl Names {
            pub(crate) fn read() -> Result<Self, ParseErrors> {
                Ok(Self { $($field: $word.parse()?,)+ })
            }
        }
    };
}

names! {
    action: "Action",
    branch: "Branch",
    child: "Child",
    consent: "Consent",
    function: "Function",
    guardian: "Guardian",
    offer: "Offer",
    organisation: "Organisation",
    part: "Part",
    part_entry: "PartEntry",
    person: "Person",
    professional: "Professional",
    room: "Room",
    room_entry: "RoomEntry",
    unit: "Unit",
    workplace: "Workplace",
}

/// The thing of this type with this id.
pub(crate) fn thing(name: &EntityTypeName, id: impl AsRef<str>) -> EntityUid {
    EntityUid::from_type_name_and_id(name.clone(), EntityId::new(id))
}
