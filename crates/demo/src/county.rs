//! The county's controllers, units, seats and the people in them.

use std::collections::{BTreeMap, BTreeSet};

use app::people::{Person, PersonKind};
use app::{Branch, Cx, Directory, Function, House, Organisation, Stop, Unit};
use folder::class::Mandate;
use folder::id::{BranchId, FunctionId, OrganisationId, PersonId, UnitId};
use folder::practice::AreaKey;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use crate::fault::{fault, missing};

const COUNTY: &str = include_str!("../data/county.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    host: String,
    topics: BTreeMap<String, BTreeMap<String, String>>,
    organisations: BTreeMap<String, String>,
    /// What a controller has chosen, by its key; the safe defaults for the others.
    #[serde(default)]
    rules: BTreeMap<String, app::LocalRules>,
    branches: BTreeMap<String, BranchData>,
    mandates: BTreeMap<String, BTreeSet<Mandate>>,
    roles: BTreeMap<String, BTreeMap<String, String>>,
    units: BTreeMap<String, UnitData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BranchData {
    organisation: String,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitData {
    branch: String,
    name: String,
    kind: String,
    phone: String,
    #[serde(default)]
    must_report: bool,
    #[serde(default)]
    receives_reports: bool,
    about: Option<String>,
    #[serde(default)]
    outside: bool,
    #[serde(default)]
    party: Option<law::Party>,
    seats: Vec<SeatData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeatData {
    role: String,
    mandates: String,
    #[serde(default)]
    receives: bool,
    people: Vec<String>,
}

/// Somebody in a seat.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub person: PersonId,
    pub function: FunctionId,
    pub unit: UnitId,
    pub branch: BranchId,
}

/// The county as it was set up, by the words of its data.
pub struct County {
    topics: BTreeMap<String, AreaKey>,
    units: BTreeMap<String, UnitId>,
    seats: BTreeMap<String, Seat>,
    directory: Directory,
}

/// Seats are taken so many days before the first day, so that everybody was there when it happened.
const DAYS_IN_SEAT: i64 = 900;

impl County {
    /// Reads the data, with fresh ids.
    pub fn read(house: &House, pack: &str) -> Result<Self, Stop> {
        let data: Data = toml::from_str(COUNTY).map_err(fault)?;
        let mut county = Self {
            topics: topics(&data, house, pack)?,
            units: BTreeMap::new(),
            seats: BTreeMap::new(),
            directory: Directory {
                roles: data.roles.clone(),
                pack: pack.to_owned(),
                ..Directory::default()
            },
        };
        let organisations = county.add_organisations(house, &data)?;
        let branches = county.add_branches(house, &data, &organisations)?;
        for (key, unit) in &data.units {
            let branch = *branches
                .get(&unit.branch)
                .ok_or_else(|| missing(&unit.branch))?;
            county.add_unit(house, &data, key, unit, branch)?;
        }
        Ok(county)
    }

    fn add_organisations(
        &mut self,
        house: &House,
        data: &Data,
    ) -> Result<BTreeMap<String, OrganisationId>, Stop> {
        let mut ids = BTreeMap::new();
        for (key, name) in &data.organisations {
            let id = OrganisationId::from_bytes(house.fresh());
            ids.insert(key.clone(), id);
            self.directory.organisations.push(Organisation {
                id,
                name: name.clone(),
                rules: data.rules.get(key).cloned().unwrap_or_default(),
            });
        }
        self.directory.host = Some(*ids.get(&data.host).ok_or_else(|| missing(&data.host))?);
        Ok(ids)
    }

    fn add_branches(
        &mut self,
        house: &House,
        data: &Data,
        organisations: &BTreeMap<String, OrganisationId>,
    ) -> Result<BTreeMap<String, BranchId>, Stop> {
        let mut ids = BTreeMap::new();
        for (key, branch) in &data.branches {
            let id = BranchId::from_bytes(house.fresh());
            ids.insert(key.clone(), id);
            self.directory.branches.push(Branch {
                id,
                organisation: *organisations
                    .get(&branch.organisation)
                    .ok_or_else(|| missing(&branch.organisation))?,
                name: branch.name.clone(),
            });
        }
        Ok(ids)
    }

    fn add_unit(
        &mut self,
        house: &House,
        data: &Data,
        key: &str,
        unit: &UnitData,
        branch: BranchId,
    ) -> Result<(), Stop> {
        let id = UnitId::from_bytes(house.fresh());
        self.units.insert(key.to_owned(), id);
        self.directory.units.push(Unit {
            id,
            branch,
            name: unit.name.clone(),
            kind: unit.kind.clone(),
            party: unit.party,
            phone: unit.phone.clone(),
            must_report: unit.must_report,
            receives_reports: unit.receives_reports,
            about: unit.about.clone(),
            outside: unit.outside,
        });
        for seat in &unit.seats {
            let function = FunctionId::from_bytes(house.fresh());
            self.directory.functions.push(Function {
                id: function,
                unit: id,
                role: seat.role.clone(),
                mandates: data
                    .mandates
                    .get(&seat.mandates)
                    .ok_or_else(|| missing(&seat.mandates))?
                    .clone(),
                receives: seat.receives,
            });
            for name in &seat.people {
                let taken = Seat {
                    person: PersonId::from_bytes(house.fresh()),
                    function,
                    unit: id,
                    branch,
                };
                self.seats.insert(name.clone(), taken);
            }
        }
        Ok(())
    }

    /// Puts directory, people and seats into the house: everybody's, or only theirs.
    pub async fn settle(
        &self,
        house: &mut House,
        only: Option<&[&str]>,
        today: Date,
    ) -> Result<(), Stop> {
        house.set_directory(self.directory.clone()).await?;
        let from = today
            .checked_sub(jiff::Span::new().days(DAYS_IN_SEAT))
            .map_err(fault)?;
        for (name, seat) in &self.seats {
            if only.is_some_and(|names| !names.contains(&name.as_str())) {
                continue;
            }
            house
                .put_person(&Person {
                    id: seat.person,
                    name: name.clone(),
                    kind: PersonKind::Professional,
                    language: None,
                })
                .await?;
            house.seat(seat.person, seat.function, from).await?;
        }
        Ok(())
    }

    /// The area that a topic is in the wheel in use.
    pub fn area(&self, topic: &str) -> Result<AreaKey, Stop> {
        self.topics
            .get(topic)
            .cloned()
            .ok_or_else(|| missing(topic))
    }

    /// The areas that topics are in the wheel in use.
    pub fn areas<C: FromIterator<AreaKey>>(&self, topics: &[String]) -> Result<C, Stop> {
        topics.iter().map(|topic| self.area(topic)).collect()
    }

    /// A unit.
    pub fn unit(&self, key: &str) -> Result<UnitId, Stop> {
        self.units.get(key).copied().ok_or_else(|| missing(key))
    }

    /// Units.
    pub fn units<C: FromIterator<UnitId>>(&self, keys: &[String]) -> Result<C, Stop> {
        keys.iter().map(|key| self.unit(key)).collect()
    }

    /// Where somebody sits.
    pub fn seat(&self, name: &str) -> Result<Seat, Stop> {
        self.seats.get(name).copied().ok_or_else(|| missing(name))
    }

    /// Where to call somebody.
    pub fn phone(&self, seat: Seat) -> String {
        self.directory
            .unit(seat.unit)
            .map(|unit| unit.phone.clone())
            .unwrap_or_default()
    }

    /// Somebody at work at a moment.
    pub async fn at_work<'a>(
        &self,
        house: &'a House,
        name: &str,
        now: Timestamp,
    ) -> Result<Cx<'a>, Stop> {
        let seat = self.seat(name)?;
        let signed = house.acting(seat.person, Some(seat.function), now).await?;
        Ok(signed.cx(house, now))
    }
}

fn topics(data: &Data, house: &House, pack: &str) -> Result<BTreeMap<String, AreaKey>, Stop> {
    let wheel = house.packs().get(pack).ok_or_else(|| missing(pack))?;
    // A pack that the data does not know still gets a county, if a plain one.
    let first = wheel.areas().first().ok_or_else(|| missing(pack))?;
    Ok(data
        .topics
        .iter()
        .map(|(topic, areas)| {
            let area = areas
                .get(pack)
                .filter(|area| wheel.area(area).is_some())
                .unwrap_or(&first.key);
            (topic.clone(), AreaKey(area.clone()))
        })
        .collect())
}
