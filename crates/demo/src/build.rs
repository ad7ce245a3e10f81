//! Building the county in an empty house.

use std::collections::BTreeMap;

use app::{House, Stop};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use crate::children::{ChildData, Family};
use crate::consultations;
use crate::county::County;
use crate::fault::{at_step, fault};
use crate::history::Child;

/// The children, by where they are in life.
const CHILDREN: [&str; 3] = [
    include_str!("../data/preschool.toml"),
    include_str!("../data/school.toml"),
    include_str!("../data/teens.toml"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    children: Vec<ChildData>,
}

/// Every child of the county.
pub fn children() -> Result<Vec<ChildData>, Stop> {
    let mut children = Vec::new();
    for text in CHILDREN {
        let data: Data = toml::from_str(text).map_err(fault)?;
        children.extend(data.children);
    }
    Ok(children)
}

/// This day where the people live.
pub fn today(house: &House, now: Timestamp) -> Date {
    now.to_zoned(house.zone().clone()).date()
}

/// Puts the county into an empty house: directory, people, and what has happened until now, under the pack with this
/// id. The children of the two stories are known where they go every day, and nothing more has happened to them.
pub async fn build(house: &mut House, pack: &str, now: Timestamp) -> Result<(), Stop> {
    let today = today(house, now);
    let county = County::read(house, pack)?;
    county.settle(house, None, today).await?;
    let mut known = BTreeMap::new();
    for data in children()? {
        let family = data.family(house, &county, &mut known, today)?;
        family.settle(house, today).await?;
        live(house, &county, &family, &data, today).await?;
    }
    consultations::ask(house, &county, today).await
}

async fn live(
    house: &House,
    county: &County,
    family: &Family,
    data: &ChildData,
    today: Date,
) -> Result<(), Stop> {
    let mut child = Child::new(house, county, family, today);
    child
        .meet(&data.met_by, data.met)
        .await
        .map_err(at_step(&data.name, 0))?;
    for (number, step) in data.steps.iter().enumerate() {
        child
            .play(step)
            .await
            .map_err(at_step(&data.name, number + 1))?;
    }
    Ok(())
}
