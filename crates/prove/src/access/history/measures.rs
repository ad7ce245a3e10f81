//! The yes to a measure itself.

use app::measure_yes::{answer_measure, ask_measure};
use folder::entry::MeasureAnswered;
use folder::id::MeasureId;

use super::{
    BTreeSet, Claim, Custody, Fault, Form, History, PartId, PersonId, Seat, Seeded, Signing, Step,
    Written, below, json, once_in, one, tried,
};

/// A measure that somebody has promised, and whom its question was put to.
#[derive(Clone)]
pub struct Measured {
    id: MeasureId,
    part: PartId,
    seat: Seat,
    what: String,
    signers: Vec<PersonId>,
}

impl Measured {
    pub const fn promised(id: MeasureId, part: PartId, seat: Seat, what: String) -> Self {
        Self {
            id,
            part,
            seat,
            what,
            signers: Vec::new(),
        }
    }
}

impl History {
    /// Those whose yes a question takes: guardians with custody whose page the asking unit has not closed, or the child.
    pub(super) fn signers(&self, part: PartId, seat: Seat, signing: Signing) -> Vec<PersonId> {
        let child = &self.children[self.child_of(part)];
        let county = self.world.county;
        let mut signers = Vec::new();
        if signing != Signing::Child {
            let keeps_out = |one: PersonId| {
                let mut all = self.blocked.iter();
                all.any(|(of, by, person)| (*of, by.unit, *person) == (part, seat.unit, one))
            };
            let both = [county.mother, county.father]
                .into_iter()
                .zip(self.known_custody(part));
            signers.extend(
                both.filter(|(one, held)| *held != Custody::None && !keeps_out(*one))
                    .map(|(one, _)| one),
            );
        }
        if signing != Signing::Guardians {
            signers.push(child.id);
        }
        signers
    }

    pub(super) async fn asks_measure(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let at = below(random, self.measures.len());
        let Some(measured) = self.measures.get(at).cloned() else {
            return Ok(None);
        };
        let (signing, word) = [
            (Signing::Guardians, "guardians"),
            (Signing::Together, "together"),
            (Signing::Child, "child"),
        ][below(random, 3)];
        let sheet = self.sheet();
        let Some(cx) = self.at_work(measured.seat).await? else {
            return Ok(None);
        };
        let judged = "Hen förstår vad det gäller.".to_owned();
        let done = ask_measure(&cx, measured.part, sheet, measured.id, signing, judged).await;
        let done = tried(done)?;
        self.claims
            .push(Claim::does(measured.seat, "ask", measured.part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let signers = self.signers(measured.part, measured.seat, signing);
        let event = json!({
            "type": "measure_asked", "entry": sheet.id.to_string(), "measure": measured.id.to_string(),
            "part": measured.part.to_string(), "unit": measured.seat.unit.to_string(), "signing": word,
            "signers": signers.iter().map(ToString::to_string).collect::<Vec<_>>(),
        });
        self.measures[at].signers = signers;
        // The question says what would be done.
        self.says_again(&measured.what, sheet.id);
        Ok(Some(("measure asked", vec![event])))
    }

    pub(super) async fn answers_measure(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let asked: Vec<&Measured> = self
            .measures
            .iter()
            .filter(|one| !one.signers.is_empty())
            .collect();
        let Some(measured) = one(random, &asked).map(|one| (*one).clone()) else {
            return Ok(None);
        };
        let by = self.asked_or_anybody(random, &measured.signers);
        let (sheet, token, yes) = (self.sheet(), self.token(), !once_in(random, 3));
        let cx = self.world.at_home(by).await;
        let which = self.child_of(measured.part);
        let Some(room) = self.room_of(&cx, which).await? else {
            return Ok(None);
        };
        let answered = MeasureAnswered {
            measure: measured.id,
            by,
            yes,
            form: Form::OwnPage,
            said: token.clone(),
        };
        let done = tried(answer_measure(&cx, room, sheet, answered).await)?;
        let question = json!({
            "q": "answer", "actor": {"room": by.to_string()}, "measure": measured.id.to_string(),
        });
        let told = format!("{by} answers for measure {}", measured.id);
        self.claims.push(Claim::new(&told, question, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = json!({
            "type": "measure_answered", "entry": sheet.id.to_string(), "measure": measured.id.to_string(),
            "signer": by.to_string(), "said": if yes { "yes" } else { "no" },
        });
        self.written.push(Written {
            token,
            ids: vec![sheet.id.to_string()],
            voice: None,
            kind: "measure_answered",
            part: None,
            id: sheet.id,
            unit: Some(measured.seat.unit),
            areas: BTreeSet::new(),
            by: None,
            about: self.child_of(measured.part),
        });
        Ok(Some(("measure answered", vec![event])))
    }
}
