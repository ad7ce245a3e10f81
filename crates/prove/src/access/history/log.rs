//! What a step has left in the log.

use app::Access;

use super::{Fault, History, PartId, Timestamp, UnitId, Value, fault, json};

/// A row of the log, by what both sides see of it.
pub struct Row {
    pub id: String,
    pub part: PartId,
    pub at: Timestamp,
    pub did: String,
    pub unit: Option<UnitId>,
}

/// What the list of events calls what an action's word says.
fn called(did: &str, events: &[Value]) -> Result<&'static str, Fault> {
    let is = |what: &str| events.iter().any(|event| event["type"] == what);
    Ok(match did {
        "choose-readers" => "readers",
        "block" => "block",
        "ask-consent" if is("doubted") => "doubt",
        "ask-consent" if is("custody") => "custody",
        "ask-consent" if is("measure_asked") => "measure",
        "ask-consent" => "ask",
        "offer" => "offer",
        "collect" => "collect",
        "open-inside" => "let_in",
        "meet" => "meet",
        "plan" => "plan",
        "promise" => "promise",
        "protect" => "protect",
        "open-emergency" | "read-emergency" => "emergency",
        "read" => "read",
        "open" => "open",
        "begin" | "note" | "analyse" => "note",
        _ => return Err(format!("the list of events has no word for {did}").into()),
    })
}

impl History {
    /// The rows of this moment, as events.
    pub(super) async fn looked(&mut self, events: &[Value]) -> Result<Vec<Value>, Fault> {
        let (house, now) = (&self.world.house, self.world.now);
        let mut all = Vec::new();
        for which in 0..self.children.len() {
            // One part tells the log of everything about the child.
            let of = self
                .parts
                .iter()
                .find(|part| self.child_of(**part) == which);
            if let Some(part) = of {
                all.extend(house.logged(*part).await.map_err(fault)?);
            }
        }
        let new = all.into_iter().filter(|(_, at, access)| {
            *at == now && access.in_part && !access.refused && access.function.is_some()
        });
        let mut told = Vec::new();
        for (part, at, access) in new.collect::<Vec<_>>() {
            let id = format!("row {}", self.rows.len());
            told.push(json!({
                "type": "looked", "row": id, "part": part.to_string(),
                "by": {"seat": access.function.map(|one| one.to_string()), "person": access.person.to_string()},
                "did": called(&access.did, events)?, "wrote": wrote_in(&access, events),
            }));
            self.rows.push(Row {
                id,
                part,
                at,
                did: access.did,
                unit: access.unit,
            });
        }
        Ok(told)
    }
}

/// What was written by it. Questions and releases go by their own names, since their entries have none in the list of
/// events.
fn wrote_in(access: &Access, events: &[Value]) -> Vec<String> {
    let named = |kind: &str, name: &str| {
        let all = events.iter().filter(|event| event["type"] == kind);
        let names: Vec<String> = all
            .filter_map(|event| event[name].as_str().map(str::to_owned))
            .collect();
        names
    };
    let mut all: Vec<String> = access.wrote.iter().map(ToString::to_string).collect();
    all.extend(named("asked", "consent"));
    all.extend(named("offered", "release"));
    all.extend(named("collected", "release"));
    all
}
