//! Asking for the yes to a measure, and what was answered (R38, R83; law.md A5.3).

use super::Now;
use super::answering::Answering;
use crate::Refusal;
use crate::entry::{Entry, MeasureAnswered, MeasureAsked, Signing};
use crate::fold::Folded;
use crate::id::{MeasureId, UnitId};
use crate::measure_yes::MeasureStanding;
use crate::plan::plans;

/// The question to the family, by the workplace that has promised.
#[derive(Clone, Debug)]
pub struct AskMeasure {
    /// Which measure.
    pub measure: MeasureId,
    /// Who answers, as the one who asks has judged.
    pub signing: Signing,
    /// Why it was judged so.
    pub judged: String,
    /// The workplace that asks.
    pub of: UnitId,
}

impl AskMeasure {
    /// Once, and anew only when others decide since. Whoever has said no is not asked again by a new question: a later
    /// answer can always be written down.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let unknown = || Refusal::new("refusal-no-such-measure");
        let plans = plans(folded, now.today);
        let (plan, promised) = plans
            .iter()
            .find_map(|plan| {
                let mut measures = plan.measures.iter();
                let found = measures.find(|one| one.own && one.measure.measure == self.measure);
                found.map(|found| (plan, found))
            })
            .filter(|(_, promised)| promised.measure.unit == self.of)
            .ok_or_else(unknown)?;
        if plan.closed.is_some() {
            return Err(Refusal::new("refusal-plan-closed"));
        }
        let standing = promised.yes.as_ref().map(|yes| yes.stands(now.today));
        if !matches!(standing, None | Some(MeasureStanding::Over)) {
            return Err(Refusal::new("refusal-measure-asked"));
        }
        let who = Answering {
            signing: self.signing,
            judged: &self.judged,
            of: Some(self.of),
        };
        Ok(MeasureAsked {
            plan: plan.frame.plan,
            measure: self.measure,
            what: promised.measure.what.clone(),
            signers: who.signers(folded, now)?,
            signing: self.signing,
            judged: self.judged,
        }
        .into())
    }
}

/// What a signer said.
#[derive(Clone, Debug)]
pub struct AnswerMeasure {
    /// The answer.
    pub answered: MeasureAnswered,
    /// The workplace that writes it down; nobody when it is answered on the own page.
    pub of: Option<UnitId>,
}

impl AnswerMeasure {
    /// By one of those who were asked, while the question stands. A yes can be taken back on any day.
    pub fn decide(self, folded: &Folded, now: Now<'_>) -> Result<Entry, Refusal> {
        let yes = folded
            .measure_yes
            .get(&self.answered.measure)
            .filter(|yes| self.of.is_none() || yes.unit == self.of)
            .ok_or_else(|| Refusal::new("refusal-no-such-measure"))?;
        if !yes.asked.signers.contains(&self.answered.by) {
            return Err(Refusal::new("refusal-not-a-signer"));
        }
        if yes.stands(now.today) == MeasureStanding::Over {
            return Err(Refusal::new("refusal-measure-over"));
        }
        Ok(self.answered.into())
    }
}
