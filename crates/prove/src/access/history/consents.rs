//! What the family is asked, and what it says.

use super::{
    Answer, AreaKey, Asked, BTreeSet, Claim, ConsentAnswered, ConsentDoubted, ConsentId, Fault,
    Form, History, Level, NarrowConsent, PartId, PersonId, Question, ReceiverAnswer, Seat, Seeded,
    Signing, Step, answer_consent, ask_consent, below, doubt_consent, json, keys, lets,
    narrow_consent, once_in, one, tried, withdraw_consent,
};

impl History {
    pub(super) async fn asks(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let seats = self.seats();
        let (_, to) = seats[below(random, seats.len())];
        let areas = self.areas(random)?;
        let (signing, word) = [
            (Signing::Guardians, "guardians"),
            (Signing::Guardians, "guardians"),
            (Signing::Together, "together"),
            (Signing::Child, "child"),
        ][below(random, 4)];
        let (level, said) = if once_in(random, 5) {
            (Level::Talk, "talk")
        } else {
            (Level::Share, "share")
        };
        let until = self.in_days(5 + below(random, 90));
        let question = Question {
            units: vec![to.unit],
            areas: areas.clone(),
            purpose: "Att hjälpa tillsammans.".to_owned(),
            level,
            until,
            signing,
            judged: "Hen förstår vad det gäller.".to_owned(),
            child_heard: "Hen vill det.".to_owned(),
            without: None,
            text: "1".to_owned(),
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(ask_consent(&cx, part, self.sheet(), question).await)?;
        self.claims.push(Claim::does(seat, "ask", part, &done));
        let Ok(consent) = done else {
            return Ok(None);
        };
        let signers = self.signers(part, seat, signing);
        let event = json!({
            "type": "asked", "consent": consent.to_string(), "part": part.to_string(), "unit": seat.unit.to_string(),
            "receivers": [to.unit.to_string()], "areas": keys(&areas), "level": said, "until": until.to_string(),
            "signing": word, "signers": signers.iter().map(ToString::to_string).collect::<Vec<_>>(),
        });
        self.asked.push(Asked {
            consent,
            child: self.child_of(part),
            part,
            unit: to.unit,
            areas,
            signers,
        });
        Ok(Some(("asked", vec![event])))
    }

    /// Mostly somebody who is asked, else anybody of the family.
    pub(super) fn asked_or_anybody(&self, random: &mut Seeded, signers: &[PersonId]) -> PersonId {
        let everybody = self.family();
        let (_, any) = everybody[below(random, everybody.len())];
        match one(random, signers) {
            Some(signer) if !once_in(random, 5) => *signer,
            _ => any,
        }
    }

    pub(super) async fn answers(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(asked) = one(random, &self.asked) else {
            return Ok(None);
        };
        let by = self.asked_or_anybody(random, &asked.signers);
        let cx = self.world.at_home(by).await;
        let Some(room) = self.room_of(&cx, asked.child).await? else {
            return Ok(None);
        };
        let level = if once_in(random, 6) {
            Level::Talk
        } else {
            Level::Share
        };
        let areas = if once_in(random, 4) {
            asked.areas.iter().take(1).cloned().collect()
        } else {
            asked.areas.clone()
        };
        let is_no = once_in(random, 6);
        let answer = if is_no {
            Answer::No
        } else {
            Answer::yes(areas.clone(), level)
        };
        let answered = ConsentAnswered {
            consent: asked.consent,
            by,
            answers: vec![ReceiverAnswer {
                unit: asked.unit,
                answer,
            }],
            form: Form::OwnPage,
            language: "svenska".to_owned(),
            interpreter: false,
            said: String::new(),
            ask_again: None,
        };
        let consent = asked.consent;
        let done = tried(answer_consent(&cx, room, self.sheet(), answered).await)?;
        self.claims.push(claim("answer", by, consent, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = json!({
            "type": "answered", "consent": consent.to_string(), "signer": by.to_string(),
            "said": if is_no { "no" } else { "yes" }, "areas": keys(&areas),
            "level": if level == Level::Talk { "talk" } else { "share" },
        });
        Ok(Some(("answered", vec![event])))
    }

    pub(super) async fn withdraws(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(asked) = one(random, &self.asked) else {
            return Ok(None);
        };
        let by = self.asked_or_anybody(random, &asked.signers);
        let cx = self.world.at_home(by).await;
        let Some(room) = self.room_of(&cx, asked.child).await? else {
            return Ok(None);
        };
        let (consent, unit) = (asked.consent, asked.unit);
        let done = tried(withdraw_consent(&cx, room, self.sheet(), consent, unit).await)?;
        self.claims.push(claim("withdraw", by, consent, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = json!({
            "type": "withdrawn", "consent": consent.to_string(), "signer": by.to_string(),
        });
        Ok(Some(("withdrawn", vec![event])))
    }

    pub(super) async fn narrows(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(asked) = one(random, &self.asked) else {
            return Ok(None);
        };
        let by = self.asked_or_anybody(random, &asked.signers);
        let cx = self.world.at_home(by).await;
        let Some(room) = self.room_of(&cx, asked.child).await? else {
            return Ok(None);
        };
        let areas: BTreeSet<AreaKey> = asked.areas.iter().take(1).cloned().collect();
        let level = if once_in(random, 4) {
            Level::Talk
        } else {
            Level::Share
        };
        let until = self.in_days(1 + below(random, 30));
        let narrower = NarrowConsent {
            consent: asked.consent,
            unit: asked.unit,
            by,
            areas: areas.clone(),
            level,
            until,
            condition: String::new(),
            language: "svenska".to_owned(),
        };
        let done = narrow_consent(&cx, room, self.sheet(), narrower).await;
        if lets(done)?.is_none() {
            return Ok(None);
        }
        let event = json!({
            "type": "narrowed", "consent": asked.consent.to_string(), "signer": by.to_string(),
            "areas": keys(&areas), "until": until.to_string(),
            "level": if level == Level::Talk { "talk" } else { "share" },
        });
        Ok(Some(("narrowed", vec![event])))
    }

    pub(super) async fn doubts(&mut self, random: &mut Seeded, seat: Seat) -> Result<Step, Fault> {
        let Some(asked) = one(random, &self.asked) else {
            return Ok(None);
        };
        let Some(of) = one(random, &asked.signers).copied() else {
            return Ok(None);
        };
        let (consent, part) = (asked.consent, asked.part);
        let doubted = ConsentDoubted {
            consent,
            of,
            why: "Någon stod bakom.".to_owned(),
            talk: self.in_days(5),
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(doubt_consent(&cx, part, self.sheet(), doubted).await)?;
        self.claims.push(Claim::does(seat, "ask", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = json!({"type": "doubted", "consent": consent.to_string()});
        Ok(Some(("doubted", vec![event])))
    }
}

/// Whether somebody at home may answer a question about sharing, or take an answer back.
fn claim(what: &str, by: PersonId, consent: ConsentId, done: &Result<(), &'static str>) -> Claim {
    let question =
        json!({"q": what, "actor": {"room": by.to_string()}, "consent": consent.to_string()});
    Claim::new(&format!("{by} does {what} for {consent}"), question, done)
}
