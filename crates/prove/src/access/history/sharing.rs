//! What goes to others.

use folder::entry::{ByLaw, Harm, HarmTest};

use super::{
    AreaKey, BTreeSet, Claim, EntryId, Fault, Ground, History, Offered, PartId, Passages, Seat,
    Seeded, Sharing, Step, UnitId, Written, below, collect, json, keys, offer, once_in, one,
    open_inside, tried,
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
        let Some(seat) = self.somebody_at(random, written.unit) else {
            return Ok(None);
        };
        let (id, areas) = (written.id, written.areas.clone());
        let ground = Ground::Consent {
            consent: asked.consent,
        };
        let words = format!("consent:{}", asked.consent);
        let (part, unit) = (asked.part, asked.unit);
        let sharing = Self::sharing(id, unit, areas, ground);
        self.offered(of, part, seat, sharing, words).await
    }

    /// Anybody who sits at a workplace.
    fn somebody_at(&self, random: &mut Seeded, unit: Option<UnitId>) -> Option<Seat> {
        let there: Vec<Seat> = self
            .seats()
            .iter()
            .map(|(_, seat)| *seat)
            .filter(|seat| Some(seat.unit) == unit)
            .collect();
        one(random, &there).copied()
    }

    fn sharing(of: EntryId, unit: UnitId, areas: BTreeSet<AreaKey>, ground: Ground) -> Sharing {
        Sharing {
            of,
            ground,
            unit,
            areas,
            without_thought: false,
            outside: None,
            forbehall: false,
            about_others: Passages::default(),
        }
    }

    /// Somebody tries to offer something that was written, on a ground that the oracle calls so.
    async fn offered(
        &mut self,
        of: usize,
        part: PartId,
        seat: Seat,
        sharing: Sharing,
        ground: String,
    ) -> Result<Step, Fault> {
        let by_law = ground.starts_with("law:");
        let everybody = self.seats();
        let to = everybody
            .iter()
            .find(|(_, to)| to.unit == sharing.unit)
            .map_or(String::new(), |(_, to)| to.function.to_string());
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(offer(&cx, part, self.sheet(), &sharing).await)?;
        let (entry, unit) = (sharing.of.to_string(), sharing.unit.to_string());
        let question = json!({
            "q": "may_offer", "actor": {"seat": seat.function.to_string(), "person": seat.person.to_string()},
            "entry": entry, "to_unit": unit, "to_function": to, "ground": ground, "second": by_law,
        });
        let told = format!("{} offers {entry} to {unit} on {ground}", seat.person);
        let mut claim = Claim::new(&told, question, &done);
        // Judgements in words, and whether it was offered before, are asked for beside the law.
        claim.refusals_count &= !by_law;
        self.claims.push(claim);
        let Ok(release) = done else {
            return Ok(None);
        };
        let event = json!({
            "type": "offered", "release": release.to_string(), "entry": entry,
            "from": seat.unit.to_string(), "to_unit": unit, "to_function": to,
            "ground": ground, "areas": keys(&sharing.areas), "second": by_law,
        });
        let child = self.child_of(part);
        self.offered.push(Offered {
            release,
            of,
            child,
            to: sharing.unit,
            by_law,
        });
        let did = if by_law { "offered by law" } else { "offered" };
        Ok(Some((did, vec![event])))
    }

    /// What some rule of law lets somebody share without a yes.
    pub(super) async fn offers_by_law(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let can_leave: Vec<usize> = (0..self.written.len())
            .filter(|at| {
                let one = &self.written[*at];
                one.part.is_some() && !one.areas.is_empty()
            })
            .collect();
        let Some(of) = one(random, &can_leave).copied() else {
            return Ok(None);
        };
        let written = &self.written[of];
        let found = self.somebody_at(random, written.unit);
        let (Some(seat), Some(part)) = (found, written.part) else {
            return Ok(None);
        };
        let (id, areas) = (written.id, written.areas.clone());
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let ways = app::offer_by_law::reached(&cx);
        let Some(way) = one(random, &ways).cloned() else {
            return Ok(None);
        };
        let by_law = ByLaw {
            ground: way.ground.clone(),
            why: "Barnet behöver stödet nu.".to_owned(),
            set_aside: "Vi har talat om det.".to_owned(),
            harm: Some(HarmTest {
                outcome: Harm::Unclear,
                considered: "Ingen lider men.".to_owned(),
            }),
            second: "Test Kollega".to_owned(),
            untold: String::new(),
        };
        let sharing = Self::sharing(id, way.unit, areas, Ground::Law(by_law));
        let ground = format!("law:{}", way.ground);
        self.offered(of, part, seat, sharing, ground).await
    }

    pub(super) async fn collects(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(offered) = one(random, &self.offered) else {
            return Ok(None);
        };
        let (of, release, child, to) = (offered.of, offered.release, offered.child, offered.to);
        // Mostly whom it is for, else whoever tries.
        let everybody = self.seats();
        let addressed = everybody.iter().find(|(_, seat)| seat.unit == to);
        let seat = match addressed {
            Some((_, seat)) if !once_in(random, 4) => *seat,
            _ => everybody[below(random, everybody.len())].1,
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let sheet = self.sheet();
        let done = tried(collect(&cx, sheet, release).await)?;
        let question = json!({
            "q": "collect", "actor": {"seat": seat.function.to_string(), "person": seat.person.to_string()},
            "release": release.to_string(),
        });
        let told = format!("{} collects {release}", seat.person);
        self.claims.push(Claim::new(&told, question, &done));
        let Ok(part) = done else {
            return Ok(None);
        };
        let known = self.written[of]
            .part
            .map(|sender| self.known_custody(sender));
        let custody = known.unwrap_or(self.children[child].custody);
        self.is_of(part, child, seat.unit, custody);
        let event = json!({
            "type": "collected", "release": release.to_string(), "copy": sheet.id.to_string(), "part": part.to_string(),
        });
        // Every voice of it comes along.
        let id = self.written[of].id;
        for written in self.written.iter_mut().filter(|one| one.id == id) {
            let copy = match &written.voice {
                Some(voice) => format!("{}/{voice}", sheet.id),
                None => sheet.id.to_string(),
            };
            written.ids.push(copy);
        }
        Ok(Some(("collected", vec![event])))
    }

    pub(super) async fn lets_in(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let other = self.somebody(random, part);
        let until = self.in_days(3 + below(random, 60));
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let why = "Hjälper till.".to_owned();
        let done = open_inside(&cx, part, self.sheet(), other.unit, why, until).await;
        let done = tried(done)?;
        self.claims.push(Claim::does(seat, "let_in", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = json!({
            "type": "let_in", "part": part.to_string(), "unit": seat.unit.to_string(),
            "other_unit": other.unit.to_string(), "until": until.to_string(),
        });
        Ok(Some(("let in", vec![event])))
    }
}
