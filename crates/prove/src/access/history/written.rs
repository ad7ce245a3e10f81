//! What somebody at work writes, and who in the family reads it.

use super::{
    BTreeSet, Chosen, Claim, Fault, History, Invitee, MeetingCalled, MeetingId, Observation,
    OwnTry, PartId, Seat, Seeded, Step, WhoInvited, below, call_meeting, choose_readers, json,
    notice, once_in, tried, try_ourselves, words, wrote,
};

impl History {
    pub(super) async fn notes(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let (sheet, token, areas) = (self.sheet(), self.token(), self.areas(random)?);
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let is_seen = !once_in(random, 4);
        let done = if is_seen {
            let seen = Observation {
                seen: token,
                thought: None,
                areas: areas.iter().cloned().collect(),
                look_again: self.in_days(7),
            };
            notice(&cx, part, sheet, seen).await
        } else {
            let (what, result) = (token, "Det hjälpte.".to_owned());
            try_ourselves(&cx, part, sheet, OwnTry { what, result }).await
        };
        let done = tried(done)?;
        self.claims.push(Claim::does(seat, "note", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let (kind, did) = if is_seen {
            ("observation", "noticed")
        } else {
            ("own_try", "tried")
        };
        let event = wrote(part, sheet, seat, kind, &areas);
        let written = self.wrote(kind, sheet, part, seat);
        written.areas = areas;
        Ok(Some((did, vec![event])))
    }

    pub(super) async fn meets(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let (sheet, token) = (self.sheet(), self.token());
        let (_, person) = self.family()[below(random, 2)];
        let meeting = MeetingId::from_bytes(self.world.house.fresh());
        let called = MeetingCalled {
            meeting,
            when: self.in_days(9).at(15, 0, 0, 0),
            // Where a child lives hidden no place is written (law.md A13).
            place: if self.protection.get(&part).is_some_and(Option::is_some) {
                String::new()
            } else {
                "Biblioteket".to_owned()
            },
            invited: vec![Invitee {
                who: WhoInvited::Guardian { person },
                reason: "Känner sitt barn.".to_owned(),
            }],
            childs_part: token,
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(call_meeting(&cx, part, sheet, called).await)?;
        self.claims.push(Claim::does(seat, "meet", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let mut event = wrote(part, sheet, seat, "meeting_called", &BTreeSet::new());
        event["meeting"] = json!(meeting.to_string());
        self.meetings.push((part, meeting));
        self.wrote("meeting_called", sheet, part, seat);
        Ok(Some(("meeting called", vec![event])))
    }

    pub(super) async fn chooses(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let at = below(random, self.written.len());
        let Some(written) = self.written.get(at) else {
            return Ok(None);
        };
        let (Some(part), of) = (written.part, written.id) else {
            return Ok(None);
        };
        let mut chosen = Chosen {
            why: "Vi kom överens.".to_owned(),
            ..Chosen::default()
        };
        let county = self.world.county;
        let child = self.children[self.child_of(part)].id;
        for person in [county.mother, county.father, child] {
            match below(random, 3) {
                0 => chosen.shown.insert(person),
                1 => chosen.closed.insert(person),
                _ => false,
            };
        }
        let seat = self.somebody(random, part);
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(choose_readers(&cx, part, self.sheet(), of, &chosen).await)?;
        self.claims.push(Claim::does(seat, "readers", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = json!({
            "type": "readers", "of": of.to_string(), "part": part.to_string(), "unit": seat.unit.to_string(), "shown": words(&chosen.shown), "closed": words(&chosen.closed),
        });
        Ok(Some(("readers chosen", vec![event])))
    }
}
