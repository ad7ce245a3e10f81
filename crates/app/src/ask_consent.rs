//! "May I talk with them, may I share?" (law.md A5; R37–R43).

use std::collections::BTreeSet;

use folder::class::Action;
use folder::command::{AnswerConsent, AskConsent};
use folder::entry::{ConsentAnswered, Level, Receiver, Signing};
use folder::id::{ConsentId, PartId, UnitId};
use folder::practice::AreaKey;
use jiff::civil::Date;

use crate::cx::Cx;
use crate::offer::can_be_asked_about;
use crate::stop::Stop;
use crate::write::{Draft, Sheet};

/// The question, as the worker puts it.
#[derive(Clone, Debug)]
pub struct Question {
    /// Toward which units; each is asked about by the function that receives there.
    pub units: Vec<UnitId>,
    /// Which areas.
    pub areas: BTreeSet<AreaKey>,
    /// What for.
    pub purpose: String,
    /// Talk, or also write and share.
    pub level: Level,
    /// The last day.
    pub until: Date,
    /// Who answers, as judged.
    pub signing: Signing,
    /// Why it was judged so.
    pub judged: String,
    /// How the child was heard.
    pub child_heard: String,
    /// The version of the text that was read.
    pub text: String,
}

/// Asks. The question lies in the own part and in the room of each guardian who is asked.
pub async fn ask_consent(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    question: Question,
) -> Result<ConsentId, Stop> {
    let consent = ConsentId::from_bytes(cx.house.fresh());
    let directory = cx.house.directory();
    let own = cx
        .actor
        .professional()
        .map(|professional| professional.branch);
    let mut receivers = Vec::new();
    let mut inside = false;
    for unit in &question.units {
        let function = directory
            .receiver_at(*unit)
            .ok_or_else(|| folder::Refusal::new("refusal-unknown-unit"))?;
        let same = directory.branch_of(*unit).map(|branch| branch.id) == own;
        if !same && !can_be_asked_about(cx, *unit) {
            return Err(folder::Refusal::new("refusal-secrecy-unknown").into());
        }
        inside |= same;
        receivers.push(Receiver {
            unit: *unit,
            function: function.id,
        });
    }
    cx.write_in_part(part, Action::AskConsent, sheet, |folded, now| {
        let ask = AskConsent {
            consent,
            receivers: receivers.clone(),
            areas: question.areas.clone(),
            purpose: question.purpose.clone(),
            level: question.level,
            until: question.until,
            signing: question.signing,
            judged: question.judged.clone(),
            child_heard: question.child_heard.clone(),
            text: question.text.clone(),
            inside,
        };
        Ok(vec![ask.decide(folded, now)?])
    })
    .await?;
    Ok(consent)
}

/// Writes down what a guardian said, in which language and with which help. A yes that has become smaller acts at once, as
/// if it were taken back on the own page.
pub async fn record_answer(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    answered: ConsentAnswered,
) -> Result<(), Stop> {
    match once(cx, part, sheet, answered.clone()).await {
        Err(Stop::Behind) => once(cx, part, sheet, answered).await,
        done => done,
    }
}

async fn once(
    cx: &Cx<'_>,
    id: PartId,
    sheet: Sheet,
    answered: ConsentAnswered,
) -> Result<(), Stop> {
    let mut part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::AskConsent).await?;
    cx.still_fits(&part, sheet)?;
    let pack = cx.pack()?;
    let followed = match AnswerConsent(answered).recorded(&part.full, cx.deciding(pack)) {
        Ok(followed) => followed,
        Err(refusal) => {
            return Err(cx.refuse(&part.shut.row, Action::AskConsent, refusal).await);
        }
    };
    let mut draft = Draft::default();
    cx.lock_copies(&followed, &mut draft).await?;
    let entries = cx.number(sheet, followed.entries);
    let records = part.write(cx, &cx.author(), entries).await?;
    cx.lay_in_rooms(&part, &records, &mut draft).await?;
    draft.log.push(
        cx.log_row(&part.shut.row, Action::AskConsent, because, false)
            .await?,
    );
    draft.take(part, cx);
    draft.save(cx.house).await
}
