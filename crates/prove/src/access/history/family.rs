//! What the family writes.

use super::{
    BTreeSet, Fault, History, Readers, Seeded, Step, Written, below, fault, json, lets, once_in,
    share_words, write_words,
};

impl History {
    pub(super) async fn says(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let (_, person) = self.family()[below(random, 3)];
        let cx = self.world.at_home(person).await;
        let rooms = app::rooms::rooms(&cx).await.map_err(fault)?;
        let Some((room, _)) = rooms.first() else {
            return Ok(None);
        };
        let county = self.world.county;
        let mut readers = Readers::default();
        let own = self
            .written
            .iter()
            .rev()
            .find(|one| one.kind == "own_words" && one.unit.is_none());
        if person == county.child
            && once_in(random, 2)
            && let Some(of) = own.filter(|own| own.token.contains('C')).map(|own| own.id)
        {
            let (_, with) = self.family()[below(random, 2)];
            readers.persons.insert(with);
            let done = share_words(&cx, *room, self.sheet(), of, &readers).await;
            return Ok(lets(done)?.map(|()| {
                let event = json!({
                    "type": "words_shared", "entry": of.to_string(), "with": with.to_string(),
                });
                ("own words", vec![event])
            }));
        }
        let mut token = self.token();
        if person == county.child {
            token.push('C');
        }
        let sheet = self.sheet();
        let done = write_words(&cx, *room, sheet, token.clone(), &readers).await;
        if lets(done)?.is_none() {
            return Ok(None);
        }
        self.written.push(Written {
            token,
            ids: vec![sheet.id.to_string()],
            kind: "own_words",
            part: None,
            id: sheet.id,
            unit: None,
            areas: BTreeSet::new(),
        });
        let event = json!({
            "type": "own_words", "entry": sheet.id.to_string(), "person": person.to_string(),
            "child": county.child.to_string(),
        });
        Ok(Some(("own words", vec![event])))
    }
}
