//! What goes to others.

use super::{
    Fault, Ground, History, Offered, PartId, Passages, Seat, Seeded, Sharing, Step, Written, below,
    collect, json, keys, lets, offer, once_in, one, open_inside,
};

impl History {
    pub(super) async fn offers(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(asked) = one(random, &self.asked) else {
            return Ok(None);
        };
        let fits = |one: &Written| {
            one.part == Some(asked.part)
                && !one.areas.is_empty()
                && one.areas.is_subset(&asked.areas)
        };
        let fitting: Vec<usize> = (0..self.written.len())
            .filter(|at| fits(&self.written[*at]))
            .collect();
        let Some(of) = one(random, &fitting).copied() else {
            return Ok(None);
        };
        let written = &self.written[of];
        let everybody = self.seats();
        let Some((_, seat)) = everybody
            .iter()
            .find(|(_, seat)| Some(seat.unit) == written.unit)
        else {
            return Ok(None);
        };
        let sharing = Sharing {
            of: written.id,
            ground: Ground::Consent {
                consent: asked.consent,
            },
            unit: asked.unit,
            areas: written.areas.clone(),
            without_thought: false,
            outside: None,
            forbehall: false,
            about_others: Passages::default(),
        };
        let Some(cx) = self.at_work(*seat).await? else {
            return Ok(None);
        };
        let Some(release) = lets(offer(&cx, asked.part, self.sheet(), &sharing).await)? else {
            return Ok(None);
        };
        let to = everybody
            .iter()
            .find(|(_, to)| to.unit == asked.unit)
            .map_or(String::new(), |(_, to)| to.function.to_string());
        let event = json!({
            "type": "offered", "release": release.to_string(), "entry": written.id.to_string(),
            "from": seat.unit.to_string(), "to_unit": asked.unit.to_string(), "to_function": to,
            "ground": format!("consent:{}", asked.consent), "areas": keys(&written.areas),
        });
        self.offered.push(Offered { release, of });
        Ok(Some(("offered", vec![event])))
    }

    pub(super) async fn collects(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(offered) = one(random, &self.offered) else {
            return Ok(None);
        };
        let (of, release) = (offered.of, offered.release);
        // Mostly whom it is for, else whoever tries.
        let county = self.world.county;
        let seat = if once_in(random, 3) {
            self.seats()[below(random, 6)].1
        } else {
            [
                county.contact,
                county.adviser,
                county.teacher,
                county.therapist,
            ][below(random, 4)]
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let sheet = self.sheet();
        let Some(part) = lets(collect(&cx, sheet, release).await)? else {
            return Ok(None);
        };
        if !self.parts.contains(&part) {
            self.parts.push(part);
        }
        let event = json!({
            "type": "collected", "release": release.to_string(), "copy": sheet.id.to_string(), "part": part.to_string(),
        });
        self.written[of].ids.push(sheet.id.to_string());
        Ok(Some(("collected", vec![event])))
    }

    pub(super) async fn lets_in(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let (_, other) = self.seats()[below(random, 6)];
        let until = self.in_days(3 + below(random, 60));
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let why = "Hjälper till.".to_owned();
        let done = open_inside(&cx, part, self.sheet(), other.unit, why, until).await;
        if lets(done)?.is_none() {
            return Ok(None);
        }
        let event = json!({
            "type": "let_in", "part": part.to_string(), "unit": seat.unit.to_string(),
            "other_unit": other.unit.to_string(), "until": until.to_string(),
        });
        Ok(Some(("let in", vec![event])))
    }
}
