//! "Do you say yes to this?": a measure has its own yes, beside the one to talk and share (R38, R83; law.md A5.3).

use folder::class::Action;
use folder::command::{AnswerMeasure, AskMeasure};
use folder::entry::{MeasureAnswered, Signing};
use folder::id::{MeasureId, PartId};

use crate::answer_consent::{Question, answer_at_home};
use crate::cx::Cx;
use crate::stop::Stop;
use crate::write::Sheet;

/// Asks those who decide. The question lies in the part and in the room of each who is asked.
pub async fn ask_measure(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    measure: MeasureId,
    signing: Signing,
    judged: String,
) -> Result<(), Stop> {
    let of = cx.actor.professional().ok_or_else(Stop::not_found)?.unit;
    let ask = AskMeasure {
        measure,
        signing,
        judged,
        of,
    };
    cx.write_in_part(part, Action::AskConsent, sheet, |folded, now| {
        Ok(vec![ask.clone().decide(folded, now)?])
    })
    .await
}

/// Writes down what somebody said.
pub async fn record_measure_answer(
    cx: &Cx<'_>,
    part: PartId,
    sheet: Sheet,
    answered: MeasureAnswered,
) -> Result<(), Stop> {
    let answer = AnswerMeasure {
        answered,
        of: cx.actor.professional().map(|seat| seat.unit),
    };
    cx.write_in_part(part, Action::AskConsent, sheet, |folded, now| {
        Ok(vec![answer.clone().decide(folded, now)?])
    })
    .await
}

/// Answers on the own page.
pub async fn answer_measure(
    cx: &Cx<'_>,
    room: PartId,
    sheet: Sheet,
    answered: MeasureAnswered,
) -> Result<(), Stop> {
    let question = Question::Measure(answered.measure);
    let texts = [answered.said.clone()];
    let answer = AnswerMeasure { answered, of: None };
    answer_at_home(cx, room, sheet, question, &texts, |folded, now| {
        answer.clone().decide(folded, now)
    })
    .await
}
