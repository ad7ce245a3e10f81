//! What shuts somebody out, or lets somebody in against the rule.

use super::{
    BTreeSet, Claim, Custody, Fault, GuardianBlock, History, PartId, PersonId, Protecting,
    Protection, ReadingHeld, Seat, Seeded, Step, Value, below, block_guardian, change_custody,
    fault, hold_reading, json, once_in, one, open_in_emergency, protect, tried, words,
};

impl History {
    pub(super) async fn changes_custody(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let before = self.known_custody(part);
        let after = [
            [Custody::Joint, Custody::Joint],
            [Custody::Sole, Custody::None],
            [Custody::None, Custody::Sole],
        ][below(random, 3)];
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let (sheet, guardians) = (self.sheet(), self.guardians(after));
        let done = tried(Box::pin(change_custody(&cx, part, sheet, guardians, "Domen.")).await)?;
        self.claims.push(Claim::does(seat, "ask", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        self.custody.insert(part, after);
        let county = self.world.county;
        let each = [county.mother, county.father]
            .into_iter()
            .zip(before.into_iter().zip(after));
        let events = each
            .filter(|(_, (was, is))| (*was == Custody::None) != (*is == Custody::None))
            .map(|(person, (_, is))| {
                json!({
                    "type": "custody", "part": part.to_string(), "unit": seat.unit.to_string(),
                    "guardian": person.to_string(),
                    "change": if is == Custody::None { "ends" } else { "begins" },
                })
            })
            .collect();
        Ok(Some(("custody changed", events)))
    }

    pub(super) async fn blocks(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let open_again = once_in(random, 2);
        let (part, seat, person) = match one(random, &self.blocked).copied().filter(|_| open_again)
        {
            Some(blocked) => blocked,
            None => (part, seat, self.family()[below(random, 2)].1),
        };
        let same = |one: &(PartId, Seat, PersonId)| {
            (one.0, one.1.unit, one.2) == (part, seat.unit, person)
        };
        let lifted = self.blocked.iter().any(same);
        let block = GuardianBlock {
            person,
            look_again: (!lifted).then(|| self.in_days(14)),
            why: "Hot.".to_owned(),
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(Box::pin(block_guardian(&cx, part, self.sheet(), &block)).await)?;
        self.claims.push(Claim::does(seat, "block", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        if lifted {
            self.blocked.retain(|one| !same(one));
        } else {
            self.blocked.push((part, seat, person));
        }
        let event = json!({
            "type": if lifted { "unblocked" } else { "blocked" }, "part": part.to_string(),
            "unit": seat.unit.to_string(), "guardian": person.to_string(),
        });
        Ok(Some((
            if lifted { "unblocked" } else { "blocked" },
            vec![event],
        )))
    }

    pub(super) async fn protects(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let which = self.child_of(part);
        let protects = !self.children[which].protected || once_in(random, 2);
        let county = self.world.county;
        let household: BTreeSet<PersonId> = if once_in(random, 2) {
            [county.mother].into()
        } else {
            [county.mother, county.father].into()
        };
        let protecting = Protecting {
            level: protects.then_some(Protection::Marked),
            handlers: if protects {
                vec![seat.person]
            } else {
                Vec::new()
            },
            household: household.clone(),
            known_from: "Folkbokföringen".to_owned(),
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(Box::pin(protect(&cx, part, self.sheet(), &protecting)).await)?;
        self.claims.push(Claim::does(seat, "protect", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        self.children[which].protected = protects;
        let did = if protects { "protected" } else { "unprotected" };
        // What it comes to in each part is told with everything else that has changed there.
        self.decides_protection = Some((part, seat.unit));
        Ok(Some((did, Vec::new())))
    }

    /// What parts say of protection now, where it is not what they said: one decision is about the whole household, and
    /// what is begun or collected later begins with it (law.md A13).
    pub(super) async fn guarded(&mut self) -> Result<Vec<Value>, Fault> {
        let mut told = Vec::new();
        let decided = self.decides_protection.take();
        for part in self.parts.clone() {
            let now = self.world.house.guarded(part).await.map_err(fault)?;
            let is_decided = decided.is_some_and(|(where_decided, _)| where_decided == part);
            if !is_decided && self.protection.get(&part).cloned().unwrap_or_default() == now {
                continue;
            }
            let mut event = json!({"type": "unprotected", "part": part.to_string()});
            if let Some((handlers, household)) = &now {
                event["type"] = json!("protected");
                event["handlers"] =
                    json!(handlers.iter().map(ToString::to_string).collect::<Vec<_>>());
                event["household"] = json!(words(household));
            }
            // Who decided answers for it in that part; in the others nobody has acted.
            if let Some((_, unit)) = decided.filter(|(where_decided, _)| *where_decided == part) {
                event["unit"] = json!(unit.to_string());
            }
            told.push(event);
            self.protection.insert(part, now);
        }
        Ok(told)
    }

    pub(super) async fn opens_in_emergency(
        &mut self,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let cx = self.at_work(seat).await?;
        let Some(cx) = cx else {
            return Ok(None);
        };
        let why = "Barnet svarar inte och hostar hela tiden.".to_owned();
        let done = tried(open_in_emergency(&cx, part, self.sheet(), why).await)?;
        self.claims
            .push(Claim::does(seat, "emergency", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = json!({
            "type": "emergency", "part": part.to_string(),
            "by": {"seat": seat.function.to_string(), "person": seat.person.to_string()},
        });
        Ok(Some(("emergency", vec![event])))
    }

    pub(super) async fn holds_back(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let tells = once_in(random, 3);
        let (part, seat, person) = match one(random, &self.held).copied().filter(|_| tells) {
            Some(held) => held,
            None => (part, seat, self.family()[below(random, 2)].1),
        };
        let until = self.in_days(1 + below(random, 40));
        let held = ReadingHeld {
            since: None,
            person,
            until: (!tells).then_some(until),
            why: "Hot.".to_owned(),
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(hold_reading(&cx, part, self.sheet(), &held).await)?;
        self.claims
            .push(Claim::does(seat, "hold_back", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let kind = if tells {
            "held_back_ended"
        } else {
            self.held.push((part, seat, person));
            "held_back"
        };
        let event = json!({
            "type": kind, "part": part.to_string(), "unit": seat.unit.to_string(),
            "from": [person.to_string()], "until": until.to_string(),
        });
        Ok(Some((
            if tells { "told now" } else { "told later" },
            vec![event],
        )))
    }

    /// Somebody leaves a seat, or takes it again.
    pub(super) async fn leaves(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let seats = self.seats();
        let (_, seat) = seats[below(random, seats.len())];
        // A workplace that is closed has no seat to take.
        if self.directory.function(seat.function).is_none() {
            return Ok(None);
        }
        let names =
            json!({"function": seat.function.to_string(), "person": seat.person.to_string()});
        let mut event = names;
        if let Some(at) = self.left.iter().position(|one| one.person == seat.person) {
            self.left.remove(at);
            let today = self.today();
            let house = &self.world.house;
            house
                .seat(seat.person, seat.function, today)
                .await
                .map_err(fault)?;
            event["type"] = json!("seat_taken");
            return Ok(Some(("seat taken", vec![event])));
        }
        // Most stay, or nothing more would happen.
        if self.left.len() > 1 {
            return Ok(None);
        }
        self.world.leaves(seat).await;
        self.left.push(seat);
        event["type"] = json!("seat_left");
        Ok(Some(("seat left", vec![event])))
    }
}
