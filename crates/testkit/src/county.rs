//! A county small enough to see at a glance: two controllers, three branches, five units.

use std::collections::BTreeMap;

use app::people::{Person, PersonKind};
use app::{Branch, Directory, Function, Organisation, Unit};
use folder::class::Mandate;
use folder::id::{BranchId, FunctionId, OrganisationId, PersonId, UnitId};
use law::Party;
use practice::{Packs, Stage};

/// Somebody in a seat.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    /// The person.
    pub person: PersonId,
    /// The function.
    pub function: FunctionId,
    /// The unit.
    pub unit: UnitId,
}

/// The seats and people of the small county.
#[derive(Clone, Copy, Debug)]
pub struct County {
    /// A preschool teacher, who may decide what leaves.
    pub teacher: Seat,
    /// Somebody at the same preschool who may note and no more.
    pub assistant: Seat,
    /// A teacher at another preschool of the same branch.
    pub other_teacher: Seat,
    /// The one who by the pack's rule is named contact of young children.
    pub contact: Seat,
    /// A therapist at another unit of the contact's branch.
    pub therapist: Seat,
    /// Somebody at the social services' advice and support.
    pub adviser: Seat,
    /// A mother.
    pub mother: PersonId,
    /// A father.
    pub father: PersonId,
    /// A child.
    pub child: PersonId,
}

const fn bytes(kind: u8, number: u8) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[0] = kind;
    bytes[15] = number;
    bytes
}

impl County {
    /// The county's people and seats; the same ids every time.
    #[must_use]
    pub fn new() -> Self {
        let seat = |number: u8, unit: u8| Seat {
            person: PersonId::from_bytes(bytes(1, number)),
            function: FunctionId::from_bytes(bytes(2, number)),
            unit: UnitId::from_bytes(bytes(3, unit)),
        };
        Self {
            teacher: seat(1, 1),
            assistant: seat(2, 1),
            other_teacher: seat(3, 2),
            contact: seat(4, 3),
            therapist: seat(5, 4),
            adviser: seat(6, 5),
            mother: PersonId::from_bytes(bytes(1, 11)),
            father: PersonId::from_bytes(bytes(1, 12)),
            child: PersonId::from_bytes(bytes(1, 13)),
        }
    }

    /// The people with their names.
    #[must_use]
    pub fn people(&self) -> Vec<Person> {
        let person = |id, name: &str, kind| Person {
            id,
            name: name.to_owned(),
            kind,
            language: None,
        };
        vec![
            person(self.teacher.person, "Test Lärare", PersonKind::Professional),
            person(
                self.assistant.person,
                "Test Hjälp",
                PersonKind::Professional,
            ),
            person(
                self.other_teacher.person,
                "Test Annan",
                PersonKind::Professional,
            ),
            person(
                self.contact.person,
                "Test Kontakt",
                PersonKind::Professional,
            ),
            person(
                self.therapist.person,
                "Test Terapeut",
                PersonKind::Professional,
            ),
            person(
                self.adviser.person,
                "Test Rådgivare",
                PersonKind::Professional,
            ),
            person(self.mother, "Test Mamma", PersonKind::Guardian),
            person(self.father, "Test Pappa", PersonKind::Guardian),
            person(self.child, "Test Barn", PersonKind::Child),
        ]
    }

    /// Everybody who sits in a seat.
    #[must_use]
    pub const fn seats(&self) -> [Seat; 6] {
        [
            self.teacher,
            self.assistant,
            self.other_teacher,
            self.contact,
            self.therapist,
            self.adviser,
        ]
    }

    /// The directory. Kinds and roles of the named contact come from the pack.
    #[must_use]
    pub fn directory(&self, pack: &str) -> Directory {
        let packs = Packs::builtin();
        let rule = packs
            .get(pack)
            .and_then(|pack| pack.named_contact(Stage::Birth))
            .expect("the pack has a rule for young children");
        let town = OrganisationId::from_bytes(bytes(4, 1));
        let region = OrganisationId::from_bytes(bytes(4, 2));
        let school = BranchId::from_bytes(bytes(5, 1));
        let health = BranchId::from_bytes(bytes(5, 2));
        let social = BranchId::from_bytes(bytes(5, 3));
        let unit = |id, branch, name: &str, kind: &str| Unit {
            id,
            branch,
            name: name.to_owned(),
            kind: kind.to_owned(),
            party: Some(if branch == health {
                Party::HealthRegion
            } else if branch == social {
                Party::Social
            } else {
                Party::PreschoolPublic
            }),
            phone: "070-174 06 05".to_owned(),
            must_report: true,
            receives_reports: false,
            about: None,
            outside: false,
        };
        let function = |seat: Seat, role: &str, mandates: &[Mandate], receives| Function {
            id: seat.function,
            unit: seat.unit,
            role: role.to_owned(),
            mandates: mandates.iter().copied().collect(),
            receives,
        };
        let names = |name: &str| BTreeMap::from([("sv".to_owned(), name.to_owned())]);
        Directory {
            organisations: vec![
                Organisation {
                    id: town,
                    name: "Provköping".to_owned(),
                    rules: app::LocalRules::default(),
                },
                Organisation {
                    id: region,
                    name: "Region Prov".to_owned(),
                    rules: app::LocalRules::default(),
                },
            ],
            branches: vec![
                Branch {
                    id: school,
                    organisation: town,
                    name: "Utbildning".to_owned(),
                },
                Branch {
                    id: social,
                    organisation: town,
                    name: "Socialtjänst".to_owned(),
                },
                Branch {
                    id: health,
                    organisation: region,
                    name: "Vård".to_owned(),
                },
            ],
            units: vec![
                unit(self.teacher.unit, school, "Förskolan Ett", "test-preschool"),
                unit(
                    self.other_teacher.unit,
                    school,
                    "Förskolan Två",
                    "test-preschool",
                ),
                unit(self.contact.unit, health, "Mottagningen", &rule.unit_kind),
                unit(self.therapist.unit, health, "Terapin", "test-therapy"),
                unit(self.adviser.unit, social, "Stödet", "test-support"),
            ],
            functions: vec![
                function(self.teacher, "test-teacher", &Mandate::ALL, true),
                function(self.assistant, "test-assistant", &[Mandate::Note], false),
                function(self.other_teacher, "test-teacher", &Mandate::ALL, true),
                function(self.contact, &rule.role, &Mandate::ALL, true),
                function(self.therapist, "test-therapist", &Mandate::ALL, true),
                function(self.adviser, "test-adviser", &Mandate::ALL, true),
            ],
            roles: [
                ("test-teacher", "lärare"),
                ("test-assistant", "hjälp"),
                ("test-therapist", "terapeut"),
                ("test-adviser", "rådgivare"),
                (rule.role.as_str(), "kontakt"),
            ]
            .into_iter()
            .map(|(role, name)| (role.to_owned(), names(name)))
            .collect(),
            host: Some(town),
            pack: pack.to_owned(),
        }
    }
}

impl Default for County {
    fn default() -> Self {
        Self::new()
    }
}
