//! The small county with one more branch and one more child, and how it changes under a history.

use app::people::{Person, PersonKind};
use app::{Branch, Directory, Function, Unit};
use folder::class::Mandate;
use folder::id::{BranchId, FunctionId, UnitId};
use law::Party;

use super::{
    Custody, Fault, History, PACK, PersonId, Seat, Seeded, Step, Value, World, below, fault, json,
    once_in, one,
};

const fn id(kind: u8, number: u8) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[0] = kind;
    bytes[15] = number;
    bytes
}

/// The other child of the same guardians.
pub const SIBLING: PersonId = PersonId::from_bytes(id(1, 14));

/// A school nurse in a branch of her own, and the other child.
pub async fn widened(world: &mut World) -> Result<(Seat, Directory), Fault> {
    let mut directory = world.county.directory(PACK);
    let nurse = Seat {
        person: PersonId::from_bytes(id(1, 7)),
        function: FunctionId::from_bytes(id(2, 7)),
        unit: UnitId::from_bytes(id(3, 6)),
    };
    let branch = BranchId::from_bytes(id(5, 4));
    let town = directory.organisations[0].id;
    directory.branches.push(Branch {
        id: branch,
        organisation: town,
        name: "Elevhälsans medicinska insats".to_owned(),
    });
    let like = directory.units[0].clone();
    directory.units.push(Unit {
        id: nurse.unit,
        branch,
        name: "Skolsköterskan".to_owned(),
        kind: "test-nurse".to_owned(),
        party: Some(Party::PupilMedical),
        ..like
    });
    directory.functions.push(Function {
        id: nurse.function,
        unit: nurse.unit,
        role: "test-therapist".to_owned(),
        mandates: Mandate::ALL.into_iter().collect(),
        receives: true,
    });
    let people = [
        (nurse.person, "Test Sköterska", PersonKind::Professional),
        (SIBLING, "Test Syskon", PersonKind::Child),
    ];
    let house = &mut world.house;
    house
        .set_directory(directory.clone())
        .await
        .map_err(fault)?;
    for (id, name, kind) in people {
        let person = Person {
            id,
            name: name.to_owned(),
            kind,
            language: None,
        };
        house.put_person(&person).await.map_err(fault)?;
    }
    let today = world.now.to_zoned(house.zone().clone()).date();
    let seated = house.seat(nurse.person, nurse.function, today);
    seated.await.map_err(fault)?;
    Ok((nurse, directory))
}

/// Which row of the law's table a unit is (law.md A3), in the oracle's words.
const fn row(party: Option<Party>) -> Option<&'static str> {
    match party {
        Some(Party::PreschoolPublic) => Some("PRESCHOOL"),
        Some(Party::HealthRegion) => Some("HEALTH"),
        Some(Party::PupilMedical) => Some("EMI"),
        Some(Party::Social) => Some("SOCIAL"),
        _ => None,
    }
}

impl History {
    /// The county as the oracle reads it.
    pub fn described(&self) -> Value {
        let county = self.world.county;
        let directory = &self.directory;
        let functions = |unit: UnitId| -> Vec<Value> {
            let all = directory.functions.iter();
            all.filter(|function| function.unit == unit)
                .map(|function| {
                    let words = function.mandates.iter().map(|mandate| mandate.word());
                    json!({"id": function.id.to_string(), "mandates": words.collect::<Vec<_>>()})
                })
                .collect()
        };
        let branches = |organisation| -> Vec<Value> {
            let all = directory.branches.iter();
            all.filter(|branch| branch.organisation == organisation)
                .map(|branch| {
                    let units = directory.units.iter().filter(|one| one.branch == branch.id);
                    let regime = units.clone().next().and_then(|unit| row(unit.party));
                    let units: Vec<Value> = units
                        .map(|unit| json!({"id": unit.id.to_string(), "functions": functions(unit.id)}))
                        .collect();
                    json!({"id": branch.id.to_string(), "regime": regime, "units": units})
                })
                .collect()
        };
        let organisations: Vec<Value> = directory
            .organisations
            .iter()
            .map(|one| json!({"id": one.id.to_string(), "branches": branches(one.id)}))
            .collect();
        let people: Vec<Value> = self
            .seats()
            .iter()
            .map(|(_, seat)| {
                let seats = json!([{"function": seat.function.to_string(), "from": "2026-01-01"}]);
                json!({"id": seat.person.to_string(), "seats": seats})
            })
            .collect();
        let mut guardians = Vec::new();
        for child in &self.children {
            for (one, held) in [county.mother, county.father].iter().zip(child.custody) {
                guardians.push(json!({
                    "id": one.to_string(), "child": child.id.to_string(), "custody": held != Custody::None,
                }));
            }
        }
        let born = self
            .children
            .iter()
            .map(|child| json!({"id": child.id.to_string(), "born": child.born.to_string()}));
        json!({
            "today": "2026-11-20", "organisations": organisations, "people": people,
            "children": born.collect::<Vec<_>>(), "guardians": guardians,
        })
    }

    /// A workplace is no more: nobody has a seat there.
    pub(super) async fn closes_unit(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let seats = self.seats();
        let (_, any) = seats[below(random, seats.len())];
        // Rather one that must answer for what it has offered, or that hardly ever happens.
        let by_law = self.offered.iter().filter(|one| one.by_law);
        let answers: Vec<UnitId> = by_law.filter_map(|one| self.written[one.of].unit).collect();
        let unit = match one(random, &answers) {
            Some(unit) if !once_in(random, 4) => *unit,
            _ => any.unit,
        };
        let mut directory = self.directory.clone();
        directory.functions.retain(|function| function.unit != unit);
        // Half of the county stays, or nothing more would happen.
        if directory.functions.len() == self.directory.functions.len()
            || directory.functions.len() < 4
        {
            return Ok(None);
        }
        let house = &mut self.world.house;
        let changed = house.set_directory(directory.clone()).await;
        changed.map_err(fault)?;
        self.directory = directory;
        let event = json!({"type": "unit_closed", "unit": unit.to_string()});
        Ok(Some(("unit closed", vec![event])))
    }

    /// The region's branches come to the town.
    pub(super) async fn merges(&mut self) -> Result<Step, Fault> {
        let mut directory = self.directory.clone();
        let (town, region) = (directory.organisations[0].id, directory.organisations[1].id);
        let mut moved = false;
        for branch in &mut directory.branches {
            moved |= branch.organisation == region;
            branch.organisation = town;
        }
        if !moved {
            return Ok(None);
        }
        let house = &mut self.world.house;
        let changed = house.set_directory(directory.clone()).await;
        changed.map_err(fault)?;
        self.directory = directory;
        let event = json!({"type": "merged", "from": region.to_string(), "to": town.to_string()});
        Ok(Some(("controllers merged", vec![event])))
    }
}
