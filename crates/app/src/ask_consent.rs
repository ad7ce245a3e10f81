//! "May I talk with them, may I share?" (law.md A5; R37–R43).

use std::collections::BTreeSet;

use folder::class::Action;
use folder::command::{AnswerConsent, AskConsent, DoubtConsent, Now, Withdrawal};
use folder::entry::{ConsentAnswered, ConsentDoubted, Level, Receiver, Signing, Without};
use folder::id::{ConsentId, PartId, UnitId};
use folder::practice::AreaKey;
use folder::{Folded, Refusal};
use jiff::civil::Date;
use law::GuardianRule;

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
    /// The one guardian whose answer is not waited for, and why.
    pub without: Option<Without>,
    /// The version of the text that was read.
    pub text: String,
}

/// Everything to everybody: refused before anybody is asked (law.md A5.1; X14).
#[must_use]
pub fn is_blanket(cx: &Cx<'_>, units: &[UnitId], areas: &BTreeSet<AreaKey>) -> bool {
    let Ok(pack) = cx.pack() else {
        return true;
    };
    let directory = cx.house.directory();
    let own = cx.actor.professional().map(|seat| seat.branch);
    let every_unit: Vec<UnitId> = directory
        .units
        .iter()
        .filter(|unit| {
            Some(unit.branch) != own
                && directory.receiver_at(unit.id).is_some()
                && can_be_asked_about(cx, unit.id)
        })
        .map(|unit| unit.id)
        .collect();
    let every_area: Vec<AreaKey> = pack
        .areas()
        .iter()
        .map(|area| AreaKey(area.key.clone()))
        .collect();
    let areas: Vec<AreaKey> = areas.iter().cloned().collect();
    law::names_everything(units, &every_unit, &areas, &every_area)
}

/// Asks. The question lies in the own part and in the room of each guardian who is asked.
pub async fn ask_consent(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    question: Question,
) -> Result<ConsentId, Stop> {
    let consent = ConsentId::from_bytes(cx.house.fresh());
    let ask = put(cx, consent, question)?;
    cx.write_in_part(part, Action::AskConsent, sheet, |folded, now| {
        Ok(vec![ask.clone().decide(folded, now)?])
    })
    .await?;
    Ok(consent)
}

/// The question toward those who receive at its units, by the rules of the house.
pub(crate) fn put(
    cx: &Cx<'_>,
    consent: ConsentId,
    question: Question,
) -> Result<AskConsent, Refusal> {
    let directory = cx.house.directory();
    let own = cx
        .actor
        .professional()
        .map(|professional| professional.branch);
    if is_blanket(cx, &question.units, &question.areas) {
        return Err(Refusal::new("refusal-blanket-consent"));
    }
    let seat = cx.actor.professional().map(|seat| seat.unit);
    let rule = directory.rules_at(seat).guardian_rule;
    let mut receivers = Vec::new();
    let mut inside = false;
    for unit in &question.units {
        let function = directory
            .receiver_at(*unit)
            .ok_or_else(|| Refusal::new("refusal-unknown-unit"))?;
        let same = directory.branch_of(*unit).map(|branch| branch.id) == own;
        if !same && !can_be_asked_about(cx, *unit) {
            return Err(Refusal::new("refusal-secrecy-unknown"));
        }
        inside |= same;
        receivers.push(Receiver {
            unit: *unit,
            function: function.id,
        });
    }
    Ok(AskConsent {
        consent,
        receivers,
        areas: question.areas,
        purpose: question.purpose,
        level: question.level,
        until: question.until,
        signing: question.signing,
        judged: question.judged,
        child_heard: question.child_heard,
        text: question.text,
        without: question.without,
        one_may_do: rule == GuardianRule::OneOkUnlessKnownConflict,
        of: seat,
        inside,
    })
}

/// Writes down what a guardian said, in which language and with which help. A yes that has become smaller acts at once, as
/// if it were taken back on the own page.
pub async fn record_answer(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    answered: ConsentAnswered,
) -> Result<(), Stop> {
    follow(cx, part, sheet, |folded, now| {
        AnswerConsent(answered.clone()).recorded(folded, now)
    })
    .await
}

/// Notes that somebody's yes may not be free. It is not used, and nothing of it reaches anybody's room.
pub async fn doubt_consent(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    doubted: ConsentDoubted,
) -> Result<(), Stop> {
    follow(cx, part, sheet, |folded, now| {
        DoubtConsent(doubted.clone()).decide(folded, now)
    })
    .await
}

/// Writes in the own part what was decided, and locks the copies that it says.
async fn follow(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    decide: impl Fn(&Folded, Now<'_>) -> Result<Withdrawal, Refusal>,
) -> Result<(), Stop> {
    match once(cx, part, sheet, &decide).await {
        Err(Stop::Behind) => once(cx, part, sheet, &decide).await,
        done => done,
    }
}

async fn once(
    cx: &Cx<'_>,
    id: PartId,
    sheet: Sheet,
    decide: &impl Fn(&Folded, Now<'_>) -> Result<Withdrawal, Refusal>,
) -> Result<(), Stop> {
    let mut part = cx.house.load_part(id).await?;
    let because = cx.may_in_part(&part, Action::AskConsent).await?;
    cx.still_fits(&part, sheet)?;
    let pack = cx.pack()?;
    let decided = decide(&part.full, cx.deciding(pack)).and_then(|followed| {
        cx.tells_no_place(&part.full, sheet, &followed.entries)?;
        Ok(followed)
    });
    let followed = match decided {
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
        cx.log_written(
            &part.shut.row,
            Action::AskConsent,
            because,
            &records,
            &part.full,
        )
        .await?,
    );
    draft.take(part, cx)?;
    draft.save(cx.house).await
}
