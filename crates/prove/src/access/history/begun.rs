//! Somebody begins with a child.

use super::{
    Begin, Custody, Fault, History, NewGuardian, PartId, Seeded, Step, UnitId, begin, below, json,
    lets,
};

impl History {
    pub(super) async fn begins(
        &mut self,
        random: &mut Seeded,
        which: usize,
    ) -> Result<Step, Fault> {
        if self.of.values().any(|of| *of == which) {
            return Ok(None);
        }
        let county = self.world.county;
        let seat = [county.teacher, county.contact, county.adviser, self.nurse][below(random, 4)];
        let child = &self.children[which];
        let id = child.id;
        let new = Begin {
            name: ["Test Barn", "Test Syskon"][which].to_owned(),
            birth: child.born,
            number: None,
            language: "svenska".to_owned(),
            guardians: self.guardians(child.custody),
            child: Some(id),
            handlers: Vec::new(),
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let Some(part) = lets(begin(&cx, self.sheet(), new).await)? else {
            return Ok(None);
        };
        let event = json!({
            "type": "begun", "part": part.to_string(), "child": id.to_string(),
            "branch": self.branch(seat.unit), "unit": seat.unit.to_string(),
        });
        let custody = self.children[which].custody;
        self.is_of(part, which, seat.unit, custody);
        Ok(Some(("begun", vec![event])))
    }

    /// A part, perhaps one that is new here and knows of custody what whoever told of the child knew.
    pub(super) fn is_of(
        &mut self,
        part: PartId,
        child: usize,
        unit: UnitId,
        custody: [Custody; 2],
    ) {
        if !self.parts.contains(&part) {
            self.parts.push(part);
        }
        self.of.entry(part).or_insert(child);
        self.begun_at.entry(part).or_insert(unit);
        self.custody.entry(part).or_insert(custody);
    }

    /// The number of the child whom a part is about.
    pub fn child_of(&self, part: PartId) -> usize {
        self.of.get(&part).copied().unwrap_or_default()
    }

    pub(super) fn guardians(&self, custody: [Custody; 2]) -> Vec<NewGuardian> {
        let county = self.world.county;
        let each = [county.mother, county.father].into_iter().zip(custody);
        each.map(|(person, custody)| NewGuardian {
            person: Some(person),
            name: "Test Förälder".to_owned(),
            custody,
            language: "svenska".to_owned(),
            interpreter: false,
        })
        .collect()
    }
}
