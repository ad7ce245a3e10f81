//! What the family writes.

use super::{
    BTreeSet, EntryId, Fault, History, PartId, PersonId, Readers, Seeded, Step, Written, below,
    json, lets, once_in, one, share_words, write_words,
};

impl History {
    pub(super) async fn says(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let everybody = self.family();
        let (_, person) = everybody[below(random, everybody.len())];
        let which = match self.children.iter().position(|child| child.id == person) {
            Some(own) => own,
            None => below(random, 2),
        };
        let cx = self.world.at_home(person).await;
        let Some(room) = self.room_of(&cx, which).await? else {
            return Ok(None);
        };
        let child = self.children[which].id;
        let own: Vec<EntryId> = self
            .written
            .iter()
            .filter(|one| one.by == Some(person) && one.about == which)
            .map(|one| one.id)
            .collect();
        let of = one(random, &own).copied().filter(|_| once_in(random, 2));
        if let Some(of) = of {
            return self.lets_out(random, (person, child), room, of).await;
        }
        let (sheet, token) = (self.sheet(), self.token());
        let done = write_words(&cx, room, sheet, token.clone(), &Readers::default()).await;
        if lets(done)?.is_none() {
            return Ok(None);
        }
        self.written.push(Written {
            token,
            ids: vec![sheet.id.to_string()],
            voice: None,
            kind: "own_words",
            part: None,
            id: sheet.id,
            unit: None,
            areas: BTreeSet::new(),
            by: Some(person),
            about: which,
        });
        let event = json!({
            "type": "own_words", "entry": sheet.id.to_string(), "person": person.to_string(),
            "child": child.to_string(),
        });
        Ok(Some(("own words", vec![event])))
    }

    /// Own words, to a guardian or to a workplace.
    async fn lets_out(
        &mut self,
        random: &mut Seeded,
        (person, child): (PersonId, PersonId),
        room: PartId,
        of: EntryId,
    ) -> Result<Step, Fault> {
        let cx = self.world.at_home(person).await;
        let mut readers = Readers::default();
        let to_unit = once_in(random, 2);
        let with = if to_unit {
            let seats = self.seats();
            let unit = seats[below(random, seats.len())].1.unit;
            readers.units.insert(unit);
            unit.to_string()
        } else if person == child {
            let (_, with) = self.family()[below(random, 2)];
            readers.persons.insert(with);
            with.to_string()
        } else {
            return Ok(None);
        };
        let done = share_words(&cx, room, self.sheet(), of, &readers).await;
        Ok(lets(done)?.map(|()| {
            let event = json!({"type": "words_shared", "entry": of.to_string(), "with": with});
            let did = if to_unit {
                "words to a workplace"
            } else {
                "own words"
            };
            (did, vec![event])
        }))
    }
}
