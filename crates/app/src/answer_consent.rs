//! "I say yes to these, and no to that": answering on one's own page (R40, R41).

use std::collections::BTreeSet;

use folder::class::{Action, ConsentFacts, Resource};
use folder::command::{AnswerConsent, Now};
use folder::entry::{Answer, ConsentAnswered};
use folder::id::{ConsentId, MeasureId, PartId, PersonId};
use folder::{Entry, Folded, Refusal};
use store::Owner;

use crate::cx::Cx;
use crate::part::Loaded;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// Writes the answer in the discloser's part and in the own room.
pub async fn answer_consent(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    answered: ConsentAnswered,
) -> Result<(), Stop> {
    let question = Question::Consent(answered.consent);
    let texts: Vec<String> = said(&answered).map(str::to_owned).collect();
    answer_at_home(cx, room, sheet, question, &texts, |folded, now| {
        AnswerConsent(answered.clone()).decide(folded, now)
    })
    .await
}

/// What somebody is asked at home.
#[derive(Clone, Copy)]
pub(crate) enum Question {
    /// About sharing.
    Consent(ConsentId),
    /// About a measure.
    Measure(MeasureId),
}

impl Question {
    fn is_asked_by(self, entry: &Entry) -> bool {
        match (self, entry) {
            (Self::Consent(id), Entry::ConsentAsked(asked)) => asked.consent == id,
            (Self::Measure(id), Entry::MeasureAsked(asked)) => asked.measure == id,
            _ => false,
        }
    }

    fn signers(self, part: &Folded) -> Option<BTreeSet<PersonId>> {
        match self {
            Self::Consent(id) => part
                .consents
                .get(&id)
                .map(|found| found.asked.signers.clone()),
            Self::Measure(id) => part
                .measure_yes
                .get(&id)
                .map(|found| found.asked.signers.clone()),
        }
    }
}

/// Writes an answer where it was asked and in the own room. Somebody else may have written there in between: once more.
pub(crate) async fn answer_at_home(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    question: Question,
    texts: &[String],
    decide: impl Fn(&Folded, Now<'_>) -> Result<Entry, Refusal>,
) -> Result<(), Stop> {
    match once(cx, room, sheet, question, texts, &decide).await {
        Err(Stop::Behind) => once(cx, room, sheet, question, texts, &decide).await,
        done => done,
    }
}

async fn once(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    question: Question,
    texts: &[String],
    decide: impl Fn(&Folded, Now<'_>) -> Result<Entry, Refusal>,
) -> Result<(), Stop> {
    let (mut part, because) = cx
        .asked_at_home(room, question, Action::AnswerConsent)
        .await?;
    part.still_unsent(sheet)?;
    let pack = cx.pack()?;
    let decided = decide(&part.full, cx.deciding(pack)).and_then(|entry| {
        cx.says_no_place(&part.full, sheet, texts.iter().map(String::as_str))?;
        Ok(entry)
    });
    let entry = match decided {
        Ok(entry) => entry,
        Err(refusal) => {
            return Err(cx
                .refuse(&part.shut.row, Action::AnswerConsent, refusal)
                .await);
        }
    };
    let entries = vec![(sheet.id, entry)];
    let records = part.write(cx, &cx.author(), entries).await?;
    let mut draft = Draft::default();
    cx.lay_in_rooms(&part, &records, &mut draft).await?;
    draft.log.push(
        cx.log_row(&part.shut.row, Action::AnswerConsent, because, false)
            .await?,
    );
    draft.take(part, cx)?;
    draft.save(cx.house).await
}

/// An answer in one's own words: beside it, and as conditions.
fn said(answered: &ConsentAnswered) -> impl Iterator<Item = &str> {
    let conditions = answered.answers.iter().flat_map(|one| match &one.answer {
        Answer::Yes { conditions, .. } => conditions.as_slice(),
        Answer::No => &[],
    });
    conditions.chain([&answered.said]).map(String::as_str)
}

impl Cx<'_> {
    /// The part of the discloser who asked for a consent that lies in the actor's room, after asking whether the
    /// actor may act on it.
    pub(crate) async fn discloser(
        &self,
        room: PartId,
        consent: ConsentId,
        action: Action,
    ) -> Result<(Loaded, Vec<String>), Stop> {
        self.asked_at_home(room, Question::Consent(consent), action)
            .await
    }

    /// The part where a question was asked that lies in the actor's room, after asking whether the actor may answer.
    pub(crate) async fn asked_at_home(
        &self,
        room: PartId,
        question: Question,
        action: Action,
    ) -> Result<(Loaded, Vec<String>), Stop> {
        let (room, person) = self.own_room(room, Action::Open).await?;
        // Only what lies open here: whoever may not read a question is not asked it.
        let lies = |release| {
            let received = room.full.received.get(release);
            received.is_none_or(|received| !received.locked)
        };
        let branch = room
            .full
            .records
            .iter()
            .find_map(|record| match &record.entry {
                Entry::Copy(copy) if question.is_asked_by(&copy.entry) && lies(&copy.release) => {
                    copy.from.branch
                }
                _ => None,
            })
            .ok_or_else(Stop::not_found)?;
        let row = self
            .house
            .store
            .part_of(room.shut.row.folder, Owner::Branch(branch))
            .await?
            .ok_or_else(Stop::not_found)?;
        let part = self.house.load(row).await?.ok_or_else(Stop::not_found)?;
        let facts = ConsentFacts {
            signers: question.signers(&part.full).ok_or_else(Stop::not_found)?,
            open: room.shut.card.room_facts(person, self.today()).open,
        };
        match self
            .house
            .gate
            .check(&self.actor, action, &Resource::Consent(facts))
        {
            Ok(allowed) => Ok((part, allowed.because)),
            Err(refusal) => Err(self.refuse(&part.shut.row, action, refusal).await),
        }
    }
}
